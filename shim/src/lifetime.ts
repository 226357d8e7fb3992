import { hide } from "./attach-details.js";
import { onAbort } from "./on-abort.js";
import type { ErrorClasses } from "./types.js";

/** The time that a poll may take: until its deadline, or until its caller's signal aborts. */
export interface Lifetime {
  /** Whether a step has been given up for the deadline; a timer may fire just before it. */
  isOver(): boolean;
  /** Milliseconds until the deadline; none or less once it has passed. */
  remainingMs(): number;
  /**
   * Runs one step, and gives it up at the deadline or when the caller's signal aborts: at once, since openai 4 goes on
   * waiting for the rest of a body that has been cut.
   *
   * @param step - Gets a signal of its own: openai 4 to 6 leave a listener on the signal of every request.
   * @param limitMs - How long this step may take, if the deadline is further away.
   * @throws `APIConnectionTimeoutError`, `APIUserAbortError`, and what the step throws.
   */
  run<T>(step: (signal: AbortSignal) => PromiseLike<T>, limitMs: number): Promise<T>;
  /**
   * Waits for `ms` milliseconds.
   *
   * @throws `APIConnectionTimeoutError` at the deadline, `APIUserAbortError` as soon as the caller's signal aborts.
   */
  wait(ms: number): Promise<void>;
}

/** A timer cannot be set for longer; with more it fires at once. */
const maxTimerMs = 2 ** 31 - 1;

/** Begins the time that a poll may take. */
export function startLifetime(
  errors: ErrorClasses,
  timeoutMs: number,
  signal?: AbortSignal | null,
): Lifetime {
  const deadline = performance.now() + timeoutMs;
  let isOver = false;

  function remainingMs(): number {
    return deadline - performance.now();
  }

  function timeoutError(isDeadline: boolean): Error {
    isOver ||= isDeadline;
    return new errors.APIConnectionTimeoutError();
  }

  /** As openai 7 makes it: with the signal's reason as the cause. */
  function abortError(): Error {
    const error = new errors.APIUserAbortError();
    hide(error, "cause", signal?.reason);
    return error;
  }

  async function run<T>(
    step: (signal: AbortSignal) => PromiseLike<T>,
    limitMs: number,
  ): Promise<T> {
    if (signal?.aborted) throw abortError();
    const leftMs = remainingMs();
    if (leftMs <= 0) throw timeoutError(true);
    const controller = new AbortController();
    let giveUp!: (error: Error) => void;
    const givenUp = new Promise<never>((_, reject) => {
      giveUp = (error) => {
        // The error comes first: the step that is aborted rejects with another one.
        reject(error);
        controller.abort();
      };
    });
    const timer = setTimeout(
      () => {
        giveUp(timeoutError(!(limitMs < leftMs)));
      },
      Math.min(limitMs, leftMs, maxTimerMs),
    );
    const forget =
      signal &&
      onAbort(signal, () => {
        giveUp(abortError());
      });
    try {
      return await Promise.race([givenUp, step(controller.signal)]);
    } finally {
      clearTimeout(timer);
      forget?.();
    }
  }

  function wait(ms: number): Promise<void> {
    return run(
      (given) =>
        new Promise((resolve) => {
          const timer = setTimeout(resolve, Math.min(ms, maxTimerMs));
          given.addEventListener("abort", () => {
            clearTimeout(timer);
          });
        }),
      Infinity,
    );
  }

  return { isOver: () => isOver, remainingMs, run, wait };
}
