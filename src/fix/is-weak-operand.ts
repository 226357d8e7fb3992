import type { TSESTree } from "@typescript-eslint/utils";

/** Whether an operand of a logical operator needs parentheses, or reads better in them. */
export function isWeakOperand(
  node: TSESTree.Node,
  operator: TSESTree.LogicalExpression["operator"],
): boolean {
  switch (node.type) {
    case "LogicalExpression":
      return operator === "??" || node.operator !== operator;
    case "ArrowFunctionExpression":
    case "AssignmentExpression":
    case "ConditionalExpression":
    case "SequenceExpression":
    case "YieldExpression":
      return true;
    default:
      return false;
  }
}
