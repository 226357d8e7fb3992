import type { TSESTree } from "@typescript-eslint/utils";
import type { Token } from "./flow/token.js";
import type { Model } from "./model.js";
import type { FunctionNode } from "./nodes.js";
import { enclosingFunction, isFunction, programOf } from "./nodes.js";
import type { Read } from "./read.js";
import { isBackgroundRead } from "./read.js";
import { FAILED } from "./simulate/hypothesis.js";

/** Code that consumes the events of a stream: a `for await`, or all calls of `on` together. */
export interface StreamConsumer {
  readonly node: TSESTree.CallExpression | TSESTree.ForOfStatement;
  /** The streams, by the calls that opened them. */
  readonly reads: ReadonlySet<Read>;
  /** The nodes that took its events out of a stream: itself, or a generator's loop before it. */
  readonly takers: ReadonlySet<TSESTree.Node>;
  /** The generators of the file that it iterates. */
  readonly generators: ReadonlySet<FunctionNode>;
  /** The calls of `on`, in source order; none for a loop. */
  readonly listeners: readonly TSESTree.CallExpression[];
}

/** The `for await` loops over events of background streams to which a failure's event comes. */
export function findEventLoops(model: Model): StreamConsumer[] {
  const consumers: StreamConsumer[] = [];
  const yields = yieldsByFunction(model);
  for (const loop of model.nodes.loops) {
    if (loop.type !== "ForOfStatement" || !loop.await) continue;
    const reads = new Set<Read>();
    const takers = new Set<TSESTree.Node>();
    for (const token of model.flow.roleCell("iterated", loop).tokens) {
      if (token.kind !== "event" || token.taker === null || !isBackgroundRead(token.read)) continue;
      reads.add(token.read);
      takers.add(token.taker);
    }
    if (reads.size === 0) continue;
    const generators = generatorsOf(model.flow.tokensOf(loop.right));
    const isFed =
      takers.has(loop) ||
      generators.size === 0 ||
      [...generators].some((fn) =>
        (yields.get(fn) ?? []).some((node) => passesFailureOn(model, node)),
      );
    if (isFed) consumers.push({ node: loop, reads, takers, generators, listeners: [] });
  }
  return consumers;
}

/** Methods of a stream that wait for an event of a type. */
const LISTENING: ReadonlySet<string> = new Set(["emitted", "on", "once"]);

/** The calls of `on`, `once` and `emitted` of each background stream, as one consumer a stream. */
export function findListenerChains(model: Model): StreamConsumer[] {
  const byRead = new Map<Read, TSESTree.CallExpression[]>();
  for (const call of model.nodes.calls) {
    for (const token of model.flow.tokensOf(call.callee)) {
      if (token.kind !== "streamMethod" || token.typed || !isBackgroundRead(token.read)) continue;
      if (!LISTENING.has(token.name)) continue;
      const calls = byRead.get(token.read);
      if (calls === undefined) byRead.set(token.read, [call]);
      else calls.push(call);
    }
  }
  return [...byRead].flatMap(([read, calls]) => {
    // The calls of one chain start at one place: the first of them is the innermost.
    const listeners = [...calls].sort(
      (left, right) => left.range[0] - right.range[0] || left.range[1] - right.range[1],
    );
    const node = listeners.find((call) => programOf(call) === model.ast && !isEmitted(model, call));
    return node === undefined
      ? []
      : [
          {
            node,
            reads: new Set([read]),
            takers: new Set<TSESTree.Node>(listeners),
            generators: new Set<FunctionNode>(),
            listeners,
          },
        ];
  });
}

/** Whether a call waits for one event, and listens to nothing. */
function isEmitted(model: Model, call: TSESTree.CallExpression): boolean {
  for (const token of model.flow.tokensOf(call.callee)) {
    if (token.kind === "streamMethod" && token.name === "emitted") return true;
  }
  return false;
}

function yieldsByFunction(model: Model): Map<FunctionNode, TSESTree.YieldExpression[]> {
  const yields = new Map<FunctionNode, TSESTree.YieldExpression[]>();
  for (const node of model.nodes.yields) {
    const fn = enclosingFunction(node);
    if (fn === undefined) continue;
    const known = yields.get(fn);
    if (known === undefined) yields.set(fn, [node]);
    else known.push(node);
  }
  return yields;
}

function generatorsOf(tokens: Iterable<Token>): Set<FunctionNode> {
  const generators = new Set<FunctionNode>();
  for (const token of tokens) {
    if (token.kind === "object" && isFunction(token.node)) generators.add(token.node);
  }
  return generators;
}

/** Whether a generator's `yield` may hand on the event of a failure. */
function passesFailureOn(model: Model, node: TSESTree.YieldExpression): boolean {
  if (node.argument === null || !model.executor.isReached(node, FAILED)) return false;
  if (node.delegate) return true;
  for (const token of model.flow.tokensOf(node.argument)) {
    if (token.kind === "event" && token.taker !== null) return true;
  }
  return false;
}
