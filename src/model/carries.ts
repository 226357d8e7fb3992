import type { TSESTree } from "@typescript-eslint/utils";
import type { Flow } from "./flow/flow.js";
import type { Token } from "./flow/token.js";
import { unwrap } from "./nodes.js";
import type { Read } from "./read.js";

/** What of a response a value takes along. */
export interface Carried {
  /** Reads whose status, error or reason is in the value. */
  readonly outcome: Set<Read>;
  /** Reads whose whole response is in it. */
  readonly whole: Set<Read>;
}

/** Looks into nested literals and calls only so deep. */
const MAX_DEPTH = 10;

/**
 * What of which responses an expression's value takes along to wherever it goes.
 *
 * @param except - a part of the expression that is not looked at
 */
export function carriedBy(flow: Flow, node: TSESTree.Node, except?: TSESTree.Node): Carried {
  const carried: Carried = { outcome: new Set(), whole: new Set() };
  visitExpression(flow, node, carried, 0, except);
  return carried;
}

function visitExpression(
  flow: Flow,
  expression: TSESTree.Node,
  carried: Carried,
  depth: number,
  except: TSESTree.Node | undefined,
): void {
  if (depth > MAX_DEPTH) return;
  const node = unwrap(expression);
  if (node === except) return;
  const inner = (child: TSESTree.Node): void => {
    visitExpression(flow, child, carried, depth + 1, except);
  };
  const visitKey = ({ computed, property }: TSESTree.MemberExpression): void => {
    if (computed) inner(property);
  };
  switch (node.type) {
    case "ArrayExpression":
      for (const element of node.elements) if (element !== null) inner(element);
      break;
    case "AssignmentExpression":
      if (node.left.type === "MemberExpression") visitKey(node.left);
      inner(node.right);
      break;
    case "AwaitExpression":
    case "SpreadElement":
    case "UnaryExpression":
    case "YieldExpression":
      if (node.argument !== null) inner(node.argument);
      break;
    case "BinaryExpression":
      // Joined text; a comparison of the status does not say what it was.
      if (node.operator === "+") {
        inner(node.left);
        inner(node.right);
      }
      break;
    case "CallExpression":
    case "NewExpression":
      for (const argument of node.arguments) inner(argument);
      visitTokens(flow, flow.tokensOf(node), carried, depth);
      // `byStatus[response.status].push(…)`
      if (node.callee.type === "MemberExpression") inner(node.callee.object);
      break;
    case "ConditionalExpression":
      inner(node.consequent);
      inner(node.alternate);
      break;
    case "JSXElement":
      for (const attribute of node.openingElement.attributes) inner(attribute);
      for (const child of node.children) inner(child);
      break;
    case "JSXAttribute":
      if (node.value !== null) inner(node.value);
      break;
    case "JSXExpressionContainer":
      inner(node.expression);
      break;
    case "JSXFragment":
      for (const child of node.children) inner(child);
      break;
    case "JSXSpreadAttribute":
      inner(node.argument);
      break;
    case "LogicalExpression":
      inner(node.left);
      inner(node.right);
      break;
    case "ObjectExpression":
      for (const property of node.properties) {
        inner(property.type === "SpreadElement" ? property.argument : property.value);
      }
      break;
    case "TemplateLiteral":
      for (const part of node.expressions) inner(part);
      break;
    case "Identifier":
    case "MemberExpression":
      if (node.type === "MemberExpression") visitKey(node);
      visitTokens(flow, flow.tokensOf(node), carried, depth);
      break;
    default:
  }
}

function visitTokens(flow: Flow, tokens: Iterable<Token>, carried: Carried, depth: number): void {
  if (depth > MAX_DEPTH) return;
  for (const token of tokens) {
    switch (token.kind) {
      case "event":
      case "response":
        carried.whole.add(token.read);
        break;
      case "eventType":
        carried.outcome.add(token.read);
        break;
      case "object":
        if (token.node.type === "ObjectExpression") {
          for (const property of token.node.properties) {
            if (property.type === "Property") {
              visitTokens(flow, flow.tokensOf(property.value), carried, depth + 3);
            }
          }
        }
        break;
      case "part":
        if (token.part === "error" || token.part === "errorField" || token.part === "status") {
          carried.outcome.add(token.read);
        }
        break;
      case "typedFailure":
        carried.outcome.add(token.read);
        break;
      default:
    }
  }
}
