import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";

/** What a class of schedules consists of: what is done, what must come of it, and what does. */
interface Definition<Schedule, Behaviour extends object> {
  readonly name: string;
  readonly schedules: fc.Arbitrary<Schedule>;
  /** What the contract says of a schedule. */
  readonly expectedOf: (schedule: Schedule) => Behaviour;
  /** Runs a schedule. */
  readonly observe: (
    schedule: Schedule,
  ) => Promise<Behaviour & { readonly leftBehind: readonly string[] }>;
  /** What the table counts a schedule under besides its class. */
  readonly traitsOf: (schedule: Schedule, expected: Behaviour) => readonly string[];
}

/** Schedules of one class, each known by its seed. */
export interface ScheduleClass {
  readonly name: string;
  /** Runs one schedule. */
  tryOne(seed: number): Promise<{ readonly agrees: boolean; readonly traits: readonly string[] }>;
  /** Tells of the smallest schedule like that of a seed which disagrees. */
  explain(seed: number): Promise<string>;
}

/** Makes a class of schedules. */
export function scheduleClass<Schedule, Behaviour extends object>(
  definition: Definition<Schedule, Behaviour>,
): ScheduleClass {
  const { expectedOf, name, observe, schedules, traitsOf } = definition;

  /** In what a run differs from what the contract says of it, if it does. */
  async function disagreement(schedule: Schedule): Promise<string | undefined> {
    const expected = { ...expectedOf(schedule), leftBehind: [] };
    const observed = await observe(schedule);
    return isDeepStrictEqual(expected, observed)
      ? undefined
      : `expected ${JSON.stringify(expected)}\nobserved ${JSON.stringify(observed)}`;
  }

  return {
    name,
    async tryOne(seed) {
      const [schedule] = fc.sample(schedules, { seed, numRuns: 1 }) as [Schedule];
      return {
        agrees: (await disagreement(schedule)) === undefined,
        traits: traitsOf(schedule, expectedOf(schedule)),
      };
    },
    async explain(seed) {
      const result = await fc.check(
        fc.asyncProperty(schedules, async (schedule) => {
          const difference = await disagreement(schedule);
          if (difference !== undefined) throw new Error(difference);
        }),
        { seed, numRuns: 1 },
      );
      const { counterexample, errorInstance, failed, numShrinks } = result;
      if (!failed) return `DISAGREEMENT of "${name}", seed ${seed}, which did not happen again.`;
      return [
        `DISAGREEMENT of "${name}", seed ${seed}, after ${numShrinks} steps of shrinking:`,
        JSON.stringify(counterexample?.[0], undefined, 2),
        (errorInstance as Error).message,
      ].join("\n");
    },
  };
}
