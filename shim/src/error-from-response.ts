import type { OpenAIError } from "openai/error";
import { failureError } from "./failure-error.js";
import { incompleteError } from "./incomplete-error.js";
import { read } from "./read.js";
import type { FailedResponseDetails, FailedResponseError, FailureOptions } from "./types.js";

/**
 * The error that a response stands for, as {@link throwIfFailed} would throw it, for code that does not want a throw: a
 * batch that goes on, a log line, a test.
 *
 * @param response - An answer of `responses.retrieve`, `create` or `parse`; anything else stands for no error.
 * @param options - See {@link FailureOptions}.
 * @returns `undefined` unless the response has failed.
 */
export function errorFromResponse(
  response: unknown,
  options?: FailureOptions & { readonly incomplete?: false | undefined },
): FailedResponseError | undefined;
/**
 * With `incomplete: true` an `incomplete` response stands for an error, too. That may be a `LengthFinishReasonError` or a
 * `ContentFilterFinishReasonError`, which are no `APIError`.
 */
export function errorFromResponse(
  response: unknown,
  options: FailureOptions | undefined,
): (OpenAIError & FailedResponseDetails) | undefined;
export function errorFromResponse(
  response: unknown,
  options?: FailureOptions,
): (OpenAIError & FailedResponseDetails) | undefined {
  if (typeof response !== "object") return undefined;
  const status = read(response, "status");
  if (status === "failed")
    return failureError({ error: read(response, "error"), response, options });
  return status === "incomplete" && options?.incomplete
    ? incompleteError(response, options)
    : undefined;
}
