import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import {
  completed,
  dropped,
  failed,
  hanging,
  httpError,
  inProgress,
  queued,
  reset,
  startResponsesServer,
} from "../support/responses-server.js";
import type { Answer, ResponsesServer, Script } from "../support/responses-server.js";
import { createProject, sdkPackages } from "../support/shim-consumers.js";
import type { SdkPackage } from "../support/shim-consumers.js";

const runFile = promisify(execFile);
const atOnce = 2000;

/** What every program begins with. It counts what must not happen, and tells of it in its last words. */
const prologue = `
const noise = [];
process.on("unhandledRejection", (reason) => noise.push("unhandled rejection: " + reason));
process.on("warning", (warning) => noise.push(warning.name + ": " + warning.message));
const client = new OpenAI({ apiKey: "test", baseURL: process.env.SERVER_URL, maxRetries: 0 });
const params = { model: "test-model", input: "hello", background: true };
const outcomeOf = (promise) =>
  promise.then(
    (value) => value?.status ?? "done",
    (error) => error.constructor.name.replace(/^_/, "") + " " + (error.code ?? ""),
  );
let result;
// The event loop has run dry: nothing that holds a process is left.
process.on("exit", () => console.log(JSON.stringify({ result, noise })));
`;

const imports = {
  esm: `
import OpenAI from "openai";
import { createAndPoll, poll, throwOnFailedEvent, withTypedFailures } from "openai-background-errors";
`,
  cjs: `
const OpenAI = require("openai").OpenAI;
const { createAndPoll, poll, throwOnFailedEvent, withTypedFailures } = require("openai-background-errors");
`,
};

/** Runs a program against a server in a process of its own, which has to end by itself. */
async function runProgram(
  sdkPackage: SdkPackage,
  format: keyof typeof imports,
  server: ResponsesServer,
  main: string,
): Promise<{ readonly result: unknown; readonly noise: readonly string[] }> {
  const project = createProject(sdkPackage);
  try {
    const file = join(project.path, format === "esm" ? "main.mjs" : "main.cjs");
    writeFileSync(
      file,
      `${imports[format]}${prologue}(async () => {${main}})().then((value) => { result = value; });`,
    );
    const { stdout } = await runFile(process.execPath, [file], {
      env: { ...process.env, SERVER_URL: server.url },
      maxBuffer: 2 ** 26,
    });
    return JSON.parse(stdout) as Awaited<ReturnType<typeof runProgram>>;
  } finally {
    project.remove();
  }
}

const runs = sdkPackages.flatMap((sdkPackage) =>
  (["esm", "cjs"] as const).map((format) => ({ sdkPackage, format })),
);

describe.each(runs)("with $sdkPackage as $format", ({ sdkPackage, format }) => {
  test("whatever ends early leaves nothing behind that holds the process", async () => {
    const pending = [queued(), inProgress()];
    await using server = await startResponsesServer({
      script: [
        pending,
        pending,
        [queued(), hanging()],
        [queued(), { delivery: "silent" }],
        pending,
        [queued(), hanging()],
        [failed({ code: "rate_limit_exceeded", message: "Please try again in 50m." })],
        [{ delivery: "silent" }],
        { answers: pending, cuts: [{ after: 2, by: "reset" }] },
        { answers: pending, cuts: [{ after: 2, by: "hang" }] },
        { answers: [queued(), failed(null)] },
        { answers: [queued(), failed(null)] },
      ],
    });
    const { result, noise } = await runProgram(
      sdkPackage,
      format,
      server,
      `
      const outcomes = {};
      const create = async () => (await client.responses.create(params)).id;
      const soon = () => new Promise((resolve) => setTimeout(resolve, 100));
      const aborted = async (run) => {
        const controller = new AbortController();
        const outcome = outcomeOf(run(controller.signal));
        await soon();
        controller.abort();
        return outcome;
      };
      let id = await create();
      outcomes.wait = await aborted((signal) => poll(client, id, { signal }));
      id = await create();
      outcomes.cancelled = await aborted((signal) => poll(client, id, { signal, cancelOnAbort: true }));
      id = await create();
      outcomes.body = await aborted((signal) => poll(client, id, { signal }));
      id = await create();
      outcomes.headers = await aborted((signal) => poll(client, id, { signal }));
      id = await create();
      outcomes.neverEnds = await outcomeOf(poll(client, id, { pollIntervalMs: 20, timeoutMs: 200 }));
      id = await create();
      outcomes.neverAnswers = await outcomeOf(poll(client, id, { timeoutMs: 200 }));
      outcomes.backOff = await aborted((signal) => createAndPoll(client, params, { signal, maxRetries: 2 }));
      outcomes.create = await aborted((signal) => createAndPoll(client, params, { signal, maxRetries: 2 }));
      const iterate = async (stream, leave) => {
        for await (const event of throwOnFailedEvent(stream)) if (leave) return { status: "left" };
      };
      const stream = { ...params, stream: true };
      outcomes.cut = await outcomeOf(iterate(await client.responses.create(stream)));
      outcomes.left = await outcomeOf(iterate(await client.responses.create(stream), true));
      outcomes.failed = await outcomeOf(iterate(await client.responses.create(stream)));
      outcomes.helper = await outcomeOf(withTypedFailures(client).responses.stream(params).finalResponse());
      return outcomes;
      `,
    );
    expect(noise).toEqual([]);
    expect(result).toEqual({
      wait: "APIUserAbortError ",
      cancelled: "APIUserAbortError ",
      body: "APIUserAbortError ",
      headers: "APIUserAbortError ",
      neverEnds: "APIConnectionTimeoutError ",
      neverAnswers: "APIConnectionTimeoutError ",
      backOff: "APIUserAbortError ",
      create: "APIUserAbortError ",
      cut: "APIConnectionError ",
      left: "left",
      failed: "APIError ",
      helper: "APIError ",
    });
    expect(server.requestsOf("cancel").map(({ responseId }) => responseId)).toEqual(["resp_2"]);
  });
});

