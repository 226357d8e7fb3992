import { failedResponse, hide } from "./attach-details.js";
import { judgeFailure } from "./judge-failure.js";
import { read, readText } from "./read.js";
import { retryDelay } from "./retry-delay.js";
import { sdkErrors } from "./sdk-errors.js";
import type { FailedResponseError, FailureOptions } from "./types.js";

/** A failure as it was read off a response or an event: nothing about the shape of its values is taken for granted. */
export interface Failure {
  /** The reason: `response.error`, or the payload of a stream's `error` event (`{ code, message, type, param }`). */
  readonly error: unknown;
  /** The response that failed, or the last one that a stream showed. */
  readonly response: unknown;
  /** The id of the request that brought the news. Default: that of the response. */
  readonly requestID?: unknown;
  readonly options?: Pick<FailureOptions, "errors" | "classify"> | undefined;
  /** What happened, for a reason without a message. Default: `"failed"`. */
  readonly summary?: string;
  /** A class of the SDK that takes no arguments, in place of the one for the status. */
  readonly FixedError?: (new () => Error) | undefined;
}

/**
 * Makes the error that a synchronous call throws for the same failure: of the SDK's class for its status, or a base
 * `APIError` without a status where nothing tells one. Never throws; what `options.classify` throws becomes its `cause`.
 */
export function failureError({
  error,
  response,
  requestID = read(response, "_request_id"),
  options,
  summary = "failed",
  FixedError,
}: Failure): FailedResponseError {
  const { APIError } = sdkErrors(options);
  const message =
    (typeof error === "string" ? error : readText(error, "message")) ||
    `Response "${readText(response, "id")}" ${summary}`;

  let chosen: unknown;
  let cause: unknown;
  try {
    chosen = options?.classify?.(typeof error === "object" ? error : null);
  } catch (thrown) {
    // The failure itself must not get lost over a mistake in judging it.
    cause = thrown;
  }
  const [status, retryable = false] = judgeFailure(error, chosen);

  const headers = new Headers();
  const retryAfterMs = retryDelay(error);
  if (retryAfterMs !== undefined) headers.set("retry-after-ms", String(retryAfterMs));

  // The SDK's constructor serialises a body without a textual message, which throws for some values. So it is given one
  // with a message, and the error the true one.
  const body = {
    code: read(error, "code"),
    type: read(error, "type"),
    param: read(error, "param"),
    message,
  };
  const made = FixedError
    ? new FixedError()
    : status
      ? APIError.generate(status, { error: body }, undefined, headers as never)
      : new APIError(undefined, body, undefined, headers as never);
  hide(made, failedResponse, true);
  hide(made, "response", response);
  if (cause) hide(made, "cause", cause);
  return Object.assign(
    made,
    {
      error: error ?? undefined,
      retryable,
      retryAfterMs,
    },
    // openai 4 has another name for the id, and a plain object for headers.
    "request_id" in made
      ? { request_id: requestID, headers: Object.fromEntries(headers) }
      : { requestID },
  ) as unknown as FailedResponseError;
}
