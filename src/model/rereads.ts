import type { Model } from "./model.js";
import type { Read } from "./read.js";
import { isStreamRead } from "./read.js";
import { readId } from "./read-id.js";
import { ReadKeys } from "./read-keys.js";
import { COMPLETED, FAILED, IN_PROGRESS, ofRead, QUEUED } from "./simulate/hypothesis.js";

/** Which reads read again a response that an earlier one has read. */
export class Rereads {
  readonly #model: Model;
  readonly #keys: ReadKeys;
  readonly #byKey = new Map<string, Set<Read>>();

  constructor(model: Model) {
    const { flow, polls, reading } = model;
    this.#model = model;
    this.#keys = new ReadKeys(flow, reading, polls.calls);
    for (const read of flow.reads.values()) {
      for (const key of this.#keys.of([read.node])) {
        const reads = this.#byKey.get(key);
        if (reads === undefined) this.#byKey.set(key, new Set([read]));
        else reads.add(read);
      }
    }
  }

  /**
   * Whether a response is read again where an earlier read of it has completed: for more of its
   * fields, or for its events. A finished response never changes, so this one cannot have failed.
   */
  has(read: Read): boolean {
    const { executor } = this.#model;
    for (const first of this.#othersOf(read)) {
      if (first === read || first.ast !== read.ast || isStreamRead(first)) continue;
      const isReached = (hypothesis: typeof COMPLETED): boolean =>
        executor.isReached(read.node, ofRead(hypothesis, first));
      if (isReached(COMPLETED) && ![FAILED, QUEUED, IN_PROGRESS].some(isReached)) return true;
    }
    return false;
  }

  /** The reads of the response that a read reads: by an id that one of them told, or by one name. */
  #othersOf(read: Read): Set<Read> {
    const { flow } = this.#model;
    const reads = new Set<Read>();
    const id = readId(flow, read);
    for (const token of id === undefined ? [] : flow.tokensOf(id)) {
      if (token.kind === "part" && token.part === "id") reads.add(token.read);
    }
    const [own] = this.#keys.of([read.node]);
    const named = own === undefined ? undefined : this.#byKey.get(own);
    for (const other of named ?? []) reads.add(other);
    return reads;
  }
}
