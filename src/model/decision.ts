import type { TSESTree } from "@typescript-eslint/utils";
import type { Flow } from "./flow/flow.js";
import { parentOf, unwrap } from "./nodes.js";

/** Methods that ask something of the value they are called on, or of their argument. */
const QUESTIONS: ReadonlySet<string> = new Set([
  "endsWith",
  "every",
  "has",
  "hasOwn",
  "hasOwnProperty",
  "includes",
  "indexOf",
  "some",
  "startsWith",
  "test",
  "toLowerCase",
  "toString",
  "toUpperCase",
  "trim",
]);

/** An expression that asks something of a value, and where the answer goes. */
export interface Decision {
  /** The whole expression that is evaluated to one answer. */
  readonly root: TSESTree.Node;
  /** The smallest part of it that asks about the value: one comparison, one call. */
  readonly atom: TSESTree.Node;
  /** What the answer does. */
  readonly role: "loop" | "switch" | "test" | "value";
}

/** The decision that a value takes part in. */
export function decisionOf(flow: Flow, use: TSESTree.Node): Decision {
  let root = use;
  let atom: TSESTree.Node | undefined;
  for (;;) {
    const parent = parentOf(root);
    if (parent === undefined) break;
    const next = climb(flow, root, parent);
    if (next === undefined) break;
    if (parent.type === "LogicalExpression") atom ??= root;
    root = next;
  }
  atom ??= root;
  return { root, atom, role: roleOf(root) };
}

function climb(flow: Flow, node: TSESTree.Node, parent: TSESTree.Node): TSESTree.Node | undefined {
  switch (parent.type) {
    case "AwaitExpression":
    case "ChainExpression":
    case "LogicalExpression":
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
    case "TSTypeAssertion":
      return parent;
    case "BinaryExpression":
      return parent.operator === "+" ? undefined : parent;
    case "CallExpression":
      return parent.callee !== node && isQuestion(flow, parent) ? parent : undefined;
    case "MemberExpression": {
      if (parent.object !== node) return parent.computed ? parent : undefined;
      const call = parent.parent;
      const isMethod = call.type === "CallExpression" && call.callee === parent;
      return isMethod && QUESTIONS.has(flow.keyOf(parent)) ? call : undefined;
    }
    case "SequenceExpression":
      return parent.expressions.at(-1) === node ? parent : undefined;
    case "UnaryExpression":
      return parent;
    default:
      return undefined;
  }
}

/** Whether a call gives an answer about its argument that can be worked out. */
function isQuestion(flow: Flow, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === "MemberExpression" && QUESTIONS.has(flow.keyOf(callee))) return true;
  if (callee.type === "Identifier" && (callee.name === "Boolean" || callee.name === "String")) {
    return flow.variableOf(callee) === undefined;
  }
  return isLocalCall(flow, call);
}

/** Whether a call runs functions of the program, as far as they are known. */
export function isLocalCall(flow: Flow, call: TSESTree.CallExpression): boolean {
  const site = flow.callSites.get(call);
  if (site === undefined || site.callee.tokens.size === 0) return false;
  for (const token of site.callee.tokens) {
    if (token.kind !== "function") return false;
  }
  return true;
}

function roleOf(root: TSESTree.Node): Decision["role"] {
  const parent = parentOf(root);
  switch (parent?.type) {
    case "ConditionalExpression":
    case "IfStatement":
      return parent.test === root ? "test" : "value";
    case "DoWhileStatement":
    case "ForStatement":
    case "WhileStatement":
      return parent.test === root ? "loop" : "value";
    case "SwitchStatement":
      return "switch";
    case "SwitchCase":
      return "test";
    default:
      return "value";
  }
}
