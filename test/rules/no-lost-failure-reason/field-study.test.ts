// Code as projects write it: what is noticed, what is told, and by whom.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-lost-failure-reason", {
  reported: {
    "retry loop around a poll, lastError thrown": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id: string) {
  let lastError: unknown;
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      const r = await openai.responses.retrieve(id);
      if (r.status === "completed") return r.output_text;
      if (r.status === "failed") throw new Error("failed"); // ← report
    } catch (error) {
      lastError = error;
    }
  }
  throw lastError;
}
`,
    "not completed in early-return form": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id: string) {
  const r = await openai.responses.retrieve(id);
  if (r.status === "completed") return r.output_text;
  throw new Error(\`Unexpected status: \${r.status}\`); // ← report
}
`,
    "own class without": `
import OpenAI from "openai";
const openai = new OpenAI();
class RunError extends Error {}
export async function run(id: string) {
  const r = await openai.responses.retrieve(id);
  if (r.status === "failed") throw new RunError("run failed"); // ← report
  return r.output_text;
}
`,
    "local helper that logs only the id": `
import OpenAI from "openai";
const openai = new OpenAI();
function logFailure(r: OpenAI.Responses.Response) {
  console.error("failed", r.id);
}
export async function run(id: string) {
  const r = await openai.responses.retrieve(id);
  if (r.status === "failed") {
    logFailure(r);
    throw new Error("failed"); // ← report
  }
  return r.output_text;
}
`,
    "handler map for statuses": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id: string) {
  const r = await openai.responses.retrieve(id);
  if (r.status !== "completed" && r.status !== "queued" && r.status !== "in_progress") {
    throw new Error(\`Deep research \${r.status}\`); // ← report
  }
  return r;
}
`,
    "concatenated with the object": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id: string) {
  const r = await openai.responses.retrieve(id);
  if (r.error) {
    console.log("Error: " + r.error); // ← report
    return null;
  }
  return r.output_text;
}
`,
    "new Error(response.error)": {
      filename: "run.js",
      code: `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id) {
  const r = await openai.responses.retrieve(id);
  if (r.status === "failed") throw new Error(r.error); // ← report
  return r.output_text;
}
`,
    },
    "destructured params in then, lost": `
import OpenAI from "openai";
const openai = new OpenAI();
export const run = (id: string) =>
  openai.responses.retrieve(id).then(({ status, output_text }) => {
    if (status === "failed") throw new Error("failed"); // ← report
    return output_text;
  });
`,
    "predicate of the file": `
import OpenAI from "openai";
const openai = new OpenAI();
const isFailure = (r: OpenAI.Responses.Response) => r.status === "failed" || r.status === "cancelled";
export async function run(id: string) {
  const r = await openai.responses.retrieve(id);
  if (isFailure(r)) throw new Error(\`response \${r.id} did not finish\`); // ← report
  return r.output_text;
}
`,
    "boolean const": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id: string) {
  const r = await openai.responses.retrieve(id);
  const ok = r.status === "completed";
  if (!ok) throw new Error("not ok"); // ← report
  return r.output_text;
}
`,
    "event handler table": `
import OpenAI from "openai";
const openai = new OpenAI();
const on: Record<string, (e: any) => void> = {
  "response.output_text.delta": (e) => process.stdout.write(e.delta),
  "response.failed": () => {
    throw new Error("failed"); // ← report
  },
};
export async function run(id: string) {
  for await (const e of await openai.responses.retrieve(id, { stream: true })) on[e.type]?.(e);
}
`,
    "stream helper function given the event": `
import OpenAI from "openai";
const openai = new OpenAI();
function handle(event: OpenAI.Responses.ResponseStreamEvent) {
  switch (event.type) {
    case "response.failed":
      throw new Error("Stream failed"); // ← report
    case "error":
      throw new Error(event.message);
  }
}
export async function run(id: string) {
  for await (const event of await openai.responses.retrieve(id, { stream: true })) handle(event);
}
`,
    "stream failed and error share a case": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id: string) {
  for await (const event of await openai.responses.retrieve(id, { stream: true })) {
    switch (event.type) {
      case "response.failed":
      case "error":
        throw new Error("Stream failed"); // ← report
    }
  }
}
`,
    "deferred pattern": `
import OpenAI from "openai";
const openai = new OpenAI();
export class Deferred {
  resolve!: (v: string) => void;
  reject!: (e: unknown) => void;
  promise = new Promise<string>((res, rej) => { this.resolve = res; this.reject = rej; });
  async check(id: string) {
    const r = await openai.responses.retrieve(id);
    if (r.status === "failed") this.reject(new Error("failed")); // ← report
    else if (r.status === "completed") this.resolve(r.output_text);
  }
}
`,
    "the started response was logged, not the failed one": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(input: string) {
  let r = await openai.responses.create({ model: "o3", input, background: true });
  console.log("started", r);
  while (r.status === "queued" || r.status === "in_progress") {
    await new Promise((x) => setTimeout(x, 1000));
    r = await openai.responses.retrieve(r.id);
  }
  if (r.status === "failed") throw new Error("failed"); // ← report
  return r.output_text;
}
`,
    "error message checked for null with ternary, no guard in other branch": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id: string) {
  const r: any = await openai.responses.retrieve(id);
  if (r.status === "failed") throw new Error(r.error.code === "server_error" ? "server" : r.error.message); // ← report
  return r.output_text;
}
`,
    "unguarded in a const before": {
      filename: "run.js",
      code: `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id) {
  const r = await openai.responses.retrieve(id);
  if (r.status === "failed") {
    const message = r.error.message;
    throw new Error(message); // ← report
  }
  return r.output_text;
}
`,
    },
    "last_error fallback to error": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id: string) {
  const r: any = await openai.responses.retrieve(id);
  if (r.status === "failed") {
    const reason = r.last_error?.message ?? "unknown"; // ← report
    throw new Error(\`failed: \${reason}\`);
  }
  return r.output_text;
}
`,
    "vercel kit error helper rejects with status only": {
      filename: "hook.cjs",
      code: `
const { OpenAI } = require("openai");
const client = new OpenAI();
exports.handler = async (event) => {
  const r = await client.responses.retrieve(event.id);
  if (!r || r.status === "failed") throw new Error("bad"); // ← report
  return r.output_text;
};
`,
    },
    "output missing or failed": `
import OpenAI from "openai";
const client = new OpenAI();
export async function run(id: string) {
  const r = await client.responses.retrieve(id);
  if (r.status === "failed" || !r.output_text) throw new Error("no output"); // ← report
  return r.output_text;
}
`,
  },
  silent: {
    "max attempts, timed out": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id: string) {
  let attempts = 0;
  while (true) {
    const r = await openai.responses.retrieve(id);
    if (r.status === "completed") return r.output_text;
    if (++attempts > 60) throw new Error("timed out");
    await new Promise((x) => setTimeout(x, 1000));
  }
}
`,
    "message composed in a variable with ternary": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id: string) {
  const r = await openai.responses.retrieve(id);
  if (r.status === "failed") {
    const detail = r.error ? \`\${r.error.code}: \${r.error.message}\` : "no detail";
    throw new Error(\`Run failed (\${detail})\`);
  }
  return r.output_text;
}
`,
    "parts pushed to an array and joined": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id: string) {
  const r = await openai.responses.retrieve(id);
  if (r.status === "failed") {
    const parts = ["failed"];
    if (r.error?.code) parts.push(r.error.code);
    throw new Error(parts.join(": "));
  }
  return r.output_text;
}
`,
    "own class with code param": `
import OpenAI from "openai";
const openai = new OpenAI();
class RunError extends Error {
  constructor(message: string, readonly code?: string) { super(message); }
}
export async function run(id: string) {
  const r = await openai.responses.retrieve(id);
  if (r.status === "failed") throw new RunError("run failed", r.error?.code);
  return r.output_text;
}
`,
    "local logger helper logs the error": `
import OpenAI from "openai";
const openai = new OpenAI();
function logFailure(r: OpenAI.Responses.Response) {
  console.error("failed", r.id, r.error);
}
export async function run(id: string) {
  const r = await openai.responses.retrieve(id);
  if (r.status === "failed") {
    logFailure(r);
    throw new Error("failed");
  }
  return r.output_text;
}
`,
    "error from incomplete and failed in one text": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id: string) {
  const r = await openai.responses.retrieve(id);
  if (r.status !== "completed") {
    const reason = r.status === "failed" ? r.error?.message : r.incomplete_details?.reason;
    throw new Error(\`no answer: \${reason}\`);
  }
  return r.output_text;
}
`,
    "JSON.stringify of the error in pieces": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id: string) {
  const r = await openai.responses.retrieve(id);
  if (r.status === "failed") throw new Error("failed: " + JSON.stringify(r.error));
  return r.output_text;
}
`,
    "console.error with the object as an argument": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id: string) {
  const r = await openai.responses.retrieve(id);
  if (r.error) console.error("Error:", r.error);
  return r.output_text;
}
`,
    "typed error in template of a catch": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id: string) {
  try {
    const r = await openai.responses.retrieve(id);
    if (r.status === "failed") throw new Error(r.error?.message ?? "failed");
    return r.output_text;
  } catch (e) {
    throw new Error(\`poll failed: \${e}\`);
  }
}
`,
    "function fail(): never": `
import OpenAI from "openai";
const openai = new OpenAI();
function fail(message: string): never {
  throw new Error(message);
}
export async function run(id: string) {
  const r = await openai.responses.retrieve(id);
  if (r.status === "failed") fail(r.error?.message ?? "failed");
  return r.output_text;
}
`,
    "tagged template (logger) with the object": `
import OpenAI from "openai";
import { log, sql } from "./db.js";
const openai = new OpenAI();
export async function run(id: string) {
  const r = await openai.responses.retrieve(id);
  if (r.status === "failed") {
    await sql\`insert into failures values (\${id}, \${r.error})\`;
    throw new Error("failed");
  }
  return r.output_text;
}
`,
    "setState error then throw (store)": `
import OpenAI from "openai";
const openai = new OpenAI();
export const store = {
  error: null as unknown,
  async run(id: string) {
    const r = await openai.responses.retrieve(id);
    if (r.status === "failed") {
      this.error = r.error;
      throw new Error("failed");
    }
    return r.output_text;
  },
};
`,
    "outer variable keeps the reason": `
import OpenAI from "openai";
const openai = new OpenAI();
let lastFailure: unknown;
export async function run(id: string) {
  const r = await openai.responses.retrieve(id);
  if (r.status === "failed") {
    lastFailure = r.error;
    throw new Error("failed");
  }
  return r.output_text;
}
export const why = () => lastFailure;
`,
    "destructured params in then": `
import OpenAI from "openai";
const openai = new OpenAI();
export const run = (id: string) =>
  openai.responses.retrieve(id).then(({ status, error, output_text }) => {
    if (status === "failed") throw new Error(error?.message ?? "failed");
    return output_text;
  });
`,
    "observer error callback": `
import OpenAI from "openai";
const openai = new OpenAI();
export function run(id: string, onError: (e: Error) => void) {
  return openai.responses.retrieve(id).then((r) => {
    if (r.status === "failed") onError(new Error("failed"));
    return r.output_text;
  });
}
`,
    "cancelled and failed in separate cases": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id: string) {
  const r = await openai.responses.retrieve(id);
  switch (r.status) {
    case "completed":
      return r.output_text;
    case "failed":
      throw new Error(r.error?.message);
    case "cancelled":
      throw new Error("cancelled");
    case "incomplete":
      throw new Error("incomplete");
    default:
      return null;
  }
}
`,
    "failed returns early, rest throws": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id: string) {
  const r = await openai.responses.retrieve(id);
  if (r.status === "failed") return { error: r.error?.message };
  if (r.status !== "completed") throw new Error("not completed");
  return { text: r.output_text };
}
`,
    "response logged on every poll": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id: string) {
  for (;;) {
    const r = await openai.responses.retrieve(id);
    console.log(r);
    if (r.status === "failed") throw new Error("failed");
    if (r.status === "completed") return r;
    await new Promise((x) => setTimeout(x, 1000));
  }
}
`,
    "early exit when no error, then unguarded": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id: string) {
  const r: any = await openai.responses.retrieve(id);
  if (!r.error) return r.output_text;
  throw new Error(r.error.message);
}
`,
    "optional chain with default destructuring": {
      filename: "run.js",
      code: `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id) {
  const r = await openai.responses.retrieve(id);
  const { message = "failed" } = r.error ?? {};
  if (r.status === "failed") throw new Error(message);
  return r.output_text;
}
`,
    },
    "run or response helper": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function both(threadId: string, id: string) {
  const run = await openai.beta.threads.runs.retrieve(id, { thread_id: threadId });
  const job: any = run ?? (await openai.responses.retrieve(id));
  return job.last_error?.message;
}
`,
    "vitest expecting throw": `
import OpenAI from "openai";
import { expect, it } from "vitest";
const openai = new OpenAI();
it("completes", async () => {
  const r = await openai.responses.retrieve("resp_1");
  expect(r.status).toBe("completed");
});
`,
    "abort signal": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id: string, signal: AbortSignal) {
  let r = await openai.responses.retrieve(id);
  while (r.status === "queued" || r.status === "in_progress") {
    if (signal.aborted) throw new Error("aborted");
    r = await openai.responses.retrieve(id);
  }
  if (r.status === "failed") throw Object.assign(new Error("failed"), r.error);
  return r.output_text;
}
`,
    "nested: status failed and rate limit code": `
import OpenAI from "openai";
const client = new OpenAI();
export async function run(id: string) {
  const r = await client.responses.retrieve(id);
  if (r.status === "failed") {
    if (r.error?.code === "rate_limit_exceeded") throw new Error("rate limited");
    throw new Error(\`failed: \${r.error?.message}\`);
  }
  return r.output_text;
}
`,
  },
});
