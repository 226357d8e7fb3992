import type { ResponseCreateParamsNonStreaming } from "openai/resources/responses/responses";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  completed,
  dropped,
  failed,
  httpError,
  inProgress,
  incomplete,
  queued,
  reset,
} from "../support/responses-server.js";
import type { Answer } from "../support/responses-server.js";
import { loadConsumers } from "../support/shim-consumers.js";
import { namedFailures } from "./expected-failures.js";
import { deferred, fakeTime, params, serve, thrownBy, timersOfShim, until } from "./runs.js";
import type { Run } from "./runs.js";

const consumers = await loadConsumers();

const passing = { code: "server_error", message: "Please try again in 1ms." };
const fast = { pollIntervalMs: 1 };
const soon: Answer = { headers: { "retry-after-ms": "1" } };

function counts({ server }: Run): readonly [creates: number, polls: number] {
  return [server.requestsOf("create").length, server.requestsOf("poll").length];
}

/** The causes of an error, outermost first, by the ids of their responses. */
function idsOfCauses(error: unknown): unknown[] {
  if (!(error instanceof Error)) return [];
  const { response, cause } = error as { response?: { id?: unknown }; cause?: unknown };
  return [response?.id, ...idsOfCauses(cause)];
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe.each(consumers)("createAndPoll with $sdkPackage as $format", (consumer) => {
  const { sdk, shim } = consumer;
  const { createAndPoll, isFailedResponseError } = shim;

  test("creates in background mode, reads to the end, and leaves the parameters as they are", async () => {
    await using run = await serve(consumer, [[queued(), inProgress(), completed("hi")]]);
    const given: ResponseCreateParamsNonStreaming = Object.freeze({
      model: "test-model",
      input: "hello",
      metadata: { run: "7" },
    });
    const statuses: unknown[] = [];
    const response = await createAndPoll(run.client, given, {
      ...fast,
      onStatus: (seen) => {
        statuses.push(seen.status);
      },
    });
    expect(response).toMatchObject({ id: "resp_1", status: "completed" });
    expect(statuses).toEqual(["queued", "in_progress", "completed"]);
    expect(run.server.requestsOf("create")[0]?.body).toEqual({ ...given, background: true });
    expect(counts(run)).toEqual([1, 2]);
  });

  test("obeys the create's own openai-poll-after-ms", async () => {
    await using run = await serve(consumer, [
      [queued({ headers: { "openai-poll-after-ms": "1" } }), completed()],
    ]);
    const asked = timersOfShim();
    await createAndPoll(run.client, params);
    expect(asked()).toContain(1);
    expect(counts(run)).toEqual([1, 1]);
  });

  test("makes a new response after a failure that may pass, and never reads the failed one again", async () => {
    await using run = await serve(consumer, [
      [queued(), failed(passing)],
      [failed(passing)],
      [queued(), inProgress(), completed("hi")],
    ]);
    const response = await createAndPoll(run.client, params, { ...fast, maxRetries: 2 });
    expect(response).toMatchObject({ id: "resp_3", status: "completed" });
    expect(counts(run)).toEqual([3, 3]);
    expect(run.server.requests.map(({ kind, responseId }) => `${kind} ${responseId}`)).toEqual([
      "create resp_1",
      "poll resp_1",
      "create resp_2",
      "create resp_3",
      "poll resp_3",
      "poll resp_3",
    ]);
  });

  test("gives up after maxRetries, with the earlier errors as causes", async () => {
    const script = [queued(), failed(passing)];
    await using run = await serve(consumer, [script, script, script, script]);
    const error = await thrownBy(() =>
      createAndPoll(run.client, params, { ...fast, maxRetries: 2 }),
    );
    expect(error.constructor).toBe(sdk.InternalServerError);
    expect(idsOfCauses(error)).toEqual(["resp_3", "resp_2", "resp_1"]);
    expect(Object.keys(error)).not.toContain("cause");
    expect(counts(run)).toEqual([3, 3]);
  });

  test("leaves what is the caller's as it is: a signal's reason, and what classify throws", async () => {
    await using run = await serve(consumer, [
      [failed(passing)],
      [queued()],
      ...Array.from({ length: 4 }, () => [failed(passing)]),
    ]);
    const controller = new AbortController();
    const reason = Object.freeze(new Error("shutting down"));
    const aborted = await thrownBy(() =>
      createAndPoll(run.client, params, {
        ...fast,
        maxRetries: 1,
        signal: controller.signal,
        onStatus: ({ status }) => {
          if (status === "queued") controller.abort(reason);
        },
      }),
    );
    expect(aborted.constructor).toBe(sdk.APIUserAbortError);
    expect(aborted.cause).toBe(reason);

    const mistake = new Error("the same one each time");
    const misjudged = await thrownBy(() =>
      createAndPoll(run.client, params, {
        ...fast,
        maxRetries: 3,
        classify: () => {
          throw mistake;
        },
      }),
    );
    expect(misjudged).toMatchObject({ response: { id: "resp_6" }, cause: mistake });
    expect(mistake.cause).toBeUndefined();
  });

  test("takes maxRetries from the client", async () => {
    const script = [failed(passing)];
    for (const maxRetries of [0, 1]) {
      await using run = await serve(consumer, [script, script, script], { maxRetries });
      const error = await thrownBy(() => createAndPoll(run.client, params, fast));
      expect(isFailedResponseError(error)).toBe(true);
      expect(counts(run)).toEqual([maxRetries + 1, 0]);
    }
  });

  test("throws at once what will not pass, for every code", async () => {
    const fatal = namedFailures.filter(({ retryable }) => !retryable);
    expect(fatal.length).toBeGreaterThan(20);
    await using run = await serve(
      consumer,
      fatal.map(({ code }) => [queued(), failed({ code, message: "No." })]),
    );
    for (const { className } of fatal) {
      const error = await thrownBy(() =>
        createAndPoll(run.client, params, { ...fast, maxRetries: 5 }),
      );
      expect(error.constructor).toBe(sdk[className as "APIError"]);
    }
    expect(counts(run)).toEqual([fatal.length, fatal.length]);
  });

  test("tries again for every code that may pass", async () => {
    const passingCodes = namedFailures.filter(({ retryable }) => retryable);
    expect(passingCodes.length).toBeGreaterThan(8);
    await using run = await serve(
      consumer,
      passingCodes.flatMap(({ code }) => [
        [failed({ code, message: "Please try again in 1ms." })],
        [completed()],
      ]),
    );
    for (const { code } of passingCodes) {
      const response = await createAndPoll(run.client, params, { ...fast, maxRetries: 1 });
      expect(response.status, String(code)).toBe("completed");
    }
  });

  test("throws at once an incomplete response that is asked for as an error", async () => {
    await using run = await serve(consumer, [[queued(), incomplete("max_output_tokens")]]);
    const error = await thrownBy(() =>
      createAndPoll(run.client, params, { ...fast, maxRetries: 5, incomplete: true }),
    );
    expect(error.constructor).toBe(consumer.sdkErrors.LengthFinishReasonError);
    expect(counts(run)).toEqual([1, 1]);
  });

  test("waits as long as the failure says, else for the SDK's back-off", async () => {
    const unsaid = { code: "server_error", message: "Oops." };
    await using run = await serve(consumer, [
      [failed({ code: "rate_limit_exceeded", message: "Please try again in 7m12s." })],
      [failed(unsaid)],
      [failed(unsaid)],
      [failed(unsaid)],
      [failed(unsaid)],
      [failed(unsaid)],
      [completed()],
    ]);
    const asked = fakeTime();
    vi.spyOn(Math, "random").mockReturnValue(0);
    const running = createAndPoll(run.client, params, { maxRetries: 6 });
    for (const [index, delay] of [432_000, 1000, 2000, 4000, 8000, 8000].entries()) {
      await run.server.received(index + 1, "create");
      const waits = (): number => asked().filter((ms) => ms === delay).length;
      await until(() => waits() === (index === 5 ? 2 : 1));
      await vi.advanceTimersByTimeAsync(delay - 1);
      expect(counts(run)).toEqual([index + 1, 0]);
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(await running).toMatchObject({ status: "completed" });
  });

  test("does not wait for a delay that would pass timeoutMs", async () => {
    await using run = await serve(consumer, [
      [failed({ code: "rate_limit_exceeded", message: "Please try again in 2h." })],
    ]);
    const error = await thrownBy(() => createAndPoll(run.client, params, { maxRetries: 3 }));
    expect(error.constructor).toBe(sdk.RateLimitError);
    expect(error).toMatchObject({ retryAfterMs: 7_200_000 });
    expect(counts(run)).toEqual([1, 0]);
  });

  test("has timeoutMs for all tries together, and says so with the earlier errors as causes", async () => {
    await using run = await serve(consumer, [[failed(passing)], [queued()]]);
    const asked = fakeTime();
    const seen = deferred();
    const running = thrownBy(() =>
      createAndPoll(run.client, params, {
        maxRetries: 1,
        timeoutMs: 5000,
        onStatus: ({ status }) => {
          if (status === "queued") seen.resolve();
        },
      }),
    );
    await until(() => asked().includes(1));
    await vi.advanceTimersByTimeAsync(1);
    await seen.promise;
    await vi.advanceTimersByTimeAsync(4999);
    const error = await running;
    expect(error.constructor).toBe(sdk.APIConnectionTimeoutError);
    expect(error.message).toBe("Response resp_2 was still queued after 5000 ms.");
    expect(idsOfCauses(error).at(-1)).toBe("resp_1");
  });

  test.each([
    { what: "429", answer: httpError(429, soon) },
    { what: "500", answer: httpError(500, soon) },
    { what: "a refused connection", answer: dropped() },
  ])(
    "sends a create again after $what, as the SDK does, within the same maxRetries",
    async ({ answer }) => {
      vi.spyOn(Math, "random").mockReturnValue(1);
      await using run = await serve(consumer, [
        [answer],
        [completed()],
        [answer],
        [failed(passing)],
      ]);
      const options = { ...fast, maxRetries: 1 };
      expect(await createAndPoll(run.client, params, options)).toMatchObject({ id: "resp_2" });
      const error = await thrownBy(() => createAndPoll(run.client, params, options));
      expect(error).toMatchObject({ response: { id: "resp_4" } });
      expect(error.cause).toBeInstanceOf(sdk.APIError);
      expect(counts(run)).toEqual([4, 0]);
    },
  );

  test.each([400, 401, 404])("throws at once what the create answers with %i", async (status) => {
    await using run = await serve(consumer, [[httpError(status)], [completed()]]);
    const error = await thrownBy(() =>
      createAndPoll(run.client, params, { ...fast, maxRetries: 5 }),
    );
    expect(error).toMatchObject({ status });
    expect(isFailedResponseError(error)).toBe(false);
    expect(counts(run)).toEqual([1, 0]);
  });

  // openai 4 waits for the rest of the body until the time is up.
  test.skipIf(consumer.sdkPackage === "openai4")(
    "does not send a create again that the server had begun to answer: it would run twice",
    async () => {
      await using run = await serve(consumer, [[reset()], [completed()]]);
      const error = await thrownBy(() =>
        createAndPoll(run.client, params, { ...fast, maxRetries: 5 }),
      );
      expect(error.constructor).toBe(sdk.APIConnectionError);
      expect(error.cause).not.toBeInstanceOf(sdk.APIError);
      expect(counts(run)).toEqual([1, 0]);
    },
  );

  test("sends no second create for a failed read", async () => {
    await using run = await serve(consumer, [
      [queued(), httpError(500), dropped(), httpError(429), completed()],
    ]);
    await createAndPoll(run.client, params, { ...fast, maxRetries: 5 });
    expect(counts(run)).toEqual([1, 4]);
  });

  test("throws at once what a read answers with 404", async () => {
    await using run = await serve(consumer, [[queued(), httpError(404)], [completed()]]);
    const error = await thrownBy(() =>
      createAndPoll(run.client, params, { ...fast, maxRetries: 5 }),
    );
    expect(error).toBeInstanceOf(sdk.NotFoundError);
    expect(counts(run)).toEqual([1, 1]);
  });

  test("a signal ends the create, the poll and the wait between two tries", async () => {
    const slow = { code: "rate_limit_exceeded", message: "Please try again in 10m." };
    await using run = await serve(consumer, [[{ delivery: "silent" }], [queued()], [failed(slow)]]);
    const starts = [
      () => run.server.received(1, "create"),
      () => run.server.received(1, "poll"),
      () => run.server.received(3, "create").then(({ outcome }) => outcome),
    ];
    for (const [index, begun] of starts.entries()) {
      const controller = new AbortController();
      const running = thrownBy(() =>
        createAndPoll(run.client, params, {
          pollIntervalMs: index === 1 ? 1 : 3_600_000,
          maxRetries: 5,
          signal: controller.signal,
        }),
      );
      await begun();
      controller.abort();
      expect((await running).constructor).toBe(sdk.APIUserAbortError);
    }
    expect(run.server.requestsOf("create")).toHaveLength(3);
  });

  test("cancelOnAbort cancels the response of the current try", async () => {
    await using run = await serve(consumer, [[failed(passing)], [queued()]]);
    const controller = new AbortController();
    const error = await thrownBy(() =>
      createAndPoll(run.client, params, {
        pollIntervalMs: 3_600_000,
        maxRetries: 1,
        signal: controller.signal,
        cancelOnAbort: true,
        onStatus: ({ status }) => {
          if (status === "queued") controller.abort();
        },
      }),
    );
    expect(error.constructor).toBe(sdk.APIUserAbortError);
    expect(run.server.requestsOf("cancel").map(({ responseId }) => responseId)).toEqual(["resp_2"]);
  });
});
