// Realistic code, short-lived: command lines, scripts, pipelines, retry and error libraries.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-ineffective-error-check", {
  reported: {
    "a command line that maps errors to exit codes": `
import { parseArgs } from "node:util";
import OpenAI, { APIConnectionError, RateLimitError } from "openai";
const EXIT = { ok: 0, limited: 75, offline: 69, broken: 70 } as const;
async function main(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const client = new OpenAI();
  const run = await client.responses.retrieve(positionals[0] ?? "");
  process.stdout.write(run.output_text);
  return EXIT.ok;
}
function exitCodeOf(error: unknown): number {
  if (error instanceof APIConnectionError) return EXIT.offline;
  if (error instanceof RateLimitError) return EXIT.limited; // ← report
  return EXIT.broken;
}
main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => (process.exitCode = exitCodeOf(error)),
);
`,
    "a CommonJS script with callbacks and console output": {
      filename: "script.cjs",
      code: `
const fs = require("fs");
const { OpenAI } = require("openai");
const client = new OpenAI();
const ids = fs.readFileSync("ids.txt", "utf8").trim().split("\\n");
async function main() {
  for (const id of ids) {
    try {
      const res = await client.responses.retrieve(id);
      fs.writeFileSync(id + ".txt", res.output_text);
    } catch (err) {
      if (err.status === 429) { // ← report
        console.log("rate limited, skipping " + id);
        continue;
      }
      throw err;
    }
  }
}
main();
`,
    },
    "a deep research script that starts, waits, and retries the whole": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
async function research(question: string): Promise<string> {
  let response = await openai.responses.create({
    model: "o3-deep-research",
    input: question,
    background: true,
    tools: [{ type: "web_search_preview" }],
  });
  while (response.status === "queued" || response.status === "in_progress") {
    await sleep(10_000);
    response = await openai.responses.retrieve(response.id);
  }
  return response.output_text;
}
async function withBackoff<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const transient = error instanceof OpenAI.RateLimitError; // ← report
      if (!transient || attempt >= 4) throw error;
      await sleep(2 ** attempt * 1000);
    }
  }
}
console.log(await withBackoff(() => research("What is new?")));
`,
    "a classifier with a switch over the constructor's name": `
import OpenAI from "openai";
const client = new OpenAI();
type Kind = "limit" | "server" | "other";
function classify(error: Error): Kind {
  switch (error.constructor.name) { // ← report
    case "RateLimitError":
      return "limit";
    case "InternalServerError":
      return "server";
    default:
      return "other";
  }
}
export async function read(id: string): Promise<string | Kind> {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    return classify(error as Error);
  }
}
`,
    "a switch (true) over the classes": `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    switch (true) {
      case error instanceof OpenAI.RateLimitError: // ← report
        return "limit";
      default:
        throw error;
    }
  }
}
`,
    "a result type by a tuple helper": `
import OpenAI from "openai";
const client = new OpenAI();
async function attempt<T>(promise: PromiseLike<T>): Promise<[T, null] | [null, unknown]> {
  try {
    return [await promise, null];
  } catch (error) {
    if (error instanceof OpenAI.APIError) return [null, error]; // ← report
    throw error;
  }
}
export async function read(id: string) {
  const [run, error] = await attempt(client.responses.retrieve(id));
  return error === null ? run?.output_text : null;
}
`,
    "async-retry with bail, around start and poll": `
import retry from "async-retry";
import OpenAI from "openai";
const client = new OpenAI();
export const summarise = (input: string) =>
  retry(
    async (bail) => {
      try {
        const { id } = await client.responses.create({ model: "gpt-5", input, background: true });
        const run = await client.responses.retrieve(id);
        return run.output_text;
      } catch (error) {
        if (error instanceof OpenAI.BadRequestError) bail(error); // ← report: ineffectiveCheck
        throw error;
      }
    },
    { retries: 3 },
  );
`,
    "p-retry's onFailedAttempt as a named function, around start and poll": `
import pRetry, { type FailedAttemptError } from "p-retry";
import OpenAI from "openai";
const client = new OpenAI();
function onFailedAttempt(error: FailedAttemptError) {
  if ((error as unknown as { status?: number }).status === 429) console.warn("limited", error.retriesLeft); // ← report
}
async function work(input: string) {
  const { id } = await client.responses.create({ model: "gpt-5", input, background: true });
  return (await client.responses.retrieve(id)).output_text;
}
export const run = (input: string) => pRetry(() => work(input), { onFailedAttempt });
`,
    "a pool of promises with allSettled and a map": `
