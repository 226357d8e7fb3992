import { scheduleClass } from "../schedule-class.js";
import type { ScheduleClass } from "../schedule-class.js";
import { observe } from "./observe.js";
import { expectedOf } from "./reference.js";
import type { Behaviour } from "./reference.js";
import { schedules } from "./schedule.js";
import type { Schedule } from "./schedule.js";

/** Schedules of calls that read a response with a typed client. */
export const reads: readonly ScheduleClass[] = [
  scheduleClass({
    name: "a read of withTypedFailures",
    schedules,
    expectedOf,
    observe,
    traitsOf,
  }),
];

function traitsOf({ isConcurrent, reads: all }: Schedule, { outcomes }: Behaviour): string[] {
  return [
    ...(isConcurrent && all.length > 1 ? ["calls at once"] : []),
    ...all.flatMap(({ as, by, method }) => [
      `a call of ${method}`,
      `an answer as ${as}`,
      `a client by ${by}`,
    ]),
    ...outcomes.map(
      (outcome) =>
        `outcome: ${outcome.replace(/^failed (?<name>\w+) .*$/su, "the response failed: $<name>")}`,
    ),
  ];
}
