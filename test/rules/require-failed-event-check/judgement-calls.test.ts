/** Where the contract leaves room: what a careful user would expect, and why. */
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI from "openai";
const client = new OpenAI();
`;

describeCorpus("require-failed-event-check", {
  reported: {
    // The map is in plain view and has no handler for the failure: `?.` drops the event.
    "a map of handlers in the same file that has none for the failure": `${head}
const handlers: Record<string, (event: any) => void> = {
  "response.output_text.delta": (event) => process.stdout.write(event.delta),
  "response.completed": () => console.log(),
};
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    handlers[event.type]?.(event);
  }
}
`,
    // finalResponse() resolves after a failure (from 6.45 on, with the status); nothing looks at it.
    "a chain of on() whose final response is only read for its text": `${head}
export async function replay(id: string) {
  const stream = client.responses.stream({ response_id: id });
  stream.on("response.output_text.delta", (event) => process.stdout.write(event.delta)); // ← report
  const final = await stream.finalResponse();
  return final.output_text;
}
`,
    // One stream, one report: the listeners together have no branch, so the first one stands for all.
    "listeners in statements of their own count as one chain": `${head}
export function replay(id: string) {
  const stream = client.responses.stream({ response_id: id });
  stream.on("response.output_text.delta", (event) => process.stdout.write(event.delta)); // ← report
  stream.on("response.completed", () => console.log());
}
`,
    // A default that only logs is no branch; a log of the whole event is a log all the same.
    "every event is logged whole, and handled by type without a branch": `${head}
export async function follow(id: string) {
  let text = "";
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    console.debug(event);
    if (event.type === "response.output_text.delta") text += event.delta;
  }
  return text;
}
`,
  },
  silent: {
    // "Every status but completed leads to a throw" is a handled failure: so it is here.
    "no response.completed was seen, so the code throws": `${head}
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    if (event.type === "response.completed") return event.response;
  }
  throw new Error(\`response \${id} ended without completing\`);
}
`,
    // The same with a flag.
    "a flag that only response.completed sets is required after the loop": `${head}
export async function follow(id: string) {
  let completed = false;
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    if (event.type === "response.completed") completed = true;
  }
  if (!completed) throw new Error(\`response \${id} did not complete\`);
}
`,
    // The same with the final response itself.
    "the final response is required after the loop": `${head}
export async function follow(id: string) {
  let final;
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.completed") final = event.response;
  }
  if (final === undefined) throw new Error("no final response");
  return final.output_text;
}
`,
    // The failure is named: what its branch does is the author's word.
    "the failure shares its case with completion": `${head}
export async function follow(id: string, finish: () => void) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    switch (event.type) {
      case "response.output_text.delta":
        process.stdout.write(event.delta);
        break;
      case "response.completed":
      case "response.failed":
        finish();
        break;
    }
  }
}
`,
    // Any test of the type that plainly names the failure is a branch for it.
    "the failure is found by the end of the type's name, or by a pattern": `${head}
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    if (event.type.endsWith(".failed")) throw new Error(event.type);
  }
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    if (/^response\\.(?:failed|incomplete)$/.test(event.type)) throw new Error(event.type);
  }
}
`,
  },
});
