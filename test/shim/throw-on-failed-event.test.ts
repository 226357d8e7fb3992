import type { Stream } from "openai/streaming";
import { describe, expect, test, vi } from "vitest";
import { completed, failed, inProgress, incomplete, queued } from "../support/responses-server.js";
import type { FramedEvent, StreamEvent } from "../support/responses-server.js";
import { loadConsumers } from "../support/shim-consumers.js";
import { namedFailures, numericFailures } from "./expected-failures.js";
import { consume, params, serve, thrownBy } from "./runs.js";
import type { Client } from "./runs.js";

const consumers = await loadConsumers();

const streaming = { ...params, stream: true } as const;
const rateLimit = {
  code: "rate_limit_exceeded",
  message: "Please try again in 1.3s.",
  param: null,
};
const created: StreamEvent = {
  type: "response.created",
  response: { id: "resp_1", status: "queued", output: [] },
};
const flatError: StreamEvent = { type: "error", ...rateLimit };
const nestedError: StreamEvent = {
  type: "error",
  error: { ...rateLimit, type: "rate_limit_error" },
};

/** An event without an `event:` line. */
function unnamed(data: StreamEvent): FramedEvent {
  return { event: null, data };
}

function abortable(): { readonly signal: AbortSignal; readonly abort: () => void } {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    abort: () => {
      controller.abort();
    },
  };
}

