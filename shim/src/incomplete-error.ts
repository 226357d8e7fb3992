import type { OpenAIError } from "openai/error";
import { failureError } from "./failure-error.js";
import { read, readText } from "./read.js";
import { sdkErrors } from "./sdk-errors.js";
import type { FailedResponseDetails, FailureOptions } from "./types.js";

/**
 * Makes the error that the SDK's `parse` throws for a response that stopped early, or a base `APIError` for a reason that
 * the SDK has no class for, or where `options.errors` does not have it. Never throws.
 */
export function incompleteError(
  response: unknown,
  options?: FailureOptions,
): OpenAIError & FailedResponseDetails {
  const errors = sdkErrors(options);
  const error = read(response, "incomplete_details");
  const reason = readText(error, "reason");
  return failureError({
    error,
    response,
    options: { errors },
    summary: `is incomplete: ${reason}`,
    FixedError:
      reason === "max_output_tokens"
        ? errors.LengthFinishReasonError
        : reason === "content_filter"
          ? errors.ContentFilterFinishReasonError
          : undefined,
  });
}
