// Code as projects write it: research tools, extractors, workers, webhooks; none of it in the other files' forms.
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
    "early failed check on the created one in the same variable": `
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
    "webhook from JSON body, completed only": {
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
  },
});
