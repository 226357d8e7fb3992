// Webhook branches, streams, other calls of the SDK, other SDKs: what is a read to look at, what is none.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("require-failed-response-check", {
  reported: {
    "a webhook branch that failed responses take as well": `
import OpenAI from "openai";
import { save } from "./store.js";
const openai = new OpenAI();
export async function POST(request: Request) {
  const event = await openai.webhooks.unwrap(await request.text(), request.headers);
  switch (event.type) {
    case "response.completed":
    case "response.failed": {
      const response = await openai.responses.retrieve(event.data.id); // ← report
      await save(response.id, response.output_text);
      break;
    }
  }
  return new Response("ok");
}
`,
    "a webhook branch for whatever is about a response": `
import express from "express";
import OpenAI from "openai";
import { save } from "./store.js";
const openai = new OpenAI();
const app = express();
app.post("/hook", express.text({ type: "*/*" }), async (req, res) => {
  const event = await openai.webhooks.unwrap(req.body, req.headers as Record<string, string>);
  if (event.type.startsWith("response.")) {
    const response = await openai.responses.retrieve((event.data as { id: string }).id); // ← report
    await save(response.output_text);
  }
  res.sendStatus(204);
});
`,
    "a webhook branch for completed or failed, as one condition": `
import OpenAI from "openai";
import { save } from "./store.js";
const openai = new OpenAI();
export async function onEvent(event: OpenAI.Webhooks.UnwrapWebhookEvent) {
  if (event.type === "response.completed" || event.type === "response.failed") {
    const { output } = await openai.responses.retrieve(event.data.id); // ← report
    await save(event.data.id, output);
  }
}
`,
    "a read beside a chat completion: only the read": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function compare(id: string, prompt: string) {
  const chat = await openai.chat.completions.create({
    model: "gpt-5",
    messages: [{ role: "user", content: prompt }],
  });
  const run = await openai.responses.retrieve(id); // ← report
  return [chat.choices[0]?.message.content, run.output_text];
}
`,
    "a method of a literal object beside a read of the SDK: only the latter": `
import OpenAI from "openai";
const openai = new OpenAI();
const reviews = { responses: { retrieve: async (id: string) => ({ output_text: id }) } };
export async function both(id: string) {
  const mine = await reviews.responses.retrieve(id);
  const theirs = await openai.responses.retrieve(id); // ← report
  return mine.output_text + theirs.output_text;
}
`,
    "the started response is looked at through the shim, the later read is not": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function run(input: string) {
  let r = throwIfFailed(
    await openai.responses.create({ model: "gpt-5", input, background: true }),
  );
  while (r.status === "queued" || r.status === "in_progress") {
    await sleep(1000);
    r = await openai.responses.retrieve(r.id); // ← report
  }
  return r.output_text;
}
`,
    "an inline client that goes through any": {
      filename: "read.ts",
      code: `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const r = await (openai.responses as any).retrieve(id); // ← report
  return r.output_text as string;
}
`,
    },
    "a client behind an optional chain": `
import type OpenAI from "openai";
export async function read(client: OpenAI | undefined, id: string) {
  const r = await client?.responses.retrieve(id); // ← report
  return r?.output_text ?? null;
}
`,
    "a client that a require gave": {
      filename: "read.cjs",
      code: `
const client = require("./client");
exports.read = async (id) => {
  const r = await client.responses.retrieve(id); // ← report
  return r.output_text;
};
`,
    },
  },
  silent: {
    "a webhook switch with a case for response.completed": `
import OpenAI from "openai";
import { save, fail } from "./store.js";
const openai = new OpenAI();
export async function POST(request: Request) {
  const event = await openai.webhooks.unwrap(await request.text(), request.headers);
  switch (event.type) {
    case "response.completed": {
      const response = await openai.responses.retrieve(event.data.id);
      await save(response.id, response.output_text);
      break;
    }
    case "response.failed":
      await fail(event.data.id);
      break;
  }
  return new Response("ok");
}
`,
    "a webhook handler that returns early for the other events": `
import OpenAI from "openai";
import { save } from "./store.js";
const openai = new OpenAI();
export async function onEvent(event: OpenAI.Webhooks.UnwrapWebhookEvent) {
  if (event.type !== "response.completed") return;
  const { output_text } = await openai.responses.retrieve(event.data.id);
  await save(event.data.id, output_text);
}
`,
    "a webhook branch that calls a function of the file": `
import OpenAI from "openai";
import { save } from "./store.js";
const openai = new OpenAI();
async function onCompleted(id: string) {
  const response = await openai.responses.retrieve(id);
  await save(id, response.output_text);
}
export async function POST(request: Request) {
  const event = await openai.webhooks.unwrap(await request.text(), request.headers);
  if (event.type === "response.completed") await onCompleted(event.data.id);
  return new Response(null, { status: 204 });
}
`,
    "a webhook's event type destructured": {
      filename: "hook.js",
      code: `
import OpenAI from "openai";
import { save } from "./store.js";
const openai = new OpenAI();
export async function hook(req, res) {
  const { type, data } = await openai.webhooks.unwrap(req.body, req.headers);
  if (type === "response.completed") {
    const response = await openai.responses.retrieve(data.id);
    await save(data.id, response.output_text);
  }
  res.status(200).end();
}
`,
    },
    "a webhook branch for response.failed that reads the error": `
import OpenAI from "openai";
import { fail } from "./store.js";
const openai = new OpenAI();
export async function onEvent(event: OpenAI.Webhooks.UnwrapWebhookEvent) {
  if (event.type === "response.failed") {
    const response = await openai.responses.retrieve(event.data.id);
    await fail(event.data.id, response.error?.code);
  }
}
`,
    "the deltas of a background stream": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function follow(id: string, write: (text: string) => void) {
  const stream = await openai.responses.retrieve(id, { stream: true });
  for await (const event of stream) {
    if (event.type === "response.output_text.delta") write(event.delta);
  }
}
`,
    "the completed event of a stream that was started in the background": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(input: string) {
  const stream = await openai.responses.create({
    model: "gpt-5",
    input,
    background: true,
    stream: true,
  });
  for await (const event of stream) {
    if (event.type === "response.completed") return event.response.output_text;
    if (event.type === "response.failed") throw new Error(event.response.error?.message);
  }
  return null;
}
`,
    "a stream piped on whole": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function GET(request: Request) {
  const id = new URL(request.url).searchParams.get("id")!;
  const stream = await openai.responses.retrieve(id, { stream: true });
  return new Response(stream.toReadableStream());
}
`,
    "parse, in the foreground": `
import OpenAI from "openai";
import { zodTextFormat } from "openai/helpers/zod";
import { z } from "zod";
const openai = new OpenAI();
const Event = z.object({ name: z.string() });
export async function parse(input: string) {
  const response = await openai.responses.parse({
    model: "gpt-5",
    input,
    text: { format: zodTextFormat(Event, "event") },
  });
  return response.output_parsed;
}
`,
    "a cancelled response": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function stop(id: string) {
  const response = await openai.responses.cancel(id);
  return response.output_text;
}
`,
    "a stored chat completion": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const completion = await openai.chat.completions.retrieve(id);
  return completion.choices[0]?.message.content;
}
`,
    "a batch and its file": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function output(id: string) {
  const batch = await openai.batches.retrieve(id);
  const file = await openai.files.content(batch.output_file_id!);
  return file.text();
}
`,
    "the items of a conversation": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function items(id: string) {
  const page = await openai.conversations.items.list(id);
  return page.data.map((item) => JSON.stringify(item));
}
`,
    "the input items of a response": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function inputs(id: string) {
  const page = await openai.responses.inputItems.list(id);
  return page.data;
}
`,
    "a response of another SDK": `
import { createClient } from "@typeform/api-client";
const typeform = createClient({ token: "t" });
export async function answers(id: string) {
  const response = await typeform.responses.retrieve(id);
  return response.output;
}
`,
    "an axios instance with such a path": {
      filename: "read.js",
      code: `
import axios from "axios";
const http = axios.create({ baseURL: "/api" });
export async function read(id) {
  const { data } = await http.get("/responses/" + id);
  return data.output_text;
}
`,
    },
    "a literal object with such a method": `
const forms = {
  responses: {
    retrieve: async (id: string) => ({ id, output: ["a"] }),
  },
};
export async function read(id: string) {
  const response = await forms.responses.retrieve(id);
  return response.output;
}
`,
    "a test double": `
import { expect, it, vi } from "vitest";
const client = { responses: { retrieve: vi.fn().mockResolvedValue({ output_text: "42" }) } };
it("answers", async () => {
  const response = await client.responses.retrieve("resp_1");
  expect(response.output_text).toBe("42");
});
`,
    "a comment and a string": `
import OpenAI from "openai";
const openai = new OpenAI();
// const text = (await openai.responses.retrieve(id)).output_text;
export const example = "(await openai.responses.retrieve(id)).output_text";
export const remove = (id: string) => openai.responses.delete(id);
`,
    "createAndPoll of the shim": `
import OpenAI from "openai";
import { createAndPoll } from "openai-background-errors";
const openai = new OpenAI();
export async function run(input: string) {
  const response = await createAndPoll(openai, { model: "gpt-5", input });
  return response.output_text;
}
`,
    "poll of the shim": `
import OpenAI from "openai";
import { poll } from "openai-background-errors";
const openai = new OpenAI();
export const read = async (id: string) => (await poll(openai, id)).output_text;
`,
  },
});
