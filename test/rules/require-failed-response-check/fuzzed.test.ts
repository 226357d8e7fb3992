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
  },
});
