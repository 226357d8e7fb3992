import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { argumentOf } from "./argument-of.js";
import type { CallIndex } from "./call-index.js";
import type { Flow } from "./flow/flow.js";
import type { CallNode, FunctionNode } from "./nodes.js";
import { enclosingFunction, unwrap } from "./nodes.js";
import type { Read } from "./read.js";
import { readId } from "./read-id.js";
import type { Reading } from "./reading.js";

/** What a function's parameters stand for, where a call runs it. */
interface Arguments {
  /** The function that the call runs. */
  readonly fn: FunctionNode;
  readonly values: ReadonlyMap<TSESLint.Scope.Variable, TSESTree.Node>;
  readonly outer: Arguments | undefined;
}

const MAX_DEPTH = 6;

/**
 * Names which responses a call reads, as seen from where it stands: two calls that share a name read
 * the same response. `read(id)` and `client.responses.retrieve(id)` do, if `read` reads its argument.
 */
export class ReadKeys {
  readonly #flow: Flow;
  readonly #reading: Reading;
  readonly #calls: CallIndex;
  readonly #numbers = new Map<TSESLint.Scope.Variable, number>();

  constructor(flow: Flow, reading: Reading, calls: CallIndex) {
    this.#flow = flow;
    this.#reading = reading;
    this.#calls = calls;
  }

  /**
   * The names of what some calls read.
   *
   * @param wanted - the reads that count
   */
  of(calls: Iterable<CallNode>, wanted?: ReadonlySet<Read>): Set<string> {
    const keys = new Set<string>();
    for (const call of calls) this.#collect(call, undefined, keys, wanted, new Set());
    return keys;
  }

  #collect(
    call: CallNode,
    given: Arguments | undefined,
    keys: Set<string>,
    wanted: ReadonlySet<Read> | undefined,
    running: Set<FunctionNode>,
  ): void {
    const read = this.#flow.reads.get(call);
    if (read !== undefined) {
      const id = readId(this.#flow, read);
      const key =
        id === undefined || wanted?.has(read) === false ? undefined : this.#key(id, given, 0);
      if (key !== undefined) keys.add(key);
    }
    for (const fn of this.#flow.callees.get(call) ?? []) {
      const reads = this.#reading.functions.get(fn);
      if (reads === undefined || running.has(fn) || running.size >= MAX_DEPTH) continue;
      running.add(fn);
      const inner: Arguments = { fn, values: argumentsOf(this.#flow, call, fn), outer: given };
      for (const next of this.#calls.callsWithin(fn)) {
        this.#collect(next, inner, keys, wanted, running);
      }
      running.delete(fn);
    }
  }

  #key(expression: TSESTree.Node, given: Arguments | undefined, depth: number): string | undefined {
    const node = unwrap(expression);
    if (depth > MAX_DEPTH) return undefined;
    const inner = (child: TSESTree.Node): string | undefined => this.#key(child, given, depth + 1);
    switch (node.type) {
      case "CallExpression": {
        const parts = [node.callee, ...node.arguments].map(inner);
        return parts.includes(undefined) ? undefined : `${parts.join(" ")}()`;
      }
      case "Identifier":
        return this.#variableKey(node, given, depth);
      case "Literal":
        return JSON.stringify(node.raw);
      case "MemberExpression": {
        const object = inner(node.object);
        if (object === undefined) return undefined;
        const name = this.#flow.keyOf(node);
        const isResponse = [...this.#flow.tokensOf(node.object)].some(
          ({ kind }) => kind === "response",
        );
        // A response and its id name the same.
        if (isResponse && name === "id") return object;
        return name === "*" ? undefined : `${object}.${name}`;
      }
      case "ThisExpression":
        return "this";
      default:
        return undefined;
    }
  }

  #variableKey(
    node: TSESTree.Identifier,
    given: Arguments | undefined,
    depth: number,
  ): string | undefined {
    const variable = this.#flow.variableOf(node);
    if (variable === undefined) return node.name;
    for (let scope = given; scope !== undefined; scope = scope.outer) {
      const argument = scope.values.get(variable);
      if (argument !== undefined) return this.#key(argument, scope.outer, depth + 1);
    }
    const [definition] = variable.defs;
    if (
      definition?.node.type === "VariableDeclarator" &&
      definition.node.id.type === "Identifier" &&
      definition.parent?.type === "VariableDeclaration" &&
      definition.parent.kind === "const" &&
      definition.node.init !== null
    ) {
      const init = unwrap(definition.node.init);
      if (init.type === "Identifier" || init.type === "MemberExpression") {
        return this.#key(init, given, depth + 1);
      }
    }
    // A variable of a function that is called anew has another value each time.
    const declaredIn = definition && enclosingFunction(definition.name);
    for (let scope = given; scope !== undefined; scope = scope.outer) {
      if (scope.fn === declaredIn) return undefined;
    }
    let number = this.#numbers.get(variable);
    if (number === undefined) this.#numbers.set(variable, (number = this.#numbers.size));
    return `#${number}`;
  }
}

function argumentsOf(
  flow: Flow,
  call: CallNode,
  fn: FunctionNode,
): Map<TSESLint.Scope.Variable, TSESTree.Node> {
  const values = new Map<TSESLint.Scope.Variable, TSESTree.Node>();
  for (const [index, parameter] of fn.params.entries()) {
    const pattern = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
    const argument = argumentOf(flow, call, fn, index);
    if (pattern.type !== "Identifier" || argument === undefined) continue;
    const variable = flow.variableOf(pattern);
    if (variable !== undefined && argument.type !== "SpreadElement") values.set(variable, argument);
  }
  return values;
}
