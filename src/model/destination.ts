import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName } from "./effects.js";
import type { Flow } from "./flow/flow.js";
import type { FunctionNode } from "./nodes.js";
import { enclosingFunction, parentOf, unwrap } from "./nodes.js";
import { passesThrough } from "./passes-through.js";

/** Where a value goes, in one step. */
export type Destination =
  /** Into variables: it goes on from wherever they are read. */
  | { readonly kind: "kept"; readonly references: readonly TSESTree.Node[] }
  /** Nowhere: it is tested, or thrown away. */
  | { readonly kind: "lost" }
  /** To whoever called the function. */
  | { readonly kind: "returned"; readonly fn: FunctionNode }
  /** Out of sight: an argument, a field, an answer, an iteration. */
  | { readonly kind: "used" };

/** Functions of the environment that give a form of what they are given. */
const CONVERSIONS: ReadonlySet<string> = new Set([
  "Boolean",
  "Number",
  "String",
  "structuredClone",
]);

/** Methods that hand what they are called on to a callback, and give nothing of it themselves. */
const CALLBACK_TAKERS: ReadonlySet<string> = new Set(["forEach", "then"]);

/** Follows a value out of the expression it stands in. */
export function destinationOf(flow: Flow, value: TSESTree.Node): Destination {
  let node = value;
  for (;;) {
    const parent = parentOf(node);
    switch (parent?.type) {
      case "ArrowFunctionExpression":
        return parent.body === node ? { kind: "returned", fn: parent } : { kind: "used" };
      case "AssignmentExpression":
        return keptIn(flow, parent.left);
      case "CallExpression":
        if (parent.callee === node) {
          const called = calledBack(flow, parent);
          if (called !== undefined) return called;
        } else if (!isConversion(flow, parent)) {
          return { kind: "used" };
        }
        break;
      case "ConditionalExpression":
        if (parent.test === node) return { kind: "lost" };
        break;
      case "DoWhileStatement":
      case "ExpressionStatement":
      case "ForStatement":
      case "IfStatement":
      case "WhileStatement":
        return { kind: "lost" };
      case "ReturnStatement": {
        const fn = enclosingFunction(parent);
        return fn === undefined ? { kind: "used" } : { kind: "returned", fn };
      }
      case "VariableDeclarator":
        if (parent.parent.parent.type === "ExportNamedDeclaration") return { kind: "used" };
        return keptIn(flow, parent.id);
      default:
        if (parent === undefined || !passesThrough(parent)) return { kind: "used" };
    }
    node = parent;
  }
}

/** `promise.then((output) => …)`, `output.forEach((item) => …)`: a callback gets the value. */
function calledBack(flow: Flow, call: TSESTree.CallExpression): Destination | undefined {
  const callee = unwrap(call.callee);
  const [callback] = call.arguments;
  if (callee.type !== "MemberExpression" || callback === undefined) return undefined;
  if (!CALLBACK_TAKERS.has(flow.keyOf(callee))) return undefined;
  const references: TSESTree.Node[] = [];
  for (const token of flow.tokensOf(callback)) {
    const [parameter] = token.kind === "function" ? token.node.params : [];
    const kept = parameter === undefined ? undefined : keptIn(flow, parameter);
    if (kept?.kind !== "kept") return { kind: "used" };
    references.push(...kept.references);
  }
  return flow.tokensOf(callback).size === 0 ? { kind: "used" } : { kind: "kept", references };
}

function isConversion(flow: Flow, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  return (
    callee.type === "Identifier" &&
    CONVERSIONS.has(calleeName(call)) &&
    flow.variableOf(callee) === undefined
  );
}

/** What is assigned to: variables, or something that others see. */
export function keptIn(flow: Flow, target: TSESTree.Node): Destination {
  const references: TSESTree.Node[] = [];
  const pending: TSESTree.Node[] = [target];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const pattern = unwrap(next);
    switch (pattern.type) {
      case "ArrayPattern":
        for (const element of pattern.elements) if (element !== null) pending.push(element);
        break;
      case "AssignmentPattern":
        pending.push(pattern.left);
        break;
      case "Identifier":
        for (const reference of flow.variableOf(pattern)?.references ?? []) {
          if (reference.isRead()) references.push(reference.identifier);
        }
        break;
      case "ObjectPattern":
        for (const property of pattern.properties) {
          pending.push(property.type === "Property" ? property.value : property.argument);
        }
        break;
      case "RestElement":
        pending.push(pattern.argument);
        break;
      default:
        return { kind: "used" };
    }
  }
  return { kind: "kept", references };
}
