import type {
  Response,
  ResponseCreateParamsNonStreaming,
} from "openai/resources/responses/responses";
import { hide } from "./attach-details.js";
import { clientErrors, withClientErrors } from "./client.js";
import type { CreatingClient } from "./client.js";
import { isFailedResponseError } from "./is-failed-response-error.js";
import { lifetimeOf, pollUntilSettled } from "./poll-loop.js";
import type { PollOptions } from "./poll.js";
import { read } from "./read.js";
import { readAnswer } from "./read-answer.js";
import { backoffMs, requestedDelay, shouldRetryRequest } from "./request-retry.js";
import { sdkErrors } from "./sdk-errors.js";

/** How to create and poll a response. */
export interface CreateAndPollOptions extends PollOptions {
  /**
   * How often a try that failed is made again, where that is worth it: a new response after one that failed, and the
   * `create` itself after an answer that the SDK would try again. Default: the client's `maxRetries`, which is 2 unless set.
   */
  readonly maxRetries?: number | undefined;
}

/**
 * Creates a response in background mode and reads until it has come to an end; if it fails in a way that may pass, makes a
 * new one, as the SDK does for a synchronous call.
 *
 * Between two tries it waits for as long as the failure says (`retryAfterMs`), else for the SDK's own back-off: 500 ms,
 * 1 s, 2 s up to 8 s, less a random quarter. A failure that will not pass, such as `insufficient_quota` or
 * `context_length_exceeded`, is thrown at once.
 *
 * @param client - The SDK's client. Its class gives the error classes, unless `options.errors` does.
 * @param params - As for `responses.create`; `background` is set.
 * @param options - See {@link CreateAndPollOptions} and {@link PollOptions}. `timeoutMs` is for all tries together: a delay
 *   that would pass it is not waited for.
 * @returns The response, as {@link poll} does.
 * @throws As {@link poll}, the error of the last try. Those of the tries before are its `cause`, and the cause of that.
 *   Also what `create` throws.
 * @example
 *   const response = await createAndPoll(client, { model: "gpt-5", input: "Write a novel." });
 */
export async function createAndPoll(
  client: CreatingClient,
  params: ResponseCreateParamsNonStreaming,
  options: CreateAndPollOptions = {},
): Promise<Response> {
  const lifetime = lifetimeOf(client, options);
  const theirErrors = clientErrors(client);
  const errors = sdkErrors(withClientErrors(client, options));
  const maxRetries = options.maxRetries ?? client.maxRetries;
  let earlier: unknown;
  let delayMs = 0;
  for (let retries = 0; ; retries++) {
    let isAccepted = false as boolean;
    try {
      if (earlier) await lifetime.wait(delayMs);
      const answer = await lifetime.run((signal) => {
        // All repetitions are counted here; the SDK's own would wait where no signal reaches them.
        const request = client.responses.create(
          { ...params, background: true },
          { signal, maxRetries: 0 },
        );
        return readAnswer(request, theirErrors, () => {
          isAccepted = true;
        });
      }, Infinity);
      const id = read(answer.data, "id") as string;
      return await pollUntilSettled(lifetime, client, id, options, answer);
    } catch (error) {
      const failed = isFailedResponseError(error);
      // A mistake in `classify` and the reason of a signal are the caller's: as causes they stay, and stay as they are.
      const isChained = failed
        ? !error.cause
        : error instanceof errors.APIError && !options.signal?.aborted;
      if (earlier && isChained) chainCause(error as Error, earlier);
      earlier = error;
      const isRetryable = failed
        ? error.retryable
        : // Once the server has taken a create, another one would run the same work twice.
          !isAccepted && shouldRetryRequest(error, theirErrors, errors);
      delayMs = (failed ? error.retryAfterMs : requestedDelay(error)) ?? backoffMs(retries);
      // Written so that a test's double of a client, which has no number of retries, gets none.
      if (!isRetryable || !(retries < maxRetries) || delayMs >= lifetime.remainingMs()) throw error;
    }
  }
}

/** Makes the error of an earlier try the cause of this one's, or of its own last cause. */
function chainCause(error: Error, earlier: unknown): void {
  let last = error;
  while (last.cause instanceof Error) last = last.cause;
  hide(last, "cause", earlier);
}
