import type { RequestOptions } from "openai/internal/request-options";
import type { Response } from "openai/resources/responses/responses";
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

/** The id of a response that is created. */
export async function createdId(client: Client, options?: RequestOptions): Promise<string> {
  const response: Response = await client.responses.create(params, options);
  return response.id;
}
