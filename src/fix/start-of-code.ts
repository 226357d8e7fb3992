import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { ScriptBlock } from "./script-blocks.js";

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * Comments that speak to a tool, or of the whole file, and so stay above everything. What speaks of
 * the next line (`eslint-disable-next-line`, `@ts-ignore`) is not among them.
 */
const OF_THE_FILE =
  /^\s*(?:eslint(?:-disable|-enable|-env)?(?![-\w])|globals?\s|exported\s|prettier-ignore-start|istanbul ignore file|[cv]8 ignore file|oxlint-disable(?![-\w])|biome-ignore-all|deno-lint-ignore-file|#!)|^\/\s*<|^!|@(?:ts-(?:no)?check|flow|noflow|jsx\w*|jest-\w+|vitest-\w+|license|licence|preserve|cc_on|file|fileoverview|overview|module|packageDocumentation|author|generated)\b|copyright|SPDX-License|\bgenerated\b.*\bdo not edit\b/iu;

function isDirective(statement: TSESTree.ProgramStatement): boolean {
  return statement.type === "ExpressionStatement" && typeof statement.directive === "string";
}

/** Whether a comment belongs to what follows it: no blank line between, and not of the file. */
function isAttached(comment: TSESTree.Comment, nextLine: number): boolean {
  const isShebang = !["Line", "Block"].includes(comment.type);
  return !isShebang && nextLine - comment.loc.end.line <= 1 && !OF_THE_FILE.test(comment.value);
}

/**
 * Where the code of a block starts, past shebang, comments of the whole file and directives, but
 * before a comment that belongs to the first statement; undefined where there is no statement
 * besides directives.
 *
 * @example
 * // "use client";
 * //
 * // // Reads one response.
 * // export const read = …
 * startOfCode(sourceCode, block); // the offset of "// Reads"
 */
export function startOfCode(
  sourceCode: SourceCode,
  { range: [blockStart, blockEnd], statements }: ScriptBlock,
): number | undefined {
  const directive = statements[statements.findIndex((s) => !isDirective(s)) - 1];
  if (statements.every(isDirective)) return undefined;
  const from = directive?.range[1] ?? blockStart;
  // Not the first statement's own start: decorators may stand before it.
  const token = sourceCode.ast.tokens.find(({ range }) => range[0] >= from);
  if (!token || token.range[0] >= blockEnd) return undefined;
  let start: TSESTree.Token | TSESTree.Comment = token;
  for (const comment of sourceCode.getCommentsBefore(token).reverse()) {
    const isOfDirective = comment.loc.start.line === directive?.loc.end.line;
    if (comment.range[0] < from || isOfDirective || !isAttached(comment, start.loc.start.line)) {
      break;
    }
    start = comment;
  }
  return start.range[0];
}
