import { classOf, expectedFailure, expectedIncomplete, isTriedAgain } from "../failures.js";
import { OWN_SDK } from "../sdks.js";
import { delayOf } from "../wishes.js";
import type { CreateSchedule, Judging, PollSchedule, Schedule } from "./schedule.js";
import { isEndless } from "./step.js";
import type { EndStep, FaultStep, PendingStep, Step } from "./step.js";
import { JITTER, Thrown, Timeline } from "./timeline.js";

/** What a call does, as far as its caller and the server see it. */
export interface Behaviour {
  /** `returned STATUS`, or what the error says. */
  readonly outcome: string;
  /** The SDK's errors among the error's causes, outermost first. */
  readonly causes: readonly string[];
  readonly requests: readonly string[];
  readonly waits: readonly number[];
  readonly statuses: readonly string[];
}

/** The SDK does not wait for longer than this on a server's word. */
const LONGEST_WISH_MS = 60_000;

/** What the contract says of a schedule. */
export function expectedOf(schedule: Schedule): Behaviour {
  const timeline = new Timeline(schedule);
  const causes: string[] = [];
  const { requests, statuses, waits } = timeline;
  let outcome: string;
  try {
    outcome =
      schedule.call === "poll"
        ? poll(schedule, timeline, causes)
        : createAndPoll(schedule, timeline, causes);
  } catch (thrown) {
    if (!(thrown instanceof Thrown)) throw thrown;
    outcome = thrown.text;
  }
  return { outcome, causes, requests, waits, statuses };
}

function poll(schedule: PollSchedule, timeline: Timeline, causes: string[]): string {
  const { given, steps } = schedule;
  const known = given === "id" ? undefined : { step: given, by: schedule };
  return pollOne(schedule, timeline, causes, { id: "resp_1", steps, known });
}

function createAndPoll(schedule: CreateSchedule, timeline: Timeline, causes: string[]): string {
  const { clientRetries, maxRetries = clientRetries, tries, typed } = schedule;
  /** The errors of the tries before, the last one first. */
  const earlier: string[] = [];
  let again = 0;
  for (let retries = 0; ; retries += 1) {
    const id = `resp_${retries + 1}`;
    const own: string[] = [];
    try {
      if (retries > 0) timeline.wait(again);
      const [step, ...steps] = tries[retries] as readonly [Step, ...Step[]];
      timeline.request("create", id);
      const thrown = faultOfCreate(step, schedule, timeline, retries);
      if (thrown) throw thrown;
      const known = {
        step: step as EndStep | PendingStep,
        by: typed ?? schedule,
        ...("pollAfterMs" in step ? { pollAfterMs: step.pollAfterMs } : {}),
      };
      const result = pollOne(schedule, timeline, own, { id, steps, known });
      causes.length = 0;
      return result;
    } catch (thrown) {
      if (!(thrown instanceof Thrown)) throw thrown;
      causes.splice(0, Infinity, ...own, ...(thrown.hasCause ? [] : earlier));
      again = thrown.again ?? NaN;
      if (retries >= maxRetries || !(again < timeline.remainingMs)) throw thrown;
      earlier.splice(0, Infinity, thrown.text, ...causes);
    }
  }
}

function faultOfCreate(
  step: Step,
  { sdk }: Schedule,
  timeline: Timeline,
  retries: number,
): Thrown | undefined {
  // There is no limit to a create but the deadline.
  if (isEndless(step, sdk)) timeline.pass(Infinity);
  const backoff = Math.min(500 * 2 ** retries, 8000) * JITTER;
  switch (step.kind) {
    case "drop":
      return new Thrown("threw APIConnectionError", backoff);
    case "cut":
      // The server has taken it: another one would run the same work twice.
      return new Thrown("threw APIConnectionError");
    case "http":
      return new Thrown(
        textOfHttp(step.status),
        mayPass(step) ? (wishOf(step, timeline) ?? backoff) : undefined,
      );
    default:
      return undefined;
  }
}

/** One response, and what its reads come to. */
interface OneResponse {
  readonly id: string;
  readonly steps: readonly Step[];
  /** Its state when the poll begins, and whose judging that has gone through. */
  readonly known:
    | {
        readonly step: EndStep | PendingStep;
        readonly by: Judging;
        readonly pollAfterMs?: number | undefined;
      }
    | undefined;
}

