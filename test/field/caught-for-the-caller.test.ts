// Functions of other packages that catch for their caller, and give a pair.
import { describeCorpus } from "../support/corpus.js";

describeCorpus("no-ineffective-error-check", {
  reported: {
    "the error of a pair": `
import OpenAI from "openai";
import to from "await-to-js";
const client = new OpenAI();
export async function text(id: string) {
  const [error, run] = await to(client.responses.retrieve(id));
  if (error instanceof OpenAI.RateLimitError) return "later"; // ← report
  return run?.output_text;
}
`,
  },
  silent: {
    "a pair whose run is looked at": `
import OpenAI from "openai";
import to from "await-to-js";
const client = new OpenAI();
export async function text(id: string) {
  const [error, run] = await to(client.responses.retrieve(id));
  if (error instanceof OpenAI.RateLimitError) return "later";
  if (run?.status === "failed") throw run.error;
  return run?.output_text;
}
`,
    "a pair of another call": `
import OpenAI from "openai";
import to from "await-to-js";
const client = new OpenAI();
export async function text(input: string, id: string) {
  const [error, run] = await to(client.responses.create({ model: "gpt-5", input }));
  if (error instanceof OpenAI.RateLimitError) return "later";
  console.log((await client.responses.retrieve(id)).status);
  return run?.output_text;
}
`,
    "two reads in an array of one's own": `
import OpenAI from "openai";
import { withTimeout } from "./time.js";
const client = new OpenAI();
export async function both(first: string, second: string) {
  const [one, other] = await withTimeout(
    Promise.all([client.responses.retrieve(first), client.responses.retrieve(second)]),
  );
  if (one.status === "failed" || other.status === "failed") throw new Error("failed");
  return [one.output_text, other.output_text];
}
`,
  },
});

describeCorpus("require-failed-response-check", {
  reported: {
    "the run of a pair": `
import OpenAI from "openai";
import to from "await-to-js";
const client = new OpenAI();
export async function text(id: string) {
  const [error, run] = await to(client.responses.retrieve(id)); // ← report
  if (error) throw error;
  return run.output_text;
}
`,
  },
  silent: {
    "the run of a pair is looked at": `
import OpenAI from "openai";
import to from "await-to-js";
const client = new OpenAI();
export async function text(id: string) {
  const [error, run] = await to(client.responses.retrieve(id));
  if (error) throw error;
  return run.status === "completed" ? run.output_text : Promise.reject(run.error);
}
`,
  },
});
