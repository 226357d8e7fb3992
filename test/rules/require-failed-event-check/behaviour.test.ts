// Streams whose run fails, read with the real SDK: a success before the suggestion, an error after it.
import { describeBehaviour } from "../../support/behaviour.js";
import type { BehaviourCase } from "../../support/behaviour.js";

const HANDLED = "RateLimitError 429 rate_limit_exceeded";

/** The run fails before a word is said: it ends as if it were done, and as an error afterwards. */
const endsThenThrows: Pick<BehaviourCase, "after" | "before"> = {
  before: { printed: ["done"] },
  after: { printed: [HANDLED] },
};

/** Code whose `follow` is to throw; the class tells what was caught. */
const withMain = (code: string): string => `
import OpenAI from "openai";
const client = new OpenAI();
type Event = OpenAI.Responses.ResponseStreamEvent;
${code}
export async function main(id: string): Promise<void> {
  try {
    await follow(id);
    console.log("done");
  } catch (error) {
    if (!(error instanceof OpenAI.APIError)) throw error;
    console.log(error.constructor.name, error.status, error.code);
  }
}
`;

describeBehaviour("require-failed-event-check", {
  "a stream in a variable": {
    ...endsThenThrows,
    code: withMain(`
async function follow(id: string) {
  const stream = await client.responses.retrieve(id, { stream: true });
  for await (const event of stream) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}`),
  },

  "a stream in the head of the loop, and no block": {
    ...endsThenThrows,
    code: withMain(`
async function follow(id: string) {
  let text = "";
  for await (const event of await client.responses.retrieve(id, { stream: true }))
    text += event.type === "response.output_text.delta" ? event.delta : "";
  return text;
}`),
  },

  "a stream of responses.stream()": {
    ...endsThenThrows,
    code: withMain(`
async function follow(id: string) {
  for await (const event of client.responses.stream({ response_id: id })) {
    switch (event.type) {
      case "response.output_text.delta":
        process.stdout.write(event.delta);
        break;
    }
  }
}`),
  },

  "a consumer that takes any iterable of events": {
    ...endsThenThrows,
    code: withMain(`
async function print(events: AsyncIterable<Event>) {
  for await (const event of events) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
async function follow(id: string) {
  await print(await client.responses.retrieve(id, { stream: true }));
}`),
  },

  "a variable that is said to be an iterable": {
    ...endsThenThrows,
    code: withMain(`
async function follow(id: string) {
  const events: AsyncIterable<Event> = await client.responses.retrieve(id, { stream: true });
  for await (const event of events) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}`),
  },

  "a cast to an iterable": {
    ...endsThenThrows,
    code: withMain(`
async function follow(id: string) {
  const events = (await client.responses.retrieve(id, { stream: true })) as AsyncIterable<Event>;
  for await (const event of events) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}`),
  },

  "a generator that hands events on": {
    ...endsThenThrows,
    code: withMain(`
async function* eventsOf(id: string) {
  const stream = await client.responses.retrieve(id, { stream: true });
  for await (const event of stream) yield event;
}
async function follow(id: string) {
  for await (const event of eventsOf(id)) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}`),
  },

  "a generator that delegates": {
    ...endsThenThrows,
    code: withMain(`
async function* eventsOf(id: string) {
  yield* await client.responses.retrieve(id, { stream: true });
}
async function follow(id: string) {
  for await (const event of eventsOf(id)) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}`),
  },

  "a stream whose data comes with its response": {
    ...endsThenThrows,
    code: withMain(`
async function follow(id: string) {
  const { data: stream, response } = await client.responses.retrieve(id, { stream: true }).withResponse();
  if (!response.ok) throw new Error("not ok");
  for await (const event of stream) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}`),
  },

  "a new background run in CommonJS": {
    extension: "cjs",
    before: { printed: ["done"] },
    after: { printed: [HANDLED] },
    code: `
const { OpenAI } = require("openai");
const client = new OpenAI();
exports.main = async function main() {
  try {
    const stream = await client.responses.create({ model: "o3", input: "hello", background: true, stream: true });
    for await (const event of stream) {
      if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    }
    console.log("done");
  } catch (error) {
    if (!(error instanceof OpenAI.APIError)) throw error;
    console.log(error.constructor.name, error.status, error.code);
  }
};
`,
  },
});
