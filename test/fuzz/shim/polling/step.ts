import fc from "fast-check";
import type { Answer } from "../../../support/responses-server.js";
import {
  cancelled,
  completed,
  dropped,
  failed,
  httpError,
  incomplete,
  queued,
} from "../../../support/responses-server.js";
import { bodyOf, failures } from "../failures.js";
import type { Failure } from "../failures.js";
import { OPENAI_4 } from "../sdks.js";
import { sometimes } from "../sometimes.js";
import { headersOf, textOf, wishes } from "../wishes.js";
import type { Wish } from "../wishes.js";

/** A response that has not ended. */
export interface PendingStep {
  readonly kind: "pending";
  readonly status: "queued" | "in_progress" | "napping";
  readonly pollAfterMs?: number | undefined;
}

/** A response that has ended, or one that the server gives no status. */
export type EndStep =
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "ended"; readonly status: "completed" | "cancelled" | "none" }
  | { readonly kind: "ended"; readonly status: "incomplete"; readonly reason: string };

/** A request that fails on its way. */
export type FaultStep =
  | {
      readonly kind: "http";
      readonly status: number;
      readonly wish: Wish;
      readonly shouldRetry?: boolean | undefined;
      /** Its body, too, is cut. */
      readonly cut?: "reset" | "hang" | undefined;
    }
  /** The connection breaks before the answer. */
  | { readonly kind: "drop" }
  /** No answer ever comes. */
  | { readonly kind: "silent" }
  /** Half of the body comes; then it ends in good order, breaks off, or comes no further. */
  | { readonly kind: "cut"; readonly by: "end" | "reset" | "hang" };

/** What one request comes to. */
export type Step = PendingStep | EndStep | FaultStep;

/** Answers after which there are others. */
export const pending: fc.Arbitrary<PendingStep> = fc.record({
  kind: fc.constant("pending" as const),
  status: fc.constantFrom("queued" as const, "in_progress" as const, "napping" as const),
  pollAfterMs: sometimes(fc.constantFrom(0, 1, 700, 90_000), 3),
});

/** Faults; the first kind may pass, the second need not. */
export const fault: fc.Arbitrary<FaultStep> = fc.oneof(
  fc.record({
    kind: fc.constant("http" as const),
    status: fc.constantFrom(408, 409, 429, 500, 503),
    wish: wishes,
    cut: sometimes(fc.constantFrom("reset" as const, "hang" as const), 4),
  }),
  fc.record({
    kind: fc.constant("http" as const),
    status: fc.constantFrom(400, 401, 403, 404, 422, 429, 500),
    wish: wishes,
    shouldRetry: sometimes(fc.boolean(), 3),
  }),
  fc.constant<FaultStep>({ kind: "drop" }),
  fc.constant<FaultStep>({ kind: "silent" }),
  fc.record({
    kind: fc.constant("cut" as const),
    by: fc.constantFrom("end" as const, "reset" as const, "hang" as const),
  }),
);

/** Answers that end a poll. */
export const end: fc.Arbitrary<EndStep> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("failed" as const), failure: failures }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("ended" as const),
      status: fc.constantFrom("completed" as const, "cancelled" as const, "none" as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("ended" as const),
      status: fc.constant("incomplete" as const),
      reason: fc.constantFrom("max_output_tokens", "content_filter", "steered"),
    }),
  },
);

/** Whether a request is under way until somebody gives it up. */
export function isEndless(step: Step, sdk: number): boolean {
  if (step.kind === "silent") return true;
  const by = step.kind === "cut" ? step.by : step.kind === "http" ? step.cut : undefined;
  return by === "hang" || (by === "reset" && sdk === OPENAI_4);
}

/** What the server sends for a step. */
export function answerOf(step: Step): Answer {
  switch (step.kind) {
    case "pending": {
      const { pollAfterMs, status } = step;
      const headers =
        pollAfterMs === undefined ? {} : { "openai-poll-after-ms": String(pollAfterMs) };
      return { headers, response: { status } };
    }
    case "http":
      return httpError(step.status, {
        headers: {
          ...headersOf(step.wish),
          ...(step.shouldRetry === undefined ? {} : { "x-should-retry": String(step.shouldRetry) }),
        },
        body: { error: { message: textOf(step.wish) } },
        ...(step.cut === undefined ? {} : { delivery: step.cut }),
      });
    case "drop":
      return dropped();
    case "silent":
      return { delivery: "silent" };
    case "cut":
      return step.by === "end"
        ? { body: '{ "id": "resp_1", "status": "comp' }
        : { ...queued(), delivery: step.by };
    case "failed":
      return failed(bodyOf(step.failure));
    case "ended":
      if (step.status === "incomplete") return incomplete(step.reason);
      if (step.status === "none") return { response: { status: undefined } };
      return step.status === "completed" ? completed() : cancelled();
  }
}
