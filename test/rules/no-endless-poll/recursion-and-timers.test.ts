// Polls that go round without a loop: recursion, setTimeout chains, setInterval, promise chains.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-endless-poll", {
  reported: {
    "recursion bounded by a number of tries": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function poll(id: string, attempt = 0): Promise<string> {
  if (attempt >= 60) throw new Error("gave up");
  const r = await openai.responses.retrieve(id);
  if (r.status === "completed") return r.output_text;
  await sleep(1000 * attempt);
  return poll(id, attempt + 1); // ← report
}
`,
    "recursion in an arrow that throws on failed but not on the others": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export const poll = async (id: string): Promise<OpenAI.Responses.Response> => {
  const r = await openai.responses.retrieve(id);
  if (r.status === "failed") throw new Error(r.error?.message ?? "failed");
  if (r.status !== "completed") {
    await sleep(2000);
    return poll(id); // ← report
  }
  return r;
};
`,
    "recursion in one conditional expression": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export const poll = async (id: string): Promise<string> => {
  const r = await openai.responses.retrieve(id);
  await sleep(500);
  return r.status === "completed" ? r.output_text : poll(id); // ← report
};
`,
    "a method that calls itself": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
export class Runs {
  readonly #client = new OpenAI();
  async wait(id: string): Promise<OpenAI.Responses.Response> {
    const r = await this.#client.responses.retrieve(id);
    if (r.status === "completed" || r.status === "failed") return r;
    await sleep(1000);
    return this.wait(id); // ← report
  }
}
`,
    "recursion through then": {
      filename: "module.cjs",
      code: `
const OpenAI = require("openai");
const openai = new OpenAI();
const delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
function poll(id) {
  return openai.responses.retrieve(id).then((r) => {
    if (r.status === "completed") return r.output_text;
    return delay(1000).then(() => poll(id)); // ← report
  });
}
module.exports = { poll };
`,
    },
    "a setTimeout chain inside a promise": `
import OpenAI from "openai";
const openai = new OpenAI();
export function wait(id: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const check = async () => {
      const r = await openai.responses.retrieve(id);
      if (r.status === "completed") resolve(r.output_text);
      else if (r.status === "failed") reject(new Error(r.error?.message));
      else setTimeout(check, 1000); // ← report
    };
    void check();
  });
}
`,
    "a setTimeout chain with an arrow around the call": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function tick(id: string, done: (text: string) => void) {
  const r = await openai.responses.retrieve(id);
  if (r.status === "completed") {
    done(r.output_text);
    return;
  }
  setTimeout(() => void tick(id, done), 1000); // ← report
}
`,
    "a setTimeout chain of a class with bind": `
import OpenAI from "openai";
export class Watcher {
  private readonly client = new OpenAI();
  constructor(private readonly id: string, private readonly done: (text: string) => void) {}
  async tick() {
    const { status, output_text } = await this.client.responses.retrieve(this.id);
    if (status === "completed") return this.done(output_text);
    if (status === "cancelled") return this.done("");
    setTimeout(this.tick.bind(this), 1000); // ← report
  }
}
`,
    "setInterval inside a promise that is settled for two ends": `
import OpenAI from "openai";
const openai = new OpenAI();
export const wait = (id: string) =>
  new Promise<string>((resolve, reject) => {
    const timer = setInterval(async () => { // ← report
      const r = await openai.responses.retrieve(id);
      if (r.status === "completed") {
        clearInterval(timer);
        resolve(r.output_text);
      } else if (r.status === "failed") {
        clearInterval(timer);
        reject(new Error(r.error?.message));
      }
    }, 1500);
  });
`,
    "setInterval whose promise is rejected, but whose timer runs on": `
import OpenAI from "openai";
const openai = new OpenAI();
export const wait = (id: string) =>
  new Promise<string>((resolve, reject) => {
    const timer = setInterval(async () => { // ← report
      const r = await openai.responses.retrieve(id);
      if (r.status === "completed") {
        clearInterval(timer);
        resolve(r.output_text);
      }
      if (r.status === "failed" || r.status === "cancelled" || r.status === "incomplete") {
        reject(new Error(r.error?.message ?? r.status));
      }
    }, 1500);
  });
`,
    "setInterval of a named function": `
import OpenAI from "openai";
const openai = new OpenAI();
export function watch(id: string, show: (text: string) => void) {
  const check = async () => {
    const r = await openai.responses.retrieve(id);
    if (r.status !== "completed") return;
    clearInterval(timer);
    show(r.output_text);
  };
  const timer = setInterval(check, 3000); // ← report
}
`,
    "setInterval kept in a class field": `
import OpenAI from "openai";
export class Watcher {
  private timer?: NodeJS.Timeout;
  constructor(private readonly client: OpenAI) {}
  start(id: string) {
    this.timer = setInterval(() => void this.check(id), 2000); // ← report
  }
  private async check(id: string) {
    const r = await this.client.responses.retrieve(id);
    if (r.status === "completed" || r.status === "failed") this.stop();
  }
  private stop() {
    clearInterval(this.timer);
  }
}
`,
    "setInterval that also gives up after some ticks": `
import OpenAI from "openai";
const openai = new OpenAI();
export function watch(id: string, done: (r: OpenAI.Responses.Response | null) => void) {
  let ticks = 0;
  const timer = setInterval(async () => { // ← report
    const r = await openai.responses.retrieve(id);
    if (r.status === "completed") {
      clearInterval(timer);
      done(r);
    } else if (++ticks > 100) {
      clearInterval(timer);
      done(null);
    }
  }, 2000);
}
`,
    "setInterval with a then chain in it": {
      filename: "module.cjs",
      code: `
const OpenAI = require("openai");
const openai = new OpenAI();
exports.watch = function watch(id, callback) {
  var timer = setInterval(function () { // ← report
    openai.responses.retrieve(id).then(function (r) {
      if (r.status === "completed") {
        clearInterval(timer);
        callback(null, r.output_text);
      }
    }, callback);
  }, 1000);
};
`,
    },
    "a fetch that recurs after a catch for the poll's own errors": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function poll(id: string): Promise<string | null> {
  const r = await openai.responses.retrieve(id).catch(() => null);
  if (r?.status === "completed") return r.output_text;
  if (r?.status === "failed") return null;
  await sleep(1000);
  return await poll(id); // ← report
}
`,
    "an inner recursive function": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
export function waitFor(client: OpenAI, id: string) {
  async function step(): Promise<OpenAI.Responses.Response> {
    const response = await client.responses.retrieve(id);
    switch (response.status) {
      case "completed":
        return response;
      case "failed":
      case "incomplete":
        throw new Error(response.status);
    }
    await sleep(1000);
    return step(); // ← report
  }
  return step();
}
`,
    "setInterval hands the id on to a function": `
import OpenAI from "openai";
const client = new OpenAI();
async function tick(id: string) {
  const run = await client.responses.retrieve(id);
  if (run.status !== "completed") return;
  clearInterval(timer);
  console.log(run.output_text);
}
const timer = setInterval(tick, 1000, process.argv[2]); // ← report
`,
  },
  silent: {
    "setInterval hands a queue on, and each turn takes the next id": `
import OpenAI from "openai";
const client = new OpenAI();
async function tick(ids: string[]) {
  const id = ids.shift();
  if (id === undefined) return clearInterval(timer);
  const run = await client.responses.retrieve(id);
  if (run.status === "completed") console.log(run.output_text);
}
const timer = setInterval(tick, 1000, process.argv.slice(2));
`,
    "recursion bounded by tries that every end leaves": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function poll(id: string, attempt = 0): Promise<OpenAI.Responses.Response> {
  if (attempt >= 60) throw new Error("gave up");
  const r = await openai.responses.retrieve(id);
  if (r.status !== "queued" && r.status !== "in_progress") return r;
  await sleep(1000 * attempt);
  return poll(id, attempt + 1);
}
`,
    "recursion in one conditional expression over the pending statuses": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export const poll = async (id: string): Promise<OpenAI.Responses.Response> => {
  const r = await openai.responses.retrieve(id);
  await sleep(500);
  return r.status === "queued" || r.status === "in_progress" ? poll(id) : r;
};
`,
    "a method that calls itself while pending": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
export class Runs {
  readonly #client = new OpenAI();
  async wait(id: string): Promise<OpenAI.Responses.Response> {
    const r = await this.#client.responses.retrieve(id);
    if (["completed", "failed", "cancelled", "incomplete"].includes(r.status!)) return r;
    await sleep(1000);
    return this.wait(id);
  }
}
`,
    "recursion through then with every end": {
      filename: "module.cjs",
      code: `
const OpenAI = require("openai");
const openai = new OpenAI();
const delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
function poll(id) {
  return openai.responses.retrieve(id).then((r) => {
    if (r.status === "completed") return r.output_text;
    if (r.status !== "queued" && r.status !== "in_progress") throw new Error(r.status);
    return delay(1000).then(() => poll(id));
  });
}
module.exports = { poll };
`,
    },
    "two functions that call each other while pending": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
async function read(id: string): Promise<OpenAI.Responses.Response> {
  const r = await openai.responses.retrieve(id);
  return r.status === "queued" || r.status === "in_progress" ? later(id) : r;
}
async function later(id: string) {
  await sleep(1000);
  return read(id);
}
export { read };
`,
    "a setTimeout chain that stops at every end": `
import OpenAI from "openai";
const openai = new OpenAI();
export function wait(id: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const check = async () => {
      const r = await openai.responses.retrieve(id);
      if (r.status === "completed") resolve(r.output_text);
      else if (r.status === "queued" || r.status === "in_progress") setTimeout(check, 1000);
      else reject(new Error(r.error?.message ?? r.status));
    };
    void check();
  });
}
`,
    "a setTimeout chain of a class that stops at every end": `
