// A loop that goes on after a failed run before the suggestion, and ends after it.
import { describeBehaviour } from "../../support/behaviour.js";
import { cancelled, completed, incomplete, queued } from "../../support/responses-server.js";

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

  "a for loop with a condition, and a run that was cancelled": {
    code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string | undefined> {
  let run = await client.responses.retrieve(id);
  for (; run.status !== "completed" && run.status !== "failed"; ) {
    run = await client.responses.retrieve(id);
  }
  return run.status;
}
`,
    script: [[queued(), cancelled()]],
    before: { ended: "never" },
    after: { ended: "returned", value: "cancelled" },
  },

  "incomplete is waited for, though it is final": {
    code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string | undefined> {
  let run = await client.responses.retrieve(id);
  while (run.status === "queued" || run.status === "in_progress" || run.status === "incomplete") {
    run = await client.responses.retrieve(id);
  }
  return run.status;
}
`,
    script: [[queued(), incomplete("max_output_tokens")]],
    before: { ended: "never" },
    after: { ended: "returned", value: "incomplete" },
  },

  "queued is not waited for": {
    code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function main(): Promise<string | undefined> {
  let run = await client.responses.create({ model: "test-model", input: "hi", background: true });
  while (run.status === "in_progress") run = await client.responses.retrieve(run.id);
  return run.status;
}
`,
    script: [[queued(), completed("done")]],
    before: { ended: "returned", value: "queued" },
    after: { ended: "returned", value: "completed" },
  },

  "a set of statuses that misses one": {
    code: `
import OpenAI from "openai";
const client = new OpenAI();
const DONE: ReadonlySet<unknown> = new Set(["completed", "cancelled", "incomplete"]);
export async function main(id: string): Promise<string | undefined> {
  let run = await client.responses.retrieve(id);
  while (!DONE.has(run.status)) run = await client.responses.retrieve(id);
  return run.status;
}
`,
    before: { ended: "never" },
    after: { ended: "returned", value: "failed" },
  },

  "a status that does not exist": {
    extension: "js",
    code: `
import OpenAI from "openai";
const client = new OpenAI();
/** @param {string} id */
export async function main(id) {
  let run = await client.responses.retrieve(id);
  while (run.status !== "completed" && String(run.status) !== "error") {
    run = await client.responses.retrieve(id);
  }
  return run.status;
}
`,
    before: { ended: "never" },
    after: { ended: "returned", value: "failed" },
  },
});
