import type { TSESTree } from "@typescript-eslint/utils";
import { isWithin } from "./call-index.js";
import { EventUses } from "./event-uses.js";
import { HandledReads } from "./handled.js";
import type { Model } from "./model.js";
import { programOf } from "./nodes.js";
import { isPassedOn } from "./passed-on.js";
import type { Read } from "./read.js";
import { isBackgroundRead, isStreamRead } from "./read.js";
import { Rereads } from "./rereads.js";
import { ReadsById } from "./reads-by-id.js";
import type { Hypothesis } from "./simulate/hypothesis.js";
import { QUEUED } from "./simulate/hypothesis.js";
import type { StreamConsumer } from "./stream-consumers.js";
import { findEventLoops, findListenerChains } from "./stream-consumers.js";
import { StreamEndings } from "./stream-endings.js";
import { tellsFlag } from "./stream-flags.js";
import { listensToFailure, typeListenedTo } from "./stream-listeners.js";
import { isAfter } from "./stream-order.js";
import { typeTestAt } from "./type-tests.js";

/** Code that handles a stream's events by type, and lets the one go by that says the run failed. */
export interface UncheckedStream {
  readonly consumer: StreamConsumer;
  /** The call that opened the stream. */
  readonly read: Read;
  /** What is iterated, by the consumer or by a generator before it; none for listeners. */
  readonly iterated: readonly TSESTree.Expression[];
}

/** A call of a stream's `finalResponse()`. */
export interface FinalResponse {
  readonly node: TSESTree.CallExpression;
  readonly read: Read;
}

/** The events with which every stream begins. */
const FIRST_EVENTS: readonly Hypothesis[] = [
  { status: "queued", eventType: "response.created" },
  QUEUED,
];

/** What a file does with the streams of its background responses. */
export class StreamChecks {
  readonly #model: Model;
  readonly #loops: readonly StreamConsumer[];
  readonly #chains: readonly StreamConsumer[];
  readonly #loopsByRead: ReadonlyMap<Read, readonly StreamConsumer[]>;
  // Most files have no stream: the rest is made when it is first asked for.
  #usesOnce: EventUses | undefined;
  #endingsOnce: StreamEndings | undefined;
  #byStatusOnce: HandledReads | undefined;
  #readsByIdOnce: ReadsById | undefined;
  #rereadsOnce: Rereads | undefined;

  constructor(model: Model) {
    this.#model = model;
    this.#loops = findEventLoops(model);
    this.#chains = findListenerChains(model);
    this.#loopsByRead = byRead(this.#loops);
  }

  get #uses(): EventUses {
    return (this.#usesOnce ??= new EventUses(this.#model.flow, this.#model.nodes));
  }

  get #endings(): StreamEndings {
    return (this.#endingsOnce ??= new StreamEndings(this.#model, this.#uses));
  }

  get #byStatus(): HandledReads {
    const { executor, flow, held, nodes } = this.#model;
    return (this.#byStatusOnce ??= new HandledReads(flow, nodes, executor, held, false));
  }

  get #readsById(): ReadsById {
    return (this.#readsByIdOnce ??= new ReadsById(this.#model));
  }

  get #rereads(): Rereads {
    return (this.#rereadsOnce ??= new Rereads(this.#model));
  }

