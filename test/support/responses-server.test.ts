import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import {
  cancelled,
  completed,
  dropped,
  failed,
  hanging,
  httpError,
  inProgress,
  incomplete,
  queued,
  reset,
  startResponsesServer,
} from "./responses-server.js";
import type { ResponsesServer } from "./responses-server.js";

function clientFor(server: ResponsesServer): OpenAI {
  return new OpenAI({ apiKey: "test", baseURL: server.url, maxRetries: 0 });
}

const params = { model: "test-model", input: "hello", background: true };

async function typesOf(events: AsyncIterable<{ type: string }>): Promise<string[]> {
  const types: string[] = [];
  for await (const event of events) types.push(event.type);
  return types;
}

describe("the Responses server", () => {
  test("walks a response through its script and repeats the last answer", async () => {
    await using server = await startResponsesServer({
      script: [
        [queued(), inProgress({ headers: { "openai-poll-after-ms": "7" } }), completed("hi")],
      ],
    });
    const client = clientFor(server);
    const created = await client.responses.create(params);
    expect(created).toMatchObject({ id: "resp_1", status: "queued", background: true });
    const { data, response, request_id } = await client.responses
      .retrieve(created.id)
      .withResponse();
    expect(data.status).toBe("in_progress");
    expect(response.headers.get("openai-poll-after-ms")).toBe("7");
    expect(request_id).toBe("req_2");
    const done = { status: "completed", output_text: "hi" };
    expect(await client.responses.retrieve(created.id)).toMatchObject(done);
    expect(await client.responses.retrieve(created.id)).toMatchObject(done);
    expect(server.requests.map((request) => request.kind)).toEqual([
      "create",
      "poll",
      "poll",
      "poll",
    ]);
    expect(server.requestsOf("create")[0]?.body).toEqual(params);
  });

  test("gives every create its own script, and 400 when there is none left", async () => {
    await using server = await startResponsesServer({
      script: [[failed(null)], [incomplete("max_output_tokens")]],
    });
    const client = clientFor(server);
    expect(await client.responses.create(params)).toMatchObject({ status: "failed", error: null });
    expect(await client.responses.create(params)).toMatchObject({
      id: "resp_2",
      incomplete_details: { reason: "max_output_tokens" },
    });
    await expect(client.responses.create(params)).rejects.toBeInstanceOf(OpenAI.BadRequestError);
  });

  test("cancels a response for good", async () => {
    await using server = await startResponsesServer({ script: [[queued(), completed()]] });
    const client = clientFor(server);
    const { id } = await client.responses.create(params);
    expect(await client.responses.cancel(id)).toMatchObject({ status: "cancelled" });
    expect(await client.responses.retrieve(id)).toMatchObject({ status: "cancelled" });
    expect(server.requestsOf("cancel")).toMatchObject([{ method: "POST", responseId: id }]);
  });

  test("fails a request, with a body, headers and no request id", async () => {
    const answer = httpError(429, { headers: { "retry-after-ms": "5", "x-request-id": null } });
    await using server = await startResponsesServer({ script: [[queued(), answer, cancelled()]] });
    const client = clientFor(server);
    const { id } = await client.responses.create(params);
    const error: unknown = await client.responses.retrieve(id).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OpenAI.RateLimitError);
    expect(error).toMatchObject({ message: "429 scripted 429", requestID: null });
    expect(
      (error as InstanceType<typeof OpenAI.RateLimitError>).headers.get("retry-after-ms"),
    ).toBe("5");
    expect(await client.responses.retrieve(id)).toMatchObject({ status: "cancelled" });
  });

  test("breaks a connection before and in the middle of a body", async () => {
    await using server = await startResponsesServer({
      script: [[queued(), dropped(), reset(), completed()]],
    });
    const client = clientFor(server);
    const { id } = await client.responses.create(params);
    await expect(client.responses.retrieve(id)).rejects.toBeInstanceOf(OpenAI.APIConnectionError);
    await expect(client.responses.retrieve(id)).rejects.toThrow("terminated");
    expect(await client.responses.retrieve(id)).toMatchObject({ status: "completed" });
  });

  test("leaves a body unended until the client goes away", async () => {
    await using server = await startResponsesServer({ script: [[queued(), hanging()]] });
    const client = clientFor(server);
    const { id } = await client.responses.create(params);
    const controller = new AbortController();
    const read = client.responses.retrieve(id, {}, { signal: controller.signal });
    const settled = expect(read).rejects.toThrow();
    const request = await server.received(1, "poll");
    controller.abort();
    await settled;
    expect(await request.outcome).toBe("aborted");
  });

  test("holds an answer back until it is told to go on", async () => {
    let goOn: () => void = () => undefined;
    const until = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await using server = await startResponsesServer({ script: [[completed("late", { until })]] });
    const answer = clientFor(server).responses.create(params);
    await server.received(1);
    goOn();
    expect(await answer).toMatchObject({ output_text: "late" });
  });

  test("streams the states of a script, and goes on after a cut", async () => {
    await using server = await startResponsesServer({
      script: [
        {
          answers: [queued(), failed({ code: "server_error", message: "oops" })],
          cuts: [{ after: 1, by: "end" }],
        },
      ],
    });
    const client = clientFor(server);
    const first = await client.responses.create({ ...params, stream: true });
    expect(await typesOf(first)).toEqual(["response.created"]);
    const rest = await client.responses.retrieve("resp_1", { stream: true, starting_after: 0 });
    expect(await typesOf(rest)).toEqual(["response.queued", "response.failed"]);
    expect(server.requestsOf("stream")).toHaveLength(1);
  });

  test("streams text that the SDK accumulates", async () => {
    await using server = await startResponsesServer({ script: [[inProgress(), completed("hi")]] });
    const stream = clientFor(server).responses.stream({ model: "test-model", input: "hello" });
    expect(await stream.finalResponse()).toMatchObject({ output_text: "hi" });
  });

  test("sends error events in every frame", async () => {
    const flat = { type: "error", code: "slow_down", message: "too fast", param: null };
    await using server = await startResponsesServer({
      script: [
        { events: [flat] },
        { events: [{ event: null, data: flat }] },
        { events: [{ event: "error", data: { error: flat } }] },
      ],
    });
    const client = clientFor(server);
    const named = await client.responses.create({ ...params, stream: true });
    await expect(typesOf(named)).rejects.toMatchObject({ code: "slow_down" });
    const unnamed = await client.responses.create({ ...params, stream: true });
    expect(await typesOf(unnamed)).toEqual(["error"]);
    const nested = await client.responses.create({ ...params, stream: true });
    await expect(typesOf(nested)).rejects.toMatchObject({ code: "slow_down" });
  });

  test("breaks a stream's connection after some events", async () => {
    await using server = await startResponsesServer({
      script: [{ answers: [inProgress(), completed()], cuts: [{ after: 2, by: "reset" }] }],
    });
    const types: string[] = [];
    const stream = await clientFor(server).responses.create({ ...params, stream: true });
    await expect(
      (async () => {
        for await (const event of stream) types.push(event.type);
      })(),
    ).rejects.toThrow("terminated");
    expect(types).toEqual(["response.created", "response.in_progress"]);
  });
});
