// The response across functions of the file: wrappers, callers, callbacks, chains, collections.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("require-failed-response-check", {
  reported: {
    "a wrapper that waits; its caller takes the text": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
async function runToEnd(input: string) {
  let r = await openai.responses.create({ model: "gpt-5", input, background: true });
  while (r.status === "queued" || r.status === "in_progress") {
    await sleep(1000);
    r = await openai.responses.retrieve(r.id); // ← report
  }
  return r;
}
export async function summarize(input: string) {
  return (await runToEnd(input)).output_text;
}
`,
    "two wrappers, one in the other": `
import OpenAI from "openai";
const openai = new OpenAI();
const raw = (id: string) => openai.responses.retrieve(id); // ← report
const load = async (id: string) => {
  console.log("loading", id);
  return raw(id);
};
export async function read(id: string) {
  const { output_text } = await load(id);
  return output_text;
}
`,
    "a private method; a public one takes the text": `
import OpenAI from "openai";
export class Reports {
  constructor(private readonly client: OpenAI) {}
  async text(id: string) {
    const response = await this.#load(id);
    return response.output_text;
  }
  #load(id: string) {
    return this.client.responses.retrieve(id); // ← report
  }
}
`,
    "a method of a base class in the file": `
import OpenAI from "openai";
class Base {
  protected client = new OpenAI();
  protected async load(id: string) {
    return this.client.responses.retrieve(id); // ← report
  }
}
export class Summaries extends Base {
  async summary(id: string) {
    const response = await this.load(id);
    return response.output_text.slice(0, 200);
  }
}
`,
    "a method of an object literal": `
import OpenAI from "openai";
const openai = new OpenAI();
const api = {
  load: (id: string) => openai.responses.retrieve(id), // ← report
};
export async function read(id: string) {
  const response = await api.load(id);
  return response.output_text;
}
`,
    "the response is an argument of a function that takes its text": `
import OpenAI from "openai";
const openai = new OpenAI();
function textOf(response: OpenAI.Responses.Response) {
  return response.output
    .flatMap((item) => (item.type === "message" ? item.content : []))
    .map((part) => (part.type === "output_text" ? part.text : ""))
    .join("");
}
export async function read(id: string) {
  const response = await openai.responses.retrieve(id); // ← report
  return textOf(response);
}
`,
    "the read is an argument itself": `
import OpenAI from "openai";
const openai = new OpenAI();
const textOf = ({ output_text }: OpenAI.Responses.Response) => output_text;
export const read = async (id: string) => textOf(await openai.responses.retrieve(id)); // ← report
`,
    "a wrapper gives the response to a callback that takes its text": `
import OpenAI from "openai";
const openai = new OpenAI();
async function withRun<T>(id: string, use: (r: OpenAI.Responses.Response) => T) {
  const response = await openai.responses.retrieve(id); // ← report
  return use(response);
}
export const text = (id: string) => withRun(id, (r) => r.output_text);
`,
    "a wrapper gives the response in an object": `
import OpenAI from "openai";
const openai = new OpenAI();
async function load(id: string) {
  const response = await openai.responses.retrieve(id); // ← report
  return { response, loadedAt: Date.now() };
}
export async function read(id: string) {
  const { response: run } = await load(id);
  return run.output_text;
}
`,
    "a recursive wait; its caller takes the text": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
async function wait(id: string): Promise<OpenAI.Responses.Response> {
  const r = await openai.responses.retrieve(id); // ← report
  if (r.status !== "queued" && r.status !== "in_progress") return r;
  await sleep(1000);
  return wait(id);
}
export async function read(id: string) {
  const r = await wait(id);
  return r.output_text;
}
`,
    "a then chain": {
      filename: "module.cjs",
      code: `
const OpenAI = require("openai");
const openai = new OpenAI();
module.exports.read = (id) => openai.responses.retrieve(id).then((r) => r.output_text); // ← report
`,
    },
    "a then chain in steps, with a catch": {
      filename: "module.cjs",
      code: `
const OpenAI = require("openai");
const openai = new OpenAI();
module.exports.read = function read(id, callback) {
  openai.responses.retrieve(id) // ← report
    .then((response) => response.output)
    .then((output) => callback(null, output[0]))
    .catch(callback);
};
`,
    },
    "then with a named function": `
import OpenAI from "openai";
const openai = new OpenAI();
const textOf = (r: OpenAI.Responses.Response) => r.output_text;
export const read = (id: string) => openai.responses.retrieve(id).then(textOf); // ← report
`,
    "Promise.all over ids, then the texts": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function texts(ids: string[]) {
  const responses = await Promise.all(ids.map((id) => openai.responses.retrieve(id))); // ← report
  return responses.map((response) => response.output_text);
}
`,
    "Promise.all over ids, the text inside": `
