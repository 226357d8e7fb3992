import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "./edit.js";
import { fileFormat } from "./file-format.js";

/** The part of a loop's condition to replace. */
export interface StatusCondition {
  /** Operands of one `&&`, side by side; or the whole condition. */
  readonly tests: readonly TSESTree.Node[];
  readonly isWhole: boolean;
  /** The status, or the response that has it, as the condition names it. */
  readonly subject: TSESTree.Node;
  readonly isResponse: boolean;
}

/**
 * The edit that makes a loop go on only while its response is pending.
 *
 * @returns `undefined` where it would lose a comment or a parenthesis
 * @example
 * // while (response.status !== "completed") …
 * waitWhilePending(sourceCode, condition);
 * // while (response.status === "queued" || response.status === "in_progress") …
 */
export function waitWhilePending(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { tests, isWhole, subject, isResponse }: StatusCondition,
): readonly Edit[] | undefined {
  const first = tests[0];
  const last = tests.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const [start] = first.range;
  const [, end] = last.range;
  let open = 0;
  for (const token of sourceCode.getTokensBetween(first, last, { includeComments: true })) {
    if (token.type === "Block" || token.type === "Line") return undefined;
    if (token.value === "(") open++;
    if (token.value === ")") open--;
  }
  if (open !== 0 || tests.some((test) => sourceCode.getCommentsInside(test).length > 0)) {
    return undefined;
  }
  const status = sourceCode.getText(subject) + (isResponse ? ".status" : "");
  const quote = quoteIn(sourceCode, first) ?? fileFormat(sourceCode).quote;
  const test = `${status} === ${quote}queued${quote} || ${status} === ${quote}in_progress${quote}`;
  return [{ range: [start, end], text: isWhole ? test : `(${test})` }];
}

/** The quote of a text in an expression: most conditions have one, and a file's format costs more. */
function quoteIn(
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Node,
): string | undefined {
  return sourceCode
    .getTokens(node)
    .map(({ value }) => value.charAt(0))
    .find((first) => first === '"' || first === "'");
}