/** A response that meets every fault on its way, in an order of its own. */
function faultyResponse(index: number, faults: readonly Answer[]): readonly Answer[] {
  const turned = faults.map((_, offset) => faults[(index + offset) % faults.length] ?? queued());
  const end =
    index % 10 === 0 ? failed({ code: "insufficient_quota", message: "No." }) : completed();
  return [queued(), ...turned, end];
}

describe.each(sdkPackages)("%s", (sdkPackage) => {
  test(
    `${atOnce} polls at once through all faults: none is lost, none is run twice`,
    { timeout: 300_000 },
    async () => {
      const faults = [
        inProgress(),
        dropped(),
        httpError(429, { headers: { "retry-after-ms": "3" } }),
        httpError(500),
        // openai 4 notices a broken body only by its timeout, which the next test is for.
        ...(sdkPackage === "openai4" ? [] : [reset()]),
      ];
      const script: Script = Array.from({ length: atOnce }, (_, index) =>
        faultyResponse(index, faults),
      );
      await using server = await startResponsesServer({ script });
      const { result, noise } = await runProgram(
        sdkPackage,
        "esm",
        server,
        `
        const { signal } = new AbortController();
        // The creates take turns, for they are not tried here; the polls run all at once.
        const ids = [];
        while (ids.length < ${atOnce}) {
          const batch = Array.from({ length: 100 }, () => client.responses.create(params));
          for (const { id } of await Promise.all(batch)) ids.push(id);
        }
        const seen = {};
        const outcomes = await Promise.all(ids.map((id) => outcomeOf(
          poll(client, id, {
            signal,
            pollIntervalMs: 5,
            readTimeoutMs: 240_000,
            onStatus: ({ status }) => { seen[id] = (seen[id] ?? "") + status + " "; },
          }),
        )));
        return { ids, outcomes, seen };
        `,
      );
      expect(noise).toEqual([]);
      const { ids, outcomes, seen } = result as {
        ids: string[];
        outcomes: string[];
        seen: Record<string, string>;
      };
      expect(new Set(ids).size).toBe(atOnce);
      expect(server.requestsOf("create")).toHaveLength(atOnce);
      const readsOf = new Map<unknown, number>();
      for (const { responseId } of server.requestsOf("poll")) {
        readsOf.set(responseId, (readsOf.get(responseId) ?? 0) + 1);
      }
      for (const [index, id] of ids.entries()) {
        const isFailed = (Number(id.slice("resp_".length)) - 1) % 10 === 0;
        expect(outcomes[index], id).toBe(
          isFailed ? "RateLimitError insufficient_quota" : "completed",
        );
        expect(seen[id], id).toBe(`in_progress ${isFailed ? "failed" : "completed"} `);
        // Every answer of the script was asked for once, and none after the last.
        expect(readsOf.get(id), id).toBe(faults.length + 1);
      }
    },
  );
});

test("openai 4 gives up a body that was cut, and reads again", async () => {
  await using server = await startResponsesServer({
    script: [[queued(), reset(), hanging(), completed()]],
  });
  const { result, noise } = await runProgram(
    "openai4",
    "cjs",
    server,
    `
    const { id } = await client.responses.create(params);
    return outcomeOf(poll(client, id, { pollIntervalMs: 1, readTimeoutMs: 300 }));
    `,
  );
  expect({ result, noise }).toEqual({ result: "completed", noise: [] });
});
