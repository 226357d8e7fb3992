import type { TSESTree } from "@typescript-eslint/utils";

/**
 * The whole optional chain that ends in a node, if it ends there; the node itself where it is in no
 * optional chain; undefined where it is in the middle of one, after a `?.`: there the rest of the
 * chain is skipped with it, so that nothing can be put around this part alone.
 *
 * @example
 * outerChain(call); // the ChainExpression of `client?.responses.retrieve(id)`
 * outerChain(object); // undefined for `client?.responses` in it
 */
export function outerChain(node: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = node;
  if (parent?.type === "ChainExpression") return parent;
  return continuesChain(node) && hasOptionalLink(node) ? undefined : node;
}

/** Whether a chain goes on after the node: `node.a`, `node()`, `node!.a`. */
function continuesChain(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case "MemberExpression":
      return parent.object === node;
    case "CallExpression":
      return parent.callee === node;
    case "TSNonNullExpression":
      return true;
    default:
      return false;
  }
}

/** Whether there is a `?.` in the chain up to the node. */
function hasOptionalLink(node: TSESTree.Node): boolean {
  switch (node.type) {
    case "MemberExpression":
      return node.optional || hasOptionalLink(node.object);
    case "CallExpression":
      return node.optional || hasOptionalLink(node.callee);
    case "TSNonNullExpression":
      return hasOptionalLink(node.expression);
    default:
      // A ChainExpression here is one in parentheses: a chain of its own.
      return false;
  }
}
