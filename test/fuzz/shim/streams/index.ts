import { scheduleClass } from "../schedule-class.js";
import type { ScheduleClass } from "../schedule-class.js";
import { observe } from "./observe.js";
import { expectedOf } from "./reference.js";
import type { Behaviour } from "./reference.js";
import { streamsOf } from "./schedule.js";
import type { Schedule } from "./schedule.js";

/** Schedules of streams. */
export const streams: readonly ScheduleClass[] = [
  { name: "throwOnFailedEvent", schedules: streamsOf("throwOnFailedEvent") },
  { name: "a stream of withTypedFailures", schedules: streamsOf("withTypedFailures") },
].map((each) => scheduleClass({ ...each, expectedOf, observe, traitsOf }));

function traitsOf({ consumer, cut, events, open }: Schedule, { outcome }: Behaviour): string[] {
  const traits = [
    `outcome: ${outcome.replace(/^failed (?<name>\w+) .*$/su, "the response failed: $<name>")}`,
    `a stream of ${open}`,
    `a consumer that ${consumer.does}s`,
  ];
  if (cut !== undefined) traits.push(`a connection that is cut: ${cut.by}`);
  for (const event of events.slice(0, cut?.after)) {
    if (event.kind !== "error") continue;
    traits.push(`an error event, ${event.isNested ? "nested" : "flat"}`);
  }
  return traits;
}
