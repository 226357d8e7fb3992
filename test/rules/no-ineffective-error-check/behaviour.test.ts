// The handlers of real-looking code, run with the real SDK: never reached before, reached after.
import { describeBehaviour } from "../../support/behaviour.js";
import type { BehaviourCase } from "../../support/behaviour.js";
import { completed, failed, inProgress, queued } from "../../support/responses-server.js";

const HANDLED = "handled 429 rate_limit_exceeded";

/** The handler prints {@link HANDLED}, and is reached only after the suggestion. */
const neverThenAlways: Pick<BehaviourCase, "after" | "before"> = {
  before: { printed: [] },
  after: { printed: [HANDLED] },
};

describeBehaviour("no-ineffective-error-check", {
  "await in a try": {
    ...neverThenAlways,
    code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string | undefined> {
  try {
    const response = await client.responses.retrieve(id);
    return response.output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) {
      console.log("handled", error.status, error.code);
      return undefined;
    }
    throw error;
  }
}
`,
  },

  "a chain of then and catch": {
    ...neverThenAlways,
    code: `
import { OpenAI, RateLimitError } from "openai";
const openai = new OpenAI();
export function main(id: string): Promise<string> {
  return openai.responses
    .retrieve(id)
    .then((response) => response.output_text)
    .catch((error: unknown) => {
      if (!(error instanceof RateLimitError)) throw error;
      console.log("handled", error.status, error.code);
      return "later";
    });
}
`,
    before: { printed: [], value: "" },
    after: { printed: [HANDLED], value: "later" },
  },

  "the second callback of then": {
    ...neverThenAlways,
    code: `
import OpenAI, { APIError } from "openai";
const client = new OpenAI();
export const main = (id: string) =>
  client.responses.retrieve(id).then(
    (response) => response.output_text,
    (error: unknown) => {
      if (error instanceof APIError && error.status === 429) {
        console.log("handled", error.status, error.code);
        return null;
      }
      throw error;
    },
  );
`,
  },

  "a class with a private client and a helper that maps errors": {
    code: `
import OpenAI from "openai";

class Busy extends Error {}

export class ResearchService {
  readonly #openai: OpenAI;

  constructor(openai: OpenAI) {
    this.#openai = openai;
  }

  async text(id: string): Promise<string> {
    try {
      const run = await this.#openai.responses.retrieve(id);
      return run.output_text;
    } catch (error) {
      throw this.#mapError(error);
    }
  }

  #mapError(error: unknown): unknown {
    return error instanceof OpenAI.RateLimitError ? new Busy("busy", { cause: error }) : error;
  }
}

export const main = (id: string) => new ResearchService(new OpenAI()).text(id);
`,
    before: { ended: "returned", value: "" },
    after: { ended: "threw", error: { class: "Busy" } },
  },

  "a wrapper that its caller guards": {
    ...neverThenAlways,
    code: `
import OpenAI, { RateLimitError } from "openai";
const client = new OpenAI();

async function fetchRun(id: string) {
  return client.responses.retrieve(id, { include: ["reasoning.encrypted_content"] });
}

export async function main(id: string): Promise<string | undefined> {
  try {
    return (await fetchRun(id)).output_text;
  } catch (error) {
    if (error instanceof RateLimitError) console.log("handled", error.status, error.code);
    return undefined;
  }
}
`,
  },

  "Promise.all of reads": {
    ...neverThenAlways,
    code: `
import OpenAI, { RateLimitError } from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string[]> {
  try {
    const runs = await Promise.all([id].map((each) => client.responses.retrieve(each)));
    return runs.map((run) => run.output_text);
  } catch (error) {
    if (error instanceof RateLimitError) {
      console.log("handled", error.status, error.code);
      return [];
    }
    throw error;
  }
}
`,
  },

  "a promise kept in a variable": {
    ...neverThenAlways,
    code: `
import OpenAI, { RateLimitError } from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string | undefined> {
  const pending = client.responses.retrieve(id);
  const run = await pending.catch((error: unknown) => {
    if (error instanceof RateLimitError) {
      console.log("handled", error.status, error.code);
      return undefined;
    }
    throw error;
  });
  return run?.output_text;
}
`,
  },

  "a hand-written retry wrapper around start and poll": {
    code: `
import OpenAI, { RateLimitError } from "openai";
const client = new OpenAI();

async function withRetry<T>(work: () => Promise<T>, isRetryable: (error: unknown) => boolean): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= 3 || !isRetryable(error)) throw error;
      console.log("again");
    }
  }
}

async function runOnce(): Promise<string> {
  let run = await client.responses.create({ model: "gpt-test", input: "hi", background: true });
  while (run.status === "queued" || run.status === "in_progress") {
    run = await client.responses.retrieve(run.id);
  }
  return run.output_text;
}

