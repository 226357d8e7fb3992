// An error ends up in logs. Whatever prints it, nothing of the response that it carries, of the
// prompt or of the client's key may be there.
import { Console } from "node:console";
import { Writable } from "node:stream";
import { format, inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { failed, httpError, incomplete, queued } from "../support/responses-server.js";
import type { Answer, Script } from "../support/responses-server.js";
import { loadConsumers } from "../support/shim-consumers.js";
import { consume, serve, thrownBy } from "./runs.js";
import type { Client } from "./runs.js";

const consumers = await loadConsumers();

const secret = (what: string): string => `SECRET-${what}`;

/** A response that repeats all that the caller has sent, as the API does. */
const confidential = {
  instructions: secret("instructions"),
  input: secret("input"),
  output: [{ type: "message", content: [{ type: "output_text", text: secret("output") }] }],
  output_text: secret("output-text"),
  prompt: { id: secret("prompt-id"), variables: { customer: secret("variable") } },
  metadata: { patient: secret("metadata") },
  user: secret("user"),
  safety_identifier: secret("identifier"),
  prompt_cache_key: secret("cache-key"),
  tools: [{ type: "mcp", server_label: "s", authorization: secret("tool-authorization") }],
};

const headers = { "set-cookie": secret("cookie"), "openai-organization": secret("organization") };

const reason = { code: "rate_limit_exceeded", message: "Too many requests. Try again in 5ms." };

function confidentially(answer: Answer): Answer {
  return { ...answer, headers, response: { ...confidential, ...answer.response } };
}

const failure = confidentially(failed(reason));

/** All that prints an error. */
const printers: Readonly<Record<string, (error: unknown) => string>> = {
  String: (error: unknown) => String(error),
  "template literal": (error) => `${error as Error}`,
  stack: (error) => String((error as Error).stack),
  "its toString": (error) => (error as Error).toString(),
  inspect: (error) => inspect(error),
  "inspect, all depths": (error) => inspect(error, { depth: Infinity, colors: true }),
  "inspect, in an object": (error) => inspect({ level: "error", errors: [error] }, { depth: 10 }),
  format: (error) => format("%s %o %O %j", error, String(error), error, error),
  "JSON.stringify": (error) => JSON.stringify(error),
  "JSON.stringify of a copy": (error) => JSON.stringify({ ...(error as object) }),
  "JSON.stringify of own enumerable properties": (error) =>
    JSON.stringify(Object.entries(error as object)),
  "console.error": (error) => {
    let text = "";
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        text += chunk.toString();
        done();
      },
    });
    new Console(stream, stream).error("it failed:", error);
    return text;
  },
  structuredClone: (error) => inspect(structuredClone(error), { depth: Infinity }),
};

