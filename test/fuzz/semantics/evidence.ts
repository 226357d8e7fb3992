import type { Happening, Observation } from "./observation.js";
import type { Runner } from "./runner.js";
import { failureNames } from "./scenarios.js";
import type { Failure, Scenario } from "./scenarios.js";
import type { Program } from "./write/writer.js";

/** The runs of one program. */
export interface Evidence {
  readonly program: Program;
  /** A run for each way the response can end. */
  readonly completed: Observation;
  readonly failed: Readonly<Record<Failure, Observation>>;
  readonly cancelled: Observation;
  readonly incomplete: Observation;
  /** The response had not ended. Only for a program that does not wait. */
  readonly pending: Observation | undefined;
  /** The first read finds it queued. Only for a program that starts the response and waits for it. */
  readonly queuedFirst: Observation | undefined;
  /** Failed with `error: null`. Only for a program that may stumble over it. */
  readonly nullError: Observation | undefined;
  /** The first reads meet an HTTP error with the same reason. Only for a program that checks errors. */
  readonly httpErrors: Readonly<Record<Failure, readonly Observation[]>> | undefined;
  /** All runs in which the response failed. */
  readonly allFailed: readonly Observation[];
}

/** Runs a program in every scenario that can tell something of it. */
export async function gatherEvidence(runner: Runner, program: Program): Promise<Evidence> {
  const run = await runner.load(program);
  const kinds = new Set(program.sites.map(({ kind }) => kind));
  // A program that does not wait sees the end only if it is there at its first read.
  const late = await run({ ending: "completed", atOnce: false });
  const waits = !kinds.has("consumer") && readsIn(late) > 1;
  const ends = (ending: Scenario["ending"], atOnce = !waits): Promise<Observation> =>
    run({ ending, atOnce });
  const httpErrors = hasChecks(program) ? await meetHttpErrors(run, waits) : undefined;
  const rate = await ends("rate");
  // Which failure it is makes a difference only where something is thrown, or an error is checked.
  const isOne = httpErrors === undefined && !kinds.has("throw") && !kinds.has("objectText");
  const failed = {
    rate,
    server: isOne ? rate : await ends("server"),
    prompt: isOne ? rate : await ends("prompt"),
  };
  const incomplete = await ends("incomplete");
  return {
    program,
    completed: waits ? late : await ends("completed"),
    failed,
    // A stream has no event for it.
    cancelled: kinds.has("consumer") ? incomplete : await ends("cancelled"),
    incomplete,
    pending: waits ? undefined : late,
    queuedFirst:
      waits && !program.takesId && kinds.has("poll")
        ? await run({ ending: "completed", atOnce: false, staysQueued: true })
        : undefined,
    nullError: kinds.has("unguarded") ? await ends("nullError") : undefined,
    httpErrors,
    // Where the first read finds the end, it may be another read than the one in the loop.
    allFailed: [...new Set(Object.values(failed)), ...(waits ? [await ends("rate", true)] : [])],
  };
}

function hasChecks({ sites }: Program): boolean {
  return sites.some(({ kind }) => kind === "check" || kind === "nameCheck");
}

/** Runs in which the first read fails, and, where no check was true of that, the second. */
async function meetHttpErrors(
  run: (scenario: Scenario) => Promise<Observation>,
  waits: boolean,
): Promise<Record<Failure, Observation[]>> {
  const met: Record<Failure, Observation[]> = { rate: [], server: [], prompt: [] };
  for (const failure of failureNames) {
    for (const read of waits ? [1, 2] : [1]) {
      const seen = await run({ ending: "completed", atOnce: !waits, httpError: { failure, read } });
      met[failure].push(seen);
      if (seen.happenings.some((happening) => happening.kind === "check" && happening.isTrue))
        break;
    }
  }
  return met;
}

/** The reads of a run, in order. */
export function requestsOf(
  observation: Observation,
): readonly Extract<Happening, { kind: "request" }>[] {
  return observation.happenings.filter((happening) => happening.kind === "request");
}

function readsIn(observation: Observation): number {
  return requestsOf(observation).filter(({ request }) => request !== "create").length;
}
