// What generated programs showed when they were run: `npm run fuzz -- semantics`.
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI from "openai";
const client = new OpenAI();
`;

describeCorpus("no-lost-failure-reason", {
  reported: {
    "a branch of a stream that says nothing, before the response is read again": `${head}
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    switch (event.type) {
      case "response.completed":
        return event.response.output_text;
      case "response.failed":
        throw new Error("the run did not succeed"); // ← report
    }
  }
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") throw new Error(response.error?.message ?? "none");
  return response.output_text;
}
`,
  },
  silent: {
    "a branch of a stream with the message, before the response is read again": `${head}
export async function follow(id: string) {
  let text = "";
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    switch (event.type) {
      case "response.output_text.delta":
        text += event.delta;
        break;
      case "response.failed":
        throw new Error(event.response.error?.message ?? "no reason given");
    }
  }
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") throw new Error(response.error?.message ?? "none");
  return text;
}
`,
  },
});
