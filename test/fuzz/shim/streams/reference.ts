import { expectedFailure, expectedIncomplete } from "../failures.js";
import type { ExpectedFailure } from "../failures.js";
import { OPENAI_4, OWN_SDK } from "../sdks.js";
import type { Event, Schedule } from "./schedule.js";
import { messageOf } from "./schedule.js";

/** What a stream does, as its consumer sees it. */
export interface Behaviour {
  /** The types of the events that he gets. */
  readonly types: readonly string[];
  /** How it ends for him: `ended`, `left`, or what the error says. */
  readonly outcome: string;
  /** The status of the response that the error shows. */
  readonly seen: string | undefined;
  /** Whether the request is aborted, where it matters. */
  readonly isAborted: boolean | undefined;
}

/** What the contract says of a stream. */
export function expectedOf(schedule: Schedule): Behaviour {
  const { consumer, cut, events, open } = schedule;
  const types: string[] = [];
  let seen: string | undefined;
  let isSettled = false;
  const over = (outcome: string, isAborted: boolean, isSeen = true): Behaviour => ({
    types,
    outcome,
    seen: isSeen ? seen : undefined,
    isAborted: isAbortTold(open, outcome) ? isAborted : undefined,
  });
  const brokenOff = "threw APIConnectionError";
  for (const event of events.slice(0, cut?.after)) {
    seen = statusOf(event) ?? seen;
    const error = errorOf(event, schedule);
    if (error !== undefined) return over(error, true);
    if (event.kind === "end") isSettled = true;
    types.push(typeOf(event));
    if (!("at" in consumer) || consumer.at !== types.length - 1) continue;
    if (consumer.does === "leave") return over("left", true, false);
    if (consumer.does === "throw") return over("threw Error", true, false);
    // The SDK's plain stream ends, its `stream()` throws.
    return over(open === "stream()" ? "threw APIUserAbortError" : "ended", true, false);
  }
  if (cut?.by === "reset") return over(brokenOff, true);
  const isWithin = cut?.isWithin === true && cut.after < events.length;
  // Half an event is nothing, but for the newest SDK.
  if (isWithin && schedule.sdk === OWN_SDK) return over(brokenOff, true);
  return isSettled ? over("ended", false, false) : over(brokenOff, false);
}

/** Whether it matters that a request is aborted: the SDK's own `stream()` does as it likes once it has failed. */
export function isAbortTold(open: Schedule["open"], outcome: string): boolean {
  return (
    open !== "stream()" || ["left", "threw Error", "threw APIUserAbortError"].includes(outcome)
  );
}

function statusOf(event: Event): string | undefined {
  if (event.kind === "state") return event.status === "created" ? "queued" : event.status;
  return event.kind === "end" ? event.status : undefined;
}

function typeOf(event: Event): string {
  return (messageOf(event).data as { type: string }).type;
}

/** What is thrown in place of an event, if anything is. */
function errorOf(event: Event, { classify, incomplete, sdk }: Schedule): string | undefined {
  if (event.kind === "error") return errorOfEvent(event, sdk, classify).text;
  if (event.kind !== "end") return undefined;
  if (event.status === "failed") return expectedFailure(event.failure, classify).text;
  return event.status === "incomplete" && incomplete
    ? expectedIncomplete(event.reason, sdk === OWN_SDK)
    : undefined;
}

function errorOfEvent(
  { failure, isNamed, isNested }: Extract<Event, { kind: "error" }>,
  sdk: number,
  classify: Schedule["classify"],
): ExpectedFailure {
  if (isNested) return expectedFailure(failure, classify);
  const isLost = sdk === OPENAI_4 && isNamed;
  return expectedFailure(failure, classify, 0, isLost ? "all but the message" : "type and headers");
}
