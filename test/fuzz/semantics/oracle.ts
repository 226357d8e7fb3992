import type { Evidence } from "./evidence.js";
import { requestsOf } from "./evidence.js";
import { SETTLED } from "./marked-text.js";
import type { SiteKind } from "./marked-text.js";
import type { Happening, Observation } from "./observation.js";
import { textOf } from "./observation.js";
import { failureNames, OUTPUT } from "./scenarios.js";
import type { Failure } from "./scenarios.js";
import { GOES_ON_AFTER, linesOf, readsAfterEnd, SAVED, tellsReason, traceOf } from "./trace.js";

/** What the runs of a program say of one place in it. */
export interface Expectation {
  readonly rule: string;
  readonly kind: SiteKind;
  /** Where a report may start. */
  readonly offsets: readonly number[];
  /** Whether there has to be a report; `undefined` where the runs cannot tell. */
  readonly reported: boolean | undefined;
}

const RULE_OF: Readonly<Record<SiteKind, string>> = {
  check: "no-ineffective-error-check",
  nameCheck: "no-ineffective-error-check",
  read: "require-failed-response-check",
  poll: "no-endless-poll",
  throw: "no-lost-failure-reason",
  giveUp: "no-lost-failure-reason",
  unguarded: "no-lost-failure-reason",
  foreignField: "no-lost-failure-reason",
  objectText: "no-lost-failure-reason",
  retry: "no-retry-of-failed-response",
  consumer: "require-failed-event-check",
};

type Judge = (evidence: Evidence, name: string) => boolean | undefined;

const JUDGES: Readonly<Record<SiteKind, Judge>> = {
  check: isCheckIneffective,
  nameCheck: isCheckIneffective,
  read: isReadUnchecked,
  poll: isPollEndless,
  throw: isReasonLost,
  giveUp: isReasonLost,
  unguarded: isUnguarded,
  foreignField: isForeignField,
  objectText: isReasonLost,
  retry: isFailureRetried,
  consumer: isFailureUnseen,
};

/** What each rule has to say of a program, by what was seen when it ran. */
export function expectationsOf(evidence: Evidence): Expectation[] {
  const places = new Map<string, { kind: SiteKind; name: string; offsets: number[] }>();
  for (const { kind, name, offset } of evidence.program.sites) {
    const place = places.get(`${kind} ${name}`) ?? { kind, name, offsets: [] };
    place.offsets.push(offset);
    places.set(`${kind} ${name}`, place);
  }
  return [...places.values()].map(({ kind, name, offsets }) => ({
    rule: RULE_OF[kind],
    kind,
    offsets,
    reported: JUDGES[kind](evidence, name),
  }));
}

/**
 * An error check is in vain if an error of the request makes it true, and the failed run with the
 * same reason does not, and nobody else notices that failure, or it comes as a plain `Error`.
 */
function isCheckIneffective(evidence: Evidence, name: string): boolean | undefined {
  const { completed, failed, httpErrors } = evidence;
  if (httpErrors === undefined) return undefined;
  // It ended without a read: nothing could fail.
  if (hasNotRead(completed)) return undefined;
  const isByName = evidence.program.sites.some(
    (site) => site.kind === "nameCheck" && site.name === name,
  );
  if (
    failureNames.some((failure) => isHandled(evidence, failure, { isForCheck: true }) === undefined)
  )
    return undefined;
  return failureNames.some((failure) => {
    const concernsRead = httpErrors[failure].some((run) =>
      checksOf(run, name).some(({ isTrue }) => isTrue || isByName),
    );
    if (!concernsRead) return false;
    const checks = checksOf(failed[failure], name);
    if (checks.some(({ isTrue }) => isTrue) || isCaughtTyped(failed[failure])) return false;
    if (checks.some(({ error }) => isPlainFailure(error)) && checksOf(completed, name).length === 0)
      return true;
    return isHandled(evidence, failure, { isForCheck: true }) === false;
  });
}

/** A read is unchecked if the output of a failed run gets out, and nothing with it says that it has failed. */
function isReadUnchecked(evidence: Evidence, name: string): boolean | undefined {
  const ran = [evidence.completed, ...evidence.allFailed].some((run) =>
    requestsOf(run).some(({ site }) => site === name),
  );
  if (!ran) return undefined;
  return evidence.allFailed.some(
    (run) =>
      givenBy(run)?.site === name &&
      traceOf(run).includes(OUTPUT) &&
      isHandled(evidence, run.scenario.ending as Failure, { run }) === false,
  );
}