import OpenAI from "openai";
export class Watcher {
  private readonly client = new OpenAI();
  constructor(private readonly id: string, private readonly done: (status?: string) => void) {}
  async tick() {
    const { status } = await this.client.responses.retrieve(this.id);
    if (status !== "queued" && status !== "in_progress") return this.done(status);
    setTimeout(this.tick.bind(this), 1000);
  }
}
`,
    "setInterval cleared first, then judged": `
import OpenAI from "openai";
const openai = new OpenAI();
export const wait = (id: string) =>
  new Promise<string>((resolve, reject) => {
    const timer = setInterval(async () => {
      const r = await openai.responses.retrieve(id);
      if (r.status === "in_progress" || r.status === "queued") return;
      clearInterval(timer);
      if (r.status === "completed") resolve(r.output_text);
      else reject(new Error(r.error?.message ?? r.status));
    }, 1500);
  });
`,
    "setInterval cleared in a finally-like switch at each end": `
import OpenAI from "openai";
const openai = new OpenAI();
export function watch(id: string, report: (line: string) => void) {
  const timer = setInterval(async () => {
    const r = await openai.responses.retrieve(id);
    switch (r.status) {
      case "completed":
        clearInterval(timer);
        report(r.output_text);
        break;
      case "failed":
      case "cancelled":
      case "incomplete":
        clearInterval(timer);
        report("ended as " + r.status);
        break;
      default:
        report("still " + r.status);
    }
  }, 2000);
}
`,
    "setInterval kept in a class field and stopped at every end": `
