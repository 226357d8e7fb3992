// A retry that reads a failed response for ever before the suggestion, and stops after it.
import { describeBehaviour } from "../../support/behaviour.js";

const RATE_LIMITED = { class: "RateLimitError", status: 429, code: "rate_limit_exceeded" };

describeBehaviour("no-retry-of-failed-response", {
  "continue in the handler": {
    code: `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function main(id: string): Promise<string> {
  for (;;) {
    try {
      const run = throwIfFailed(await client.responses.retrieve(id));
      if (run.status !== "queued" && run.status !== "in_progress") return run.output_text;
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError) continue;
      throw error;
    }
  }
}
`,
    before: { ended: "never" },
    after: { ended: "threw", error: RATE_LIMITED },
  },

  "recursion from the handler, in CommonJS": {
    extension: "cjs",
    code: `
const { OpenAI } = require("openai");
const { throwIfFailed } = require("openai-background-errors");
const client = new OpenAI();
/** @param {string} id @returns {Promise<string>} */
async function read(id) {
  try {
    const run = throwIfFailed(await client.responses.retrieve(id));
    return run.status === "completed" ? run.output_text : read(id);
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return read(id);
    throw error;
  }
}
/** @param {string} id */
exports.main = (id) => read(id);
`,
    before: { ended: "never" },
    after: { ended: "threw", error: RATE_LIMITED },
  },
});
