/** Consumers of streams as projects write them: resumable streams, reducers, adapters, buses. */
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI from "openai";
const client = new OpenAI();
`;

describeCorpus("require-failed-event-check", {
  reported: {
    "a background job kept with its cursor, the stream cast to any": `
import OpenAI from "openai";
const client = new OpenAI({ apiKey: process.env.AZURE_OPENAI_API_KEY!, baseURL: process.env.AZURE_OPENAI_ENDPOINT! });
async function run() {
  const stream = (await client.responses.create({ model: "o3", input: "An essay", background: true, stream: true, store: true })) as any;
  let cursor: number | null = null;
  let responseId: string | null = null;
  for await (const event of stream) { // ← report
    if (responseId == null && event?.response?.id) responseId = event.response.id as string;
    if (typeof event?.sequence_number === "number") cursor = event.sequence_number;
    if (event?.type === "response.output_text.delta") process.stdout.write(event.delta ?? "");
  }
  return { cursor, responseId };
}
run();
`,
    "a reducer folds the deltas into a state": `${head}
interface State { text: string; items: number; done: boolean }
function reduce(state: State, event: OpenAI.Responses.ResponseStreamEvent): State {
  switch (event.type) {
    case "response.output_text.delta":
      return { ...state, text: state.text + event.delta };
    case "response.output_item.added":
      return { ...state, items: state.items + 1 };
    default:
      return state;
  }
}
export async function fold(id: string) {
  let state: State = { text: "", items: 0, done: false };
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    state = reduce(state, event);
  }
  return state.text;
}
`,
    "an adapter turns events into chunks of another protocol": `${head}
export async function* toChunks(id: string) {
  const events = await client.responses.retrieve(id, { stream: true });
  let index = 0;
  for await (const event of events) { // ← report
    if (event.type === "response.output_text.delta") {
      yield { object: "chat.completion.chunk", index: index++, choices: [{ delta: { content: event.delta } }] };
    } else if (event.type === "response.completed") {
      yield { object: "chat.completion.chunk", index: index++, choices: [{ delta: {}, finish_reason: "stop" }] };
    }
  }
}
`,
    "a loop in a labelled retry loop that only retries connections": `${head}
import { APIConnectionError } from "openai";
export async function follow(id: string, onText: (text: string) => void) {
  let after = -1;
  attempts: for (let attempt = 0; attempt < 5; attempt++) {
    try {
      const stream = await client.responses.retrieve(id, { stream: true, starting_after: after });
      for await (const event of stream) { // ← report
        after = event.sequence_number;
        switch (event.type) {
          case "response.output_text.delta":
            onText(event.delta);
            break;
          case "response.completed":
            break attempts;
        }
      }
    } catch (error) {
      if (!(error instanceof APIConnectionError)) throw error;
    }
  }
}
`,
    "the text is checked to be there, which a failure half way through passes": `${head}
export async function summary(id: string) {
  let text = "";
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    if (event.type === "response.output_text.delta") text += event.delta;
  }
  if (text.length === 0) throw new Error("no text");
  return text;
}
`,
    "both streams of a conditional go through one loop": `${head}
export async function open(input: string, id?: string) {
  const stream = id === undefined
    ? await client.responses.create({ model: "o3", input, background: true, stream: true })
    : await client.responses.retrieve(id, { stream: true });
  for await (const event of stream) { // ← report
    if (event.type === "response.reasoning_summary_text.delta") console.error(event.delta);
    if (event.type === "response.output_text.delta") console.log(event.delta);
  }
}
`,
    "two consumers of one opener, one of which looks": `${head}
const events = (id: string) => client.responses.retrieve(id, { stream: true });
export async function strict(id: string) {
  for await (const event of await events(id)) {
    if (event.type === "response.failed") throw new Error(event.response.error?.message);
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
export async function lax(id: string) {
  for await (const event of await events(id)) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "two consumers of one opener, one of which wraps": `${head}
import { throwOnFailedEvent } from "openai-background-errors";
const events = (id: string) => client.responses.retrieve(id, { stream: true });
export async function strict(id: string) {
  for await (const event of throwOnFailedEvent(await events(id))) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
export async function lax(id: string) {
  for await (const event of await events(id)) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "a Map of handlers that has none for the failure": `${head}
const handlers = new Map<string, (event: any) => void>([
  ["response.output_text.delta", (event) => process.stdout.write(event.delta)],
  ["response.completed", () => process.stdout.write("\\n")],
]);
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    handlers.get(event.type)?.(event);
  }
}
`,
    "the type is asked for with in": `${head}
const labels = { "response.created": "started", "response.completed": "done" };
export async function follow(id: string, say: (text: string) => void) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    if (event.type in labels) say(labels[event.type as keyof typeof labels]);
  }
}
`,
    "many runs at once": `${head}
