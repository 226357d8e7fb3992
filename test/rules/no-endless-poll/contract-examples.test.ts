// Every case that the contract of `no-endless-poll` names, in its plainest form.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-endless-poll", {
  reported: {
    "a while loop that waits for completed alone": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function run(input: string) {
  let r = await openai.responses.create({ model: "gpt-5", input, background: true });
  while (r.status !== "completed") { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(r.id);
  }
  return r.output_text;
}
`,
    "for (;;) that returns on completed and throws on failed, but goes round on cancelled and incomplete": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  for (;;) { // ← report
    const r = await openai.responses.retrieve(id);
    if (r.status === "completed") return r;
    if (r.status === "failed") throw new Error(r.error?.message);
    await sleep(1000);
  }
}
`,
    "while (true) that breaks on completed alone": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r;
  while (true) { // ← report
    r = await openai.responses.retrieve(id);
    if (r.status === "completed") break;
    await sleep(1000);
  }
  return r;
}
`,
    "incomplete taken for a pending status, alone": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function run(input: string) {
  let r = await openai.responses.create({ model: "gpt-5", input, background: true });
  while (r.status === "incomplete") { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(r.id);
  }
  return r;
}
`,
    "incomplete taken for a pending status, beside the two that are": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function run(input: string) {
  let r = await openai.responses.create({ model: "gpt-5", input, background: true });
  while (r.status === "queued" || r.status === "in_progress" || r.status === "incomplete") { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(r.id);
  }
  return r;
}
`,
    "in_progress alone right after create: the response is queued, so the loop ends at once": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function run(input: string) {
  let r = await openai.responses.create({ model: "gpt-5", input, background: true });
  while (r.status === "in_progress") { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(r.id);
  }
  return r;
}
`,
    "a recursive check that returns on completed alone": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function check(id: string): Promise<string> {
  const r = await openai.responses.retrieve(id);
  if (r.status === "completed") return r.output_text;
  await sleep(1000);
  return check(id); // ← report
}
`,
    "setInterval cleared on completed alone": `
import OpenAI from "openai";
const openai = new OpenAI();
export function watch(id: string, done: (text: string) => void) {
  const timer = setInterval(async () => { // ← report
    const r = await openai.responses.retrieve(id);
    if (r.status === "completed") {
      clearInterval(timer);
      done(r.output_text);
    }
  }, 2000);
}
`,
    "the status error does not exist, so a failed run goes round": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  while (true) { // ← report
    const r = await openai.responses.retrieve(id);
    if (r.status === "completed") return r.output_text;
    if (r.status === "error") throw new Error("the run failed");
    await sleep(1000);
  }
}
`,
    "the status expired belongs to another API, and incomplete goes round": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (!["completed", "failed", "cancelled", "expired"].includes(r.status!)) { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "the status done does not exist, so nothing ends the loop": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r: any = await openai.responses.retrieve(id);
  while (r.status !== "done") { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "a loop with a deadline that waits for it when the run fails": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string, timeoutMs = 600_000) {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) { // ← report
    const r = await openai.responses.retrieve(id);
    if (r.status === "completed") return r;
    await sleep(2000);
  }
  throw new Error("timed out");
}
`,
    "a deadline that only an incomplete run waits for": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string, timeoutMs = 600_000) {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) { // ← report
    const r = await openai.responses.retrieve(id);
    if (r.status === "completed") return r;
    if (r.status === "failed" || r.status === "cancelled") throw new Error(r.status);
    await sleep(2000);
  }
  throw new Error("timed out");
}
`,
    "a loop that ends only by running out of tries": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  for (let i = 0; i < 120; i++) { // ← report
    const r = await openai.responses.retrieve(id);
    if (r.status === "completed") return r.output_text;
    await sleep(1000);
  }
  throw new Error("gave up");
}
`,
    "a loop that misses only cancelled": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (r.status !== "completed" && r.status !== "failed" && r.status !== "incomplete") { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "a loop that misses only incomplete": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (r.status !== "completed" && r.status !== "failed" && r.status !== "cancelled") { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "a loop that misses only failed": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (r.status !== "completed" && r.status !== "incomplete" && r.status !== "cancelled") { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
  },
  silent: {
    "the loop goes round only while the run is pending": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function run(input: string) {
  let r = await openai.responses.create({ model: "gpt-5", input, background: true });
  while (r.status === "queued" || r.status === "in_progress") {
    await sleep(1000);
    r = await openai.responses.retrieve(r.id);
  }
  return r;
}
`,
    "for (;;) whose exits name all four terminal statuses": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  for (;;) {
    const r = await openai.responses.retrieve(id);
    if (r.status === "completed") return r.output_text;
    if (r.status === "failed") throw new Error(r.error?.message);
    if (r.status === "cancelled" || r.status === "incomplete") throw new Error(r.status);
    await sleep(1000);
  }
}
`,
    "while (true) that leaves at anything that is not pending": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  while (true) {
    const r = await openai.responses.retrieve(id);
    if (r.status !== "queued" && r.status !== "in_progress") return r;
    await sleep(1000);
  }
}
`,
    "in_progress alone, after a loop that has waited for queued to end": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function run(input: string) {
  let r = await openai.responses.create({ model: "gpt-5", input, background: true });
  while (r.status === "queued") {
    await sleep(500);
    r = await openai.responses.retrieve(r.id);
  }
  while (r.status === "in_progress") {
    await sleep(2000);
    r = await openai.responses.retrieve(r.id);
  }
  return r;
}
`,
    "incomplete is handled after the loop, not waited for": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function run(input: string) {
  let r = await openai.responses.create({ model: "gpt-5", input, background: true });
  while (r.status === "queued" || r.status === "in_progress") {
    await sleep(1000);
    r = await openai.responses.retrieve(r.id);
  }
  if (r.status === "incomplete") throw new Error(r.incomplete_details?.reason);
  if (r.status !== "completed") throw new Error(r.error?.message ?? r.status);
  return r.output_text;
}
`,
    "a recursive check that goes round only while the run is pending": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function check(id: string): Promise<OpenAI.Responses.Response> {
  const r = await openai.responses.retrieve(id);
  if (r.status === "queued" || r.status === "in_progress") {
    await sleep(1000);
    return check(id);
  }
  return r;
}
`,
    "setInterval cleared on every terminal status": `
