import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { ANY_KEY } from "./flow/flow.js";
import type { Model } from "./model.js";
import { isFunction, unwrap } from "./nodes.js";
import { readId } from "./read-id.js";
import type { Read } from "./read.js";

/** An id is followed from parameter to argument so far. */
const MAX_DEPTH = 4;

/** What tells one id from another: the variable that holds it, or the text of a member path. */
type IdKey = TSESLint.Scope.Variable | string;

/** The other reads of the response whose events a read gives: those by the same id. */
export function readsByTheIdOf(model: Model, stream: Read): Read[] {
  const keys = keysOf(model, stream);
  return [...model.flow.reads.values()].filter((read) => {
    const id = read === stream ? undefined : readId(model.flow, read);
    if (id === undefined) return false;
    for (const token of model.flow.tokensOf(id)) {
      // The id that an event of the stream told.
      if (token.kind === "part" && token.part === "id" && token.read === stream) return true;
    }
    for (const key of keysOf(model, read)) if (keys.has(key)) return true;
    return false;
  });
}

function keysOf(model: Model, read: Read): Set<IdKey> {
  const keys = new Set<IdKey>();
  const id = readId(model.flow, read);
  if (id !== undefined) addKeys(model, id, keys, 0);
  return keys;
}

function addKeys(model: Model, expression: TSESTree.Node, keys: Set<IdKey>, depth: number): void {
  const node = unwrap(expression);
  if (node.type === "MemberExpression") {
    const path = pathOf(model, node);
    if (path !== undefined) keys.add(path);
    return;
  }
  if (node.type === "Literal") keys.add(`"${String(node.value)}"`);
  const variable = node.type === "Identifier" ? model.flow.variableOf(node) : undefined;
  if (variable === undefined || keys.has(variable)) return;
  keys.add(variable);
  if (depth >= MAX_DEPTH) return;
  for (const { node: definition, name } of variable.defs) {
    if (definition.type === "VariableDeclarator" && definition.id === name) {
      if (definition.init !== null) addKeys(model, definition.init, keys, depth + 1);
    } else if (isFunction(definition)) {
      addArguments(model, definition, name, keys, depth + 1);
    }
  }
}

/** What the calls of a function pass for a parameter. */
function addArguments(
  model: Model,
  fn: Parameters<Model["flow"]["parameterCell"]>[0],
  parameter: TSESTree.Node,
  keys: Set<IdKey>,
  depth: number,
): void {
  const index = fn.params.findIndex((one) => one === parameter);
  if (index < 0) return;
  for (const caller of model.flow.callers.get(fn) ?? []) {
    const argument = caller.type === "CallExpression" ? caller.arguments[index] : undefined;
    if (argument !== undefined) addKeys(model, argument, keys, depth);
  }
}

/** `req.params.id` as a text that starts with the variable's own place. */
function pathOf(model: Model, node: TSESTree.MemberExpression): string | undefined {
  const names: string[] = [];
  let current: TSESTree.Node = node;
  while (current.type === "MemberExpression") {
    names.unshift(model.flow.keyOf(current));
    current = unwrap(current.object);
  }
  if (names.includes(ANY_KEY)) return undefined;
  if (current.type === "ThisExpression") return ["this", ...names].join(".");
  if (current.type !== "Identifier") return undefined;
  const place = model.flow.variableOf(current)?.identifiers[0]?.range[0] ?? "";
  return [current.name, place, ...names].join(".");
}
