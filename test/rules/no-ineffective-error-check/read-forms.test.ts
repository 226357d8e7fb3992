// Every form a background read can take: retrieve, streams, helpers, and how their value is taken.
import { describeCorpus } from "../../support/corpus.js";

const HEAD = `import OpenAI, { RateLimitError } from "openai";
const client = new OpenAI();
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
`;

describeCorpus("no-ineffective-error-check", {
  reported: {
    "retrieve with stream: true, iterated": `${HEAD}
export async function follow(id: string) {
  try {
    const stream = await client.responses.retrieve(id, { stream: true });
    for await (const event of stream) {
      if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
    }
  } catch (error) {
    if (error instanceof RateLimitError) console.warn("limited"); // ← report
    else throw error;
  }
}
`,
    "retrieve with stream and starting_after, iterated on the spot": `${HEAD}
export async function follow(id: string, after: number) {
  try {
    for await (const event of await client.responses.retrieve(id, { stream: true, starting_after: after })) {
      console.log(event.sequence_number, event.type);
    }
  } catch (error) {
    if (error instanceof RateLimitError) console.warn("limited"); // ← report
    else throw error;
  }
}
`,
    "responses.stream({ response_id }), iterated": `${HEAD}
export async function follow(id: string) {
  try {
    const stream = client.responses.stream({ response_id: id });
    for await (const event of stream) console.log(event.type);
  } catch (error) {
    if (error instanceof OpenAI.InternalServerError) console.warn("down"); // ← report
    else throw error;
  }
}
`,
    "create with background and stream, iterated": `${HEAD}
export async function follow(input: string) {
  try {
    const stream = await client.responses.create({ model: "gpt-5", input, background: true, stream: true });
    let text = "";
    for await (const event of stream) {
      if (event.type === "response.output_text.delta") text += event.delta;
    }
    return text;
  } catch (error) {
    if (error instanceof RateLimitError) return null; // ← report
    throw error;
  }
}
`,
    "a start and a poll in one try": `${HEAD}
export async function research(input: string) {
  try {
    const { id } = await client.responses.create({ model: "o3-deep-research", input, background: true });
    let run = await client.responses.retrieve(id);
    while (run.status === "queued" || run.status === "in_progress") {
      await sleep(5000);
      run = await client.responses.retrieve(id);
    }
    return run.output_text;
  } catch (error) {
    if (error instanceof RateLimitError) return null; // ← report: ineffectiveCheck
    throw error;
  }
}
`,
    "a poll that writes over the started response": `${HEAD}
export async function research(input: string) {
  let response = await client.responses.create({ model: "gpt-5", input, background: true });
  try {
    while (response.status !== "completed") {
      await sleep(5000);
      response = await client.responses.retrieve(response.id);
    }
    return response.output_text;
  } catch (error) {
    if (error instanceof RateLimitError) return null; // ← report
    throw error;
  }
}
`,
    "do … while": `${HEAD}
export async function wait(id: string) {
  try {
    let response;
    do {
      await sleep(1000);
      response = await client.responses.retrieve(id);
    } while (["queued", "in_progress"].includes(response.status ?? ""));
    return response.output_text;
  } catch (error) {
    if (error instanceof RateLimitError) return null; // ← report
    throw error;
  }
}
`,
    "a loop that waits for completed or failed, and never asks which": `${HEAD}
export async function wait(id: string) {
  try {
    let response = await client.responses.retrieve(id);
    while (response.status !== "completed" && response.status !== "failed") {
      await sleep(1000);
      response = await client.responses.retrieve(id);
    }
    return response.output_text;
  } catch (error) {
    if (error instanceof RateLimitError) return null; // ← report
    throw error;
  }
}
`,
    withResponse: `${HEAD}
export async function read(id: string) {
  try {
    const { data, request_id } = await client.responses.retrieve(id).withResponse();
    console.log(request_id);
    return data.output_text;
  } catch (error) {
    if (error instanceof RateLimitError) return null; // ← report
    throw error;
  }
}
`,
    "destructured on the spot": `${HEAD}
export async function read(id: string) {
  try {
    const { output_text: text, usage } = await client.responses.retrieve(id);
    return { text, usage };
  } catch (error) {
    if (error instanceof RateLimitError) return null; // ← report
    throw error;
  }
}
`,
    "with query and request options": `${HEAD}
export async function read(id: string, signal: AbortSignal) {
  try {
    const run = await client.responses.retrieve(id, { include: ["reasoning.encrypted_content"] }, { signal, maxRetries: 5 });
    return run.output_text;
  } catch (error) {
    if (error instanceof RateLimitError) return null; // ← report
    throw error;
  }
}
`,
    "then, awaited": `${HEAD}
export async function read(id: string) {
  try {
    return await client.responses.retrieve(id).then((run) => run.output_text);
  } catch (error) {
    if (error instanceof RateLimitError) return null; // ← report
    throw error;
  }
}
`,
    "parsed as JSON": `${HEAD}
export async function read(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    return JSON.parse(run.output_text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    if (error instanceof RateLimitError) return null; // ← report
    throw error;
  }
}
`,
    "a promise kept, awaited inside the try": `${HEAD}
export async function read(id: string) {
  const pending = client.responses.retrieve(id);
  await sleep(10);
  try {
    return (await pending).output_text;
  } catch (error) {
    if (error instanceof RateLimitError) return null; // ← report
    throw error;
  }
}
`,
    "Promise.race with a deadline": `${HEAD}
export async function read(id: string) {
  try {
    const run = await Promise.race([client.responses.retrieve(id), sleep(1000).then(() => null)]);
    return run?.output_text;
  } catch (error) {
    if (error instanceof RateLimitError) return null; // ← report
    throw error;
  }
}
`,
    "promises pushed into a list, awaited together": `${HEAD}
export async function readAll(ids: string[]) {
  const pending = [];
  for (const id of ids) pending.push(client.responses.retrieve(id));
  try {
    return (await Promise.all(pending)).map((run) => run.output_text);
  } catch (error) {
    if (error instanceof RateLimitError) return []; // ← report
    throw error;
  }
}
`,
    "finalResponse of a stream": `${HEAD}
export async function follow(id: string) {
  try {
    const final = await client.responses.stream({ response_id: id }).finalResponse();
    return final.output_text;
  } catch (error) {
    if (error instanceof RateLimitError) return null; // ← report
    throw error;
  }
}
`,
    "a spread of the base parameters, background beside it": `${HEAD}
const base = { model: "gpt-5" } as const;
export async function follow(input: string) {
  try {
    for await (const event of await client.responses.create({ ...base, input, background: true, stream: true })) {
      console.log(event.type);
    }
  } catch (error) {
    if (error instanceof RateLimitError) console.warn("limited"); // ← report
    else throw error;
  }
}
`,
  },
  silent: {
    "a stream whose events go through throwOnFailedEvent": `${HEAD}
import { throwOnFailedEvent } from "openai-background-errors";
export async function follow(id: string) {
  try {
    const stream = await client.responses.retrieve(id, { stream: true });
    for await (const event of throwOnFailedEvent(stream)) console.log(event.type);
  } catch (error) {
    if (error instanceof RateLimitError) console.warn("limited");
    else throw error;
  }
}
`,
    "a stream whose response.failed reads the error": `${HEAD}
export async function follow(id: string) {
  try {
    for await (const event of await client.responses.retrieve(id, { stream: true })) {
      if (event.type === "response.failed") return { failed: event.response.error };
    }
    return {};
  } catch (error) {
    if (error instanceof RateLimitError) return { limited: true };
    throw error;
  }
}
`,
    "a stream whose switch has response.failed and stores the reason": `${HEAD}
import { store } from "./store.js";
export async function follow(input: string) {
  try {
    const stream = await client.responses.create({ model: "gpt-5", input, background: true, stream: true });
    for await (const event of stream) {
      switch (event.type) {
        case "response.output_text.delta":
          await store.append(event.delta);
          break;
        case "response.failed":
          await store.fail(event.response.error?.code, event.response.error?.message);
          return;
      }
    }
  } catch (error) {
    if (error instanceof RateLimitError) await store.fail("rate_limit", "start again");
    else throw error;
  }
}
`,
    "responses.stream for a new foreground response": `${HEAD}
export async function say(input: string) {
  try {
    const stream = client.responses.stream({ model: "gpt-5", input });
    return (await stream.finalResponse()).output_text;
  } catch (error) {
    if (error instanceof RateLimitError) return null;
    throw error;
  }
}
`,
    "the start in one try with a check, the poll after it without": `${HEAD}
export async function research(input: string) {
  let id: string;
  try {
    ({ id } = await client.responses.create({ model: "gpt-5", input, background: true }));
  } catch (error) {
    if (error instanceof RateLimitError) return null;
    throw error;
  }
  return (await client.responses.retrieve(id)).output_text;
}
`,
    "the start retried on 429, the poll outside of the loop": `${HEAD}
async function start(input: string) {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      return await client.responses.create({ model: "gpt-5", input, background: true });
    } catch (error) {
      if (!(error instanceof RateLimitError)) throw error;
      await sleep(1000 * 2 ** attempt);
    }
  }
  throw new Error("gave up");
}
export async function research(input: string) {
  const { id } = await start(input);
  let run = await client.responses.retrieve(id);
  while (run.status === "queued" || run.status === "in_progress") {
    await sleep(2000);
    run = await client.responses.retrieve(id);
  }
  return run.output_text;
}
`,
    "return read without await: the handler is not reached by it": `${HEAD}
export async function read(id: string) {
  try {
    return client.responses.retrieve(id);
  } catch (error) {
    if (error instanceof RateLimitError) return null;
    throw error;
  }
}
`,
    "a promise made inside the try and awaited after it": `${HEAD}
export async function read(id: string) {
  let pending;
  try {
    pending = client.responses.retrieve(id);
  } catch (error) {
    if (error instanceof RateLimitError) return null;
    throw error;
  }
  return (await pending).output_text;
}
`,
    "a promise made before the try and awaited after it": `${HEAD}
import { lock } from "./lock.js";
export async function read(id: string) {
  const pending = client.responses.retrieve(id);
  try {
    await lock(id);
  } catch (error) {
    if (error instanceof RateLimitError) return null;
    throw error;
  }
  return (await pending).output_text;
}
`,
    "a read before the try": `${HEAD}
export async function read(id: string) {
  const run = await client.responses.retrieve(id);
  try {
    return await client.embeddings.create({ model: "text-embedding-3-small", input: run.output_text });
  } catch (error) {
    if (error instanceof RateLimitError) return null;
    throw error;
  }
}
`,
    "a read in the handler itself": `${HEAD}
export async function read(id: string, content: string) {
  try {
    return await client.moderations.create({ input: content });
  } catch (error) {
    if (error instanceof RateLimitError) return (await client.responses.retrieve(id)).output_text;
    throw error;
  }
}
`,
    "a read in the finally block": `${HEAD}
export async function read(id: string, content: string) {
  try {
    return await client.moderations.create({ input: content });
  } catch (error) {
    if (error instanceof RateLimitError) return null;
    throw error;
  } finally {
    console.log((await client.responses.retrieve(id)).usage);
  }
}
`,
    "allSettled does not reject: the handler around it is for the rest": `${HEAD}
import { save } from "./store.js";
export async function readAll(ids: string[]) {
  try {
    const results = await Promise.allSettled(ids.map((id) => client.responses.retrieve(id)));
    await save(results.length);
  } catch (error) {
    if (error instanceof RateLimitError) return;
    throw error;
  }
}
`,
    "fulfilled and rejected are not statuses of an error": `${HEAD}
export async function readAll(ids: string[]) {
  const results = await Promise.allSettled(ids.map((id) => client.responses.retrieve(id)));
  return results.map((result) => (result.status === "rejected" ? String(result.reason) : result.value.output_text));
}
`,
    "a read started in a callback that nobody waits for": `${HEAD}
export async function later(ids: string[]) {
  try {
    ids.forEach(async (id) => {
      console.log((await client.responses.retrieve(id)).output_text);
    });
  } catch (error) {
    if (error instanceof RateLimitError) return;
    throw error;
  }
}
`,
    "a read in a timer's callback": `${HEAD}
export function later(id: string) {
  try {
    setTimeout(async () => {
      console.log((await client.responses.retrieve(id)).output_text);
    }, 5000);
  } catch (error) {
    if (error instanceof RateLimitError) return;
    throw error;
  }
}
`,
    "a read in an event listener": `${HEAD}
import { bus } from "./bus.js";
export async function listen() {
  try {
    await bus.connect();
    bus.on("response.completed", async ({ id }: { id: string }) => {
      console.log((await client.responses.retrieve(id)).output_text);
    });
  } catch (error) {
    if (error instanceof RateLimitError) return;
    throw error;
  }
}
`,
    "a function that reads is declared inside the try and called outside": `${HEAD}
export async function build(id: string) {
  let read = async () => "";
  try {
    await client.models.list();
    read = async () => (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (error instanceof RateLimitError) return null;
    throw error;
  }
  return read();
}
`,
  },
});
