// The failure is noticed and thrown as a plain Error, inside a try whose handler asks for an SDK error.
import { describeCorpus } from "../../support/corpus.js";

const HEAD = `import OpenAI, { RateLimitError } from "openai";
const client = new OpenAI();
`;
const HANDLER = `catch (error) {
    if (error instanceof RateLimitError) return null;
    throw error;
  }`;
const REPORTED = HANDLER.replace("return null;", "return null; // ← report: untypedRethrow");

describeCorpus("no-ineffective-error-check", {
  reported: {
    "status is failed: new Error with the reason": `${HEAD}
export async function text(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    if (run.status === "failed") {
      console.error("run failed", run.error);
      throw new Error(run.error?.message ?? "failed");
    }
    return run.output_text;
  } ${REPORTED}
}
`,
    "status is not completed: new Error": `${HEAD}
export async function text(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    if (run.status !== "completed") throw new Error("run ended as " + run.status);
    return run.output_text;
  } ${REPORTED}
}
`,
    "after the loop that waits": `${HEAD}
export async function text(id: string) {
  try {
    let run = await client.responses.retrieve(id);
    while (run.status === "queued" || run.status === "in_progress") {
      await new Promise((resolve) => setTimeout(resolve, 2000));
      run = await client.responses.retrieve(id);
    }
    if (run.status !== "completed") throw new Error(JSON.stringify(run.error));
    return run.output_text;
  } ${REPORTED}
}
`,
    "a case of a switch": `${HEAD}
export async function text(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    switch (run.status) {
      case "completed":
        return run.output_text;
      case "failed":
        throw new Error("OpenAI: " + run.error?.message);
      default:
        return "";
    }
  } ${REPORTED}
}
`,
    "in a same-file function called from the try": `${HEAD}
async function waitFor(id: string) {
  for (;;) {
    const run = await client.responses.retrieve(id);
    if (run.status === "completed") return run.output_text;
    if (run.status === "failed") throw new Error(run.error?.message);
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}
export async function text(id: string) {
  try {
    return await waitFor(id);
  } ${REPORTED}
}
`,
    "in a same-file function that gets the response": `${HEAD}
function assertCompleted(run: OpenAI.Responses.Response) {
  if (run.status !== "completed") throw new Error(run.error?.message ?? String(run.status));
}
export async function text(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    assertCompleted(run);
    return run.output_text;
  } ${REPORTED}
}
`,
    "in a then callback before the catch": `${HEAD}
export const text = (id: string) =>
  client.responses
    .retrieve(id)
    .then((run) => {
      if (run.status === "failed") throw new Error(run.error?.message);
      return run.output_text;
    })
    .catch((error) => {
      if (error.status === 429) return null; // ← report: untypedRethrow
      throw error;
    });
`,
    "in a method, the check in another method": `
import OpenAI from "openai";
export class Runs {
  constructor(private readonly client: OpenAI) {}
  private async wait(id: string) {
    const run = await this.client.responses.retrieve(id);
    if (run.status === "failed") throw new Error("failed: " + run.error?.code);
    return run.output_text;
  }
  private isTransient(error: unknown) {
    return error instanceof OpenAI.InternalServerError; // ← report: untypedRethrow
  }
  async text(id: string) {
    try {
      return await this.wait(id);
    } catch (error) {
      if (this.isTransient(error)) return null;
      throw error;
    }
  }
}
`,
    "the handler retries": `${HEAD}
export async function text(id: string) {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      const run = await client.responses.retrieve(id);
      if (run.status === "failed") throw new Error(run.error?.message);
      if (run.status === "completed") return run.output_text;
    } catch (error) {
      if (!(error instanceof RateLimitError)) throw error; // ← report: untypedRethrow
    }
  }
  return null;
}
`,
    "the whole run is retried from its start": `${HEAD}
export async function research(input: string): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      let run = await client.responses.create({ model: "o3-deep-research", input, background: true });
      while (run.status === "queued" || run.status === "in_progress") {
        await new Promise((resolve) => setTimeout(resolve, 5000));
        run = await client.responses.retrieve(run.id);
      }
      if (run.status !== "completed") throw new Error("research ended: " + run.status);
      return run.output_text;
    } catch (error) {
      if (attempt < 5 && error instanceof RateLimitError) continue; // ← report: untypedRethrow
      throw error;
    }
  }
}
`,
    "the handler switches over the status": `${HEAD}
export async function text(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    if (run.status === "failed") throw new Error("failed");
    return run.output_text;
  } catch (error: any) {
    switch (error.status) { // ← report: untypedRethrow
      case 429:
        return "busy";
      default:
        throw error;
    }
  }
}
`,
    "through an inner try that rethrows": `${HEAD}
export async function text(id: string) {
  try {
    try {
      const run = await client.responses.retrieve(id);
      if (run.status === "failed") throw new Error(run.error?.message);
      return run.output_text;
    } catch (error) {
      console.error(id, error);
      throw error;
    }
  } ${REPORTED}
}
`,
    "in JavaScript": {
      filename: "file.js",
      code: `
import OpenAI from "openai";
const openai = new OpenAI();
export async function poll(id) {
  try {
    const job = await openai.responses.retrieve(id);
    if (job.status === "failed") throw Error(job.error.message);
    return job.output_text;
  } catch (err) {
    if (err instanceof OpenAI.APIError) return null; // ← report: untypedRethrow
    throw err;
  }
}
`,
    },
  },
  silent: {
    "a class of one's own from another file": `${HEAD}
import { ResearchFailed } from "./errors.js";
export async function text(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    if (run.status === "failed") throw new ResearchFailed(run.error);
    return run.output_text;
  } ${HANDLER}
}
`,
    "a class of one's own in this file": `${HEAD}
class RunFailed extends Error {
  constructor(readonly code: string | undefined) {
    super(code);
  }
}
export async function text(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    if (run.status !== "completed") throw new RunFailed(run.error?.code);
    return run.output_text;
  } catch (error) {
    if (error instanceof RunFailed) return error.code;
    if (error instanceof RateLimitError) return null;
    throw error;
  }
}
`,
    "a class of one's own, thrown by a same-file function": `${HEAD}
import { RunFailed } from "./errors.js";
async function waitFor(id: string) {
  const run = await client.responses.retrieve(id);
  if (run.status === "failed") throw new RunFailed(run.error?.message);
  return run.output_text;
}
export async function text(id: string) {
  try {
    return await waitFor(id);
  } ${HANDLER}
}
`,
    "errorFromResponse with ??": `${HEAD}
import { errorFromResponse } from "openai-background-errors";
export async function text(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    if (run.status !== "completed") throw errorFromResponse(run) ?? new Error("run ended as " + run.status);
    return run.output_text;
  } ${HANDLER}
}
`,
    "thrown after the try: the handler never was for it": `${HEAD}
export async function text(id: string) {
  let run;
  try {
    run = await client.responses.retrieve(id);
  } ${HANDLER}
  if (run.status === "failed") throw new Error(run.error?.message);
  return run.output_text;
}
`,
    "thrown by the caller, outside of the try": `${HEAD}
async function fetchRun(id: string) {
  try {
    return await client.responses.retrieve(id);
  } ${HANDLER}
}
export async function text(id: string) {
  const run = await fetchRun(id);
  if (run?.status === "failed") throw new Error(run.error?.message);
  return run?.output_text;
}
`,
    "the handler has no check": `${HEAD}
export async function text(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    if (run.status === "failed") throw new Error(run.error?.message);
    return run.output_text;
  } catch (error) {
    console.error(error);
    return null;
  }
}
`,
    "the handler checks for connection errors only": `${HEAD}
export async function text(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    if (run.status === "failed") throw new Error(run.error?.message);
    return run.output_text;
  } catch (error) {
    if (error instanceof OpenAI.APIConnectionError) return null;
    throw error;
  }
}
`,
    "the handler checks for an expired id": `${HEAD}
export async function text(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    if (run.status !== "completed") throw new Error("not done: " + run.status);
    return run.output_text;
  } catch (error) {
    if (error instanceof OpenAI.APIError && error.status === 404) return null;
    throw error;
  }
}
`,
    "the failure is returned, another thing is thrown": `${HEAD}
export async function text(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    if (run.status === "failed") return { error: run.error };
    if (!run.output_text) throw new Error("empty");
    return { text: run.output_text };
  } ${HANDLER}
}
`,
    "normalised first, then a plain Error for what is left": `${HEAD}
import { throwIfFailed } from "openai-background-errors";
export async function text(id: string) {
  try {
    const run = throwIfFailed(await client.responses.retrieve(id));
    if (run.status !== "completed") throw new Error("run ended as " + run.status);
    return run.output_text;
  } ${HANDLER}
}
`,
    "the check is around the start, the throw around the poll": `${HEAD}
async function start(input: string) {
  try {
    return await client.responses.create({ model: "gpt-5", input, background: true });
  } ${HANDLER}
}
export async function research(input: string) {
  const started = await start(input);
  if (started === null) return "busy";
  const run = await client.responses.retrieve(started.id);
  if (run.status === "failed") throw new Error(run.error?.message);
  return run.output_text;
}
`,
    "a foreground response is rethrown untyped": `${HEAD}
export async function now(input: string) {
  try {
    const answer = await client.responses.create({ model: "gpt-5", input });
    if (answer.status === "failed") throw new Error(answer.error?.message);
    return answer.output_text;
  } ${HANDLER}
}
`,
  },
});
