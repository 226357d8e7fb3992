import fc from "fast-check";
import type { Answer } from "../../support/responses-server.js";
import {
  cancelled,
  completed,
  dropped,
  failed,
  httpError,
  inProgress,
  incomplete,
  queued,
} from "../../support/responses-server.js";

/** What one read of the response comes to. */
export type Step =
  | {
      readonly kind: "pending";
      readonly status: "queued" | "in_progress";
      readonly pollAfterMs?: number | undefined;
    }
  | {
      readonly kind: "http";
      readonly status: number;
      readonly retryAfterMs?: number | undefined;
      readonly shouldRetry?: boolean | undefined;
    }
  | { readonly kind: "drop" }
  | { readonly kind: "stuck" }
  | {
      readonly kind: "failed";
      readonly code: string | null;
      readonly retryAfterMs?: number | undefined;
    }
  | { readonly kind: "ended"; readonly status: "completed" | "cancelled" | "incomplete" };

/** One poll: what the server does, what the caller asks for and when he gives up. */
export interface Schedule {
  /** The last one is what every later read gets. */
  readonly steps: readonly Step[];
  readonly sdk: number;
  readonly startsWith: "id" | "response";
  readonly pollIntervalMs?: number | undefined;
  readonly timeoutMs?: number | undefined;
  readonly readTimeoutMs?: number | undefined;
  readonly incomplete: boolean;
  readonly cancelOnAbort: boolean;
  /** When the caller's signal aborts; waits and requests are counted from 0. */
  readonly abort?:
    { readonly during: "wait" | "request"; readonly index: number } | "before" | undefined;
}

const ms = fc.constantFrom(1, 20, 999, 5000, 59_999, 60_001);

const pending: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant("pending" as const),
  status: fc.constantFrom("queued" as const, "in_progress" as const),
  pollAfterMs: fc.option(fc.constantFrom(0, 1, 700, 90_000), { nil: undefined }),
});

const fault: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant("http" as const),
    status: fc.constantFrom(408, 409, 429, 500, 503),
    retryAfterMs: fc.option(ms, { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant("http" as const),
    status: fc.constantFrom(400, 401, 403, 404, 422, 429, 500),
    shouldRetry: fc.option(fc.boolean(), { nil: undefined }),
  }),
  fc.constant<Step>({ kind: "drop" }),
  fc.constant<Step>({ kind: "stuck" }),
);

const end: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant("failed" as const),
    code: fc.constantFrom(
      "rate_limit_exceeded",
      "server_error",
      "insufficient_quota",
      "context_length_exceeded",
      "novel",
      null,
    ),
    retryAfterMs: fc.option(fc.constantFrom(7, 1500), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant("ended" as const),
    status: fc.constantFrom("completed" as const, "cancelled" as const, "incomplete" as const),
  }),
);

/** Schedules of a poll. */
export const schedules: fc.Arbitrary<Schedule> = fc.record({
  steps: fc
    .tuple(
      fc.array(fc.oneof({ weight: 3, arbitrary: pending }, { weight: 2, arbitrary: fault }), {
        maxLength: 7,
      }),
      end,
    )
    .map(([before, last]) => [...before, last]),
  sdk: fc.nat({ max: 3 }),
  startsWith: fc.constantFrom("id" as const, "response" as const),
  pollIntervalMs: fc.option(fc.constantFrom(0, 1, 250, 30_000), { nil: undefined }),
  timeoutMs: fc.option(fc.constantFrom(0, 1, 1000, 20_000, 100_000), { nil: undefined }),
  readTimeoutMs: fc.option(fc.constantFrom(500, 5000), { nil: undefined }),
  incomplete: fc.boolean(),
  cancelOnAbort: fc.boolean(),
  abort: fc.option(
    fc.oneof(
      fc.constant("before" as const),
      fc.record({
        during: fc.constantFrom("wait" as const, "request" as const),
        index: fc.nat({ max: 4 }),
      }),
    ),
    { nil: undefined, freq: 2 },
  ),
});

/** What the server sends for a step. */
export function answerOf(step: Step): Answer {
  switch (step.kind) {
    case "pending": {
      const headers =
        step.pollAfterMs === undefined ? {} : { "openai-poll-after-ms": String(step.pollAfterMs) };
      return step.status === "queued" ? queued({ headers }) : inProgress({ headers });
    }
    case "http":
      return httpError(step.status, {
        headers: {
          ...(step.retryAfterMs === undefined
            ? {}
            : { "retry-after-ms": String(step.retryAfterMs) }),
          ...(step.shouldRetry === undefined ? {} : { "x-should-retry": String(step.shouldRetry) }),
        },
      });
    case "drop":
      return dropped();
    case "stuck":
      return { delivery: "silent" };
    case "failed":
      return failed(
        step.code === null
          ? null
          : {
              code: step.code,
              message:
                step.retryAfterMs === undefined
                  ? "It failed."
                  : `Please try again in ${step.retryAfterMs}ms.`,
            },
      );
    case "ended":
      if (step.status === "completed") return completed();
      return step.status === "cancelled" ? cancelled() : incomplete("max_output_tokens");
  }
}
