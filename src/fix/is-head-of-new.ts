import type { TSESTree } from "@typescript-eslint/utils";

/**
 * Whether an expression is what `new` calls, or an `@` applies, or the head of it: a call written
 * there without parentheses would be theirs.
 *
 * @example
 * isHeadOfNew(awaitExpression); // true in `new (await a).B()`
 */
export function isHeadOfNew(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case "Decorator":
      return true;
    case "NewExpression":
      return parent.callee === node;
    case "MemberExpression":
      return parent.object === node && isHeadOfNew(parent);
    case "TaggedTemplateExpression":
      return parent.tag === node && isHeadOfNew(parent);
    case "CallExpression":
      return parent.callee === node && isHeadOfNew(parent);
    case "ChainExpression":
    case "TSInstantiationExpression":
    case "TSNonNullExpression":
      return isHeadOfNew(parent);
    default:
      return false;
  }
}
