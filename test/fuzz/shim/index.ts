// Polls along random schedules of answers, faults, aborts and timeouts, and compares what the shim
// does with what a small reference model says.
import fc from "fast-check";
import type { FuzzKind } from "../kind.js";
import { observe } from "./observe.js";
import { expectedOf } from "./reference.js";
import { schedules } from "./schedule.js";
import type { Schedule } from "./schedule.js";

export const run: FuzzKind = async ({ seed, count, timeMs, log }) => {
  const outcomes = new Map<string, number>();
  const disagreement = async (schedule: Schedule): Promise<string | undefined> => {
    const expected = { ...expectedOf(schedule), leftBehind: [] };
    const observed = await observe(schedule);
    const kind = expected.outcome.split(" ").slice(0, 2).join(" ");
    outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
    const { stringify } = JSON;
    return isSame(expected, observed)
      ? undefined
      : `expected ${stringify(expected)}\nobserved ${stringify(observed)}`;
  };
  const result = await fc.check(
    fc.asyncProperty(schedules, async (schedule) => {
      const difference = await disagreement(schedule);
      if (difference !== undefined) throw new Error(difference);
    }),
    { seed, numRuns: count, interruptAfterTimeLimit: Math.min(timeMs, 2 ** 31 - 1) },
  );
  if (result.failed) {
    log(`DISAGREEMENT, after ${result.numShrinks} steps of shrinking:`);
    log(JSON.stringify(result.counterexample?.[0], undefined, 2));
    log(String((result.errorInstance as Error | null)?.message));
  }
  const rows = [...outcomes].sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    failures: result.failed ? 1 : 0,
    summary: [
      "| outcome | schedules |",
      "| --- | --- |",
      ...rows.map(([outcome, times]) => `| ${outcome} | ${times.toLocaleString("en-US")} |`),
      `| all, each as the reference model says | ${(result.numRuns - (result.failed ? 1 : 0)).toLocaleString("en-US")} |`,
    ].join("\n"),
  };
};

function isSame(left: unknown, right: unknown): boolean {
  // Both are made of the same keys; only their order may differ.
  const sorted = (value: unknown): string =>
    JSON.stringify(Object.entries(value as object).sort(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(left) === sorted(right);
}
