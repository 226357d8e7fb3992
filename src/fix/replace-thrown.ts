import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "./edit.js";
import { enclosingParentheses } from "./enclosing-parentheses.js";
import { isWeakOperand } from "./is-weak-operand.js";
import { nullThrows } from "./null-throws.js";
import { spaceBefore } from "./space-before.js";

/** What is thrown instead. */
export interface Replacement {
  /** The expression: `errorFromResponse(response)`. */
  readonly text: string;
  /**
   * Keeps what was thrown for the case that the expression gives nothing, `text ?? original`: where
   * the response need not be a failed one.
   */
  readonly keepOriginal?: boolean | undefined;
}

/**
 * The edits that throw, or reject with, another expression: the argument of
 * `throw new Error("failed")` → `errorFromResponse(response)`. Undefined where the argument has a
 * comment in it that would be lost, or is a spread.
 *
 * @param thrower - the `throw`, or the call of `reject`
 * @example
 * // throw new Error("failed");
 * replaceThrown(sourceCode, statement, { text: "errorFromResponse(response)" });
 * // throw errorFromResponse(response);
 */
export function replaceThrown(
  sourceCode: Readonly<TSESLint.SourceCode>,
  thrower: TSESTree.CallExpression | TSESTree.ThrowStatement,
  { text, keepOriginal = false }: Replacement,
): readonly Edit[] | undefined {
  const argument = thrower.type === "ThrowStatement" ? thrower.argument : thrower.arguments[0];
  if (argument === undefined) {
    const close = nullThrows(sourceCode.getLastToken(thrower), "a call ends with a )");
    const before = sourceCode.getTokenBefore(close, { includeComments: true });
    if (before?.value !== "(") return undefined;
    return [{ range: [before.range[1], close.range[0]], text, key: "thrown" }];
  }
  if (argument.type === "SpreadElement") return undefined;
  const [start, end] = argument.range;
  const space = spaceBefore(sourceCode.text, start);
  if (!keepOriginal) {
    if (sourceCode.getCommentsInside(argument).length > 0) return undefined;
    return [{ range: [start, end], text: space + text }];
  }
  const key = `thrown ${start} ${end}`;
  const isWeak = isWeakOperand(argument, "??");
  const parentheses = isWeak ? enclosingParentheses(sourceCode, argument) : undefined;
  if (parentheses) {
    const offset = parentheses.open.range[0];
    const textBefore = `${spaceBefore(sourceCode.text, offset)}${text} ?? `;
    return [{ range: [offset, offset], text: textBefore, key, order: 1 }];
  }
  const edits: Edit[] = [
    { range: [start, start], text: `${space}${text} ?? ${isWeak ? "(" : ""}`, key, order: 1 },
  ];
  if (isWeak) edits.push({ range: [end, end], text: ")", key, order: -1 });
  return edits;
}