  /** The consumers of streams that have no branch for a failure, in source order. */
  unchecked(): UncheckedStream[] {
    return [...this.#loops, ...this.#chains]
      .filter((consumer) => this.#goesByType(consumer) && !this.#seesFailure(consumer))
      .flatMap((consumer) => {
        const read = [...consumer.reads].find((one) => !this.#rereads.has(one));
        return read === undefined ? [] : [{ consumer, read, iterated: iteratedBy(consumer) }];
      })
      .sort((left, right) => left.consumer.node.range[0] - right.consumer.node.range[0]);
  }

  /** The calls of `finalResponse()` on streams whose events have no branch for a failure. */
  uncheckedFinalResponses(): FinalResponse[] {
    const found: FinalResponse[] = [];
    for (const node of this.#model.nodes.calls) {
      for (const token of this.#model.flow.tokensOf(node.callee)) {
        if (token.kind !== "streamMethod" || token.name !== "finalResponse" || token.typed)
          continue;
        if (isBackgroundRead(token.read) && !this.#hasBranch(token.read)) {
          found.push({ node, read: token.read });
          break;
        }
      }
    }
    return found;
  }

  /** Whether any consumer of a stream has a branch for a failure. */
  #hasBranch(read: Read): boolean {
    return [...this.#loops, ...this.#chains].some(
      (consumer) => consumer.reads.has(read) && this.#namesFailure(consumer),
    );
  }

  /** Whether it tells events apart by their types at all. */
  #goesByType(consumer: StreamConsumer): boolean {
    return (
      consumer.listeners.some((call) => typeListenedTo(this.#model, call) !== undefined) ||
      this.#uses.typesOf(consumer.takers).some((use) => typeTestAt(this.#model, use) !== "nothing")
    );
  }

  #seesFailure(consumer: StreamConsumer): boolean {
    return (
      this.#leavesAtStart(consumer) ||
      this.#namesFailure(consumer) ||
      this.#isNamedByOthers(consumer) ||
      this.#passesOn(consumer) ||
      this.#looksAtStatus(consumer) ||
      this.#endings.tellFailure(consumer) ||
      tellsFlag(this.#model, consumer) ||
      this.#looksAgain(consumer)
    );
  }

  /** Whether a loop only waits for the first events: it is over before the run can fail. */
  #leavesAtStart({ node }: StreamConsumer): boolean {
    if (node.type !== "ForOfStatement") return false;
    return FIRST_EVENTS.some((hypothesis) => {
      const { completion } = this.#model.executor.runStatement(node.body, hypothesis);
      return !completion.normal && !completion.continues.has(node);
    });
  }

  /** Whether some code asks an event of its own for the type of a failure, or may do so. */
  #namesFailure(consumer: StreamConsumer): boolean {
    return (
      consumer.listeners.some((call) => listensToFailure(this.#model, call)) ||
      this.#uses.typesOf(consumer.takers).some((use) => {
        const test = typeTestAt(this.#model, use);
        return test === "failure" || test === "unknown";
      })
    );
  }

  /** A stream with listeners and a loop: a branch in one of them is enough. */
  #isNamedByOthers(consumer: StreamConsumer): boolean {
    const others = consumer.listeners.length === 0 ? this.#chains : this.#loops;
    return others.some(
      (other) =>
        [...other.reads].some((read) => consumer.reads.has(read)) && this.#namesFailure(other),
    );
  }

  /** Whether the event of a failure, its type or its response goes on to other code. */
  #passesOn(consumer: StreamConsumer): boolean {
    const { generators, takers } = consumer;
    const passes = (use: TSESTree.Node): boolean => isPassedOn(this.#model, use, generators);
    return (
      this.#uses.eventsOf(takers).some(passes) ||
      this.#uses
        .typesOf(takers)
        .some((use) => typeTestAt(this.#model, use) === "nothing" && passes(use)) ||
      this.#uses
        .responsesOf(consumer.reads)
        .some((use) => !this.#isOfAnother(consumer, use) && passes(use))
    );
  }

  /** Whether code belongs to another loop over the same stream, or over one from the same place. */
  #isOfAnother(consumer: StreamConsumer, place: TSESTree.Node): boolean {
    return [...consumer.reads].some((read) =>
      this.#loopsByRead
        .get(read)
        ?.some(
          ({ node }) =>
            !consumer.takers.has(node) &&
            programOf(place) === programOf(node) &&
            isWithin(place, node),
        ),
    );
  }

  /** Whether the status or the error of the response is looked at, by it or after it. */
  #looksAtStatus(consumer: StreamConsumer): boolean {
    return [...consumer.reads].some((read) =>
      this.#byStatus.placesOf(read).some((place) => !this.#isOfAnother(consumer, place)),
    );
  }

  /** Whether the response is read again after the stream, and its failure looked at there. */
  #looksAgain(consumer: StreamConsumer): boolean {
    for (const stream of consumer.reads) {
      for (const read of this.#readsById.sameAs(stream)) {
        if (!isStreamRead(read) && isAfter(read.node, consumer.node) && this.#isLookedAt(read)) {
          return true;
        }
      }
    }
    return false;
  }

  #isLookedAt(read: Read): boolean {
    return (
      read.normalised ||
      this.#model.handled.has(read) ||
      this.#uses.responsesOf(new Set([read])).some((use) => isPassedOn(this.#model, use))
    );
  }
}

function byRead(consumers: readonly StreamConsumer[]): Map<Read, StreamConsumer[]> {
  const map = new Map<Read, StreamConsumer[]>();
  for (const consumer of consumers) {
    for (const read of consumer.reads) {
      const known = map.get(read);
      if (known === undefined) map.set(read, [consumer]);
      else known.push(consumer);
    }
  }
  return map;
}

function iteratedBy({ takers }: StreamConsumer): TSESTree.Expression[] {
  return [...takers].flatMap((taker) => {
    if (taker.type === "ForOfStatement") return [taker.right];
    return taker.type === "YieldExpression" && taker.argument !== null ? [taker.argument] : [];
  });
}
