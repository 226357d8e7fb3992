import type { TSESTree } from "@typescript-eslint/utils";
import type { ResponseStatus } from "../../sdk/statuses.js";

/** What is supposed of every response while a piece of code is simulated. */
export interface Hypothesis {
  readonly status: ResponseStatus;
  /** The type that an event of a stream has. */
  readonly eventType: string;
  /** Expressions whose truth is supposed, whatever they say. */
  readonly assumed?: ReadonlyMap<TSESTree.Node, boolean>;
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
