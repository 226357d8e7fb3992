// Where the question that decides is asked by other words, and where an answer goes.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("require-failed-response-check", {
  reported: {
    "a loop until the run is over, and nothing that tells how": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function answer(id: string) {
  let run: OpenAI.Responses.Response;
  do {
    await sleep(1000);
    run = await openai.responses.retrieve(id); // ← report
  } while (run.status === "queued" || run.status === "in_progress");
  return run.output_text;
}
`,
  },
  silent: {
    "Boolean of the error": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function answer(id: string) {
  const run = await openai.responses.retrieve(id);
  if (Boolean(run.error)) return null;
  return run.output_text;
}
`,
    "String of the status": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function answer(id: string) {
  const run = await openai.responses.retrieve(id);
  if (String(run.status) === "failed") return null;
  return run.output_text;
}
`,
    "the last of a sequence asks for the failure": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function answer(id: string) {
  const run = await openai.responses.retrieve(id);
  if ((console.log(run.id), run.status === "failed")) return null;
  return run.output_text;
}
`,
    "a question that is kept together with another one": `
import OpenAI from "openai";
import { alerts } from "./alerts.js";
const openai = new OpenAI();
export async function answer(id: string) {
  const run = await openai.responses.retrieve(id);
  const mustAlert = run.status === "failed" && alerts.isEnabled();
  if (mustAlert) alerts.send(id);
  return run.output_text;
}
`,
    "the status goes out at the end of a sentence": `
import express from "express";
import OpenAI from "openai";
const openai = new OpenAI();
const app = express();
app.get("/runs/:id", async (req, res) => {
  const run = await openai.responses.retrieve(req.params.id);
  res.send(run.output_text + " (the run is " + run.status + ")");
});
`,
    "the status goes out in other words": `
import express from "express";
import OpenAI from "openai";
const openai = new OpenAI();
const app = express();
app.get("/runs/:id", async (req, res) => {
  const run = await openai.responses.retrieve(req.params.id);
  res.send(run.output_text + run.status.replace("_", " "));
});
`,
    "the status is told to who asks for it": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function answer(id: string, isVerbose: boolean) {
  const run = await openai.responses.retrieve(id);
  return { text: run.output_text, status: isVerbose ? run.status : "hidden" };
}
`,
    "a loop until completed gives up by a throw": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function answer(id: string) {
  let tries = 0;
  let run = await openai.responses.retrieve(id);
  while (run.status !== "completed") {
    if (++tries > 100) throw new Error("run " + id + " does not complete");
    await sleep(1000);
    run = await openai.responses.retrieve(id);
  }
  return run.output_text;
}
`,
  },
});