function pollOne(
  schedule: Schedule,
  timeline: Timeline,
  causes: string[],
  { id, known, steps }: OneResponse,
): string {
  const { pollIntervalMs, readTimeoutMs = 60_000, sdk, typed } = schedule;
  const from = timeline.statuses.length;
  /** What the last read failed with. */
  let readError: string | undefined;
  let defaults = 0;
  let reads = 0;

  /** Takes a response in; gives what the call returns, once there is something. */
  const take = (step: EndStep | PendingStep, by: Judging): string | undefined => {
    const status = step.kind === "failed" ? "failed" : step.status;
    const isNew = timeline.statuses.slice(from).at(-1) !== status;
    if (status !== "none" && isNew) timeline.tell(status);
    if (step.kind === "pending") return undefined;
    if (step.kind === "ended") {
      if (step.status !== "incomplete") return `returned ${step.status}`;
      if (!schedule.incomplete && !by.incomplete) return "returned incomplete";
      throw new Thrown(expectedIncomplete(step.reason, sdk === OWN_SDK));
    }
    const { retryable, retryAfterMs, text } = expectedFailure(
      step.failure,
      by.classify,
      timeline.now,
    );
    const tries = schedule.call === "createAndPoll" ? Number(id.slice("resp_".length)) - 1 : 0;
    const backoff = Math.min(500 * 2 ** tries, 8000) * JITTER;
    throw new Thrown(
      text,
      retryable ? (retryAfterMs ?? backoff) : undefined,
      by.classify === "throws",
    );
  };

  try {
    let asked = pollIntervalMs;
    let mustWait = false;
    if (known) {
      const result = take(known.step, known.by);
      if (result !== undefined) return result;
      asked ??= pollAfterOf(known);
      mustWait = true;
    }
    for (;;) {
      if (mustWait) {
        timeline.wait(asked ?? Math.min(2000 * 1.5 ** defaults++, 10_000) * JITTER);
      }
      timeline.request("poll", id);
      const step = steps[Math.min(reads, steps.length - 1)] as Step;
      reads += 1;
      mustWait = true;
      asked = pollIntervalMs;
      if (step.kind === "pending" || step.kind === "failed" || step.kind === "ended") {
        readError = undefined;
        const result = take(step, typed ?? schedule);
        if (result !== undefined) return result;
        if (step.kind === "pending") asked ??= pollAfterOf(step);
      } else if (isEndless(step, sdk)) {
        timeline.pass(readTimeoutMs);
        readError = "threw APIConnectionTimeoutError";
      } else if (step.kind === "http") {
        readError = textOfHttp(step.status);
        if (!mayPass(step)) throw new Thrown(readError);
        asked = wishOf(step, timeline) ?? asked;
      } else {
        readError = "threw APIConnectionError";
      }
    }
  } catch (thrown) {
    if (thrown instanceof Thrown) {
      const isTimeout = thrown.text === "threw APIConnectionTimeoutError";
      if (isTimeout && readError !== undefined) causes.push(readError);
      if (!thrown.text.startsWith("failed")) timeline.cancel(id);
    }
    throw thrown;
  }
}

/** 0 would have the poll run hot. */
function pollAfterOf({ pollAfterMs }: Pick<PendingStep, "pollAfterMs">): number | undefined {
  return pollAfterMs === 0 ? undefined : pollAfterMs;
}

function mayPass({ shouldRetry, status }: Extract<FaultStep, { kind: "http" }>): boolean {
  return shouldRetry ?? isTriedAgain(status);
}

/** How long an answer asks to wait, if that is fair; a body that is cut says nothing. */
function wishOf(
  { cut, wish }: Extract<FaultStep, { kind: "http" }>,
  { now }: Timeline,
): number | undefined {
  const ms = delayOf(cut ? { ...wish, message: undefined } : wish, now);
  return ms !== undefined && ms <= LONGEST_WISH_MS ? ms : undefined;
}

function textOfHttp(status: number): string {
  return `threw ${classOf(status)} ${status}`;
}
