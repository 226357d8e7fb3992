import type { APIConnectionTimeoutError } from "openai/error";
import type { Response } from "openai/resources/responses/responses";
import type { PollingClient } from "./client.js";
import { lifetimeOf, pollUntilSettled } from "./poll-loop.js";
import type { FailureOptions } from "./types.js";

/** How to poll a response. */
export interface PollOptions extends FailureOptions {
  /**
   * Milliseconds between two reads. Default: what the answer's header `openai-poll-after-ms` says, else 2000 growing to
   * 10 000, less a random quarter.
   */
  readonly pollIntervalMs?: number | undefined;
  /** Milliseconds that the whole poll may take. Default: 3 600 000 (an hour). */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds that one read may take, before it is given up and sent again. Default: 60 000. */
  readonly readTimeoutMs?: number | undefined;
  /** Ends the poll: the request or the wait under way stops at once. */
  readonly signal?: AbortSignal | null | undefined;
  /**
   * Also cancels the response on the server when `signal` aborts. The poll then ends after the answer to that request, or
   * after `readTimeoutMs`; whether it succeeds makes no difference. Default: `false`.
   */
  readonly cancelOnAbort?: boolean | undefined;
  /**
   * Called with the first status and at every change of it, the last one included, and waited for. What it throws ends
   * the poll.
   */
  readonly onStatus?: ((response: Response) => void | PromiseLike<void>) | undefined;
}

/** The error of a poll that ran out of time. The response may still come to an end: poll it again. */
export type PollTimeoutError = APIConnectionTimeoutError & {
  /** The response as it was last seen, if it was. Not enumerable. */
  readonly response: Response | undefined;
};

/**
 * Reads a background response until it has come to an end.
 *
 * A read that fails on its way (no connection, 408, 409, 429, 500 and more) is sent again, for the response goes on
 * running. A response that failed is not read again: it is immutable, and only a new `create` can end otherwise.
 *
 * @param client - The SDK's client. Its class gives the error classes, unless `options.errors` does.
 * @param idOrResponse - An id is read at once. A response that is still pending is waited for first, one that has come to
 *   an end is not read at all.
 * @param options - See {@link PollOptions}.
 * @returns The response, which is `completed`, `cancelled` or (without `options.incomplete`) `incomplete`. One without a
 *   status comes back as it is: the server does not know background mode.
 * @throws The error of {@link throwIfFailed}, if the response failed. `APIConnectionTimeoutError` (see
 *   {@link PollTimeoutError}) after `options.timeoutMs`. `APIUserAbortError` when `options.signal` aborts. The SDK's
 *   error for a read that is not worth repeating, such as `AuthenticationError` or `NotFoundError`.
 * @example
 *   const { id } = await client.responses.create({ model, input, background: true });
 *   const response = await poll(client, id, { timeoutMs: 600_000 });
 */
export function poll(
  client: PollingClient,
  idOrResponse: string | Response,
  options: PollOptions = {},
): Promise<Response> {
  const known = typeof idOrResponse === "string" ? undefined : idOrResponse;
  const id = known?.id ?? (idOrResponse as string);
  const answer = known && { data: known };
  return pollUntilSettled(lifetimeOf(client, options), client, id, options, answer);
}