import OpenAI from "openai";
const openai = new OpenAI();
export const texts = (ids: string[]) =>
  Promise.all(
    ids.map(async (id) => {
      const response = await openai.responses.retrieve(id); // ← report
      return [id, response.output_text] as const;
    }),
  );
`,
    "Promise.all of two reads, destructured": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function pair(a: string, b: string) {
  const [first, second] = await Promise.all([
    openai.responses.retrieve(a), // ← report
    openai.responses.retrieve(b), // ← report
  ]);
  return first.output_text + second.output_text;
}
`,
    "only one of two reads is looked at": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function pair(a: string, b: string) {
  const [first, second] = await Promise.all([
    openai.responses.retrieve(a),
    openai.responses.retrieve(b), // ← report
  ]);
  if (first.status !== "completed") throw new Error("ended as " + first.status);
  return first.output_text + second.output_text;
}
`,
    "the responses are collected in an array, then joined": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function join(ids: string[]) {
  const responses = [];
  for (const id of ids) {
    responses.push(await openai.responses.retrieve(id)); // ← report
  }
  return responses.map((r) => r.output_text).join("");
}
`,
    "for await over a generator of the file": `
import OpenAI from "openai";
const openai = new OpenAI();
async function* all(ids: string[]) {
  for (const id of ids) {
    yield await openai.responses.retrieve(id); // ← report
  }
}
export async function print(ids: string[]) {
  for await (const response of all(ids)) console.log(response.output_text);
}
`,
  },
  silent: {
    "a wrapper that waits; its caller looks": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
async function runToEnd(input: string) {
  let r = await openai.responses.create({ model: "gpt-5", input, background: true });
  while (r.status === "queued" || r.status === "in_progress") {
    await sleep(1000);
    r = await openai.responses.retrieve(r.id);
  }
  return r;
}
export async function summarize(input: string) {
  const r = await runToEnd(input);
  if (r.status !== "completed") throw new Error(r.error?.message ?? "ended as " + r.status);
  return r.output_text;
}
`,
    "a wrapper that looks; its caller need not": `
import OpenAI from "openai";
const openai = new OpenAI();
async function load(id: string) {
  const response = await openai.responses.retrieve(id);
  if (response.status === "failed") throw new Error(response.error?.message);
  return response;
}
export const read = async (id: string) => (await load(id)).output_text;
`,
    "a wrapper that normalises; its caller need not": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
export class Reports {
  constructor(private readonly client: OpenAI) {}
  private async load(id: string) {
    return throwIfFailed(await this.client.responses.retrieve(id));
  }
  async text(id: string) {
    return (await this.load(id)).output_text;
  }
}
`,
    "an exported class with a wrapper alone": `
import OpenAI from "openai";
export class Repository {
  constructor(private readonly client: OpenAI) {}
  find(id: string) {
    return this.client.responses.retrieve(id);
  }
}
`,
    "the response is an argument of a function that looks": `
import OpenAI from "openai";
const openai = new OpenAI();
function textOf(response: OpenAI.Responses.Response) {
  if (response.status === "failed") throw new Error(response.error?.message);
  return response.output_text;
}
export const read = async (id: string) => textOf(await openai.responses.retrieve(id));
`,
    "the response is an argument of an imported function": `
import OpenAI from "openai";
import { textOf } from "@acme/ai-jobs";
const openai = new OpenAI();
export const read = async (id: string) => textOf(await openai.responses.retrieve(id));
`,
    "a wrapper gives the response to a callback that looks": `
import OpenAI from "openai";
const openai = new OpenAI();
async function withRun<T>(id: string, use: (r: OpenAI.Responses.Response) => T) {
  const response = await openai.responses.retrieve(id);
  return use(response);
}
export const text = (id: string) =>
  withRun(id, (r) => (r.status === "completed" ? r.output_text : null));
`,
    "a wrapper gives text and status; its caller looks at the status": `
import OpenAI from "openai";
const openai = new OpenAI();
async function load(id: string) {
  const response = await openai.responses.retrieve(id);
  return { state: response.status, text: response.output_text };
}
export async function read(id: string) {
  const { state, text } = await load(id);
  if (state !== "completed") throw new Error("ended as " + state);
  return text;
}
`,
    "a recursive wait; its caller looks": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
async function wait(id: string): Promise<OpenAI.Responses.Response> {
  const r = await openai.responses.retrieve(id);
  if (r.status !== "queued" && r.status !== "in_progress") return r;
  await sleep(1000);
  return wait(id);
}
export async function read(id: string) {
  const r = await wait(id);
  return r.error ? "failed: " + r.error.message : r.output_text;
}
`,
    "a then chain with a look": {
      filename: "module.cjs",
      code: `
const OpenAI = require("openai");
const openai = new OpenAI();
module.exports.read = (id) =>
  openai.responses.retrieve(id).then((r) => {
    if (r.status === "failed") throw new Error(r.error && r.error.message);
    return r.output_text;
  });
`,
    },
    "a then chain whose first step is a check of the file": `
import OpenAI from "openai";
const openai = new OpenAI();
function completed(r: OpenAI.Responses.Response) {
  if (r.status !== "completed") throw new Error("ended as " + r.status);
  return r;
}
export const read = (id: string) =>
  openai.responses.retrieve(id).then(completed).then((r) => r.output_text);
`,
    "a then chain whose first step is an imported check": `
import OpenAI from "openai";
import { ensureCompleted } from "@acme/ai-jobs";
const openai = new OpenAI();
export const read = (id: string) =>
  openai.responses.retrieve(id).then(ensureCompleted).then((r) => r.output_text);
`,
    "Promise.all over ids, only the completed ones": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function texts(ids: string[]) {
  const responses = await Promise.all(ids.map((id) => openai.responses.retrieve(id)));
  return responses.filter((r) => r.status === "completed").map((r) => r.output_text);
}
`,
    "Promise.all over ids, a failed one throws for all": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function texts(ids: string[]) {
  const responses = await Promise.all(ids.map((id) => openai.responses.retrieve(id)));
  const failed = responses.find((r) => r.status === "failed");
  if (failed) throw new Error(failed.error?.message);
  return responses.map((r) => r.output_text);
}
`,
    "Promise.all over ids, each normalised": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const openai = new OpenAI();
export async function texts(ids: string[]) {
  const responses = await Promise.all(
    ids.map((id) => openai.responses.retrieve(id).then(throwIfFailed)),
  );
  return responses.map((r) => r.output_text);
}
`,
    "Promise.allSettled with a look at each value": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function texts(ids: string[]) {
  const settled = await Promise.allSettled(ids.map((id) => openai.responses.retrieve(id)));
  return settled.map((s) =>
    s.status === "fulfilled" && s.value.status === "completed" ? s.value.output_text : null,
  );
}
`,
    "Promise.all over ids, the responses returned whole": `
import OpenAI from "openai";
const openai = new OpenAI();
export const load = (ids: string[]) => Promise.all(ids.map((id) => openai.responses.retrieve(id)));
`,
    "the responses are collected in an array; the loop over it looks": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function join(ids: string[]) {
  const responses = [];
  for (const id of ids) responses.push(await openai.responses.retrieve(id));
  let text = "";
  for (const r of responses) {
    if (r.status !== "completed") continue;
    text += r.output_text;
  }
  return text;
}
`,
    "for await over a generator of the file, with a look": `
import OpenAI from "openai";
const openai = new OpenAI();
async function* all(ids: string[]) {
  for (const id of ids) yield await openai.responses.retrieve(id);
}
export async function print(ids: string[]) {
  for await (const { status, output_text } of all(ids)) {
    console.log(status === "completed" ? output_text : "ended as " + status);
  }
}
`,
  },
});