export const main = () => withRetry(runOnce, (error) => error instanceof RateLimitError);
`,
    before: { printed: [], value: "", requests: ["create", "poll"] },
    after: {
      printed: ["again"],
      value: "the second run",
      requests: ["create", "poll", "create", "poll"],
    },
  },

  "a wrapper that takes options as p-retry does": {
    code: `
import OpenAI from "openai";
const client = new OpenAI();

interface RetryOptions {
  readonly retries: number;
  readonly shouldRetry: (error: unknown) => boolean;
}

async function pRetry<T>(work: () => Promise<T>, options: RetryOptions): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (options.retries === 0 || !options.shouldRetry(error)) throw error;
    return pRetry(work, { ...options, retries: options.retries - 1 });
  }
}

export function main(): Promise<string> {
  return pRetry(
    async () => {
      const { id } = await client.responses.create({ model: "gpt-test", input: "hi", background: true });
      const run = await client.responses.retrieve(id);
      return run.output_text;
    },
    { retries: 2, shouldRetry: (error) => error instanceof OpenAI.RateLimitError },
  );
}
`,
    before: { value: "", requests: ["create", "poll"] },
    after: { value: "the second run", requests: ["create", "poll", "create", "poll"] },
  },

  "a stream that is read again": {
    ...neverThenAlways,
    code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string> {
  let text = "";
  try {
    const stream = await client.responses.retrieve(id, { stream: true });
    for await (const event of stream) {
      if (event.type === "response.output_text.delta") text += event.delta;
    }
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) console.log("handled", error.status, error.code);
    else throw error;
  }
  return text;
}
`,
  },

  "a stream that starts the run": {
    ...neverThenAlways,
    code: `
import OpenAI, { RateLimitError } from "openai";
const client = new OpenAI();
export async function main(): Promise<void> {
  try {
    for await (const event of await client.responses.create({
      model: "gpt-test",
      input: "hi",
      background: true,
      stream: true,
    })) {
      if (event.type === "response.completed") console.log("done");
    }
  } catch (error) {
    if (!(error instanceof RateLimitError)) throw error;
    console.log("handled", error.status, error.code);
  }
}
`,
  },

  "withResponse, taken apart": {
    ...neverThenAlways,
    code: `
import OpenAI, { RateLimitError } from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string | null> {
  try {
    const { data: run, request_id } = await client.responses.retrieve(id).withResponse();
    return run.output_text + (request_id === null ? "?" : "");
  } catch (error) {
    if (error instanceof RateLimitError) {
      console.log("handled", error.status, error.code);
      return null;
    }
    throw error;
  }
}
`,
  },

  "a failure that is thrown on without its type": {
    ...neverThenAlways,
    code: `
import OpenAI, { RateLimitError } from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string> {
  try {
    const run = await client.responses.retrieve(id);
    if (run.status === "failed") throw new Error(run.error?.message);
    return run.output_text;
  } catch (error) {
    if (error instanceof RateLimitError) {
      console.log("handled", error.status, error.code);
      return "later";
    }
    throw error;
  }
}
`,
    before: { ended: "threw", printed: [], error: { class: "Error" } },
    after: { ended: "returned", printed: [HANDLED], value: "later" },
  },

  "a loop that reads the same id again": {
    code: `
import OpenAI, { RateLimitError } from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string> {
  while (true) {
    try {
      const run = await client.responses.retrieve(id);
      if (run.status === "completed") return run.output_text;
    } catch (error) {
      if (error instanceof RateLimitError) continue;
      throw error;
    }
  }
}
`,
    before: { ended: "never" },
    after: { ended: "threw", error: { class: "RateLimitError", status: 429 }, requests: ["poll"] },
  },

  "a loop over tries that reads the same id again": {
    code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    try {
      const run = await client.responses.retrieve(id);
      if (run.status !== "queued" && run.status !== "in_progress") return run.output_text;
    } catch (error) {
      if (!(error instanceof OpenAI.APIError) || error.status !== 429) throw error;
    }
  }
  throw new Error("gave up");
}
`,
    before: { ended: "returned", value: "" },
    after: { ended: "threw", error: { class: "RateLimitError", status: 429 }, requests: ["poll"] },
  },

  "switch over the status": {
    code: `
import OpenAI, { APIError } from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string> {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    switch (error.status) {
      case 429:
        return "wait";
      case 500:
        return "report";
      default:
        throw error;
    }
  }
}
`,
    script: [[queued(), failed({ code: "server_error", message: "oops" })]],
    before: { value: "" },
    after: { value: "report" },
  },

  "the reasons of Promise.allSettled": {
    code: `
import OpenAI, { RateLimitError } from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string[]> {
  const results = await Promise.allSettled([client.responses.retrieve(id)]);
  return results.map((result) => {
    if (result.status === "fulfilled") return result.value.output_text;
    return result.reason instanceof RateLimitError ? "limited" : "broken";
  });
}
`,
    before: { value: [""] },
    after: { value: ["limited"] },
  },

  "the error's constructor": {
    ...neverThenAlways,
    code: `
