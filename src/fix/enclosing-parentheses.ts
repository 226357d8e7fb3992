import { isParenthesized } from "@eslint-community/eslint-utils";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { nullThrows } from "./null-throws.js";

/** A pair of parentheses that only groups: those of a call or an `if` are syntax, not this. */
export interface Parentheses {
  readonly open: TSESTree.Token;
  readonly close: TSESTree.Token;
}

/**
 * The innermost pair of grouping parentheses around an expression, if there is one.
 *
 * @example
 * enclosingParentheses(sourceCode, awaitExpression); // those of `(await x).id`
 * enclosingParentheses(sourceCode, argument); // undefined for `f(x)`
 */
export function enclosingParentheses(
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Node,
): Parentheses | undefined {
  // The two packages describe the same objects by different types (estree, TSESTree).
  if (!isParenthesized(node as never, sourceCode as never)) return undefined;
  return {
    open: nullThrows(sourceCode.getTokenBefore(node), "a parenthesized node has a ("),
    close: nullThrows(sourceCode.getTokenAfter(node), "a parenthesized node has a )"),
  };
}
