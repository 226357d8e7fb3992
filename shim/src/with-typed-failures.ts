import type { EventSource } from "./check-events.js";
import { withClientErrors } from "./client.js";
import { read } from "./read.js";
import { throwIfFailed } from "./throw-if-failed.js";
import { throwOnFailedEvent } from "./throw-on-failed-event.js";
import type { FailureOptions } from "./types.js";
import { view } from "./view.js";

type Method = (...args: unknown[]) => unknown;

/**
 * A view of a client whose reads of responses throw, for code that has many of them.
 *
 * `responses.create`, `retrieve`, `parse` and `cancel` (those of `beta.responses`, too) reject with the error of
 * {@link throwIfFailed}; their streams, and that of `responses.stream()`, throw as {@link throwOnFailedEvent} does. An
 * answer is still an `APIPromise`: `withResponse()` rejects as well, and `asResponse()` gives the raw answer. A client of
 * `withOptions()` is a typed one again.
 *
 * The view is of the very same client, which works on as before: what is set on the one is set on the other, and
 * `instanceof` holds. A subclass's own methods run on the client itself, and get responses as they are.
 *
 * @param client - An `OpenAI`, an `AzureOpenAI` or a subclass. Its class gives the error classes, unless `options.errors`
 *   does.
 * @param options - See {@link FailureOptions}.
 * @returns A client of the same type.
 * @example
 *   const client = withTypedFailures(new OpenAI());
 *   const response = await client.responses.retrieve(id);
 */
export function withTypedFailures<Client extends { readonly responses: object }>(
  client: Client,
  options?: FailureOptions,
): Client {
  const failureOptions = withClientErrors(client, options);
  const showResponses = (responses: object): object =>
    viewResponses(responses, typed, failureOptions);
  const typed: Client = view(client, {
    responses: showResponses,
    beta: (beta: object) => view(beta, { responses: showResponses }),
    withOptions:
      (withOptions: Method): Method =>
      (...args) =>
        withTypedFailures(Reflect.apply(withOptions, client, args) as Client, options),
  });
  return typed;
}

/** A view of the resource `responses` whose methods throw. */
function viewResponses(responses: object, client: object, options: FailureOptions): object {
  const checked =
    (method: Method): Method =>
    (...args) =>
      check(Reflect.apply(method, responses, args), options);
  // These two go through the `create` and `retrieve` of the resource's client. Let it be the typed one: then `parse`
  // throws before it parses half an answer, and the events of `stream` are checked.
  const throughClient =
    (method: Method): Method =>
    (...args) =>
      Reflect.apply(method, typed, args);
  const typed: object = view(responses, {
    create: checked,
    retrieve: checked,
    cancel: checked,
    parse: throughClient,
    stream:
      (stream: Method): Method =>
      (...args) =>
        checkHelper(Reflect.apply(stream, typed, args) as EventSource<unknown>, options),
    _client: () => client,
  });
  return typed;
}

/** Has the loop over what `stream()` gives throw, even where the SDK has lost the error of a checked event. */
function checkHelper(helper: EventSource<unknown>, options: FailureOptions): unknown {
  return Object.assign(
    helper,
    throwOnFailedEvent(
      {
        controller: helper.controller,
        done: () => helper.done?.(),
        [Symbol.asyncIterator]: helper[Symbol.asyncIterator].bind(helper),
      },
      options,
    ),
  );
}

/** Has an answer judged once it is there. */
function check(request: unknown, options: FailureOptions): unknown {
  const judge = (answer: unknown): unknown =>
    typeof read(answer, Symbol.asyncIterator) === "function"
      ? throwOnFailedEvent(answer as EventSource<unknown>, options)
      : throwIfFailed(answer, options);
  return isAPIPromise(request) ? request._thenUnwrap(judge) : Promise.resolve(request).then(judge);
}

/** The SDK's promise; what instruments a client may have made an ordinary one of it. */
function isAPIPromise(
  value: unknown,
): value is { _thenUnwrap(transform: (data: unknown) => unknown): unknown } {
  return typeof read(value, "_thenUnwrap") === "function";
}
