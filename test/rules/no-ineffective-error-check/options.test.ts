// The option checkHandled, and the shared settings shimModule and autofix.
import { describeCorpus } from "../../support/corpus.js";

const HANDLED = `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    if (run.status === "failed") return { error: run.error };
    return { text: run.output_text };
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return { error: "limited" }; //MARK
    throw error;
  }
}
`;
const HANDLED_BY_CALLER = `
import OpenAI from "openai";
const client = new OpenAI();
async function fetchRun(id: string) {
  try {
    return await client.responses.retrieve(id);
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return null; //MARK
    throw error;
  }
}
export async function read(id: string) {
  const run = await fetchRun(id);
  if (run?.status === "failed") throw new Error(run.error?.message);
  return run?.output_text;
}
`;
const RAW = `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return null; //MARK
    throw error;
  }
}
`;
const NORMALISED = `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function read(id: string) {
  try {
    return throwIfFailed(await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return null;
    throw error;
  }
}
`;
const NORMALISED_ELSEWHERE = NORMALISED.replace("openai-background-errors", "@acme/openai-errors");
const TYPED_CLIENT_ELSEWHERE = `
import OpenAI from "openai";
import { withTypedFailures } from "@acme/openai-errors";
const client = withTypedFailures(new OpenAI());
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return null;
    throw error;
  }
}
`;
const NOT_FOUND = RAW.replace("RateLimitError", "NotFoundError");
const START = `
import OpenAI from "openai";
const client = new OpenAI();
export async function start(input: string) {
  try {
    return await client.responses.create({ model: "gpt-5", input, background: true });
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return null;
    throw error;
  }
}
`;

const marked = (code: string): string => code.replace("//MARK", "// ← report");
const unmarked = (code: string): string => code.replace("//MARK", "//");

describeCorpus("no-ineffective-error-check", {
  reported: {
    "checkHandled: handled in the same function": {
      code: marked(HANDLED),
      options: [{ checkHandled: true }],
    },
    "checkHandled: handled by a caller": {
      code: marked(HANDLED_BY_CALLER),
      options: [{ checkHandled: true }],
    },
    "checkHandled: not handled at all": { code: marked(RAW), options: [{ checkHandled: true }] },
    "checkHandled: false is the default": { code: marked(RAW), options: [{ checkHandled: false }] },
    "an empty option object": { code: marked(RAW), options: [{}] },
    "shimModule: a raw read": {
      code: marked(RAW),
      settings: { shimModule: "@acme/openai-errors" },
    },
    "shimModule: a relative path": {
      code: marked(RAW),
      settings: { shimModule: "./lib/errors.js" },
    },
    "autofix: a raw read": { code: marked(RAW), settings: { autofix: true } },
    "autofix: false": { code: marked(RAW), settings: { autofix: false } },
    "autofix and shimModule together": {
      code: marked(RAW),
      settings: { autofix: true, shimModule: "@acme/openai-errors" },
    },
    "autofix and checkHandled together": {
      code: marked(HANDLED),
      options: [{ checkHandled: true }],
      settings: { autofix: true },
    },
    "empty settings": { code: marked(RAW), settings: {} },
  },
  silent: {
    "handled in the same function, by default": unmarked(HANDLED),
    "handled by a caller, by default": unmarked(HANDLED_BY_CALLER),
    "checkHandled: false and handled": {
      code: unmarked(HANDLED),
      options: [{ checkHandled: false }],
    },
    "checkHandled: normalised": { code: NORMALISED, options: [{ checkHandled: true }] },
    "checkHandled: a class that no failed run stands for": {
      code: unmarked(NOT_FOUND),
      options: [{ checkHandled: true }],
    },
    "checkHandled: only the start": { code: START, options: [{ checkHandled: true }] },
    "checkHandled: normalised through shimModule": {
      code: NORMALISED_ELSEWHERE,
      options: [{ checkHandled: true }],
      settings: { shimModule: "@acme/openai-errors" },
    },
    "shimModule: normalised through it": {
      code: NORMALISED_ELSEWHERE,
      settings: { shimModule: "@acme/openai-errors" },
    },
    "shimModule: the package itself still counts": {
      code: NORMALISED,
      settings: { shimModule: "@acme/openai-errors" },
    },
    "shimModule: a typed client from it": {
      code: TYPED_CLIENT_ELSEWHERE,
      settings: { shimModule: "@acme/openai-errors" },
    },
    "autofix: normalised": { code: NORMALISED, settings: { autofix: true } },
    "autofix: handled": { code: unmarked(HANDLED), settings: { autofix: true } },
  },
});
