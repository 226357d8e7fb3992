// The response on its way from the read to the use, inside one function.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("require-failed-response-check", {
  reported: {
    "the text straight off the awaited read": `
import OpenAI from "openai";
const openai = new OpenAI();
export const text = async (id: string) => (await openai.responses.retrieve(id)).output_text; // ← report
`,
    "the text destructured": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const { output_text } = await openai.responses.retrieve(id); // ← report
  return output_text;
}
`,
    "the text destructured under another name, with a default": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const { output_text: answer = "no answer", usage } = await openai.responses.retrieve(id); // ← report
  console.log(usage?.total_tokens);
  return answer.trim();
}
`,
    "the first item of the output destructured": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const {
    output: [first],
  } = await openai.responses.retrieve(id); // ← report
  return first;
}
`,
    "the output destructured later": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id); // ← report
  const { output } = response;
  return output.filter((item) => item.type === "function_call");
}
`,
    "the text by index and content": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const response: any = await openai.responses.retrieve(id); // ← report
  return response.output[0].content[0].text;
}
`,
    "the last item of the output": {
      filename: "read.js",
      code: `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id) {
  const response = await openai.responses.retrieve(id); // ← report
  const last = response.output.at(-1);
  return last?.type === "message" ? last.content : [];
}
`,
    },
    "the text with optional chaining and a fallback": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id); // ← report
  return response?.output_text ?? "";
}
`,
    "a text that falls back to the output": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const run = await openai.responses.retrieve(id); // ← report
  return run.output_text || run.output.map((item) => JSON.stringify(item)).join(", ");
}
`,
    "a response that came from a cache or from the read": `
import OpenAI from "openai";
const openai = new OpenAI();
const cache = new Map<string, OpenAI.Responses.Response>();
export async function read(id: string) {
  const response = cache.get(id) ?? (await openai.responses.retrieve(id)); // ← report
  return response.output_text;
}
`,
    "one of two reads, by a condition": `