describe.each(consumers)("with $sdkPackage as $format", (consumer) => {
  const { shim } = consumer;
  const fast = { pollIntervalMs: 1 };
  const params = {
    model: "m",
    background: true,
    input: secret("input"),
    instructions: secret("instructions"),
  } as const;

  const clientOptions = {
    apiKey: secret("key"),
    defaultHeaders: { "x-secret": secret("header") },
  };

  const retrieve = async (client: Client): Promise<unknown> =>
    client.responses.retrieve((await client.responses.create(params)).id);

  const streamOf = (client: Client): ReturnType<typeof stream> => stream(client);
  const stream = async (client: Client) => client.responses.create({ ...params, stream: true });

  const failures: Readonly<
    Record<string, readonly [script: Script, fail: (client: Client) => unknown]>
  > = {
    throwIfFailed: [
      [[queued(), failure]],
      async (client) => shim.throwIfFailed(await retrieve(client)),
    ],
    "throwIfFailed, for a code that nobody knows": [
      [[queued(), confidentially(failed({ code: "novel", message: "New." }))]],
      async (client) => shim.throwIfFailed(await retrieve(client)),
    ],
    "throwIfFailed, for no reason at all": [
      [[queued(), confidentially(failed(null))]],
      async (client) => shim.throwIfFailed(await retrieve(client)),
    ],
    "throwIfFailed, for a response that was cut short": [
      [[queued(), confidentially(incomplete("max_output_tokens"))]],
      async (client) => shim.throwIfFailed(await retrieve(client), { incomplete: true }),
    ],
    "throwIfFailed, with a `classify` that throws": [
      [[queued(), failure]],
      async (client) =>
        shim.throwIfFailed(await retrieve(client), {
          classify: () => {
            throw new TypeError("a mistake");
          },
        }),
    ],
    poll: [
      [[queued(), failure]],
      async (client) => shim.poll(client, (await client.responses.create(params)).id, fast),
    ],
    "poll, out of time": [
      [[confidentially(queued())]],
      (client) => shim.poll(client, "resp_1", { ...fast, timeoutMs: 30 }),
    ],
    "poll, aborted": [
      [[confidentially(queued())]],
      (client) => shim.poll(client, "resp_1", { ...fast, signal: AbortSignal.abort() }),
    ],
    createAndPoll: [
      [
        [queued(), failure],
        [queued(), failure],
      ],
      (client) => shim.createAndPoll(client, params, { ...fast, maxRetries: 1 }),
    ],
    withTypedFailures: [
      [[queued(), failure]],
      async (client) => {
        const typed = shim.withTypedFailures(client);
        return typed.responses.retrieve((await typed.responses.create(params)).id);
      },
    ],
    throwOnFailedEvent: [
      [[queued(), failure]],
      async (client) => {
        const { error } = await consume(shim.throwOnFailedEvent(await streamOf(client)));
        throw error ?? new Error("nothing was thrown");
      },
    ],
    "throwOnFailedEvent, at an error event": [
      [
        {
          answers: [confidentially(queued())],
          events: [
            { type: "response.created", response: confidential },
            { type: "error", code: "server_error", message: "Oops.", param: null },
          ],
        },
      ],
      async (client) => {
        const { error } = await consume(shim.throwOnFailedEvent(await streamOf(client)));
        throw error ?? new Error("nothing was thrown");
      },
    ],
    "throwOnFailedEvent, of a stream that breaks off": [
      [{ answers: [confidentially(queued()), failure], cuts: [{ after: 1, by: "reset" }] }],
      async (client) => {
        const { error } = await consume(shim.throwOnFailedEvent(await streamOf(client)));
        throw error ?? new Error("nothing was thrown");
      },
    ],
  };

  test.each(Object.entries(failures))("%s", async (_name, [script, fail]) => {
    await using run = await serve(consumer, script, clientOptions);
    // A poll by id alone needs a response that is there.
    if (String(fail).includes('"resp_1"')) await run.client.responses.create(params);
    const error = await thrownBy(() => fail(run.client));
    expect(error.message).not.toBe("nothing was thrown");
    for (const [name, print] of Object.entries(printers)) {
      expect(print(error), name).not.toMatch(/SECRET/u);
    }
    // A caller that asks has it all the same.
    if (shim.isFailedResponseError(error) && error.response?.status !== undefined) {
      expect(error.response).toMatchObject({ instructions: secret("instructions") });
    }
  });

  test("an error of the SDK itself, handed on, shows no more than the SDK shows", async () => {
    const script = [[queued(), httpError(404, { headers })]];
    await using run = await serve(consumer, script, clientOptions);
    const { id } = await run.client.responses.create(params);
    const own = await thrownBy(() => run.client.responses.retrieve(id));
    const handedOn = await thrownBy(() => shim.poll(run.client, id, fast));
    expect(Object.keys(handedOn)).toEqual(Object.keys(own));
    for (const [name, print] of Object.entries(printers)) {
      // It prints the headers of the answer, but nothing of the request.
      expect(print(handedOn), name).not.toMatch(/SECRET-(?!cookie|organization)/u);
    }
  });
});
