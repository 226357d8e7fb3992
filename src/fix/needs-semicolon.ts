import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

/**
 * Whether a `(` written before the node would join the statement to the one before it, which ends
 * without a semicolon.
 *
 * @example
 * // a = b
 * // c.then(d)
 * needsSemicolon(sourceCode, c); // true
 */
export function needsSemicolon(
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Node,
): boolean {
  let current: TSESTree.Node | undefined = node;
  while (current && current.type !== "ExpressionStatement") {
    current = current.parent;
    if (current && current.range[0] !== node.range[0]) return false;
  }
  const before = current && sourceCode.getTokenBefore(current);
  return before !== null && before !== undefined && !/^[;{]$/u.test(before.value);
}
