import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "./edit.js";
import type { FileFormat } from "./file-format.js";
import type { Braces, ImportHost } from "./import-host.js";
import { lineIndent } from "./line-indent.js";
import { nullThrows } from "./null-throws.js";
import { startsLine } from "./starts-line.js";

type SourceCode = Readonly<TSESLint.SourceCode>;

const KEY = "import";

function insertion(offset: number, text: string): Edit {
  return { range: [offset, offset], text, key: KEY };
}

function isLineComment(token: TSESTree.Token | TSESTree.Comment): boolean {
  return (token.type as string) === "Line";
}

/** Adds to `{}`, which may hold a comment. */
function fillBraces(
  sourceCode: SourceCode,
  { open, close }: Braces,
  specifiers: string,
  format: FileFormat,
): Edit {
  const before = nullThrows(
    sourceCode.getTokenBefore(close, { includeComments: true }),
    "a { stands before its }",
  );
  const padding = format.bracePadding;
  if (before.range[0] === open.range[0]) {
    return {
      range: [open.range[1], close.range[0]],
      text: `${padding}${specifiers}${padding}`,
      key: KEY,
    };
  }
  const separator = isLineComment(before)
    ? format.eol + lineIndent(sourceCode.text, before.range[0])
    : " ";
  return insertion(before.range[1], separator + specifiers);
}

/** Adds after the last of some specifiers, in lines of their own where the last one has its own. */
function extendBraces(
  sourceCode: SourceCode,
  { close, last }: Braces & { readonly last: TSESTree.Node },
  specifiers: readonly string[],
  format: FileFormat,
): Edit[] {
  const { text } = sourceCode;
  const next = sourceCode.getTokenAfter(last);
  const comma = next?.value === "," ? next : undefined;
  // The comments between the last specifier and the brace are about what stands before them.
  const end = nullThrows(
    sourceCode.getTokenBefore(close, { includeComments: true }),
    "specifiers stand before the }",
  );
  const ownsLine = startsLine(text, last.range[0]);
  const separator =
    ownsLine || isLineComment(end) ? format.eol + lineIndent(text, last.range[0]) : " ";
  const added = specifiers.join(`,${separator}`) + (comma ? "," : "");
  if (comma) return [insertion(end.range[1], separator + added)];
  return end.range[1] === last.range[1]
    ? [insertion(last.range[1], `,${separator}${added}`)]
    : [insertion(last.range[1], ","), insertion(end.range[1], separator + added)];
}

/**
 * The edits that add names to an import, or to the destructuring of a `require`, without touching
 * what it says already.
 *
 * @param specifiers - as they are written: `a`, `a as b`
 * @example
 * // import { a } from "m";  →  import { a, b } from "m";
 * appendSpecifiers(sourceCode, host, ["b"], format);
 */
export function appendSpecifiers(
  sourceCode: SourceCode,
  { node, braces }: ImportHost,
  specifiers: readonly string[],
  format: FileFormat,
): readonly Edit[] {
  const list = specifiers.join(", ");
  if (braces) {
    const { last } = braces;
    return last
      ? extendBraces(sourceCode, { ...braces, last }, specifiers, format)
      : [fillBraces(sourceCode, braces, list, format)];
  }
  const padding = format.bracePadding;
  const named = `{${padding}${list}${padding}}`;
  const [defaultSpecifier] = node.type === "ImportDeclaration" ? node.specifiers : [];
  if (defaultSpecifier) return [insertion(defaultSpecifier.range[1], `, ${named}`)];
  const keyword = nullThrows(sourceCode.getFirstToken(node), "an import starts with a keyword");
  const next = nullThrows(
    sourceCode.getTokenAfter(keyword, { includeComments: true }),
    "an import names its module",
  );
  // `import"m"` needs a space that `import "m"` has.
  const needsSpace = next.range[0] === keyword.range[1];
  return [insertion(keyword.range[1], ` ${named} from${needsSpace ? " " : ""}`)];
}
