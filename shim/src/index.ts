export type { EventSource } from "./check-events.js";
export type { CreatingClient, PollingClient, RequestOptions, RequestPromise } from "./client.js";
export { createAndPoll } from "./create-and-poll.js";
export type { CreateAndPollOptions } from "./create-and-poll.js";
export { errorFromResponse } from "./error-from-response.js";
export { isFailedResponseError } from "./is-failed-response-error.js";
export { poll } from "./poll.js";
export type { PollOptions, PollTimeoutError } from "./poll.js";
export { throwIfFailed } from "./throw-if-failed.js";
export { throwOnFailedEvent } from "./throw-on-failed-event.js";
export type { RewrappableStream } from "./throw-on-failed-event.js";
export type {
  APIErrorClass,
  ErrorClasses,
  FailedResponseDetails,
  FailedResponseError,
  FailureOptions,
  FailureReason,
} from "./types.js";
export { withTypedFailures } from "./with-typed-failures.js";
