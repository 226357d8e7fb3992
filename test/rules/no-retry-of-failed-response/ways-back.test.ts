// More ways back to the read, as real projects write them: helpers that swallow, stale responses, policies, timers.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-retry-of-failed-response", {
  reported: {
    "a helper gives null for every error, and its caller's loop goes on": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
async function tryRead(id: string) {
  try {
    return throwIfFailed(await client.responses.retrieve(id));
  } catch (e) { // ← report
    console.warn(e);
    return null;
  }
}
export async function wait(id: string) {
  for (;;) {
    const r = await tryRead(id);
    if (r?.status === "completed") return r;
    await new Promise((s) => setTimeout(s, 1000));
  }
}
`,
    "a catch callback gives null, and the loop goes on": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function wait(id: string) {
  for (;;) {
    const r = await client.responses
      .retrieve(id)
      .then(throwIfFailed)
      .catch((e) => { // ← report
        console.warn(e);
        return null;
      });
    if (r?.status === "completed") return r.output_text;
    await new Promise((s) => setTimeout(s, 1000));
  }
}
`,
    "the response of the turn before is still pending after the handler": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function run(input: string) {
  let r = await client.responses.create({ model: "o3", input, background: true });
  while (r.status === "queued" || r.status === "in_progress") {
    await new Promise((s) => setTimeout(s, 1000));
    try {
      r = throwIfFailed(await client.responses.retrieve(r.id));
    } catch (e) { // ← report
      console.warn("poll error", e);
    }
  }
  return r.output_text;
}
`,
    "a switch over the status of the error": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function wait(id: string) {
  while (true) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (e: any) {
      switch (e.status) { // ← report
        case 429:
        case 503:
          await new Promise((s) => setTimeout(s, 1000));
          continue;
        default:
          throw e;
      }
    }
  }
}
`,
    "a check that lets one class go, and all the others go round": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function wait(id: string) {
  while (true) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (e) {
      if (e instanceof OpenAI.BadRequestError) throw e; // ← report
      await new Promise((s) => setTimeout(s, 1000));
    }
  }
}
`,
    "two statuses that go round, each negated": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function wait(id: string) {
  for (let i = 0; i < 3; i++) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (e: any) {
      if (e?.status !== 429 && e?.status !== 500) throw e; // ← report
    }
  }
}
`,
    "a loop over delays": `
import OpenAI from "openai";
import { poll } from "openai-background-errors";
const client = new OpenAI();
export async function run(id: string) {
  for (const delay of [1000, 5000, 10000]) {
    try {
      return await poll(client, id);
    } catch (e) { // ← report
      await new Promise((s) => setTimeout(s, delay));
    }
  }
  throw new Error("gave up");
}
`,
    "a timer's method swallows the failure": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
export class W {
  timer?: NodeJS.Timeout;
  constructor(
    private client: OpenAI,
    private id: string,
  ) {}
  start() {
    this.timer = setInterval(() => void this.check(), 1000);
  }
  async check() {
    try {
      const r = throwIfFailed(await this.client.responses.retrieve(this.id));
      if (r.status === "completed") this.stop();
    } catch (e) { // ← report
      console.error(e);
    }
  }
  stop() {
    clearInterval(this.timer);
  }
}
`,
    "recursion from an asynchronous catch callback": `
import OpenAI, { RateLimitError } from "openai";
import { poll } from "openai-background-errors";
const client = new OpenAI();
export const get = (id: string, n = 0): Promise<unknown> =>
  poll(client, id).catch(async (e) => {
    if (n > 3 || !(e instanceof RateLimitError)) throw e; // ← report
    await new Promise((s) => setTimeout(s, 1000 * n));
    return get(id, n + 1);
  });
`,
    "async-retry, where only a wrong key bails out": `
import OpenAI from "openai";
import retry from "async-retry";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export const get = (id: string) =>
  retry(
    async (bail) => {
      try {
        return throwIfFailed(await client.responses.retrieve(id));
      } catch (e) { // ← report
        if (e instanceof OpenAI.AuthenticationError) {
          bail(e);
          return;
        }
        throw e;
      }
    },
    { retries: 3 },
  );
`,
    "exponential-backoff with two checks in its retry": `
import OpenAI from "openai";
import { backOff } from "exponential-backoff";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export const get = (id: string) =>
  backOff(async () => throwIfFailed(await client.responses.retrieve(id)), {
    retry: (e: any) => e.status === 429 || e.status >= 500, // ← report
  });
`,
    "the retry option of a query": `
