import { getEventListeners } from "node:events";
import type { Response as OpenAIResponse } from "openai/resources/responses/responses";
import { afterEach, describe, expect, test, vi } from "vitest";
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
} from "../support/responses-server.js";
import type { Answer } from "../support/responses-server.js";
import { loadConsumers } from "../support/shim-consumers.js";
import { namedFailures, numericFailures } from "./expected-failures.js";
import { deferred, fakeTime, params, serve, thrownBy, until } from "./runs.js";
import type { Run } from "./runs.js";

const consumers = await loadConsumers();

const rateLimit = { code: "rate_limit_exceeded", message: "Please try again in 1.3s." };
/** So that a test does not wait; those of the waits themselves set the clock. */
const fast = { pollIntervalMs: 1 };

function pollsOf({ server }: Run): number {
  return server.requestsOf("poll").length;
}

function retryAfter(ms: string): Answer {
  return { headers: { "retry-after-ms": ms } };
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe.each(consumers)("poll with $sdkPackage as $format", (consumer) => {
  const { sdk, sdkErrors, sdkPackage, shim } = consumer;
  const { isFailedResponseError, poll } = shim;

  test("queued → in_progress → failed: the SDK returns it, the shim throws", async () => {
    const script = [queued(), inProgress(), failed(rateLimit)];
    await using run = await serve(consumer, [script, script]);
    const first = await run.client.responses.create(params);
    await run.client.responses.retrieve(first.id);
    const response = await run.client.responses.retrieve(first.id);
    expect(response).toMatchObject({ status: "failed", error: rateLimit });

    const second = await run.client.responses.create(params);
    const error = await thrownBy(() => poll(run.client, second.id, fast));
    expect(error.constructor).toBe(sdk.RateLimitError);
    expect(error).toMatchObject({
      status: 429,
      retryable: true,
      retryAfterMs: 1300,
      response: { id: second.id },
      [sdkPackage === "openai4" ? "request_id" : "requestID"]: "req_6",
    });
    expect(isFailedResponseError(error)).toBe(true);
    // Two of them by hand, two by `poll`: the failed one is not read again.
    expect(pollsOf(run)).toBe(4);
  });

  test("throws the class of every code", async () => {
    const failures = [...namedFailures, ...numericFailures];
    await using run = await serve(
      consumer,
      failures.map(({ code }) => [queued(), failed({ code, message: `Something: ${code}.` })]),
    );
    for (const { code, status, className, retryable } of failures) {
      const { id } = await run.client.responses.create(params);
      const error = await thrownBy(() => poll(run.client, id, fast));
      expect(error.constructor, String(code)).toBe(sdk[className as "APIError"]);
      expect(error, String(code)).toMatchObject({ status, code, retryable });
    }
  });

  test("returns a completed response after as many reads as it takes, and the statuses on the way", async () => {
    await using run = await serve(consumer, [
      [queued(), queued(), inProgress(), inProgress(), completed("hi")],
    ]);
    const { id } = await run.client.responses.create(params);
    const statuses: unknown[] = [];
    const response = await poll(run.client, id, {
      ...fast,
      onStatus: (seen) => {
        statuses.push([seen.status, seen.id]);
      },
    });
    expect(response).toMatchObject({ id, status: "completed", _request_id: "req_5" });
    expect(statuses).toEqual([
      ["queued", id],
      ["in_progress", id],
      ["completed", id],
    ]);
    expect(pollsOf(run)).toBe(4);
  });

  test.each([
    { what: "incomplete", answer: incomplete("max_output_tokens") },
    { what: "cancelled", answer: cancelled() },
  ])("returns an $what response", async ({ what, answer }) => {
    await using run = await serve(consumer, [[queued(), answer]]);
    const { id } = await run.client.responses.create(params);
    expect(await poll(run.client, id, fast)).toMatchObject({ id, status: what });
  });

  test("throws for an incomplete one if asked to, but not for a cancelled one", async () => {
    await using run = await serve(consumer, [
      [queued(), incomplete("content_filter")],
      [queued(), incomplete("steered")],
      [queued(), cancelled()],
    ]);
    const ids: string[] = [];
    while (ids.length < 3) ids.push((await run.client.responses.create(params)).id);
    const options = { ...fast, incomplete: true };
    const filtered = await thrownBy(() => poll(run.client, ids[0] ?? "", options));
    expect(filtered.constructor).toBe(sdkErrors.ContentFilterFinishReasonError);
    expect(filtered).toMatchObject({ response: { id: ids[0] }, retryable: false });
    const steered = await thrownBy(() => poll(run.client, ids[1] ?? "", options));
    expect(steered.constructor).toBe(sdk.APIError);
    expect(await poll(run.client, ids[2] ?? "", options)).toMatchObject({ status: "cancelled" });
  });

  test("does not read a response that has come to an end already", async () => {
    await using run = await serve(consumer, [[completed("hi")], [failed(rateLimit)]]);
    const done = await run.client.responses.create(params);
    const statuses: unknown[] = [];
    const onStatus = (seen: OpenAIResponse): void => {
      statuses.push(seen.status);
    };
    expect(await poll(run.client, done, { onStatus, signal: AbortSignal.abort() })).toBe(done);
    const lost = await run.client.responses.create(params);
    expect(await thrownBy(() => poll(run.client, lost, { onStatus }))).toBeInstanceOf(
      sdk.RateLimitError,
    );
    expect(statuses).toEqual(["completed", "failed"]);
    expect(pollsOf(run)).toBe(0);
  });

  test("returns an answer without a status as it came, and waits on an unknown one", async () => {
    await using run = await serve(consumer, [
      [queued(), { response: { status: undefined } }],
      [queued(), { response: { status: "napping" } }, { response: { status: null } }],
    ]);
    const first = await run.client.responses.create(params);
    const onStatus = vi.fn();
    expect(await poll(run.client, first.id, { ...fast, onStatus })).not.toHaveProperty("status");
    expect(onStatus).not.toHaveBeenCalled();
    const second = await run.client.responses.create(params);
    const response = await poll(run.client, second.id, { ...fast, onStatus });
    expect(response).toMatchObject({ id: second.id, status: null });
    expect(onStatus.mock.calls).toMatchObject([[{ status: "napping" }]]);
  });

  test.each([
    { what: "a connection that breaks before the answer", answer: dropped() },
    { what: "408", answer: httpError(408) },
    { what: "409", answer: httpError(409) },
    { what: "429", answer: httpError(429) },
    { what: "500", answer: httpError(500) },
    { what: "503", answer: httpError(503) },
    {
      what: "400 with x-should-retry",
      answer: httpError(400, { headers: { "x-should-retry": "true" } }),
    },
  ])("sends a read again after $what", async ({ answer }) => {
    await using run = await serve(consumer, [
      [queued(), answer, inProgress(), answer, completed()],
    ]);
    const { id } = await run.client.responses.create(params);
    expect(await poll(run.client, id, fast)).toMatchObject({ id, status: "completed" });
    expect(pollsOf(run)).toBe(4);
    expect(run.server.requestsOf("create")).toHaveLength(1);
  });

  test("sends a read again whose body breaks in the middle", async () => {
    await using run = await serve(consumer, [[queued(), reset(), completed()]]);
    const { id } = await run.client.responses.create(params);
    // openai 4 never notices, so only the limit of one read helps.
    const readTimeoutMs = sdkPackage === "openai4" ? 300 : 60_000;
    const response = await poll(run.client, id, { ...fast, readTimeoutMs });
    expect(response).toMatchObject({ id, status: "completed" });
    expect(pollsOf(run)).toBeGreaterThanOrEqual(2);
  });

  test.each([
    { what: "hangs in its body", answer: hanging() },
    { what: "is not answered", answer: { delivery: "silent" } satisfies Answer },
  ])("gives up a read that $what after readTimeoutMs, and sends it again", async ({ answer }) => {
    await using run = await serve(consumer, [[queued(), answer, completed()]]);
    const { id } = await run.client.responses.create(params);
    const response = await poll(run.client, id, { ...fast, readTimeoutMs: 300 });
    expect(response).toMatchObject({ id, status: "completed" });
    expect(await run.server.requestsOf("poll")[0]?.outcome).toBe("aborted");
  });

  test.each([
    { status: 400, className: "BadRequestError" },
    { status: 401, className: "AuthenticationError" },
    { status: 403, className: "PermissionDeniedError" },
    { status: 404, className: "NotFoundError" },
  ])("throws at once at $status", async ({ status, className }) => {
    await using run = await serve(consumer, [[queued(), inProgress(), httpError(status)]]);
    const { id } = await run.client.responses.create(params);
    const error = await thrownBy(() => poll(run.client, id, fast));
    expect(error.constructor).toBe(sdk[className as "APIError"]);
    expect(isFailedResponseError(error)).toBe(false);
    expect(pollsOf(run)).toBe(2);
  });

  test("throws at once at 500 where the server asks not to try again, and at a mistake of the caller", async () => {
    const never = httpError(500, { headers: { "x-should-retry": "false" } });
    await using run = await serve(consumer, [[queued(), never]]);
    const { id } = await run.client.responses.create(params);
    const error = await thrownBy(() => poll(run.client, id, fast));
    expect(error).toBeInstanceOf(sdk.InternalServerError);
    expect(pollsOf(run)).toBe(1);
    const noClient = {} as typeof run.client;
    expect(await thrownBy(() => poll(noClient, id, fast))).toBeInstanceOf(TypeError);
  });

  test("past timeoutMs throws an error with the id, and the last response to go on from", async () => {
    await using run = await serve(consumer, [[queued(), inProgress()]]);
    const { id } = await run.client.responses.create(params);
    fakeTime();
    const seen = deferred();
    const polling = thrownBy(() =>
      poll(run.client, id, { timeoutMs: 1000, onStatus: seen.resolve }),
    );
    await seen.promise;
    await vi.advanceTimersByTimeAsync(1000);
    const error = await polling;
    expect(error.constructor).toBe(sdk.APIConnectionTimeoutError);
    expect(error.message).toBe(`Response ${id} was still in_progress after 1000 ms.`);
    expect(error).toMatchObject({ response: { id, status: "in_progress" } });
    expect(Object.hasOwn(error, "cause")).toBe(false);
    expect(Object.keys(error)).not.toContain("response");
    expect(isFailedResponseError(error)).toBe(false);

    const { response } = error as unknown as { response: OpenAIResponse };
    const again = thrownBy(() => poll(run.client, response, { timeoutMs: 1000 }));
    await vi.advanceTimersByTimeAsync(1000);
    expect(await again).toMatchObject({ response: { id, status: "in_progress" } });
    expect(pollsOf(run)).toBe(1);
  });

  test("goes on for an hour, unless timeoutMs says otherwise", async () => {
    await using run = await serve(consumer, [[queued(), inProgress()]]);
    const { id } = await run.client.responses.create(params);
    fakeTime();
    const seen = deferred();
    let isOver = false;
    const polling = thrownBy(() => poll(run.client, id, { onStatus: seen.resolve })).finally(() => {
      isOver = true;
    });
    await seen.promise;
    await vi.advanceTimersByTimeAsync(3_599_000);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1000);
    expect((await polling).message).toBe(`Response ${id} was still in_progress after 3600000 ms.`);
  });

  test("past timeoutMs says what the last read failed with, and ends one under way", async () => {
    await using run = await serve(consumer, [[queued(), httpError(500), hanging()]]);
    const { id } = await run.client.responses.create(params);
    const asked = fakeTime();
    const polling = thrownBy(() => poll(run.client, id, { pollIntervalMs: 100, timeoutMs: 1000 }));
    await until(() => asked().includes(100));
    await vi.advanceTimersByTimeAsync(100);
    const { outcome } = await run.server.received(2, "poll");
    await vi.advanceTimersByTimeAsync(900);
    const error = await polling;
    expect(error.constructor).toBe(sdk.APIConnectionTimeoutError);
    expect(error.message).toBe(`Response ${id} was still unread after 1000 ms.`);
    expect(error).toMatchObject({ response: undefined, cause: { status: 500 } });
    expect(Object.keys(error)).not.toContain("cause");
    expect(await outcome).toBe("aborted");
  });

  test("with no time at all says so, too", async () => {
    await using run = await serve(consumer, [[queued()]]);
    const { id } = await run.client.responses.create(params);
    const error = await thrownBy(() => poll(run.client, id, { timeoutMs: 0 }));
    expect(error.constructor).toBe(sdk.APIConnectionTimeoutError);
    expect(error.message).toBe(`Response ${id} was still unread after 0 ms.`);
    expect(pollsOf(run)).toBe(0);
  });

  test("tells the end of one read from the end of all", async () => {
    await using run = await serve(consumer, [
      [queued(), hanging(), httpError(404)],
      [queued(), hanging()],
    ]);
    const first = await run.client.responses.create(params);
    const missing = poll(run.client, first.id, { ...fast, readTimeoutMs: 300 });
    expect(await thrownBy(() => missing)).toBeInstanceOf(sdk.NotFoundError);

    const second = await run.client.responses.create(params);
    const asked = fakeTime();
    const limits = { readTimeoutMs: 1000, timeoutMs: 1000 };
    const late = thrownBy(() => poll(run.client, second.id, limits));
    await until(() => asked().includes(1000));
    await vi.advanceTimersByTimeAsync(1000);
    const error = await late;
    expect(error.message).toBe(`Response ${second.id} was still unread after 1000 ms.`);
    // What ends with the poll is no news of the read.
    expect(error.cause).toBeUndefined();
  });

  test("waits 2 s growing to 10 s, less a random quarter", async () => {
    await using run = await serve(consumer, [
      [...Array.from({ length: 8 }, () => queued()), completed()],
    ]);
    const created = await run.client.responses.create(params);
    const asked = fakeTime();
    const random = vi.spyOn(Math, "random").mockReturnValue(0);
    // A pending response is waited for first, an id is read at once.
    const polling = poll(run.client, created);
    const delays = [2000, 3000, 4500, 6750, 10_000, 10_000];
    for (const [index, delay] of delays.entries()) {
      const count = delays.slice(0, index + 1).filter((each) => each === delay).length;
      await until(() => asked().filter((each) => each === delay).length === count);
      expect(pollsOf(run)).toBe(index);
      await vi.advanceTimersByTimeAsync(delay - 1);
      expect(pollsOf(run)).toBe(index);
      await vi.advanceTimersByTimeAsync(1);
    }
    random.mockReturnValue(1);
    await until(() => asked().includes(7500));
    await vi.advanceTimersByTimeAsync(7500);
    await until(() => asked().filter((each) => each === 7500).length === 2);
    await vi.advanceTimersByTimeAsync(7500);
    expect(await polling).toMatchObject({ status: "completed" });
  });

  test("waits as long as the server or the caller says", async () => {
    const after = (ms: string): Answer => ({ headers: { "openai-poll-after-ms": ms } });
    await using run = await serve(consumer, [
      [queued(), queued(after("1234")), queued(after("0")), queued(after("soon")), completed()],
      [queued(), queued(after("1234")), httpError(503, retryAfter("5678")), completed()],
      [queued(), httpError(429, { headers: { "retry-after": "8" } }), completed()],
      [queued(), httpError(429, retryAfter("60000")), completed()],
      [queued(), httpError(429, retryAfter("60001")), completed()],
    ]);
    vi.spyOn(Math, "random").mockReturnValue(0);
    const cases = [
      { delays: [1234, 2000, 3000], options: {} },
      { delays: [77, 5678], options: { pollIntervalMs: 77 } },
      { delays: [8000], options: {} },
      { delays: [60_000], options: { pollIntervalMs: 77, readTimeoutMs: 90_000 } },
      // The SDK, too, does not wait for longer than a minute on the server's word.
      { delays: [77], options: { pollIntervalMs: 77 } },
    ];
    for (const { delays, options } of cases) {
      vi.useRealTimers();
      const { id } = await run.client.responses.create(params);
      const asked = fakeTime();
      const polling = poll(run.client, id, options);
      for (const delay of delays) {
        await until(() => asked().includes(delay));
        await vi.advanceTimersByTimeAsync(delay);
      }
      expect(await polling).toMatchObject({ id, status: "completed" });
    }
  });

  test("a signal that aborts ends the wait under way", async () => {
    await using run = await serve(consumer, [[queued()]]);
    const { id } = await run.client.responses.create(params);
    const controller = new AbortController();
    const polling = poll(run.client, id, { pollIntervalMs: 3_600_000, signal: controller.signal });
    await (
      await run.server.received(1, "poll")
    ).outcome;
    controller.abort("enough");
    const error = await thrownBy(() => polling);
    expect(error.constructor).toBe(sdk.APIUserAbortError);
    expect(error).toMatchObject({ message: "Request was aborted.", cause: "enough" });
    expect(run.server.requestsOf("cancel")).toHaveLength(0);
  });

  test.each([
    { what: "headers", answer: { delivery: "silent" } satisfies Answer },
    { what: "body", answer: hanging() },
  ])(
    "a signal that aborts ends the request under way that waits for its $what",
    async ({ answer }) => {
      await using run = await serve(consumer, [[queued(), answer]]);
      const { id } = await run.client.responses.create(params);
      const controller = new AbortController();
      const polling = poll(run.client, id, { ...fast, signal: controller.signal });
      const request = await run.server.received(1, "poll");
      controller.abort();
      expect((await thrownBy(() => polling)).constructor).toBe(sdk.APIUserAbortError);
      expect(await request.outcome).toBe("aborted");
      expect(pollsOf(run)).toBe(1);
    },
  );

  test("a wait that a signal ends leaves no timer behind", async () => {
    await using run = await serve(consumer, [[queued()]]);
    const response = await run.client.responses.create(params);
    fakeTime();
    const controller = new AbortController();
    const polling = poll(run.client, response, { signal: controller.signal });
    await until(() => vi.getTimerCount() === 2);
    controller.abort();
    await thrownBy(() => polling);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("polls with one signal have one listener together, until the last of them is over", async () => {
    await using run = await serve(consumer, [[completed()], [queued(), completed()], [queued()]]);
    const controller = new AbortController();
    const { signal } = controller;
    const listeners = (): number => getEventListeners(signal, "abort").length;
    const ids: string[] = [];
    while (ids.length < 3) ids.push((await run.client.responses.create(params)).id);
    const options = { pollIntervalMs: 3_600_000, signal };
    const last = thrownBy(() => poll(run.client, ids[2] ?? "", options));
    for (const id of ids.slice(0, 2)) {
      const other = poll(run.client, id, options);
      expect(listeners()).toBe(1);
      await other;
      expect(listeners()).toBe(1);
    }
    controller.abort();
    expect((await last).constructor).toBe(sdk.APIUserAbortError);
    expect(listeners()).toBe(0);
    await poll(run.client, ids[0] ?? "", { signal: new AbortController().signal });
  });

  test("listens no longer to a signal that did not abort", async () => {
    await using run = await serve(consumer, [[queued(), inProgress(), completed()]]);
    const { id } = await run.client.responses.create(params);
    const { signal } = new AbortController();
    await poll(run.client, id, { ...fast, signal });
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("a signal that was aborted before sends nothing", async () => {
    await using run = await serve(consumer, [[queued(), completed()]]);
    const { id } = await run.client.responses.create(params);
    const error = await thrownBy(() => poll(run.client, id, { signal: AbortSignal.abort() }));
    expect(error.constructor).toBe(sdk.APIUserAbortError);
    expect(pollsOf(run)).toBe(0);
  });

  test("cancelOnAbort also cancels the response on the server, whatever the server says to it", async () => {
    await using run = await serve(consumer, [
      [queued()],
      { answers: [queued()], cancel: httpError(404) },
    ]);
    for (const count of [1, 2]) {
      const { id } = await run.client.responses.create(params);
      const controller = new AbortController();
      const polling = poll(run.client, id, {
        pollIntervalMs: 3_600_000,
        signal: controller.signal,
        cancelOnAbort: true,
      });
      const before = pollsOf(run);
      await (
        await run.server.received(before + 1, "poll")
      ).outcome;
      controller.abort();
      expect((await thrownBy(() => polling)).constructor).toBe(sdk.APIUserAbortError);
      expect(run.server.requestsOf("cancel").at(-1)?.responseId).toBe(id);
      expect(run.server.requestsOf("cancel")).toHaveLength(count);
    }
  });

  test("a response that failed is not cancelled, nor is it a timeout, when the signal aborts", async () => {
    await using run = await serve(consumer, [[queued(), failed(rateLimit)]]);
    const { id } = await run.client.responses.create(params);
    const controller = new AbortController();
    const error = await thrownBy(() =>
      poll(run.client, id, {
        signal: controller.signal,
        cancelOnAbort: true,
        onStatus: () => {
          controller.abort();
        },
      }),
    );
    expect(error.constructor).toBe(sdk.RateLimitError);
    expect(run.server.requestsOf("cancel")).toHaveLength(0);
  });

  test("what a client of one's own rejects with is thrown as it is", async () => {
    await using run = await serve(consumer, [[queued()]]);
    const { id } = await run.client.responses.create(params);
    const teapot = sdk.APIError.generate(418, { error: {} }, undefined, new Headers());
    const answer = { asResponse: () => Promise.resolve(new Response("{}")) };
    for (const thrown of [new Error("a mistake in the client"), teapot]) {
      const rejected = Promise.reject(thrown);
      // With an answer, as of the SDK's promise, where that is an error of the SDK.
      const request = thrown === teapot ? Object.assign(rejected, answer) : rejected;
      const retrieve = vi.spyOn(run.client.responses, "retrieve");
      retrieve.mockReturnValue(request as never);
      expect(await thrownBy(() => poll(run.client, id, fast))).toBe(thrown);
      expect(retrieve).toHaveBeenCalledOnce();
      retrieve.mockRestore();
    }
  });

  test("what onStatus throws ends the poll, and an asynchronous one is waited for", async () => {
    await using run = await serve(consumer, [[queued(), inProgress(), completed()]]);
    const { id } = await run.client.responses.create(params);
    const mistake = new Error("a mistake of the caller");
    const onStatus = async (response: OpenAIResponse): Promise<void> => {
      await Promise.resolve();
      if (response.status === "in_progress") throw mistake;
    };
    expect(await thrownBy(() => poll(run.client, id, { ...fast, onStatus }))).toBe(mistake);
    expect(pollsOf(run)).toBe(1);
  });

  test("options.classify decides the class", async () => {
    await using run = await serve(consumer, [[queued(), failed({ code: "melted", message: "" })]]);
    const { id } = await run.client.responses.create(params);
    const error = await thrownBy(() => poll(run.client, id, { ...fast, classify: () => 422 }));
    expect(error.constructor).toBe(sdk.UnprocessableEntityError);
  });

  test("uses no retries of the SDK's own, which no signal ends", async () => {
    await using run = await serve(consumer, [[queued(), httpError(500), completed()]], {
      maxRetries: 5,
    });
    const { id } = await run.client.responses.create(params);
    await poll(run.client, id, fast);
    expect(pollsOf(run)).toBe(2);
    for (const { headers } of run.server.requestsOf("poll")) {
      expect(headers["x-stainless-retry-count"]).toBe("0");
    }
  });
});

test("a broken connection counts for the classes that are asked for, and for the client's", async () => {
  const [esm, cjs] = consumers;
  if (!esm || !cjs) throw new Error("no SDK");
  await using run = await serve(cjs, [[queued(), dropped(), completed()]]);
  const { id } = await run.client.responses.create(params);
  const options = { ...fast, errors: esm.sdk.OpenAI };
  expect(await esm.shim.poll(run.client, id, options)).toMatchObject({ status: "completed" });
});
