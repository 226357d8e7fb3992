import type { Response } from "openai/resources/responses/responses";
import { describe, expect, test, vi } from "vitest";
import {
  completed,
  failed,
  httpError,
  inProgress,
  incomplete,
  queued,
  startResponsesServer,
} from "../support/responses-server.js";
import type { StreamEvent } from "../support/responses-server.js";
import { loadConsumers } from "../support/shim-consumers.js";
import { namedFailures } from "./expected-failures.js";
import { consume, params, serve, thrownBy } from "./runs.js";
import type { Client } from "./runs.js";

const consumers = await loadConsumers();

const rateLimit = { code: "rate_limit_exceeded", message: "Please try again in 1.3s." };
const streaming = { ...params, stream: true } as const;
const created: StreamEvent = {
  type: "response.created",
  response: { id: "resp_1", status: "queued", output: [] },
};
const jsonFormat = {
  type: "json_schema",
  name: "answer",
  strict: true,
  schema: { type: "object", properties: {}, required: [], additionalProperties: false },
} as const;

/** What the SDK keeps to itself of its promise. */
interface Unwrapping {
  _thenUnwrap(transform: (data: Response) => unknown): PromiseLike<unknown>;
}

/** What stands in a client itself, not in its class. */
function fieldsOf(client: object): unknown[] {
  return Object.entries(client);
}