import OpenAI from "openai";
import { useQuery } from "@tanstack/react-query";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export function useRun(id: string) {
  return useQuery({
    queryKey: [id],
    queryFn: async () => throwIfFailed(await client.responses.retrieve(id)),
    retry: (n, error) => error instanceof OpenAI.RateLimitError, // ← report
  });
}
`,
    "the error is logged and thrown on before the loop's handler has it": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
async function once(id: string) {
  try {
    return throwIfFailed(await client.responses.retrieve(id));
  } catch (e) {
    console.error("read", e);
    throw e;
  }
}
export async function wait(id: string) {
  for (let n = 0; n < 5; n++) {
    try {
      return await once(id);
    } catch (e) {
      if (!(e instanceof OpenAI.APIError)) throw e; // ← report
    }
  }
}
`,
    "a generator that resumes its stream after everything but a wrong key": `
import OpenAI from "openai";
import { withTypedFailures } from "openai-background-errors";
const client = withTypedFailures(new OpenAI());
export async function* follow(id: string) {
  let after = 0;
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      for await (const ev of await client.responses.retrieve(id, {
        stream: true,
        starting_after: after,
      })) {
        after = ev.sequence_number;
        yield ev;
      }
      return;
    } catch (e) { // ← report
      if (e instanceof OpenAI.AuthenticationError) throw e;
    }
  }
}
`,
    "the message of the error is searched for a rate limit": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function wait(id: string) {
  for (;;) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (e) { // ← report
      if (e instanceof Error && /rate limit/i.test(e.message)) {
        await new Promise((s) => setTimeout(s, 1000));
        continue;
      }
      throw e;
    }
  }
}
`,
    "an empty catch in one line": `
import OpenAI from "openai";
import { poll } from "openai-background-errors";
const client = new OpenAI();
export async function run(id: string) {
  while (true) {
    try {
      return await poll(client, id);
    } catch {} // ← report
  }
}
`,
    "a catch callback that only logs, in an interval": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export function watch(id: string, done: (t: string) => void) {
  const t = setInterval(() => {
    client.responses
      .retrieve(id)
      .then(throwIfFailed)
      .then((r) => {
        if (r.status === "completed") {
          clearInterval(t);
          done(r.output_text);
        }
      })
      .catch((e) => { // ← report
        console.error(e);
      });
  }, 1000);
}
`,
    "console.error is the catch callback": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export function watch(id: string, done: (t: string) => void) {
  const t = setInterval(() => {
    client.responses
      .retrieve(id)
      .then(throwIfFailed)
      .then((r) => {
        if (r.status === "completed") {
          clearInterval(t);
          done(r.output_text);
        }
      })
      .catch(console.error); // ← report
  }, 1000);
}
`,
  },
  silent: {
    "a helper gives null for every error, and its caller's loop ends then": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
async function tryRead(id: string) {
  try {
    return throwIfFailed(await client.responses.retrieve(id));
  } catch (e) {
    console.warn(e);
    return null;
  }
}
export async function wait(id: string) {
  for (;;) {
    const r = await tryRead(id);
    if (!r) return null;
    if (r.status === "completed") return r;
    await new Promise((s) => setTimeout(s, 1000));
  }
}
`,
    "a catch callback gives null, and the loop ends then": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function wait(id: string) {
  for (;;) {
    const r = await client.responses
      .retrieve(id)
      .then(throwIfFailed)
      .catch(() => null);
    if (!r) return null;
    if (r.status === "completed") return r.output_text;
    await new Promise((s) => setTimeout(s, 1000));
  }
}
`,
    "a switch over statuses that only a request has": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function wait(id: string) {
  while (true) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (e: any) {
      switch (e.status) {
        case 404:
        case 408:
          continue;
        default:
          throw e;
      }
    }
  }
}
`,
    "the code of a lost connection, the name of an abort": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function wait(id: string) {
  while (true) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (e: any) {
      if (e.code === "ECONNRESET" || e.name === "AbortError") continue;
      throw e;
    }
  }
}
`,
    "a class of one's own for a timeout": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
class TimeoutError extends Error {}
const client = new OpenAI();
declare function withTimeout<T>(p: Promise<T>, ms: number): Promise<T>;
export async function wait(id: string) {
  while (true) {
    try {
      return throwIfFailed(await withTimeout(client.responses.retrieve(id), 1000));
    } catch (e) {
      if (e instanceof TimeoutError) continue;
      throw e;
    }
  }
}
`,
    "the next model is tried with a new response": `
import OpenAI from "openai";
import { createAndPoll, poll } from "openai-background-errors";
const client = new OpenAI();
export async function run(input: string) {
  for (const model of ["o3", "o4-mini"]) {
    try {
      return await createAndPoll(client, { model, input });
    } catch (e) {
      console.warn(model, e);
    }
  }
}
`,
    "the id in a field is replaced by that of a new response": `
import OpenAI from "openai";
import { poll } from "openai-background-errors";
export class Job {
  id = "";
  constructor(
    private client: OpenAI,
    private input: string,
  ) {}
  async run() {
    this.id = (
      await this.client.responses.create({ model: "o3", input: this.input, background: true })
    ).id;
    while (true) {
      try {
        return await poll(this.client, this.id);
      } catch (e) {
        if (!(e instanceof OpenAI.RateLimitError)) throw e;
        this.id = (
          await this.client.responses.create({ model: "o3", input: this.input, background: true })
        ).id;
      }
    }
  }
}
`,
    "a method starts a new response before the next turn": `
import OpenAI from "openai";
import { poll } from "openai-background-errors";
export class Job {
  id = "";
  constructor(
    private client: OpenAI,
    private input: string,
  ) {}
  private async start() {
    const r = await this.client.responses.create({
      model: "o3",
      input: this.input,
      background: true,
    });
    this.id = r.id;
  }
  async run() {
    await this.start();
    while (true) {
      try {
        return await poll(this.client, this.id);
      } catch (e) {
        if (!(e instanceof OpenAI.RateLimitError)) throw e;
        await this.start();
      }
    }
  }
}
`,
    "a queue's job throws the failure on": `
import OpenAI from "openai";
import { Worker } from "bullmq";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
new Worker("q", async (job) => {
  const r = throwIfFailed(await client.responses.retrieve(job.data.id));
  return r.output_text;
});
`,
    "a timer's method stops the timer in its handler": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