describe.each(consumers)("a stream with $sdkPackage as $format", (consumer) => {
  const { sdk, sdkPackage, shim } = consumer;
  const { isFailedResponseError, throwOnFailedEvent } = shim;
  const losesFlatCode = sdkPackage === "openai4";
  // Without `errors` the shim uses the SDK of its own format, which is the consumer's.
  const open = (client: Client) => client.responses.create(streaming);

  test("yields the same events, unchanged and in order, when nothing fails", async () => {
    const script = [queued(), inProgress(), completed("hi")];
    await using run = await serve(consumer, [script, script]);
    const plain: unknown[] = [];
    for await (const event of await open(run.client)) plain.push(event);
    const checked: unknown[] = [];
    for await (const event of throwOnFailedEvent(await open(run.client))) checked.push(event);
    expect(JSON.stringify(checked).replaceAll("resp_2", "resp_1")).toBe(JSON.stringify(plain));
    expect(plain.length).toBeGreaterThan(5);
  });

  test("response.failed: the SDK yields it, the shim throws in its place", async () => {
    const script = [queued(), inProgress(), failed(rateLimit)];
    await using run = await serve(consumer, [script, script]);
    const before = ["response.created", "response.queued", "response.in_progress"];
    expect(await consume(await open(run.client))).toEqual({
      types: [...before, "response.failed"],
      error: undefined,
    });
    const stream = await open(run.client);
    const { types, error } = await consume(throwOnFailedEvent(stream));
    expect(types).toEqual(before);
    expect(error).toBeInstanceOf(sdk.RateLimitError);
    expect(error).toMatchObject({
      status: 429,
      code: "rate_limit_exceeded",
      retryable: true,
      retryAfterMs: 1300,
      response: { id: "resp_2", status: "failed" },
      [sdkPackage === "openai4" ? "request_id" : "requestID"]: "req_2",
    });
    expect(isFailedResponseError(error)).toBe(true);
    expect(stream.controller.signal.aborted).toBe(true);
  });

  test("response.incomplete: the SDK yields it, the shim throws if asked to", async () => {
    const script = [queued(), incomplete("max_output_tokens")];
    await using run = await serve(consumer, [script, script, script]);
    const all = ["response.created", "response.queued", "response.incomplete"];
    const complete = { types: all, error: undefined };
    expect(await consume(await open(run.client))).toEqual(complete);
    expect(await consume(throwOnFailedEvent(await open(run.client)))).toEqual(complete);
    const { types, error } = await consume(
      throwOnFailedEvent(await open(run.client), { incomplete: true }),
    );
    expect(types).toEqual(all.slice(0, 2));
    expect(error).toBeInstanceOf(consumer.sdkErrors.LengthFinishReasonError);
    expect(error).toMatchObject({ response: { id: "resp_3" }, retryable: false });
  });

  test("a flat error event: the SDK yields it or throws a base error, the shim throws the typed one", async () => {
    await using run = await serve(consumer, [
      { events: [created, flatError] },
      { events: [created, flatError] },
    ]);
    const plain = await consume(await open(run.client));
    if (sdkPackage === "openai5" || sdkPackage === "openai6") {
      expect(plain).toEqual({ types: ["response.created", "error"], error: undefined });
    } else {
      expect(plain.types).toEqual(["response.created"]);
      expect(plain.error?.constructor).toBe(sdk.APIError);
      expect(plain.error).toMatchObject({
        status: undefined,
        code: losesFlatCode ? undefined : rateLimit.code,
      });
    }
    const { types, error } = await consume(throwOnFailedEvent(await open(run.client)));
    expect(types).toEqual(["response.created"]);
    expect(isFailedResponseError(error)).toBe(true);
    expect(error).toMatchObject({ response: { id: "resp_1", status: "queued" } });
    if (losesFlatCode) {
      expect(error?.constructor).toBe(sdk.APIError);
      expect(error).toMatchObject({ message: rateLimit.message, retryable: false });
    } else {
      expect(error?.constructor).toBe(sdk.RateLimitError);
      expect(error).toMatchObject({ status: 429, code: rateLimit.code, retryAfterMs: 1300 });
      expect(error).not.toHaveProperty("type", "error");
    }
  });

  test("a nested error event: the SDK throws a base error, the shim the typed one with that as its cause", async () => {
    await using run = await serve(consumer, [
      { events: [created, nestedError] },
      { events: [created, nestedError] },
    ]);
    const plain = await consume(await open(run.client));
    expect(plain.error?.constructor).toBe(sdk.APIError);
    expect(plain.error).toMatchObject({ status: undefined, code: rateLimit.code });
    const { types, error } = await consume(throwOnFailedEvent(await open(run.client)));
    expect(types).toEqual(["response.created"]);
    expect(error?.constructor).toBe(sdk.RateLimitError);
    expect(error).toMatchObject({
      status: 429,
      code: rateLimit.code,
      type: "rate_limit_error",
      retryAfterMs: 1300,
      response: { id: "resp_1" },
      cause: { message: rateLimit.message, status: undefined },
    });
    expect(error?.cause?.constructor).toBe(sdk.APIError);
    expect(Object.keys(error ?? {})).not.toContain("cause");
  });

  test("an error without an event line: the SDK yields it, the shim throws", async () => {
    await using run = await serve(consumer, [
      { events: [created, unnamed(flatError)] },
      { events: [created, unnamed(flatError)] },
    ]);
    expect(await consume(await open(run.client))).toEqual({
      types: ["response.created", "error"],
      error: undefined,
    });
    const { types, error } = await consume(throwOnFailedEvent(await open(run.client)));
    expect(types).toEqual(["response.created"]);
    expect(error?.constructor).toBe(sdk.RateLimitError);
    expect(error).toMatchObject({ code: rateLimit.code, response: { id: "resp_1" } });
  });

  test.each([
    { by: "end" as const, what: "ends as if all were well" },
    { by: "reset" as const, what: "throws the platform's error" },
  ])("cut off by $by: the SDK $what, the shim throws a connection error", async ({ by }) => {
    const script = {
      answers: [queued(), inProgress(), completed("hi")],
      cuts: [{ after: 3, by }],
    };
    await using run = await serve(consumer, [script, script]);
    const seen = ["response.created", "response.queued", "response.in_progress"];
    const plain = await consume(await open(run.client));
    expect(plain.types).toEqual(seen);
    if (by === "end") expect(plain.error).toBeUndefined();
    else expect(plain.error).not.toBeInstanceOf(sdk.OpenAIError);
    const { types, error } = await consume(throwOnFailedEvent(await open(run.client)));
    expect(types).toEqual(seen);
    expect(error?.constructor).toBe(sdk.APIConnectionError);
    expect(error).toMatchObject({
      message: "the stream ended before the response did",
      response: { id: "resp_2", status: "in_progress" },
    });
    expect(error?.cause instanceof Error).toBe(by === "reset");
    expect(isFailedResponseError(error)).toBe(false);
  });

  test("a body that ends in the middle of an event is a broken connection, too", async () => {
    await using run = await serve(consumer, [[queued()]]);
    const { constructor } = await open(run.client);
    const StreamClass = constructor as typeof Stream;
    const body = `data: ${JSON.stringify(created)}\n\ndata: {"type":"response.comp`;
    const quiet = { logger: console, logLevel: "off" } as unknown as Client;
    const log = vi.spyOn(console, "error").mockReturnValue(undefined);
    const stream = StreamClass.fromSSEResponse(new Response(body), new AbortController(), quiet);
    const { types, error } = await consume(throwOnFailedEvent(stream));
    log.mockRestore();
    expect(types).toEqual(["response.created"]);
    expect(error?.constructor).toBe(sdk.APIConnectionError);
    // Older versions drop half an event in silence.
    expect(error?.cause instanceof SyntaxError).toBe(sdkPackage === "openai");
  });

  test("every code, in response.failed and in both kinds of error event", async () => {
    const failures = [...namedFailures, ...numericFailures];
    const bodies = failures.map(({ code }) => ({ code, message: `Something about ${code}.` }));
    const shapes = (error: object): StreamEvent[] => [
      { type: "response.failed", response: { id: "resp_1", status: "failed", error } },
      { type: "error", error },
      { type: "error", ...error },
    ];
    await using run = await serve(
      consumer,
      bodies.flatMap((body) => shapes(body).map((event) => ({ events: [created, event] }))),
    );
    for (const { code, status, className, retryable } of failures) {
      for (const shape of ["response.failed", "nested", "flat"]) {
        const { types, error } = await consume(throwOnFailedEvent(await open(run.client)));
        const what = `${code} in ${shape}`;
        expect(types, what).toEqual(["response.created"]);
        const known = !(losesFlatCode && shape === "flat");
        expect(error?.constructor, what).toBe(sdk[known ? (className as "APIError") : "APIError"]);
        expect(error, what).toMatchObject(
          known ? { status, code, retryable } : { status: undefined, retryable: false },
        );
      }
    }
  });

  test("is a Stream again, with tee, toReadableStream and controller", async () => {
    const script = [queued(), failed(rateLimit)];
    await using run = await serve(consumer, [script, script]);
    const stream = await open(run.client);
    const checked = throwOnFailedEvent(stream);
    expect(checked).not.toBe(stream);
    expect(checked.constructor).toBe(stream.constructor);
    expect(checked.controller).toBe(stream.controller);
    const [left, right] = checked.tee();
    const [one, two] = await Promise.all([consume(left), consume(right)]);
    expect(one).toEqual(two);
    expect(one.types).toEqual(["response.created", "response.queued"]);
    expect(one.error).toBeInstanceOf(sdk.RateLimitError);

    const reader = throwOnFailedEvent(await open(run.client))
      .toReadableStream()
      .getReader();
    const first = (await reader.read()) as { value: Uint8Array };
    expect(new TextDecoder().decode(first.value)).toContain("response.created");
    await reader.read();
    expect(await thrownBy(() => reader.read())).toBeInstanceOf(sdk.RateLimitError);
  });

  test("leaving the loop early aborts the request", async () => {
    await using run = await serve(consumer, [
      { answers: [queued(), completed()], cuts: [{ after: 2, by: "hang" }] },
    ]);
    const stream = await open(run.client);
    for await (const event of throwOnFailedEvent(stream)) {
      expect(event.type).toBe("response.created");
      break;
    }
    expect(stream.controller.signal.aborted).toBe(true);
    expect(await run.server.requests[0]?.outcome).toBe("aborted");
  });

  test("what the loop's body throws comes out as it is, and aborts the request", async () => {
    await using run = await serve(consumer, [
      { answers: [queued(), completed()], cuts: [{ after: 2, by: "hang" }] },
    ]);
    const mistake = new TypeError("a mistake of the caller");
    const stream = await open(run.client);
    const thrown = await thrownBy(async () => {
      for await (const { type } of throwOnFailedEvent(stream)) {
        if (type === "response.created") throw mistake;
      }
    });
    expect(thrown).toBe(mistake);
    expect(await run.server.requests[0]?.outcome).toBe("aborted");
  });

  test("a stream that its caller aborts ends without an error, as the SDK's does", async () => {
    const script = { answers: [queued(), completed()], cuts: [{ after: 2, by: "hang" as const }] };
    await using run = await serve(consumer, [script, script]);
    const byController = throwOnFailedEvent(await open(run.client));
    const types: string[] = [];
    for await (const event of byController) {
      types.push(event.type);
      if (types.length === 2) byController.controller.abort();
    }
    expect(types).toEqual(["response.created", "response.queued"]);

    const { signal, abort } = abortable();
    const bySignal = await run.client.responses.create(streaming, { signal });
    for await (const event of throwOnFailedEvent(bySignal)) {
      if (event.type === "response.queued") abort();
    }
    expect(bySignal.controller.signal.aborted).toBe(true);
  });

  test("a second loop over the same stream throws the SDK's error", async () => {
    await using run = await serve(consumer, [[completed()]]);
    const checked = throwOnFailedEvent(await open(run.client));
    await consume(checked);
    const { error } = await consume(checked);
    expect(error?.message).toContain("Cannot iterate over a consumed stream");
    expect(error).not.toBeInstanceOf(sdk.APIError);
  });

  test("goes on with a stream that was cut, by retrieve with starting_after", async () => {
    await using run = await serve(consumer, [
      {
        answers: [queued(), inProgress(), failed(rateLimit)],
        cuts: [{ after: 2, by: "reset" }],
      },
    ]);
    const first = await consume(throwOnFailedEvent(await open(run.client)));
    const { response } = first.error as unknown as { response: { id: string } };
    const rest = await run.client.responses.retrieve(response.id, {
      stream: true,
      starting_after: 1,
    });
    const { types, error } = await consume(throwOnFailedEvent(rest));
    expect(types).toEqual(["response.in_progress"]);
    expect(error).toMatchObject({ code: rateLimit.code, response: { id: response.id } });
  });

  test("takes responses.stream() as well", async () => {
    const script = [queued(), inProgress(), failed(rateLimit)];
    await using run = await serve(consumer, [
      script,
      { events: [created, nestedError] },
      { answers: [queued(), completed()], cuts: [{ after: 2, by: "hang" }] },
    ]);
    const checked = throwOnFailedEvent(run.client.responses.stream(params));
    const failedRun = await consume(checked);
    expect(failedRun.types).toEqual([
      "response.created",
      "response.queued",
      "response.in_progress",
    ]);
    expect(failedRun.error).toBeInstanceOf(sdk.RateLimitError);
    expect(checked.controller.signal.aborted).toBe(true);

    const errorEvent = await consume(throwOnFailedEvent(run.client.responses.stream(params)));
    expect(errorEvent.error).toBeInstanceOf(sdk.RateLimitError);

    for await (const event of throwOnFailedEvent(run.client.responses.stream(params))) {
      expect(event.type).toBe("response.created");
      break;
    }
    expect(await run.server.requests[2]?.outcome).toBe("aborted");
  });

  test("a slow loop over responses.stream() throws as well, though the SDK's forgets the error", async () => {
    const seen = { answers: [queued(), inProgress()], cuts: [{ after: 2, by: "reset" as const }] };
    await using run = await serve(consumer, [{ events: [created, nestedError] }, seen]);
    const slowly = async (events: AsyncIterable<unknown>): Promise<Error> => {
      const request = run.server.requests.length;
      const thrown = await thrownBy(async () => {
        for await (const event of events) {
          expect(event).toBeDefined();
          // All of the stream has come before the next event is asked for.
          await (
            await run.server.received(request + 1)
          ).outcome;
          for (let turns = 0; turns < 20; turns++) await new Promise(setImmediate);
        }
      });
      return thrown;
    };
    const failure = await slowly(throwOnFailedEvent(run.client.responses.stream(params)));
    expect(failure).toBeInstanceOf(sdk.RateLimitError);
    const broken = await slowly(throwOnFailedEvent(run.client.responses.stream(params)));
    expect(broken.constructor).toBe(sdk.APIConnectionError);
    expect(broken.cause).toBeInstanceOf(Error);
    expect(broken).toMatchObject({ response: { id: "resp_2" } });
  });

  test("passes what the SDK itself throws about a request", async () => {
    await using run = await serve(consumer, [{ events: [flatError] }]);
    // The SDK's ResponseStream wants `response.created` first.
    const { error } = await consume(throwOnFailedEvent(run.client.responses.stream(params)));
    expect(error).toBeInstanceOf(sdk.OpenAIError);
    expect(error).not.toBeInstanceOf(sdk.APIConnectionError);
  });

  test("options.classify judges events, too", async () => {
    const odd = { code: "melted", message: "It melted." };
    await using run = await serve(consumer, [
      [queued(), failed(odd)],
      { events: [created, { type: "error", error: odd }] },
    ]);
    const classify = (error: { code?: unknown } | null) =>
      error?.code === "melted" ? 503 : undefined;
    for (const kind of ["response.failed", "error"]) {
      const { error } = await consume(throwOnFailedEvent(await open(run.client), { classify }));
      expect(error?.constructor, kind).toBe(sdk.InternalServerError);
      expect(error).toMatchObject({ status: 503, retryable: true });
    }
  });
});

