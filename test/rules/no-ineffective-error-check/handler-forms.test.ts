// How the value of a check comes from a rejection of the read: every form a handler can take.
import { describeCorpus } from "../../support/corpus.js";

const HEAD = `import OpenAI, { RateLimitError } from "openai";
const client = new OpenAI();
`;

describeCorpus("no-ineffective-error-check", {
  reported: {
    ".catch with a named function": `${HEAD}
function onError(error: unknown) {
  if (error instanceof RateLimitError) return null; // ← report
  throw error;
}
export const read = (id: string) => client.responses.retrieve(id).catch(onError);
`,
    ".catch with a const arrow function": `${HEAD}
const onError = (error: unknown) => (error instanceof RateLimitError ? null : Promise.reject(error)); // ← report
export const read = (id: string) => client.responses.retrieve(id).catch(onError);
`,
    ".catch after .then": `${HEAD}
export const read = (id: string) =>
  client.responses
    .retrieve(id)
    .then((run) => run.output_text)
    .catch((error) => {
      if (error.status === 429) return null; // ← report
      throw error;
    });
`,
    ".catch after .then and .finally": `${HEAD}
export function read(id: string, done: () => void) {
  return client.responses
    .retrieve(id)
    .then((run) => JSON.parse(run.output_text))
    .finally(done)
    .catch((error: unknown) => {
      if (error instanceof RateLimitError) return null; // ← report
      throw error;
    });
}
`,
    ".catch behind a .catch that rethrows": `${HEAD}
export const read = (id: string) =>
  client.responses
    .retrieve(id)
    .catch((error: unknown) => {
      console.error(error);
      throw error;
    })
    .catch((error: unknown) => {
      if (error instanceof RateLimitError) return null; // ← report
      throw error;
    });
`,
    ".catch on a read that a .then callback returns": `${HEAD}
export const run = (input: string) =>
  client.responses
    .create({ model: "gpt-5", input, background: true })
    .then(({ id }) => client.responses.retrieve(id))
    .then((response) => response.output_text)
    .catch((error) => {
      if (error instanceof RateLimitError) return null; // ← report
      throw error;
    });
`,
    ".catch on a call of a same-file function that reads": `${HEAD}
const poll = async (id: string) => (await client.responses.retrieve(id)).output_text;
export function main(id: string) {
  poll(id).catch((error: unknown) => {
    if (error instanceof OpenAI.APIError) process.exitCode = 75; // ← report
    else process.exitCode = 1;
  });
}
`,
    ".catch on Promise.all": `${HEAD}
export const readAll = (ids: string[]) =>
  Promise.all(ids.map(async (id) => (await client.responses.retrieve(id)).output_text)).catch((error: unknown) => {
    if (error instanceof RateLimitError) return []; // ← report
    throw error;
  });
`,
    "Promise.all of reads and other calls": `${HEAD}
export async function both(a: string, b: string, content: string) {
  try {
    const [first, second, flags] = await Promise.all([
      client.responses.retrieve(a),
      client.responses.retrieve(b),
      client.moderations.create({ input: content }),
    ]);
    return first.output_text + second.output_text + flags.id;
  } catch (error) {
    if (error instanceof RateLimitError) return ""; // ← report
    throw error;
  }
}
`,
    "allSettled: the reason by filter and flatMap": `${HEAD}
export async function limited(ids: string[]) {
  const results = await Promise.allSettled(ids.map((id) => client.responses.retrieve(id)));
  return results.filter((result) => result.status === "rejected" && result.reason instanceof RateLimitError).length; // ← report
}
`,
    "allSettled: the reason destructured, its status tested": `${HEAD}
export async function pair(a: string, b: string) {
  const [first, second] = await Promise.allSettled([client.responses.retrieve(a), client.responses.retrieve(b)]);
  if (first.status === "rejected") {
    const { reason } = first;
    if (reason.status === 429) return "later"; // ← report
  }
  return second.status;
}
`,
    "two levels of same-file functions": `${HEAD}
const fetchRun = (id: string) => client.responses.retrieve(id);
const textOf = async (id: string) => (await fetchRun(id)).output_text;
export async function main(id: string) {
  try {
    console.log(await textOf(id));
  } catch (error) {
    if (error instanceof RateLimitError) console.error("limited"); // ← report
    throw error;
  }
}
`,
    "four levels of same-file functions, declared after their use": `${HEAD}
export async function main(id: string) {
  try {
    await one(id);
  } catch (error) {
    if (error instanceof RateLimitError) console.error("limited"); // ← report
    throw error;
  }
}
async function one(id: string) {
  console.log(await two(id));
}
async function two(id: string) {
  return (await three(id)).trim();
}
async function three(id: string) {
  const run = await four(id);
  return run.output_text;
}
function four(id: string) {
  return client.responses.retrieve(id);
}
`,
    recursion: `${HEAD}
async function poll(id: string, tries = 60): Promise<string> {
  const run = await client.responses.retrieve(id);
  if (run.status === "completed" || tries === 0) return run.output_text;
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return poll(id, tries - 1);
}
export async function main(id: string) {
  try {
    return await poll(id);
  } catch (error) {
    if (error instanceof RateLimitError) return null; // ← report
    throw error;
  }
}
`,
    "mutual recursion": `${HEAD}
async function check(id: string): Promise<string> {
  const run = await client.responses.retrieve(id);
  return run.status === "completed" ? run.output_text : wait(id);
}
async function wait(id: string): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return check(id);
}
export const main = (id: string) =>
  wait(id).catch((error: unknown) => {
    if (error instanceof RateLimitError) return null; // ← report
    throw error;
  });
`,
    "a method that calls a private method that reads": `
import OpenAI from "openai";
export class Runs {
  #client = new OpenAI();
  async #fetch(id: string) {
    return this.#client.responses.retrieve(id);
  }
  async text(id: string) {
    try {
      return (await this.#fetch(id)).output_text;
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError) return null; // ← report
      throw error;
    }
  }
}
`,
    "a method called through an instance in the same file": `
import OpenAI from "openai";
class Runs {
  private readonly client = new OpenAI();
  async text(id: string) {
    return (await this.client.responses.retrieve(id)).output_text;
  }
}
export async function main(id: string) {
  const runs = new Runs();
  try {
    return await runs.text(id);
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return null; // ← report
    throw error;
  }
}
`,
    "an arrow function in a class field, and a static helper": `
import OpenAI from "openai";
export class Runs {
  private readonly client = new OpenAI();
  private poll = async (id: string) => (await this.client.responses.retrieve(id)).output_text;
  static isTransient(error: unknown): boolean {
    return error instanceof OpenAI.InternalServerError; // ← report
  }
  async text(id: string) {
    try {
      return await this.poll(id);
    } catch (error) {
      if (Runs.isTransient(error)) return null;
      throw error;
    }
  }
}
`,
    "a helper of a helper of the handler": `${HEAD}
const statusOf = (error: unknown) => (error as { status?: number }).status;
function isLimit(error: unknown) {
  return error instanceof RateLimitError; // ← report
}
function describe(error: unknown): string {
  return isLimit(error) ? "limited" : "status " + String(statusOf(error));
}
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    return describe(error);
  }
}
`,
    "a helper that gets the error in an object": `${HEAD}
function report({ error, id }: { error: unknown; id: string }) {
  if (error instanceof RateLimitError) console.warn(id, "limited"); // ← report
}
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    report({ error, id });
    throw error;
  }
}
`,
    "a helper of an object of helpers": `${HEAD}
const errors = {
  isLimit(error: unknown) {
    return error instanceof RateLimitError; // ← report
  },
};
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (errors.isLimit(error)) return null;
    throw error;
  }
}
`,
    "one helper shared with a chat call: reported once, for the read": `${HEAD}
const isLimit = (error: unknown) => error instanceof RateLimitError; // ← report
export async function chat(content: string) {
  try {
    return await client.chat.completions.create({ model: "gpt-5", messages: [{ role: "user", content }] });
  } catch (error) {
    if (isLimit(error)) return null;
    throw error;
  }
}
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (isLimit(error)) return null;
    throw error;
  }
}
`,
    "one check for two reads in one try: reported once": `${HEAD}
export async function compare(a: string, b: string) {
  try {
    const first = await client.responses.retrieve(a);
    const second = await client.responses.retrieve(b);
    return first.output_text === second.output_text;
  } catch (error) {
    if (error instanceof RateLimitError) return undefined; // ← report
    throw error;
  }
}
`,
    "the caught value under another name": `${HEAD}
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (e) {
    const error: unknown = e;
    if (error instanceof RateLimitError) return null; // ← report
    throw error;
  }
}
`,
    "the caught value kept outside of the handler": `${HEAD}
export async function read(id: string) {
  let failure: unknown;
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    failure = error;
  }
  if (failure instanceof RateLimitError) return null; // ← report
  throw failure;
}
`,
    "an async generator that reads, iterated in a try": `${HEAD}
async function* statuses(id: string) {
  for (;;) {
    const run = await client.responses.retrieve(id);
    yield run.usage?.total_tokens;
    if (run.status === "completed") return;
  }
}
export async function follow(id: string) {
  try {
    for await (const tokens of statuses(id)) console.log(tokens);
  } catch (error) {
    if (error instanceof RateLimitError) return; // ← report
    throw error;
  }
}
`,
    "an immediately called async function": `${HEAD}
(async () => {
  const run = await client.responses.retrieve(process.argv[2] ?? "");
  console.log(run.output_text);
})().catch((error: unknown) => {
  if (error instanceof OpenAI.APIError) process.exit(2); // ← report
  process.exit(1);
});
`,
  },
  silent: {
    ".catch on another promise": `${HEAD}
export const read = async (id: string) => {
  await client.models.list().catch((error: unknown) => {
    if (error instanceof RateLimitError) return null;
    throw error;
  });
  return (await client.responses.retrieve(id)).output_text;
};
`,
    ".catch before the read in the chain": `${HEAD}
export const run = (input: string) =>
  client.responses
    .create({ model: "gpt-5", input, background: true })
    .catch((error: unknown) => {
      if (error instanceof RateLimitError) throw new Error("start again later");
      throw error;
    })
    .then(({ id }) => client.responses.retrieve(id));
`,
    "the second argument of the .then that reads: it is for what came before": `${HEAD}
export const run = (input: string) =>
  client.responses.create({ model: "gpt-5", input, background: true }).then(
    ({ id }) => client.responses.retrieve(id),
    (error: unknown) => {
      if (error instanceof RateLimitError) return null;
      throw error;
    },
  );
`,
    ".catch behind a .catch that swallows": `${HEAD}
export const read = (id: string) =>
  client.responses
    .retrieve(id)
    .catch(() => null)
    .then((run) => client.moderations.create({ input: run?.output_text ?? "" }))
    .catch((error: unknown) => {
      if (error instanceof RateLimitError) return null;
      throw error;
    });
`,
    "a call that is not awaited in the try: its rejection goes elsewhere": `${HEAD}
const poll = async (id: string) => (await client.responses.retrieve(id)).output_text;
export async function main(id: string) {
  try {
    void poll(id);
    await client.models.list();
  } catch (error) {
    if (error instanceof RateLimitError) return;
    throw error;
  }
}
`,
    "return poll() without await": `${HEAD}
async function poll(id: string) {
  return (await client.responses.retrieve(id)).output_text;
}
export function main(id: string) {
  try {
    return poll(id);
  } catch (error) {
    if (error instanceof RateLimitError) return null;
    throw error;
  }
}
`,
    "a same-file function that swallows what its read throws": `${HEAD}
async function textOrNull(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch {
    return null;
  }
}
export async function main(id: string) {
  try {
    const text = await textOrNull(id);
    return await client.moderations.create({ input: text ?? "" });
  } catch (error) {
    if (error instanceof RateLimitError) return null;
    throw error;
  }
}
`,
    "a same-file function that only starts": `${HEAD}
async function start(input: string) {
  return (await client.responses.create({ model: "gpt-5", input, background: true })).id;
}
export async function main(input: string) {
  try {
    return await start(input);
  } catch (error) {
    if (error instanceof RateLimitError) return null;
    throw error;
  }
}
export const poll = (id: string) => client.responses.retrieve(id);
`,
    "a method of the same name in another class": `
import OpenAI from "openai";
export class Runs {
  private readonly client = new OpenAI();
  async text(id: string) {
    return (await this.client.responses.retrieve(id)).output_text;
  }
}
export class Chats {
  private readonly client = new OpenAI();
  async text(content: string) {
    const chat = await this.client.chat.completions.create({ model: "gpt-5", messages: [{ role: "user", content }] });
    return chat.choices[0]?.message.content;
  }
  async safeText(content: string) {
    try {
      return await this.text(content);
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError) return null;
      throw error;
    }
  }
}
`,
    "a helper shared by two handlers, neither of which sees a read": `${HEAD}
const isLimit = (error: unknown) => error instanceof RateLimitError;
export async function chat(content: string) {
  try {
    return await client.chat.completions.create({ model: "gpt-5", messages: [{ role: "user", content }] });
  } catch (error) {
    if (isLimit(error)) return null;
    throw error;
  }
}
export async function embed(input: string) {
  try {
    return await client.embeddings.create({ model: "text-embedding-3-small", input });
  } catch (error) {
    if (isLimit(error)) return null;
    throw error;
  }
}
export const read = async (id: string) => (await client.responses.retrieve(id)).output_text;
`,
    "recursion in a wrapper, the failure handled at the end of it": `${HEAD}
async function poll(id: string): Promise<{ text: string; error?: string }> {
  const run = await client.responses.retrieve(id);
  if (run.status === "failed") return { text: "", error: run.error?.code ?? "unknown" };
  if (run.status === "completed") return { text: run.output_text };
  return poll(id);
}
export async function main(id: string) {
  try {
    return await poll(id);
  } catch (error) {
    if (error instanceof RateLimitError) return { text: "", error: "poll limited" };
    throw error;
  }
}
`,
    "allSettled of other calls": `${HEAD}
export async function embedAll(inputs: string[]) {
  const results = await Promise.allSettled(
    inputs.map((input) => client.embeddings.create({ model: "text-embedding-3-small", input })),
  );
  return results.filter((result) => result.status === "rejected" && result.reason instanceof RateLimitError);
}
export const read = (id: string) => client.responses.retrieve(id);
`,
    "allSettled: reasons are tested, failed runs are looked at, too": `${HEAD}
export async function readAll(ids: string[]) {
  const results = await Promise.allSettled(ids.map((id) => client.responses.retrieve(id)));
  return results.map((result) => {
    if (result.status === "rejected") return result.reason instanceof RateLimitError ? "limited" : "broken";
    if (result.value.status === "failed") return result.value.error?.message ?? "failed";
    return result.value.output_text;
  });
}
`,
    "a handler of an inner try around another call": `${HEAD}
export async function main(id: string) {
  const run = await client.responses.retrieve(id);
  for (const input of run.output_text.split("\\n")) {
    try {
      await client.moderations.create({ input });
    } catch (error) {
      if (error instanceof RateLimitError) continue;
      throw error;
    }
  }
}
`,
    "an outer handler around an inner try that takes everything": `${HEAD}
export async function main(id: string, input: string) {
  try {
    let text = "";
    try {
      text = (await client.responses.retrieve(id)).output_text;
    } catch (error) {
      console.error("unreadable", error);
    }
    return await client.moderations.create({ input: text + input });
  } catch (error) {
    if (error instanceof RateLimitError) return null;
    throw error;
  }
}
`,
    "an error that comes as an argument": `${HEAD}
import type { NextFunction, Request, Response } from "express";
export function errorMiddleware(error: unknown, _req: Request, res: Response, next: NextFunction) {
  if (error instanceof RateLimitError) return void res.status(429).end();
  next(error);
}
export const read = (id: string) => client.responses.retrieve(id);
`,
    "an event that carries an error": `${HEAD}
import { queue } from "./queue.js";
queue.on("failed", (_job: unknown, error: unknown) => {
  if (error instanceof RateLimitError) console.warn("limited");
});
export const read = (id: string) => client.responses.retrieve(id);
`,
  },
});
