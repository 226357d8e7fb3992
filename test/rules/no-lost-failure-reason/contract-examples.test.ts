/** What the contract names for rule 6, each at least once. */
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI from "openai";
const client = new OpenAI();
`;

describeCorpus("no-lost-failure-reason", {
  reported: {
    "a throw with nothing of response.error": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") {
    throw new Error("failed"); // ← report
  }
  return response.output_text;
}
`,
    "response.error in a template": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") throw new Error(\`failed: \${response.error}\`); // ← report
  return response.output_text;
}
`,
    "last_error, a field of another API": `${head}
export async function read(id: string) {
  const response: any = await client.responses.retrieve(id);
  if (response.status === "failed") throw new Error(response.last_error?.message); // ← report
  return response.output_text;
}
`,
    "response.error.message without a guard": `${head}
export async function read(id: string) {
  const response: any = await client.responses.retrieve(id);
  if (response.status === "failed") throw new Error(response.error.message); // ← report
  return response.output_text;
}
`,
    "a reject with nothing of response.error": `${head}
export function wait(id: string) {
  return new Promise((resolve, reject) => {
    const timer = setInterval(async () => {
      const response = await client.responses.retrieve(id);
      if (response.status === "completed") {
        clearInterval(timer);
        resolve(response.output_text);
      } else if (response.status === "failed") {
        clearInterval(timer);
        reject(new Error("Response failed")); // ← report
      }
    }, 2000);
  });
}
`,
    "a throw in a stream's branch for response.failed": `${head}
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    if (event.type === "response.failed") throw new Error("The response failed"); // ← report
  }
}
`,
    "a reject in a stream's branch for response.failed": `${head}
export function follow(id: string) {
  return new Promise<void>((resolve, reject) => {
    client.responses
      .stream({ response_id: id })
      .on("response.completed", () => resolve())
      .on("response.failed", () => {
        reject(new Error("The response failed")); // ← report
      });
  });
}
`,
    "response.error in a template that is only logged, reported at the expression": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") {
    console.error(
      \`response \${response.id} failed: \${
        response.error // ← report
      }\`,
    );
    process.exitCode = 1;
  }
}
`,
    "last_error that is only logged, reported at the expression": `${head}
export async function read(id: string) {
  const response: any = await client.responses.retrieve(id);
  if (response.status === "failed") {
    console.error(
      "failed",
      response.last_error, // ← report
    );
    process.exitCode = 1;
  }
}
`,
  },
  silent: {
    "the message with ?.": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") throw new Error(response.error?.message ?? "failed");
  return response.output_text;
}
`,
    "the message with !, the author's word": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") throw new Error(response.error!.message);
  return response.output_text;
}
`,
    "the message behind a guard": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") {
    if (response.error) throw new Error(response.error.message);
    throw new Error("failed, and the server does not say why");
  }
  return response.output_text;
}
`,
    "the reason is logged just before": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") {
    console.error("response failed", response.error);
    throw new Error("failed");
  }
  return response.output_text;
}
`,
    "the reason is stored just before": `${head}
import { db } from "./db.js";
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") {
    await db.runs.update(id, { state: "failed", reason: response.error });
    throw new Error("failed");
  }
  return response.output_text;
}
`,
    "throw errorFromResponse(response)": `${head}
import { errorFromResponse } from "openai-background-errors";
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") throw errorFromResponse(response);
  return response.output_text;
}
`,
    "the reason as cause": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") throw new Error("failed", { cause: response.error });
  return response.output_text;
}
`,
    "a reject with the reason": `${head}
export function wait(id: string) {
  return new Promise((resolve, reject) => {
    void client.responses.retrieve(id).then((response) => {
      if (response.status === "failed") reject(new Error(response.error?.message ?? "failed"));
      else resolve(response);
    }, reject);
  });
}
`,
    "a stream's branch for response.failed with the reason": `${head}
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.failed") throw new Error(event.response.error?.message ?? "failed");
  }
}
`,
    "last_error of an assistant's run": `${head}
export async function run(threadId: string, assistant_id: string) {
  const run = await client.beta.threads.runs.createAndPoll(threadId, { assistant_id });
  if (run.status === "failed") throw new Error(run.last_error?.message ?? "failed");
  return run;
}
`,
  },
});
