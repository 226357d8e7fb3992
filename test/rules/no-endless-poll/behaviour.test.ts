// A loop that goes on after a failed run before the suggestion, and ends after it.
import { describeBehaviour } from "../../support/behaviour.js";

describeBehaviour("no-endless-poll", {
  "while the status is not completed": {
    code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function main(): Promise<string | undefined> {
  let run = await client.responses.create({ model: "test-model", input: "hello", background: true });
  while (run.status !== "completed") {
    run = await client.responses.retrieve(run.id);
  }
  return run.status;
}
`,
    before: { ended: "never" },
    after: { ended: "returned", value: "failed" },
  },

  "do while, in a class": {
    code: `
import OpenAI from "openai";
class Runs {
  readonly #client = new OpenAI();
  async wait(id: string): Promise<string | undefined> {
    let run: OpenAI.Responses.Response;
    do {
      run = await this.#client.responses.retrieve(id);
    } while (run.status !== "completed");
    return run.status;
  }
}
export const main = (id: string) => new Runs().wait(id);
`,
    before: { ended: "never" },
    after: { ended: "returned", value: "failed" },
  },

  "a CommonJS script": {
    extension: "cjs",
    code: `
const OpenAI = require("openai").default;
const client = new OpenAI();
/** @param {string} id */
exports.main = async (id) => {
  let run = await client.responses.retrieve(id);
  while (run.status !== "completed") run = await client.responses.retrieve(id);
  return run.status;
};
`,
    before: { ended: "never" },
    after: { ended: "returned", value: "failed" },
  },
});
