// The text of a failed run, taken for an answer before the suggestion; a typed error after it.
import { describeBehaviour } from "../../support/behaviour.js";
import type { BehaviourCase } from "../../support/behaviour.js";

const RATE_LIMITED = { class: "RateLimitError", status: 429, code: "rate_limit_exceeded" };

/** The text is empty before, and after there is none. */
const emptyThenTyped: Pick<BehaviourCase, "after" | "before"> = {
  before: { ended: "returned", value: "" },
  after: { ended: "threw", error: RATE_LIMITED },
};

describeBehaviour("require-failed-response-check", {
  "the text of an awaited read": {
    ...emptyThenTyped,
    code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string> {
  const response = await client.responses.retrieve(id);
  return response.output_text;
}
`,
  },

  "a loop that only waits": {
    ...emptyThenTyped,
    code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function main(): Promise<string> {
  let run = await client.responses.create({ model: "test-model", input: "hello", background: true });
  while (run.status === "queued" || run.status === "in_progress") {
    await new Promise((resolve) => setTimeout(resolve, 1));
    run = await client.responses.retrieve(run.id);
  }
  return run.output_text;
}
`,
  },

  "the empty text is parsed": {
    code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<unknown> {
  const { output_text: text } = await client.responses.retrieve(id);
  return JSON.parse(text);
}
`,
    before: { ended: "threw", error: { class: "SyntaxError" } },
    after: { ended: "threw", error: RATE_LIMITED },
  },

  "a then chain in CommonJS": {
    ...emptyThenTyped,
    extension: "cjs",
    code: `
const { OpenAI } = require("openai");
const client = new OpenAI();
/** @param {string} id */
exports.main = (id) => client.responses.retrieve(id).then((run) => run.output_text);
`,
  },

  "a wrapper whose caller takes the text": {
    ...emptyThenTyped,
    code: `
import OpenAI from "openai";
class Runs {
  readonly #client = new OpenAI();
  async text(id: string): Promise<string> {
    const run = await this.#load(id);
    return run.output_text;
  }
  #load(id: string) {
    return this.#client.responses.retrieve(id);
  }
}
export const main = (id: string) => new Runs().text(id);
`,
  },

  "many reads at once": {
    code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string[]> {
  const runs = await Promise.all([id].map((each) => client.responses.retrieve(each)));
  return runs.map((run) => run.output_text);
}
`,
    before: { ended: "returned", value: [""] },
    after: { ended: "threw", error: RATE_LIMITED },
  },

  "the data of withResponse": {
    ...emptyThenTyped,
    code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string> {
  const { data } = await client.responses.retrieve(id).withResponse();
  return data.output_text;
}
`,
  },
});