export async function all(ids: string[]) {
  const streams = await Promise.all(ids.map((id) => client.responses.retrieve(id, { stream: true })));
  return Promise.all(
    streams.map(async (stream) => {
      let text = "";
      for await (const event of stream) { // ← report
        if (event.type === "response.output_text.done") text = event.text;
      }
      return text;
    }),
  );
}
`,
    "one half of a tee is looked through": `${head}
export async function copy(id: string) {
  const [left, right] = (await client.responses.retrieve(id, { stream: true })).tee();
  void (async () => {
    for await (const event of left) { // ← report
      if (event.type === "response.output_text.done") await save(event.text);
    }
  })();
  return right.toReadableStream();
}
async function save(text: string) {
  await fetch("https://example.com/save", { method: "POST", body: text });
}
`,
    "the deadline around the resumed stream is no look at the failure": `${head}
export async function wait(id: string, deadline: number) {
  for (;;) {
    if (Date.now() > deadline) throw new Error("timed out");
    for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
      if (event.type === "response.completed") return event.response.output_text;
    }
  }
}
`,
    "the response was looked at before the stream was opened, not after it": `${head}
export async function follow(id: string) {
  const before = await client.responses.retrieve(id);
  if (before.status === "failed") throw new Error(before.error?.message);
  if (before.status === "completed") return before.output_text;
  let text = "";
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    if (event.type === "response.output_text.delta") text += event.delta;
  }
  return text;
}
`,
    "a generator that lets only the deltas through": `${head}