export class W {
  timer?: NodeJS.Timeout;
  constructor(
    private client: OpenAI,
    private id: string,
  ) {}
  start() {
    this.timer = setInterval(() => void this.check(), 1000);
  }
  async check() {
    try {
      const r = throwIfFailed(await this.client.responses.retrieve(this.id));
      if (r.status === "completed") this.stop();
    } catch (e) {
      console.error(e);
      this.stop();
    }
  }
  stop() {
    clearInterval(this.timer);
  }
}
`,
    "a policy object, of which nothing is known": `
import OpenAI from "openai";
import { retry, handleType, ExponentialBackoff } from "cockatiel";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
const policy = retry(handleType(OpenAI.APIConnectionError), {
  maxAttempts: 3,
  backoff: new ExponentialBackoff(),
});
export const get = (id: string) =>
  policy.execute(async () => throwIfFailed(await client.responses.retrieve(id)));
`,
    "a retry wrapper around createAndPoll": `
import OpenAI from "openai";
import { retryAsync } from "ts-retry";
import { createAndPoll } from "openai-background-errors";
const client = new OpenAI();
export const go = (input: string) =>
  retryAsync(() => createAndPoll(client, { model: "m", input }), { maxTry: 3 });
`,
    "a query that is not retried": `
import OpenAI from "openai";
import { useQuery } from "@tanstack/react-query";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export function useRun(id: string) {
  return useQuery({
    queryKey: [id],
    queryFn: async () => throwIfFailed(await client.responses.retrieve(id)),
    retry: false,
  });
}
`,
    "a flag ends the loop for a failed response": `
import OpenAI from "openai";
import { isFailedResponseError, throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function wait(id: string) {
  let stop = false;
  let text = "";
  while (!stop) {
    try {
      const r = throwIfFailed(await client.responses.retrieve(id));
      if (r.status === "completed") {
        text = r.output_text;
        stop = true;
      }
    } catch (e) {
      if (isFailedResponseError(e)) stop = true;
      else console.warn(e);
    }
  }
  return text;
}
`,
    "the error itself ends the loop": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function wait(id: string) {
  let error: unknown;
  let r;
  while (!error && !r) {
    try {
      r = throwIfFailed(await client.responses.retrieve(id));
    } catch (e) {
      error = e;
    }
  }
  return r;
}
`,
    "the handler tells another service": `
import OpenAI from "openai";
import { poll } from "openai-background-errors";
const client = new OpenAI();
export async function run(id: string) {
  try {
    return await poll(client, id);
  } catch (e) {
    await fetch("/report", { method: "POST", body: String(e) });
    return null;
  }
}
`,
    "rejected polls of many ids, settled together": `
import OpenAI from "openai";
import { poll } from "openai-background-errors";
const client = new OpenAI();
export async function all(ids: string[]) {
  const results = await Promise.allSettled(ids.map((id) => poll(client, id)));
  const again = results.flatMap((r, i) =>
    r.status === "rejected" && r.reason instanceof OpenAI.RateLimitError ? [ids[i]!] : [],
  );
  return Promise.all(again.map((id) => poll(client, id)));
}
`,
    "a finally that returns": `
import OpenAI from "openai";
import { poll } from "openai-background-errors";
const client = new OpenAI();
export async function run(id: string) {
  let r;
  while (true) {
    try {
      r = await poll(client, id);
    } catch {
    } finally {
      return r;
    }
  }
}
`,
    "a catch callback that clears the interval": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export function watch(id: string, done: (t: string) => void, fail: (e: unknown) => void) {
  const t = setInterval(() => {
    client.responses
      .retrieve(id)
      .then(throwIfFailed)
      .then((r) => {
        if (r.status === "completed") {
          clearInterval(t);
          done(r.output_text);
        }
      })
      .catch((e) => {
        clearInterval(t);
        fail(e);
      });
  }, 1000);
}
`,
  },
});
