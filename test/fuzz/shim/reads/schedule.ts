import fc from "fast-check";
import { classifies } from "../failures.js";
import type { Classify } from "../failures.js";
import { end, fault, isEndless, pending } from "../polling/step.js";
import type { Step } from "../polling/step.js";
import { SDK_COUNT } from "../sdks.js";

/** One call of a client with typed failures. */
export interface Read {
  readonly method: "cancel" | "create" | "parse" | "retrieve";
  /** What is asked of the promise; `twice` is to await it two times. */
  readonly as: "asResponse" | "data" | "twice" | "withResponse";
  /** By the client that `withOptions` gives, or `beta.responses`, where the SDK has them. */
  readonly by: "beta" | "itself" | "withOptions";
  /** What the request comes to. */
  readonly step: Step;
}

/** Some calls of one client. */
export interface Schedule {
  readonly sdk: number;
  readonly incomplete: boolean;
  readonly classify?: Classify;
  /** All at once, or one after the other. */
  readonly isConcurrent: boolean;
  readonly reads: readonly Read[];
}

const read: fc.Arbitrary<Read> = fc.record({
  method: fc.constantFrom(
    "create" as const,
    "retrieve" as const,
    "parse" as const,
    "cancel" as const,
  ),
  as: fc.constantFrom(
    "data" as const,
    "withResponse" as const,
    "asResponse" as const,
    "twice" as const,
  ),
  by: fc.constantFrom("itself" as const, "withOptions" as const, "beta" as const),
  step: fc.oneof(
    { weight: 3, arbitrary: end },
    { weight: 1, arbitrary: pending },
    { weight: 1, arbitrary: fault },
  ),
});

/** Schedules of calls; nobody gives one up, so each is answered. */
export const schedules: fc.Arbitrary<Schedule> = fc
  .record({
    sdk: fc.nat({ max: SDK_COUNT - 1 }),
    incomplete: fc.boolean(),
    classify: classifies,
    isConcurrent: fc.boolean(),
    reads: fc.array(read, { minLength: 1, maxLength: 4 }),
  })
  .map((schedule) => ({
    ...schedule,
    reads: schedule.reads.map((each) =>
      isEndless(each.step, schedule.sdk) ? { ...each, step: { kind: "drop" as const } } : each,
    ),
  }));