test("a failed status counts in whatever event it comes", async () => {
  const [consumer] = consumers;
  if (!consumer) throw new Error("no SDK");
  const response = { id: "resp_1", status: "failed", error: rateLimit };
  await using run = await serve(consumer, [{ events: [{ type: "response.done", response }] }]);
  const stream = await run.client.responses.create(streaming);
  const { types, error } = await consume(consumer.shim.throwOnFailedEvent(stream));
  expect(types).toEqual([]);
  expect(error).toBeInstanceOf(consumer.sdk.RateLimitError);
});

test("of two statuses that one event tells, the failure counts", async () => {
  const [consumer] = consumers;
  if (!consumer) throw new Error("no SDK");
  const reason = { code: "slow_down", message: "Slow down." };
  const events = [
    { type: "response.completed", response: { id: "resp_1", status: "failed", error: reason } },
    { type: "response.failed", response: { id: "resp_2", status: "completed", error: reason } },
  ];
  await using run = await serve(
    consumer,
    events.map((event) => ({ events: [event] })),
  );
  for (const { response } of events) {
    const stream = await run.client.responses.create(streaming);
    const { types, error } = await consume(consumer.shim.throwOnFailedEvent(stream));
    expect(types).toEqual([]);
    expect(error).toMatchObject({ status: 429, response: { id: response.id } });
  }
});

