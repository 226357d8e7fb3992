import { vi } from "vitest";
import { startResponsesServer } from "../support/responses-server.js";
import type { ResponsesServer, Script } from "../support/responses-server.js";
import type { Consumer } from "../support/shim-consumers.js";

export type Client = InstanceType<Consumer["sdk"]["OpenAI"]>;

/** A server with a script, and a client that talks to it. */
export interface Run extends AsyncDisposable {
  readonly server: ResponsesServer;
  readonly client: Client;
}

/** The parameters of every create here. */
export const params = { model: "test-model", input: "the secret prompt", background: true };

/** Starts a server, and makes a client of the consumer's SDK for it. The client does not repeat requests. */
export async function serve(
  { sdk }: Pick<Consumer, "sdk">,
  script: Script,
  clientOptions: Readonly<Record<string, unknown>> = {},
): Promise<Run> {
  const server = await startResponsesServer({ script });
  const client = new sdk.OpenAI({
    apiKey: "test",
    baseURL: server.url,
    maxRetries: 0,
    ...clientOptions,
  });
  return { server, client, [Symbol.asyncDispose]: () => server.close() };
}

/** What an action throws or rejects with. */
export async function thrownBy(action: () => unknown): Promise<Error> {
  try {
    await action();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}

/**
 * The delays, in milliseconds, of all timers that the shim has asked for since.
 *
 * Its own only: the platform's `fetch` has timers, too, and they are other ones in every version of Node.
 */
export function timersOfShim(): () => readonly number[] {
  const delays: number[] = [];
  const { setTimeout } = globalThis;
  vi.spyOn(globalThis, "setTimeout").mockImplementation(
    (...args: Parameters<typeof setTimeout>) => {
      if (new Error().stack?.includes("openai-background-errors")) delays.push(Number(args[1]));
      return setTimeout(...args);
    },
  );
  return () => delays;
}

/** Stops the clock, and tells the delays of the timers that the shim has asked for since. */
export function fakeTime(): () => readonly number[] {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"] });
  return timersOfShim();
}

/** Lets everything run that does not wait for a faked timer, until `isTrue`; the limit is the test's own. */
export async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve));
}

/** A promise, and what settles it. */
export function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve!: () => void;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** The events of a stream up to where it ends or throws, by their types, and what it throws. */
export async function consume(
  events: AsyncIterable<unknown>,
): Promise<{ readonly types: unknown[]; readonly error: Error | undefined }> {
  const types: unknown[] = [];
  try {
    for await (const event of events) types.push((event as { type?: unknown }).type);
  } catch (error) {
    return { types, error: error as Error };
  }
  return { types, error: undefined };
}
