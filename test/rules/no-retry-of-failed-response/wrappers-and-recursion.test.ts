/** Retry wrappers, functions that call themselves, callbacks and timers that read the id again. */
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI, { APIConnectionError, InternalServerError, RateLimitError } from "openai";
import { createAndPoll, isFailedResponseError, poll, throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
`;

describeCorpus("no-retry-of-failed-response", {
  reported: {
    "p-retry around the read, with nothing that stops it": `${head}
import pRetry from "p-retry";
export const read = (id: string) => pRetry(async () => throwIfFailed(await client.responses.retrieve(id)), { retries: 5 }); // ← report
`,
    "p-retry whose shouldRetry asks for RateLimitError": `${head}
import pRetry from "p-retry";
export function read(id: string) {
  return pRetry(() => client.responses.retrieve(id).then(throwIfFailed), {
    retries: 5,
    shouldRetry: (error) => error instanceof RateLimitError, // ← report
  });
}
`,
    "p-retry 7, whose shouldRetry is given a context": `${head}
import pRetry from "p-retry";
export function read(id: string) {
  return pRetry(() => poll(client, id), {
    shouldRetry: ({ error }) => error instanceof InternalServerError, // ← report
  });
}
`,
    "async-retry around the read, with nothing that stops it": `${head}
import retry from "async-retry";
export const read = (id: string) => retry(async () => throwIfFailed(await client.responses.retrieve(id)), { retries: 3 }); // ← report
`,
    "a hand-written wrapper that asks for RateLimitError": `${head}
async function withRetry<T>(fn: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await fn();
    } catch (error) {
      if (!(error instanceof RateLimitError)) throw error; // ← report
      await sleep(2 ** attempt * 1000);
    }
  }
}
export const read = (id: string) => withRetry(async () => throwIfFailed(await client.responses.retrieve(id)));
`,
    "a hand-written wrapper that tries everything again": `${head}
async function attempt<T>(fn: () => Promise<T>, times: number): Promise<T> {
  let last: unknown;
  for (let i = 0; i < times; i++) {
    try {
      return await fn();
    } catch (error) { // ← report
      last = error;
    }
  }
  throw last;
}
export async function read(id: string) {
  return attempt(() => poll(client, id), 3);
}
`,
    "a function that calls itself with the same id": `${head}
