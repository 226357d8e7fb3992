// Every case that the contract of `require-failed-response-check` names, in its plainest form.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("require-failed-response-check", {
  reported: {
    "output_text is returned, nothing looked": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id); // ← report
  return response.output_text;
}
`,
    "output is searched, nothing looked": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function message(id: string) {
  const response = await openai.responses.retrieve(id); // ← report
  return response.output.find((item) => item.type === "message");
}
`,
    "output_parsed is used, nothing looked": `
import OpenAI from "openai";
import type { ParsedResponse } from "openai/resources/responses/responses";
const openai = new OpenAI();
export async function parsed<T>(id: string) {
  const response = (await openai.responses.retrieve(id)) as ParsedResponse<T>; // ← report
  return response.output_parsed;
}
`,
    "output_text is parsed as JSON, nothing looked": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function plan(id: string) {
  const response = await openai.responses.retrieve(id); // ← report
  return JSON.parse(response.output_text);
}
`,
    "output_text is sent on, nothing looked": `
import express from "express";
import OpenAI from "openai";
const openai = new OpenAI();
const app = express();
app.get("/answers/:id", async (req, res) => {
  const response = await openai.responses.retrieve(req.params.id); // ← report
  res.send(response.output_text);
});
`,
    "a loop that only waits has not looked": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function run(input: string) {
  let r = await openai.responses.create({ model: "gpt-5", input, background: true });
  while (r.status === "queued" || r.status === "in_progress") {
    await sleep(1000);
    r = await openai.responses.retrieve(r.id); // ← report
  }
  return r.output_text;
}
`,
    "two reads of one variable, each used unlooked at: a report for each": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id); // ← report
  while (r.status === "queued" || r.status === "in_progress") {
    await sleep(1000);
    r = await openai.responses.retrieve(id); // ← report
  }
  return r.output_text;
}
`,
    "one read, used twice: one report": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id); // ← report
  console.log(response.output_text);
  return { text: response.output_text, items: response.output };
}
`,
    "logging every poll's status is no look": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function run(input: string) {
  let r = await openai.responses.create({ model: "gpt-5", input, background: true });
  while (r.status === "queued" || r.status === "in_progress") {
    console.log("status", r.status);
    await sleep(1000);
    r = await openai.responses.retrieve(r.id); // ← report
  }
  return r.output_text;
}
`,
    "a same-file caller uses a wrapper's value unlooked at: the wrapper's read": `
import OpenAI from "openai";
const openai = new OpenAI();
async function load(id: string) {
  return openai.responses.retrieve(id); // ← report
}
export async function text(id: string) {
  const response = await load(id);
  return response.output_text;
}
`,
    "a read under beta.responses": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.beta.responses.retrieve(id); // ← report
  return response.output;
}
`,
    "a webhook handler with no branch for the kind of event": `
import OpenAI from "openai";
import { save } from "./store.js";
const openai = new OpenAI({ webhookSecret: process.env.OPENAI_WEBHOOK_SECRET });
export async function POST(request: Request) {
  const event = await openai.webhooks.unwrap(await request.text(), request.headers);
  const response = await openai.responses.retrieve(event.data.id); // ← report
  await save(response.id, response.output_text);
  return new Response("ok");
}
`,
  },
  silent: {
    "the response is returned whole": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id);
  return response;
}
`,
    "the response is passed on whole": `
import OpenAI from "openai";
import { store } from "./store.js";
const openai = new OpenAI();
export async function keep(id: string) {
  const response = await openai.responses.retrieve(id);
  await store.put(response);
}
`,
    "the response is sent on whole": `
import express from "express";
import OpenAI from "openai";
const openai = new OpenAI();
const app = express();
app.get("/responses/:id", async (req, res) => {
  const response = await openai.responses.retrieve(req.params.id);
  res.json(response);
});
`,
    "only the status is used": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function state(id: string) {
  const response = await openai.responses.retrieve(id);
  return response.status;
}
`,
    "only the usage is used": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function cost(id: string) {
  const response = await openai.responses.retrieve(id);
  return response.usage?.total_tokens ?? 0;
}
`,
    "only the id is used": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function exists(id: string) {
  const response = await openai.responses.retrieve(id);
  return response.id === id;
}
`,
    "a failed response is noticed": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id);
  if (response.status === "failed") throw new Error(response.error?.message ?? "failed");
  return response.output_text;
}
`,
    "the error is read": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id);
  if (response.error) throw new Error(response.error.message);
  return response.output_text;
}
`,
    "every status but completed throws": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function run(input: string) {
  let r = await openai.responses.create({ model: "gpt-5", input, background: true });
  while (r.status === "queued" || r.status === "in_progress") {
    await sleep(1000);
    r = await openai.responses.retrieve(r.id);
  }
  if (r.status !== "completed") throw new Error("ended as " + r.status);
  return r.output_text;
}
`,
    "the answer carries the status": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id);
  return { status: response.status, text: response.output_text };
}
`,
    "the response is handed to an imported check": `
import OpenAI from "openai";
import { assertCompleted } from "@acme/ai-jobs";
const openai = new OpenAI();
export async function read(id: string) {
  const run = await openai.responses.retrieve(id);
  assertCompleted(run);
  return run.output_text;
}
`,
    "a webhook branch for response.completed": `
import OpenAI from "openai";
import { save } from "./store.js";
const openai = new OpenAI({ webhookSecret: process.env.OPENAI_WEBHOOK_SECRET });
export async function POST(request: Request) {
  const event = await openai.webhooks.unwrap(await request.text(), request.headers);
  if (event.type === "response.completed") {
    const response = await openai.responses.retrieve(event.data.id);
    await save(response.id, response.output_text);
  }
  return new Response("ok");
}
`,
    "a plain create, in the foreground": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function ask(input: string) {
  const response = await openai.responses.create({ model: "gpt-5", input });
  return response.output_text;
}
`,
    "a plain create, in the background": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function ask(input: string) {
  const response = await openai.responses.create({ model: "gpt-5", input, background: true });
  return { id: response.id, text: response.output_text };
}
`,
    "a same-file caller looks at a wrapper's value": `
import OpenAI from "openai";
const openai = new OpenAI();
async function load(id: string) {
  return openai.responses.retrieve(id);
}
export async function text(id: string) {
  const response = await load(id);
  if (response.status !== "completed") throw new Error(response.error?.message ?? response.status);
  return response.output_text;
}
`,
    "a wrapper that no one in the file calls": `
import OpenAI from "openai";
const openai = new OpenAI();
export const load = (id: string) => openai.responses.retrieve(id);
`,
    "a normalised read": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const openai = new OpenAI();
export async function read(id: string) {
  const response = throwIfFailed(await openai.responses.retrieve(id));
  return response.output_text;
}
`,
  },
});
