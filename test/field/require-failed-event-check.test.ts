// Shapes that programs found in the wild have, in words of our own: one test a shape.
import { describeCorpus } from "../support/corpus.js";

describeCorpus("require-failed-event-check", {
  reported: {
    "the events of a response that may still fail": `
import OpenAI from "openai";
const api = new OpenAI();
export async function text(id: string) {
  const run = await api.responses.retrieve(id);
  console.log(run.created_at);
  let text = "";
  const events = api.responses.stream({ response_id: id });
  for await (const event of events) { // ← report
    if (event.type === "response.output_text.delta") text += event.delta;
  }
  return text;
}
`,
  },
  silent: {
    // Its events are those of a run that has completed: none of them says that it failed.
    "the events of a response that has completed, replayed for its text": {
      filename: "variants.cjs",
      code: `
const OpenAI = require("openai");
const api = new OpenAI();
async function text(id) {
  const run = await api.responses.retrieve(id);
  if (run.status === "failed") throw new Error(run.error?.message ?? "no reason given");
  if (run.status === "completed") {
    if (run.output_text) return run.output_text;
    let text = "";
    const events = await api.responses.stream({ response_id: id });
    for await (const event of events) {
      if (event.type === "response.output_text.delta") text += event.delta;
    }
    return text;
  }
  return undefined;
}
module.exports = { text };
`,
    },
  },
});