/** A poll is endless if it reads a response again and again that has ended, and no handler makes it. */
function isPollEndless({
  allFailed,
  cancelled,
  completed,
  incomplete,
  program,
  queuedFirst,
}: Evidence): boolean {
  const goesOn = [...allFailed, cancelled, incomplete, completed].some(
    (run) => readsAfterEnd(run) >= GOES_ON_AFTER && !isCaughtTyped(run),
  );
  // A response that was just created is queued: who has not read it once has not waited.
  const neverRead = !program.takesId && hasEnded(completed) && hasNotRead(completed);
  // One that is still queued when it is read has not ended, either.
  const takesQueuedForEnd =
    queuedFirst !== undefined &&
    hasEnded(queuedFirst) &&
    requestsOf(queuedFirst).filter(({ request }) => request !== "create").length === 1;
  return goesOn || neverRead || takesQueuedForEnd;
}

/** A reason is lost if a failed run gets to a throw because it failed, and the reason is nowhere to be seen. */
function isReasonLost(evidence: Evidence, name: string): boolean | undefined {
  const { completed, failed } = evidence;
  const runs = failureNames.map((failure) => ({ failure, run: failed[failure] }));
  // It ended without a read: it has seen no failure that it could have told of.
  const isStream = evidence.program.sites.some(({ kind }) => kind === "consumer");
  if (!isStream && hasNotRead(completed)) return undefined;
  if (thrownAt(completed, name) !== undefined) return false;
  if (runs.every(({ run }) => thrownAt(run, name) === undefined)) return undefined;
  const gaveUp = runs.filter(({ run }) => hasGivenUp(run, thrownAt(run, name)));
  // "What a deadline, a full count of tries … throws" is not reported. Where a status was asked for at
  // last, the run is the same as if none had been.
  if (gaveUp.length > 0) return isGivingUp(evidence, name) ? false : undefined;
  return runs.some(({ failure, run }) => {
    const thrown = thrownAt(run, name);
    if (thrown === undefined || tellsReason(textOf(thrown.error), failure)) return false;
    // It asked for the code first, so that what it does tells this failure from the others.
    const tellsApart = runs.every(
      (other) => other.run === run || whatIsTold(other.run) !== whatIsTold(run),
    );
    return !tellsReason(`${traceOf(run)}${run.result}`, failure) && !tellsApart;
  });
}

/** An error is unguarded if a failure without one becomes a `TypeError`, whoever gets it. */
function isUnguarded({ failed, nullError }: Evidence, name: string): boolean | undefined {
  if (nullError === undefined || thrownAt(failed.rate, name) === undefined) return undefined;
  const isCaught = nullError.happenings.some(
    (happening) => happening.kind === "caught" && happening.error instanceof TypeError,
  );
  return isCaught || traceOf(nullError).includes("TypeError");
}

/**
 * "`last_error` of a response … reported at the expression wherever [it stands], thrown or not":
 * whatever becomes of the failure.
 */
function isForeignField(evidence: Evidence, name: string): boolean | undefined {
  const runs = [...evidence.allFailed, evidence.cancelled, evidence.incomplete];
  return runs.some((run) => thrownAt(run, name) !== undefined) ? true : undefined;
}

/** A failure is retried if a handler gets it typed, and the same response is read again. */
function isFailureRetried({ allFailed }: Evidence, name: string): boolean | undefined {
  // "A handler that catches": `Promise.allSettled` has none.
  if (name === SETTLED) return undefined;
  return allFailed.some((run) => {
    const caught = run.happenings.findIndex(
      (happening) => happening.kind === "caught" && happening.site === name && happening.isTyped,
    );
    if (caught === -1) return false;
    const [first] = requestsOf(run).filter(({ request }) => request !== "create");
    return run.happenings
      .slice(caught)
      .some(
        (happening) =>
          happening.kind === "request" &&
          happening.request !== "create" &&
          happening.id === first?.id,
      );
  });
}

