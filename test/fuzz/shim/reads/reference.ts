import { classOf, expectedFailure, expectedIncomplete } from "../failures.js";
import { OWN_SDK } from "../sdks.js";
import type { Read, Schedule } from "./schedule.js";

/** What some calls come to. */
export interface Behaviour {
  /** Of each call: `returned STATUS`, or what the error says. */
  readonly outcomes: readonly string[];
  /** How many requests the server got for each. */
  readonly requests: readonly number[];
}

/** What the contract says of a schedule. */
export function expectedOf(schedule: Schedule): Behaviour {
  return {
    outcomes: schedule.reads.map((read) => outcomeOf(read, schedule)),
    requests: schedule.reads.map(() => 1),
  };
}

function outcomeOf({ as, step }: Read, { classify, incomplete, sdk }: Schedule): string {
  if (step.kind === "drop") return "threw APIConnectionError";
  if (step.kind === "http") return `threw ${classOf(step.status)} ${step.status}`;
  // The headers are there, and the body, whatever it says, is not looked at.
  if (as === "asResponse") return "returned 200";
  switch (step.kind) {
    case "failed":
      return expectedFailure(step.failure, classify).text;
    case "ended":
      return step.status === "incomplete" && incomplete
        ? expectedIncomplete(step.reason, sdk === OWN_SDK)
        : `returned ${step.status}`;
    case "pending":
      return `returned ${step.status}`;
    default:
      // What the SDK throws for it, which is the platform's own.
      return "threw what the platform throws";
  }
}
