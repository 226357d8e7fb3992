/** Throws that notice the failure and carry nothing of its reason, and throws that do. */
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI from "openai";
const client = new OpenAI();
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
`;

describeCorpus("no-lost-failure-reason", {
  reported: {
    "every status but completed throws, with the status alone": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status !== "completed") throw new Error(\`Response ended as \${response.status}\`); // ← report
  return response.output_text;
}
`,
    "the failure in a polling loop": `${head}
export async function wait(id: string) {
  for (;;) {
    const response = await client.responses.retrieve(id);
    if (response.status === "completed") return response.output_text;
    if (response.status === "failed") throw new Error("Background run failed"); // ← report
    await sleep(2000);
  }
}
`,
    "a list of bad ends": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (["failed", "cancelled", "incomplete"].includes(response.status!)) {
    throw new Error(\`Run \${id}: \${response.status}\`); // ← report
  }
  return response.output_text;
}
`,
    "a Set of bad ends": `${head}
const BAD = new Set(["failed", "cancelled"]);
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (BAD.has(response.status ?? "")) throw new Error("did not complete"); // ← report
  return response.output_text;
}
`,
    "a case that failed shares with cancelled": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  switch (response.status) {
    case "completed":
      return response.output_text;
    case "failed":
    case "cancelled":
      throw new Error("no answer"); // ← report
    default:
      return null;
  }
}
`,
    "the status was taken out by destructuring": `${head}
export async function read(id: string) {
  const { status, output_text } = await client.responses.retrieve(id);
  if (status === "failed") throw new Error("failed"); // ← report
  return output_text;
}
`,
    "the error is noticed, and only that": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.error) throw new Error("the model could not answer"); // ← report
  return response.output_text;
}
`,
    "the reason of an incomplete one is all that is told": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status !== "completed") {
    throw new Error(response.incomplete_details?.reason ?? "not completed"); // ← report
  }
  return response.output_text;
}
`,
    "the id is all that is told": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") throw new Error(\`Response \${response.id} failed\`); // ← report
  return response.output_text;
}
`,
    "the status is all that is logged": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") {
    console.error("status:", response.status);
    throw new Error("failed"); // ← report
  }
  return response.output_text;
}
`,
    "a string is thrown": {
      filename: "read.js",
      code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") throw "response failed"; // ← report
  return response.output_text;
}
`,
    },
    "an own error class is given the id only": `${head}
import { RunFailedError } from "./errors.js";
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") throw new RunFailedError(id); // ← report
  return response.output_text;
}
`,
    "the error is built in a const first": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") {
    const failure = new Error("failed");
    throw failure; // ← report
  }
  return response.output_text;
}
`,
    "the response of a background create": `${head}
export async function start(input: string) {
  const response = await client.responses.create({ model: "o3", input, background: true });
  if (response.status === "failed") throw new Error("could not start"); // ← report
  return response.id;
}
`,
    "a same-file check that is given the response": `${head}
import type { Response } from "openai/resources/responses/responses";
function assertCompleted(response: Response) {
  if (response.status !== "completed") throw new Error("not completed"); // ← report
}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  assertCompleted(response);
  return response.output_text;
}
`,
    "in then()": `${head}
export const read = (id: string) =>
  client.responses.retrieve(id).then((response) => {
    if (response.status === "failed") throw new Error("failed"); // ← report
    return response.output_text;
  });
`,
    "a re-assigned response, after the loop": `${head}