/** A failure of a stream is unseen if the program ends as it does for another end, and throws nothing. */
function isFailureUnseen({ completed, failed, incomplete }: Evidence): boolean {
  const muted = linesOf(completed);
  return (
    failed.rate.ended === "returned" &&
    !failed.rate.happenings.some(({ kind }) => kind === "thrown") &&
    !isCaughtTyped(failed.rate) &&
    !namesFailure(failed.rate) &&
    traceOf(failed.rate, muted) === traceOf(incomplete, muted)
  );
}

/**
 * Whether a program notices that the response failed: what is to be seen of it tells the failure, or
 * is not what it is for another end. `undefined` where it asked for the status only after it had
 * gone on for a while: what it then does tells nothing.
 */
function isHandled(
  evidence: Evidence,
  failure: Failure,
  { isForCheck = false, run = evidence.failed[failure] } = {},
): boolean | undefined {
  const { cancelled, completed, incomplete, pending } = evidence;
  const muted = new Set(linesOf(completed));
  if (tellsReason(traceOf(run, muted), failure) || namesFailure(run)) return true;
  // "It counts only in a branch that terminal failures take": what is saved of a pending response is no such branch.
  if (pending?.happenings.some(({ kind }) => kind === "saved") && isForCheck) muted.add(SAVED);
  const trace = traceOf(run, muted);
  if (trace.includes('"failed"')) return true;
  const thrown = run.happenings.findLast((happening) => happening.kind === "thrown");
  const isThrown = thrown !== undefined && thrownAt(completed, thrown.site) === undefined;
  if (isThrown || (run.ended === "threw" && completed.ended !== "threw")) {
    if (!hasGivenUp(run, thrown)) return true;
    return thrown !== undefined && isGivingUp(evidence, thrown.site) ? false : undefined;
  }
  // A line that is printed for a failed run, and not for a completed one.
  if ([...linesOf(run)].some((line) => !muted.has(line))) return true;
  if (hasGoneOn(run)) return false;
  return [cancelled, incomplete].some(
    (other) => !hasGoneOn(other) && traceOf(other, muted) !== trace,
  );
}

/** "It compares `status` with `"failed"`, or reads `.error`", whatever it does then. */
function namesFailure(run: Observation): boolean {
  return run.happenings.some(({ kind }) => kind === "named");
}

/** What is seen of a run, and which of its errors were thrown, whoever got them. */
function whatIsTold(run: Observation): string {
  const sites = run.happenings.flatMap((each) => (each.kind === "thrown" ? [each.site] : []));
  return [traceOf(run), ...sites].join("\n");
}

/** Whether the program went on reading for a while after the end, before it threw. */
function hasGivenUp(run: Observation, thrown: Happening | undefined): boolean {
  return thrown !== undefined && readsAfterEnd(run, thrown) >= GOES_ON_AFTER;
}

function hasNotRead(run: Observation): boolean {
  return requestsOf(run).every(({ request }) => request === "create");
}

function hasEnded({ ended }: Observation): boolean {
  return ended === "returned" || ended === "threw";
}

function hasGoneOn(run: Observation): boolean {
  return run.ended === "goesOn" || readsAfterEnd(run) >= GOES_ON_AFTER;
}

function isGivingUp({ program }: Evidence, name: string): boolean {
  return program.sites.some((site) => site.kind === "giveUp" && site.name === name);
}

function checksOf(run: Observation, name: string): Extract<Happening, { kind: "check" }>[] {
  return run.happenings
    .filter((happening) => happening.kind === "check")
    .filter(({ site }) => site === name);
}

/** An error without a class of its own, that comes from the program itself. */
function isPlainFailure(error: unknown): boolean {
  return error instanceof Error ? error.constructor === Error : error !== undefined;
}

function thrownAt(
  run: Observation,
  name: string,
): Extract<Happening, { kind: "thrown" }> | undefined {
  return run.happenings
    .filter((happening) => happening.kind === "thrown")
    .find(({ site }) => site === name);
}

/** Whether a handler got the failure as a typed error: then the read is normalised. */
function isCaughtTyped(run: Observation): boolean {
  return run.happenings.some((happening) => happening.kind === "caught" && happening.isTyped);
}

/** The read that gave the failed response first. */
function givenBy(run: Observation): Extract<Happening, { kind: "request" }> | undefined {
  const reads = requestsOf(run).filter(({ request }) => request !== "create");
  return reads.filter(({ id }) => id === reads[0]?.id)[run.scenario.atOnce ? 0 : 1];
}
