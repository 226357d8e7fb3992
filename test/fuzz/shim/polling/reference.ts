import type { Schedule, Step } from "./schedule.js";

/** What a poll does, as far as its caller and the server see it. */
export interface Behaviour {
  /** `returned STATUS`, or `threw CLASS STATUS CODE RETRYABLE RETRY_AFTER`. */
  readonly outcome: string;
  /** How many reads the server got. */
  readonly reads: number;
  readonly cancels: number;
  /** The milliseconds of each wait that was begun. */
  readonly waits: readonly number[];
  /** The statuses that the caller was told of. */
  readonly statuses: readonly string[];
}

/** The class, the HTTP status and the verdict that each code stands for in a synchronous call. */
const FAILURES: Readonly<Record<string, string>> = {
  rate_limit_exceeded: "RateLimitError 429 rate_limit_exceeded true",
  server_error: "InternalServerError 500 server_error true",
  insufficient_quota: "RateLimitError 429 insufficient_quota false",
  context_length_exceeded: "BadRequestError 400 context_length_exceeded false",
  novel: "APIError undefined novel false",
};

const HTTP_CLASSES: Readonly<Record<number, string>> = {
  400: "BadRequestError",
  401: "AuthenticationError",
  403: "PermissionDeniedError",
  404: "NotFoundError",
  408: "APIError",
  409: "ConflictError",
  422: "UnprocessableEntityError",
  429: "RateLimitError",
  500: "InternalServerError",
  503: "InternalServerError",
};

/** The version of the SDK that the shim itself imports. */
const OWN_SDK = 3;

/** The jitter that the run is given: a half of what it may take off. */
const JITTER = 0.875;

/** What the contract says of a schedule, without a clock, a request or a promise. */
export function expectedOf(schedule: Schedule): Behaviour {
  const { steps, abort, pollIntervalMs } = schedule;
  const timeoutMs = schedule.timeoutMs ?? 3_600_000;
  const readTimeoutMs = schedule.readTimeoutMs ?? 60_000;
  const waits: number[] = [];
  const statuses: string[] = [];
  let reads = 0;
  let now = 0;
  let defaults = 0;

  const ended = (outcome: string): Behaviour => ({
    outcome,
    reads,
    cancels: outcome.includes("APIUserAbortError") && schedule.cancelOnAbort ? 1 : 0,
    waits,
    statuses,
  });
  const aborted = (): Behaviour => ended("threw APIUserAbortError");
  const timedOut = (): Behaviour => ended("threw APIConnectionTimeoutError");
  const tell = (status: string): void => {
    if (statuses.at(-1) !== status) statuses.push(status);
  };

  let asked = pollIntervalMs;
  let mustWait = schedule.startsWith === "response";
  if (mustWait) tell("queued");
  for (;;) {
    if (mustWait) {
      if (abort === "before") return aborted();
      if (now >= timeoutMs) return timedOut();
      const wait = asked ?? Math.min(2000 * 1.5 ** defaults++, 10_000) * JITTER;
      waits.push(wait);
      if (isDuring(abort, "wait", waits.length)) return aborted();
      if (wait >= timeoutMs - now) return timedOut();
      now += wait;
    }
    if (abort === "before") return aborted();
    if (now >= timeoutMs) return timedOut();
    const step = steps[Math.min(reads, steps.length - 1)] as Step;
    reads++;
    if (isDuring(abort, "request", reads)) return aborted();
    mustWait = true;
    asked = pollIntervalMs;
    switch (step.kind) {
      case "pending":
        tell(step.status);
        // 0 would have the poll run hot.
        asked ??= step.pollAfterMs === 0 ? undefined : step.pollAfterMs;
        break;
      case "http": {
        const { retryAfterMs, shouldRetry, status } = step;
        if (!(shouldRetry ?? (status >= 500 || [408, 409, 429].includes(status)))) {
          return ended(`threw ${HTTP_CLASSES[status] ?? ""} ${status}`);
        }
        // The SDK does not wait for longer than a minute on a server's word.
        if (retryAfterMs !== undefined && retryAfterMs <= 60_000) asked = retryAfterMs;
        break;
      }
      case "drop":
        break;
      case "stuck":
        if (readTimeoutMs >= timeoutMs - now) return timedOut();
        now += readTimeoutMs;
        break;
      case "failed":
        tell("failed");
        return ended(
          step.code === null
            ? "threw APIError undefined undefined false undefined"
            : `threw ${FAILURES[step.code] ?? ""} ${step.retryAfterMs}`,
        );
      case "ended":
        tell(step.status);
        if (step.status !== "incomplete" || !schedule.incomplete) {
          return ended(`returned ${step.status}`);
        }
        // A client's class has no such static: only `openai/error` of the shim's own copy has it.
        return ended(
          schedule.sdk === OWN_SDK
            ? "threw LengthFinishReasonError"
            : "threw APIError undefined undefined false undefined",
        );
    }
  }
}

function isDuring(abort: Schedule["abort"], during: "request" | "wait", count: number): boolean {
  return typeof abort === "object" && abort.during === during && abort.index === count - 1;
}
