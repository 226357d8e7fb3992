/** Less common shapes: loops that leave early, tables in classes, told and untold ends, helpers. */
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI from "openai";
const client = new OpenAI();
`;

describeCorpus("require-failed-event-check", {
  reported: {
    "a generator of the file turns each event into parts": `${head}
function* partsOf(event: OpenAI.Responses.ResponseStreamEvent) {
  if (event.type === "response.output_text.delta") yield { kind: "text", text: event.delta };
  if (event.type === "response.reasoning_summary_text.delta") yield { kind: "thought", text: event.delta };
}
export async function* parts(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    yield* partsOf(event);
  }
}
`,
    "a table of handlers in a field": `
import type OpenAI from "openai";
export class Follower {
  text = "";
  readonly #handlers: Record<string, (event: any) => void> = {
    "response.output_text.delta": (event) => (this.text += event.delta),
    "response.completed": () => console.log("done"),
  };
  constructor(private readonly client: OpenAI) {}
  async follow(id: string) {
    for await (const event of await this.client.responses.retrieve(id, { stream: true })) { // ← report
      this.#handlers[event.type]?.(event);
    }
  }
}
`,
    "the loop's variable is declared outside of it": {
      filename: "follow.js",
      code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function follow(id) {
  let event;
  for await (event of await client.responses.retrieve(id, { stream: true })) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    },
    "the loop leaves at the first delta, and a failure before it is nothing": `${head}
export async function latency(id: string) {
  const start = performance.now();
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    if (event.type === "response.output_text.delta") return performance.now() - start;
  }
  return Number.NaN;
}
`,
    "the last event is kept, and only logged": `${head}
export async function follow(id: string) {
  let last;
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    last = event;
  }
  console.log("last event", last?.type);
}
`,
    "an exhaustive default that throws only in the types": `${head}
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    switch (event.type) {
      case "response.output_text.delta":
        process.stdout.write(event.delta);
        break;
      default: {
        const ignored: unknown = event;
        void ignored;
      }
    }
  }
}
`,
    "the type in a variable, asked in a closure": `${head}
export async function follow(id: string) {
  const deltas: string[] = [];
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    const is = (type: string) => event.type === type;
    if (is("response.output_text.delta")) deltas.push((event as { delta: string }).delta);
    else if (is("response.completed")) break;
  }
  return deltas;
}
`,
    "optional chains, a negation and a regular expression": `${head}
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    if (!/\\.delta$/.test(event?.type ?? "")) continue;
    process.stdout.write((event as { delta?: string }).delta ?? "");
  }
}
`,
    "the client is wrapped by a library that traces it": `
import OpenAI from "openai";
import { observeOpenAI } from "langfuse";
const openai = observeOpenAI(new OpenAI());
export async function follow(id: string) {
  for await (const event of await openai.responses.retrieve(id, { stream: true })) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "a Proxy of errors: the catch throws its own, and no failure gets there": `${head}
export async function text(id: string) {
  try {
    let text = "";
    for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
      if (event.type === "response.output_text.delta") text += event.delta;
    }
    return { ok: true, text };
  } catch (error) {
    return { ok: false, error: String(error) };
  }
}
`,
    "an abort that was asked for is told, a failure is not": `${head}
export async function text(id: string, signal: AbortSignal) {
  let text = "";
  for await (const event of await client.responses.retrieve(id, { stream: true }, { signal })) { // ← report
    if (signal.aborted) throw new Error("aborted");
    if (event.type === "response.output_text.delta") text += event.delta;
  }
  if (signal.aborted) throw new Error("aborted");
  return text;
}
`,
    "a beta client's stream by id": `${head}
export async function follow(id: string) {
  const runner = client.beta.responses.stream({ response_id: id });
  for await (const event of runner) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "an inner loop over the same stream after a break": `${head}
export async function follow(id: string) {
  const stream = await client.responses.retrieve(id, { stream: true });
  let created = false;
  for await (const event of stream) { // ← report
    if (event.type === "response.created") created = true;
    if (event.type === "response.output_text.delta" && created) process.stdout.write(event.delta);
  }
}
`,
    "a loop at the top level of a script in CommonJS": {
      filename: "follow.cjs",
      code: `
const { default: OpenAI } = require("openai");
(async () => {
  const stream = await new OpenAI().responses.retrieve(process.argv[2], { stream: true });
  for await (const event of stream) { // ← report
    switch (event.type) {
      case "response.output_text.delta":
        process.stdout.write(event.delta);
    }
  }
})();
`,
    },
    "the status of another run in the same event handler": `${head}
export async function follow(id: string, parent: { status: string }) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    if (parent.status === "failed") break;
  }
}
`,
  },
  silent: {
    "a loop that only waits for the id": `${head}
export async function start(input: string) {
  const stream = await client.responses.create({ model: "o3", input, background: true, stream: true });
  for await (const event of stream) {
    if (event.type === "response.created") return event.response.id;
  }
  return undefined;
}
`,
    "a loop that waits until the run is queued": `${head}
