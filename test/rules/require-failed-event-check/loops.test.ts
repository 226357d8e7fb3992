/** The forms in which a `for await` tells events apart by their type. */
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI from "openai";
const client = new OpenAI();
`;

describeCorpus("require-failed-event-check", {
  reported: {
    "continue for all but the deltas": `${head}
export async function print(id: string) {
  const stream = await client.responses.retrieve(id, { stream: true });
  for await (const event of stream) { // ← report
    if (event.type !== "response.output_text.delta") continue;
    process.stdout.write(event.delta);
  }
}
`,
    "the type taken out by destructuring in the loop's head": `${head}
export async function print(id: string) {
  const stream: AsyncIterable<any> = await client.responses.retrieve(id, { stream: true });
  for await (const { type, delta } of stream) { // ← report
    if (type === "response.output_text.delta") process.stdout.write(delta);
  }
}
`,
    "the type kept in a const, switched over": `${head}
export async function print(id: string) {
  const stream = await client.responses.retrieve(id, { stream: true });
  for await (const event of stream) { // ← report
    const { type } = event;
    switch (type) {
      case "response.output_item.added":
        console.log("item");
        break;
      case "response.output_item.done":
        console.log("item done");
        break;
      case "response.completed":
        console.log("done");
        break;
    }
  }
}
`,
    "switch (true) over comparisons": `${head}
export async function print(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    switch (true) {
      case event.type === "response.output_text.delta":
        process.stdout.write(event.delta);
        break;
      case event.type === "response.completed":
        console.log();
        break;
    }
  }
}
`,
    "an error event has a branch, response.failed has none": `${head}
export async function print(id: string) {
  const stream = await client.responses.retrieve(id, { stream: true });
  for await (const event of stream) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    if (event.type === "error") throw new Error(event.message);
  }
}
`,
    "response.incomplete has a branch, response.failed has none": `${head}
export async function print(id: string) {
  const stream = await client.responses.retrieve(id, { stream: true });
  for await (const event of stream) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    else if (event.type === "response.incomplete") throw new Error("ran out of tokens");
  }
}
`,
    "an if/else chain whose last else only counts": `${head}
export async function print(id: string) {
  let others = 0;
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    if (event.type === "response.output_text.delta") {
      process.stdout.write(event.delta);
    } else if (event.type === "response.completed") {
      console.log();
    } else {
      others++;
    }
  }
  return others;
}
`,
    "a prefix of the type is tested": `${head}
export async function print(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    if (event.type.startsWith("response.output_text.") && "delta" in event) console.log(event.delta);
  }
}
`,
    "a set of types that lets the failure go by": `${head}
const TEXT = new Set(["response.output_text.delta", "response.refusal.delta"]);
export async function print(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    if (TEXT.has(event.type)) process.stdout.write((event as { delta: string }).delta);
  }
}
`,
    "the catch around the loop never sees the failure": `${head}
export async function print(id: string) {
  try {
    const stream = await client.responses.retrieve(id, { stream: true });
    for await (const event of stream) { // ← report
      if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    }
  } catch (error) {
    console.error("run failed", error);
    process.exitCode = 1;
  }
}
`,
    "resumed with starting_after, each turn opens the stream again": `${head}
export async function resume(id: string) {
  let cursor = 0;
  let done = false;
  while (!done) {
    const stream = await client.responses.retrieve(id, { stream: true, starting_after: cursor });
    for await (const event of stream) { // ← report
      cursor = event.sequence_number;
      if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
      if (event.type === "response.completed") done = true;
    }
  }
}
`,
    "two loops over two streams of one run, neither looks": `${head}
