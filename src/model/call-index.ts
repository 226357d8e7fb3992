import type { TSESTree } from "@typescript-eslint/utils";
import type { Flow } from "./flow/flow.js";
import type { CallNode, FunctionNode } from "./nodes.js";
import { enclosingFunction, isFunction, programOf } from "./nodes.js";
import { nodesWithin } from "./nodes-within.js";
import { groupRecursions } from "./recursions.js";

/** Which calls stand where, and what runs because of them. */
export class CallIndex {
  readonly #flow: Flow;
  readonly #byFunction = new Map<TSESTree.Node | undefined, CallNode[]>();
  readonly #byProgram = new Map<TSESTree.Node | undefined, CallNode[]>();
  readonly #reachable = new Map<TSESTree.Node, ReadonlySet<FunctionNode>>();
  #groups: ReadonlyMap<FunctionNode, FunctionNode> | undefined;
  /** Where each group comes: after all that its functions run. */
  #ranks: ReadonlyMap<FunctionNode, number> | undefined;

  constructor(flow: Flow) {
    this.#flow = flow;
    // Every call of the program has a callee, or is a read.
    for (const node of new Set([...flow.callees.keys(), ...flow.reads.keys()])) {
      add(this.#byFunction, enclosingFunction(node), node as CallNode);
      add(this.#byProgram, programOf(node), node as CallNode);
    }
  }

  /** The calls that stand in a node, those in functions inside of it included. */
  callsWithin(node: TSESTree.Node): CallNode[] {
    return nodesWithin(this.#byProgram.get(programOf(node)) ?? [], node);
  }

  /** The calls of known functions, and reads, that stand in a function itself. */
  callsOf(fn: TSESTree.Node | undefined): readonly CallNode[] {
    return this.#byFunction.get(fn) ?? [];
  }

  /** The functions that may run while a function, or a loop, does. */
  functionsRunBy(node: TSESTree.Node): ReadonlySet<FunctionNode> {
    const group = isFunction(node) ? this.#groupOf(node) : node;
    return group === node ? this.#findFunctionsRunBy(node) : this.functionsRunBy(group);
  }

  /** Whether a function may run while another one, or a loop, does. */
  runs(node: TSESTree.Node, fn: FunctionNode): boolean {
    // Asked of every function of a long chain, the sets of what they run would fill the memory.
    if (isFunction(node) && this.#rankOf(fn) > this.#rankOf(node)) return false;
    return this.functionsRunBy(node).has(fn);
  }

  #rankOf(fn: FunctionNode): number {
    const group = this.#groupOf(fn);
    this.#ranks ??= new Map([...new Set(this.#groups?.values())].map((one, rank) => [one, rank]));
    // What nobody calls is in no group, and may run all others.
    return this.#ranks.get(group) ?? Infinity;
  }

  /** One of the functions that run each other, the same for all of them. */
  #groupOf(fn: FunctionNode): FunctionNode {
    this.#groups ??= groupRecursions(this.#flow.callers.keys(), (one) => this.#runDirectlyBy(one));
    return this.#groups.get(fn) ?? fn;
  }

  *#runDirectlyBy(fn: FunctionNode): Iterable<FunctionNode> {
    for (const call of this.callsOf(fn)) yield* this.#flow.callees.get(call) ?? [];
  }

  #findFunctionsRunBy(node: TSESTree.Node): ReadonlySet<FunctionNode> {
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

/** Whether a node stands in another one, or is it. */
export function isWithin(node: TSESTree.Node, outer: TSESTree.Node): boolean {
  return (
    outer.range[0] <= node.range[0] &&
    node.range[1] <= outer.range[1] &&
    programOf(node) === programOf(outer)
  );
}

function add<K>(map: Map<K, CallNode[]>, key: K, call: CallNode): void {
  const calls = map.get(key);
  if (calls === undefined) map.set(key, [call]);
  else calls.push(call);
}
