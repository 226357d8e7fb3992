import type { TSESTree } from "@typescript-eslint/utils";

/**
 * Whether a token at the start of a line would continue an expression that the line before ends
 * without a semicolon.
 *
 * @example
 * isContinuedBy(openingParenthesis); // `a = b` and `(c)` are one call
 */
export function isContinuedBy(token: TSESTree.Token | null | undefined): boolean {
  if (!token) return false;
  // `++` and `--` on a new line start a statement; so do all words but the two operators.
  if (token.value === "++" || token.value === "--") return false;
  if (token.value === "in" || token.value === "instanceof") return true;
  return /^(?:[([`*/%+\-,.<>=&|^?]|![=])/u.test(token.value);
}
