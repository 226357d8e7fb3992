import type { APIError } from "openai/error";
import type { Response } from "openai/resources/responses/responses";

// Structural, because `APIError` has a private static member in the SDK's types, which makes the classes of two copies
// of `openai` incompatible.
/**
 * Where the error classes come from: the class `OpenAI` (or a subclass of it, which is a client's `constructor`), or a
 * namespace import of `openai` or `openai/error`. Only the last has the two classes for an incomplete response.
 */
export interface ErrorClasses {
  readonly OpenAIError: new (message?: string) => Error;
  readonly APIError: APIErrorClass;
  readonly APIConnectionError: new (details: { message?: string; cause?: Error }) => Error;
  readonly APIConnectionTimeoutError: new (details?: { message?: string }) => Error;
  readonly APIUserAbortError: new (details?: { message?: string }) => Error;
  readonly LengthFinishReasonError?: new () => Error;
  readonly ContentFilterFinishReasonError?: new () => Error;
}

/** The class `APIError`, of whichever copy and version of `openai`. */
export interface APIErrorClass {
  /** `headers` are `Headers` in openai 5 and later, a record in openai 4. */
  new (status: undefined, error: object, message: undefined, headers: never): Error;
  generate(status: number, body: object, message: undefined, headers: never): Error;
}

/** The reason a failed response gives: `response.error`, or the payload of a stream's `error` event. */
export interface FailureReason {
  readonly code?: string | number | null | undefined;
  readonly message?: string | undefined;
  readonly type?: string | null | undefined;
  readonly param?: string | null | undefined;
}

/** What can be chosen about how a failed response becomes an error. */
export interface FailureOptions {
  /**
   * Takes the error classes from elsewhere than the `openai` that this package resolves: for two copies of `openai` in
   * one dependency tree, or for a client of the other module format.
   */
  readonly errors?: ErrorClasses | undefined;
  /** Makes an error of an `incomplete` response, too. Default: `false`. */
  readonly incomplete?: boolean | undefined;
  /**
   * Judges a failure before the built-in table does, for servers with codes of their own. Returns the HTTP status that
   * the failure stands for; anything but a number from 400 to 599 leaves the choice to the table.
   */
  readonly classify?: ((error: FailureReason | null) => number | undefined) | undefined;
}

/** What an error for a failed response has besides the SDK's fields. */
export interface FailedResponseDetails {
  /**
   * The response that failed, or for a stream's `error` event the last one the stream showed, if any. Not enumerable,
   * so that a logger that prints the error does not print the prompt.
   */
  readonly response: Response | undefined;
  /** Whether sending a new `create` is worth trying. The failed response itself never changes. */
  readonly retryable: boolean;
  /** How long the server asks to wait before a new `create`, in milliseconds, where it names a delay. */
  readonly retryAfterMs: number | undefined;
}

/** An error that stands for a failed response. */
export type FailedResponseError = APIError & FailedResponseDetails;
