// Errors that do not say why before the suggestion; the SDK's own error, with its code, after it.
import { describeBehaviour } from "../../support/behaviour.js";
import type { BehaviourCase } from "../../support/behaviour.js";
import { cancelled, failed, queued } from "../../support/responses-server.js";

const RATE_LIMITED = { class: "RateLimitError", status: 429, code: "rate_limit_exceeded" };

/** What is thrown before does not say why. */
const plainThenTyped: Pick<BehaviourCase, "after" | "before"> = {
  before: { ended: "threw", error: { class: "Error", message: "failed" } },
  after: { ended: "threw", error: RATE_LIMITED },
};

const branch = (code: string): string => `
import OpenAI from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string> {
  const response: any = await client.responses.retrieve(id);
  if (response.status === "failed") {
    ${code}
  }
  return response.output_text;
}
`;

describeBehaviour("no-lost-failure-reason", {
  "a throw of a plain error": {
    ...plainThenTyped,
    code: branch(`throw new Error("failed");`),
  },

  "the error object in a template": {
    before: { error: { class: "Error", message: "failed: [object Object]" } },
    after: plainThenTyped.after,
    code: branch("throw new Error(`failed: ${response.error}`);"),
  },

  "a field of another API": {
    before: { error: { class: "Error", message: "undefined" } },
    after: plainThenTyped.after,
    code: branch("throw new Error(String(response.last_error?.message));"),
  },

  "the message without a guard, where there is no error": {
    code: branch("throw new Error(response.error.message);"),
    script: [[queued(), failed(null)]],
    before: { ended: "threw", error: { class: "TypeError" } },
    after: { ended: "threw", error: { class: "APIError" } },
  },

  "what is not completed, and has failed": {
    before: { error: { class: "Error", message: "ended as failed" } },
    after: plainThenTyped.after,
    code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string> {
  const run = await client.responses.retrieve(id);
  if (run.status === "completed") return run.output_text;
  throw new Error(\`ended as \${run.status}\`);
}
`,
  },

  "what is not completed, and was cancelled": {
    script: [[queued(), cancelled()]],
    before: { ended: "threw", error: { class: "Error", message: "ended as cancelled" } },
    after: { ended: "threw", error: { class: "Error", message: "ended as cancelled" } },
    code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string> {
  const run = await client.responses.retrieve(id);
  if (run.status !== "completed") throw new Error(\`ended as \${run.status}\`);
  return run.output_text;
}
`,
  },

  "a reject in CommonJS": {
    ...plainThenTyped,
    extension: "cjs",
    code: `
const { OpenAI } = require("openai");
const client = new OpenAI();
/** @param {string} id */
exports.main = (id) =>
  new Promise((resolve, reject) => {
    client.responses.retrieve(id).then((run) => {
      if (run.status === "failed") reject(new Error("failed"));
      else resolve(run.output_text);
    }, reject);
  });
`,
  },

  "an event of a stream": {
    ...plainThenTyped,
    code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<void> {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    switch (event.type) {
      case "response.output_text.delta":
        console.log(event.delta);
        break;
      case "response.failed":
        throw new Error("failed");
    }
  }
}
`,
  },

  "a listener that takes no event gets none": {
    ...plainThenTyped,
    code: `
import OpenAI from "openai";
const client = new OpenAI();
export const main = (id: string) =>
  new Promise<void>((resolve, reject) => {
    const stream = client.responses.stream({ response_id: id });
    stream.on("response.completed", () => { resolve(); });
    stream.on("response.failed", (event) => { void event; reject(new Error("failed")); });
  });
`,
  },

  "the response in a field, asked by a method": {
    ...plainThenTyped,
    code: `
import OpenAI from "openai";
class Run {
  #response: OpenAI.Responses.Response | undefined;
  readonly #client = new OpenAI();
  async text(id: string): Promise<string> {
    this.#response = await this.#client.responses.retrieve(id);
    if (this.#response.status === "failed") throw new Error("failed");
    return this.#response.output_text;
  }
}
export const main = (id: string) => new Run().text(id);
`,
  },
});
