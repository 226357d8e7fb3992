// Helpers that give back what they are given: each caller's response stays its own.
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI from "openai";
const openai = new OpenAI();
`;

describeCorpus("require-failed-response-check", {
  reported: {
    "one caller asks for the status of what the helper gives back, another does not": `${head}
function logged<T>(value: T): T {
  console.log("read", value);
  return value;
}
export async function safe(id: string) {
  const run = logged(await openai.responses.retrieve(id));
  if (run.status === "failed") throw new Error(run.error?.message);
  return run.output_text;
}
export async function careless(id: string) {
  const run = logged(await openai.responses.retrieve(id)); // ← report
  return run.output_text;
}
`,
    "an arrow function behind a promise": `${head}
const traced = (run: OpenAI.Responses.Response) => run;
export const answer = (id: string) =>
  openai.responses // ← report
    .retrieve(id)
    .then(traced)
    .then((run) => run.output_text);
`,
    "arguments that are spread": `${head}
function first(run: OpenAI.Responses.Response, _label: string) {
  return run;
}
export async function answer(id: string) {
  const args = [await openai.responses.retrieve(id), "answer"] as const; // ← report
  return first(...args).output_text;
}
`,
  },
  silent: {
    "the helper throws for a failed response, and gives back any other": `${head}
function completed(run: OpenAI.Responses.Response) {
  if (run.status === "failed") throw new Error(run.error?.message);
  return run;
}
export async function one(id: string) {
  return completed(await openai.responses.retrieve(id)).output_text;
}
export async function two(id: string) {
  const run = completed(await openai.responses.retrieve(id));
  return run.output_text;
}
`,
    "the helper gives back something else for a failed response": `${head}
const orNothing = (run: OpenAI.Responses.Response) => {
  if (run.status !== "completed") return undefined;
  return run;
};
export async function answer(id: string) {
  return orNothing(await openai.responses.retrieve(id))?.output_text;
}
`,
    "the parameter is not what was handed in any more": `${head}
async function waited(run: OpenAI.Responses.Response) {
  while (run.status === "queued" || run.status === "in_progress") {
    run = await openai.responses.retrieve(run.id);
  }
  if (run.status === "failed") throw new Error(run.error?.message);
  return run;
}
export async function answer(id: string) {
  const run = await waited(await openai.responses.retrieve(id));
  return run.output_text;
}
`,
  },
});
