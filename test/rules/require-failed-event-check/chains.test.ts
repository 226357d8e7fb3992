/** Listeners on what `responses.stream({ response_id })` gives: a chain is reported at its start. */
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI from "openai";
const client = new OpenAI();
`;

describeCorpus("require-failed-event-check", {
  reported: {
    "a chain after the call, over several lines": `${head}
export function replay(response_id: string, write: (text: string) => void) {
  return client.responses // ← report
    .stream({ response_id })
    .on("response.output_text.delta", (event) => write(event.delta))
    .on("response.output_text.done", () => write("\\n"));
}
`,
    "starting_after is given, too": `${head}
export function resume(id: string, after: number) {
  const stream = client.responses.stream({ response_id: id, starting_after: after });
  stream // ← report
    .on("response.output_text.delta", (event) => console.log(event.delta))
    .on("response.completed", (event) => console.log(event.response.id));
}
`,
    "an error listener hears of connections, not of failed runs": `${head}
export function replay(id: string) {
  const stream = client.responses.stream({ response_id: id });
  stream // ← report
    .on("response.output_text.delta", (event) => process.stdout.write(event.delta))
    .on("error", (error) => {
      console.error(error);
      process.exitCode = 1;
    });
}
`,
    "an end listener takes every end for a success": `${head}
export function replay(id: string, finish: () => void) {
  client.responses.stream({ response_id: id }).on("response.output_text.delta", (event) => console.log(event.delta)).on("end", finish); // ← report
}
`,
    "once() for the completion": `${head}
export function whenDone(id: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const stream = client.responses.stream({ response_id: id });
    stream // ← report
      .once("response.completed", (event) => resolve(event.response.id))
      .once("error", reject);
  });
}
`,
    "a listener for every event that looks for deltas only": `${head}
export function replay(id: string) {
  const stream = client.responses.stream({ response_id: id });
  stream.on("event", (event) => { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  });
}
`,
    "a listener for response.incomplete alone": `${head}
export function replay(id: string) {
  const stream = client.responses.stream({ response_id: id });
  stream // ← report
    .on("response.output_text.delta", (event) => process.stdout.write(event.delta))
    .on("response.incomplete", () => console.error("ran out of tokens"));
}
`,
    "done() is awaited after the chain": `${head}
export async function replay(id: string) {
  const stream = client.responses.stream({ response_id: id });
  stream.on("response.output_text.delta", (event) => process.stdout.write(event.delta)); // ← report
  await stream.done();
  console.log("finished");
}
`,
    "the stream is a field of a class": `
import type OpenAI from "openai";
export class Replay {
  #client: OpenAI;
  constructor(client: OpenAI) {
    this.#client = client;
  }
  start(id: string) {
    this.#client.responses.stream({ response_id: id }).on("response.output_text.delta", (e) => this.print(e.delta)); // ← report
  }
  private print(text: string) {
    process.stdout.write(text);
  }
}
`,
    "listeners that are methods": `
import OpenAI from "openai";
export class Replay {
  private readonly client = new OpenAI();
  start(id: string) {
    const stream = this.client.responses.stream({ response_id: id });
    stream.on("response.output_text.delta", this.onDelta).on("response.completed", this.onCompleted); // ← report
  }
  private onDelta = (event: { delta: string }) => process.stdout.write(event.delta);
  private onCompleted = () => console.log();
}
`,
    "a client made on the spot": `
import OpenAI from "openai";
export function replay(response_id: string, onText: (text: string) => void) {
  new OpenAI().responses.stream({ response_id }).on("response.output_text.delta", (e) => onText(e.delta)); // ← report
}
`,
    "in CommonJS": {
      filename: "replay.cjs",
      code: `
const OpenAI = require("openai");
const client = new OpenAI();
exports.replay = function replay(id) {
  const stream = client.responses.stream({ response_id: id });
  stream // ← report
    .on("response.output_text.delta", (event) => process.stdout.write(event.delta))
    .on("response.completed", () => process.stdout.write("\\n"));
};
`,
    },
  },
  silent: {
    "a listener for response.failed, later in the chain": `${head}
export function replay(id: string) {
  return client.responses
    .stream({ response_id: id })
    .on("response.output_text.delta", (event) => process.stdout.write(event.delta))
    .on("response.completed", () => console.log())
    .on("response.failed", (event) => console.error(event.response.error));
}
`,
    "a listener for response.failed in a statement of its own": `${head}
export function replay(id: string) {
  const stream = client.responses.stream({ response_id: id });
  stream.on("response.output_text.delta", (event) => process.stdout.write(event.delta));
  stream.on("response.failed", (event) => console.error(event.response.error));
  return stream.done();
}
`,
    "once() for the failure": `${head}
export function whenDone(id: string): Promise<string> {
  return new Promise((resolve, reject) => {
    client.responses
      .stream({ response_id: id })
      .once("response.completed", (event) => resolve(event.response.id))
      .once("response.failed", (event) => reject(new Error(event.response.error?.message)))
      .once("error", reject);
  });
}
`,
    "a listener for every event that has a branch for the failure": `${head}
export function replay(id: string) {
  const stream = client.responses.stream({ response_id: id });
  stream.on("event", (event) => {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    else if (event.type === "response.failed") process.exitCode = 1;
  });
}
`,
    "a listener for every event that sends it on whole": `${head}
import type { ServerResponse } from "node:http";
export function replay(id: string, res: ServerResponse) {
  client.responses
    .stream({ response_id: id })
    .on("event", (event) => res.write(\`data: \${JSON.stringify(event)}\\n\\n\`))
    .on("end", () => res.end());
}
`,
    "a listener for every event that is an imported function": `${head}
import { onEvent } from "./events.js";
export function replay(id: string) {
  client.responses.stream({ response_id: id }).on("event", onEvent);
}
`,
    "the final response's status is looked at after the chain": `${head}
export async function replay(id: string) {
  const stream = client.responses
    .stream({ response_id: id })
    .on("response.output_text.delta", (event) => process.stdout.write(event.delta));
  const final = await stream.finalResponse();
  if (final.status !== "completed") throw new Error(final.error?.message ?? \`ended as \${final.status}\`);
}
`,
    "the stream of a new foreground response": `${head}
export async function ask(input: string) {
  await client.responses
    .stream({ model: "gpt-5", input })
    .on("response.output_text.delta", (event) => process.stdout.write(event.delta))
    .finalResponse();
}
`,
    "the runner of a chat completion": `${head}
export async function ask(content: string) {
  await client.chat.completions
    .stream({ model: "gpt-5", messages: [{ role: "user", content }] })
    .on("content", (delta) => process.stdout.write(delta))
    .finalChatCompletion();
}
`,
    "an emitter of one's own whose events have the same names": `
import { EventEmitter } from "node:events";
import OpenAI from "openai";
const client = new OpenAI();
const bus = new EventEmitter();
bus.on("response.output_text.delta", (event) => console.log(event.delta)).on("response.completed", () => console.log("done"));
export const start = (input: string) => client.responses.create({ model: "o3", input, background: true });
`,
    "a chain on a child process": `
import { spawn } from "node:child_process";
import OpenAI from "openai";
const client = new OpenAI();
export function show(id: string) {
  spawn("less").on("exit", (code) => console.log(code)).on("error", console.error);
  return client.responses.retrieve(id);
}
`,
  },
});