import OpenAI from "openai";
const openai = new OpenAI();
const azure = new OpenAI({ baseURL: process.env.AZURE_URL });
export async function read(id: string, eu: boolean) {
  const response = eu
    ? await azure.responses.retrieve(id) // ← report
    : await openai.responses.retrieve(id); // ← report
  return response.output_text;
}
`,
    "the promise is kept in a variable first": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const reading = openai.responses.retrieve(id); // ← report
  console.log("reading", id);
  const response = await reading;
  return response.output_text;
}
`,
    "the response under a second name": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id); // ← report
  const result = response as OpenAI.Responses.Response & { output_parsed: unknown };
  return result.output_parsed;
}
`,
    "the response in an object's property": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const state: { response?: OpenAI.Responses.Response } = {};
  state.response = await openai.responses.retrieve(id); // ← report
  return state.response.output_text;
}
`,
    "the response in a class field, used in another method": `
import OpenAI from "openai";
export class Run {
  #response?: OpenAI.Responses.Response;
  constructor(private readonly client: OpenAI) {}
  async load(id: string) {
    this.#response = await this.client.responses.retrieve(id); // ← report
  }
  get text() {
    return this.#response?.output_text ?? "";
  }
}
`,
    "the response in a closure": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function load(id: string) {
  const response = await openai.responses.retrieve(id); // ← report
  return { text: () => response.output_text };
}
`,
    "a variable assigned in a try, used after it": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  let response;
  try {
    response = await openai.responses.retrieve(id); // ← report
  } catch {
    return null;
  }
  return response.output_text;
}
`,
    "the text parsed with a schema": `
import OpenAI from "openai";
import { z } from "zod";
const openai = new OpenAI();
const Plan = z.object({ steps: z.array(z.string()) });
export async function plan(id: string) {
  const response = await openai.responses.retrieve(id); // ← report
  return Plan.parse(JSON.parse(response.output_text));
}
`,
    "the text in a template": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function page(id: string) {
  const response = await openai.responses.retrieve(id); // ← report
  return "<article>" + response.output_text + "</article>";
}
`,
    "the items of the output in a loop": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function images(id: string) {
  const found: string[] = [];
  const response = await openai.responses.retrieve(id); // ← report
  for (const item of response.output) {
    if (item.type === "image_generation_call" && item.result) found.push(item.result);
  }
  return found;
}
`,
    "a generator yields the text of each": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function* texts(ids: Iterable<string>) {
  for (const id of ids) {
    const { output_text } = await openai.responses.retrieve(id); // ← report
    yield output_text;
  }
}
`,
    "the data of withResponse": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const { data: run, request_id } = await openai.responses.retrieve(id).withResponse(); // ← report
  console.log(request_id);
  return run.output_text;
}
`,
    "responses taken off the client": `
import OpenAI from "openai";
const { responses } = new OpenAI();
export async function read(id: string) {
  const response = await responses.retrieve(id); // ← report
  return response.output_text;
}
`,
    "the read has an option for what to include": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function sources(id: string) {
  const response = await openai.responses.retrieve(id, { // ← report
    include: ["web_search_call.action.sources"],
  });
  return response.output.flatMap((item) => (item.type === "web_search_call" ? [item] : []));
}
`,
  },
  silent: {
    "the text and the status destructured together, compared, then used": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const { status, output_text } = await openai.responses.retrieve(id);
  return status === "completed" ? output_text : null;
}
`,
    "a response that came from a cache or from the read, looked at": `
import OpenAI from "openai";
const openai = new OpenAI();
const cache = new Map<string, OpenAI.Responses.Response>();
export async function read(id: string) {
  const response = cache.get(id) ?? (await openai.responses.retrieve(id));
  if (response.status !== "completed") throw new Error("ended as " + response.status);
  return response.output_text;
}
`,
    "one of two reads, by a condition, looked at": `
import OpenAI from "openai";
const openai = new OpenAI();
const azure = new OpenAI({ baseURL: process.env.AZURE_URL });
export async function read(id: string, eu: boolean) {
  const response = await (eu ? azure : openai).responses.retrieve(id);
  if (response.error) throw new Error(response.error.message);
  return response.output_text;
}
`,
    "the response under a second name, looked at under the first": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id);
  const result: any = response;
  if (response.status === "failed") throw new Error(response.error?.message);
  return result.output_parsed;
}
`,
    "the response in an object's property, looked at there": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const state: { response?: OpenAI.Responses.Response } = {};
  state.response = await openai.responses.retrieve(id);
  if (state.response.status !== "completed") return null;
  return state.response.output_text;
}
`,
    "the response in a class field, looked at in another method": `
import OpenAI from "openai";
export class Run {
  #response?: OpenAI.Responses.Response;
  constructor(private readonly client: OpenAI) {}
  async load(id: string) {
    this.#response = await this.client.responses.retrieve(id);
    this.#check();
  }
  #check() {
    if (this.#response?.status === "failed") throw new Error(this.#response.error?.message);
  }
  get text() {
    return this.#response?.output_text ?? "";
  }
}
`,
    "the status kept in a variable, compared later": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id);
  const status = response.status;
  const ok = status === "completed";
  if (!ok) return { ok, reason: status };
  return { ok, text: response.output_text };
}
`,
    "a variable assigned in a try, looked at after it": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  let response;
  try {
    response = await openai.responses.retrieve(id);
  } catch {
    return null;
  }
  if (response.status === "failed") return null;
  return response.output_text;
}
`,
    "the data of withResponse, looked at": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const { data: run, request_id } = await openai.responses.retrieve(id).withResponse();
  if (run.status !== "completed") throw new Error(request_id + " ended as " + run.status);
  return run.output_text;
}
`,
    "the data of withResponse, normalised": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const openai = new OpenAI();
export async function read(id: string) {
  const { data } = await openai.responses.retrieve(id).withResponse();
  return throwIfFailed(data).output_text;
}
`,
    "the raw answer is sent on": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function GET(request: Request) {
  const id = new URL(request.url).searchParams.get("id")!;
  const raw = await openai.responses.retrieve(id).asResponse();
  return new Response(raw.body, { status: raw.status });
}
`,
    "the response's parts are sent on with its status": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const { status, output, output_text, usage } = await openai.responses.retrieve(id);
  return { status, output, output_text, usage };
}
`,
    "the response is written to a file whole": `
import OpenAI from "openai";
import { writeFile } from "node:fs/promises";
const openai = new OpenAI();
export async function dump(id: string, path: string) {
  const response = await openai.responses.retrieve(id);
  await writeFile(path, JSON.stringify(response, null, 2));
}
`,
    "the response resolves a promise whole": {
      filename: "module.cjs",
      code: `
const OpenAI = require("openai");
const openai = new OpenAI();
exports.read = (id) =>
  new Promise((resolve, reject) => {
    openai.responses.retrieve(id).then((response) => resolve(response), reject);
  });
`,
    },
    "the response is yielded whole": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function* all(ids: string[]) {
  for (const id of ids) yield await openai.responses.retrieve(id);
}
`,
    "the response is emitted whole": `
import OpenAI from "openai";
import { EventEmitter } from "node:events";
export class Runs extends EventEmitter {
  constructor(private readonly client: OpenAI) {
    super();
  }
  async refresh(id: string) {
    const response = await this.client.responses.retrieve(id);
    this.emit("refreshed", response);
  }
}
`,
    "the response is read and thrown away": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function ping(id: string) {
  await openai.responses.retrieve(id);
}
`,
    "the read decides whether to cancel": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function cancelIfRunning(id: string) {
  const response = await openai.responses.retrieve(id);
  if (response.status === "queued" || response.status === "in_progress") {
    await openai.responses.cancel(id);
  }
}
`,
    "the response's id starts the next one": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function followUp(id: string, input: string) {
  const previous = await openai.responses.retrieve(id);
  return openai.responses.create({ model: previous.model, input, previous_response_id: previous.id });
}
`,
  },
});
