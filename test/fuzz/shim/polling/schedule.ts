import fc from "fast-check";
import { classifies } from "../failures.js";
import type { Classify } from "../failures.js";
import { SDK_COUNT } from "../sdks.js";
import { sometimes } from "../sometimes.js";
import { end, fault, pending } from "./step.js";
import type { EndStep, PendingStep, Step } from "./step.js";

/** How failures are judged. */
export interface Judging {
  readonly incomplete: boolean;
  readonly classify?: Classify;
}

/** What `poll` and `createAndPoll` have in common: what the caller asks for, and when he gives up. */
interface Common extends Judging {
  readonly sdk: number;
  /** The client is one of `withTypedFailures`, with options of its own. */
  readonly typed?: Judging | undefined;
  readonly pollIntervalMs?: number | undefined;
  readonly timeoutMs?: number | undefined;
  readonly readTimeoutMs?: number | undefined;
  readonly cancelOnAbort: boolean;
  /** What the server says to a cancel. */
  readonly cancel: "ok" | "missing" | "silent";
  /**
   * When the caller's signal aborts: before all, during a wait, during a request, or while he is told of a status; each
   * of them counted from 0.
   */
  readonly abort?: Moment | "before" | undefined;
  /** Which status the caller's `onStatus` throws at, counted from 0. */
  readonly throwsAtStatus?: number | undefined;
}

/** A moment of a schedule. */
export interface Moment {
  readonly during: "wait" | "request" | "status";
  readonly index: number;
}

/** One poll. */
export interface PollSchedule extends Common {
  readonly call: "poll";
  /** What the poll is given: the id of a response, or the response itself in this state. */
  readonly given: "id" | PendingStep | EndStep;
  /** What the reads come to; the last one is what every later read gets. */
  readonly steps: readonly Step[];
}

/** One `createAndPoll`. */
export interface CreateSchedule extends Common {
  readonly call: "createAndPoll";
  readonly maxRetries?: number | undefined;
  readonly clientRetries: number;
  /** What each create comes to, and the reads after it. The server refuses any further create. */
  readonly tries: readonly (readonly Step[])[];
}

/** A call that polls. */
export type Schedule = CreateSchedule | PollSchedule;

const judging = {
  incomplete: fc.boolean(),
  classify: classifies,
};

const common = {
  ...judging,
  sdk: fc.nat({ max: SDK_COUNT - 1 }),
  typed: sometimes(fc.record(judging), 3),
  pollIntervalMs: sometimes(fc.constantFrom(0, 1, 250, 30_000), 3),
  timeoutMs: sometimes(fc.constantFrom(0, 1, 1000, 5000, 20_000, 100_000), 3),
  readTimeoutMs: sometimes(fc.constantFrom(500, 5000), 2),
  cancelOnAbort: fc.boolean(),
  cancel: fc.constantFrom("ok" as const, "missing" as const, "silent" as const),
  abort: sometimes(
    fc.oneof(
      { weight: 1, arbitrary: fc.constant("before" as const) },
      {
        weight: 9,
        arbitrary: fc.record({
          during: fc.constantFrom("wait" as const, "request" as const, "status" as const),
          index: fc.nat({ max: 4 }),
        }),
      },
    ),
    3,
  ),
  throwsAtStatus: sometimes(fc.nat({ max: 3 }), 12),
};

function reads(maxLength: number): fc.Arbitrary<Step[]> {
  const before = fc.oneof({ weight: 3, arbitrary: pending }, { weight: 2, arbitrary: fault });
  return fc
    .tuple(fc.array(before, { maxLength }), end)
    .map(([steps, last]): Step[] => [...steps, last]);
}

/** Schedules of a poll. */
export const polls: fc.Arbitrary<PollSchedule> = fc.record({
  ...common,
  call: fc.constant("poll" as const),
  given: fc.oneof(
    { weight: 4, arbitrary: fc.constant("id" as const) },
    { weight: 3, arbitrary: pending },
    { weight: 1, arbitrary: end },
  ),
  steps: reads(7),
});

const oneTry: fc.Arbitrary<Step[]> = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: pending },
      { weight: 2, arbitrary: fault },
      { weight: 2, arbitrary: end },
    ),
    reads(3),
  )
  .map(([create, steps]) => [create, ...steps]);

/** Schedules of `createAndPoll`. */
export const creates: fc.Arbitrary<CreateSchedule> = fc.record({
  ...common,
  call: fc.constant("createAndPoll" as const),
  maxRetries: sometimes(fc.nat({ max: 3 }), 2),
  clientRetries: fc.nat({ max: 2 }),
  tries: fc.array(oneTry, { minLength: 4, maxLength: 4 }),
});
