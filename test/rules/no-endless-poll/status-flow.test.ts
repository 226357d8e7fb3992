// The status, or the response, on its way from the read to the exit of the loop.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-endless-poll", {
  reported: {
    "the status is kept in a variable": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function run(input: string) {
  const job = await openai.responses.create({ model: "gpt-5", input, background: true });
  let status = job.status;
  while (status !== "completed") { // ← report
    await sleep(1000);
    const next = await openai.responses.retrieve(job.id);
    status = next.status;
  }
}
`,
    "the status is destructured anew in each turn": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let status, output_text;
  do { // ← report
    await sleep(1000);
    ({ status, output_text } = await openai.responses.retrieve(id));
  } while (status !== "completed" && status !== "failed");
  return { status, output_text };
}
`,
    "the status is destructured under another name, with a default": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  while (true) { // ← report
    const { status: state = "queued", output_text: text } = await openai.responses.retrieve(id);
    if (state === "completed") return text;
    if (state === "failed" || state === "cancelled") return null;
    await sleep(1000);
  }
}
`,
    "a boolean made of the status": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  for (;;) { // ← report
    const r = await openai.responses.retrieve(id);
    const finished = r.status === "completed" || r.status === "failed";
    if (finished) return r;
    await sleep(1000);
  }
}
`,
    "the response is kept in a class field": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
export class Run {
  #client = new OpenAI();
  #response?: OpenAI.Responses.Response;
  async finish(id: string) {
    this.#response = await this.#client.responses.retrieve(id);
    while (this.#response.status !== "completed") { // ← report
      await sleep(1000);
      this.#response = await this.#client.responses.retrieve(id);
    }
    return this.#response;
  }
}
`,
    "the response is kept in an object's property": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function finish(job: { id: string; response: OpenAI.Responses.Response }) {
  while (job.response.status !== "completed" && job.response.status !== "failed") { // ← report
    await sleep(1000);
    job.response = await openai.responses.retrieve(job.id);
  }
  return job.response;
}
`,
    "the status is copied to a state object": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function follow(id: string) {
  const state: { status?: string; polls: number } = { status: "queued", polls: 0 };
  while (state.status !== "completed") { // ← report
    const r = await openai.responses.retrieve(id);
    state.status = r.status;
    state.polls += 1;
    await sleep(1000);
  }
  return state.polls;
}
`,
    "the read is in a helper of the file": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
async function fetchRun(id: string) {
  return openai.responses.retrieve(id);
}
export async function wait(id: string) {
  let r = await fetchRun(id);
  while (r.status !== "completed") { // ← report
    await sleep(1000);
    r = await fetchRun(id);
  }
  return r.output_text;
}
`,
    "a helper gives the status alone": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const statusOf = async (id: string) => (await openai.responses.retrieve(id)).status;
export async function untilDone(id: string) {
  let status = await statusOf(id);
  while (status !== "completed" && status !== "failed" && status !== "cancelled") { // ← report
    await sleep(1000);
    status = await statusOf(id);
  }
  return status;
}
`,
    "a helper says whether the run is done": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
async function isDone(id: string) {
  const r = await openai.responses.retrieve(id);
  return r.status === "completed";
}
export async function untilDone(id: string) {
  while (!(await isDone(id))) { // ← report
    await sleep(1000);
  }
}
`,
    "a private method reads, the public one polls": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
export class Reviews {
  constructor(private readonly openai: OpenAI) {}
  private async load(id: string) {
    const response = await this.openai.responses.retrieve(id);
    return { state: response.status, text: response.output_text };
  }
  async wait(id: string) {
    for (;;) { // ← report
      const { state, text } = await this.load(id);
      if (state === "completed") return text;
      await sleep(1000);
    }
  }
}
`,
    "a ternary that names two ends": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  while (true) { // ← report
    const r = await openai.responses.retrieve(id);
    const outcome = r.status === "completed" ? "ok" : r.status === "failed" ? "bad" : undefined;
    if (outcome) return outcome;
    await sleep(1000);
  }
}
`,
    "an endless poll for each id in Promise.all": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function waitAll(ids: string[]) {
  return Promise.all(
    ids.map(async (id) => {
      let r = await openai.responses.retrieve(id);
      while (r.status !== "completed") { // ← report
        await sleep(1000);
        r = await openai.responses.retrieve(id);
      }
      return r.output_text;
    }),
  );
}
`,
    "an endless poll in a for…of over ids": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function waitAll(ids: string[]) {
  const texts = [];
  for (const id of ids) {
    while (true) { // ← report
      const r = await openai.responses.retrieve(id);
      if (r.status === "completed") {
        texts.push(r.output_text);
        break;
      }
      await sleep(1000);
    }
  }
  return texts;
}
`,
    "data of withResponse": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  for (;;) { // ← report
    const { data, response } = await openai.responses.retrieve(id).withResponse();
    if (data.status === "completed") return data;
    await sleep(Number(response.headers.get("openai-poll-after-ms") ?? 1000));
  }
}
`,
    "the client comes from a getter, in an any": `
