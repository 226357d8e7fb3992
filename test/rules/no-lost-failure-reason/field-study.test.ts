// Code as projects write it: how a failure is noticed, what is told of it, and by whom.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-lost-failure-reason", {
  reported: {
    "a failure thrown in a loop that tries again": `
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
    "what is left after an early return for completed": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(id: string) {
  const r = await openai.responses.retrieve(id);
  if (r.status === "completed") return r.output_text;
  throw new Error(\`Unexpected status: \${r.status}\`); // ← report
}
`,
    "an own class that is given no reason": `
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
    "whatever is neither completed nor pending": `
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
    "the error object joined to a log line": `
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
    "the status destructured by a callback of then": `
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
    "an entry of a table of event handlers": `
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
    "a missing response and a failed one share a throw": {
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
    throw new Error(\`Audit failed with status: \${status}\`); // ← report
  }
  return finalResponse.output_text || "";
}
`,
    "AI route with switch true": `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id: string) {
  const r = await client.responses.retrieve(id);
  switch (true) {
    case r.status === "failed":
      throw new Error("failed"); // ← report
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
  throw new Error("failed"); // ← report
}
`,
    "the status is compared with a member of an enum": `
import OpenAI from "openai";
const client = new OpenAI();
enum S { Failed = "failed", Completed = "completed" }
export async function read(id: string) {
  const r = await client.responses.retrieve(id);
  if (r.status === S.Failed) throw new Error("failed"); // ← report
  return r.output_text;
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
  if (failed) throw new Error("failed"); // ← report
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
      .on("response.failed", (e) => reject(new Error("failed"))); // ← report
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
    if (r.status === "failed") throw new Error(\`OpenAI error: \${r.error}\`); // ← report
    return { text: r.output_text };
  },
});
`,
  },
  silent: {
    "the tries run out": `
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
    "an own class that is given the code": `
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
    "an error callback that is no promise": `
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
    "last_error of what may be an assistant's run": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function both(threadId: string, id: string) {
  const run = await openai.beta.threads.runs.retrieve(id, { thread_id: threadId });
  const job: any = run ?? (await openai.responses.retrieve(id));
  return job.last_error?.message;
}
`,
    "an expectation instead of a throw": `
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
    "the code of the error decides what is thrown": `
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
  },
});