export async function start(input: string) {
  let id: string | undefined;
  for await (const event of await client.responses.create({ model: "o3", input, background: true, stream: true })) {
    switch (event.type) {
      case "response.created":
        id = event.response.id;
        continue;
      case "response.queued":
        break;
      default:
        continue;
    }
    break;
  }
  return id;
}
`,
    "listeners of one's own are called with each event": `${head}
type Listener = (event: OpenAI.Responses.ResponseStreamEvent) => void;
const listeners = new Set<Listener>();
export const subscribe = (listener: Listener) => listeners.add(listener);
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    for (const listener of listeners) listener(event);
    if (event.type === "response.completed") break;
  }
}
`,
    "the last type must be the one of completion": `${head}
export async function follow(id: string) {
  let last: OpenAI.Responses.ResponseStreamEvent | undefined;
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    last = event;
  }
  if (last?.type !== "response.completed") throw new Error(\`ended by \${last?.type}\`);
}
`,
    "a state machine is told of every type": `${head}
import { machine } from "./machine.js";
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    machine.send({ type: event.type });
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "the events become lines of a file": `${head}
import { createWriteStream } from "node:fs";
export async function record(id: string, path: string) {
  const file = createWriteStream(path);
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    file.write(JSON.stringify(event) + "\\n");
  }
}
`,
    "a table of handlers that another one is merged into": `${head}
import { common } from "./handlers.js";
const handlers: Record<string, (event: any) => void> = {
  ...common,
  "response.output_text.delta": (event) => process.stdout.write(event.delta),
};
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) handlers[event.type]?.(event);
}
`,
    "a table of handlers that gets one more later": `${head}
const handlers: Record<string, (event: any) => void> = {};
handlers["response.output_text.delta"] = (event) => process.stdout.write(event.delta);
handlers["response.failed"] = (event) => console.error(event.response.error);
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) handlers[event.type]?.(event);
}
`,
    "a test that expects each type": `
import { expect, test } from "vitest";
import OpenAI from "openai";
test("streams", async () => {
  const types: string[] = [];
  for await (const event of await new OpenAI().responses.retrieve("resp_1", { stream: true })) {
    types.push(event.type);
    if (event.type === "response.output_text.delta") expect(event.delta).not.toBe("");
  }
  expect(types.at(-1)).toBe("response.completed");
});
`,
    "the error event and the failure share a helper": `${head}
const isEnd = (type: string) => ["response.failed", "response.incomplete", "error"].some((end) => end === type);
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (isEnd(event.type)) throw new Error(event.type);
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "whoever called is told by a rejected promise": `${head}
export function follow(id: string) {
  return new Promise<string>((resolve, reject) => {
    void (async () => {
      for await (const event of await client.responses.retrieve(id, { stream: true })) {
        if (event.type === "response.completed") return resolve(event.response.output_text);
      }
      reject(new Error("the run did not complete"));
    })();
  });
}
`,
    "the status that the flag stands for is stored": `${head}
import { jobs } from "./jobs.js";
export async function work(id: string) {
  let state = "failed";
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.completed") state = "done";
  }
  await jobs.update(id, { state });
}
`,
    "the outcome is a conditional after the loop": `${head}
import { jobs } from "./jobs.js";
export async function work(id: string) {
  let completed = false;
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.completed") completed = true;
  }
  await jobs.update(id, { state: completed ? "done" : "failed" });
}
`,
    "a result object whose field completion sets": `${head}
export async function run(id: string) {
  const result: { text: string; error?: string; finished: boolean } = { text: "", finished: false };
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") result.text += event.delta;
    if (event.type === "response.completed") result.finished = true;
  }
  if (!result.finished) result.error = "ended early";
  return result;
}
`,
    "the text of a run that is known to have completed is replayed": `${head}
export async function text(id: string) {
  const run = await client.responses.retrieve(id);
  if (run.status !== "completed") throw new Error(run.error?.message ?? run.status);
  let text = run.output_text;
  if (text === "") {
    for await (const event of client.responses.stream({ response_id: id })) {
      if (event.type === "response.output_text.delta") text += event.delta;
    }
  }
  return text;
}
`,
    "the replay stands in the branch for completion": `${head}
export async function variants(jobs: { id: string; text: string }[]) {
  for (const job of jobs) {
    const run = await client.responses.retrieve(job.id);
    if (/completed|done/i.test(run.status ?? "")) {
      const stream = await client.responses.retrieve(job.id, { stream: true });
      for await (const event of stream) if (event?.type === "response.output_text.delta") job.text += event.delta ?? "";
    } else if (run.status === "failed") job.text = "failed";
  }
}
`,
    "a webhook tells of failures, the stream is another account's": `
import { client } from "@anthropic-ai/sdk";
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "delta") process.stdout.write(event.delta);
  }
}
`,
  },
});