import OpenAI from "openai";
const TERMINAL = new Set(["completed", "failed", "cancelled", "incomplete"]);
export class Watcher {
  private timer?: NodeJS.Timeout;
  constructor(private readonly client: OpenAI) {}
  start(id: string) {
    this.timer = setInterval(() => void this.check(id), 2000);
  }
  private async check(id: string) {
    const r = await this.client.responses.retrieve(id);
    if (TERMINAL.has(r.status!)) this.stop();
  }
  private stop() {
    clearInterval(this.timer);
  }
}
`,
    "setInterval that sweeps over all open jobs has no end by design": `
import OpenAI from "openai";
import { store } from "./store.js";
const openai = new OpenAI();
setInterval(async () => {
  for (const job of await store.open()) {
    const r = await openai.responses.retrieve(job.responseId);
    if (r.status === "completed") await store.finish(job.id, r.output_text);
  }
}, 30_000);
`,
    "a setTimeout that only ends the wait": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function statusSoon(id: string) {
  await new Promise((resolve) => setTimeout(resolve, 5000));
  const r = await openai.responses.retrieve(id);
  return r.status === "completed" ? r.output_text : r.status;
}
`,
    "a recursive function that walks a chain of responses, not one response": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function history(id: string): Promise<string[]> {
  const r = await openai.responses.retrieve(id);
  if (!r.previous_response_id) return [r.id];
  return [...(await history(r.previous_response_id)), r.id];
}
`,
    "an inner recursive function that leaves at every end": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
export function waitFor(client: OpenAI, id: string) {
  async function step(): Promise<OpenAI.Responses.Response> {
    const response = await client.responses.retrieve(id);
    switch (response.status) {
      case "queued":
      case "in_progress":
        await sleep(1000);
        return step();
      default:
        return response;
    }
  }
  return step();
}
`,
  },
});
