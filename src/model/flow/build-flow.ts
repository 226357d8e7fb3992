import type { TSESTree } from "@typescript-eslint/utils";
import { isForeignModule } from "../../sdk/foreign-modules.js";
import { isClass, writtenType } from "../nodes.js";
import { addConstraints } from "./constraints.js";
import type { FlowEnvironment, ResponsesLoad } from "./flow.js";
import { Flow } from "./flow.js";
import type { ModuleSource } from "./module-source.js";
import type { Token } from "./token.js";
import { addTypeHint } from "./type-hints.js";
import { callUnknown } from "./unknown-calls.js";

/** Called for every node of a module, once, before anything is known about values. */
export type NodeVisitor = (node: TSESTree.Node) => void;

/** Steps that a file of any size may take; beyond them, one for each character of its text. */
const BASE_BUDGET = 50_000;

/**
 * Builds the value flow of a module: first what the code says for certain, then what is assumed
 * where nothing is known (unknown functions run their callbacks, an unknown `.responses` is a
 * client's).
 */
export function buildFlow(
  module: ModuleSource,
  environment: FlowEnvironment,
  visit: NodeVisitor,
): Flow {
  const hinted: TSESTree.Node[] = [];
  const visitAll: NodeVisitor = (node) => {
    visit(node);
    if (mayHaveTypeHint(node)) hinted.push(node);
  };
  const budget = BASE_BUDGET + (module.ast.range[1] - module.ast.range[0]);
  const flow = new Flow(environment, budget, visitAll);
  addModule(flow, module, visitAll);
  flow.solver.run();
  for (const node of hinted) addTypeHint(flow, node);
  flow.solver.run();
  addOpaqueObjects(flow);
  flow.solver.run();
  assumeUnknownCalls(flow);
  flow.solver.run();
  for (const load of [...flow.responsesLoads]) assumeClient(flow, load);
  flow.solver.run();
  return flow;
}

/** Adds the constraints of a module's nodes; the solver is left to the caller. */
export function addModule(flow: Flow, module: ModuleSource, visit: NodeVisitor): void {
  flow.addModule(module);
  defineFunctionsAndClasses(flow, module);
  // An explicit stack: deeply nested code must not overflow ours.
  const stack: TSESTree.Node[] = [module.ast];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    addConstraints(flow, node);
    visit(node);
    pushChildren(stack, node, module.visitorKeys);
  }
}

function pushChildren(
  stack: TSESTree.Node[],
  node: TSESTree.Node,
  visitorKeys: ModuleSource["visitorKeys"],
): void {
  const keys = visitorKeys[node.type];
  if (keys === undefined) return;
  for (let index = keys.length - 1; index >= 0; index--) {
    const child = (node as unknown as Record<string, unknown>)[keys[index] ?? ""];
    if (Array.isArray(child)) {
      for (let last = child.length - 1; last >= 0; last--) {
        if (isNode(child[last])) stack.push(child[last] as TSESTree.Node);
      }
    } else if (isNode(child)) {
      stack.push(child);
    }
  }
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === "object" && value !== null && "type" in value;
}

/** Declared functions and classes are values of their names, inside and outside of themselves. */
function defineFunctionsAndClasses(flow: Flow, module: ModuleSource): void {
  for (const variable of module.scopes.definitions) {
    for (const { node } of variable.defs) {
      if (isClass(node)) {
        flow.solver.add(flow.variableCell(variable), flow.tokens.intern({ kind: "class", node }));
      } else if (node.type === "FunctionDeclaration" || node.type === "FunctionExpression") {
        if (node.id !== null && variable.identifiers.includes(node.id)) {
          flow.solver.add(
            flow.variableCell(variable),
            flow.tokens.intern({ kind: "function", node }),
          );
        }
      }
    }
  }
}

function mayHaveTypeHint(node: TSESTree.Node): boolean {
  switch (node.type) {
    case "Identifier":
      return writtenType(node) !== undefined;
    case "PropertyDefinition":
    case "AccessorProperty":
    case "TSAbstractPropertyDefinition":
    case "TSAsExpression":
    case "TSTypeAssertion":
      return true;
    default:
      return false;
  }
}

/** What properties are stored in has an identity, also where it comes from elsewhere. */
function addOpaqueObjects(flow: Flow): void {
  for (const { object, node } of flow.stores) {
    let known = false;
    for (const token of object.tokens) {
      if (token.kind !== "external" && token.kind !== "unknown") known = true;
    }
    if (!known) flow.solver.add(object, flow.objectToken(node));
  }
}

function assumeUnknownCalls(flow: Flow): void {
  for (const site of flow.callSites.values()) {
    if (site.callee.tokens.size === 0) callUnknown(flow, site);
  }
}

/**
 * `x.responses` of an `x` that nothing is known of is taken for a client's: clients come from other
 * files, base classes, containers and framework contexts.
 */
function assumeClient(flow: Flow, load: ResponsesLoad): void {
  const judged = load.node && flow.environment.judgeClient?.(load.node);
  if (judged === "other") return;
  if (judged === "client") {
    flow.solver.add(load.result, flow.tokens.intern({ kind: "resource", typed: false }));
    return;
  }
  if (load.result.tokens.size > 0) {
    const unknown = [...load.result.tokens].every(
      (token) => token.kind === "unknown" || (token.kind === "external" && !isForeign(flow, token)),
    );
    if (!unknown) return;
  }
  for (const token of load.object.tokens) {
    if (isForeign(flow, token)) return;
  }
  flow.solver.add(load.result, flow.tokens.intern({ kind: "resource", typed: false }));
}

/** Whether a value is known, and known not to have a client's `responses`. */
function isForeign(flow: Flow, token: Token): boolean {
  switch (token.kind) {
    case "external":
      return token.module === null
        ? isKnownGlobal(token.path)
        : isForeignModule(token.module, token.path);
    case "object":
      return isForeignObject(flow, token);
    case "client":
    case "resource":
    case "unknown":
      return false;
    default:
      return true;
  }
}

/** Globals of platforms, and of test frameworks, that are no client. */
function isKnownGlobal(path: string): boolean {
  return /^(?:window|document|globalThis|process|console|vi|jest|sinon|cy|axios|fetch|wx|chrome)\b/u.test(
    path,
  );
}

function isForeignObject(flow: Flow, token: Extract<Token, { kind: "object" }>): boolean {
  const { node } = token;
  if (isClass(node)) {
    // A field of its own whose value is unknown may be a client's; so may one of an unknown base.
    if (flow.isAssigned(token, "responses")) return flow.field(token, "responses").tokens.size > 0;
    return node.superClass === null;
  }
  if (node.type === "ObjectExpression") {
    if (flow.isAssigned(token, "responses")) return flow.field(token, "responses").tokens.size > 0;
    return !node.properties.some((property) => property.type === "SpreadElement");
  }
  return node.type === "ArrayExpression";
}
