import type { Model } from "./model.js";
import type { Read } from "./read.js";
import { isStreamRead } from "./read.js";
import { readId } from "./read-id.js";
import { ReadKeys } from "./read-keys.js";
import { COMPLETED, FAILED, IN_PROGRESS, ofRead, QUEUED } from "./simulate/hypothesis.js";

/**
 * Whether a response is read again where an earlier read of it has completed: for more of its
 * fields, or for its events. A finished response never changes, so this one cannot have failed.
 */
export function isReadAgain(model: Model, read: Read): boolean {
  const { executor, flow } = model;
  const earlier = [...flow.reads.values()].filter(
    (other) => other !== read && other.ast === read.ast && !isStreamRead(other),
  );
  return earlier.some((first) => {
    const isReached = (hypothesis: typeof COMPLETED): boolean =>
      executor.isReached(read.node, ofRead(hypothesis, first));
    return (
      isReached(COMPLETED) &&
      ![FAILED, QUEUED, IN_PROGRESS].some(isReached) &&
      isOfSame(model, read, first)
    );
  });
}

/** Whether two reads read the same response. */
function isOfSame(model: Model, read: Read, first: Read): boolean {
  const { flow, polls, reading } = model;
  const id = readId(flow, read);
  for (const token of id === undefined ? [] : flow.tokensOf(id)) {
    if (token.kind === "part" && token.part === "id" && token.read === first) return true;
  }
  const keys = new ReadKeys(flow, reading, polls.calls);
  const [own] = keys.of([read.node]);
  return own !== undefined && keys.of([first.node]).has(own);
}
