import type { TSESTree } from "@typescript-eslint/utils";
import { CallIndex, isWithin } from "./call-index.js";
import { carriedBy } from "./carries.js";
import type { Flow } from "./flow/flow.js";
import { isHandedToCheck } from "./handed-check.js";
import type { Model } from "./model.js";
import type { CallNode, FunctionNode, LoopNode } from "./nodes.js";
import { isLoop, unwrap } from "./nodes.js";
import type { Read } from "./read.js";
import { readsSameResponse } from "./repeated-read.js";
import type { Frame } from "./simulate/evaluate.js";
import type { Round, RoundEffect } from "./simulate/round.js";
import { StatusTests } from "./status-tests.js";

/** A loop, a recursion or a timer that reads one response again and again. */
export interface Poll extends Round {
  readonly kind: "loop" | "recursion" | "timer";
  /** Where it goes round: the loop, the call that starts another turn, the call of `setInterval`. */
  readonly report: CallNode | LoopNode;
  /** What reads the response, each time the same one. */
  readonly reads: readonly Read[];
}

/** What goes round in a file, and reads one response each time. */
export class Polls {
  readonly all: readonly Poll[];
  readonly calls: CallIndex;
  readonly #model: Model;
  readonly #tests: StatusTests;
  readonly #exits = new Map<TSESTree.Node, RoundEffect>();
  readonly #exiting: ReadonlySet<FunctionNode>;
  readonly #clearing: ReadonlySet<FunctionNode>;

  constructor(model: Model) {
    this.#model = model;
    const { flow, nodes, executor } = model;
    this.calls = new CallIndex(flow);
    this.#tests = new StatusTests(flow, nodes, executor, this.calls);
    const clears: TSESTree.Node[] = [];
    for (const node of nodes.calls) {
      const effect = exitEffect(flow, node);
      if (effect !== undefined) this.#exits.set(node, effect);
      if (isClear(flow, node)) clears.push(node);
    }
    for (const node of nodes.yields) {
      if (givesResponse(flow, node)) this.#exits.set(node, "mayLeave");
    }
    this.#exiting = this.calls.functionsThatMake(this.#exits.keys());
    this.#clearing = this.calls.functionsThatMake([...this.#exits.keys(), ...clears]);
    this.all = [...this.#loops(), ...this.#recursions(), ...this.#timers()].sort(
      (left, right) => left.report.range[0] - right.report.range[0],
    );
  }

  /** Whether what is not known of a test depends on the response. */
  concerns(test: TSESTree.Node, frame: Frame): boolean {
    return this.#tests.concerns(test, frame);
  }

  *#loops(): Iterable<Poll> {
    for (const [node, reads] of this.#model.reading.loops) {
      if (!isLoop(node)) continue;
      const same = this.#same(reads, node);
      if (same.length > 0) {
        yield {
          kind: "loop",
          node,
          report: node,
          reads: same,
          isTimer: false,
          effectOf: (call) => this.#exits.get(call),
          isFollowed: (fn) => this.#exiting.has(fn),
          concerns: (test, frame) => this.concerns(test, frame),
        };
      }
    }
  }

  /** Functions that read, and run themselves again. */
  *#recursions(): Iterable<Poll> {
    const { flow, reading } = this.#model;
    for (const [fn, reads] of reading.functions) {
      for (const call of this.calls.callsWithin(fn)) {
        if (!this.#runsAgain(call, fn)) continue;
        const same = this.#same(reads, fn, call);
        if (same.length === 0 || !this.#readsBeside(fn, call)) continue;
        const followed = this.calls.functionsThatMake([call]);
        yield {
          kind: "recursion",
          node: fn,
          report: call,
          reads: same,
          isTimer: false,
          effectOf: (node) =>
            this.#runsAgain(node, fn) && isWithin(node, fn) ? "goesRound" : this.#exits.get(node),
          isFollowed: (other) =>
            other !== fn &&
            (followed.has(other) || this.#exiting.has(other)) &&
            isInFile(flow, other, fn),
          concerns: (test, frame) => this.concerns(test, frame),
        };
      }
    }
  }

  *#timers(): Iterable<Poll> {
    const { flow, nodes, reading } = this.#model;
    for (const call of nodes.calls) {
      const [callback] = call.arguments;
      if (callback === undefined || !isGlobalCall(flow, call, "setInterval")) continue;
      for (const token of flow.tokensOf(callback)) {
        if (token.kind !== "function") continue;
        const fn = token.node;
        const same = this.#same(reading.functions.get(fn) ?? [], fn, call);
        if (same.length === 0) continue;
        yield {
          kind: "timer",
          node: fn,
          report: call,
          reads: same,
          isTimer: true,
          effectOf: (node) => (isClear(flow, node) ? "leaves" : this.#exits.get(node)),
          isFollowed: (other) => this.#clearing.has(other),
          concerns: (test, frame) => this.concerns(test, frame),
        };
      }
    }
  }

  #same(reads: Iterable<Read>, node: FunctionNode | LoopNode, again?: CallNode): Read[] {
    return [...reads].filter((read) =>
      readsSameResponse(this.#model.flow, this.calls, read, { node, again }),
    );
  }

  /** Whether a call runs a function, at once or by way of others that stand beside it. */
  #runsAgain(call: TSESTree.Node, fn: FunctionNode): boolean {
    const callees = this.#model.flow.callees.get(call);
    if (callees === undefined) return false;
    if (callees.has(fn)) return true;
    for (const callee of callees) {
      if (!isWithin(callee, fn) && this.calls.runs(callee, fn)) return true;
    }
    return false;
  }

  /** Whether a function reads by itself, and not only by running itself again. */
  #readsBeside(fn: FunctionNode, again: CallNode): boolean {
    const { flow, reading } = this.#model;
    return this.calls.callsWithin(fn).some((call) => {
      if (call === again || this.#runsAgain(call, fn)) return false;
      if (flow.reads.has(call)) return true;
      return [...(flow.callees.get(call) ?? [])].some(
        (callee) => !isWithin(callee, fn) && reading.functions.has(callee),
      );
    });
  }
}

/** What a call does to whatever goes round: it ends the program, or may throw for the response. */
function exitEffect(flow: Flow, node: TSESTree.CallExpression): RoundEffect | undefined {
  const callee = unwrap(node.callee);
  if (callee.type === "MemberExpression" && flow.keyOf(callee) === "exit") return "leaves";
  return isHandedToCheck(flow, node) ? "mayLeave" : undefined;
}

/** Whether a generator's caller sees the response, and may stop taking more. */
function givesResponse(flow: Flow, { argument }: TSESTree.YieldExpression): boolean {
  if (argument === null) return false;
  const { outcome, whole } = carriedBy(flow, argument);
  return outcome.size > 0 || whole.size > 0;
}

function isClear(flow: Flow, node: TSESTree.Node): boolean {
  return (
    node.type === "CallExpression" &&
    (isGlobalCall(flow, node, "clearInterval") || isGlobalCall(flow, node, "clearTimeout"))
  );
}

/** Whether a function of the environment, or of `node:timers`, is called. */
function isGlobalCall(flow: Flow, node: TSESTree.CallExpression, name: string): boolean {
  for (const token of flow.tokensOf(node.callee)) {
    if (token.kind === "external" && token.path.split(".").at(-1) === name) return true;
  }
  return false;
}

function isInFile(flow: Flow, left: TSESTree.Node, right: TSESTree.Node): boolean {
  return flow.moduleOf(left) === flow.moduleOf(right);
}