import { getClient } from "./client.js";
import { setTimeout as sleep } from "node:timers/promises";
export async function wait(id: string) {
  let r: any = await (getClient() as any).responses.retrieve(id);
  while (r.status != "completed") { // ← report
    await sleep(1000);
    r = await (getClient() as any).responses.retrieve(id);
  }
  return r;
}
`,
    "reads under beta.responses": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const { beta } = new OpenAI();
export async function wait(id: string) {
  let r = await beta.responses.retrieve(id);
  while (r.status !== "completed" && r.status !== "failed") { // ← report
    await sleep(1000);
    r = await beta.responses.retrieve(id);
  }
  return r;
}
`,
    "throwIfFailed ends the loop for failed alone: cancelled and incomplete go round": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  for (;;) { // ← report
    const r = throwIfFailed(await openai.responses.retrieve(id));
    if (r.status === "completed") return r.output_text;
    await sleep(1000);
  }
}
`,
  },
  silent: {
    "the status in a variable, while pending": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function run(input: string) {
  const job = await openai.responses.create({ model: "gpt-5", input, background: true });
  let status = job.status;
  while (status === "queued" || status === "in_progress") {
    await sleep(1000);
    const next = await openai.responses.retrieve(job.id);
    status = next.status;
  }
  return status;
}
`,
    "the status destructured under another name, with every end": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  while (true) {
    const { status: state = "queued", output_text: text } = await openai.responses.retrieve(id);
    if (state === "completed") return text;
    if (state !== "queued" && state !== "in_progress") throw new Error(state);
    await sleep(1000);
  }
}
`,
    "a boolean made of the pending statuses": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  for (;;) {
    const r = await openai.responses.retrieve(id);
    const pending = r.status === "queued" || r.status === "in_progress";
    if (!pending) return r;
    await sleep(1000);
  }
}
`,
    "the response in a class field, with every end": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
export class Run {
  #client = new OpenAI();
  #response?: OpenAI.Responses.Response;
  get #pending() {
    return this.#response?.status === "queued" || this.#response?.status === "in_progress";
  }
  async finish(id: string) {
    this.#response = await this.#client.responses.retrieve(id);
    while (this.#pending) {
      await sleep(1000);
      this.#response = await this.#client.responses.retrieve(id);
    }
    return this.#response;
  }
}
`,
    "the response in an object's property, while pending": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function finish(job: { id: string; response: OpenAI.Responses.Response }) {
  while (["queued", "in_progress"].includes(job.response.status!)) {
    await sleep(1000);
    job.response = await openai.responses.retrieve(job.id);
  }
  return job.response;
}
`,
    "the read is in a helper, the loop waits while pending": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
async function fetchRun(id: string) {
  return openai.responses.retrieve(id);
}
export async function wait(id: string) {
  let r = await fetchRun(id);
  while (r.status === "queued" || r.status === "in_progress") {
    await sleep(1000);
    r = await fetchRun(id);
  }
  return r;
}
`,
    "the helper that reads throws for every bad end": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
async function fetchRun(id: string) {
  const r = await openai.responses.retrieve(id);
  if (r.status === "failed" || r.status === "cancelled" || r.status === "incomplete") {
    throw new Error(r.error?.message ?? r.status);
  }
  return r;
}
export async function wait(id: string) {
  let r = await fetchRun(id);
  while (r.status !== "completed") {
    await sleep(1000);
    r = await fetchRun(id);
  }
  return r.output_text;
}
`,
    "a helper says whether the run is over, whichever way": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
async function isOver(id: string) {
  const { status } = await openai.responses.retrieve(id);
  return status !== "queued" && status !== "in_progress";
}
export async function untilOver(id: string) {
  while (!(await isOver(id))) {
    await sleep(1000);
  }
}
`,
    "ids leave the open set at every end": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function waitAll(ids: string[]) {
  const open = new Set(ids);
  while (open.size > 0) {
    for (const id of open) {
      const r = await openai.responses.retrieve(id);
      if (r.status !== "queued" && r.status !== "in_progress") open.delete(id);
    }
    await sleep(1000);
  }
}
`,
    "a poll for each id in Promise.all, while pending": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function waitAll(ids: string[]) {
  return Promise.all(
    ids.map(async (id) => {
      let r = await openai.responses.retrieve(id);
      while (r.status === "queued" || r.status === "in_progress") {
        await sleep(1000);
        r = await openai.responses.retrieve(id);
      }
      return r;
    }),
  );
}
`,
    "throwIfFailed ends the loop for failed, the condition for the rest": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  for (;;) {
    const r = throwIfFailed(await openai.responses.retrieve(id));
    if (r.status === "completed" || r.status === "cancelled" || r.status === "incomplete") return r;
    await sleep(1000);
  }
}
`,
    "the shim's poll does the waiting": `
import OpenAI from "openai";
import { poll } from "openai-background-errors";
const openai = new OpenAI();
export async function run(input: string) {
  const job = await openai.responses.create({ model: "gpt-5", input, background: true });
  const r = await poll(openai, job);
  return r.status === "completed" ? r.output_text : r.status;
}
`,
    "data of withResponse, with every end": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  for (;;) {
    const { data, response } = await openai.responses.retrieve(id).withResponse();
    if (data.status !== "queued" && data.status !== "in_progress") return data;
    await sleep(Number(response.headers.get("openai-poll-after-ms") ?? 1000));
  }
}
`,
  },
});
