import type { Happening, Observation } from "./observation.js";
import { FAILURES } from "./scenarios.js";
import type { Failure } from "./scenarios.js";

/** How many reads of a finished response show that a program would not have stopped for its status. */
export const GOES_ON_AFTER = 3;

/** Stands for all that a program saves, where lines of its log are named. */
export const SAVED = "saved";

/**
 * All that can be told of a run from outside: what the program returned or threw, saved and logged.
 *
 * @param muted - lines that do not count
 */
export function traceOf(observation: Observation, muted: ReadonlySet<string> = new Set()): string {
  const lines = observation.happenings.flatMap((happening) =>
    (happening.kind === "saved" && !muted.has(SAVED)) ||
    (happening.kind === "logged" && !muted.has(happening.site))
      ? [happening.text]
      : [],
  );
  return [observation.ended, observation.resultInParts, ...lines].join("\n");
}

/** Where a program logs also when nothing has failed: such lines do not tell a failure. */
export function linesOf(observation: Observation): ReadonlySet<string> {
  return new Set(
    observation.happenings.flatMap((happening) =>
      happening.kind === "logged" ? [happening.site] : [],
    ),
  );
}

/** Whether a text has the reason of a failure in it. */
export function tellsReason(text: string, failure: Failure): boolean {
  const { code, message } = FAILURES[failure];
  return text.includes(code) || text.includes(message);
}

/**
 * How many times the program read the first response again after it had been told its end.
 *
 * @param upTo - counts only what came before it
 */
export function readsAfterEnd(observation: Observation, upTo?: Happening): number {
  const { happenings, scenario } = observation;
  const until = upTo === undefined ? happenings.length : happenings.indexOf(upTo);
  const reads = happenings
    .slice(0, until)
    .filter((happening) => happening.kind === "request")
    .filter(({ request }) => request !== "create");
  const same = reads.filter(({ id }) => id === reads[0]?.id);
  return Math.max(0, same.length - (scenario.atOnce ? 1 : 2));
}
