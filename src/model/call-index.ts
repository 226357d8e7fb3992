import type { TSESTree } from "@typescript-eslint/utils";
import type { Flow } from "./flow/flow.js";
import type { CallNode, FunctionNode } from "./nodes.js";
import { enclosingFunction, isFunction, programOf } from "./nodes.js";

/** Which calls stand where, and what runs because of them. */
export class CallIndex {
  readonly #flow: Flow;
  readonly #byFunction = new Map<TSESTree.Node | undefined, CallNode[]>();
  readonly #inSourceOrder = new Map<TSESTree.Node | undefined, CallNode[]>();
  readonly #reachable = new Map<TSESTree.Node, ReadonlySet<FunctionNode>>();

  constructor(flow: Flow) {
    this.#flow = flow;
    // Every call of the program has a callee, or is a read.
    for (const node of new Set([...flow.callees.keys(), ...flow.reads.keys()])) {
      add(this.#byFunction, enclosingFunction(node), node as CallNode);
      add(this.#inSourceOrder, programOf(node), node as CallNode);
    }
    for (const calls of this.#inSourceOrder.values()) {
      calls.sort((left, right) => left.range[0] - right.range[0]);
    }
  }

  /** The calls that stand in a node, those in functions inside of it included. */
  callsWithin(node: TSESTree.Node): CallNode[] {
    const calls = this.#inSourceOrder.get(programOf(node)) ?? [];
    let low = 0;
    for (let high = calls.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((calls[middle]?.range[0] ?? 0) < node.range[0]) low = middle + 1;
      else high = middle;
    }
    const found: CallNode[] = [];
    for (let index = low; index < calls.length; index++) {
      const call = calls[index];
      if (call === undefined || call.range[0] >= node.range[1]) break;
      found.push(call);
    }
    return found;
  }

  /** The calls of known functions, and reads, that stand in a function itself. */
  callsOf(fn: TSESTree.Node | undefined): readonly CallNode[] {
    return this.#byFunction.get(fn) ?? [];
  }

  /** The functions that may run while a function, or a loop, does. */
  functionsRunBy(node: TSESTree.Node): ReadonlySet<FunctionNode> {
    const known = this.#reachable.get(node);
    if (known !== undefined) return known;
    const reached = new Set<FunctionNode>();
    const pending: CallNode[] = [];
    const own = this.#byFunction.get(isFunction(node) ? node : enclosingFunction(node));
    for (const call of own ?? []) if (isWithin(call, node)) pending.push(call);
    for (let call = pending.pop(); call !== undefined; call = pending.pop()) {
      for (const fn of this.#flow.callees.get(call) ?? []) {
        if (reached.has(fn)) continue;
        reached.add(fn);
        pending.push(...this.callsOf(fn));
      }
    }
    this.#reachable.set(node, reached);
    return reached;
  }

  /** The functions in which one of some calls is made, directly or through what they call. */
  functionsThatMake(calls: Iterable<TSESTree.Node>): Set<FunctionNode> {
    const found = new Set<FunctionNode>();
    const pending = [...calls];
    for (let call = pending.pop(); call !== undefined; call = pending.pop()) {
      const fn = enclosingFunction(call);
      if (fn === undefined || found.has(fn)) continue;
      found.add(fn);
      pending.push(...(this.#flow.callers.get(fn) ?? []));
    }
    return found;
  }
}

/** Whether a node stands in another one, or is it; both in one file. */
export function isWithin(node: TSESTree.Node, outer: TSESTree.Node): boolean {
  return outer.range[0] <= node.range[0] && node.range[1] <= outer.range[1];
}

function add<K>(map: Map<K, CallNode[]>, key: K, call: CallNode): void {
  const calls = map.get(key);
  if (calls === undefined) map.set(key, [call]);
  else calls.push(call);
}
