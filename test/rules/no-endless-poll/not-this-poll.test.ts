// Loops that look like such a poll and are none, each next to a close relative that is one.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-endless-poll", {
  reported: {
    "a poll of responses beside a poll of batches: only the first is reported": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function waitForRun(id: string) {
  let r = await openai.responses.retrieve(id);
  while (r.status !== "completed") { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
export async function waitForBatch(id: string) {
  let batch = await openai.batches.retrieve(id);
  while (batch.status !== "completed") {
    await sleep(1000);
    batch = await openai.batches.retrieve(id);
  }
  return batch;
}
`,
    "a service loop around an endless poll: the inner loop is reported": `
import OpenAI from "openai";
import { queue } from "./queue.js";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function work() {
  while (true) {
    const job = await queue.take();
    let r = await openai.responses.create({ model: "gpt-5", input: job.input, background: true });
    while (r.status !== "completed") { // ← report
      await sleep(1000);
      r = await openai.responses.retrieve(r.id);
    }
    await queue.finish(job, r.output_text);
  }
}
`,
    "a retry loop around an endless poll: the inner loop is reported": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function run(input: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      let r = await openai.responses.create({ model: "gpt-5", input, background: true });
      do { // ← report
        await sleep(1000);
        r = await openai.responses.retrieve(r.id);
      } while (r.status !== "completed" && r.status !== "failed");
      if (r.status === "completed") return r.output_text;
    } catch (error) {
      if (!(error instanceof OpenAI.APIConnectionError)) throw error;
    }
  }
  return null;
}
`,
    "a handler that swallows only the poll's own errors does not end the loop either": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  while (true) { // ← report
    try {
      const r = await openai.responses.retrieve(id);
      if (r.status === "completed") return r.output_text;
    } catch (error) {
      console.warn("poll failed, trying again", error);
    }
    await sleep(2000);
  }
}
`,
    "a bound on the errors is no bound on the polls": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let errors = 0;
  while (errors < 5) { // ← report
    try {
      const r = await openai.responses.retrieve(id);
      if (r.status === "completed" || r.status === "failed") return r;
      errors = 0;
    } catch {
      errors += 1;
    }
    await sleep(2000);
  }
  return null;
}
`,
    "an endless poll with statuses of the Assistants API": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r: any = await openai.responses.retrieve(id);
  while (!["completed", "failed", "cancelled", "expired", "requires_action"].includes(r.status)) { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "a signal ends the loop, the run's failure does not": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string, signal: AbortSignal) {
  for (;;) { // ← report
    signal.throwIfAborted();
    const r = await openai.responses.retrieve(id, {}, { signal });
    if (r.status === "completed") return r.output_text;
    await sleep(1000, undefined, { signal });
  }
}
`,
    "a failed run is logged and polled on": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (r.status !== "completed") { // ← report
    if (r.status === "failed") console.error("failed", r.error);
    if (r.status === "incomplete") console.error("incomplete", r.incomplete_details);
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r.output_text;
}
`,
  },
  silent: {
    "a run of the Assistants API until completed": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(threadId: string, runId: string) {
  let run = await openai.beta.threads.runs.retrieve(runId, { thread_id: threadId });
  while (run.status !== "completed") {
    await sleep(1000);
    run = await openai.beta.threads.runs.retrieve(runId, { thread_id: threadId });
  }
}
`,
    "a batch until completed": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  for (;;) {
    const batch = await openai.batches.retrieve(id);
    if (batch.status === "completed") return batch.output_file_id;
    if (batch.status === "expired") throw new Error("expired");
    await sleep(60_000);
  }
}
`,
    "a file of a vector store": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(storeId: string, fileId: string) {
  let file = await openai.vectorStores.files.retrieve(fileId, { vector_store_id: storeId });
  while (file.status === "in_progress") {
    await sleep(1000);
    file = await openai.vectorStores.files.retrieve(fileId, { vector_store_id: storeId });
  }
  return file;
}
`,
    "a video": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function render(prompt: string) {
  let video = await openai.videos.create({ model: "sora-2", prompt });
  while (video.status !== "completed") {
    await sleep(5000);
    video = await openai.videos.retrieve(video.id);
  }
  return video;
}
`,
    "a fine-tuning job": `
import OpenAI from "openai";
const openai = new OpenAI();
export function watch(id: string) {
  const timer = setInterval(async () => {
    const job = await openai.fineTuning.jobs.retrieve(id);
    if (job.status === "succeeded") clearInterval(timer);
  }, 60_000);
}
`,
    "an API of another SDK whose resource is called responses": `
import { createClient } from "@typeform/api-client";
import { setTimeout as sleep } from "node:timers/promises";
const typeform = createClient({ token: "t" });
export async function wait(id: string) {
  let r = await typeform.responses.retrieve(id);
  while (r.status !== "completed") {
    await sleep(1000);
    r = await typeform.responses.retrieve(id);
  }
  return r;
}
`,
    "a job of one's own, kept in a database, in a file that reads responses elsewhere": `
import OpenAI from "openai";
import { db } from "./db.js";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function waitForRow(id: string) {
  let row = await db.runs.findUnique({ where: { id } });
  while (row.status !== "completed") {
    await sleep(1000);
    row = await db.runs.findUnique({ where: { id } });
  }
  return row;
}
export const show = (id: string) => openai.responses.retrieve(id);
`,
    "a loop of tool calls over foreground responses": `
import OpenAI from "openai";
import { callTool } from "./tools.js";
const openai = new OpenAI();
export async function agent(input: string) {
  let r = await openai.responses.create({ model: "gpt-5", input });
  while (true) {
    const calls = r.output.filter((item) => item.type === "function_call");
    if (calls.length === 0) return r.output_text;
    const outputs = await Promise.all(calls.map(callTool));
    r = await openai.responses.create({ model: "gpt-5", previous_response_id: r.id, input: outputs });
  }
}
`,
    "pages of a response's input items": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function items(id: string) {
  const r = await openai.responses.retrieve(id);
  const all = [];
  let page = await openai.responses.inputItems.list(r.id);
  while (true) {
    all.push(...page.data);
    if (!page.hasNextPage()) return all;
    page = await page.getNextPage();
  }
}
`,
    "one look at each of many ids": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function completed(ids: string[]) {
  const texts: string[] = [];
  for (const id of ids) {
    const r = await openai.responses.retrieve(id);
    if (r.status === "completed") texts.push(r.output_text);
  }
  return texts;
}
`,
    "an index loop over many ids": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function firstCompleted(ids: string[]) {
  for (let i = 0; i < ids.length; i++) {
    const r = await openai.responses.retrieve(ids[i]!);
    if (r.status === "completed") return r;
  }
  return null;
}
`,
    "a stream opened again with responses.stream": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function follow(id: string, write: (text: string) => void) {
  let cursor: number | undefined;
  let finished = false;
  while (!finished) {
    try {
      const stream = openai.responses.stream({ response_id: id, starting_after: cursor });
      for await (const event of stream) {
        cursor = event.sequence_number;
        if (event.type === "response.output_text.delta") write(event.delta);
        finished = event.type === "response.completed";
      }
    } catch (error) {
      if (!(error instanceof OpenAI.APIConnectionError)) throw error;
    }
  }
}
`,
    "one loop over the events of one stream": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function follow(id: string) {
  const stream = await openai.responses.retrieve(id, { stream: true });
  for await (const event of stream) {
    if (event.type === "response.completed") return event.response.output_text;
  }
}
`,
    "a handler swallows the typed failure of a wrapped client": `
import OpenAI from "openai";
import { withTypedFailures } from "openai-background-errors";
import { setTimeout as sleep } from "node:timers/promises";
const openai = withTypedFailures(new OpenAI());
export async function wait(id: string) {
  while (true) {
    try {
      const r = await openai.responses.retrieve(id);
      if (r.status === "completed") return r.output_text;
      if (r.status === "cancelled" || r.status === "incomplete") return null;
    } catch (error) {
      console.warn(error);
    }
    await sleep(1000);
  }
}
`,
    "an endless poll in a comment and in a string": `
import OpenAI from "openai";
const openai = new OpenAI();
// while (r.status !== "completed") r = await openai.responses.retrieve(r.id);
export const bad = 'while (r.status !== "completed") r = await openai.responses.retrieve(r.id)';
export const read = (id: string) => openai.responses.retrieve(id);
`,
    "a test double whose run completes": `
import { expect, it, vi } from "vitest";
const client = {
  responses: {
    retrieve: vi.fn().mockResolvedValueOnce({ status: "queued" }).mockResolvedValue({ status: "completed" }),
  },
};
it("completes", async () => {
  let r = await client.responses.retrieve("resp_1");
  while (r.status !== "completed") r = await client.responses.retrieve("resp_1");
  expect(r.status).toBe("completed");
});
`,
    "a status of one's own beside the response's, both ended": `
import OpenAI from "openai";
import { db } from "./db.js";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(job: { id: string; responseId: string; status: string }) {
  while (job.status !== "done") {
    const r = await openai.responses.retrieve(job.responseId);
    if (r.status !== "queued" && r.status !== "in_progress") job.status = "done";
    await db.jobs.save(job);
    await sleep(1000);
  }
}
`,
  },
});