import OpenAI, { APIError, RateLimitError } from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<void> {
  try {
    console.log((await client.responses.retrieve(id)).output_text || undefined);
  } catch (error) {
    const { status, code } = error as APIError;
    if ((error as Error).constructor === RateLimitError) console.log("handled", status, code);
    else throw error;
  }
}
`,
    before: { printed: ["undefined"] },
  },

  "the error's code": {
    ...neverThenAlways,
    code: `
import OpenAI, { APIError } from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string | undefined> {
  try {
    const run = await client.responses.retrieve(id);
    return run.output_text;
  } catch (error) {
    const { status, code } = error as APIError;
    if (code === "rate_limit_exceeded") {
      console.log("handled", status, code);
      return undefined;
    }
    throw error;
  }
}
`,
  },

  "the error's name, which never tells its class": {
    ...neverThenAlways,
    code: `
import OpenAI, { APIError } from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string | undefined> {
  try {
    const run = await client.responses.retrieve(id);
    return run.output_text;
  } catch (error) {
    if ((error as Error).name === "RateLimitError") {
      console.log("handled", (error as APIError).status, (error as APIError).code);
      return undefined;
    }
    throw error;
  }
}
`,
  },

  "a set of statuses, in a class that polls until the end": {
    code: `
import type OpenAI from "openai";
import { OpenAI as Client } from "openai";

const RETRYABLE = new Set([429, 500, 503]);

class Job {
  private readonly client: OpenAI;
  constructor(client = new Client()) {
    this.client = client;
  }
  async run(attempt = 1): Promise<string> {
    try {
      const { id } = await this.client.responses.create({ model: "gpt-test", input: "hi", background: true });
      return await this.wait(id);
    } catch (error) {
      const { status } = error as { status?: number };
      if (attempt < 3 && RETRYABLE.has(status ?? 0)) return this.run(attempt + 1);
      throw error;
    }
  }
  private async wait(id: string): Promise<string> {
    for (;;) {
      const run = await this.client.responses.retrieve(id);
      if (run.status !== "queued" && run.status !== "in_progress") return run.output_text;
    }
  }
}

export const main = () => new Job().run();
`,
    script: [
      [queued(), inProgress(), failed({ code: "server_error", message: "oops" })],
      [queued(), inProgress(), completed("the second run")],
    ],
    before: { value: "", requests: ["create", "poll", "poll"] },
    after: {
      value: "the second run",
      requests: ["create", "poll", "poll", "create", "poll", "poll"],
    },
  },

  "TypeScript that compiles to CommonJS": {
    ...neverThenAlways,
    extension: "cts",
    code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string | undefined> {
  try {
    const response = await client.responses.retrieve(id);
    return response.output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) console.log("handled", error.status, error.code);
    return undefined;
  }
}
`,
  },

  "CommonJS JavaScript": {
    ...neverThenAlways,
    extension: "cjs",
    code: `"use strict";

const { OpenAI, RateLimitError } = require("openai");

const client = new OpenAI();

/** @param {string} id */
async function main(id) {
  try {
    const run = await client.responses.retrieve(id);
    return run.output_text;
  } catch (error) {
    if (error instanceof RateLimitError) console.log("handled", error.status, error.code);
    return undefined;
  }
}

module.exports = { main };
`,
  },

  "JavaScript without semicolons, as an ES module": {
    ...neverThenAlways,
    extension: "js",
    code: `#!/usr/bin/env node
import OpenAI from 'openai'

const openai = new OpenAI()

/** @param {string} id */
export async function main(id) {
  const run = await openai.responses.retrieve(id).catch((error) => {
    if (error.status === 429) console.log('handled', error.status, error.code)
    else throw error
  })
  return run?.output_text
}
`,
  },

  "a loop that throws client errors on, and reads again after others": {
    code: `
import OpenAI, { APIError } from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string> {
  for (;;) {
    try {
      const run = await client.responses.retrieve(id);
      if (run.status === "completed") return run.output_text;
    } catch (error) {
      if (error instanceof APIError && Number(error.status) < 500) throw error;
    }
  }
}
`,
    script: [[queued(), failed({ code: "server_error", message: "Something broke." })]],
    before: { ended: "never" },
    after: { ended: "threw", error: { class: "InternalServerError", status: 500 } },
  },

  "a check that only waits longer before the next read": {
    code: `
import OpenAI, { RateLimitError } from "openai";
const client = new OpenAI();
export async function main(id: string): Promise<string> {
  for (;;) {
    try {
      const run = await client.responses.retrieve(id);
      if (run.status === "completed") return run.output_text;
    } catch (error) {
      if (error instanceof RateLimitError) console.log("limited");
    }
  }
}
`,
    before: { ended: "never" },
    after: { ended: "threw", error: { class: "RateLimitError", status: 429 } },
  },
});
