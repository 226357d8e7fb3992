// A retry that reads a failed response for ever before the suggestion, and stops after it.
import { describeBehaviour } from "../../support/behaviour.js";
import { failed, queued } from "../../support/responses-server.js";

const BROKEN = { class: "InternalServerError", status: 500, code: "server_error" };
const SERVER_ERROR = [[queued(), failed({ code: "server_error", message: "Something broke." })]];
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

  "everything but a rate limit is thrown": {
    code: `
import OpenAI, { RateLimitError } from "openai";
import { throwIfFailed } from "openai-background-errors";
export async function main(id: string): Promise<string> {
  const client = new OpenAI();
  while (true) {
    try {
      const run = throwIfFailed(await client.responses.retrieve(id));
      if (run.status === "completed") return run.output_text;
    } catch (error) {
      if (!(error instanceof RateLimitError)) throw error;
    }
  }
}
`,
    before: { ended: "never" },
    after: { ended: "threw", error: RATE_LIMITED },
  },

  "client errors are thrown, and the run failed by a server error": {
    code: `
import OpenAI, { APIError } from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function main(id: string): Promise<string> {
  for (;;) {
    try {
      const run = throwIfFailed(await client.responses.retrieve(id));
      if (run.status === "completed") return run.output_text;
    } catch (error) {
      if (error instanceof APIError && Number(error.status) < 500) throw error;
    }
  }
}
`,
    script: SERVER_ERROR,
    before: { ended: "never" },
    after: { ended: "threw", error: BROKEN },
  },

  "a handler that asks nothing": {
    code: `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
class Runs {
  readonly #client = new OpenAI();
  async text(id: string): Promise<string> {
    let text: string | undefined;
    while (text === undefined) {
      try {
        const run = throwIfFailed(await this.#client.responses.retrieve(id));
        if (run.status === "completed") text = run.output_text;
      } catch {
        console.log("once more");
      }
    }
    return text;
  }
}
export const main = (id: string) => new Runs().text(id);
`,
    before: { ended: "never" },
    after: { ended: "threw", error: RATE_LIMITED, printed: [] },
  },

  "a switch over the status": {
    code: `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function main(id: string): Promise<string> {
  for (;;) {
    try {
      const run = throwIfFailed(await client.responses.retrieve(id));
      if (run.status === "completed") return run.output_text;
    } catch (error) {
      switch ((error as { status?: number }).status) {
        case 429:
        case 503:
          continue;
        default:
          throw error;
      }
    }
  }
}
`,
    before: { ended: "never" },
    after: { ended: "threw", error: RATE_LIMITED },
  },

  "a callback of catch that reads again": {
    code: `
import OpenAI, { RateLimitError } from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export function main(id: string): Promise<string> {
  return client.responses
    .retrieve(id)
    .then(throwIfFailed)
    .then((run) => (run.status === "completed" ? run.output_text : main(id)))
    .catch((error: unknown) => {
      if (error instanceof RateLimitError) return main(id);
      throw error;
    });
}
`,
    before: { ended: "never" },
    after: { ended: "threw", error: RATE_LIMITED },
  },

  "a stream that is opened again": {
    code: `
import OpenAI from "openai";
import { throwOnFailedEvent } from "openai-background-errors";
const client = new OpenAI();
export async function main(id: string): Promise<string> {
  let text = "";
  let last = 0;
  for (;;) {
    try {
      const events = await client.responses.retrieve(id, { stream: true, starting_after: last });
      for await (const event of throwOnFailedEvent(events)) {
        if (event.type === "response.output_text.delta") text += event.delta;
        if (event.type === "response.completed") return text;
      }
    } catch (error) {
      if (error instanceof OpenAI.APIError) continue;
      throw error;
    }
  }
}
`,
    before: { ended: "never" },
    after: { ended: "threw", error: RATE_LIMITED },
  },

  "a typed client, and two classes in one check": {
    extension: "js",
    code: `
import OpenAI, { InternalServerError, RateLimitError } from "openai";
import { withTypedFailures } from "openai-background-errors";
const client = withTypedFailures(new OpenAI());
/** @param {string} id */
export async function main(id) {
  while (true) {
    try {
      const run = await client.responses.retrieve(id);
      if (run.status === "completed") return run.output_text;
    } catch (error) {
      if (error instanceof RateLimitError || error instanceof InternalServerError) continue;
      throw error;
    }
  }
}
`,
    script: SERVER_ERROR,
    before: { ended: "never" },
    after: { ended: "threw", error: BROKEN },
  },
});
