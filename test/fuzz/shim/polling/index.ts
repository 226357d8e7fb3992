import { scheduleClass } from "../schedule-class.js";
import type { ScheduleClass } from "../schedule-class.js";
import { observe } from "./observe.js";
import { expectedOf } from "./reference.js";
import type { Behaviour } from "./reference.js";
import { creates, polls } from "./schedule.js";
import type { Schedule } from "./schedule.js";
import type { Step } from "./step.js";

const rest = { expectedOf, observe, traitsOf };

/** Schedules of `poll` and of `createAndPoll`. */
export const polling: readonly ScheduleClass[] = [
  scheduleClass({ ...rest, name: "poll", schedules: polls }),
  scheduleClass({ ...rest, name: "createAndPoll", schedules: creates }),
];

function traitsOf(schedule: Schedule, { outcome, requests }: Behaviour): string[] {
  const creates = requests.filter((request) => request.startsWith("create")).length;
  const traits = [
    `outcome: ${outcome.replace(/^failed (?<name>\w+) .*$/su, "the response failed: $<name>")}`,
    ...(schedule.typed ? ["a client with typed failures"] : []),
    ...(requests.some((request) => request.startsWith("cancel")) ? ["a cancel"] : []),
    ...(creates > 1 ? ["more than one try"] : []),
  ];
  for (const step of stepsDone(schedule, requests)) {
    if (step.kind === "cut" || (step.kind === "http" && step.cut))
      traits.push("a body that is cut");
    if (step.kind === "drop" || step.kind === "silent") traits.push("a request without an answer");
    if (step.kind === "http") {
      traits.push("an HTTP error");
      if (step.wish.header ?? step.wish.headerMs) traits.push("an HTTP error with retry-after");
    }
    if (step.kind === "failed" && (step.failure.wish.header ?? step.failure.wish.headerMs)) {
      traits.push("a failure with retry-after");
    }
  }
  return traits;
}

/** The steps that a schedule comes to. */
function stepsDone(schedule: Schedule, requests: readonly string[]): Step[] {
  const scripts = schedule.call === "poll" ? [schedule.steps] : schedule.tries;
  return scripts.flatMap((steps, index) => {
    const done = requests.filter((request) => !request.startsWith("cancel"));
    return steps.slice(0, done.filter((request) => request.endsWith(`_${index + 1}`)).length);
  });
}
