import type { TSESTree } from "@typescript-eslint/utils";
import type { ResponseStatus } from "../../sdk/statuses.js";
import type { Read } from "../read.js";

/** What is supposed of every response while a piece of code is simulated. */
export interface Hypothesis {
  readonly status: ResponseStatus;
  /** The type that an event of a stream has. */
  readonly eventType: string;
  /** Expressions whose value is supposed, whatever they say. */
  readonly assumed?: ReadonlyMap<TSESTree.Node, unknown>;
  /** The one read that this is supposed of, or none; nothing is known of what others gave. */
  readonly read?: Read | null;
  /** What raises an error at once: the block of a `try`, or the promise that a `catch` is called on. */
  readonly raised?: TSESTree.CallExpression | TSESTree.TryStatement;
  /** What is caught is the typed error of a failed response. */
  readonly isFailureCaught?: boolean;
  /** No request is rejected: a `try` is left for its handler only by what is thrown in it. */
  readonly resolves?: boolean;
  /** The failed response has no `error`: some servers do not say why. */
  readonly withoutReason?: boolean;
}

/** The run has failed. */
export const FAILED: Hypothesis = { status: "failed", eventType: "response.failed" };
/** The run has completed. */
export const COMPLETED: Hypothesis = { status: "completed", eventType: "response.completed" };
/** The run was cancelled. */
export const CANCELLED: Hypothesis = { status: "cancelled", eventType: "response.cancelled" };
/** The run ended early. */
export const INCOMPLETE: Hypothesis = { status: "incomplete", eventType: "response.incomplete" };
/** The run has not begun. */
export const QUEUED: Hypothesis = { status: "queued", eventType: "response.queued" };
/** The run goes on. */
export const IN_PROGRESS: Hypothesis = {
  status: "in_progress",
  eventType: "response.output_text.delta",
};

/** The run goes on, as far as is known: the stream has broken. */
export const ERROR_EVENT: Hypothesis = { status: "in_progress", eventType: "error" };

/** The run has failed, and its `error` is `null`. */
export const FAILED_WITHOUT_REASON: Hypothesis = { ...FAILED, withoutReason: true };

const byRead = new WeakMap<Read, Map<Hypothesis, Hypothesis>>();
const ofNone = new WeakMap<Hypothesis, Hypothesis>();
const unrestricted = new WeakMap<Hypothesis, Hypothesis>();

/** The same hypothesis about one read alone. Asked twice, it gives the same object. */
export function ofRead(hypothesis: Hypothesis, read: Read): Hypothesis {
  let known = byRead.get(read);
  if (known === undefined) byRead.set(read, (known = new Map<Hypothesis, Hypothesis>()));
  let restricted = known.get(hypothesis);
  if (restricted === undefined) {
    restricted = { ...hypothesis, read };
    known.set(hypothesis, restricted);
    unrestricted.set(restricted, hypothesis);
  }
  return restricted;
}

/**
 * What remains of a hypothesis about one read where that read does not matter: it is supposed of no
 * read at all. Asked twice, it gives the same object, whichever read it was about.
 *
 * @returns `undefined` for a hypothesis that {@link ofRead} has not made
 */
export function ofNoRead(restricted: Hypothesis): Hypothesis | undefined {
  const hypothesis = unrestricted.get(restricted);
  if (hypothesis === undefined) return undefined;
  let none = ofNone.get(hypothesis);
  if (none === undefined) ofNone.set(hypothesis, (none = { ...hypothesis, read: null }));
  return none;
}

const resolving = new WeakMap<Hypothesis, Hypothesis>();

/** The same hypothesis, with every request answered. Asked twice, it gives the same object. */
export function withAnswers(hypothesis: Hypothesis): Hypothesis {
  let answered = resolving.get(hypothesis);
  if (answered === undefined) {
    answered = { ...hypothesis, resolves: true };
    resolving.set(hypothesis, answered);
  }
  return answered;
}
