// What generated programs showed when they were run: `npm run fuzz -- semantics`.
import { describeCorpus } from "../../support/corpus.js";

const loop = `
import OpenAI from "openai";
const client = new OpenAI();
export async function follow(id: string) {
  const state = { text: "", isDone: false };
`;

describeCorpus("require-failed-event-check", {
  reported: {
    "a flag in an object that is only logged": `${loop}
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    if (event.type === "response.output_text.delta") state.text += event.delta;
    if (event.type === "response.completed") state.isDone = true;
  }
  if (!state.isDone) console.log("no end was seen");
  return state.text;
}
`,
    "another flag of the object is required": `${loop}
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    if (event.type === "response.output_text.delta") state.text += event.delta;
    if (event.type === "response.completed") state.isDone = true;
  }
  if (!state.text) throw new Error("the model said nothing");
  return state.text;
}
`,
  },
  silent: {
    "a flag in an object, which only completion sets, is required after the loop": `${loop}
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") state.text += event.delta;
    if (event.type === "response.completed") {
      state.isDone = true;
    }
  }
  if (!state.isDone) throw new Error("the run did not succeed");
  return state.text;
}
`,
  },
});