export async function startAndResume(input: string) {
  let id = "";
  let cursor = 0;
  const stream = await client.responses.create({ model: "o3", input, background: true, stream: true });
  for await (const event of stream) { // ← report
    cursor = event.sequence_number;
    if (event.type === "response.created") id = event.response.id;
    if (cursor > 10) break;
  }
  const rest = await client.responses.retrieve(id, { stream: true, starting_after: cursor });
  for await (const event of rest) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "the data of withResponse()": `${head}
export async function print(id: string) {
  const { data: stream, request_id } = await client.responses.retrieve(id, { stream: true }).withResponse();
  console.log(request_id);
  for await (const event of stream) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "the loop stands in a then()": `${head}
export function print(id: string) {
  return client.responses.retrieve(id, { stream: true }).then(async (stream) => {
    for await (const event of stream) { // ← report
      if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    }
  });
}
`,
    "the parameters are kept in a const": `${head}
const params = { model: "gpt-5", input: "hello", background: true, stream: true } as const;
export async function print() {
  const stream = await client.responses.create(params);
  for await (const event of stream) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "the parameters are spread": `${head}
export async function print(params: { model: string; input: string }) {
  const stream = await client.responses.create({ ...params, background: true, stream: true });
  for await (const event of stream) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "a conditional expression asks for the type": `${head}
export async function collect(id: string) {
  let text = "";
  for await (const event of await client.responses.retrieve(id, { stream: true })) // ← report
    text += event.type === "response.output_text.delta" ? event.delta : "";
  return text;
}
`,
    "a short circuit asks for the type": `${head}
export async function collect(id: string) {
  const parts: string[] = [];
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    event.type === "response.output_text.delta" && parts.push(event.delta);
  }
  return parts.join("");
}
`,
  },
  silent: {
    "the type compared with a const that is response.failed": `${head}
const FAILED = "response.failed";
export async function print(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    if (event.type === FAILED) throw new Error("failed");
  }
}
`,
    "the type compared with a member of an object of constants": `${head}
const EVENTS = { delta: "response.output_text.delta", failed: "response.failed" } as const;
export async function print(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === EVENTS.delta) process.stdout.write(event.delta);
    else if (event.type === EVENTS.failed) throw new Error("failed");
  }
}
`,
    "the type compared with a member of an enum": `${head}
enum EventType {
  Delta = "response.output_text.delta",
  Failed = "response.failed",
}
export async function print(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    switch (event.type as string) {
      case EventType.Delta:
        process.stdout.write((event as { delta: string }).delta);
        break;
      case EventType.Failed:
        throw new Error("failed");
    }
  }
}
`,
    "an array of types with the failure in it": `${head}
export async function print(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    if (["response.failed", "response.incomplete"].includes(event.type)) throw new Error(event.type);
  }
}
`,
    "a set of types with the failure in it": `${head}
const BAD = new Set<string>(["response.failed", "response.incomplete", "error"]);
export async function print(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (BAD.has(event.type)) throw new Error(JSON.stringify(event));
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "the comparison is negated and the else throws": `${head}
export async function print(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type !== "response.failed") {
      if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    } else {
      throw new Error(event.response.error?.message ?? "failed");
    }
  }
}
`,
    "the last else throws": `${head}
export async function print(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    else if (event.type === "response.completed") return;
    else if (event.type.startsWith("response.output_") || event.type === "response.in_progress") continue;
    else throw new Error("unexpected " + event.type);
  }
}
`,
    "the default throws in a same-file helper": `${head}
function unexpected(event: { type: string }): never {
  throw new Error("unexpected " + event.type);
}
export async function print(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    switch (event.type) {
      case "response.output_text.delta":
        process.stdout.write(event.delta);
        break;
      case "response.created":
      case "response.completed":
        break;
      default:
        unexpected(event);
    }
  }
}
`,
    "the case falls through to the one that throws": `${head}
export async function print(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    switch (event.type) {
      case "response.output_text.delta":
        process.stdout.write(event.delta);
        break;
      case "response.failed":
      case "response.incomplete":
      case "error":
        throw new Error(event.type);
    }
  }
}
`,
    "the type destructured, with a branch for the failure": `${head}
export async function print(id: string) {
  for await (const { type, ...event } of (await client.responses.retrieve(id, { stream: true })) as AsyncIterable<any>) {
    if (type === "response.output_text.delta") process.stdout.write(event.delta);
    if (type === "response.failed") throw new Error(event.response.error?.message);
  }
}
`,
    "the response in the event is asked for its status": `${head}
export async function print(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    if ("response" in event && event.response.status === "failed") throw new Error(event.response.error?.message);
  }
}
`,
    "a loop that does not look at the type at all": `${head}
export async function drain(id: string) {
  let count = 0;
  for await (const _event of await client.responses.retrieve(id, { stream: true })) count++;
  return count;
}
`,
    "a regular for of over an array of ids": `${head}
export async function statuses(ids: string[]) {
  const found: (string | undefined)[] = [];
  for (const id of ids) found.push((await client.responses.retrieve(id)).status);
  return found;
}
`,
    "resumed with starting_after, with a branch for the failure": `${head}
export async function resume(id: string) {
  let cursor = 0;
  for (;;) {
    const stream = await client.responses.retrieve(id, { stream: true, starting_after: cursor });
    for await (const event of stream) {
      cursor = event.sequence_number;
      if (event.type === "response.completed") return event.response;
      if (event.type === "response.failed") throw new Error(event.response.error?.message ?? "failed");
    }
  }
}
`,
  },
});