describe.each(consumers)("a typed client with $sdkPackage as $format", (consumer) => {
  const { sdk, sdkErrors, sdkPackage, shim } = consumer;
  const { createAndPoll, isFailedResponseError, poll, withTypedFailures } = shim;

  function expectRateLimit(error: unknown): void {
    expect((error as Error).constructor).toBe(sdk.RateLimitError);
    expect(error).toMatchObject({ status: 429, retryAfterMs: 1300 });
    expect(isFailedResponseError(error)).toBe(true);
  }

  test("create, parse, retrieve and cancel: the SDK returns a failed response, the typed client rejects", async () => {
    const failing = { answers: [failed(rateLimit)], cancel: failed(rateLimit) };
    await using run = await serve(consumer, [failing, failing, failing, failing]);
    const { client } = run;
    const response = await client.responses.create(params);
    expect(response.status).toBe("failed");
    expect((await client.responses.parse(params)).status).toBe("failed");
    expect((await client.responses.retrieve(response.id)).status).toBe("failed");
    expect((await client.responses.cancel(response.id)) as unknown).toMatchObject({
      status: "failed",
    });

    const typed = withTypedFailures(client);
    for (const read of [
      () => typed.responses.create(params),
      () => typed.responses.parse(params),
      () => typed.responses.retrieve(response.id),
      () => typed.responses.cancel(response.id),
    ]) {
      expectRateLimit(await thrownBy(read));
    }
    // Each of them is one request, on either client.
    expect(run.server.requests).toHaveLength(8);
    expect((await client.responses.retrieve(response.id)).status).toBe("failed");
  });

  test("every code", async () => {
    await using run = await serve(
      consumer,
      namedFailures.map(({ code }) => [failed({ code, message: `Something: ${code}.` })]),
    );
    const typed = withTypedFailures(run.client);
    for (const { code, className, status, retryable } of namedFailures) {
      const error = await thrownBy(() => typed.responses.create(params));
      expect(error.constructor, String(code)).toBe(sdk[className as "APIError"]);
      expect(error, String(code)).toMatchObject({ code, status, retryable });
    }
  });

  test("an answer that has not failed comes through, with all that an APIPromise has", async () => {
    await using run = await serve(consumer, [[queued(), inProgress(), completed("hi")]]);
    const typed = withTypedFailures(run.client);
    const request = typed.responses.create(params);
    const { data, response, request_id } = await request.withResponse();
    expect(data).toMatchObject({ id: "resp_1", status: "queued", _request_id: "req_1" });
    expect(response.headers.get("x-request-id")).toBe("req_1");
    expect(request_id).toBe("req_1");
    expect(await typed.responses.retrieve(data.id)).toMatchObject({ status: "in_progress" });
    const finished = await typed.responses.retrieve(data.id);
    expect(finished).toMatchObject({ status: "completed", _request_id: "req_3" });
  });

  test("withResponse rejects, asResponse gives the raw answer, _thenUnwrap goes on from the check", async () => {
    await using run = await serve(consumer, [[queued(), failed(rateLimit)], [completed("hi")]]);
    const typed = withTypedFailures(run.client);
    const { id } = await typed.responses.create(params);
    expectRateLimit(await thrownBy(() => typed.responses.retrieve(id).withResponse()));
    const raw = await typed.responses.retrieve(id).asResponse();
    expect(raw.status).toBe(200);
    expect(await raw.json()).toMatchObject({ status: "failed" });
    const transform = vi.fn((data: Response) => ({ only: data.status }));
    const rejected = typed.responses.retrieve(id) as unknown as Unwrapping;
    expectRateLimit(await thrownBy(() => rejected._thenUnwrap(transform)));
    expect(transform).not.toHaveBeenCalled();
    const resolved = typed.responses.create(params) as unknown as Unwrapping;
    expect(await resolved._thenUnwrap(transform)).toEqual({ only: "completed" });
  });

  test("one request may be awaited more than once, and catch and finally see the rejection", async () => {
    await using run = await serve(consumer, [[failed(rateLimit)]]);
    const request = withTypedFailures(run.client).responses.create(params);
    const first = await thrownBy(() => request);
    expect(await request.catch((error: unknown) => error)).toBe(first);
    const last = vi.fn();
    expect(await thrownBy(() => request.finally(last))).toBe(first);
    expect(last).toHaveBeenCalledOnce();
    expect(run.server.requests).toHaveLength(1);
  });

  test("parse throws before it parses half an answer, and parses a whole one", async () => {
    const text = (answer: string) => ({ ...params, text: { format: jsonFormat }, input: answer });
    const half = {
      status: "incomplete",
      incomplete_details: { reason: "max_output_tokens" },
      output: completed('{"half":').response?.output,
    };
    await using run = await serve(consumer, [[{ response: half }], [completed("{}")]]);
    const typed = withTypedFailures(run.client, { incomplete: true });
    const error = await thrownBy(() => typed.responses.parse(text("half")));
    expect(error.constructor).toBe(sdkErrors.LengthFinishReasonError);
    expect(await typed.responses.parse(text("whole"))).toMatchObject({ status: "completed" });
  });

  test("incomplete rejects only if asked to", async () => {
    const script = [incomplete("content_filter")];
    await using run = await serve(consumer, [script, script]);
    expect(await withTypedFailures(run.client).responses.create(params)).toMatchObject({
      status: "incomplete",
    });
    const typed = withTypedFailures(run.client, { incomplete: true });
    expect((await thrownBy(() => typed.responses.create(params))).constructor).toBe(
      sdkErrors.ContentFilterFinishReasonError,
    );
  });

  test("a stream of create and of retrieve throws, and stays a Stream", async () => {
    const script = [queued(), failed(rateLimit)];
    await using run = await serve(consumer, [script, script]);
    const typed = withTypedFailures(run.client);
    const plain = await run.client.responses.create(streaming);
    const stream = await typed.responses.create(streaming);
    expect(stream.constructor).toBe(plain.constructor);
    expect(stream).toHaveProperty("_request_id", "req_2");
    for (const each of [stream, await typed.responses.retrieve("resp_1", { stream: true })]) {
      const { types, error } = await consume(each);
      expect(types).toEqual(["response.created", "response.queued"]);
      expectRateLimit(error);
    }
    const { data } = await typed.responses.retrieve("resp_1", { stream: true }).withResponse();
    expectRateLimit((await consume(data)).error);
  });

  test("responses.stream(): finalResponse, done, the error event and iteration give the typed error", async () => {
    const script = [queued(), inProgress(), failed(rateLimit)];
    await using run = await serve(consumer, [script, script, script, script, script]);
    const plain = await run.client.responses
      .stream(params)
      .finalResponse()
      .then(
        ({ status }) => status,
        (error: unknown) => error,
      );
    // openai 4 and 5 say that a failed response is queued.
    const isWrong = sdkPackage === "openai4" || sdkPackage === "openai5";
    expect(plain).toBe(isWrong ? "queued" : "failed");

    const typed = withTypedFailures(run.client);
    expectRateLimit(await thrownBy(() => typed.responses.stream(params).finalResponse()));
    expectRateLimit(await thrownBy(() => typed.responses.stream(params).done()));
    const emitted = vi.fn();
    const listened = typed.responses.stream(params);
    const events: string[] = [];
    listened.on("error", emitted).on("event", ({ type }) => events.push(type));
    await thrownBy(() => listened.done());
    expectRateLimit(emitted.mock.calls[0]?.[0]);
    expect(events).toEqual(["response.created", "response.queued", "response.in_progress"]);
    expectRateLimit((await consume(typed.responses.stream(params))).error);
  });

  test("a slow loop over responses.stream() gives the typed error, too", async () => {
    await using run = await serve(consumer, [[queued(), failed(rateLimit)]]);
    const helper = withTypedFailures(run.client).responses.stream(params);
    const error = await thrownBy(async () => {
      for await (const event of helper.on("event", () => undefined)) {
        expect(event.type).toMatch(/response\.(?:created|queued)/u);
        // All of the stream has come before the next event is asked for.
        await run.server.requests[0]?.outcome;
        for (let turns = 0; turns < 20; turns++) await new Promise(setImmediate);
      }
    });
    expectRateLimit(error);
  });

  test("responses.stream() of a response that completes, and of one that is replayed", async () => {
    await using run = await serve(consumer, [[queued(), completed("hi")]]);
    const typed = withTypedFailures(run.client);
    const response = await typed.responses.stream(params).finalResponse();
    expect(response).toMatchObject({ id: "resp_1", status: "completed" });
    const replayed = typed.responses.stream({ response_id: "resp_1" });
    expect(await replayed.finalResponse()).toMatchObject({ status: "completed" });
  });

  test("error events reach create's stream and finalResponse with their class", async () => {
    const script = { events: [created, { type: "error", error: rateLimit }] };
    await using run = await serve(consumer, [script, script]);
    const typed = withTypedFailures(run.client);
    expectRateLimit((await consume(await typed.responses.create(streaming))).error);
    expectRateLimit(await thrownBy(() => typed.responses.stream(params).finalResponse()));
  });

  test.skipIf(sdkPackage === "openai4")("withOptions gives a typed client again", async () => {
    await using run = await serve(consumer, [[failed(rateLimit)], [incomplete("steered")]]);
    const typed = withTypedFailures(run.client, { incomplete: true });
    const other = typed.withOptions({ maxRetries: 7, defaultHeaders: { "x-mark": "other" } });
    expect(other.maxRetries).toBe(7);
    expect(typed.maxRetries).toBe(0);
    expectRateLimit(await thrownBy(() => other.responses.create(params)));
    const twice = other.withOptions({});
    expect((await thrownBy(() => twice.responses.create(params))).constructor).toBe(sdk.APIError);
    expect(run.server.requests.map(({ headers }) => headers["x-mark"])).toEqual(["other", "other"]);
  });

  test.runIf(sdkPackage === "openai4")("has no withOptions where the client has none", async () => {
    await using run = await serve(consumer, []);
    expect((withTypedFailures(run.client) as Partial<Client>).withOptions).toBeUndefined();
  });

  test("AzureOpenAI", async () => {
    await using server = await startResponsesServer({ script: [[failed(rateLimit)], [queued()]] });
    const azure = new sdk.AzureOpenAI({
      apiKey: "test",
      apiVersion: "2025-04-01-preview",
      baseURL: server.url,
      maxRetries: 0,
    });
    const typed = withTypedFailures(azure);
    expect(typed).toBeInstanceOf(sdk.AzureOpenAI);
    expectRateLimit(await thrownBy(() => typed.responses.create(params)));
    expect(await typed.responses.create(params)).toMatchObject({ status: "queued" });
    expect(server.requests[0]?.query.get("api-version")).toBe("2025-04-01-preview");
    expect(server.requests[0]?.headers["api-key"]).toBe("test");
  });

  test("subclasses, with private fields, getters and classes of their own", async () => {
    class Counting extends sdk.OpenAI {
      #asked = 0;
      get asked(): number {
        return this.#asked;
      }
      set asked(value: number) {
        this.#asked = value;
      }
      async ask(): Promise<Response> {
        this.#asked++;
        return this.responses.create(params);
      }
    }
    await using server = await startResponsesServer({ script: [[failed(rateLimit)], [queued()]] });
    const client = new Counting({ apiKey: "test", baseURL: server.url, maxRetries: 0 });
    const typed = withTypedFailures(client);
    expect(typed).toBeInstanceOf(Counting);
    expect(typed).toBeInstanceOf(sdk.OpenAI);
    expectRateLimit(await thrownBy(() => typed.responses.create(params)));
    expect((await typed.ask()).status).toBe("queued");
    expect(typed.asked).toBe(1);
    typed.asked = 41;
    expect(client.asked).toBe(41);
  });

  test("is a view of the same client, which stays as it is", async () => {
    await using run = await serve(consumer, [[failed(rateLimit)]]);
    const { client } = run;
    const before = fieldsOf(client);
    const { responses } = client;
    const typed = withTypedFailures(client);
    expect(typed).toBeInstanceOf(sdk.OpenAI);
    expect(typed.constructor).toBe(sdk.OpenAI);
    expect(typed.responses).toBe(typed.responses);
    expect(Reflect.get(typed.responses, "create")).toBe(Reflect.get(typed.responses, "create"));
    expect(typed.responses).not.toBe(responses);
    expect(typed.responses).toBeInstanceOf(sdk.OpenAI.Responses);
    expect(typed.chat).toBe(client.chat);
    expect(typed.baseURL).toBe(client.baseURL);
    expect(typed.responses.inputItems).toBe(responses.inputItems);
    typed.apiKey = "another";
    expect(client.apiKey).toBe("another");
    client.apiKey = "test";
    expect(fieldsOf(client)).toEqual(before);
    expect(client.responses).toBe(responses);
    expect((await client.responses.create(params)).status).toBe("failed");
  });

  test("everything else works: other resources, requests by path, destructured methods", async () => {
    await using run = await serve(consumer, [[queued(), failed(rateLimit)]]);
    const typed = withTypedFailures(run.client);
    // eslint-disable-next-line @typescript-eslint/unbound-method -- what the test is about
    const { create, retrieve } = typed.responses;
    const { id } = await create(params);
    expectRateLimit(await thrownBy(() => retrieve(id)));
    expect(await typed.get(`/responses/${id}`)).toMatchObject({ status: "failed" });
    const page = thrownBy(() => typed.models.list());
    expect(await page).toBeInstanceOf(sdk.NotFoundError);
    expect(await thrownBy(() => typed.responses.inputItems.list(id))).toBeInstanceOf(
      sdk.NotFoundError,
    );
  });

  test("a request that fails rejects as before", async () => {
    await using run = await serve(consumer, [[httpError(401)]]);
    const error = await thrownBy(() => withTypedFailures(run.client).responses.create(params));
    expect(error.constructor).toBe(sdk.AuthenticationError);
    expect(isFailedResponseError(error)).toBe(false);
  });

  test("a client whose methods are replaced, before and after", async () => {
    await using run = await serve(consumer, []);
    const { client } = run;
    const typed = withTypedFailures(client);
    for (const status of ["failed", "completed"]) {
      const answer = { id: "resp_1", status, error: rateLimit };
      vi.spyOn(client.responses, "retrieve").mockReturnValue(Promise.resolve(answer) as never);
      const reading = typed.responses.retrieve("resp_1").then(
        ({ status: read }: Response) => read,
        (error: unknown) => error,
      );
      if (status === "failed") expectRateLimit(await reading);
      else expect(await reading).toBe("completed");
      vi.restoreAllMocks();
    }
  });

  test.runIf("responses" in new sdk.OpenAI({ apiKey: "test" }).beta)("beta.responses", async () => {
    const script = [queued(), failed(rateLimit)];
    await using run = await serve(consumer, [script, script]);
    const typed = withTypedFailures(run.client);
    const { beta } = typed;
    expect(beta.responses).toBe(typed.beta.responses);
    expect(beta.responses).not.toBe(run.client.beta.responses);
    const { id } = await beta.responses.create(params);
    expectRateLimit(await thrownBy(() => beta.responses.retrieve(id)));
    const stream = await beta.responses.create(streaming);
    expectRateLimit((await consume(stream)).error);
    expect(beta.threads).toBe(run.client.beta.threads);
  });

  test("poll and createAndPoll with a typed client throw at once, after the last status", async () => {
    await using run = await serve(consumer, [
      [queued(), inProgress(), failed({ code: "server_error", message: "Oops." })],
      [queued(), failed(rateLimit)],
      [queued(), incomplete("max_output_tokens")],
    ]);
    const typed = withTypedFailures(run.client, { incomplete: true });
    const statuses: unknown[] = [];
    const options = {
      pollIntervalMs: 1,
      onStatus: (response: Response) => {
        statuses.push(response.status);
      },
    };
    const { id } = await typed.responses.create(params);
    const error = await thrownBy(() => poll(typed, id, options));
    expect(error.constructor).toBe(sdk.InternalServerError);
    expect(statuses).toEqual(["in_progress", "failed"]);
    expectRateLimit(await thrownBy(() => createAndPoll(typed, params, options)));
    expect((await thrownBy(() => createAndPoll(typed, params, options))).constructor).toBe(
      sdkErrors.LengthFinishReasonError,
    );
    expect(run.server.requestsOf("poll")).toHaveLength(4);
  });

  test("createAndPoll tells of the status of a create that a typed client rejects", async () => {
    await using run = await serve(consumer, [
      [failed({ code: "server_error", message: "Please try again in 1ms." })],
      [incomplete("steered")],
    ]);
    const typed = withTypedFailures(run.client, { incomplete: true });
    const statuses: unknown[] = [];
    const error = await thrownBy(() =>
      createAndPoll(typed, params, {
        maxRetries: 1,
        onStatus: ({ id, status }) => {
          statuses.push([id, status]);
        },
      }),
    );
    expect(error).toMatchObject({ response: { id: "resp_2" }, cause: { code: "server_error" } });
    expect(statuses).toEqual([
      ["resp_1", "failed"],
      ["resp_2", "incomplete"],
    ]);
  });

  test("poll throws what a client of one's own says of a failure, whatever the status", async () => {
    await using run = await serve(consumer, [[inProgress()]]);
    const response = await run.client.responses.create(params);
    const failure = shim.errorFromResponse({ ...response, status: "failed", error: rateLimit });
    Object.defineProperty(failure, "response", { value: response });
    const retrieve = vi.spyOn(run.client.responses, "retrieve");
    retrieve.mockRejectedValue(failure);
    const statuses: unknown[] = [];
    const thrown = await thrownBy(() =>
      poll(run.client, response.id, {
        onStatus: ({ status }) => {
          statuses.push(status);
        },
      }),
    );
    expect(thrown).toBe(failure);
    expect(statuses).toEqual(["in_progress"]);
    expect(retrieve).toHaveBeenCalledOnce();
    retrieve.mockRestore();
  });

  test("wrapping twice changes nothing", async () => {
    await using run = await serve(consumer, [
      [failed(rateLimit)],
      { events: [created, { type: "error", error: { code: "odd", message: "Odd." } }] },
    ]);
    const typed = withTypedFailures(withTypedFailures(run.client));
    expectRateLimit(await thrownBy(() => typed.responses.create(params)));
    const { error } = await consume(await typed.responses.create(streaming));
    expect(error?.constructor).toBe(sdk.APIError);
    expect((error?.cause as Error).cause).toBeUndefined();
  });
});

