import type { Effect } from "./effects.js";
import { EffectIndex, isLog } from "./effects.js";
import type { EventUses } from "./event-uses.js";
import type { Model } from "./model.js";
import type { FunctionNode } from "./nodes.js";
import { enclosingFunction } from "./nodes.js";
import type { Read } from "./read.js";
import { COMPLETED, FAILED, IN_PROGRESS, ofRead } from "./simulate/hypothesis.js";
import type { StreamConsumer } from "./stream-consumers.js";

/** What the code of a stream's consumers does when the run is over. */
export class StreamEndings {
  readonly #model: Model;
  readonly #uses: EventUses;
  readonly #effects: EffectIndex;

  constructor(model: Model, uses: EventUses) {
    this.#model = model;
    this.#uses = uses;
    this.#effects = new EffectIndex(model.nodes);
  }

  /** Whether something is done after a failure that says so, and not after other events. */
  tellFailure(consumer: StreamConsumer): boolean {
    if (this.#endListeners(consumer).some((fn) => this.#effects.of(fn).some(saysFailure))) {
      return true;
    }
    const home = enclosingFunction(consumer.node);
    const functions = new Set<FunctionNode | undefined>([home]);
    for (const use of this.#uses.eventsOf(consumer.takers)) functions.add(enclosingFunction(use));
    for (const use of this.#uses.typesOf(consumer.takers)) functions.add(enclosingFunction(use));
    for (const fn of functions) {
      for (const effect of this.#effects.of(fn)) {
        if (fn === home && effect.node.range[0] < consumer.node.range[0]) continue;
        if ([...consumer.reads].some((read) => this.#saysSo(effect, read))) return true;
      }
    }
    return false;
  }

  /** The functions that listen to the end of the stream. */
  #endListeners({ listeners }: StreamConsumer): FunctionNode[] {
    return listeners.flatMap(({ arguments: [type, listener] }) =>
      type?.type === "Literal" && type.value === "end" && listener !== undefined
        ? [...this.#model.flow.tokensOf(listener)].flatMap((token) =>
            token.kind === "function" ? [token.node] : [],
          )
        : [],
    );
  }

  #saysSo(effect: Effect, read: Read): boolean {
    if (!saysFailure(effect)) return false;
    const { node } = effect;
    const { executor } = this.#model;
    const failed = ofRead(FAILED, read);
    if (!executor.isReached(node, failed)) return false;
    const completed = ofRead(COMPLETED, read);
    return (
      !executor.isReached(node, ofRead(IN_PROGRESS, read)) ||
      !executor.isReached(node, completed) ||
      (executor.isCertain(node, failed) && !executor.isCertain(node, completed))
    );
  }
}

/** Whether an effect says by itself that something failed, and not only in a log. */
function saysFailure({ node, kind, speaksOfFailure }: Effect): boolean {
  if (node.type === "CallExpression" && isLog(node)) return false;
  return kind === "throw" || speaksOfFailure;
}