import OpenAI from "openai";
const openai = new OpenAI();
export function watch(id: string, done: (r: OpenAI.Responses.Response) => void) {
  const timer = setInterval(async () => {
    const r = await openai.responses.retrieve(id);
    if (r.status === "queued" || r.status === "in_progress") return;
    clearInterval(timer);
    done(r);
  }, 2000);
}
`,
    "a deadline that only a pending run waits for": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string, timeoutMs = 600_000) {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    const r = await openai.responses.retrieve(id);
    if (r.status !== "queued" && r.status !== "in_progress") return r;
    await sleep(2000);
  }
  throw new Error("timed out");
}
`,
    "a bound on the tries that only a pending run reaches": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  for (let i = 0; i < 120; i++) {
    const r = await openai.responses.retrieve(id);
    if (["completed", "failed", "cancelled", "incomplete"].includes(r.status!)) return r;
    await sleep(1000);
  }
  throw new Error("gave up");
}
`,
    "a service loop over many jobs has no end by design": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
import { db } from "./db.js";
const openai = new OpenAI();
export async function serve() {
  while (true) {
    const jobs = await db.jobs.findMany({ where: { state: "waiting" } });
    for (const job of jobs) {
      const r = await openai.responses.retrieve(job.responseId);
      if (r.status === "completed") await db.jobs.complete(job.id, r.output_text);
    }
    await sleep(5000);
  }
}
`,
    "a loop that opens the stream again after a cut": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function follow(id: string, write: (text: string) => void) {
  let cursor = 0;
  while (true) {
    const stream = await openai.responses.retrieve(id, { stream: true, starting_after: cursor });
    for await (const event of stream) {
      cursor = event.sequence_number;
      if (event.type === "response.output_text.delta") write(event.delta);
      if (event.type === "response.completed") return;
    }
  }
}
`,
    "a loop kept alive by a handler that swallows the typed failure is another rule's": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  for (;;) {
    try {
      const r = throwIfFailed(await openai.responses.retrieve(id));
      if (r.status !== "queued" && r.status !== "in_progress") return r;
    } catch (error) {
      console.warn("poll failed, trying again", error);
    }
    await sleep(2000);
  }
}
`,
    "a run of the Assistants API really can be expired": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(threadId: string, runId: string) {
  let run = await openai.beta.threads.runs.retrieve(runId, { thread_id: threadId });
  while (!["completed", "failed", "expired"].includes(run.status)) {
    await sleep(1000);
    run = await openai.beta.threads.runs.retrieve(runId, { thread_id: threadId });
  }
  return run;
}
`,
  },
});