describe("classes of the other module format", () => {
  const [esm, cjs] = consumers.filter(({ sdkPackage }) => sdkPackage === "openai");
  if (!esm || !cjs) throw new Error("the newest SDK is missing");

  test("are taken from options.errors", async () => {
    await using run = await serve(cjs, [[queued(), failed(rateLimit)]]);
    const stream = await run.client.responses.create(streaming);
    const { error } = await consume(
      esm.shim.throwOnFailedEvent(stream, { errors: cjs.sdk.OpenAI }),
    );
    expect(error?.constructor).toBe(cjs.sdk.RateLimitError);
  });

  test("are found without it for what the SDK threw, which shows its class", async () => {
    await using run = await serve(cjs, [{ events: [created, nestedError] }]);
    const stream = await run.client.responses.create(streaming);
    const { error } = await consume(esm.shim.throwOnFailedEvent(stream));
    expect(error?.constructor).toBe(cjs.sdk.RateLimitError);
  });

  test("do not make an abort look like a broken connection", async () => {
    await using run = await serve(cjs, [
      { answers: [queued(), completed()], cuts: [{ after: 2, by: "hang" }] },
    ]);
    const stream = run.client.responses.stream(params);
    const thrown = await thrownBy(async () => {
      for await (const event of esm.shim.throwOnFailedEvent(stream)) {
        if (event.type === "response.queued") stream.abort();
      }
    });
    expect(thrown.constructor).toBe(cjs.sdk.APIUserAbortError);
  });
});
