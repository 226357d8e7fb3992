// What rules.md says in so many words about rule 1, one case for each sentence.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-ineffective-error-check", {
  reported: {
    "the contract's own example": `
import OpenAI from "openai";
import { scheduleRetry } from "./queue.js";
const client = new OpenAI();
export async function result(id: string) {
  try {
    const response = await client.responses.retrieve(id);
    return response.output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return scheduleRetry(); // ← report: ineffectiveCheck
    throw error;
  }
}
`,
    ".catch(cb) on the read": `
import OpenAI from "openai";
const client = new OpenAI();
export const result = (id: string) =>
  client.responses.retrieve(id).catch((error: unknown) => {
    if (error instanceof OpenAI.RateLimitError) return null; // ← report: ineffectiveCheck
    throw error;
  });
`,
    ".then(_, cb) on the read": `
import OpenAI from "openai";
const client = new OpenAI();
export const result = (id: string) =>
  client.responses.retrieve(id).then(
    (response) => response.output_text,
    (error: unknown) => {
      if (error instanceof OpenAI.InternalServerError) return "later"; // ← report: ineffectiveCheck
      throw error;
    },
  );
`,
    "a try around a call of a same-file function that reads": `
import OpenAI, { RateLimitError } from "openai";
const client = new OpenAI();
async function waitFor(id: string) {
  let response = await client.responses.retrieve(id);
  while (response.status === "queued" || response.status === "in_progress") {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    response = await client.responses.retrieve(id);
  }
  return response;
}
export async function main(id: string) {
  try {
    const response = await waitFor(id);
    console.log(response.output_text);
  } catch (error) {
    if (error instanceof RateLimitError) console.error("too fast"); // ← report: ineffectiveCheck
    else throw error;
  }
}
`,
    "a same-file helper that is called from the handler": `
import OpenAI, { APIError } from "openai";
const client = new OpenAI();
function isRetryable(error: unknown): boolean {
  return error instanceof APIError; // ← report
}
export async function text(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (isRetryable(error)) return undefined;
    throw error;
  }
}
`,
    "a method that maps the error, called from the handler": `
import OpenAI from "openai";
import { TooManyRequestsException } from "./exceptions.js";
export class Runs {
  constructor(private readonly client: OpenAI) {}
  async text(id: string) {
    try {
      return (await this.client.responses.retrieve(id)).output_text;
    } catch (error) {
      throw this.mapError(error);
    }
  }
  private mapError(error: unknown) {
    if (error instanceof OpenAI.RateLimitError) return new TooManyRequestsException(); // ← report
    return error;
  }
}
`,
    "pRetry's shouldRetry around the read alone": `
import OpenAI from "openai";
import pRetry from "p-retry";
const client = new OpenAI();
export const text = async (id: string) => {
  const response = await pRetry(() => client.responses.retrieve(id), {
    retries: 4,
    shouldRetry: ({ error }) => error instanceof OpenAI.RateLimitError, // ← report
  });
  return response.output_text;
};
`,
    "a hand-written withRetry(fn, isRetryable)": `
import OpenAI, { RateLimitError } from "openai";
const client = new OpenAI();
async function withRetry<T>(fn: () => Promise<T>, isRetryable: (error: unknown) => boolean): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await fn();
    } catch (error) {
      if (attempt === 3 || !isRetryable(error)) throw error;
    }
  }
}
export async function text(id: string) {
  const response = await withRetry(
    () => client.responses.retrieve(id),
    (error) => error instanceof RateLimitError, // ← report
  );
  return response.output_text;
}
`,
    "promise.catch on a promise kept in a variable": `
import OpenAI from "openai";
const client = new OpenAI();
export async function text(id: string) {
  const pending = client.responses.retrieve(id);
  pending.catch((error: unknown) => {
    if (error instanceof OpenAI.RateLimitError) console.warn("slow down"); // ← report
  });
  return (await pending).output_text;
}
`,
    "Promise.all of reads": `
import OpenAI from "openai";
const client = new OpenAI();
export async function texts(ids: string[]) {
  try {
    const responses = await Promise.all(ids.map((id) => client.responses.retrieve(id)));
    return responses.map((response) => response.output_text);
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return []; // ← report
    throw error;
  }
}
`,
    "the reason of a Promise.allSettled result": `
import OpenAI from "openai";
const client = new OpenAI();
export async function texts(ids: string[]) {
  const results = await Promise.allSettled(ids.map((id) => client.responses.retrieve(id)));
  for (const result of results) {
    if (result.status === "fulfilled") console.log(result.value.output_text);
    else if (result.reason instanceof OpenAI.RateLimitError) console.warn("limited"); // ← report
  }
}
`,
    "a read and a chat call in one try": `
import OpenAI from "openai";
const client = new OpenAI();
export async function summary(id: string) {
  try {
    const response = await client.responses.retrieve(id);
    const short = await client.chat.completions.create({
      model: "gpt-5",
      messages: [{ role: "user", content: response.output_text }],
    });
    return short.choices[0]?.message.content;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return null; // ← report: ineffectiveCheck
    throw error;
  }
}
`,
    "a function that only does try { return await read }": `
import OpenAI from "openai";
const client = new OpenAI();
export async function getResponse(id: string) {
  try {
    return await client.responses.retrieve(id);
  } catch (error) {
    if (error instanceof OpenAI.APIError) return null; // ← report: ineffectiveCheck
    throw error;
  }
}
`,
    "completed returns the text, everything else null: not handled": `
import OpenAI from "openai";
const client = new OpenAI();
export async function text(id: string) {
  try {
    const response = await client.responses.retrieve(id);
    if (response.status === "completed") return response.output_text;
    return null;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return undefined; // ← report: ineffectiveCheck
    throw error;
  }
}
`,
    "every poll's status is logged: not handled": `
import OpenAI from "openai";
const client = new OpenAI();
export async function text(id: string) {
  try {
    let response = await client.responses.retrieve(id);
    while (response.status === "queued" || response.status === "in_progress") {
      console.log("status", response.status);
      await new Promise((resolve) => setTimeout(resolve, 2000));
      response = await client.responses.retrieve(id);
    }
    return response.output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return undefined; // ← report: ineffectiveCheck
    throw error;
  }
}
`,
    "the failure is rethrown untyped": `
import OpenAI from "openai";
const client = new OpenAI();
export async function text(id: string) {
  try {
    const r = await client.responses.retrieve(id);
    if (r.status === "failed") throw new Error(r.error?.message);
    return r.output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return undefined; // ← report: untypedRethrow
    throw error;
  }
}
`,
    "the retry reads the same id again": `
import OpenAI from "openai";
const client = new OpenAI();
export async function text(id: string) {
  while (true) {
    try {
      const response = await client.responses.retrieve(id);
      if (response.status === "completed") return response.output_text;
      await new Promise((resolve) => setTimeout(resolve, 2000));
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError) { // ← report: retriesSameId
        await new Promise((resolve) => setTimeout(resolve, 10_000));
        continue;
      }
      throw error;
    }
  }
}
`,
    "the class is asked for by error.name": `
import OpenAI from "openai";
const client = new OpenAI();
export async function text(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (error instanceof Error && error.name === "RateLimitError") return null; // ← report: nameNeverMatches
    throw error;
  }
}
`,
    "option checkHandled: the failure is handled elsewhere": {
      options: [{ checkHandled: true }],
      code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function text(id: string) {
  try {
    const response = await client.responses.retrieve(id);
    if (response.status === "failed") return { failed: response.error };
    return { text: response.output_text };
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return { retry: true }; // ← report
    throw error;
  }
}
`,
    },
  },
  silent: {
    "the read is normalised by throwIfFailed": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
import { scheduleRetry } from "./queue.js";
const client = new OpenAI();
export async function result(id: string) {
  try {
    const response = throwIfFailed(await client.responses.retrieve(id));
    return response.output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return scheduleRetry();
    throw error;
  }
}
`,
    "the failure is handled: status compared with failed": `
import OpenAI from "openai";
const client = new OpenAI();
export async function result(id: string) {
  try {
    const response = await client.responses.retrieve(id);
    if (response.status === "failed") return { ok: false, reason: response.error };
    return { ok: true, text: response.output_text };
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return { ok: false, reason: "polled too fast" };
    throw error;
  }
}
`,
    'return { status: "failed" } is handled for this rule': `
import OpenAI from "openai";
const client = new OpenAI();
export async function result(id: string) {
  try {
    const response = await client.responses.retrieve(id);
    if (response.status === "completed") return { status: "done", text: response.output_text };
    if (response.status === "queued" || response.status === "in_progress") return { status: "running" };
    return { status: "failed" };
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return { status: "running" };
    throw error;
  }
}
`,
    "a plain background create is only the start: its HTTP errors do throw": `
import OpenAI from "openai";
import { remember } from "./store.js";
const client = new OpenAI();
export async function start(input: string) {
  try {
    const response = await client.responses.create({ model: "gpt-5", input, background: true });
    await remember(response.id);
    return response.id;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return null;
    throw error;
  }
}
`,
    "the check is around a chat call, the read is elsewhere in the file": `
import OpenAI from "openai";
const client = new OpenAI();
export async function chat(content: string) {
  try {
    return await client.chat.completions.create({ model: "gpt-5", messages: [{ role: "user", content }] });
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return null;
    throw error;
  }
}
export const read = (id: string) => client.responses.retrieve(id);
`,
    "a foreground responses.create": `
import OpenAI from "openai";
const client = new OpenAI();
export async function answer(input: string) {
  try {
    return (await client.responses.create({ model: "gpt-5", input })).output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return null;
    throw error;
  }
}
`,
    "files, batches and vector stores": `
import OpenAI from "openai";
const client = new OpenAI();
export async function info(fileId: string, batchId: string, storeId: string) {
  try {
    const file = await client.files.retrieve(fileId);
    const batch = await client.batches.retrieve(batchId);
    const store = await client.vectorStores.retrieve(storeId);
    return [file.filename, batch.status, store.name];
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return [];
    throw error;
  }
}
`,
    "responses.cancel and responses.delete": `
import OpenAI from "openai";
const client = new OpenAI();
export async function drop(id: string) {
  try {
    await client.responses.cancel(id);
    await client.responses.delete(id);
  } catch (error) {
    if (error instanceof OpenAI.InternalServerError || error instanceof OpenAI.RateLimitError) return;
    throw error;
  }
}
`,
    "NotFoundError: the id has expired": `
import OpenAI from "openai";
const client = new OpenAI();
export async function text(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (error instanceof OpenAI.NotFoundError) return null;
    throw error;
  }
}
`,
    "instanceof APIError && status === 404": `
import OpenAI from "openai";
const client = new OpenAI();
export async function text(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (error instanceof OpenAI.APIError && error.status === 404) return null;
    throw error;
  }
}
`,
    "a class of one's own called RateLimitError": `
import OpenAI from "openai";
class RateLimitError extends Error {}
const client = new OpenAI();
export async function text(id: string, budget: { take(): Promise<void> }) {
  try {
    await budget.take();
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (error instanceof RateLimitError) return null;
    throw error;
  }
}
`,
    "the RateLimitError of @anthropic-ai/sdk": `
import OpenAI from "openai";
import { RateLimitError } from "@anthropic-ai/sdk";
import { ask } from "./claude.js";
const client = new OpenAI();
export async function text(id: string) {
  try {
    return await ask((await client.responses.retrieve(id)).output_text);
  } catch (error) {
    if (error instanceof RateLimitError) return null;
    throw error;
  }
}
`,
    "the check is in a comment and in a string": `
import OpenAI from "openai";
const client = new OpenAI();
const hint = "catch (e) { if (e instanceof OpenAI.RateLimitError) retry() }";
export async function text(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    // if (error instanceof OpenAI.RateLimitError) return null;
    console.error(hint, error);
    throw error;
  }
}
`,
    "the client is a test double": `
import { expect, it, vi } from "vitest";
import { RateLimitError } from "openai";
const client = { responses: { retrieve: vi.fn() } };
it("maps the limit", async () => {
  client.responses.retrieve.mockRejectedValue(new RateLimitError(429, {}, "slow", new Headers()));
  try {
    await client.responses.retrieve("resp_1");
  } catch (error) {
    expect(error instanceof RateLimitError).toBe(true);
  }
});
`,
    "a same-file caller handles what the wrapper returns": `
import OpenAI from "openai";
const client = new OpenAI();
async function getResponse(id: string) {
  try {
    return await client.responses.retrieve(id);
  } catch (error) {
    if (error instanceof OpenAI.APIError) return null;
    throw error;
  }
}
export async function text(id: string) {
  const response = await getResponse(id);
  if (response?.status === "failed") return "failed: " + (response.error?.message ?? "no reason");
  return response?.output_text;
}
`,
    "the failure becomes a throw of one's own class": `
import OpenAI from "openai";
import { RunFailed } from "./errors.js";
const client = new OpenAI();
export async function text(id: string) {
  try {
    const response = await client.responses.retrieve(id);
    if (response.status === "failed") throw new RunFailed(response.error);
    return response.output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return null;
    throw error;
  }
}
`,
    "the failure becomes a throw of errorFromResponse": `
import OpenAI from "openai";
import { errorFromResponse } from "openai-background-errors";
const client = new OpenAI();
export async function text(id: string) {
  try {
    const response = await client.responses.retrieve(id);
    if (response.status === "failed") throw errorFromResponse(response);
    return response.output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return null;
    throw error;
  }
}
`,
    "the retry reads the same id, and the failure is handled": `
import OpenAI from "openai";
const client = new OpenAI();
export async function text(id: string) {
  for (;;) {
    try {
      const response = await client.responses.retrieve(id);
      if (response.status === "failed") return { error: response.error };
      if (response.status === "completed") return { text: response.output_text };
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError) continue;
      throw error;
    }
  }
}
`,
    "option checkHandled leaves a normalised read alone": {
      options: [{ checkHandled: true }],
      code: `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function text(id: string) {
  try {
    return throwIfFailed(await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return null;
    throw error;
  }
}
`,
    },
    "no check at all": `
import OpenAI from "openai";
const client = new OpenAI();
export async function text(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    console.error(error);
    return null;
  }
}
`,
  },
});
