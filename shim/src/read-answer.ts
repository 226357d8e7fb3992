import { isFailedResponseError } from "./is-failed-response-error.js";
import type { RequestPromise } from "./client.js";
import type { ErrorClasses } from "./types.js";

/** An answer of the server. */
export interface Answer<T> {
  readonly data: T;
  /** How long the server asks to wait before the next read, in milliseconds: its header `openai-poll-after-ms`. */
  readonly pollAfterMs?: number | undefined;
  /** What a client with typed failures has thrown in place of the answer. */
  readonly error?: unknown;
}

/**
 * Reads the answer to a request.
 *
 * @param errors - The classes of the client.
 * @param onHeaders - Called when the answer has begun: from then on the server has taken the request.
 * @throws What the request throws, but for a failed response, and `APIConnectionError` for a body that cannot be read to
 *   its end, which the SDK throws as the platform does: a `TypeError`, a `FetchError`, a `SyntaxError`.
 */
export async function readAnswer<T>(
  request: RequestPromise<T>,
  errors: ErrorClasses,
  onHeaders?: () => void,
): Promise<Answer<T>> {
  const raw = await request.asResponse?.();
  onHeaders?.();
  try {
    const data = await request;
    // As the SDK's own poll helpers read it; 0 would have the poll run hot.
    const pollAfterMs = parseInt(raw?.headers.get("openai-poll-after-ms") as string, 10);
    return { data, pollAfterMs: pollAfterMs > 0 ? pollAfterMs : undefined };
  } catch (error) {
    if (isFailedResponseError(error)) return { data: error.response as T, error };
    if (!raw || error instanceof errors.APIError) throw error;
    throw new errors.APIConnectionError({
      message: "The answer could not be read.",
      cause: error as Error,
    });
  }
}
