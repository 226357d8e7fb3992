/**
 * The SDK's error classes and what a failed response has to do with each.
 * Source: `openai/src/core/error.ts` (4.104 to 7.57), read and run on 2026-11-22.
 */

/** Classes that a failed response can stand for, and their bases: a check for one is in vain. */
export const FAILURE_CLASSES: ReadonlySet<string> = new Set([
  "OpenAIError",
  "APIError",
  "BadRequestError",
  "RateLimitError",
  "InternalServerError",
]);

/** The bases among them: code under a check for one often goes on to test `status` or `code`. */
export const BASE_ERROR_CLASSES: ReadonlySet<string> = new Set(["OpenAIError", "APIError"]);

/** Classes that only the HTTP request of a read can raise: a check for one is right. */
const REQUEST_CLASSES = [
  "APIConnectionError",
  "APIConnectionTimeoutError",
  "APIUserAbortError",
  "AuthenticationError",
  "PermissionDeniedError",
  "NotFoundError",
  "ConflictError",
  "UnprocessableEntityError",
] as const;

/** Every error class of the SDK that a check can name. */
export const ERROR_CLASSES: ReadonlySet<string> = new Set([
  ...FAILURE_CLASSES,
  ...REQUEST_CLASSES,
  "LengthFinishReasonError",
  "ContentFilterFinishReasonError",
]);

/**
 * HTTP statuses that a synchronous call would have had for some failed response: each reportable
 * status of `failure-codes.ts`, and the server errors that gateways send.
 */
export const FAILURE_STATUSES: readonly number[] = [400, 429, 500, 502, 503, 504];

/** Statuses that stand for a failure of the request itself: a test for one is right. */
export const REQUEST_STATUSES: readonly number[] = [401, 403, 404, 408, 409, 422];
