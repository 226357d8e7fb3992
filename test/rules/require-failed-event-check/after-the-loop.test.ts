/** Whether something after the loop finds out how the run ended. */
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI from "openai";
const client = new OpenAI();
`;

describeCorpus("require-failed-event-check", {
  reported: {
    "after the loop the text is returned": `${head}
export async function collect(id: string) {
  let text = "";
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    if (event.type === "response.output_text.delta") text += event.delta;
  }
  return { text, length: text.length };
}
`,
    "after the loop the job is marked as done": `${head}
import { jobs } from "./jobs.js";
export async function work(id: string) {
  const stream = await client.responses.retrieve(id, { stream: true });
  for await (const event of stream) { // ← report
    if (event.type === "response.output_text.done") await jobs.save(id, event.text);
  }
  await jobs.update(id, { state: "done" });
}
`,
    "the final response is kept, and only its text is used": `${head}
import type { Response } from "openai/resources/responses/responses";
export async function collect(id: string) {
  let final: Response | undefined;
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    if (event.type === "response.completed") final = event.response;
  }
  return final?.output_text ?? "";
}
`,
    "the final response of the stream is only asked for its usage": `${head}
export async function collect(id: string) {
  const stream = client.responses.stream({ response_id: id });
  for await (const event of stream) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
  const final = await stream.finalResponse();
  console.log("tokens", final.usage?.total_tokens);
}
`,
    "after the loop the status of another response is looked at": `${head}
export async function collect(id: string, previousId: string) {
  const previous = await client.responses.retrieve(previousId);
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
  if (previous.status === "failed") throw new Error(previous.error?.message);
}
`,
    "the status is only stored in the branch for completion": `${head}
import { db } from "./db.js";
export async function work(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    switch (event.type) {
      case "response.output_text.delta":
        await db.append(id, event.delta);
        break;
      case "response.completed":
        await db.finish(id, { status: event.response.status, usage: event.response.usage });
        break;
    }
  }
}
`,
    "only cancelled is looked at after the loop": `${head}
export async function collect(id: string) {
  const stream = client.responses.stream({ response_id: id });
  for await (const event of stream) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
  if ((await stream.finalResponse()).status === "cancelled") console.log("cancelled");
}
`,
  },
  silent: {
    "the last response seen is asked whether it failed": `${head}
import type { Response } from "openai/resources/responses/responses";
export async function collect(id: string) {
  let last: Response | undefined;
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    if ("response" in event) last = event.response;
  }
  if (last?.status === "failed") throw new Error(last.error?.message ?? "failed");
  return last;
}
`,
    "the last status seen is kept and must be completed": `${head}
export async function collect(id: string) {
  let status: string | undefined;
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    if ("response" in event) status = event.response.status;
  }
  if (status !== "completed") throw new Error(\`the run ended as \${status}\`);
}
`,
    "the response is read once more after the loop, and its status looked at": `${head}
export async function collect(id: string) {
  const stream = await client.responses.retrieve(id, { stream: true });
  for await (const event of stream) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
  const final = await client.responses.retrieve(id);
  if (final.status === "failed") throw new Error(final.error?.message ?? "failed");
  return final.output_text;
}
`,
    "the response is read once more after the loop, through throwIfFailed": `${head}
import { throwIfFailed } from "openai-background-errors";
export async function collect(id: string) {
  const stream = await client.responses.retrieve(id, { stream: true });
  for await (const event of stream) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
  return throwIfFailed(await client.responses.retrieve(id)).output_text;
}
`,
    "finalResponse() goes through throwIfFailed": `${head}
import { throwIfFailed } from "openai-background-errors";
export async function collect(id: string) {
  const stream = client.responses.stream({ response_id: id });
  for await (const event of stream) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
  return throwIfFailed(await stream.finalResponse());
}
`,
    "the final status is switched over": `${head}
export async function collect(id: string) {
  const stream = client.responses.stream({ response_id: id });
  for await (const event of stream) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
  const { status, error } = await stream.finalResponse();
  switch (status) {
    case "completed":
      return;
    case "failed":
      throw new Error(error?.message ?? "failed");
    default:
      throw new Error(\`ended as \${status}\`);
  }
}
`,
    "the failure is noted in the loop and thrown after it": `${head}
export async function collect(id: string) {
  let failure: string | undefined;
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    if (event.type === "response.failed") failure = event.response.error?.message ?? "failed";
  }
  if (failure !== undefined) throw new Error(failure);
}
`,
    "the final response goes to an imported check": `${head}
import { assertCompleted } from "./assert.js";
export async function collect(id: string) {
  const stream = client.responses.stream({ response_id: id });
  for await (const event of stream) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
  assertCompleted(await stream.finalResponse());
}
`,
    "the error of the final response is what is returned": `${head}
export async function collect(id: string) {
  const stream = client.responses.stream({ response_id: id });
  let text = "";
  for await (const event of stream) {
    if (event.type === "response.output_text.delta") text += event.delta;
  }
  const final = await stream.finalResponse();
  return { text, status: final.status, error: final.error };
}
`,
  },
});
