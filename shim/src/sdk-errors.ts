import * as own from "openai/error";
import type { ErrorClasses, FailureOptions } from "./types.js";

/**
 * The SDK's error classes: those of `options.errors`, else those of the `openai` that this package resolves in its own
 * module format (the SDK's ESM and CJS builds define different classes).
 *
 * @param options - `errors` without an `APIError`, such as the constructor of a mocked client, is passed over.
 */
export function sdkErrors(options: Pick<FailureOptions, "errors"> | undefined): ErrorClasses {
  const chosen = options?.errors;
  // `openai/error` has two classes more than a client's constructor: where both are the same copy, it is the better one.
  return chosen?.APIError && chosen.APIError !== own.APIError ? chosen : own;
}
