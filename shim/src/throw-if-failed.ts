import { errorFromResponse } from "./error-from-response.js";
import type { FailureOptions } from "./types.js";

/**
 * Throws the error that a synchronous call would have thrown, if a response has failed.
 *
 * The SDK hands a failed response back as an ordinary value. After this call, one `catch` with
 * `instanceof RateLimitError` serves both: the error is of the SDK's class for the HTTP status that the same failure has
 * synchronously, with that `status` (not the 200 of the poll), and `code`, `type`, `param`, `message`, `error`,
 * `requestID` and `headers`; besides it has {@link FailedResponseDetails}.
 *
 * @param response - An answer of `responses.retrieve`, `create` or `parse`. Anything that is no failed response, such
 *   as `undefined`, comes back as it is.
 * @param options - See {@link FailureOptions}.
 * @returns The same object, if it has not failed. A `cancelled` response has not.
 * @throws `APIError` or a subclass of it for `status: "failed"`; with `options.incomplete` also for
 *   `status: "incomplete"`, and then an `OpenAIError` that need not be an `APIError`.
 * @example
 *   const response = throwIfFailed(await client.responses.retrieve(id));
 * @example
 *   const response = await client.responses.retrieve(id).then(throwIfFailed);
 */
export function throwIfFailed<T>(response: T, options?: FailureOptions): T {
  const error = errorFromResponse(response, options);
  if (error) throw error;
  return response;
}
