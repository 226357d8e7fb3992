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

/** The reads of a file by the ids of their responses. */
export class ReadsById {
  readonly #model: Model;
  readonly #keys = new Map<Read, ReadonlySet<IdKey>>();
  readonly #byKey = new Map<IdKey, Read[]>();
  /** Reads by the id that a response, or an event of a stream, told. */
  readonly #bySource = new Map<Read, Read[]>();

  constructor(model: Model) {
    this.#model = model;
    for (const read of model.flow.reads.values()) this.#add(read);
  }

  /** The other reads of the response whose events a read gives. */
  sameAs(stream: Read): Set<Read> {
    const reads = new Set<Read>(this.#bySource.get(stream));
    for (const key of this.#keys.get(stream) ?? []) {
      for (const read of this.#byKey.get(key) ?? []) reads.add(read);
    }
    reads.delete(stream);
    return reads;
  }

  #add(read: Read): void {
    const { flow } = this.#model;
    const id = readId(flow, read);
    if (id === undefined) return;
    for (const token of flow.tokensOf(id)) {
      if (token.kind === "part" && token.part === "id") append(this.#bySource, token.read, read);
    }
    const keys = new Set<IdKey>();
    addKeys(this.#model, id, keys, 0);
    this.#keys.set(read, keys);
    for (const key of keys) append(this.#byKey, key, read);
  }
}

function append<K>(map: Map<K, Read[]>, key: K, read: Read): void {
  const reads = map.get(key);
  if (reads === undefined) map.set(key, [read]);
  else reads.push(read);
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
