// Code as projects write it: research tools, extractors, workers, webhooks, components.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("require-failed-response-check", {
  reported: {
    "deep research CLI w/ spinner, onStatus callback, text written to file": `
import OpenAI from "openai";
import fs from "node:fs/promises";
import ora from "ora";
const openai = new OpenAI();
async function main() {
  const spinner = ora("starting").start();
  let response = await openai.responses.create({ model: "o3-deep-research", input: process.argv[2]!, background: true });
  const started = Date.now();
  while (response.status === "queued" || response.status === "in_progress") {
    spinner.text = \`\${response.status} \${Date.now() - started}\`;
    await new Promise((r) => setTimeout(r, 10_000));
    response = await openai.responses.retrieve(response.id); // ← report
  }
  spinner.stop();
  await fs.writeFile("report.md", response.output_text);
}
void main();
`,
    "helper extracts text, not tested": `
import OpenAI from "openai";
const openai = new OpenAI();
function extract(response: any): string {
  return response.output?.find((item: any) => item.type === "message")?.content?.[0]?.text ?? "";
}
export async function get(id: string) {
  const response = await openai.responses.retrieve(id); // ← report
  const text = extract(response);
  return text;
}
`,
    "cached in a Map and text returned": `
import OpenAI from "openai";
const openai = new OpenAI();
const cache = new Map<string, unknown>();
export async function get(id: string) {
  const run = await openai.responses.retrieve(id); // ← report
  cache.set(id, run);
  return run.output_text;
}
`,
    "zod parse of output_text in a typed wrapper": `
import OpenAI from "openai";
import { schema } from "./schema.js";
export class Extractor {
  constructor(private client: OpenAI) {}
  private async poll(id: string): Promise<OpenAI.Responses.Response> {
    while (true) {
      const r = await this.client.responses.retrieve(id); // ← report
      if (!["queued", "in_progress"].includes(r.status ?? "")) return r;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  async run(id: string) {
    const r = await this.poll(id);
    return schema.safeParse(JSON.parse(r.output_text));
  }
}
`,
    "image generation items": `
import OpenAI from "openai";
import fs from "node:fs";
const openai = new OpenAI();
export async function images(id: string) {
  const response = await openai.responses.retrieve(id); // ← report
  const data = response.output.filter((o) => o.type === "image_generation_call").map((o) => o.result);
  data.forEach((d, i) => fs.writeFileSync(\`\${i}.png\`, Buffer.from(d!, "base64")));
}
`,
    "function calls loop (agent)": `
import OpenAI from "openai";
import { call } from "./tools.js";
const openai = new OpenAI();
export async function step(id: string) {
  const response = await openai.responses.retrieve(id); // ← report
  for (const item of response.output) {
    if (item.type === "function_call") await call(item.name, JSON.parse(item.arguments));
  }
}
`,
    "done flag means not pending": `
import { NextResponse } from "next/server";
import OpenAI from "openai";
const openai = new OpenAI();
export async function GET(req: Request, { params }: { params: { id: string } }) {
  const r = await openai.responses.retrieve(params.id); // ← report
  const done = r.status !== "queued" && r.status !== "in_progress";
  return NextResponse.json({ done, text: done ? r.output_text : null });
}
`,
    "withTimeout around the read": `
import OpenAI from "openai";
import { withTimeout } from "./timeout.js";
const openai = new OpenAI();
export async function get(id: string) {
  const r = await withTimeout(openai.responses.retrieve(id), 5000); // ← report
  return r.output_text;
}
`,
    "pRetry around the read": `
import OpenAI from "openai";
import pRetry from "p-retry";
const openai = new OpenAI();
export async function get(id: string) {
  const r = await pRetry(() => openai.responses.retrieve(id), { retries: 3 }); // ← report
  return r.output_text;
}
`,
    "the created response is looked at in the variable that gets the read one later": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function get(input: string) {
  let r = await openai.responses.create({ model: "o3", input, background: true });
  if (r.status === "failed") throw new Error(r.error?.message);
  while (r.status === "queued" || r.status === "in_progress") {
    await new Promise((x) => setTimeout(x, 1000));
    r = await openai.responses.retrieve(r.id); // ← report
  }
  return r.output_text;
}
`,
    "two callers, one handles with a throw": `
import OpenAI from "openai";
const openai = new OpenAI();
async function load(id: string) {
  return openai.responses.retrieve(id); // ← report
}
export async function careful(id: string) {
  const r = await load(id);
  if (r.status === "failed") throw new Error(r.error?.message);
  return r.output_text;
}
export async function careless(id: string) {
  const r = await load(id);
  return r.output_text;
}
`,
    "last response of a stream kept, text used after": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function get(id: string) {
  const stream = await openai.responses.retrieve(id, { stream: true }); // ← report
  let last: OpenAI.Responses.Response | undefined;
  for await (const event of stream) {
    if ("response" in event) last = event.response;
  }
  return last?.output_text;
}
`,
    "JSX text alone": {
      filename: "answer.tsx",
      code: `
import OpenAI from "openai";
const openai = new OpenAI();
export default async function Page({ id }: { id: string }) {
  const run = await openai.responses.retrieve(id); // ← report
  return <p>{run.output_text}</p>;
}
`,
    },
    "log text only at top level, exported": `
import OpenAI from "openai";
const openai = new OpenAI();
export const text = (await openai.responses.retrieve("resp_1")).output_text; // ← report
`,
    "webhook enqueue, worker collects": `
import OpenAI from "openai";
import { queue } from "./queue.js";
const openai = new OpenAI();
export async function hook(req: any) {
  const event = await openai.webhooks.unwrap(req.body, req.headers);
  if (event.type === "response.completed" || event.type === "response.failed") await queue.add("collect", event.data);
}
queue.process("collect", async (job: any) => {
  const r = await openai.responses.retrieve(job.data.id); // ← report
  return r.output_text;
});
`,
    "some pending only": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function all(ids: string[]) {
  const runs = await Promise.all(ids.map((id) => openai.responses.retrieve(id))); // ← report
  if (runs.some((r) => r.status === "queued" || r.status === "in_progress")) return null;
  return runs.map((r) => r.output_text);
}
`,
    "text length only": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function len(id: string) {
  const r = await openai.responses.retrieve(id); // ← report
  return r.output_text.length;
}
`,
    "incomplete looked at, failed not": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function get(id: string) {
  const r = await openai.responses.retrieve(id); // ← report
  if (r.status === "incomplete") throw new Error(r.incomplete_details?.reason);
  return r.output_text;
}
`,
    "else-branch for everything pending emits text otherwise": `
import OpenAI from "openai";
import { EventEmitter } from "node:events";
export class Job extends EventEmitter {
  private client = new OpenAI();
  async tick(id: string) {
    const r = await this.client.responses.retrieve(id); // ← report
    if (r.status === "queued" || r.status === "in_progress") this.emit("wait");
    else this.emit("done", r.output_text);
  }
}
`,
    "default parameter callback style": {
      filename: "cb.js",
      code: `
const OpenAI = require("openai");
const openai = new OpenAI();
module.exports = function get(id, cb) {
  openai.responses.retrieve(id).then(function (r) { // ← report
    cb(null, r.output_text);
  }, cb);
};
`,
    },
    "setInterval resolves with the text": `
import OpenAI from "openai";
const openai = new OpenAI();
export const wait = (id: string) =>
  new Promise<string>((resolve) => {
    const t = setInterval(async () => {
      const r = await openai.responses.retrieve(id); // ← report
      if (r.status === "in_progress" || r.status === "queued") return;
      clearInterval(t);
      resolve(r.output_text);
    }, 1000);
  });
`,
    "assigned to outer variable unlooked": `
import OpenAI from "openai";
const openai = new OpenAI();
let latest = "";
export async function refresh(id: string) {
  const r = await openai.responses.retrieve(id); // ← report
  latest = r.output_text;
}
export const current = () => latest;
`,
    "past messages component beside input items": {
      filename: "page.tsx",
      code: `
import * as ai from "@/lib/ai";
export const PastMessages = async (props: { id: string | null }) => {
  if (props.id) {
    const [previous, latest] = await Promise.all([
      ai.openai.responses.inputItems.list(props.id),
      ai.openai.responses.retrieve(props.id), // ← report
    ]);
    const messages = previous.data.map((m) => ({ role: m.role }));
    if (latest.output[0]?.type === "message") messages.push({ role: latest.output[0].role });
    return <ul>{messages.map((m) => <li>{m.role}</li>)}</ul>;
  }
};
`,
    },
    "a pipeline that reports progress and does not look at the end": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function research(input: string, onProgress: (n: number) => void) {
  let result = await openai.responses.create({ model: "o3", input, background: true });
  while (result.status === "queued" || result.status === "in_progress") {
    result = await openai.responses.retrieve(result.id); // ← report
    const items = result.output || [];
    onProgress(items.filter((i) => i.type === "web_search_call").length);
  }
  return result.output_text;
}
`,
    "a class that keeps the response and gives its text": `
import OpenAI from "openai";
export class Run {
  constructor(private client: OpenAI, private data: OpenAI.Responses.Response) {}
  async refresh() {
    this.data = await this.client.responses.retrieve(this.data.id); // ← report
  }
  get pending() { return this.data.status === "queued" || this.data.status === "in_progress"; }
  get text() {
    return this.data.output_text;
  }
}
`,
    "the text is returned from a try with a finally": `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id: string) {
  try {
    const r = await client.responses.retrieve(id); // ← report
    return r.output_text;
  } finally {
    console.log("done", id);
  }
}
`,
    "an assertion about the text alone": `
import OpenAI from "openai";
import assert from "node:assert";
const client = new OpenAI();
export async function read(id: string) {
  const r = await client.responses.retrieve(id); // ← report
  assert.ok(r.output_text);
  return r.output_text;
}
`,
    "logger gets the text and the status at the same call": `
import OpenAI from "openai";
import { logger } from "./logger";
const client = new OpenAI();
export async function read(id: string) {
  const r = await client.responses.retrieve(id); // ← report
  logger.info("run", { status: r.status });
  return r.output_text;
}
`,
    "cancel after deadline then text": `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id: string, deadline: number) {
  let r = await client.responses.retrieve(id); // ← report
  while (r.status === "in_progress" || r.status === "queued") {
    if (Date.now() > deadline) {
      r = await client.responses.cancel(id);
      break;
    }
    r = await client.responses.retrieve(id); // ← report
  }
  return r.output_text;
}
`,
    "sdk zod parse helper": `
import OpenAI from "openai";
import { z } from "zod";
const client = new OpenAI();
export async function read(id: string) {
  const r = await client.responses.retrieve(id); // ← report
  const [call] = r.output.filter((o) => o.type === "function_call");
  return z.object({}).parse(JSON.parse(call!.arguments));
}
`,
    "pagination of many ids by for await with concurrency": `
import OpenAI from "openai";
import pMap from "p-map";
const client = new OpenAI();
export const texts = (ids: string[]) =>
  pMap(ids, async (id) => (await client.responses.retrieve(id)).output_text, { concurrency: 4 }); // ← report
`,
    "inngest steps": `
import { inngest } from "./inngest";
import OpenAI from "openai";
const client = new OpenAI();
export const fn = inngest.createFunction({ id: "x" }, { event: "y" }, async ({ step, event }) => {
  const r = await step.run("get", () => client.responses.retrieve(event.data.id)); // ← report
  await step.run("save", async () => save(r.output_text));
});
declare function save(text: string): Promise<void>;
`,
  },
  silent: {
    "same but spinner.fail for not completed": `
import OpenAI from "openai";
import fs from "node:fs/promises";
import ora from "ora";
const openai = new OpenAI();
async function main() {
  const spinner = ora("starting").start();
  let response = await openai.responses.create({ model: "o3-deep-research", input: process.argv[2]!, background: true });
  while (response.status === "queued" || response.status === "in_progress") {
    await new Promise((r) => setTimeout(r, 10_000));
    response = await openai.responses.retrieve(response.id);
  }
  if (response.status !== "completed") {
    spinner.fail(\`ended as \${response.status}: \${response.error?.message}\`);
    process.exit(1);
  }
  await fs.writeFile("report.md", response.output_text);
}
void main();
`,
    "text taken first, status tested after": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function get(id: string) {
  const response = await openai.responses.retrieve(id);
  const text = response.output_text.trim();
  if (response.status !== "completed") return null;
  return text;
}
`,
    "helper extracts text, status tested after": `
import OpenAI from "openai";
const openai = new OpenAI();
function extract(response: any): string {
  return response.output?.find((item: any) => item.type === "message")?.content?.[0]?.text ?? "";
}
export async function get(id: string) {
  const response = await openai.responses.retrieve(id);
  const text = extract(response);
  if (response.status !== "completed") return null;
  return text;
}
`,
    "setStatus and setText side by side": `
import OpenAI from "openai";
import { useState, useEffect } from "react";
const openai = new OpenAI();
export function useRun(id: string) {
  const [status, setStatus] = useState<string>();
  const [text, setText] = useState("");
  useEffect(() => {
    const timer = setInterval(async () => {
      const run = await openai.responses.retrieve(id);
      setStatus(run.status);
      setText(run.output_text);
    }, 2000);
    return () => clearInterval(timer);
  }, [id]);
  return { status, text };
}
`,
    "row.status and row.text saved": `
import OpenAI from "openai";
import { Row } from "./models.js";
const openai = new OpenAI();
export async function sync(rowId: number) {
  const row = await Row.findByPk(rowId);
  const run = await openai.responses.retrieve(row.responseId);
  row.status = run.status;
  row.text = run.output_text;
  await row.save();
}
`,
    "guard clause on pending with 202 then object with error": `
import OpenAI from "openai";
import type { Request, Response } from "express";
const openai = new OpenAI();
export async function show(req: Request, res: Response) {
  const run = await openai.responses.retrieve(req.params.id!);
  if (run.status === "in_progress" || run.status === "queued") return res.status(202).end();
  return res.json({ text: run.output_text, error: run.error });
}
`,
    "imported predicate asks the status": `
import OpenAI from "openai";
import { isOk } from "./status.js";
const openai = new OpenAI();
export async function get(id: string) {
  const run = await openai.responses.retrieve(id);
  if (!isOk(run.status)) return null;
  return run.output_text;
}
`,
    "imported predicate asks the response": `
import OpenAI from "openai";
import { isDone } from "./status.js";
const openai = new OpenAI();
export async function get(id: string) {
  const run = await openai.responses.retrieve(id);
  if (!isDone(run)) return null;
  return run.output_text;
}
`,
    "same with status switch in run": `
import OpenAI from "openai";
import { schema } from "./schema.js";
export class Extractor {
  constructor(private client: OpenAI) {}
  private async poll(id: string): Promise<OpenAI.Responses.Response> {
    while (true) {
      const r = await this.client.responses.retrieve(id);
      if (!["queued", "in_progress"].includes(r.status ?? "")) return r;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  async run(id: string) {
    const r = await this.poll(id);
    switch (r.status) {
      case "completed":
        return schema.safeParse(JSON.parse(r.output_text));
      default:
        return { success: false, error: r.status };
    }
  }
}
`,
    "status: allowed list helper in a const object": `
import OpenAI from "openai";
const openai = new OpenAI();
const FINISHED = { completed: true, failed: false, cancelled: false, incomplete: false } as const;
export async function get(id: string) {
  const r = await openai.responses.retrieve(id);
  if (!FINISHED[r.status as keyof typeof FINISHED]) return undefined;
  return r.output_text;
}
`,
    "next.js route handler returning done flag by status": `
import { NextResponse } from "next/server";
import OpenAI from "openai";
const openai = new OpenAI();
export async function GET(req: Request, { params }: { params: { id: string } }) {
  const r = await openai.responses.retrieve(params.id);
  const done = r.status === "completed";
  return NextResponse.json({ done, text: done ? r.output_text : null });
}
`,
    "stream: completed event only": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function get(id: string) {
  const stream = await openai.responses.retrieve(id, { stream: true });
  for await (const event of stream) {
    if (event.type === "response.completed") return event.response.output_text;
  }
}
`,
    "JSX with status attribute": {
      filename: "answer.tsx",
      code: `
import OpenAI from "openai";
const openai = new OpenAI();
export default async function Page({ id }: { id: string }) {
  const run = await openai.responses.retrieve(id);
  return <Answer status={run.status} text={run.output_text} />;
}
`,
    },
    "log status and text": `
import OpenAI from "openai";
const openai = new OpenAI();
const run = await openai.responses.retrieve(process.argv[2]!);
console.log(run.status);
console.log(run.output_text);
`,
    "a webhook branch for completed, the event parsed by hand": {
      filename: "hook.js",
      code: `
import OpenAI from "openai";
import { save } from "./db.js";
const openai = new OpenAI();
export async function hook(req, res) {
  const event = JSON.parse(req.body);
  if (event.type === "response.completed") {
    const response = await openai.responses.retrieve(event.data.id);
    await save(response.output_text);
  }
  res.end();
}
`,
    },
    "webhook handlers table": {
      filename: "hook.js",
      code: `
import OpenAI from "openai";
import { save, fail } from "./db.js";
const openai = new OpenAI();
const handlers = {
  "response.completed": async (id) => {
    const response = await openai.responses.retrieve(id);
    await save(response.output_text);
  },
  "response.failed": async (id) => fail(id),
};
export async function hook(req, res) {
  const event = await openai.webhooks.unwrap(req.body, req.headers);
  await handlers[event.type]?.(event.data.id);
  res.end();
}
`,
    },
    "every over all": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function all(ids: string[]) {
  const runs = await Promise.all(ids.map((id) => openai.responses.retrieve(id)));
  if (!runs.every((r) => r.status === "completed")) throw new Error("not all completed");
  return runs.map((r) => r.output_text);
}
`,
    "reduce grouping by status": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function group(ids: string[]) {
  const out: Record<string, string[]> = {};
  for (const id of ids) {
    const r = await openai.responses.retrieve(id);
    (out[r.status ?? "none"] ??= []).push(r.output_text);
  }
  return out;
}
`,
    "langchain-like: spreads whole into return": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function get(id: string) {
  const r = await openai.responses.retrieve(id);
  return { ...r, text: r.output_text };
}
`,
    "usage cost record then text in event emitter": `
import OpenAI from "openai";
import { EventEmitter } from "node:events";
export class Job extends EventEmitter {
  private client = new OpenAI();
  async tick(id: string) {
    const r = await this.client.responses.retrieve(id);
    if (r.status === "completed") this.emit("done", r.output_text);
    else if (r.status === "failed") this.emit("error", new Error(r.error?.message));
  }
}
`,
    "assigned to outer variable and returned": `
import OpenAI from "openai";
const openai = new OpenAI();
let latest = "";
export async function refresh(id: string) {
  const r = await openai.responses.retrieve(id);
  if (r.status === "completed") latest = r.output_text;
}
export const current = () => latest;
`,
    "only a test of the text decides which constant is returned": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function has(id: string) {
  const r = await openai.responses.retrieve(id);
  if (r.output_text) return true;
  return false;
}
`,
    "audit with status in a variable and attempts": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function audit(params: any) {
  const response = await openai.responses.create(params);
  let status = response.status as string;
  let finalResponse = response;
  let attempts = 0;
  while ((status === "queued" || status === "in_progress") && attempts < 60) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    finalResponse = await openai.responses.retrieve(response.id);
    status = finalResponse.status as string;
    attempts++;
  }
  if (status !== "completed" && status !== "incomplete") {
    throw new Error(\`Audit failed with status: \${status}\`);
  }
  return finalResponse.output_text || "";
}
`,
    "pipeline with retry helper of the file and progress from output": `
import OpenAI from "openai";
const openai = new OpenAI();
async function withRetry<T>(label: string, fn: () => Promise<T>, tries = 3): Promise<T> {
  for (let i = 0; ; i++) {
    try {
      return await fn();
    } catch (error) {
      if (i >= tries) throw error;
      console.warn(label, error);
    }
  }
}
export async function research(input: string, onProgress: (n: number) => void, signal?: AbortSignal) {
  let result = await withRetry("create", () => openai.responses.create({ model: "o3", input, background: true }));
  const started = Date.now();
  while (result.status === "queued" || result.status === "in_progress") {
    if (Date.now() - started > 60_000) throw new Error(\`timed out (status: \${result.status})\`);
    if (signal?.aborted) throw new Error("aborted");
    result = await withRetry("retrieve", () => openai.responses.retrieve(result.id));
    const items = result.output || [];
    onProgress(items.filter((i) => i.type === "web_search_call").length);
  }
  if (result.status !== "completed") {
    throw new Error(\`Deep research ended with status \${result.status}: \${result.error?.message ?? "unknown"}\`);
  }
  return result.output_text;
}
`,
    "job row marked failed by helper with the response": `
import { getOpenAI, updateJob, parse } from "./deps";
type Row = { id: string; responseId: string };
async function markFailed(row: Row, message: string, response?: unknown) {
  return updateJob(row.id, { status: "failed", message, raw: response });
}
export async function step(row: Row) {
  const openai = getOpenAI();
  const response = await openai.responses.retrieve(row.responseId);
  if (response.status === "queued" || response.status === "in_progress") return updateJob(row.id, { status: "running" });
  if (response.status === "failed" || response.status === "cancelled" || response.status === "incomplete") {
    return markFailed(row, \`failed (\${response.status})\`, response);
  }
  return updateJob(row.id, { status: "done", result: parse(response.output_text) });
}
`,
    "ink cli with state machine": `
import OpenAI from "openai";
const client = new OpenAI();
type State = { kind: "pending" } | { kind: "done"; text: string } | { kind: "failed"; why: string };
export async function poll(id: string): Promise<State> {
  const r = await client.responses.retrieve(id);
  const kinds: Record<string, () => State> = {
    completed: () => ({ kind: "done", text: r.output_text }),
    failed: () => ({ kind: "failed", why: r.error?.message ?? "" }),
  };
  return kinds[r.status ?? ""]?.() ?? { kind: "pending" };
}
`,
    "generator yields statuses, final text": `
import OpenAI from "openai";
const client = new OpenAI();
export async function* follow(id: string) {
  while (true) {
    const r = await client.responses.retrieve(id);
    yield { status: r.status };
    if (r.status !== "queued" && r.status !== "in_progress") {
      yield { text: r.output_text };
      return;
    }
  }
}
`,
    "the response is mapped by a library": `
import OpenAI from "openai";
import { Effect } from "effect";
const client = new OpenAI();
export const read = (id: string) =>
  Effect.tryPromise(() => client.responses.retrieve(id)).pipe(Effect.map((r) => r.output_text));
`,
    "a failure becomes an err of a result": `
import OpenAI from "openai";
import { ok, err } from "neverthrow";
const client = new OpenAI();
export async function read(id: string) {
  const r = await client.responses.retrieve(id);
  if (r.status === "failed") return err(new Error("failed"));
  return ok(r.output_text);
}
`,
    "AI route with switch true": `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id: string) {
  const r = await client.responses.retrieve(id);
  switch (true) {
    case r.status === "failed":
      throw new Error("failed");
    case r.status === "completed":
      return r.output_text;
    default:
      return null;
  }
}
`,
    "not failed guard inverted": `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id: string) {
  const r = await client.responses.retrieve(id);
  if (r.status !== "failed") return r.output_text;
  throw new Error("failed");
}
`,
    "the status is compared with a member of an enum": `
import OpenAI from "openai";
const client = new OpenAI();
enum S { Failed = "failed", Completed = "completed" }
export async function read(id: string) {
  const r = await client.responses.retrieve(id);
  if (r.status === S.Failed) throw new Error("failed");
  return r.output_text;
}
`,
    "error from unknown in a handler that logs error.message only": `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id: string) {
  const r = await client.responses.retrieve(id);
  const { status, error } = r;
  if (status === "failed") {
    const msg = error ? error.message : "unknown";
    console.error(msg);
    throw new Error("failed");
  }
  return r.output_text;
}
`,
    "assertion function asserts": `
import OpenAI from "openai";
import assert from "node:assert";
const client = new OpenAI();
export async function read(id: string) {
  const r = await client.responses.retrieve(id);
  assert(r.status === "completed", \`run ended as \${r.status}\`);
  return r.output_text;
}
`,
    "throws in ternary with function": `
import OpenAI from "openai";
const client = new OpenAI();
const raise = (message: string): never => {
  throw new Error(message);
};
export async function read(id: string) {
  const r = await client.responses.retrieve(id);
  return r.status === "completed" ? r.output_text : raise(\`ended as \${r.status}: \${r.error?.code}\`);
}
`,
    "the failure aborts a controller": `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id: string, controller: AbortController) {
  const r = await client.responses.retrieve(id);
  if (r.status === "failed") controller.abort(new Error("failed"));
  else return r.output_text;
}
`,
    "stream end without terminal": `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id: string) {
  let text = "";
  for await (const e of await client.responses.retrieve(id, { stream: true })) {
    if (e.type === "response.output_text.delta") text += e.delta;
    else if (e.type === "response.completed") return e.response.output_text;
    else if (e.type === "response.failed") throw new Error(e.response.error?.message ?? "failed");
  }
  throw new Error("stream ended early");
}
`,
    "stream terminal flag then throw": `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id: string) {
  let failed = false;
  for await (const e of await client.responses.retrieve(id, { stream: true })) {
    if (e.type === "response.failed") failed = true;
  }
  if (failed) throw new Error("failed");
}
`,
    "on failed listener with event unused param": `
import OpenAI from "openai";
const client = new OpenAI();
export const read = (id: string) =>
  new Promise<string>((resolve, reject) => {
    client.responses
      .stream({ response_id: id })
      .on("response.completed", (e) => resolve(e.response.output_text))
      .on("response.failed", (e) => reject(new Error("failed")));
  });
`,
    "trigger.dev wait loop with status union": `
import { task, wait } from "@trigger.dev/sdk/v3";
import OpenAI from "openai";
const client = new OpenAI();
export const research = task({
  id: "research",
  run: async ({ id }: { id: string }) => {
    let r = await client.responses.retrieve(id);
    while (!["completed", "failed", "cancelled", "incomplete"].includes(r.status!)) {
      await wait.for({ seconds: 10 });
      r = await client.responses.retrieve(id);
    }
    if (r.status === "failed") throw new Error(\`OpenAI error: \${r.error}\`);
    return { text: r.output_text };
  },
});
`,
  },
});
