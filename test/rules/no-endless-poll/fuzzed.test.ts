// What generated programs showed when they were run: `npm run fuzz -- semantics`.
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI, { RateLimitError } from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const client = new OpenAI();
`;

describeCorpus("no-endless-poll", {
  reported: {
    "the response is started by the caller, and the loop goes on in progress alone": `${head}
async function wait(id: string, started: any) {
  let response = started;
  while (response.status === "in_progress") { // ← report
    await sleep(2_000);
    response = await client.responses.retrieve(id);
  }
  return response;
}
export async function work(input: string) {
  const started = await client.responses.create({ model: "o3", input, background: true });
  const response = await wait(started.id, started);
  if (response.status === "failed") throw response.error;
  return response.output_text;
}
`,
    "a predicate with a flag of its own goes on in progress alone": `${head}
function isGoingOn({ status }: any) {
  let found = false;
  if (status === "in_progress") found = true;
  return found;
}
export async function work(input: string) {
  let response = await client.responses.create({ model: "o3", input, background: true });
  while (isGoingOn(response)) { // ← report
    await sleep(2_000);
    response = await client.responses.retrieve(response.id);
  }
  return { status: response.status, text: response.output_text };
}
`,
    "a plain error is caught by a handler that goes on for every error": `${head}
export async function work(id: string) {
  for (;;) { // ← report
    try {
      const response = await client.responses.retrieve(id);
      if (response.status === "completed") return response.output_text;
      if (response.status !== "queued" && response.status !== "in_progress") {
        throw new Error("the run did not succeed");
      }
    } catch (error) {
      if (error instanceof Error) continue;
      throw error;
    }
    await sleep(2_000);
  }
}
`,
  },
  silent: {
    "some callers of the function that waits have not started the response": `${head}
async function wait(id: string, started: any) {
  let response = started;
  while (response.status === "in_progress") {
    await sleep(2_000);
    response = await client.responses.retrieve(id);
  }
  return response;
}
export async function start(input: string) {
  const started = await client.responses.create({ model: "o3", input, background: true });
  return wait(started.id, started);
}
export async function goOn(id: string, known: any) {
  return wait(id, known);
}
`,
    // A plain error is none of the SDK's classes, has no status, and is called "Error".
    "a plain error leaves by a handler that goes on for an SDK class": `${head}
export async function work(id: string) {
  for (;;) {
    try {
      const response = await client.responses.retrieve(id);
      if (response.status === "completed") return response.output_text;
      if (response.status !== "queued" && response.status !== "in_progress") {
        throw new Error("the run did not succeed");
      }
    } catch (error) {
      if (error instanceof RateLimitError) continue;
      throw error;
    }
    await sleep(2_000);
  }
}
`,
    "a plain error leaves by a handler that runs the function again for a status": `${head}
export async function work(id: string, attempt = 0): Promise<string> {
  try {
    const response = await client.responses.retrieve(id);
    if (response.status !== "completed") throw new Error("the run did not succeed");
    return response.output_text;
  } catch (error: any) {
    if (error.status === 429 && attempt < 5) return work(id, attempt + 1);
    throw error;
  }
}
`,
    "a plain error leaves by a handler that asks for a name": `${head}
export async function work(id: string, attempt = 0): Promise<string> {
  try {
    const response = await client.responses.retrieve(id);
    if (response.status !== "completed") throw new Error("the run did not succeed");
    return response.output_text;
  } catch (error: any) {
    if (error.constructor.name === "RateLimitError") return work(id, attempt + 1);
    throw error;
  }
}
`,
  },
});
