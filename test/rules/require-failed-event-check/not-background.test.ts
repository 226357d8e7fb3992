/** Streams that are not those of a stored response, beside the ones that are. */
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("require-failed-event-check", {
  reported: {
    "a background stream in a file that also streams a chat": `
import OpenAI from "openai";
const client = new OpenAI();
export async function chat(content: string) {
  const stream = await client.chat.completions.create({ model: "gpt-5", messages: [{ role: "user", content }], stream: true });
  for await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta.content ?? "");
}
export async function research(input: string) {
  const stream = await client.responses.create({ model: "o3", input, background: true, stream: true });
  for await (const event of stream) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "a client that is passed in with no type": {
      filename: "follow.js",
      code: `
export async function follow(client, id) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    if (event.type === "response.output_text.delta") console.log(event.delta);
  }
}
`,
    },
    "a client whose responses are cast": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function follow(id: string) {
  const stream = await (openai.responses as any).retrieve(id, { stream: true });
  for await (const event of stream) { // ← report
    if (event.type === "response.output_text.delta") console.log(event.delta);
  }
}
`,
    "a client behind an optional chain": `
import type OpenAI from "openai";
export async function follow(client: OpenAI | undefined, id: string) {
  const stream = await client?.responses.retrieve(id, { stream: true });
  if (!stream) return;
  for await (const event of stream) { // ← report
    if (event.type === "response.output_text.delta") console.log(event.delta);
  }
}
`,
    "an own function named throwOnFailedEvent does not throw": `
import OpenAI from "openai";
const client = new OpenAI();
async function* throwOnFailedEvent<T>(stream: AsyncIterable<T>) {
  for await (const event of stream) yield event;
}
export async function follow(id: string) {
  for await (const event of throwOnFailedEvent(await client.responses.retrieve(id, { stream: true }))) { // ← report
    if (event.type === "response.output_text.delta") console.log(event.delta);
  }
}
`,
  },
  silent: {
    "a foreground stream": `
import OpenAI from "openai";
const client = new OpenAI();
export async function ask(input: string) {
  const stream = await client.responses.create({ model: "gpt-5", input, stream: true });
  for await (const event of stream) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "a foreground stream that says background: false": `
import OpenAI from "openai";
const client = new OpenAI();
export async function ask(input: string) {
  const stream = await client.responses.create({ model: "gpt-5", input, background: false, stream: true });
  for await (const event of stream) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "responses.stream() of a new response": `
import OpenAI from "openai";
const client = new OpenAI();
export async function ask(input: string) {
  for await (const event of client.responses.stream({ model: "gpt-5", input })) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "a foreground stream beside a background start": `
import OpenAI from "openai";
const client = new OpenAI();
export const start = (input: string) => client.responses.create({ model: "o3", input, background: true });
export async function ask(input: string) {
  for await (const event of await client.responses.create({ model: "gpt-5", input, stream: true })) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "a chat completion's stream": `
import OpenAI from "openai";
const client = new OpenAI();
export async function ask(content: string) {
  const stream = await client.chat.completions.create({ model: "gpt-5", messages: [{ role: "user", content }], stream: true });
  for await (const chunk of stream) {
    if (chunk.choices[0]?.finish_reason === "stop") break;
    process.stdout.write(chunk.choices[0]?.delta.content ?? "");
  }
}
`,
    "an assistant's run": `
import OpenAI from "openai";
const client = new OpenAI();
export async function run(thread: string, assistant_id: string) {
  const stream = client.beta.threads.runs.stream(thread, { assistant_id });
  for await (const event of stream) {
    if (event.event === "thread.message.delta") console.log(event.data.delta);
  }
}
`,
    "Anthropic's stream": `
import Anthropic from "@anthropic-ai/sdk";
const client = new Anthropic();
export async function ask(content: string) {
  const stream = client.messages.stream({ model: "claude", max_tokens: 100, messages: [{ role: "user", content }] });
  for await (const event of stream) {
    if (event.type === "content_block_delta") console.log(event.delta);
  }
}
`,
    "Anthropic's stream beside a background start": `
import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
const anthropic = new Anthropic();
const openai = new OpenAI();
export const start = (input: string) => openai.responses.create({ model: "o3", input, background: true });
export async function ask(content: string) {
  const stream = await anthropic.messages.create({ model: "claude", max_tokens: 9, messages: [{ role: "user", content }], stream: true });
  for await (const event of stream) {
    if (event.type === "message_delta") console.log(event.delta);
  }
}
`,
    "another SDK that has responses, too": `
import { TypeformClient } from "@typeform/api-client";
const forms = new TypeformClient();
export async function follow(id: string) {
  for await (const event of await forms.responses.retrieve(id, { stream: true })) {
    if (event.type === "answer.added") console.log(event.answer);
  }
}
`,
    "a test double": `
import { expect, it, vi } from "vitest";
async function* fake() {
  yield { type: "response.output_text.delta", delta: "hello" };
}
const client = { responses: { retrieve: vi.fn(async (_id: string, _query: object) => fake()) } };
it("prints", async () => {
  for await (const event of await client.responses.retrieve("resp_1", { stream: true })) {
    if (event.type === "response.output_text.delta") expect(event.delta).toBe("hello");
  }
});
`,
    "a function that is given a stream by nobody in the file": `
import type { ResponseStreamEvent } from "openai/resources/responses/responses";
export async function print(stream: AsyncIterable<ResponseStreamEvent>) {
  for await (const event of stream) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "a for await over lines of a file": `
import { open } from "node:fs/promises";
import OpenAI from "openai";
const client = new OpenAI();
export async function load(path: string) {
  const file = await open(path);
  for await (const line of file.readLines()) {
    const event = JSON.parse(line);
    if (event.type === "id") console.log((await client.responses.retrieve(event.id)).status);
  }
}
`,
    "the loop stands in a comment": `
import OpenAI from "openai";
const client = new OpenAI();
// for await (const event of await client.responses.retrieve(id, { stream: true })) {
//   if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
// }
export const read = (id: string) => client.responses.retrieve(id);
`,
  },
});
