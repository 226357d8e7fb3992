import fc from "fast-check";
import { isFailedResponseError } from "../../../shim/src/index.js";
import type { FailedResponseError, FailureOptions } from "../../../shim/src/index.js";
import { sometimes } from "./sometimes.js";
import { delayOf, headersOf, messageDelayOf, textOf, wishes } from "./wishes.js";
import type { Wish } from "./wishes.js";

/** A reason for a failure, as the server gives it. */
interface Reason {
  readonly body: { readonly code?: number | string | null; readonly type?: string } | null;
  /** The HTTP status that the same failure has in a synchronous call; none where nothing tells one. */
  readonly status?: number;
  readonly retryable: boolean;
}

const REASONS: readonly Reason[] = [
  { body: { code: "rate_limit_exceeded" }, status: 429, retryable: true },
  { body: { code: "server_error" }, status: 500, retryable: true },
  { body: { code: "server_is_overloaded" }, status: 503, retryable: true },
  { body: { code: "insufficient_quota" }, status: 429, retryable: false },
  { body: { code: "context_length_exceeded" }, status: 400, retryable: false },
  { body: { code: "model_not_found" }, status: 404, retryable: false },
  { body: { code: 409 }, status: 409, retryable: true },
  { body: { code: "422" }, status: 422, retryable: false },
  { body: { code: null, type: "overloaded_error" }, status: 503, retryable: true },
  { body: { code: "novel" }, retryable: false },
  { body: null, retryable: false },
];

/** How a response fails. */
export interface Failure {
  /** Which of the reasons above it is. */
  readonly reason: number;
  /** When to try again, in the reason's message and headers. */
  readonly wish: Wish;
}

/** Failures. */
export const failures: fc.Arbitrary<Failure> = fc.record({
  // Those that may pass more often than the others.
  reason: fc.oneof(fc.nat({ max: 2 }), fc.nat({ max: REASONS.length - 1 })),
  wish: wishes,
});

/** What the server sends as `error`. */
export function bodyOf({ reason, wish }: Failure): Record<string, unknown> | null {
  const body = REASONS[reason]?.body;
  return body ? { ...body, message: textOf(wish), headers: headersOf(wish) } : null;
}

/** What the caller's `classify` does: it throws, or gives this number. */
export type Classify = number | "throws" | undefined;

/** Ways to judge a failure. */
export const classifies: fc.Arbitrary<Classify> = sometimes(
  fc.constantFrom<Classify[]>(422, 503, 200, "throws"),
  4,
);

/** The option `classify`. */
export function classifyOf(classify: Classify): FailureOptions["classify"] {
  if (classify === undefined) return undefined;
  return () => {
    if (classify === "throws") throw new Error("a mistake in classify");
    return classify;
  };
}

const CLASSES: Readonly<Record<number, string>> = {
  400: "BadRequestError",
  401: "AuthenticationError",
  403: "PermissionDeniedError",
  404: "NotFoundError",
  409: "ConflictError",
  422: "UnprocessableEntityError",
  429: "RateLimitError",
};

/** The SDK's class for an HTTP status. */
export function classOf(status: number | undefined): string {
  if (status === undefined) return "APIError";
  return CLASSES[status] ?? (status >= 500 ? "InternalServerError" : "APIError");
}

/** Whether the SDK sends a request again after a status. */
export function isTriedAgain(status: number): boolean {
  return status >= 500 || [408, 409, 429].includes(status);
}

/** An error for a failed response, as the contract has it. */
export interface ExpectedFailure {
  readonly text: string;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
}

/** A failure of which nothing but the message is known. */
const UNKNOWN: Reason = { body: {}, retryable: false };

/**
 * What a failure becomes.
 *
 * @param now - when it is judged, for a delay that is given as a date
 * @param lost - what of the reason does not reach the shim: the `type` and the headers of a flat `error` event, or all
 *   but the message
 */
export function expectedFailure(
  failure: Failure,
  classify: Classify,
  now = 0,
  lost?: "all but the message" | "type and headers",
): ExpectedFailure {
  const whole = REASONS[failure.reason] as Reason;
  const isLost = lost === "all but the message" || (lost !== undefined && !whole.body?.code);
  const reason = isLost && whole.body ? UNKNOWN : whole;
  const isChosen = typeof classify === "number" && classify >= 400 && classify <= 599;
  const status = isChosen ? classify : reason.status;
  const retryable = isChosen ? isTriedAgain(classify) : reason.retryable;
  const { wish } = failure;
  const delay = lost === undefined ? delayOf(wish, now) : messageDelayOf(wish);
  const retryAfterMs = reason.body ? delay : undefined;
  return {
    text: failedText(classOf(status), status, reason.body?.code, retryable, retryAfterMs),
    retryable,
    retryAfterMs,
  };
}

/** An error for a response that stopped early; only the shim's own copy of the SDK has a class for it. */
export function expectedIncomplete(reason: string, isOwnSdk: boolean): string {
  const name =
    isOwnSdk && reason === "max_output_tokens"
      ? "LengthFinishReasonError"
      : isOwnSdk && reason === "content_filter"
        ? "ContentFilterFinishReasonError"
        : "APIError";
  return failedText(name, undefined, undefined, false, undefined);
}

function failedText(
  name: string,
  ...details: readonly (boolean | number | string | null | undefined)[]
): string {
  // A code that is `null` says as much as none.
  return ["failed", name, ...details.map((detail) => String(detail ?? undefined))].join(" ");
}

/** What an error says to whoever handles it. */
export function describeError(error: unknown): string {
  const name = (error as Error).constructor.name.replace(/^_/u, "");
  const { status, code, retryable, retryAfterMs } = error as Partial<FailedResponseError>;
  if (isFailedResponseError(error)) return failedText(name, status, code, retryable, retryAfterMs);
  return ["threw", name, ...(status === undefined ? [] : [String(status)])].join(" ");
}
