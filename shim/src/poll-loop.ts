import type { Response } from "openai/resources/responses/responses";
import { hide } from "./attach-details.js";
import { clientErrors, withClientErrors } from "./client.js";
import type { PollingClient } from "./client.js";
import { isFailedResponseError } from "./is-failed-response-error.js";
import { startLifetime } from "./lifetime.js";
import type { Lifetime } from "./lifetime.js";
import type { PollOptions } from "./poll.js";
import { read } from "./read.js";
import { readAnswer } from "./read-answer.js";
import type { Answer } from "./read-answer.js";
import { jitter, requestedDelay, shouldRetryRequest } from "./request-retry.js";
import { sdkErrors } from "./sdk-errors.js";
import { settledStatuses } from "./settled-statuses.js";
import { throwIfFailed } from "./throw-if-failed.js";

const defaultTimeoutMs = 3_600_000;
const defaultReadTimeoutMs = 60_000;

/** The time that the options allow, from now on. */
export function lifetimeOf(client: object, options: PollOptions): Lifetime {
  const errors = sdkErrors(withClientErrors(client, options));
  return startLifetime(errors, options.timeoutMs ?? defaultTimeoutMs, options.signal);
}

/**
 * Reads a response until it has come to an end.
 *
 * @param lifetime - May have begun before, with the create.
 * @param known - What is known of the response already.
 */
export async function pollUntilSettled(
  lifetime: Lifetime,
  client: PollingClient,
  id: string,
  options: PollOptions,
  known: Answer<Response> | undefined,
): Promise<Response> {
  const failureOptions = withClientErrors(client, options);
  const errors = sdkErrors(failureOptions);
  const theirErrors = clientErrors(client);
  const {
    signal,
    pollIntervalMs,
    readTimeoutMs = defaultReadTimeoutMs,
    timeoutMs = defaultTimeoutMs,
  } = options;
  /** The response as it was last seen. */
  let response: Response | undefined;
  let status: string | undefined;
  /** What the last read threw, if it failed. */
  let readError: unknown;
  /** How many waits were as long as the default says. */
  let defaultWaits = 0;

  /** Takes a response in, and tells of a new status. */
  async function isSettled(latest: Response): Promise<boolean> {
    const now = read(latest, "status");
    response = latest;
    // Without a status it is no response of background mode, and no later read would give it one.
    if (typeof now !== "string") return true;
    if (now !== status) {
      status = now;
      await options.onStatus?.(latest);
    }
    return settledStatuses.includes(now);
  }

  /** Reads once. Gives nothing where the read failed on its way, and is to be sent again. */
  async function readOnce(): Promise<Answer<Response> | undefined> {
    try {
      const answer = await lifetime.run(
        (each) =>
          readAnswer(
            // The SDK's own repetitions would wait where no signal reaches them, and hold the process.
            client.responses.retrieve(id, undefined, { signal: each, maxRetries: 0 }),
            theirErrors,
          ),
        readTimeoutMs,
      );
      readError = undefined;
      return answer;
    } catch (error) {
      if (!shouldRetryRequest(error, theirErrors, errors)) throw error;
      // What the deadline cut off is no news of the server.
      if (!lifetime.isOver()) readError = error;
      return undefined;
    }
  }

  function intervalMs(answer: Answer<Response> | undefined): number {
    return (
      requestedDelay(readError) ??
      pollIntervalMs ??
      answer?.pollAfterMs ??
      Math.min(2000 * 1.5 ** defaultWaits++, 10_000) * jitter()
    );
  }

  async function cancel(): Promise<void> {
    try {
      await startLifetime(errors, readTimeoutMs).run(
        (each) => client.responses.cancel(id, { signal: each }),
        readTimeoutMs,
      );
    } catch {
      // The caller has given this response up; that is what there is to report.
    }
  }

  function timeoutError(): Error {
    const error = new errors.APIConnectionTimeoutError({
      message: `Response ${id} was still ${status ?? "unread"} after ${timeoutMs} ms.`,
    });
    hide(error, "response", response);
    if (readError) hide(error, "cause", readError);
    return error;
  }

  try {
    let answer = known ?? (await readOnce());
    while (!answer || !((await isSettled(answer.data)) || answer.error)) {
      await lifetime.wait(intervalMs(answer));
      answer = await readOnce();
    }
    // A client with typed failures has judged the response already.
    if (answer.error) throw answer.error as Error;
    return throwIfFailed(answer.data, failureOptions);
  } catch (error) {
    if (isFailedResponseError(error)) throw error;
    if (options.cancelOnAbort && signal?.aborted) await cancel();
    throw lifetime.isOver() ? timeoutError() : error;
  }
}