async function* deltas(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    if (event.type === "response.output_text.delta") yield event;
  }
}
export async function print(id: string) {
  for await (const event of deltas(id)) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "a private method opens, a public one reads": `
import type OpenAI from "openai";
export class Runs {
  #client: OpenAI;
  constructor(client: OpenAI) {
    this.#client = client;
  }
  #open(id: string) {
    return this.#client.responses.retrieve(id, { stream: true });
  }
  async text(id: string) {
    const parts: string[] = [];
    for await (const event of await this.#open(id)) { // ← report
      if (event.type === "response.output_text.done") parts.push(event.text);
    }
    return parts.join("\\n");
  }
}
`,
    "an else that logs with a logger of a class": `
import type OpenAI from "openai";
export class Runs {
  constructor(private readonly client: OpenAI, private readonly logger: { warn(text: string, data: unknown): void }) {}
  async print(id: string) {
    for await (const event of await this.client.responses.retrieve(id, { stream: true })) { // ← report
      if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
      else this.logger.warn("unhandled event, ignoring it", { event });
    }
  }
}
`,
    "the listeners resolve a promise at the end of the stream": `${head}
export function replay(id: string) {
  return new Promise<string>((resolve, reject) => {
    let text = "";
    client.responses // ← report
      .stream({ response_id: id })
      .on("response.output_text.delta", (event) => {
        text += event.delta;
      })
      .on("error", reject)
      .on("end", () => resolve(text));
  });
}
`,
    "the completion's listener hands the response on, with its status": `${head}
import { save } from "./db.js";
export function replay(id: string) {
  client.responses.stream({ response_id: id }).on("response.completed", (event) => save(id, { status: event.response.status })); // ← report
}
`,
    "a withResponse() in two steps": `${head}
export async function follow(id: string) {
  const answer = await client.responses.retrieve(id, { stream: true }).withResponse();
  console.log(answer.response.headers.get("x-request-id"));
  for await (const event of answer.data) { // ← report
    if (event.type === "response.output_text.delta") console.log(event.delta);
  }
}
`,
    "events are told apart by two ifs, and the status is logged at each": `${head}
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    console.log(event.type);
    if (event.type === "response.created") console.log(event.response.status);
    if (event.type === "response.output_text.delta") console.log(event.delta);
  }
}
`,
    "a null check of the final response only skips the usage": `${head}
export async function usage(id: string) {
  let final: OpenAI.Responses.Response | null = null;
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    if (event.type === "response.completed") final = event.response;
  }
  if (final !== null) console.log(final.usage?.total_tokens);
}
`,
  },
  silent: {
    "the server's own proxy sends each event on, and counts deltas": `
import OpenAI from "openai";
const client = new OpenAI();
let deltas = 0;
export async function proxy(id: string, send: (data: string) => void) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") deltas++;
    const data = JSON.stringify(event);
    send(\`event: \${event.type}\\ndata: \${data}\\n\\n\`);
  }
}
`,
    "the events are resumed until a terminal type is seen": `${head}
const TERMINALS = new Set(["response.completed", "response.failed", "error"]);
export async function resume(id: string, handle: (event: OpenAI.Responses.ResponseStreamEvent) => unknown) {
  let last = 0;
  for (;;) {
    for await (const event of await client.responses.retrieve(id, { stream: true, starting_after: last })) {
      await handle(event);
      last = event.sequence_number;
      if (TERMINALS.has(event.type)) return;
    }
  }
}
`,
    "a terminal type is kept and returned": `${head}
export async function drive(id: string) {
  let last = "";
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    last = event.type;
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
  return last;
}
`,
    "a flag that completion sets is returned": `${head}
export async function collect(id: string) {
  let text = "";
  let completed = false;
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") text += event.delta;
    if (event.type === "response.completed") completed = true;
  }
  return { text, completed };
}
`,
    "the outcome is told by an else after the loop": `${head}
export async function collect(id: string, job: { finish(): void; fail(reason: string): void }) {
  let completed = false;
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.completed") completed = true;
  }
  if (completed) job.finish();
  else job.fail("the run ended without completing");
}
`,
    "ends in an error for whoever waits, unless it has completed": `${head}
export async function collect(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.completed") return { ok: true, text: event.response.output_text };
  }
  return { ok: false, error: "the stream ended early" };
}
`,
    "split parts of the type are looked at": `${head}
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    const [, kind] = event.type.split(".");
    if (kind === "failed") throw new Error("failed");
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "methods are named after types": `${head}
export class Handler {
  [name: string]: unknown;
  "on_response.failed"(event: any) {
    throw new Error(event.response.error.message);
  }
  async follow(id: string) {
    for await (const event of await client.responses.retrieve(id, { stream: true })) {
      (this[\`on_\${event.type}\`] as ((event: unknown) => void) | undefined)?.(event);
    }
  }
}
`,
    "an imported guard is asked": `${head}
import { isFailure } from "./guards.js";
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (isFailure(event)) throw new Error("failed");
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "an imported list of types is asked": `${head}
import { END_TYPES } from "./types.js";
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (END_TYPES.includes(event.type)) break;
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "imported names of types are the cases": `${head}
import { EventTypes } from "./types.js";
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    switch (event.type) {
      case EventTypes.delta:
        process.stdout.write((event as any).delta);
        break;
      case EventTypes.failed:
        throw new Error("failed");
    }
  }
}
`,
    "the type is a parameter": `${head}
export async function first(id: string, type: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === type) return event;
  }
  return undefined;
}
`,
    "the events go through a wrapper of another file": `${head}
import { withHeartbeat } from "./heartbeat.js";
export async function follow(id: string) {
  const stream = await client.responses.retrieve(id, { stream: true });
  for await (const event of withHeartbeat(stream, 15_000)) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "a same-file generator checks the events": `${head}
async function* checked(stream: AsyncIterable<OpenAI.Responses.ResponseStreamEvent>) {
  for await (const event of stream) {
    if (event.type === "response.failed") throw new Error(event.response.error?.message ?? "failed");
    yield event;
  }
}
export async function follow(id: string) {
  for await (const event of checked(await client.responses.retrieve(id, { stream: true }))) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "a generator over the shim's stream": `${head}
import { throwOnFailedEvent } from "openai-background-errors";
async function* events(id: string) {
  yield* throwOnFailedEvent(await client.responses.retrieve(id, { stream: true }));
}
export async function follow(id: string) {
  for await (const event of events(id)) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "the shim around a same-file generator": `${head}
import { throwOnFailedEvent } from "openai-background-errors";
async function* events(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) yield event;
}
export async function follow(id: string) {
  for await (const event of throwOnFailedEvent(events(id) as any)) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "the response of each lifecycle event goes to the store": `${head}
import { store } from "./store.js";
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    if ("response" in event) await store.put(id, event.response);
  }
}
`,
    "setState keeps every event": {
      filename: "use-events.tsx",
      code: `
import { useState } from "react";
import { openai } from "./openai";
export function useEvents(id: string) {
  const [events, setEvents] = useState<unknown[]>([]);
  const [text, setText] = useState("");
  async function follow() {
    for await (const event of await openai.responses.retrieve(id, { stream: true })) {
      setEvents((old) => [...old, event]);
      if (event.type === "response.output_text.delta") setText((old) => old + event.delta);
    }
  }
  return { events, text, follow };
}
`,
    },
    "throwIfFailed looks at the response of each event that has one": `${head}
import { throwIfFailed } from "openai-background-errors";
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    if ("response" in event) throwIfFailed(event.response);
  }
}
`,
    "errorFromResponse is thrown after the loop": `${head}
import { errorFromResponse } from "openai-background-errors";
export async function follow(id: string) {
  let last: OpenAI.Responses.Response | undefined;
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    if ("response" in event) last = event.response;
  }
  const error = last && errorFromResponse(last);
  if (error) throw error;
}
`,
    "poll() of the shim reads the same response after the stream": `${head}
import { poll } from "openai-background-errors";
export async function follow(input: string) {
  let id = "";
  for await (const event of await client.responses.create({ model: "o3", input, background: true, stream: true })) {
    if (event.type === "response.created") id = event.response.id;
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
  return poll(client, id);
}
`,
    "a same-file getter reads the response again": `${head}
async function result(responseId: string) {
  const response = await client.responses.retrieve(responseId);
  if (response.status !== "completed") throw new Error(response.error?.message ?? response.status);
  return response.output_text;
}
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
  return result(id);
}
`,
    "a poll goes round with the stream": `${head}
export async function follow(id: string) {
  for (;;) {
    const run = await client.responses.retrieve(id);
    if (run.status === "failed") throw new Error(run.error?.message);
    if (run.status === "completed") return run.output_text;
    for await (const event of await client.responses.retrieve(id, { stream: true })) {
      if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    }
  }
}
`,
    "the end listener rejects unless the run has completed": `${head}
export function replay(id: string) {
  return new Promise<string>((resolve, reject) => {
    let final: OpenAI.Responses.Response | undefined;
    client.responses
      .stream({ response_id: id })
      .on("response.completed", (event) => {
        final = event.response;
      })
      .on("end", () => {
        if (final) resolve(final.output_text);
        else reject(new Error("the run ended without completing"));
      });
  });
}
`,
    "the names of events are constants of the file, one of them the failure": `${head}
const EVENTS = { delta: "response.output_text.delta", failed: "response.failed" } as const;
export function replay(id: string, fail: (event: unknown) => void) {
  client.responses
    .stream({ response_id: id })
    .on(EVENTS.delta, (event) => process.stdout.write(event.delta))
    .on(EVENTS.failed, fail);
}
`,
    "listeners are added in a loop over all types": `${head}
import { TYPES } from "./types.js";
export function replay(id: string, emit: (type: string, event: unknown) => void) {
  const stream = client.responses.stream({ response_id: id });
  for (const type of TYPES) stream.on(type, (event) => emit(type, event));
}
`,
    "a listener for the failure beside a loop over the stream": `${head}
export async function replay(id: string) {
  const stream = client.responses.stream({ response_id: id });
  stream.on("response.failed", (event) => console.error(event.response.error));
  for await (const event of stream) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "only the end and errors are listened to": `${head}
export function drain(id: string, done: () => void) {
  client.responses.stream({ response_id: id }).on("end", done).on("error", console.error);
}
`,
    "emitted() waits for the failure": `${head}
export async function replay(id: string) {
  const stream = client.responses.stream({ response_id: id });
  stream.on("response.output_text.delta", (event) => process.stdout.write(event.delta));
  const failed = await Promise.race([stream.emitted("response.failed"), stream.done()]);
  if (failed) throw new Error("failed");
}
`,
    "an assertion that the type is never anything else": `${head}
function assertNever(value: never): never {
  throw new Error(\`unexpected \${JSON.stringify(value)}\`);
}
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    switch (event.type) {
      case "response.output_text.delta":
        process.stdout.write(event.delta);
        break;
      case "response.completed":
        return;
      default:
        assertNever(event as never);
    }
  }
}
`,
    "process.exit in the default": `${head}
export async function main(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    else if (event.type === "response.completed") process.exit(0);
    else if (!event.type.startsWith("response.output_")) fail(event.type);
  }
}
function fail(what: string): never {
  console.error("failed at", what);
  process.exit(1);
}
`,
  },
});
