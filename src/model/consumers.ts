import type { TSESTree } from "@typescript-eslint/utils";
import { parentOf } from "./nodes.js";
import { passesThrough } from "./passes-through.js";

/** What a value ends up in. */
export type Consumer =
  | TSESTree.ArrowFunctionExpression
  | TSESTree.AssignmentExpression
  | TSESTree.CallExpression
  | TSESTree.NewExpression
  | TSESTree.ReturnStatement
  | TSESTree.ThrowStatement
  | TSESTree.VariableDeclarator
  | TSESTree.YieldExpression;

/** What takes a value, from the inside out: `res.json({ status: r.status })` is a call's. */
export function consumersOf(value: TSESTree.Node): Consumer[] {
  const consumers: Consumer[] = [];
  let node = value;
  for (;;) {
    const parent = parentOf(node);
    switch (parent?.type) {
      case "ArrowFunctionExpression":
        if (parent.body === node) consumers.push(parent);
        return consumers;
      case "AssignmentExpression":
        if (parent.right === node) consumers.push(parent);
        return consumers;
      case "CallExpression":
      case "NewExpression":
        if (parent.callee !== node) consumers.push(parent);
        break;
      case "ConditionalExpression":
        if (parent.test === node) return consumers;
        break;
      case "JSXAttribute":
      case "JSXElement":
      case "JSXExpressionContainer":
      case "JSXFragment":
      case "JSXOpeningElement":
      case "JSXSpreadAttribute":
        break;
      case "ReturnStatement":
      case "ThrowStatement":
        consumers.push(parent);
        return consumers;
      case "VariableDeclarator":
        if (parent.init === node) consumers.push(parent);
        return consumers;
      case "YieldExpression":
        consumers.push(parent);
        break;
      default:
        if (parent === undefined || !passesThrough(parent)) return consumers;
    }
    node = parent;
  }
}
