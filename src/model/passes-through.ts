import type { TSESTree } from "@typescript-eslint/utils";

/** Whether what an expression gives is made of its operands, so that a value in it goes on with it. */
export function passesThrough(node: TSESTree.Node): boolean {
  switch (node.type) {
    case "ArrayExpression":
    case "AwaitExpression":
    case "BinaryExpression":
    case "ChainExpression":
    case "LogicalExpression":
    case "MemberExpression":
    case "ObjectExpression":
    case "Property":
    case "SequenceExpression":
    case "SpreadElement":
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
    case "TSTypeAssertion":
    case "TemplateLiteral":
    case "UnaryExpression":
      return true;
    default:
      return false;
  }
}
