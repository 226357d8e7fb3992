// Cases that the contract does not settle word by word. Each says what a careful user would expect, and why.
import { describeCorpus } from "../../support/corpus.js";

const HEAD = `import OpenAI, { APIError, RateLimitError } from "openai";
const client = new OpenAI();
`;

describeCorpus("no-ineffective-error-check", {
  reported: {
    // "One report each": two tests side by side are two checks. Neither contains the other, so none is the outermost.
    "two tests joined by || are two checks": `${HEAD}
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof RateLimitError || e instanceof OpenAI.InternalServerError) return null; // ← report 2
    throw e;
  }
}
`,
    // The table is "any code"; a read of an id never answers model_not_found itself, so only a failed run can be meant.
    "the code model_not_found, though its class is never reported": `${HEAD}
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (e: any) {
    if (e.code === "model_not_found") return null; // ← report
    throw e;
  }
}
`,
    // A list is about a failed run as soon as one of its members is: leaving 429 unreachable is the defect.
    "a list with one status that is reported and others that are not": `${HEAD}
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (e: any) {
    if ([401, 404, 408, 409, 429].includes(e.status)) return null; // ← report
    throw e;
  }
}
`,
    // ">= 400" takes in 429 and 500; it is the same question as instanceof APIError.
    "status >= 400": `${HEAD}
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (e: any) {
    if (e.status >= 400) return null; // ← report
    throw e;
  }
}
`,
    // APIError with a look for 404 inside, but with a way of its own for the others: that way is what never runs.
    "APIError with a 404 in it and an else for everything else": `${HEAD}
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof APIError) { // ← report
      if (e.status === 404) return null;
      return "OpenAI says: " + e.message;
    }
    throw e;
  }
}
`,
    // response.error is as much a sign of failure as the status: the plain Error still hides it from the handler.
    "error is set: a plain Error in the same try": `${HEAD}
export async function read(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    if (run.error) throw new Error(run.error.message);
    return run.output_text;
  } catch (e) {
    if (e instanceof RateLimitError) return null; // ← report: untypedRethrow
    throw e;
  }
}
`,
    // A stream says "failed" by its event; a plain Error thrown there is the same rethrow.
    "response.failed: a plain Error in the same try": `${HEAD}
export async function follow(id: string) {
  try {
    for await (const event of await client.responses.retrieve(id, { stream: true })) {
      if (event.type === "response.failed") throw new Error(event.response.error?.message);
    }
    return true;
  } catch (e) {
    if (e instanceof RateLimitError) return false; // ← report: untypedRethrow
    throw e;
  }
}
`,
    // Opening the stream is outside, iterating it inside: a failed run shows itself in the iteration, and is not thrown.
    "a stream opened before the try and iterated in it": `${HEAD}
export async function follow(id: string) {
  const stream = await client.responses.retrieve(id, { stream: true });
  try {
    for await (const event of stream) console.log(event.type);
    return true;
  } catch (e) {
    if (e instanceof RateLimitError) return false; // ← report
    throw e;
  }
}
`,
    // A callback that is handed the rejection by a same-file function is the handler, one step further.
    "a node-style callback of a same-file function": `${HEAD}
function readWithCallback(id: string, done: (error: unknown, text?: string) => void) {
  client.responses.retrieve(id).then(
    (run) => done(null, run.output_text),
    (error: unknown) => done(error),
  );
}
export function main(id: string) {
  readWithCallback(id, (error, text) => {
    if (error instanceof RateLimitError) console.warn("limited"); // ← report
    else console.log(text);
  });
}
`,
    // The raw ResponseError is thrown: it has no class, so instanceof is never true of it.
    "throw run.error, and a check by class": `${HEAD}
export async function read(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    if (run.status === "failed") throw run.error;
    return run.output_text;
  } catch (e) {
    if (e instanceof RateLimitError) return null; // ← report: untypedRethrow
    throw e;
  }
}
`,
  },
  silent: {
    // The same question as instanceof APIError && status === 404, written as two ifs: nothing else happens in between.
    "APIError with nothing but a 404 in it": `${HEAD}
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof APIError) {
      if (e.status === 404) return null;
    }
    throw e;
  }
}
`,
    // And as a guard first: everything that is no 404 is thrown on untouched.
    "not an APIError: thrown on; then nothing but a 404": `${HEAD}
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (e) {
    if (!(e instanceof APIError)) throw e;
    if (e.status === 404) return null;
    throw e;
  }
}
`,
    // A route that hands the status to its caller is an answer that carries it; it is no log line of a waiting loop.
    "res.json with the status, for whatever the status is": `${HEAD}
import type { Request, Response } from "express";
export async function status(req: Request, res: Response) {
  try {
    const run = await client.responses.retrieve(String(req.params["id"]));
    res.json({ status: run.status, text: run.output_text });
  } catch (e) {
    if (e instanceof RateLimitError) res.status(429).end();
    else throw e;
  }
}
`,
    // The error is put into the state that the component shows: whoever looks at the page sees the failure.
    "JSX: text and error go into the state together": {
      filename: "file.jsx",
      code: `import { useState } from "react";
import { openai } from "./openai";

export function Result({ id }) {
  const [run, setRun] = useState(null);
  const load = async () => {
    try {
      const now = await openai.responses.retrieve(id);
      setRun({ text: now.output_text, error: now.error });
    } catch (e) {
      if (e.status === 429) setRun({ text: "busy" });
      else throw e;
    }
  };
  return <button onClick={load}>{run?.error ? run.error.message : run?.text}</button>;
}
`,
    },
    // An SDK class made by hand is typed: the handler is reached.
    "a failed run thrown as the SDK's own class": `${HEAD}
export async function read(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    if (run.status === "failed") {
      throw APIError.generate(429, { error: run.error ?? {} }, run.error?.message, new Headers());
    }
    return run.output_text;
  } catch (e) {
    if (e instanceof RateLimitError) return null;
    throw e;
  }
}
`,
    // The thrown error has the code that the handler asks for: the check is reached.
    "a plain Error that is given the code, and a check by code": `${HEAD}
export async function read(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    if (run.status === "failed") {
      throw Object.assign(new Error(run.error?.message), { code: run.error?.code });
    }
    return run.output_text;
  } catch (e: any) {
    if (e.code === "rate_limit_exceeded") return null;
    throw e;
  }
}
`,
    // The raw ResponseError has a code: the check by code is reached.
    "throw run.error, and a check by code": `${HEAD}
export async function read(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    if (run.status === "failed") throw run.error;
    return run.output_text;
  } catch (e: any) {
    if (e.code === "rate_limit_exceeded") return null;
    throw e;
  }
}
`,
    // Reading the message is not in the list of checks, and a plain Error may well carry such a message.
    "a look at the message": `${HEAD}
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof Error && /rate limit|429/iu.test(e.message)) return null;
    throw e;
  }
}
`,
    // A comparison with "failed" is a look at the failure, whatever the author then does: rule 6 may have a word.
    "failed gives null": `${HEAD}
export async function read(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    if (run.status === "failed") return null;
    return run.output_text;
  } catch (e) {
    if (e instanceof RateLimitError) return undefined;
    throw e;
  }
}
`,
  },
});
