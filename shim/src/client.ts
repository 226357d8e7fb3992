import type {
  Response,
  ResponseCreateParamsNonStreaming,
} from "openai/resources/responses/responses";
import { read } from "./read.js";
import { sdkErrors } from "./sdk-errors.js";
import type { ErrorClasses, FailureOptions } from "./types.js";

/** The promise of an SDK request; another kind of promise, such as a mock's, will do. */
export interface RequestPromise<T> extends PromiseLike<T> {
  asResponse?(): PromiseLike<{ readonly headers: { get(name: string): string | null } }>;
}

/** What is passed on with a request. */
export interface RequestOptions {
  readonly signal: AbortSignal;
  readonly maxRetries?: number;
}

// Structural, because the SDK's class has private members, which makes the classes of two copies incompatible.
/** What `poll` needs of a client: `OpenAI`, `AzureOpenAI` or a subclass, of whichever version and copy of `openai`. */
export interface PollingClient {
  readonly responses: {
    retrieve(id: string, query: undefined, options: RequestOptions): RequestPromise<Response>;
    cancel(id: string, options: RequestOptions): PromiseLike<unknown>;
  };
}

/** What `createAndPoll` needs of a client. */
export interface CreatingClient {
  readonly maxRetries: number;
  readonly responses: PollingClient["responses"] & {
    create(
      params: ResponseCreateParamsNonStreaming,
      options: RequestOptions,
    ): RequestPromise<Response>;
  };
}

/** The SDK's error classes of a client. */
export function clientErrors(client: object): ErrorClasses {
  return sdkErrors({ errors: read(client, "constructor") as ErrorClasses | undefined });
}

/** The options with the client's error classes where the caller names none. */
export function withClientErrors(
  client: object,
  options: FailureOptions | undefined,
): FailureOptions {
  return { ...options, errors: options?.errors ?? clientErrors(client) };
}