export async function run(input: string) {
  let response = await client.responses.create({ model: "o3", input, background: true });
  while (response.status === "queued" || response.status === "in_progress") {
    await sleep(2000);
    response = await client.responses.retrieve(response.id);
  }
  if (response.status === "failed") throw new Error("Deep research failed"); // ← report
  return response.output_text;
}
`,
  },
  silent: {
    "the code of the failure": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") throw new Error(\`failed with \${response.error?.code}\`);
  return response.output_text;
}
`,
    "only a cancelled response throws": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "cancelled") throw new Error("cancelled");
  return response;
}
`,
    "only an incomplete response throws": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "incomplete") throw new Error("ran out of tokens");
  return response;
}
`,
    "a deadline throws": `${head}
export async function wait(id: string, deadline: number) {
  let response = await client.responses.retrieve(id);
  while (response.status === "queued" || response.status === "in_progress") {
    if (Date.now() > deadline) throw new Error(\`response \${id} took too long\`);
    await sleep(1000);
    response = await client.responses.retrieve(id);
  }
  return response;
}
`,
    "a missing output throws": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (!response.output_text) throw new Error("the answer is empty");
  return response.output_text;
}
`,
    "a missing id throws": `${head}
export async function read(id: string | undefined) {
  if (!id) throw new Error("no id");
  const response = await client.responses.retrieve(id);
  return { status: response.status, error: response.error };
}
`,
    "the failure was thrown with its reason before the other ends are": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") throw new Error(response.error?.message ?? "failed");
  if (response.status !== "completed") throw new Error(\`unexpected status \${response.status}\`);
  return response.output_text;
}
`,
    "the failure was thrown by throwIfFailed before the other ends are": `${head}
import { throwIfFailed } from "openai-background-errors";
export async function read(id: string) {
  const response = throwIfFailed(await client.responses.retrieve(id));
  if (response.status !== "completed") throw new Error(\`unexpected status \${response.status}\`);
  return response.output_text;
}
`,
    "the other cases throw, the failed one with its reason": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  switch (response.status) {
    case "completed":
      return response.output_text;
    case "failed":
      throw new Error(response.error?.message ?? "failed");
    default:
      throw new Error(\`unexpected status \${response.status}\`);
  }
}
`,
    "the server gave no reason, so there is none to lose": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") {
    if (!response.error) throw new Error("failed for no stated reason");
    throw new Error(response.error.message);
  }
  return response;
}
`,
    "the failure is returned, not thrown": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") return { ok: false };
  return { ok: true, text: response.output_text };
}
`,
    "the process exits": `${head}
const response = await client.responses.retrieve(process.argv[2]!);
if (response.status === "failed") process.exit(1);
console.log(response.output_text);
`,
    "a failed batch": `${head}
export async function check(id: string) {
  const batch = await client.batches.retrieve(id);
  if (batch.status === "failed") throw new Error("batch failed");
  await client.responses.retrieve(batch.metadata?.response ?? "");
}
`,
    "a failed fine-tuning job": `${head}
export async function check(id: string) {
  const job = await client.fineTuning.jobs.retrieve(id);
  if (job.status === "failed") throw new Error("fine-tuning failed");
  return job;
}
`,
    "a failed vector store file, which has a last_error": `${head}
export async function check(store: string, file: string) {
  const result = await client.vectorStores.files.poll(store, file);
  if (result.status === "failed") throw new Error(result.last_error?.message);
  return result;
}
`,
    "a failed payment": `
import OpenAI from "openai";
import { payments } from "./payments.js";
const client = new OpenAI();
export async function buy(id: string) {
  const payment = await payments.retrieve(id);
  if (payment.status === "failed") throw new Error("payment failed");
  return client.responses.create({ model: "o3", input: "thanks", background: true });
}
`,
    "an HTTP answer that is not ok": `${head}
export async function read(id: string) {
  const answer = await fetch(\`/runs/\${id}\`);
  if (!answer.ok) throw new Error("failed");
  const { status } = await answer.json();
  if (status === "failed") throw new Error("the job failed");
  return client.responses.retrieve(id);
}
`,
    "a test double": `
import { it, vi } from "vitest";
const client = { responses: { retrieve: vi.fn(async () => ({ status: "failed", error: null })) } };
it("fails", async () => {
  const response = await client.responses.retrieve();
  if (response.status === "failed") throw new Error("failed");
});
`,
    "the throw stands in a comment": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  // if (response.status === "failed") throw new Error("failed");
  return response;
}
`,
  },
});
