import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { scriptBlocks } from "./script-blocks.js";

/** How the author of a file writes what an edit has to write, too. */
export interface FileFormat {
  readonly quote: '"' | "'";
  /** `;`, or nothing where the file leaves semicolons out. */
  readonly semicolon: ";" | "";
  readonly eol: "\n" | "\r\n";
  /** What stands inside the braces of `{ a }`. */
  readonly bracePadding: " " | "";
  /** One step of indentation. */
  readonly indent: string;
}

type SourceCode = Readonly<TSESLint.SourceCode>;

/** The import or `require` whose looks decide, and which is asked first. */
type Neighbour = TSESTree.Node | undefined;

function quoteOf(sourceCode: SourceCode, neighbour: Neighbour): FileFormat["quote"] {
  const tokens = neighbour ? sourceCode.getTokens(neighbour) : [];
  for (const { type, value } of [...tokens.reverse(), ...sourceCode.ast.tokens]) {
    const first = value.charAt(0);
    if ((type as string) === "String" && (first === '"' || first === "'")) return first;
  }
  return '"';
}

function semicolonOf(sourceCode: SourceCode, neighbour: Neighbour): FileFormat["semicolon"] {
  const last = neighbour && sourceCode.getLastToken(neighbour);
  const blocks = scriptBlocks(sourceCode);
  const tokens = sourceCode.ast.tokens.filter((token) =>
    blocks.some(({ range }) => range[0] <= token.range[0] && token.range[1] <= range[1]),
  );
  // One at the start of a line, as in `;[1, 2]`, is how files without semicolons write.
  const endsLine = (token: TSESTree.Token): boolean =>
    token.value === ";" && sourceCode.getTokenBefore(token)?.loc.end.line === token.loc.start.line;
  if (last) return endsLine(last) ? ";" : "";
  // Those of `for (;;)` have something after them in their line.
  const isUsual = tokens.some((token, index) => {
    const next = tokens[index + 1];
    return (
      (next === undefined || next.loc.start.line > token.loc.end.line || next.value === "}") &&
      endsLine(token)
    );
  });
  return isUsual || tokens.length === 0 ? ";" : "";
}

function bracePaddingOf(sourceCode: SourceCode, neighbour: Neighbour): FileFormat["bracePadding"] {
  const candidates = [...(neighbour ? [neighbour] : []), ...sourceCode.ast.body].filter(
    ({ type }) => type === "ImportDeclaration" || type === "VariableDeclaration",
  );
  for (const candidate of candidates) {
    const brace = sourceCode.getTokens(candidate).find(({ value }) => value === "{");
    const next = brace && sourceCode.getTokenAfter(brace, { includeComments: true });
    if (brace && next && next.value !== "}" && next.loc.start.line === brace.loc.end.line) {
      return next.range[0] === brace.range[1] ? "" : " ";
    }
  }
  return " ";
}

function indentOf({ lines }: SourceCode): string {
  for (const [index, line] of lines.entries()) {
    const indent = /^(?: {2,8}|\t)(?=\S)/u.exec(line)?.[0];
    // The lines of a block comment are indented by the comment's own rules.
    if (indent !== undefined && /[{([>]\s*$/u.test(lines[index - 1] ?? "")) return indent;
  }
  return "  ";
}

/**
 * How a file is written, read from the neighbour of the edit where there is one, else from the rest
 * of the file, else as Prettier has it.
 *
 * @param neighbour - the import or `require` next to which the edit writes one more
 * @example
 * const { quote, semicolon } = fileFormat(sourceCode, lastImport);
 */
export function fileFormat(sourceCode: SourceCode, neighbour?: TSESTree.Node): FileFormat {
  let formats = known.get(sourceCode);
  if (formats === undefined) known.set(sourceCode, (formats = new Map<Neighbour, FileFormat>()));
  let format = formats.get(neighbour);
  if (format === undefined) formats.set(neighbour, (format = readFormat(sourceCode, neighbour)));
  return format;
}

/** Each report of a file asks for the same: reading all of its tokens every time is quadratic. */
const known = new WeakMap<SourceCode, Map<Neighbour, FileFormat>>();

function readFormat(sourceCode: SourceCode, neighbour: Neighbour): FileFormat {
  return {
    quote: quoteOf(sourceCode, neighbour),
    semicolon: semicolonOf(sourceCode, neighbour),
    eol: /\r?\n/u.exec(sourceCode.text)?.[0] === "\r\n" ? "\r\n" : "\n",
    bracePadding: bracePaddingOf(sourceCode, neighbour),
    indent: indentOf(sourceCode),
  };
}
