// Handlers that go back to the read: reported only if no code of the file handles the failure.
import { describeCorpus } from "../../support/corpus.js";

const HEAD = `import OpenAI, { RateLimitError } from "openai";
const client = new OpenAI();
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
`;

describeCorpus("no-ineffective-error-check", {
  reported: {
    "continue in while (true)": `${HEAD}
export async function wait(id: string) {
  while (true) {
    try {
      const run = await client.responses.retrieve(id);
      if (run.status === "completed") return run.output_text;
    } catch (error) {
      if (error instanceof RateLimitError) { // ← report: retriesSameId
        await sleep(5000);
        continue;
      }
      throw error;
    }
    await sleep(2000);
  }
}
`,
    "the next turn of a for loop, anything else thrown on": `${HEAD}
export async function wait(id: string) {
  for (let attempt = 0; attempt < 30; attempt += 1) {
    try {
      const run = await client.responses.retrieve(id);
      if (run.status !== "queued" && run.status !== "in_progress") return run.output_text;
    } catch (error: any) {
      if (error.status !== 429) throw error; // ← report: retriesSameId
    }
    await sleep(1000);
  }
  return null;
}
`,
    "a retry loop around one read": `${HEAD}
async function readOnce(id: string) {
  let attempt = 0;
  for (;;) {
    try {
      return await client.responses.retrieve(id);
    } catch (error) {
      attempt += 1;
      if (attempt > 3 || !(error instanceof OpenAI.InternalServerError)) throw error; // ← report: retriesSameId
      await sleep(100 * 2 ** attempt);
    }
  }
}
export const text = async (id: string) => (await readOnce(id)).output_text;
`,
    "recursion from the handler": `${HEAD}
export async function read(id: string, tries = 3): Promise<string> {
  try {
    const run = await client.responses.retrieve(id);
    return run.output_text;
  } catch (error) {
    if (tries > 0 && error instanceof RateLimitError) return read(id, tries - 1); // ← report: retriesSameId
    throw error;
  }
}
`,
    "pRetry around the read alone": `${HEAD}
import pRetry from "p-retry";
export async function text(id: string) {
  const run = await pRetry(() => client.responses.retrieve(id), {
    shouldRetry: ({ error }) => error instanceof RateLimitError, // ← report: retriesSameId
  });
  return run.output_text;
}
`,
    "pRetry with an AbortError for everything but a limit": `${HEAD}
import pRetry, { AbortError } from "p-retry";
export async function text(id: string) {
  return pRetry(async () => {
    try {
      return (await client.responses.retrieve(id)).output_text;
    } catch (error) {
      if (error instanceof RateLimitError) throw error; // ← report: retriesSameId
      throw new AbortError(String(error));
    }
  });
}
`,
    "async-retry with bail": `${HEAD}
import retry from "async-retry";
export const text = (id: string) =>
  retry(
    async (bail) => {
      try {
        return (await client.responses.retrieve(id)).output_text;
      } catch (error) {
        if (error instanceof OpenAI.APIError) throw error; // ← report: retriesSameId
        bail(error as Error);
        return null;
      }
    },
    { retries: 5 },
  );
`,
    "an imported retry(fn, { retryIf })": `${HEAD}
import { retry } from "./retry.js";
const isLimit = (error: unknown) => error instanceof RateLimitError; // ← report: retriesSameId
export async function text(id: string) {
  const run = await retry(() => client.responses.retrieve(id), { retryIf: isLimit });
  return run.output_text;
}
`,
    "a hand-written withRetry that tests the status itself": `${HEAD}
async function withRetry<T>(fn: () => Promise<T>, tries = 5): Promise<T> {
  try {
    return await fn();
  } catch (error: any) {
    if (tries > 0 && error.status === 429) { // ← report: retriesSameId
      await sleep(1000);
      return withRetry(fn, tries - 1);
    }
    throw error;
  }
}
export const text = async (id: string) => (await withRetry(() => client.responses.retrieve(id))).output_text;
`,
    "a wrapper around a function that reads the same id": `${HEAD}
import pRetry from "p-retry";
const fetchRun = async (id: string) => client.responses.retrieve(id);
export async function text(id: string) {
  const run = await pRetry(() => fetchRun(id), {
    onFailedAttempt: ({ error }) => {
      if (!(error instanceof RateLimitError)) throw error; // ← report: retriesSameId
    },
  });
  return run.output_text;
}
`,
    "a wrapper around start and read is no retry of the same id": `${HEAD}
import pRetry from "p-retry";
async function research(input: string) {
  const { id } = await client.responses.create({ model: "o3-deep-research", input, background: true });
  let run = await client.responses.retrieve(id);
  while (run.status === "queued" || run.status === "in_progress") {
    await sleep(5000);
    run = await client.responses.retrieve(id);
  }
  return run.output_text;
}
export const main = (input: string) =>
  pRetry(() => research(input), {
    shouldRetry: ({ error }) => error instanceof RateLimitError, // ← report: ineffectiveCheck
  });
`,
    "a loop that starts anew is no retry of the same id": `${HEAD}
export async function research(input: string) {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      let run = await client.responses.create({ model: "gpt-5", input, background: true });
      while (run.status === "queued" || run.status === "in_progress") {
        await sleep(1000);
        run = await client.responses.retrieve(run.id);
      }
      return run.output_text;
    } catch (error) {
      if (error instanceof RateLimitError) continue; // ← report: ineffectiveCheck
      throw error;
    }
  }
  return null;
}
`,
    "a loop over many ids goes on with the next one": `${HEAD}
export async function texts(ids: string[]) {
  const found: string[] = [];
  for (const id of ids) {
    try {
      found.push((await client.responses.retrieve(id)).output_text);
    } catch (error) {
      if (error instanceof RateLimitError) continue; // ← report: ineffectiveCheck
      throw error;
    }
  }
  return found;
}
`,
  },
  silent: {
    "continue, and failed is handled in the loop": `${HEAD}
export async function wait(id: string) {
  while (true) {
    try {
      const run = await client.responses.retrieve(id);
      if (run.status === "completed") return { text: run.output_text };
      if (run.status === "failed") return { error: run.error };
    } catch (error) {
      if (error instanceof RateLimitError) {
        await sleep(5000);
        continue;
      }
      throw error;
    }
  }
}
`,
    "a retry loop around one read, and its caller handles the failure": `${HEAD}
async function readOnce(id: string) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await client.responses.retrieve(id);
    } catch (error) {
      if (attempt === 3 || !(error instanceof OpenAI.InternalServerError)) throw error;
      await sleep(100 * 2 ** attempt);
    }
  }
}
export async function text(id: string) {
  const run = await readOnce(id);
  if (run.status === "failed") throw new Error(run.error?.message);
  return run.output_text;
}
`,
    "recursion from the handler, everything but completed is returned with its status": `${HEAD}
export async function read(id: string): Promise<{ status?: string; text?: string }> {
  try {
    const run = await client.responses.retrieve(id);
    if (run.status !== "completed") return { status: run.status };
    return { text: run.output_text };
  } catch (error) {
    if (error instanceof RateLimitError) return read(id);
    throw error;
  }
}
`,
    "pRetry around the read alone, and the failure is thrown behind it": `${HEAD}
import pRetry from "p-retry";
import { RunFailed } from "./errors.js";
export async function text(id: string) {
  const run = await pRetry(() => client.responses.retrieve(id), {
    shouldRetry: ({ error }) => error instanceof RateLimitError,
  });
  if (run.status === "failed") throw new RunFailed(run.error);
  return run.output_text;
}
`,
    "async-retry around a normalised read, guarded": `${HEAD}
import retry from "async-retry";
import { isFailedResponseError, throwIfFailed } from "openai-background-errors";
export const text = (id: string) =>
  retry(async (bail) => {
    try {
      return throwIfFailed(await client.responses.retrieve(id)).output_text;
    } catch (error) {
      if (error instanceof RateLimitError && !isFailedResponseError(error)) throw error;
      bail(error as Error);
      return null;
    }
  });
`,
    "pRetry around the start alone": `${HEAD}
import pRetry from "p-retry";
export async function research(input: string) {
  const { id } = await pRetry(() => client.responses.create({ model: "gpt-5", input, background: true }), {
    shouldRetry: ({ error }) => error instanceof RateLimitError,
  });
  return (await client.responses.retrieve(id)).output_text;
}
`,
    "a hand-written withRetry that is used for the start alone": `${HEAD}
async function withRetry<T>(fn: () => Promise<T>, tries = 5): Promise<T> {
  try {
    return await fn();
  } catch (error: any) {
    if (tries > 0 && error.status === 429) return withRetry(fn, tries - 1);
    throw error;
  }
}
export async function research(input: string) {
  const { id } = await withRetry(() => client.responses.create({ model: "gpt-5", input, background: true }));
  return (await client.responses.retrieve(id)).output_text;
}
`,
    "a hand-written withRetry that is used for a normalised read": `${HEAD}
import { throwIfFailed } from "openai-background-errors";
async function withRetry<T>(fn: () => Promise<T>, isRetryable: (error: unknown) => boolean): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await fn();
    } catch (error) {
      if (attempt === 3 || !isRetryable(error)) throw error;
    }
  }
}
export const text = (input: string) =>
  withRetry(
    async () => {
      const { id } = await client.responses.create({ model: "gpt-5", input, background: true });
      return throwIfFailed(await client.responses.retrieve(id)).output_text;
    },
    (error) => error instanceof RateLimitError,
  );
`,
    "a retry that asks for connection errors only": `${HEAD}
export async function wait(id: string) {
  while (true) {
    try {
      const run = await client.responses.retrieve(id);
      if (run.status === "completed") return run.output_text;
    } catch (error) {
      if (!(error instanceof OpenAI.APIConnectionError)) throw error;
    }
    await sleep(2000);
  }
}
`,
    "a retry that asks for a timeout's status only": `${HEAD}
export async function wait(id: string) {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    try {
      return (await client.responses.retrieve(id)).output_text;
    } catch (error) {
      if (error instanceof OpenAI.APIError && (error.status === 408 || error.status === 409)) continue;
      throw error;
    }
  }
  return null;
}
`,
    "a retry that asks nothing": `${HEAD}
export async function wait(id: string) {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    try {
      return (await client.responses.retrieve(id)).output_text;
    } catch (error) {
      console.warn("poll failed", error);
      await sleep(1000);
    }
  }
  return null;
}
`,
    "poll of the shim does the retrying": `${HEAD}
import { poll } from "openai-background-errors";
export async function text(input: string) {
  const { id } = await client.responses.create({ model: "gpt-5", input, background: true });
  try {
    return (await poll(client, id)).output_text;
  } catch (error) {
    if (error instanceof RateLimitError) return text(input);
    throw error;
  }
}
`,
    "a loop over many ids, and each failure is kept": `${HEAD}
export async function texts(ids: string[]) {
  const found: unknown[] = [];
  for (const id of ids) {
    try {
      const run = await client.responses.retrieve(id);
      found.push(run.status === "failed" ? { id, error: run.error } : { id, text: run.output_text });
    } catch (error) {
      if (error instanceof RateLimitError) continue;
      throw error;
    }
  }
  return found;
}
`,
  },
});
