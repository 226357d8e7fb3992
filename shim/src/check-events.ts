import { hide } from "./attach-details.js";
import { failureError } from "./failure-error.js";
import { incompleteError } from "./incomplete-error.js";
import { isFailedResponseError } from "./is-failed-response-error.js";
import { read } from "./read.js";
import { sdkErrors } from "./sdk-errors.js";
import { settledStatuses } from "./settled-statuses.js";
import type { ErrorClasses, FailureOptions } from "./types.js";

/** A stream of events, as far as it is needed to check them. */
export interface EventSource<Event> extends AsyncIterable<Event> {
  /** Aborts the request. */
  readonly controller: AbortController;
}

/** Yields the events of a stream, and throws where the response fails or the stream breaks off. */
export async function* checkEvents<Event>(
  stream: EventSource<Event>,
  options: FailureOptions | undefined,
): AsyncGenerator<Event, void, undefined> {
  /** The response as the stream last showed it. */
  let response: unknown;
  let isSettled = false;
  const context = (): Context => ({ stream, response, options });

  for await (const event of withErrors(stream, (error) => errorOfStream(error, context()))) {
    response = read(event, "response") ?? response;
    const status = settledStatus(event);
    isSettled ||= status !== undefined;
    const error = errorOfEvent(event, status, context());
    if (error) throw error;
    yield event;
  }
  // The SDK ends a stream whose caller aborted it in the same way as one that is complete.
  if (!isSettled && !signalOf(stream)?.aborted) throw brokenOff(context());
}

/** What is known when an error has to be made. */
interface Context {
  readonly stream: EventSource<unknown>;
  readonly response: unknown;
  readonly options: FailureOptions | undefined;
}

/** The same events, and each error as `translate` gives it; what the consumer throws does not pass through it. */
function withErrors<Event>(
  stream: EventSource<Event>,
  translate: (error: unknown) => unknown,
): AsyncIterable<Event> {
  return {
    [Symbol.asyncIterator](): AsyncIterator<Event> {
      const iterator = stream[Symbol.asyncIterator]();
      return {
        async next() {
          try {
            return await iterator.next();
          } catch (error) {
            throw translate(error);
          }
        },
        async return() {
          await iterator.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  };
}

/** The status that an event ends the response with, if it does. */
function settledStatus(event: unknown): unknown {
  const type = read(event, "type");
  return (
    settledStatuses.find((status) => status === read(read(event, "response"), "status")) ??
    settledStatuses.find((status) => type === `response.${String(status)}`)
  );
}

function errorOfEvent(event: unknown, status: unknown, context: Context): Error | undefined {
  const { stream, response, options } = context;
  const requestID = read(stream, "_request_id");
  if (read(event, "type") === "error") {
    return failureError({ error: reasonOf(event), response, requestID, options });
  }
  if (status === "failed") {
    return failureError({ error: read(response, "error"), response, requestID, options });
  }
  return status === "incomplete" && options?.incomplete
    ? incompleteError(response, options)
    : undefined;
}

/** The reason that an `error` event gives: it is nested in `error`, or the event's own fields are the reason. */
function reasonOf(event: unknown): unknown {
  const nested = read(event, "error");
  if (nested !== undefined && nested !== null) return nested;
  if (read(event, "type") !== "error") return event;
  // The `type` of a flat one is that of the event.
  return {
    code: read(event, "code"),
    message: read(event, "message"),
    param: read(event, "param"),
  };
}

/** What stands for an error that the SDK's stream threw. */
function errorOfStream(error: unknown, context: Context): unknown {
  if (isFailedResponseError(error)) return error;
  const base = classOfBaseError(error);
  if (base) {
    const { stream, response, options } = context;
    const made = failureError({
      error: reasonOf(read(error, "error") ?? { message: read(error, "message") }),
      response,
      requestID:
        read(error, "requestID") ?? read(error, "request_id") ?? read(stream, "_request_id"),
      options: { ...options, errors: options?.errors ?? base },
    });
    hide(made, "cause", error);
    return made;
  }
  // Whether the signal is aborted says nothing here: the SDK's stream aborts it for every error.
  return error === signalOf(context.stream)?.reason || isErrorOfSDK(error, context.options)
    ? error
    : brokenOff(context, error as Error);
}

/** The class of a base `APIError` without a status, as the SDK's streams throw it: only that class has `generate` of its own. */
function classOfBaseError(error: unknown): ErrorClasses | undefined {
  const made = read(error, "constructor");
  return typeof made === "function" &&
    Object.hasOwn(made, "generate") &&
    read(error, "status") === undefined
    ? ({ APIError: made as unknown } as ErrorClasses)
    : undefined;
}

/** Anything else is the platform's: a `TypeError` of fetch, a `FetchError` of openai 4, a `SyntaxError` for half an event. */
function isErrorOfSDK(error: unknown, options: FailureOptions | undefined): boolean {
  return (
    error instanceof sdkErrors(options).OpenAIError ||
    // Of another copy of the SDK.
    typeof read(read(error, "constructor"), "generate") === "function" ||
    // What openai 4 says to a second loop over the same stream is a bare `Error`.
    String(read(error, "message")).includes("consumed stream")
  );
}

function signalOf(stream: EventSource<unknown>): AbortSignal | undefined {
  return read(stream.controller, "signal") as AbortSignal | undefined;
}

function brokenOff({ response, options }: Context, cause?: Error): Error {
  const { APIConnectionError } = sdkErrors(options);
  const message = "the stream ended before the response did";
  const error = new APIConnectionError(cause ? { message, cause } : { message });
  hide(error, "response", response);
  return error;
}
