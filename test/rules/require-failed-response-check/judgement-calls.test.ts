// Where the contract leaves room: what a careful user would expect, with the reason for each.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("require-failed-response-check", {
  reported: {
    // "A loop that only waits has not looked": the same test as an early return has not, either. A failed
    // run is answered as 200 with an empty text.
    "an early return for the pending statuses alone": `
import express from "express";
import OpenAI from "openai";
const openai = new OpenAI();
const app = express();
app.get("/answers/:id", async (req, res) => {
  const run = await openai.responses.retrieve(req.params.id); // ← report
  if (run.status === "queued" || run.status === "in_progress") {
    return res.status(202).json({ status: run.status });
  }
  res.json({ text: run.output_text });
});
`,
    // The loop ends early at completed, but running out of tries goes on to the use with any other status.
    "the tries run out, and the text is used all the same": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function run(input: string) {
  let r = await openai.responses.create({ model: "gpt-5", input, background: true });
  for (let i = 0; i < 60; i++) {
    r = await openai.responses.retrieve(r.id); // ← report
    if (r.status === "completed") break;
    await sleep(1000);
  }
  return r.output_text;
}
`,
    // "Handled in the file" against "where a same-file caller uses a wrapper's value unlooked at": the
    // second caller's path has no look, and wrapping the one read serves both.
    "one caller of a wrapper looks, the other does not": `
import OpenAI from "openai";
const openai = new OpenAI();
async function load(id: string) {
  return openai.responses.retrieve(id); // ← report
}
export async function careful(id: string) {
  const r = await load(id);
  return r.status === "completed" ? r.output_text : null;
}
export async function careless(id: string) {
  const r = await load(id);
  return r.output_text;
}
`,
    // An empty text is a symptom, not the status: the reason stays unread, and an incomplete text passes.
    "a test for an empty text looks at neither status nor error": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const r = await openai.responses.retrieve(id); // ← report
  if (!r.output_text) throw new Error("the model said nothing");
  return r.output_text;
}
`,
    // The console is known to check nothing, other than an imported function that gets the response.
    "the response is printed whole, then its text is used": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const r = await openai.responses.retrieve(id); // ← report
  console.debug(r);
  return r.output_text;
}
`,
    // stream({ response_id }) is a background read, and its final response a value like any other; no
    // event is handled here, so rule 4 has nothing to say on a recent SDK.
    "the final response of a stream": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const final = await openai.responses.stream({ response_id: id }).finalResponse(); // ← report
  return final.output_text;
}
`,
  },
  silent: {
    // An imported function that got the whole response may have thrown: it cannot be looked into.
    "an imported function is handed the response before the use, whatever its name": `
import OpenAI from "openai";
import { record } from "@acme/telemetry";
const openai = new OpenAI();
export async function read(id: string) {
  const r = await openai.responses.retrieve(id);
  await record(r);
  return r.output_text;
}
`,
    // A loop that gives up by throwing uses the text only of a completed run.
    "the tries run out with a throw": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  for (let i = 0; i < 60; i++) {
    const r = await openai.responses.retrieve(id);
    if (r.status === "completed") return r.output_text;
    await sleep(1000);
  }
  throw new Error("timed out");
}
`,
    // The status goes where the text goes, as one call's arguments: the receiver can tell.
    "the text is passed on with the status beside it": `
import OpenAI from "openai";
import { store } from "./store.js";
const openai = new OpenAI();
export async function keep(id: string) {
  const r = await openai.responses.retrieve(id);
  await store.save(id, r.status, r.output_text);
}
`,
  },
});
