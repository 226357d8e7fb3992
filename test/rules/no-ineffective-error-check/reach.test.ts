// How far a rejection of the read travels: through inner handlers, finally blocks and functions, and where it ends.
import { describeCorpus } from "../../support/corpus.js";

const HEAD = `import OpenAI, { RateLimitError } from "openai";
const client = new OpenAI();
`;
const HANDLER = `catch (error) {
    if (error instanceof RateLimitError) return null;
    throw error;
  }`;
const REPORTED = HANDLER.replace("return null;", "return null; // ← report: ineffectiveCheck");

describeCorpus("no-ineffective-error-check", {
  reported: {
    "an inner handler that logs and rethrows": `${HEAD}
export async function main(id: string) {
  try {
    try {
      return (await client.responses.retrieve(id)).output_text;
    } catch (error) {
      console.error("read failed", error);
      throw error;
    }
  } ${REPORTED}
}
`,
    "an inner handler that takes some errors and rethrows the others": `${HEAD}
export async function main(id: string) {
  try {
    try {
      return (await client.responses.retrieve(id)).output_text;
    } catch (error) {
      if (error instanceof OpenAI.NotFoundError) return "";
      throw error;
    }
  } ${REPORTED}
}
`,
    "both handlers have a check": `${HEAD}
export async function main(id: string) {
  try {
    try {
      return (await client.responses.retrieve(id)).output_text;
    } catch (error) {
      if (error instanceof OpenAI.InternalServerError) console.error("down"); // ← report
      throw error;
    }
  } ${REPORTED}
}
`,
    "an inner handler rethrows under another name": `${HEAD}
export async function main(id: string) {
  try {
    try {
      return (await client.responses.retrieve(id)).output_text;
    } catch (e) {
      const cause = e;
      throw cause;
    }
  } ${REPORTED}
}
`,
    "a function whose handler rethrows, called in a try": `${HEAD}
async function read(id: string) {
  try {
    return await client.responses.retrieve(id);
  } catch (error) {
    console.error(id, error);
    throw error;
  }
}
export async function main(id: string) {
  try {
    return (await read(id)).output_text;
  } ${REPORTED}
}
`,
    "three levels of rethrowing": `${HEAD}
async function one(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    console.error(1);
    throw error;
  }
}
const two = (id: string) =>
  one(id).catch((error: unknown) => {
    console.error(2);
    throw error;
  });
export async function main(id: string) {
  try {
    return await two(id);
  } ${REPORTED}
}
`,
    "an inner try with only a finally": `${HEAD}
export async function main(id: string, unlock: () => void) {
  try {
    try {
      return (await client.responses.retrieve(id)).output_text;
    } finally {
      unlock();
    }
  } ${REPORTED}
}
`,
    "try, catch and finally": `${HEAD}
export async function main(id: string) {
  const started = Date.now();
  try {
    return (await client.responses.retrieve(id)).output_text;
  } ${REPORTED} finally {
    console.log(Date.now() - started);
  }
}
`,
    "a read in a loop and a condition": `${HEAD}
export async function main(ids: string[], deep: boolean) {
  try {
    const texts: string[] = [];
    for (const id of ids) {
      if (deep) texts.push((await client.responses.retrieve(id)).output_text);
    }
    return texts;
  } ${REPORTED}
}
`,
    "a read as an argument": `${HEAD}
import { render } from "./render.js";
export async function main(id: string) {
  try {
    return render((await client.responses.retrieve(id)).output_text, { id });
  } ${REPORTED}
}
`,
    "an async function called on the spot and awaited": `${HEAD}
export async function main(id: string) {
  try {
    return await (async () => (await client.responses.retrieve(id)).output_text)();
  } ${REPORTED}
}
`,
    "return await of a function that returns the read unawaited": `${HEAD}
const start = (id: string) => client.responses.retrieve(id);
export async function main(id: string) {
  try {
    return await start(id);
  } ${REPORTED}
}
`,
    "yield* of a generator that reads": `${HEAD}
async function* texts(ids: string[]) {
  for (const id of ids) yield (await client.responses.retrieve(id)).output_text;
}
export async function* all(ids: string[]) {
  try {
    yield* texts(ids);
  } catch (error) {
    if (error instanceof RateLimitError) return; // ← report: ineffectiveCheck
    throw error;
  }
}
`,
    "await using and a block in the try": `${HEAD}
import { open } from "./lock.js";
export async function main(id: string) {
  try {
    await using lock = await open(id);
    {
      console.log(lock);
      return (await client.responses.retrieve(id)).output_text;
    }
  } ${REPORTED}
}
`,
  },
  silent: {
    "an inner handler that swallows": `${HEAD}
export async function main(id: string) {
  try {
    let text = "";
    try {
      text = (await client.responses.retrieve(id)).output_text;
    } catch {
      text = "unreadable";
    }
    return (await client.moderations.create({ input: text })).id;
  } ${HANDLER}
}
`,
    "an inner handler that returns": `${HEAD}
export async function main(id: string) {
  try {
    try {
      return (await client.responses.retrieve(id)).output_text;
    } catch (error) {
      return "unreadable: " + String(error);
    }
  } ${HANDLER}
}
`,
    "an inner handler that throws another error": `${HEAD}
export async function main(id: string) {
  try {
    try {
      return (await client.responses.retrieve(id)).output_text;
    } catch (cause) {
      throw new Error("unreadable", { cause });
    }
  } ${HANDLER}
}
`,
    "a catch callback that swallows": `${HEAD}
export async function main(id: string) {
  try {
    const run = await client.responses.retrieve(id).catch(() => undefined);
    return (await client.moderations.create({ input: run?.output_text ?? "" })).id;
  } ${HANDLER}
}
`,
    "a then with a second callback that swallows": `${HEAD}
export async function main(id: string) {
  try {
    const text = await client.responses.retrieve(id).then(
      (run) => run.output_text,
      () => "",
    );
    return (await client.moderations.create({ input: text })).id;
  } ${HANDLER}
}
`,
    "a function that swallows, three levels down": `${HEAD}
const one = (id: string) => client.responses.retrieve(id);
const two = async (id: string) => {
  try {
    return (await one(id)).output_text;
  } catch (error) {
    console.error(error);
    return "";
  }
};
const three = async (id: string) => (await two(id)).trim();
export async function main(id: string) {
  try {
    return await client.embeddings.create({ model: "text-embedding-3-small", input: await three(id) });
  } ${HANDLER}
}
`,
    "a finally that returns": `${HEAD}
export async function main(id: string) {
  try {
    let text = "";
    await (async () => {
      try {
        text = (await client.responses.retrieve(id)).output_text;
      } finally {
        return;
      }
    })();
    return (await client.moderations.create({ input: text })).id;
  } ${HANDLER}
}
`,
    "the check is in the inner handler, the read only in the outer try": `${HEAD}
export async function main(id: string, input: string) {
  try {
    try {
      await client.moderations.create({ input });
    } ${HANDLER}
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    console.error(error);
    return null;
  }
}
`,
    "a function is only referred to in the try": `${HEAD}
import { register } from "./tools.js";
const read = async (id: string) => (await client.responses.retrieve(id)).output_text;
export async function main() {
  try {
    await client.models.list();
    register("read", read);
    return true;
  } ${HANDLER}
}
`,
    "a class that reads is only made in the try": `${HEAD}
class Runs {
  constructor(private readonly ai: OpenAI) {}
  async text(id: string) {
    return (await this.ai.responses.retrieve(id)).output_text;
  }
}
export async function main() {
  try {
    await client.models.list();
    return new Runs(client);
  } ${HANDLER}
}
`,
    "a generator that reads is only made in the try": `${HEAD}
async function* texts(ids: string[]) {
  for (const id of ids) yield (await client.responses.retrieve(id)).output_text;
}
export async function all(ids: string[]) {
  try {
    await client.models.list();
    return texts(ids);
  } ${HANDLER}
}
`,
    "a try without a read between two reads": `${HEAD}
export async function main(id: string) {
  const before = await client.responses.retrieve(id);
  try {
    await client.responses.cancel(id);
  } ${HANDLER}
  const after = await client.responses.retrieve(id);
  return [before.usage, after.usage];
}
`,
    "a shadowed function name": `${HEAD}
const read = async (id: string) => (await client.responses.retrieve(id)).output_text;
export async function main(read: (id: string) => Promise<string>) {
  try {
    return await read("file");
  } ${HANDLER}
}
export { read };
`,
    "the try's own handler is empty, the check follows another await": `${HEAD}
export async function main(id: string) {
  try {
    console.log((await client.responses.retrieve(id)).output_text);
  } catch {}
  return client.models.list().catch((error: unknown) => {
    if (error instanceof RateLimitError) return [];
    throw error;
  });
}
`,
  },
});
