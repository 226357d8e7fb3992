// Shapes that programs found in the wild have, in words of our own: one test a shape.
import { describe, expect, it } from "vitest";
import { describeCorpus, lintCase } from "../support/corpus.js";

describeCorpus("require-failed-response-check", {
  reported: {
    "a helper that gives the status, or a word for none, to the log of every poll": `
import OpenAI from "openai";
const api = new OpenAI();
const nameOf = (run: OpenAI.Responses.Response) => run.status ?? "none";
export async function essay(jobId: string) {
  let run = await api.responses.retrieve(jobId); // ← report
  while (run.status === "queued" || run.status === "in_progress") {
    run = await api.responses.retrieve(jobId); // ← report
    console.info(nameOf(run));
  }
  return run.output_text;
}
`,
    "a general poller that is told by its options how to read, and what is pending": `
import OpenAI from "openai";
interface Options<T> { first: T; read: (id: string) => Promise<T>; label: (value: T) => string }
class Poller<T> {
  constructor(private readonly settings: { waits: (value: T) => boolean }) {}
  async run({ first, read, label }: Options<T>, id: string): Promise<T> {
    let value = first;
    while (this.settings.waits(value)) {
      value = await read(id);
      console.debug(label(value));
    }
    return value;
  }
}
export async function essay(api: OpenAI, input: string) {
  const poller = new Poller<OpenAI.Responses.Response>({ waits: (run) => ["queued", "in_progress"].includes(run.status!) });
  const first = await api.responses.create({ model: "gpt-5", input, background: true });
  const last = await poller.run({
    first,
    read: (id) => api.responses.retrieve(id), // ← report
    label: (run) => run.status ?? "none",
  }, first.id);
  return last.output_text;
}
`,
    "the pairs of an array's entries": `
import OpenAI from "openai";
import { grade } from "./grade";
const api = new OpenAI();
export async function gradeAll(jobIds: string[]) {
  const runs = await Promise.all(jobIds.map((jobId) => api.responses.retrieve(jobId))); // ← report
  for (const [index, run] of runs.entries()) grade(jobIds[index], run.output_text);
}
`,
    "the pairs of an object's entries": {
      filename: "compare.js",
      code: `
import { api } from "./api.js";
export async function compare(left, right) {
  const runs = { left: await api.responses.retrieve(left) }; // ← report
  runs.right = await api.responses.retrieve(right); // ← report
  return Object.entries(runs).map(([side, run]) => side + ": " + run.output_text);
}
`,
    },
    "the pairs that a Map gives when it is iterated": `
import OpenAI from "openai";
import { publish } from "./publish";
const api = new OpenAI();
export async function publishAll(jobIds: string[]) {
  const runs = new Map<string, OpenAI.Responses.Response>();
  for (const jobId of jobIds) runs.set(jobId, await api.responses.retrieve(jobId)); // ← report
  for (const [jobId, run] of runs) await publish(jobId, run.output_text);
}
`,
    "the text parsed as JSON, with something for a missing one": `
import OpenAI from "openai";
const api = new OpenAI();
export async function choice(jobId: string) {
  const run = await api.responses.retrieve(jobId); // ← report
  const picked = JSON.parse(run.output_text ?? "{}");
  console.log(\`picked \${picked.name}, \${run.status}\`);
}
`,
    "the same id read again, before its status was asked for": `
import OpenAI from "openai";
const api = new OpenAI();
export async function sources(id: string) {
  const run = await api.responses.retrieve(id);
  console.log(run.usage);
  const full = await api.responses.retrieve(id, { include: ["web_search_call.action.sources"] }); // ← report
  return full.output.map((item) => item.type);
}
`,
    "another id read where the first has completed": `
import OpenAI from "openai";
const api = new OpenAI();
export async function both(id: string, other: string) {
  const run = await api.responses.retrieve(id);
  if (run.status === "completed") {
    const second = await api.responses.retrieve(other); // ← report
    return run.output_text + second.output_text;
  }
  throw new Error(run.error?.message ?? run.status);
}
`,
  },
  silent: {
    "a helper that gives the status, or a word for none, to a test": `
import OpenAI from "openai";
const api = new OpenAI();
const nameOf = (run: OpenAI.Responses.Response) => run.status ?? "none";
export async function essay(jobId: string) {
  const run = await api.responses.retrieve(jobId);
  if (nameOf(run) !== "completed") return undefined;
  return run.output_text;
}
`,
    "another company's SDK, which copies the Responses API": {
      filename: "detail.tsx",
      code: `
import LlamaStackClient from "llama-stack-client";
import { useEffect, useState } from "react";
export function Detail({ jobId }: { jobId: string }) {
  const [items, setItems] = useState<unknown[]>([]);
  useEffect(() => {
    const api = new LlamaStackClient();
    void api.responses.retrieve(jobId).then((run: { output: unknown[] }) => setItems(run.output));
  }, [jobId]);
  return <pre>{JSON.stringify(items)}</pre>;
}
`,
    },
    // A finished response never changes: what is read again here has completed.
    "the same id read again, where it has completed": `
import OpenAI from "openai";
const api = () => new OpenAI();
export async function clip(jobId: string) {
  const run = await api().responses.retrieve(jobId);
  const made = run.output.find((item) => item.type === "image_generation_call");
  if (run.status === "completed" && made?.id) {
    const again = await api().responses.retrieve(jobId);
    const item = again.output.find((one) => one.type === "image_generation_call");
    return { state: "done", image: item };
  }
  if (run.status === "failed") return { state: "failed", why: run.error?.message };
  return { state: "pending" };
}
`,
    "the same id read again with more fields, after an early return": {
      filename: "worker.js",
      code: `
import OpenAI from "openai";
const api = new OpenAI();
export async function withSources(job) {
  const run = await api.responses.retrieve(job.responseId);
  if (run.status !== "completed") return { status: run.status, error: run.error };
  const full = await api.responses.retrieve(job.responseId, { include: ["file_search_call.results"] });
  return full.output;
}
`,
    },
  },
});

describe("require-failed-response-check suggests", () => {
  it("nothing where a wrap alone would let a retry read the failed response again", () => {
    const messages = lintCase("require-failed-response-check", {
      code: `
import OpenAI, { APIError } from "openai";
import { retry } from "./retry";
const api = new OpenAI();
export async function essay(jobId: string) {
  const run = await retry(() => api.responses.retrieve(jobId), {
    retryIf: (error: unknown) => error instanceof APIError && error.status === 429,
  });
  return run.output_text;
}
`,
    });
    expect(messages.map(({ suggestions }) => suggestions ?? [])).toEqual([[]]);
  });

  it("the wrap where a check only looks at the error", () => {
    const messages = lintCase("require-failed-response-check", {
      code: `
import OpenAI, { APIError } from "openai";
const api = new OpenAI();
export async function essay(jobId: string) {
  try {
    return (await api.responses.retrieve(jobId)).output_text;
  } catch (error) {
    if (error instanceof APIError) return undefined;
    throw error;
  }
}
`,
    });
    expect(messages.map(({ suggestions }) => suggestions?.length)).toEqual([1]);
  });
});
