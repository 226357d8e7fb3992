import { checkEvents } from "./check-events.js";
import type { EventSource } from "./check-events.js";
import type { FailureOptions } from "./types.js";

/** A stream of the SDK that can be made anew around other events: `Stream`, in every version of `openai`. */
export interface RewrappableStream<Event> extends EventSource<Event> {
  tee(): [EventSource<Event>, EventSource<Event>];
  toReadableStream(): unknown;
}

/**
 * Iterates over the events of a streamed response, and throws where the response fails, instead of handing the failure
 * on as one more event.
 *
 * The events come unchanged and in order. The one that says that the response failed is not among them: it is thrown,
 * after the last one before it. Leaving the loop early aborts the request, as with the SDK's stream.
 *
 * @param stream - What `responses.create` or `retrieve` gives with `stream: true`, or `responses.stream()`.
 * @param options - See {@link FailureOptions}. With `incomplete: true` also `response.incomplete` is thrown.
 * @returns For the SDK's `Stream` another `Stream`, with `controller`, `tee` and `toReadableStream`; for anything else an
 *   async iterable with the same `controller`. Like the stream itself, it can be iterated once.
 * @throws While iterating: the error of {@link throwIfFailed} at `response.failed`, and the class that the code stands
 *   for at an `error` event (where the SDK itself threw a base `APIError` for it, that is the `cause`); its `response` is
 *   then the last one that the stream showed. `APIConnectionError` if the stream ends, or the connection breaks, before
 *   the response has ended, and nobody aborted it; its `response`, too, is the last one shown, for going on with
 *   `responses.retrieve(id, { stream: true, starting_after })`.
 * @example
 *   const stream = await client.responses.create({ model, input, background: true, stream: true });
 *   for await (const event of throwOnFailedEvent(stream)) {
 *     if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
 *   }
 */
export function throwOnFailedEvent<S extends RewrappableStream<unknown>>(
  stream: S,
  options?: FailureOptions,
): S;
export function throwOnFailedEvent<Event>(
  stream: EventSource<Event>,
  options?: FailureOptions,
): EventSource<Event>;
export function throwOnFailedEvent(
  stream: EventSource<unknown>,
  options?: FailureOptions,
): EventSource<unknown> {
  const { controller } = stream;
  const iterate = (): AsyncIterator<unknown> => checkEvents(stream, options);
  if ("iterator" in stream && "tee" in stream) {
    // Its constructor takes these two in every version; what it has besides is for logging.
    const Stream = stream.constructor as new (
      iterator: () => AsyncIterator<unknown>,
      controller: AbortController,
    ) => EventSource<unknown>;
    return new Stream(iterate, controller);
  }
  return { controller, [Symbol.asyncIterator]: iterate };
}
