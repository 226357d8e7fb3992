import { hide } from "./attach-details.js";
import { failureError } from "./failure-error.js";
import { incompleteError } from "./incomplete-error.js";
import { isFailedResponseError } from "./is-failed-response-error.js";
import { read, readText } from "./read.js";
import { sdkErrors } from "./sdk-errors.js";
import { settledStatuses } from "./settled-statuses.js";
import type { ErrorClasses, FailureOptions } from "./types.js";

/** A stream of events, as far as it is needed to check them. */
export interface EventSource<Event> extends AsyncIterable<Event> {
  /** Aborts the request. */
  readonly controller: AbortController;
  /** Settles when the stream has ended; what the SDK's `responses.stream()` gives has this. */
  done?(): PromiseLike<unknown> | undefined;
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
  const iterator = stream[Symbol.asyncIterator]();
  const translated = {
    async next(): Promise<IteratorResult<Event>> {
      try {
        const result = await iterator.next();
        // Up to openai 6 `responses.stream()` loses an error that comes while nobody waits for an event.
        if (result.done) await stream.done?.();
        return result;
      } catch (error) {
        throw translate(error);
      }
    },
    return: iterator.return?.bind(iterator),
  } as AsyncIterator<Event>;
  return { [Symbol.asyncIterator]: () => translated };
}

/** The status that an event ends the response with, if it does: its type says so, or the response in it. */
function settledStatus(event: unknown): string | undefined {
  const type = read(event, "type");
  const told = read(read(event, "response"), "status");
  return settledStatuses.find((status) => status === told || `response.${status}` === type);
}

function errorOfEvent(
  event: unknown,
  status: string | undefined,
  { stream, response, options }: Context,
): Error | undefined {
  const isError = read(event, "type") === "error";
  if (isError || status === "failed") {
    return failureError({
      error: isError ? reasonOf(event) : read(response, "error"),
      response,
      requestID: read(stream, "_request_id"),
      options,
    });
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
  const { stream, response, options } = context;
  if (isFailedResponseError(error)) return error;
  const made = read(error, "constructor");
  // Of whichever copy of the SDK.
  const isAPIError = typeof read(made, "generate") === "function";
  // A base `APIError` without a status is how the SDK's streams tell of an `error` event; only that class has its own.
  if (isAPIError && Object.hasOwn(made as object, "generate") && !read(error, "status")) {
    const typed = failureError({
      error: reasonOf(read(error, "error") ?? { message: read(error, "message") }),
      response,
      requestID:
        read(error, "requestID") ?? read(error, "request_id") ?? read(stream, "_request_id"),
      options: { ...options, errors: options?.errors ?? ({ APIError: made } as ErrorClasses) },
    });
    hide(typed, "cause", error);
    return typed;
  }
  // Whether the signal is aborted says nothing here: the SDK's stream aborts it for every error.
  return isAPIError || error === signalOf(stream)?.reason || isOtherErrorOfSDK(error, options)
    ? error
    : brokenOff(context, error as Error);
}

/**
 * Anything else is the platform's: a `TypeError` of fetch, a `FetchError` of openai 4, a `SyntaxError` for half an event.
 * `responses.stream()` makes it the cause of an `OpenAIError`.
 */
function isOtherErrorOfSDK(error: unknown, options: FailureOptions | undefined): boolean {
  return (
    (error instanceof sdkErrors(options).OpenAIError && !error.cause) ||
    // What openai 4 says to a second loop over the same stream is a bare `Error`.
    readText(error, "message").includes("consumed stream")
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
