/** Events that pass through maps of handlers, helpers, callbacks and generators. */
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI from "openai";
import type { ResponseStreamEvent } from "openai/resources/responses/responses";
const client = new OpenAI();
`;

describeCorpus("require-failed-event-check", {
  reported: {
    "the stream is passed to a same-file consumer that prints deltas": `${head}
async function printAll(stream: AsyncIterable<ResponseStreamEvent>) {
  for await (const event of stream) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
export async function follow(id: string) {
  await printAll(await client.responses.retrieve(id, { stream: true }));
}
`,
    "the stream comes from a same-file opener": `${head}
const open = (id: string, after?: number) =>
  client.responses.retrieve(id, { stream: true, ...(after === undefined ? {} : { starting_after: after }) });
export async function follow(id: string) {
  const stream = await open(id);
  for await (const event of stream) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "a generator that yields the text of the deltas": `${head}
export async function* textOf(id: string) {
  const stream = await client.responses.retrieve(id, { stream: true });
  for await (const event of stream) { // ← report
    if (event.type === "response.output_text.delta") yield event.delta;
  }
}
`,
    "a generator re-yields events, and its consumer has no branch": `${head}
async function* events(id: string) {
  const stream = await client.responses.retrieve(id, { stream: true });
  for await (const event of stream) yield event;
}
export async function follow(id: string) {
  for await (const event of events(id)) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "a generator delegates to the stream, and its consumer has no branch": `${head}
async function* events(id: string) {
  yield* await client.responses.retrieve(id, { stream: true });
}
export async function follow(id: string) {
  for await (const event of events(id)) { // ← report
    if (event.type === "response.completed") console.log("done");
  }
}
`,
    "a callback is called with the delta alone": `${head}
export async function follow(id: string, onDelta: (text: string) => void) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    if (event.type === "response.output_text.delta") onDelta(event.delta);
  }
}
`,
    "the helper is given the type alone": `${head}
const isDelta = (type: string) => type === "response.output_text.delta";
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    if (isDelta(event.type)) process.stdout.write((event as { delta: string }).delta);
  }
}
`,
    "a method of the class handles the events, without a branch": `
import OpenAI from "openai";
import type { ResponseStreamEvent } from "openai/resources/responses/responses";
export class Follower {
  private text = "";
  constructor(private readonly client: OpenAI) {}
  async follow(id: string) {
    const stream = await this.client.responses.retrieve(id, { stream: true });
    for await (const event of stream) { // ← report
      this.handle(event);
    }
    return this.text;
  }
  private handle(event: ResponseStreamEvent) {
    if (event.type === "response.output_text.delta") this.text += event.delta;
    if (event.type === "response.output_text.done") this.text = event.text;
  }
}
`,
  },
  silent: {
    "events are yielded on": `${head}
export async function* events(id: string) {
  const stream = await client.responses.retrieve(id, { stream: true });
  for await (const event of stream) yield event;
}
`,
    "events are yielded on, and the cursor is kept on the way": `${head}
export async function* events(id: string, save: (cursor: number) => void) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.created") console.debug("created", event.response.id);
    save(event.sequence_number);
    yield event;
  }
}
`,
    "a generator that re-yields, and its consumer has the branch": `${head}
async function* events(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) yield event;
}
export async function follow(id: string) {
  for await (const event of events(id)) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    if (event.type === "response.failed") throw new Error(event.response.error?.message);
  }
}
`,
    "a generator that throws at the failure, and its consumer relies on it": `${head}
async function* events(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.failed") throw new Error(event.response.error?.message ?? "failed");
    yield event;
  }
}
export async function follow(id: string) {
  for await (const event of events(id)) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "the event goes whole to an imported function": `${head}
import { handleEvent } from "./handle-event.js";
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    else handleEvent(event);
  }
}
`,
    "the event goes whole to a callback that was passed in": `${head}
export async function follow(id: string, onEvent: (event: ResponseStreamEvent) => void) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    onEvent(event);
    if (event.type === "response.completed") return event.response.id;
  }
}
`,
    "the event goes to an emitter under its own type": `${head}
import { EventEmitter } from "node:events";
export class Run extends EventEmitter {
  async follow(id: string) {
    for await (const event of await client.responses.retrieve(id, { stream: true })) {
      if (event.type === "response.completed") this.emit("done", event.response);
      this.emit(event.type, event);
    }
  }
}
`,
    "the default yields what it does not know": `${head}
export async function* convert(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    switch (event.type) {
      case "response.output_text.delta":
        yield { type: "text", text: event.delta };
        break;
      default:
        yield event;
    }
  }
}
`,
    "events are pushed to an array that is returned": `${head}
export async function record(id: string) {
  const events: ResponseStreamEvent[] = [];
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.created") console.log("recording", event.response.id);
    events.push(event);
  }
  return events;
}
`,
    "a map of handlers that is imported": `${head}
import { handlers } from "./handlers.js";
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    await handlers[event.type]?.(event);
  }
}
`,
    "a Map of handlers that has one for the failure": `${head}
const handlers = new Map<string, (event: any) => void>([
  ["response.output_text.delta", (event) => process.stdout.write(event.delta)],
  ["response.failed", (event) => console.error(event.response.error)],
]);
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    handlers.get(event.type)?.(event);
  }
}
`,
    "a method of the class has the branch": `
import OpenAI from "openai";
import type { ResponseStreamEvent } from "openai/resources/responses/responses";
export class Follower {
  private text = "";
  constructor(private readonly client: OpenAI) {}
  async follow(id: string) {
    for await (const event of await this.client.responses.retrieve(id, { stream: true })) this.handle(event);
    return this.text;
  }
  private handle(event: ResponseStreamEvent) {
    switch (event.type) {
      case "response.output_text.delta":
        this.text += event.delta;
        break;
      case "response.failed":
        throw new Error(event.response.error?.message ?? "failed");
    }
  }
}
`,
    "a type guard of the same file names the failure": `${head}
const isFailure = (event: ResponseStreamEvent) => event.type === "response.failed" || event.type === "error";
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (isFailure(event)) throw new Error(JSON.stringify(event));
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "the stream is passed to a same-file consumer that has the branch": `${head}
async function printAll(stream: AsyncIterable<ResponseStreamEvent>) {
  for await (const event of stream) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    else if (event.type === "response.failed") throw new Error(event.response.error?.message);
  }
}
export async function follow(id: string) {
  await printAll(await client.responses.retrieve(id, { stream: true }));
}
`,
    "the whole stream is returned to the caller": `${head}
export async function open(id: string) {
  const stream = await client.responses.retrieve(id, { stream: true });
  return stream;
}
`,
    "the whole stream is handed to an imported consumer": `${head}
import { pipeToUi } from "./pipe.js";
export async function follow(id: string) {
  const stream = await client.responses.create({ model: "o3", input: id, background: true, stream: true });
  return pipeToUi(stream);
}
`,
  },
});