import OpenAI from "openai";
const client = new OpenAI();
export async function collect(ids: string[]) {
  const settled = await Promise.allSettled(ids.map(async (id) => (await client.responses.retrieve(id)).output_text));
  return settled.map((outcome, index) => {
    if (outcome.status === "fulfilled") return outcome.value;
    const error: unknown = outcome.reason;
    if (error instanceof OpenAI.RateLimitError) return "limited: " + String(ids[index]); // ← report
    throw error;
  });
}
`,
    "a small SDK of one's own around the SDK": `
import OpenAI from "openai";
export class LlmError extends Error {
  constructor(
    message: string,
    readonly kind: "limit" | "server" | "unknown",
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
function wrap(error: unknown): LlmError {
  if (error instanceof OpenAI.RateLimitError) return new LlmError(error.message, "limit", { cause: error }); // ← report
  if (error instanceof OpenAI.InternalServerError) return new LlmError(error.message, "server", { cause: error }); // ← report
  return new LlmError(String(error), "unknown", { cause: error });
}
export function createLlm(client: OpenAI) {
  return {
    async result(id: string): Promise<string> {
      try {
        const response = await client.responses.retrieve(id);
        return response.output_text;
      } catch (error) {
        throw wrap(error);
      }
    },
  };
}
`,
    "a new Promise with a poll by setInterval": `
import OpenAI from "openai";
const client = new OpenAI();
export const wait = (id: string) =>
  new Promise<string>((resolve, reject) => {
    const timer = setInterval(() => {
      client.responses
        .retrieve(id)
        .then((run) => {
          if (run.status !== "completed") return;
          clearInterval(timer);
          resolve(run.output_text);
        })
        .catch((error: unknown) => {
          if (error instanceof OpenAI.RateLimitError) return; // ← report
          clearInterval(timer);
          reject(error);
        });
    }, 2000);
  });
`,
    "a test against the real API that skips when limited": `
import OpenAI from "openai";
import { expect, it } from "vitest";
const client = new OpenAI();
it("reads the kept response", async (context) => {
  try {
    const run = await client.responses.retrieve("resp_123");
    expect(run.output_text).toContain("Paris");
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return context.skip(); // ← report
    throw error;
  }
});
`,
  },
  silent: {
    "a command line that looks at the run, too": `
import OpenAI, { RateLimitError } from "openai";
async function main(): Promise<number> {
  const run = await new OpenAI().responses.retrieve(process.argv[2] ?? "");
  if (run.status !== "completed") {
    console.error(run.status, run.error?.message ?? run.incomplete_details?.reason);
    return 70;
  }
  process.stdout.write(run.output_text);
  return 0;
}
main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => (process.exitCode = error instanceof RateLimitError ? 75 : 70),
);
`,
    "a CommonJS script over chat calls": {
      filename: "script.cjs",
      code: `
const { OpenAI } = require("openai");
const client = new OpenAI();
async function ask(content) {
  try {
    const chat = await client.chat.completions.create({ model: "gpt-5", messages: [{ role: "user", content }] });
    return chat.choices[0].message.content;
  } catch (err) {
    if (err.status === 429) return null;
    throw err;
  }
}
async function main() {
  const run = await client.responses.retrieve(process.argv[2]);
  console.log(await ask(run.output_text));
}
main();
`,
    },
    "a deep research script with createAndPoll": `
import OpenAI from "openai";
import { createAndPoll } from "openai-background-errors";
const openai = new OpenAI();
try {
  const response = await createAndPoll(openai, { model: "o3-deep-research", input: "What is new?" }, { maxRetries: 3 });
  console.log(response.output_text);
} catch (error) {
  if (error instanceof OpenAI.RateLimitError) console.error("out of quota");
  else throw error;
}
`,
    "a backoff that is used for the start, the poll is outside": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
async function withBackoff<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof OpenAI.RateLimitError) || attempt >= 4) throw error;
      await sleep(2 ** attempt * 1000);
    }
  }
}
const started = await withBackoff(() =>
  openai.responses.create({ model: "gpt-5", input: "What is new?", background: true }),
);
const finished = await openai.responses.retrieve(started.id);
console.log(finished.output_text);
`,
    "a classifier used for batches": `
import OpenAI from "openai";
const client = new OpenAI();
function classify(error: Error) {
  switch (error.constructor.name) {
    case "RateLimitError":
      return "limit";
    default:
      return "other";
  }
}
export async function batch(id: string) {
  try {
    return await client.batches.retrieve(id);
  } catch (error) {
    return classify(error as Error);
  }
}
export const read = (id: string) => client.responses.retrieve(id);
`,
    "a tuple helper around another promise": `
import OpenAI from "openai";
const client = new OpenAI();
async function attempt<T>(promise: PromiseLike<T>): Promise<[T, null] | [null, unknown]> {
  try {
    return [await promise, null];
  } catch (error) {
    if (error instanceof OpenAI.APIError) return [null, error];
    throw error;
  }
}
export async function start(input: string) {
  const [run] = await attempt(client.responses.create({ model: "gpt-5", input, background: true }));
  return run?.id;
}
export const read = async (id: string) => (await client.responses.retrieve(id)).output_text;
`,
    "async-retry with bail, around start and normalised poll": `
import retry from "async-retry";
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export const summarise = (input: string) =>
  retry(async (bail) => {
    try {
      const { id } = await client.responses.create({ model: "gpt-5", input, background: true });
      const run = throwIfFailed(await client.responses.retrieve(id));
      return run.output_text;
    } catch (error) {
      if (error instanceof OpenAI.BadRequestError) bail(error);
      throw error;
    }
  });
`,
    "p-retry around start and poll, the outcome is checked": `
import pRetry from "p-retry";
import OpenAI from "openai";
import { RunFailed } from "./errors.js";
const client = new OpenAI();
async function work(input: string) {
  const { id } = await client.responses.create({ model: "gpt-5", input, background: true });
  const run = await client.responses.retrieve(id);
  if (run.status === "failed") throw new RunFailed(run.error);
  return run.output_text;
}
export const run = (input: string) =>
  pRetry(() => work(input), {
    shouldRetry: ({ error }) => error instanceof RunFailed || error instanceof OpenAI.RateLimitError,
  });
`,
    "a map of settled outcomes that looks at failed runs": `
import OpenAI from "openai";
const client = new OpenAI();
export async function collect(ids: string[]) {
  const settled = await Promise.allSettled(ids.map((id) => client.responses.retrieve(id)));
  return settled.map((outcome) => {
    if (outcome.status === "rejected") return { limited: outcome.reason instanceof OpenAI.RateLimitError };
    const { status, error, output_text } = outcome.value;
    return status === "failed" ? { error } : { output_text };
  });
}
`,
    "a small SDK of one's own with a typed client": `
import OpenAI from "openai";
import { withTypedFailures } from "openai-background-errors";
import { LlmError } from "./errors.js";
function wrap(error: unknown): LlmError {
  if (error instanceof OpenAI.RateLimitError) return new LlmError(error.message, "limit");
  return new LlmError(String(error), "unknown");
}
export function createLlm(apiKey: string) {
  const client = withTypedFailures(new OpenAI({ apiKey }));
  return {
    async result(id: string): Promise<string> {
      try {
        return (await client.responses.retrieve(id)).output_text;
      } catch (error) {
        throw wrap(error);
      }
    },
  };
}
`,
    "a new Promise with a poll by setInterval that sees the failure": `
import OpenAI from "openai";
import { RunFailed } from "./errors.js";
const client = new OpenAI();
export const wait = (id: string) =>
  new Promise<string>((resolve, reject) => {
    const timer = setInterval(() => {
      client.responses
        .retrieve(id)
        .then((run) => {
          if (run.status === "queued" || run.status === "in_progress") return;
          clearInterval(timer);
          if (run.status === "failed") reject(new RunFailed(run.error));
          else resolve(run.output_text);
        })
        .catch((error: unknown) => {
          if (error instanceof OpenAI.RateLimitError) return;
          clearInterval(timer);
          reject(error);
        });
    }, 2000);
  });
`,
    "a test of a mocked module": `
import OpenAI from "openai";
import { expect, it, vi } from "vitest";
const retrieve = vi.fn();
vi.mock("openai", async (original) => ({
  ...(await original<typeof import("openai")>()),
  default: class {
    responses = { retrieve };
  },
}));
it("passes the limit on", async () => {
  retrieve.mockRejectedValue(new Error("429"));
  const client = { responses: { retrieve } };
  await client.responses.retrieve("resp_1").catch((error: unknown) => {
    expect(error instanceof OpenAI.RateLimitError).toBe(false);
  });
});
`,
  },
});
