// What docs/why-http-200.md says the SDK does with a failed run, in every version that the shim supports.
import { beforeAll, describe, expect, test } from "vitest";
import { consume, serve, thrownBy } from "./shim/runs.js";
import { failed, httpError, inProgress, queued } from "./support/responses-server.js";
import { loadConsumers, sdkPackages } from "./support/shim-consumers.js";
import type { Consumer } from "./support/shim-consumers.js";

const rateLimit = failed({ code: "rate_limit_exceeded", message: "Rate limit reached." });
const params = { model: "test-model", input: "hello", background: true } as const;

/** The versions whose `finalResponse()` is right: from 6.45 on. */
const withRightFinalResponse = new Set(["openai6", "openai"]);

let consumers: readonly Consumer[];
beforeAll(async () => {
  consumers = await loadConsumers();
});

describe.each(sdkPackages)("%s", (sdkPackage) => {
  const consumer = (): Consumer => {
    const found = consumers.find((c) => c.sdkPackage === sdkPackage && c.format === "esm");
    if (found === undefined) throw new Error(`${sdkPackage} is not loaded.`);
    return found;
  };

  test("returns a failed run from a poll, each time", async () => {
    await using run = await serve(consumer(), [[queued(), inProgress(), rateLimit]]);
    const { id } = await run.client.responses.create(params);
    const statuses: unknown[] = [];
    for (let read = 0; read < 3; read++) {
      statuses.push((await run.client.responses.retrieve(id)).status);
    }
    expect(statuses).toEqual(["in_progress", "failed", "failed"]);
  });

  test("returns a failed run from the create", async () => {
    await using run = await serve(consumer(), [[rateLimit]]);
    expect((await run.client.responses.create(params)).status).toBe("failed");
  });

  test("yields response.failed as an event, and then the stream ends", async () => {
    await using run = await serve(consumer(), [[queued(), rateLimit]]);
    const stream = await run.client.responses.create({ ...params, stream: true });
    const { types, error } = await consume(stream);
    expect({ last: types.at(-1), error }).toEqual({ last: "response.failed", error: undefined });
  });

  test("resolves finalResponse() after a failure", async () => {
    await using run = await serve(consumer(), [[queued(), rateLimit]]);
    const { id } = await run.client.responses.create(params);
    const response = await run.client.responses.stream({ response_id: id }).finalResponse();
    expect(response.status).toBe(withRightFinalResponse.has(sdkPackage) ? "failed" : "queued");
  });

  test("ends a stream that is cut off as if all were well", async () => {
    await using run = await serve(consumer(), [
      { answers: [queued(), inProgress()], cuts: [{ after: 2, by: "end" }] },
    ]);
    const stream = await run.client.responses.create({ ...params, stream: true });
    const { types, error } = await consume(stream);
    expect({ types, error }).toEqual({
      types: ["response.created", "response.queued"],
      error: undefined,
    });
  });

  test("throws for a poll that is itself answered with 429", async () => {
    const { sdk } = consumer();
    await using run = await serve(consumer(), [[queued(), httpError(429)]]);
    const { id } = await run.client.responses.create(params);
    expect(await thrownBy(() => run.client.responses.retrieve(id))).toBeInstanceOf(
      sdk.RateLimitError,
    );
  });
});
