/** What the contract names for rule 4, each at least once. */
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("require-failed-event-check", {
  reported: {
    "a for await over retrieve(id, { stream: true }) that only prints deltas": `
import OpenAI from "openai";
const client = new OpenAI();
export async function follow(id: string) {
  const stream = await client.responses.retrieve(id, { stream: true });
  for await (const event of stream) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "a for await over create({ background: true, stream: true }) with branches for all but failure": `
import OpenAI from "openai";
const client = new OpenAI();
export async function run(input: string) {
  const stream = await client.responses.create({ model: "o3", input, background: true, stream: true });
  let text = "";
  for await (const event of stream) { // ← report
    if (event.type === "response.output_text.delta") text += event.delta;
    else if (event.type === "response.completed") console.log("done", event.response.id);
  }
  return text;
}
`,
    "a for await over stream({ response_id })": `
import OpenAI from "openai";
const client = new OpenAI();
export async function replay(response_id: string) {
  for await (const event of client.responses.stream({ response_id })) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "a for await over beta.responses.retrieve with stream": `
import OpenAI from "openai";
const client = new OpenAI();
export async function follow(id: string) {
  const stream = await client.beta.responses.retrieve(id, { stream: true });
  for await (const event of stream) { // ← report
    switch (event.type) {
      case "response.output_text.delta":
        process.stdout.write(event.delta);
        break;
    }
  }
}
`,
    "a default that only logs is no branch for the failure": `
import OpenAI from "openai";
const client = new OpenAI();
export async function follow(id: string, log: (text: string) => void) {
  const stream = await client.responses.retrieve(id, { stream: true });
  for await (const event of stream) { // ← report
    switch (event.type) {
      case "response.output_text.delta":
        process.stdout.write(event.delta);
        break;
      case "response.completed":
        return event.response;
      default:
        console.debug("unhandled event", event.type);
    }
  }
}
`,
    "a chain of on() with deltas and completion, reported where the chain starts": `
import OpenAI from "openai";
const client = new OpenAI();
export function replay(id: string, done: () => void) {
  const stream = client.responses.stream({ response_id: id });
  stream // ← report
    .on("response.output_text.delta", (event) => process.stdout.write(event.delta))
    .on("response.completed", () => {
      done();
    });
}
`,
    "a chain of on() directly on the call": `
import OpenAI from "openai";
const client = new OpenAI();
export function replay(id: string) {
  client.responses.stream({ response_id: id }).on("response.output_text.delta", (e) => console.log(e.delta)); // ← report
}
`,
    "a same-file helper that has no branch for the failure either": `
import OpenAI from "openai";
import type { ResponseStreamEvent } from "openai/resources/responses/responses";
const client = new OpenAI();
function textOf(event: ResponseStreamEvent): string {
  if (event.type === "response.output_text.delta") return event.delta;
  if (event.type === "response.refusal.delta") return event.delta;
  return "";
}
export async function collect(id: string) {
  let text = "";
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    text += textOf(event);
  }
  return text;
}
`,
  },
  silent: {
    "a branch for response.failed": `
import OpenAI from "openai";
const client = new OpenAI();
export async function follow(id: string) {
  const stream = await client.responses.retrieve(id, { stream: true });
  for await (const event of stream) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    else if (event.type === "response.failed") throw new Error(event.response.error?.message ?? "failed");
  }
}
`,
    "a case for response.failed": `
import OpenAI from "openai";
const client = new OpenAI();
export async function follow(id: string) {
  const stream = await client.responses.create({ model: "o3", input: id, background: true, stream: true });
  for await (const event of stream) {
    switch (event.type) {
      case "response.output_text.delta":
        process.stdout.write(event.delta);
        break;
      case "response.failed":
        process.exitCode = 1;
        console.error(event.response.error);
        return;
    }
  }
}
`,
    "a default that throws": `
import OpenAI from "openai";
const client = new OpenAI();
export async function follow(id: string) {
  const stream = await client.responses.retrieve(id, { stream: true });
  for await (const event of stream) {
    switch (event.type) {
      case "response.created":
      case "response.queued":
      case "response.in_progress":
        break;
      case "response.output_text.delta":
        process.stdout.write(event.delta);
        break;
      case "response.completed":
        return event.response;
      default:
        throw new Error(\`unexpected event \${JSON.stringify(event)}\`);
    }
  }
}
`,
    "a map of handlers that has one for response.failed": `
import OpenAI from "openai";
const client = new OpenAI();
const handlers: Record<string, (event: any) => void> = {
  "response.output_text.delta": (event) => process.stdout.write(event.delta),
  "response.failed": (event) => {
    throw new Error(event.response.error?.message ?? "failed");
  },
};
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    handlers[event.type]?.(event);
  }
}
`,
    "a same-file helper that has a branch for response.failed": `
import OpenAI from "openai";
import type { ResponseStreamEvent } from "openai/resources/responses/responses";
const client = new OpenAI();
function textOf(event: ResponseStreamEvent): string {
  if (event.type === "response.output_text.delta") return event.delta;
  if (event.type === "response.failed") throw new Error(event.response.error?.message ?? "failed");
  return "";
}
export async function collect(id: string) {
  let text = "";
  for await (const event of await client.responses.retrieve(id, { stream: true })) text += textOf(event);
  return text;
}
`,
    "a look at the final response's status after the loop": `
import OpenAI from "openai";
const client = new OpenAI();
export async function follow(id: string) {
  const stream = client.responses.stream({ response_id: id });
  for await (const event of stream) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
  const final = await stream.finalResponse();
  if (final.status === "failed") throw new Error(final.error?.message ?? "failed");
}
`,
    "the stream goes through throwOnFailedEvent": `
import OpenAI from "openai";
import { throwOnFailedEvent } from "openai-background-errors";
const client = new OpenAI();
export async function follow(id: string) {
  const stream = throwOnFailedEvent(await client.responses.retrieve(id, { stream: true }));
  for await (const event of stream) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    "a chain of on() with a listener for response.failed": `
import OpenAI from "openai";
const client = new OpenAI();
export function replay(id: string, fail: (reason: string) => void) {
  client.responses
    .stream({ response_id: id })
    .on("response.output_text.delta", (event) => process.stdout.write(event.delta))
    .on("response.failed", (event) => fail(event.response.error?.message ?? "failed"));
}
`,
    "finalResponse() alone, on the openai installed here": `
import OpenAI from "openai";
const client = new OpenAI();
export async function replay(id: string) {
  const final = await client.responses.stream({ response_id: id }).finalResponse();
  return final.status === "completed" ? final.output_text : Promise.reject(new Error(final.error?.message));
}
`,
  },
});
