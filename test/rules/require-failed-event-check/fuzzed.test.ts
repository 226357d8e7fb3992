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
    "a flag that another function sets for every event": `
import OpenAI from "openai";
const client = new OpenAI();
function onEvent(event: any, state: any) {
  if (event.type === "response.output_text.delta") state.text += event.delta;
  state.isDone = true;
}
${loop.split("\n").slice(3).join("\n")}
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    onEvent(event, state);
  }
  if (!state.isDone) throw new Error("there was no event");
  return state.text;
}
`,
    "the flag of another object is required": `${loop}
  const other = { isDone: Boolean(id) };
  const stream = client.responses.stream({ response_id: id });
  stream // ← report
    .on("response.output_text.delta", (event) => {
      state.text += event.delta;
    })
    .on("response.completed", () => {
      state.isDone = true;
    });
  await stream.done();
  if (!other.isDone) throw new Error("no id was given");
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
    "a flag that a listener sets": `${loop}
  const stream = client.responses.stream({ response_id: id });
  stream
    .on("response.output_text.delta", (event) => {
      state.text += event.delta;
    })
    .on("response.completed", () => {
      state.isDone = true;
    });
  await stream.done();
  if (!state.isDone) throw new Error("the run did not succeed");
  return state.text;
}
`,
    "a variable that a listener sets": `${loop}
  let isDone = false;
  const stream = client.responses.stream({ response_id: id });
  stream.on("response.output_text.delta", (event) => (state.text += event.delta));
  stream.on("response.completed", () => {
    isDone = true;
  });
  await stream.done();
  if (!isDone) throw new Error("the run did not succeed");
  return state.text;
}
`,
    "a flag that a table of handlers sets": `
const handlers: Record<string, any> = {
  "response.output_text.delta": (event: any, state: any) => {
    state.text += event.delta;
  },
  "response.completed": (event: any, state: any) => {
    state.isDone = true;
  },
};
${loop}
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    handlers[event.type]?.(event, state);
  }
  if (!state.isDone) throw new Error("the run did not succeed");
  return state.text;
}
`,
    "a flag that the function sets which has the loop, required by its caller": `
import OpenAI from "openai";
const client = new OpenAI();
async function collect(stream: any, state: any) {
  for await (const event of stream) {
    if (event.type === "response.output_text.delta") state.text += event.delta;
    if (event.type === "response.completed") state.isDone = true;
  }
}
export async function follow(id: string) {
  const state = { text: "", isDone: false };
  await collect(await client.responses.retrieve(id, { stream: true }), state);
  if (!state.isDone) throw new Error("the run did not succeed");
  return state.text;
}
`,
  },
});
