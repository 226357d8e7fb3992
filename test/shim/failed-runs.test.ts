import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import {
  cancelled,
  completed,
  failed,
  httpError,
  inProgress,
  incomplete,
  queued,
  startResponsesServer,
} from "../support/responses-server.js";
import type { ResponsesServer, Script } from "../support/responses-server.js";
import { loadConsumers } from "../support/shim-consumers.js";
import type { Consumer } from "../support/shim-consumers.js";
import { namedFailures, numericFailures } from "./expected-failures.js";

const consumers = await loadConsumers();

const params = { model: "test-model", input: "the secret prompt", background: true };

interface Run {
  readonly server: ResponsesServer;
  readonly client: InstanceType<Consumer["sdk"]["OpenAI"]>;
}

async function serve({ sdk }: Consumer, script: Script): Promise<Run & AsyncDisposable> {
  const server = await startResponsesServer({ script });
  const client = new sdk.OpenAI({ apiKey: "test", baseURL: server.url, maxRetries: 0 });
  return { server, client, [Symbol.asyncDispose]: () => server.close() };
}

async function thrownBy(action: () => unknown): Promise<unknown> {
  try {
    await action();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

/** What an error says to whoever handles it, in the terms of openai 5 and later. */
function summary(error: unknown): Record<string, unknown> {
  const { status, code, type, param, message, error: body } = error as Record<string, unknown>;
  return { class: error?.constructor, status, code, type, param, message, body };
}

test("the two module formats have classes of their own, in every version", () => {
  const classes = consumers.map(({ sdk }) => sdk.RateLimitError);
  expect(new Set(classes).size).toBe(consumers.length);
});

describe.each(consumers)("a run with $sdkPackage as $format", (consumer) => {
  const { sdk, sdkErrors, shim } = consumer;
  const { throwIfFailed, errorFromResponse, isFailedResponseError } = shim;

  test("comes back as the same object while it has not failed", async () => {
    await using run = await serve(consumer, [
      [queued(), inProgress(), completed("hi"), cancelled(), incomplete("max_output_tokens")],
    ]);
    const created = await run.client.responses.create(params);
    expect(throwIfFailed(created)).toBe(created);
    for (const status of ["in_progress", "completed", "cancelled", "incomplete"]) {
      const response = await run.client.responses.retrieve(created.id);
      expect(response.status).toBe(status);
      expect(throwIfFailed(response)).toBe(response);
      expect(errorFromResponse(response)).toBeUndefined();
    }
  });

  test("throws what the synchronous call throws, for every code and every status", async () => {
    const failures = [...namedFailures, ...numericFailures];
    const bodies = failures.map(({ code }) => ({
      code,
      message: `Something about ${code}.`,
      type: "some_type",
      param: "input",
    }));
    await using run = await serve(consumer, [
      ...bodies.map((body) => [queued(), failed(body)]),
      ...bodies.map((error, index) => [
        httpError(failures[index]?.status ?? 0, { body: { error } }),
      ]),
    ]);
    const classes: unknown[] = [];
    const background: unknown[] = [];
    for (const { className } of failures) {
      const { id } = await run.client.responses.create(params);
      const error = await thrownBy(() => run.client.responses.retrieve(id).then(throwIfFailed));
      expect(error).toBeInstanceOf(sdk[className as "APIError"]);
      expect(isFailedResponseError(error)).toBe(true);
      classes.push(sdk[className as "APIError"]);
      background.push({ ...summary(error), retryable: read(error, "retryable") });
    }
    const synchronous: unknown[] = [];
    for (const { retryable } of failures) {
      const error = await thrownBy(() => run.client.responses.create(params));
      expect(isFailedResponseError(error)).toBe(false);
      synchronous.push({ ...summary(error), retryable });
    }
    expect(background.map((error) => read(error, "class"))).toEqual(classes);
    expect(background).toEqual(synchronous);
  });

  test("carries the id of the request and the delay in this version's own shape", async () => {
    const error = { code: "rate_limit_exceeded", message: "Please try again in 1.3s." };
    await using run = await serve(consumer, [
      [queued(), failed(error, { headers: { "x-request-id": "req_abc", "retry-after": "99" } })],
    ]);
    const { id } = await run.client.responses.create(params);
    const thrown = await thrownBy(() => run.client.responses.retrieve(id).then(throwIfFailed));
    expect(thrown).toMatchObject({ retryAfterMs: 1300 });
    if (consumer.sdkPackage === "openai4") {
      expect(thrown).toMatchObject({
        request_id: "req_abc",
        headers: { "retry-after-ms": "1300" },
      });
      expect(thrown).not.toHaveProperty("requestID");
    } else {
      expect(thrown).toMatchObject({ requestID: "req_abc" });
      expect(thrown).not.toHaveProperty("request_id");
      const headers = read(thrown, "headers") as Headers;
      expect([...headers]).toEqual([["retry-after-ms", "1300"]]);
    }
  });

  test("keeps the response, but shows it to no logger", async () => {
    const answer = failed(
      { code: "server_error", message: "oops" },
      { response: { input: params.input } },
    );
    await using run = await serve(consumer, [[answer]]);
    const response = await run.client.responses.create(params);
    const error = await thrownBy(() => throwIfFailed(response));
    expect(read(error, "response")).toBe(response);
    expect(JSON.stringify(response)).toContain(params.input);
    expect(JSON.stringify(error)).not.toContain(params.input);
    expect(inspect(error, { depth: Infinity })).not.toContain(params.input);
    expect(inspect(error)).not.toContain("[cause]");
  });

  test("is a base APIError without a status where the server gives no reason", async () => {
    const reasons = [null, {}, undefined, { code: null, message: null }, { code: "new_code" }];
    await using run = await serve(
      consumer,
      reasons.map((reason) => [failed(reason)]),
    );
    for (const reason of reasons) {
      const response = await run.client.responses.create(params);
      const error = await thrownBy(() => throwIfFailed(response));
      expect(summary(error)).toEqual({
        class: sdk.APIError,
        status: undefined,
        code: reason?.code,
        type: undefined,
        param: undefined,
        message: `Response "${response.id}" failed`,
        body: reason ?? undefined,
      });
      expect(error).toMatchObject({ retryable: false, retryAfterMs: undefined });
    }
  });

  test("takes a reason that is only a text for the message", async () => {
    await using run = await serve(consumer, [[failed("the gateway is down")]]);
    const response = await run.client.responses.create(params);
    const error = await thrownBy(() => throwIfFailed(response));
    expect(error?.constructor).toBe(sdk.APIError);
    expect(error).toMatchObject({ message: "the gateway is down", error: "the gateway is down" });
  });

  test("throws for an incomplete response only where that is asked for", async () => {
    const reasons = ["max_output_tokens", "content_filter", "steered"];
    await using run = await serve(
      consumer,
      reasons.map((reason) => [incomplete(reason)]),
    );
    const classes = [
      sdkErrors.LengthFinishReasonError,
      sdkErrors.ContentFilterFinishReasonError,
      sdkErrors.APIError,
    ];
    for (const Class of classes) {
      const response = await run.client.responses.create(params);
      expect(throwIfFailed(response, { incomplete: false })).toBe(response);
      const error = await thrownBy(() => throwIfFailed(response, { incomplete: true }));
      expect(error?.constructor).toBe(Class);
      expect(error).toBeInstanceOf(sdk.OpenAIError);
      expect(error).toMatchObject({ retryable: false });
      expect(read(error, "response")).toBe(response);
      expect(isFailedResponseError(error)).toBe(true);
      if (Class === sdkErrors.APIError) {
        expect(error).toMatchObject({
          status: undefined,
          message: `Response "${response.id}" is incomplete: steered`,
        });
      }
    }
  });

  test("throws for a run that `create` and `parse` answer at once, too", async () => {
    const answer = failed({ code: "slow_down", message: "Slow down." });
    await using run = await serve(consumer, [[answer], [answer]]);
    const { responses } = run.client;
    for (const call of [() => responses.create(params), () => responses.parse(params)]) {
      const error = await thrownBy(() => call().then(throwIfFailed));
      expect(error).toBeInstanceOf(sdk.RateLimitError);
    }
  });
});

describe("classes from elsewhere", () => {
  const pairs = consumers.flatMap((own) =>
    consumers.filter((other) => other !== own).map((other) => ({ own, other })),
  );
  const response = {
    id: "resp_1",
    status: "failed",
    error: { code: "slow_down", message: "Slow down." },
    _request_id: "req_1",
  };

  test.each(pairs)(
    "$own.sdkPackage as $own.format takes those of $other.sdkPackage as $other.format",
    ({ own, other }) => {
      const sources = [
        other.sdk.OpenAI,
        other.sdk.AzureOpenAI,
        class extends other.sdk.OpenAI {},
        other.sdk,
        other.sdkErrors,
      ];
      for (const errors of sources) {
        const error = own.shim.errorFromResponse(response, { errors });
        expect(error?.constructor).toBe(other.sdk.RateLimitError);
        expect(error).not.toBeInstanceOf(own.sdk.APIError);
        expect(own.shim.isFailedResponseError(error)).toBe(true);
        // Another copy of the shim knows the error as well.
        expect(other.shim.isFailedResponseError(error)).toBe(true);
        expect(error).toHaveProperty(
          other.sdkPackage === "openai4" ? "request_id" : "requestID",
          "req_1",
        );
      }
    },
  );

  test.each(pairs)(
    "an incomplete response: $own.sdkPackage as $own.format, $other.sdkPackage as $other.format",
    ({ own, other }) => {
      const stopped = { status: "incomplete", incomplete_details: { reason: "content_filter" } };
      const full = own.shim.errorFromResponse(stopped, {
        incomplete: true,
        errors: other.sdkErrors,
      });
      expect(full?.constructor).toBe(other.sdkErrors.ContentFilterFinishReasonError);
      // A client's constructor does not have the class; its own `OpenAIError` must still hold.
      const partial = own.shim.errorFromResponse(stopped, {
        incomplete: true,
        errors: other.sdk.OpenAI,
      });
      expect(partial?.constructor).toBe(other.sdk.APIError);
    },
  );

  test.each(consumers)(
    "$sdkPackage as $format: its own client's constructor lacks no class",
    ({ sdk, sdkErrors, shim }) => {
      const stopped = { status: "incomplete", incomplete_details: { reason: "max_output_tokens" } };
      const options = { incomplete: true, errors: sdk.OpenAI };
      expect(shim.errorFromResponse(stopped, options)?.constructor).toBe(
        sdkErrors.LengthFinishReasonError,
      );
    },
  );

  test.each(consumers)("$sdkPackage as $format: a mocked client is passed over", (consumer) => {
    const errors = Object as unknown as typeof consumer.sdk;
    expect(consumer.shim.errorFromResponse(response, { errors })).toBeInstanceOf(
      consumer.sdk.RateLimitError,
    );
  });
});

function read(value: unknown, key: string): unknown {
  return (value as Record<string, unknown>)[key];
}
