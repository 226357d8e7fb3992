// What generated programs showed when they were run: `npm run fuzz -- semantics`.
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const client = new OpenAI();
`;

describeCorpus("require-failed-response-check", {
  reported: {
    // The predicate says that the run is over: it is as true of a failed run as of a completed one.
    "a recursion until a predicate names all four ends": `${head}
const isOver = (response: any) =>
  response.status === "completed" ||
  response.status === "failed" ||
  response.status === "cancelled" ||
  response.status === "incomplete";
async function wait(id: string): Promise<any> {
  const response = await client.responses.retrieve(id); // ← report
  if (isOver(response)) return response;
  await sleep(2_000);
  return wait(id);
}
export async function work(id: string) {
  const response = await wait(id);
  return response.output_text;
}
`,
    "a loop until a predicate names completion and failure": `${head}
const isOver = (response: any) => response.status === "completed" || response.status === "failed";
export async function work(id: string) {
  for (;;) {
    const response = await client.responses.retrieve(id); // ← report
    if (isOver(response)) return response.output_text;
    await sleep(2_000);
  }
}
`,
    "a function that waits for completion, but not longer than eight tries": `${head}
async function wait(id: string) {
  let tries = 0;
  let response = await client.responses.retrieve(id); // ← report
  while (response.status !== "completed" && tries++ < 8) {
    await sleep(2_000);
    response = await client.responses.retrieve(id); // ← report
  }
  return response;
}
export async function work(id: string) {
  const response = await wait(id);
  return response.output_text;
}
`,
    "a promise that any end resolves": `${head}
function wait(id: string): Promise<any> {
  return new Promise((resolve, reject) => {
    const timer = setInterval(async () => {
      try {
        const response = await client.responses.retrieve(id); // ← report
        if (response.status !== "queued" && response.status !== "in_progress") {
          clearInterval(timer);
          resolve(response);
        }
      } catch (error) {
        reject(error);
      }
    }, 2_000);
  });
}
export async function work(id: string) {
  const { output_text: text } = await wait(id);
  return text;
}
`,
    "a promise whose resolve is handed to code that is not here": `${head}
import { whenOver } from "./events.js";
function wait(id: string): Promise<any> {
  return new Promise((resolve) => {
    client.responses.retrieve(id).then((response) => { // ← report
      if (response.status === "completed") resolve(response);
      else whenOver(response.id, () => resolve(response));
    });
  });
}
export async function work(id: string) {
  const response = await wait(id);
  return response.output_text;
}
`,
    "of two functions that wait, one gives a failed response": `${head}
async function wait(id: string) {
  for (;;) {
    const response = await client.responses.retrieve(id);
    if (response.status === "completed") return response;
    await sleep(2_000);
  }
}
async function look(id: string) {
  const response = await client.responses.retrieve(id); // ← report
  return response;
}
export async function work(id: string, isFinal: boolean) {
  const response = isFinal ? await look(id) : await wait(id);
  return response.output_text;
}
`,
  },
  silent: {
    "a text of completed responses alone, which comes through allSettled": `${head}
async function work(id: string) {
  const response = await client.responses.retrieve(id);
  return response.status === "completed" ? response.output_text : undefined;
}
export async function main(id: string) {
  const [result] = await Promise.allSettled([work(id)]);
  if (result.status === "rejected") throw result.reason;
  return result.value;
}
`,
    "a predicate that names the failure alone": `${head}
const hasFailed = (response: any) => response.status === "failed" || response.status === "cancelled";
export async function work(id: string) {
  const response = await client.responses.retrieve(id);
  if (hasFailed(response)) return null;
  return response.output_text;
}
`,
    // They go on for ever for a failed response, and never give it.
    "a function that waits for completion in a loop": `${head}
async function wait(id: string) {
  let response = await client.responses.retrieve(id);
  while (response.status !== "completed") {
    await sleep(2_000);
    response = await client.responses.retrieve(id);
  }
  return response;
}
export async function work(id: string) {
  const response = await wait(id);
  return response.output_text;
}
`,
    "a function that waits for completion by calling itself": `${head}
async function wait(id: string): Promise<any> {
  const response = await client.responses.retrieve(id);
  if (response.status === "completed") return response;
  await sleep(2_000);
  return wait(id);
}
export async function work(id: string) {
  const { output_text: text } = await wait(id);
  return text;
}
`,
    "a function that waits for completion with then": `${head}
function wait(id: string): Promise<any> {
  return client.responses.retrieve(id).then((response) => {
    if (response.status === "completed") return response;
    return sleep(2_000).then(() => wait(id));
  });
}
export async function work(id: string) {
  const response = await wait(id);
  return JSON.parse(response.output_text);
}
`,
    "an interval that only completion resolves": `${head}
function wait(id: string): Promise<any> {
  return new Promise((resolve, reject) => {
    const timer = setInterval(async () => {
      try {
        const response = await client.responses.retrieve(id);
        if (response.status === "completed") {
          clearInterval(timer);
          resolve(response);
        }
      } catch (error) {
        clearInterval(timer);
        reject(error);
      }
    }, 2_000);
  });
}
export async function work(id: string) {
  const response = await wait(id);
  return response.output_text;
}
`,
  },
});