export async function read(id: string): Promise<string> {
  try {
    return throwIfFailed(await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (error instanceof RateLimitError) { // ← report
      await sleep(1000);
      return read(id);
    }
    throw error;
  }
}
`,
    "a function that calls itself with one attempt less": `${head}
export async function read(id: string, attempts = 5): Promise<string> {
  try {
    return throwIfFailed(await client.responses.retrieve(id)).output_text;
  } catch (error) { // ← report
    if (attempts === 0) throw error;
    return read(id, attempts - 1);
  }
}
`,
    "a method that calls itself": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
export class Reader {
  #client = new OpenAI();
  async read(id: string): Promise<string> {
    try {
      return throwIfFailed(await this.#client.responses.retrieve(id)).output_text;
    } catch (error) {
      if (error instanceof OpenAI.InternalServerError) return this.read(id); // ← report
      throw error;
    }
  }
}
`,
    "two functions that call each other": `${head}
async function read(id: string): Promise<string> {
  try {
    return throwIfFailed(await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (error instanceof RateLimitError) return readLater(id); // ← report
    throw error;
  }
}
async function readLater(id: string) {
  await sleep(10_000);
  return read(id);
}
export { read };
`,
    "the handler reads the id once more, this time unchecked": `${head}
export async function read(id: string) {
  try {
    return throwIfFailed(await client.responses.retrieve(id));
  } catch (error) {
    if (!(error instanceof RateLimitError)) throw error; // ← report
    await sleep(1000);
    return await client.responses.retrieve(id);
  }
}
`,
    "a catch callback with an error check": `${head}
export function read(id: string): Promise<string> {
  return client.responses
    .retrieve(id)
    .then(throwIfFailed)
    .then((response) => response.output_text)
    .catch((error) => {
      if (error instanceof RateLimitError) return sleep(1000).then(() => read(id)); // ← report
      throw error;
    });
}
`,
    "the second callback of then()": `${head}
export const read = (id: string): Promise<string> =>
  poll(client, id).then(
    (response) => response.output_text,
    () => read(id), // ← report
  );
`,
    "a timer reads the id again": `${head}
export async function check(id: string, done: (text: string) => void) {
  try {
    const response = throwIfFailed(await client.responses.retrieve(id));
    if (response.status === "completed") done(response.output_text);
    else setTimeout(() => void check(id, done), 2000);
  } catch (error) { // ← report
    console.error(error);
    setTimeout(() => void check(id, done), 10_000);
  }
}
`,
    "an interval goes on after the failure": `${head}
export function watch(id: string, done: (text: string) => void) {
  const timer = setInterval(async () => {
    try {
      const response = throwIfFailed(await client.responses.retrieve(id));
      if (response.status === "completed") {
        clearInterval(timer);
        done(response.output_text);
      }
    } catch (error) { // ← report
      console.error("poll failed", error);
    }
  }, 2000);
}
`,
    "a fallback read in a catch without a binding": `${head}
export async function read(id: string) {
  try {
    return await poll(client, id);
  } catch { // ← report
    return await poll(client, id, { pollIntervalMs: 10_000 });
  }
}
`,
  },
  silent: {
    "p-retry whose shouldRetry has the guard": `${head}
import pRetry from "p-retry";
export function read(id: string) {
  return pRetry(() => client.responses.retrieve(id).then(throwIfFailed), {
    retries: 5,
    shouldRetry: (error) => !isFailedResponseError(error),
  });
}
`,
    "p-retry 7 whose shouldRetry has the guard": `${head}
import pRetry from "p-retry";
export function read(id: string) {
  return pRetry(() => poll(client, id), { shouldRetry: ({ error }) => !isFailedResponseError(error) });
}
`,
    "p-retry whose onFailedAttempt throws a failed response on": `${head}
import pRetry from "p-retry";
export function read(id: string) {
  return pRetry(() => poll(client, id), {
    onFailedAttempt: (error) => {
      if (isFailedResponseError(error)) throw error;
      console.warn("poll failed, trying again");
    },
  });
}
`,
    "p-retry that is aborted by a failed response": `${head}
import pRetry, { AbortError } from "p-retry";
export function read(id: string) {
  return pRetry(async () => {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (error) {
      if (isFailedResponseError(error)) throw new AbortError(error);
      throw error;
    }
  });
}
`,
    "async-retry that bails out of a failed response": `${head}
import retry from "async-retry";
export function read(id: string) {
  return retry(async (bail) => {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (error) {
      if (isFailedResponseError(error)) {
        bail(error);
        return;
      }
      throw error;
    }
  });
}
`,
    "p-retry around the create and the poll": `${head}
import pRetry from "p-retry";
export function run(input: string) {
  return pRetry(async () => {
    const response = await client.responses.create({ model: "o3", input, background: true });
    return poll(client, response.id);
  });
}
`,
    "p-retry around createAndPoll": `${head}
import pRetry from "p-retry";
export const run = (input: string) =>
  pRetry(() => createAndPoll(client, { model: "o3", input }), {
    shouldRetry: (error) => error instanceof RateLimitError,
  });
`,
    "p-retry around the create alone": `${head}
import pRetry from "p-retry";
export async function run(input: string) {
  const { id } = await pRetry(() => client.responses.create({ model: "o3", input, background: true }), { retries: 3 });
  return poll(client, id);
}
`,
    "p-retry around the bare read, checked outside of it": `${head}
import pRetry from "p-retry";
export async function read(id: string) {
  return throwIfFailed(await pRetry(() => client.responses.retrieve(id), { retries: 5 }));
}
`,
    "p-retry that tries lost connections only": `${head}
import pRetry from "p-retry";
export const read = (id: string) =>
  pRetry(() => client.responses.retrieve(id).then(throwIfFailed), {
    shouldRetry: (error) => error instanceof APIConnectionError,
  });
`,
    "a hand-written wrapper with the guard": `${head}
async function withRetry<T>(fn: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await fn();
    } catch (error) {
      if (isFailedResponseError(error) || attempt === 5) throw error;
      await sleep(2 ** attempt * 1000);
    }
  }
}
export const read = (id: string) => withRetry(async () => throwIfFailed(await client.responses.retrieve(id)));
`,
    "a hand-written wrapper that asks a helper with the guard": `${head}
const canReadAgain = (error: unknown) => error instanceof RateLimitError && !isFailedResponseError(error);
async function withRetry<T>(fn: () => Promise<T>): Promise<T> {
  while (true) {
    try {
      return await fn();
    } catch (error) {
      if (!canReadAgain(error)) throw error;
      await sleep(1000);
    }
  }
}
export const read = (id: string) => withRetry(() => poll(client, id));
`,
    "a hand-written wrapper that is used for the create only": `${head}
async function withRetry<T>(fn: () => Promise<T>): Promise<T> {
  while (true) {
    try {
      return await fn();
    } catch (error) {
      if (!(error instanceof RateLimitError)) throw error;
      await sleep(1000);
    }
  }
}
export async function run(input: string) {
  const response = await withRetry(() => client.responses.create({ model: "o3", input, background: true }));
  return poll(client, response);
}
`,
    "a hand-written wrapper used for whole runs": `${head}
async function withRetry<T>(fn: () => Promise<T>): Promise<T> {
  for (let i = 0; i < 3; i++) {
    try {
      return await fn();
    } catch (error) {
      if (!(error instanceof InternalServerError)) throw error;
    }
  }
  throw new Error("gave up");
}
export const run = (input: string) => withRetry(() => createAndPoll(client, { model: "o3", input }));
`,
    "a function that calls itself with the id of a new response": `${head}
export async function read(id: string, input: string): Promise<string> {
  try {
    return throwIfFailed(await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (!(error instanceof RateLimitError)) throw error;
    const next = await client.responses.create({ model: "o3", input, background: true });
    return read(next.id, input);
  }
}
`,
    "a function that calls itself, guarded": `${head}
export async function read(id: string): Promise<string> {
  try {
    return throwIfFailed(await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (error instanceof RateLimitError && !isFailedResponseError(error)) return read(id);
    throw error;
  }
}
`,
    "a catch callback that gives a default": `${head}
export const read = (id: string) => client.responses.retrieve(id).then(throwIfFailed).catch(() => null);
`,
    "a catch callback that reads another response": `${head}
export const read = (id: string, fallbackId: string) =>
  poll(client, id).catch(() => client.responses.retrieve(fallbackId).then(throwIfFailed));
`,
    "a catch callback with the guard": `${head}
export const read = (id: string): Promise<string> =>
  poll(client, id)
    .then((response) => response.output_text)
    .catch((error) => {
      if (isFailedResponseError(error)) throw error;
      return read(id);
    });
`,
    "an interval that is cleared by the handler": `${head}
export function watch(id: string, done: (text: string) => void, fail: (error: unknown) => void) {
  const timer = setInterval(async () => {
    try {
      const response = throwIfFailed(await client.responses.retrieve(id));
      if (response.status === "completed") {
        clearInterval(timer);
        done(response.output_text);
      }
    } catch (error) {
      clearInterval(timer);
      fail(error);
    }
  }, 2000);
}
`,
    "the handler cancels or deletes the response, which are no reads": `${head}
export async function read(id: string) {
  try {
    return await poll(client, id, { timeoutMs: 60_000 });
  } catch (error) {
    if (error instanceof RateLimitError) await client.responses.delete(id);
    else await client.responses.cancel(id);
    return null;
  }
}
`,
  },
});