test("the classes are the client's, also for a client of the other module format", async () => {
  const [esm, cjs] = consumers.filter(({ sdkPackage }) => sdkPackage === "openai");
  if (!esm || !cjs) throw new Error("the newest SDK is missing");
  const script = [queued(), failed(rateLimit)];
  await using run = await serve(cjs, [script, script, script, script]);
  const { client } = run;
  const { createAndPoll, poll, withTypedFailures } = esm.shim;
  const typed = withTypedFailures(client);
  const { id } = await client.responses.create(params);
  for (const read of [
    () => typed.responses.retrieve(id),
    () => poll(client, id),
    () => createAndPoll(client, params, { pollIntervalMs: 1 }),
    () => typed.responses.stream(params).finalResponse(),
  ]) {
    expect((await thrownBy(read)).constructor).toBe(cjs.sdk.RateLimitError);
  }
  const chosen = withTypedFailures(client, { errors: esm.sdk.OpenAI });
  expect((await thrownBy(() => chosen.responses.retrieve(id))).constructor).toBe(
    esm.sdk.RateLimitError,
  );
});

test("what a client of one's own has, and what it has not, stays as it is", () => {
  const [consumer] = consumers;
  if (!consumer) throw new Error("no SDK is installed");
  const { sdk, shim } = consumer;
  const labels = { team: "search" };
  class Labelled extends sdk.OpenAI {
    get labels(): object {
      return labels;
    }
  }
  const client = new Labelled({ apiKey: "test" });
  for (const beta of [null, undefined, "none"]) {
    Object.assign(client, { beta });
    const typed = shim.withTypedFailures(client);
    expect(typed.beta).toBe(beta);
    expect(typed.labels).toBe(labels);
  }
});
