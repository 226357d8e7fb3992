import { failedResponse } from "./attach-details.js";
import { read } from "./read.js";
import type { FailedResponseError } from "./types.js";

/**
 * Whether an error stands for a run that failed, so that a new `create` is needed, rather than for a request that
 * failed, such as a poll, which can be sent again. Knows the errors of another copy of this package, too.
 *
 * True also for the errors of an `incomplete` response, which are not all an `APIError` by class; they have its fields
 * as `undefined`. False for a timeout of `poll`: that run may still come to an end.
 *
 * @example
 *   catch (error) {
 *     if (isFailedResponseError(error) && error.retryable) await startAgainIn(error.retryAfterMs ?? 0);
 *     else throw error;
 *   }
 */
export function isFailedResponseError(error: unknown): error is FailedResponseError {
  return read(error, failedResponse) === true;
}
