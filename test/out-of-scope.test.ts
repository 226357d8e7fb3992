// The README's table of what is out of scope: each row is silent, beside code as near to it as can be that is reported.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import plugin from "../src/index.js";
import { lintCase } from "./support/corpus.js";

/** What a row is about, in code: the first must stay silent, the second must not. */
interface Row {
  readonly silent: readonly string[];
  readonly reported: string;
}

const client = `import OpenAI from "openai"; const client = new OpenAI();`;
const retried = "if (error instanceof OpenAI.RateLimitError) return retry(); throw error;";

function inTry(expression: string, handler = retried): string {
  return `${client} export async function run(id, retry) {
    try { return (await ${expression}).output_text; } catch (error) { ${handler} }
  }`;
}

/** A loop that ends for one status alone, and a look at a field of it. */
function loop(read: string, status: string): string {
  return `${client} export async function wait(id) {
    let job = await ${read};
    while (job.status !== "${status}") job = await ${read};
    return job;
  }`;
}

const aRead = inTry("client.responses.retrieve(id)");

const rows: Readonly<Record<string, Row>> = {
  "callers in other files": {
    silent: [`${client} export const load = (id) => client.responses.retrieve(id);`],
    reported: `${client} const load = (id) => client.responses.retrieve(id);
      export const text = async (id) => (await load(id)).output_text;`,
  },
  "packages from the registry that wrap the SDK": {
    silent: [
      `import OpenAI from "openai"; import { load } from "@acme/runs";
      export async function run(id, retry) {
        try { return (await load(id)).output_text; } catch (error) { ${retried} }
      }`,
    ],
    reported: aRead,
  },
  "foreground calls: responses.create without background, chat": {
    silent: [
      inTry(`client.responses.create({ model: "gpt-5", input: id })`),
      inTry(`client.chat.completions.create({ model: "gpt-5", messages: [] })`),
    ],
    reported: aRead,
  },
  "batches, files, vector stores, fine-tuning, the Assistants API": {
    silent: [
      loop("client.batches.retrieve(id)", "completed"),
      loop("client.files.retrieve(id)", "processed"),
      loop("client.vectorStores.retrieve(id)", "completed"),
      loop("client.fineTuning.jobs.retrieve(id)", "succeeded"),
      loop(`client.beta.threads.runs.retrieve(id, { thread_id: "thread_1" })`, "completed"),
    ],
    reported: loop("client.responses.retrieve(id)", "completed"),
  },
  "checks for 401, 403, 404, 408, 409, 422 and for connection errors": {
    silent: [
      ...[401, 403, 404, 408, 409, 422].map((status) => `error.status === ${status}`),
      "error instanceof OpenAI.APIConnectionError",
    ].map(
      (check) => `${client} export async function load(id) {
        try { return await client.responses.retrieve(id); }
        catch (error) { if (${check}) return; throw error; }
      }`,
    ),
    reported: inTry("client.responses.retrieve(id)", "if (error.status === 429) return retry();"),
  },
  webhooks: {
    silent: [webhook(`event.type === "response.completed"`)],
    reported: webhook(`event.type === "response.completed" || event.type === "response.failed"`),
  },
  "what is done with incomplete and cancelled responses": {
    silent: [lookingAt(`response.status === "failed"`)],
    reported: lookingAt(`response.status === "queued"`),
  },
  "the Python SDK, and calls of the HTTP API without an SDK": {
    silent: [
      "export const run = async (url) => (await (await fetch(url)).json()).output_text;",
      `${client} export const run = async (id) => (await client.get("/responses/" + id)).output_text;`,
    ],
    reported: `${client} export const run = async (id) => (await client.responses.retrieve(id)).output_text;`,
  },
};

function webhook(condition: string): string {
  return `${client} export async function receive(request) {
    const event = await client.webhooks.unwrap(request.body, request.headers);
    if (${condition}) console.log((await client.responses.retrieve(event.data.id)).output_text);
  }`;
}

function lookingAt(condition: string): string {
  return `${client} export async function text(id) {
    const response = await client.responses.retrieve(id);
    if (${condition}) return undefined;
    return response.output_text;
  }`;
}

/** Not shown by code: there is no such file to lint with a flat config. */
const ABOUT_CONFIGURATION = [".eslintrc files"];

describe("what the README calls out of scope", () => {
  it("is what is tried here", () => {
    const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
    const [, section = ""] = readme.split("\n## Out of scope\n");
    const [table = ""] = section.split("\n## ");
    const firstCells = [...table.matchAll(/^\|(?<cell>[^|]+)\|/gmu)]
      .map(({ groups }) => (groups?.cell ?? "").trim().replaceAll("`", ""))
      .filter((cell) => cell !== "not done" && !/^-+$/u.test(cell));
    expect(firstCells.toSorted()).toEqual([...Object.keys(rows), ...ABOUT_CONFIGURATION].sort());
  });

  it.each(Object.entries(rows))("%s", (_row, { silent, reported }) => {
    expect(silent.map(reportingRules)).toEqual(silent.map(() => []));
    expect(reportingRules(reported)).not.toEqual([]);
  });
});

function reportingRules(code: string): string[] {
  return Object.keys(plugin.rules).filter((rule) => {
    const messages = lintCase(rule, { code, filename: "file.js" });
    expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
    return messages.length > 0;
  });
}
