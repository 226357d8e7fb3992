import { judgeFailure } from "./judge-failure.js";
import { read } from "./read.js";
import { retryDelay } from "./retry-delay.js";
import type { ErrorClasses } from "./types.js";

/** The SDK does not wait for longer than this on a server's word, but goes back to its own delay. */
const longestRequestedDelayMs = 60_000;

/**
 * Whether a request that failed is worth sending again, as the SDK decides it: by the header `x-should-retry`, else by the
 * status, and where there was no answer.
 *
 * @param errors - Where the class of a connection error may come from: the client, or the caller's choice.
 */
export function shouldRetryRequest(error: unknown, ...errors: readonly ErrorClasses[]): boolean {
  const wish = header(read(error, "headers"), "x-should-retry");
  // A failure that is said to stand for a status is tried again where the SDK does so after that status.
  const [, isRetryable] = judgeFailure(undefined, read(error, "status"));
  return (
    wish === "true" ||
    (wish !== "false" &&
      (isRetryable ?? errors.some(({ APIConnectionError }) => error instanceof APIConnectionError)))
  );
}

/** How long the server asks to wait before the request is sent again, in milliseconds, where it names a fair delay. */
export function requestedDelay(error: unknown): number | undefined {
  const ms = retryDelay(error);
  return (ms as number) <= longestRequestedDelayMs ? ms : undefined;
}

/** The SDK's own back-off before the `n`th repetition, counted from 0: `calculateDefaultRetryTimeoutMillis`. */
export function backoffMs(n: number): number {
  return Math.min(500 * 2 ** n, 8000) * jitter();
}

/** The SDK's jitter: it takes off up to a quarter. */
export function jitter(): number {
  return 1 - Math.random() / 4;
}

/** A header of an SDK error: these are `Headers`, in openai 4 a plain object. */
function header(headers: unknown, name: string): unknown {
  return read(headers, "get") ? (headers as Headers).get(name) : read(headers, name);
}
