import type { TSESTree } from "@typescript-eslint/utils";
import { isLocalCall } from "./decision.js";
import { destinationOf } from "./destination.js";
import type { Flow } from "./flow/flow.js";
import type { Model } from "./model.js";
import { enclosingFunction, isFunction, parentOf } from "./nodes.js";
import type { Read } from "./read.js";
import type { Thrower } from "./throwers.js";
import { COMPLETED, FAILED, ofRead } from "./simulate/hypothesis.js";
import { reasonsIn } from "./told-reasons.js";

/** A call, a tagged template or an assignment by which others learn why some runs failed. */
interface Telling {
  readonly node:
    TSESTree.AssignmentExpression | TSESTree.CallExpression | TSESTree.TaggedTemplateExpression;
  readonly reads: ReadonlySet<Read>;
}

/** So many of the functions that run before an error is thrown are looked into. */
const MAX_FUNCTIONS = 100;

/** So many functions that only return what another one gives are followed to their callers. */
const MAX_CALLERS = 4;

/** Where a file logs, stores or hands on why a run failed. */
export class ReasonTellers {
  readonly #model: Model;
  readonly #byFunction = new Map<TSESTree.Node | undefined, Telling[]>();
  readonly #localCalls = new Map<TSESTree.Node | undefined, TSESTree.CallExpression[]>();

  constructor(model: Model) {
    this.#model = model;
    const { flow, nodes } = model;
    for (const node of nodes.calls) {
      if (isLocalCall(flow, node)) {
        addTo(this.#localCalls, enclosingFunction(node), node);
        if (!isStatement(flow, node)) continue;
        // What such a function does with a whole response is seen in the function.
        this.#add(node, withoutWhole(flow, node));
      } else if (isStatement(flow, node) || node.parent.type === "AwaitExpression") {
        const reads = new Set<Read>();
        for (const argument of node.arguments) {
          for (const read of reasonsIn(flow, argument)) reads.add(read);
        }
        this.#add(node, reads);
      }
    }
    for (const { parent } of nodes.templates) {
      if (parent.type !== "TaggedTemplateExpression" || !isStatement(flow, parent)) continue;
      this.#add(parent, reasonsIn(flow, parent));
    }
    for (const node of nodes.assignments) {
      if (isSeenByOthers(flow, node)) this.#add(node, reasonsIn(flow, node.right));
    }
  }

  /** Whether the reason of a failed run has got out before an error is thrown, or with it. */
  hasTold(thrower: Thrower, read: Read): boolean {
    const { node } = thrower;
    let fn = enclosingFunction(node);
    // A rejected promise does not end the function: what follows is run, too.
    if (this.#tells(fn, read, node.type === "CallExpression" ? Infinity : node.range[0]))
      return true;
    while (fn !== undefined) {
      fn = enclosingFunction(fn);
      if (this.#tells(fn, read, node.range[0])) return true;
    }
    return false;
  }

  /** Whether a function, before a place in it, or what it calls until then, tells the reason. */
  #tells(fn: TSESTree.Node | undefined, read: Read, end: number): boolean {
    const { executor, flow } = this.#model;
    const seen = new Set<TSESTree.Node | undefined>([fn]);
    // A set grows while it is iterated.
    for (const current of seen) {
      const until = current === fn ? end : Infinity;
      const isRun = (node: TSESTree.Node): boolean =>
        node.range[1] <= until && executor.isReached(node, ofRead(FAILED, read));
      for (const telling of this.#byFunction.get(current) ?? []) {
        if (!telling.reads.has(read) || !isRun(telling.node)) continue;
        // Where a response is merely kept, it is kept however the run has ended.
        if (telling.node.type !== "AssignmentExpression") return true;
        if (!isWhole(flow, telling.node.right)) return true;
        if (!executor.isReached(telling.node, ofRead(COMPLETED, read))) return true;
      }
      for (const call of this.#localCalls.get(current) ?? []) {
        if (seen.size > MAX_FUNCTIONS) break;
        if (isRun(call)) for (const callee of flow.callees.get(call) ?? []) seen.add(callee);
      }
    }
    return false;
  }

  #add(node: Telling["node"], reads: ReadonlySet<Read>): void {
    if (reads.size > 0) addTo(this.#byFunction, enclosingFunction(node), { node, reads });
  }
}

/** Whether a value is a response itself. */
function isWhole(flow: Flow, node: TSESTree.Node): boolean {
  for (const { kind } of flow.tokensOf(node)) if (kind === "response") return true;
  return false;
}

/** What the arguments of a call say of a failure but for whole responses. */
function withoutWhole(flow: Flow, call: TSESTree.CallExpression): ReadonlySet<Read> {
  const reads = new Set<Read>();
  for (const argument of call.arguments) {
    const whole = new Set<Read>();
    for (const token of flow.tokensOf(argument)) {
      if (token.kind === "response" || token.kind === "event") whole.add(token.read);
    }
    for (const read of reasonsIn(flow, argument)) if (!whole.has(read)) reads.add(read);
  }
  return reads;
}

/** Whether nothing is made of what a call gives: it is there for what it does. */
function isStatement(flow: Flow, node: TSESTree.Node, depth = 0): boolean {
  if (isTest(node)) return false;
  const destination = destinationOf(flow, node);
  if (destination.kind !== "returned") return destination.kind === "lost";
  // `const report = (run) => console.error(run.error)`, where all calls of it are statements.
  const callers = [...(flow.callers.get(destination.fn) ?? [])];
  return (
    depth < MAX_CALLERS &&
    callers.length > 0 &&
    callers.every((call) => isStatement(flow, call, depth + 1))
  );
}

function isTest(node: TSESTree.Node): boolean {
  let current = node;
  for (let parent = parentOf(current); parent !== undefined; parent = parentOf(current)) {
    if ("test" in parent && parent.test === current) return true;
    if (isFunction(parent) || parent.type === "ExpressionStatement") return false;
    current = parent;
  }
  return false;
}

/** `this.reason = …`, or a variable that outlives the function. */
function isSeenByOthers(flow: Flow, { left }: TSESTree.AssignmentExpression): boolean {
  if (left.type !== "Identifier") return left.type === "MemberExpression";
  const fn = enclosingFunction(left);
  const block = flow.variableOf(left)?.scope.block;
  if (fn === undefined || block === undefined) return false;
  return block.range[0] < fn.range[0] || fn.range[1] < block.range[1];
}

function addTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
