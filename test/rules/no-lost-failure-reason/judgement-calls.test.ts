/** Where the contract leaves room: what a careful user would expect, and why. */
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI from "openai";
const client = new OpenAI();
`;

describeCorpus("no-lost-failure-reason", {
  reported: {
    // The object becomes "[object Object]" by any conversion to a string, not in templates alone.
    "the error object joined to a string by +": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") throw new Error("failed: " + response.error); // ← report
  return response.output_text;
}
`,
    "the error object given to String()": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") throw new Error(String(response.error)); // ← report
  return response.output_text;
}
`,
    // A default helps when `error` is null; when there is a reason, it is "[object Object]" still.
    "the error object in a template, with a default": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") throw new Error(\`failed: \${response.error ?? "unknown"}\`); // ← report
  return response.output_text;
}
`,
    // Taking `error` apart is `error.message` without a guard: a TypeError where it is null.
    "the error taken apart without a guard": {
      filename: "read.js",
      code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") { const { message } = response.error; throw new Error(message); } // ← report
  return response.output_text;
}
`,
    },
    // What is left after `completed` and the pending ones includes `failed`: the throw notices it.
    "the throw that is left when completed and pending are gone": `${head}
export async function wait(id: string) {
  for (;;) {
    const response = await client.responses.retrieve(id);
    if (response.status === "completed") return response.output_text;
    if (response.status !== "queued" && response.status !== "in_progress") throw new Error("no result"); // ← report
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
`,
  },
  silent: {
    // The log stands on every way to the throw and tells the reason, though not in the same branch.
    "the reason is logged before the status is looked at": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.error) console.error(response.error);
  if (response.status === "failed") throw new Error("failed");
  return response.output_text;
}
`,
    // The rule is about throws: an unguarded access elsewhere is the type checker's business.
    "the message without a guard, returned": {
      filename: "read.js",
      code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") return { error: response.error.message };
  return { text: response.output_text };
}
`,
    },
    // The error is made first, and told its reason by a method before it is thrown.
    "the reason is set by a method of the error": `${head}
import { AppError } from "./errors.js";
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") {
    const failure = new AppError("failed");
    failure.setDetails({ reason: response.error });
    throw failure;
  }
  return response.output_text;
}
`,
    // `errorFromResponse` gives undefined for other ends only; the fallback loses nothing.
    "errorFromResponse with a fallback": `${head}
import { errorFromResponse } from "openai-background-errors";
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status !== "completed") throw errorFromResponse(response) ?? new Error("not completed");
  return response.output_text;
}
`,
  },
});
