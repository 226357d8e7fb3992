import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "./edit.js";
import type { FileFormat } from "./file-format.js";
import { isContinuedBy } from "./is-continued-by.js";
import { lineIndent } from "./line-indent.js";
import { nullThrows } from "./null-throws.js";
import type { ScriptBlock } from "./script-blocks.js";
import { startOfCode } from "./start-of-code.js";
import { startsLine } from "./starts-line.js";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** The statement to insert, and where. */
export interface ImportInsertion {
  readonly block: ScriptBlock;
  /** The import or `require` after which it goes, if there is one. */
  readonly anchor: TSESTree.ProgramStatement | undefined;
  /** The statement without its semicolon. */
  readonly statement: string;
  readonly format: FileFormat;
}

function insertion(offset: number, text: string): Edit {
  return { range: [offset, offset], text, key: "import" };
}

/**
 * The end of a statement, or of what it says, where its semicolon starts a later line: in a file
 * without semicolons that one is there for the line that it starts, as in `;[a, b].map(f)`.
 */
function endOf(sourceCode: SourceCode, statement: TSESTree.Node): TSESTree.Token {
  const last = nullThrows(sourceCode.getLastToken(statement), "a statement has tokens");
  const previous = sourceCode.getTokenBefore(last);
  const isLeading =
    last.value === ";" && previous !== null && previous.loc.end.line < last.loc.start.line;
  return isLeading ? previous : last;
}

/** Below a statement, past the comments that end its line. */
function insertAfter(
  sourceCode: SourceCode,
  statement: TSESTree.Node,
  { block, statement: text, format }: ImportInsertion,
): Edit {
  const end = endOf(sourceCode, statement);
  const next = sourceCode.getTokenAfter(end);
  const isLast = !next || next.range[0] >= block.range[1];
  let last: TSESTree.Token | TSESTree.Comment = end;
  for (const comment of sourceCode.getCommentsAfter(end)) {
    if (comment.range[1] > block.range[1] || comment.loc.start.line > last.loc.end.line) break;
    last = comment;
  }
  if (!isLast && next.loc.start.line === last.loc.end.line) {
    // Something shares the line, so nothing but a semicolon parts the two.
    return insertion(end.range[1], ` ${text};`);
  }
  const semicolon = !isLast && isContinuedBy(next) ? ";" : format.semicolon;
  const indent = lineIndent(sourceCode.text, statement.range[0]);
  return insertion(last.range[1], format.eol + indent + text + semicolon);
}

/** Above the code of a block that has no import yet. */
function insertBefore(
  { text: source, ast }: SourceCode,
  offset: number,
  { statement: text, format }: ImportInsertion,
): Edit {
  if (!startsLine(source, offset)) return insertion(offset, `${text}; `);
  const { eol } = format;
  const first = ast.tokens.find(({ range }) => range[0] >= offset);
  const semicolon = isContinuedBy(first) ? ";" : format.semicolon;
  return insertion(offset, text + semicolon + eol + eol + lineIndent(source, offset));
}

/** Into a block that has nothing but comments and directives. */
function insertAtEnd(
  sourceCode: SourceCode,
  { block, statement: text, format }: ImportInsertion,
): Edit {
  const { text: source, ast } = sourceCode;
  const [start, end] = block.range;
  const last = [...ast.tokens, ...sourceCode.getAllComments()]
    .map(({ range }) => range)
    .filter((range) => start <= range[0] && range[1] <= end)
    .reduce((latest, range) => (range[1] > latest[1] ? range : latest), [start, start]);
  const offset = last[1];
  const indent = last[0] === last[1] ? "" : lineIndent(source, last[0]);
  const line = indent + text + format.semicolon;
  const rest = source.slice(offset, end);
  const isLineStart = !block.isEmbedded && startsLine(source, offset);
  const before = isLineStart ? "" : format.eol;
  const after = /^[^\S\n\r]*[\n\r]/u.test(rest) ? "" : format.eol;
  return insertion(offset, before + line + after);
}

/**
 * The edit that writes one more import: after the last one, else where the code of the block
 * starts, else at the end of a block without code.
 *
 * @example
 * insertImport(sourceCode, { block, anchor, statement: 'import { a } from "a"', format });
 */
export function insertImport(sourceCode: SourceCode, insert: ImportInsertion): Edit {
  if (insert.anchor) return insertAfter(sourceCode, insert.anchor, insert);
  const start = startOfCode(sourceCode, insert.block);
  if (start !== undefined) return insertBefore(sourceCode, start, insert);
  return insertAtEnd(sourceCode, insert);
}
