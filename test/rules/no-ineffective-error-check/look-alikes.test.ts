// Code that looks like a read of a background response, or like a check for an SDK error, and is neither.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-ineffective-error-check", {
  reported: {
    "a real check beside a look-alike class of one's own": `
import OpenAI from "openai";
class RateLimitError extends Error {}
const client = new OpenAI();
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof RateLimitError) return "own budget";
    if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
    "a real check beside one for Anthropic's class": `
import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
const claude = new Anthropic();
const client = new OpenAI();
export async function both(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    return await claude.messages.create({
      model: "claude-sonnet-4-5",
      max_tokens: 1024,
      messages: [{ role: "user", content: run.output_text }],
    });
  } catch (e) {
    if (e instanceof Anthropic.RateLimitError) return "claude is busy";
    if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
    "an SDK class under the name of another error": `
import OpenAI, { RateLimitError as NotFoundError } from "openai";
const client = new OpenAI();
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof NotFoundError) return "later"; // ← report
    throw e;
  }
}
`,
    "a client under an unlikely name": `
import Axios from "openai";
const axios = new Axios();
export async function read(id: string) {
  try {
    return (await axios.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof Axios.RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
    "a real read beside another SDK's": `
import OpenAI from "openai";
import { FormsClient } from "@acme/forms";
const forms = new FormsClient();
const client = new OpenAI();
export async function read(id: string, form: string) {
  try {
    await forms.responses.retrieve(form);
    return (await client.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
    "a local object with a real client in it": `
import OpenAI from "openai";
const services = { ai: new OpenAI(), name: "services" };
export async function read(id: string) {
  try {
    return (await services.ai.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
    "a comment says that it is handled": `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id: string) {
  try {
    // a status of "failed" and response.error are handled by throwIfFailed
    return (await client.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
  },
  silent: {
    "a local new OpenAI(), and only the start": `
import OpenAI from "openai";
export async function start(input: string) {
  const openai = new OpenAI();
  try {
    return (await openai.responses.create({ model: "gpt-5", input, background: true })).id;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later";
    throw e;
  }
}
`,
    "an inline new OpenAI(), and a chat call": `
import OpenAI from "openai";
export async function chat(content: string) {
  try {
    return await new OpenAI().chat.completions.create({ model: "gpt-5", messages: [{ role: "user", content }] });
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return null;
    throw e;
  }
}
`,
    "this.client.conversations.retrieve": `
import OpenAI from "openai";
export class Reader {
  private client = new OpenAI();
  async read(id: string) {
    try {
      return await this.client.conversations.retrieve(id);
    } catch (e) {
      if (e instanceof OpenAI.RateLimitError) return null;
      throw e;
    }
  }
}
`,
    "responses.inputItems.list": `
import OpenAI from "openai";
const client = new OpenAI();
export async function inputs(id: string) {
  try {
    return (await client.responses.inputItems.list(id)).data;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return [];
    throw e;
  }
}
`,
    "another SDK's client": `
import OpenAI from "openai";
import { FormsClient } from "@acme/forms";
const forms = new FormsClient();
export async function answers(id: string) {
  try {
    return await forms.responses.retrieve(id);
  } catch (e) {
    if (e instanceof OpenAI.APIError) return null;
    throw e;
  }
}
`,
    "another SDK's client in a field": `
import Typeform from "typeform-sdk";
export class Survey {
  private readonly client = new Typeform({ token: "" });
  async answers(id: string) {
    try {
      return await this.client.responses.retrieve(id);
    } catch (e: any) {
      if (e.status === 429) return null;
      throw e;
    }
  }
}
`,
    "another SDK's type on a parameter": `
import type { SurveyClient } from "@acme/surveys";
export async function answers(client: SurveyClient, id: string) {
  try {
    return await client.responses.retrieve(id);
  } catch (e: any) {
    if (e.status === 429) return null;
    throw e;
  }
}
`,
    "another SDK's member import": `
import OpenAI from "openai";
import { responses } from "qualtrics";
export const openai = new OpenAI();
const api = new responses.Client();
export async function answers(id: string) {
  try {
    return await api.retrieve(id);
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return null;
    throw e;
  }
}
`,
    "a local object literal": `
import { RateLimitError } from "openai";
const cache = new Map<string, string>();
const store = {
  responses: {
    retrieve: async (id: string) => cache.get(id),
  },
};
export async function read(id: string) {
  try {
    return await store.responses.retrieve(id);
  } catch (e) {
    if (e instanceof RateLimitError) return null;
    throw e;
  }
}
`,
    "a class of one's own that has responses": `
import { RateLimitError } from "openai";
class Responses {
  retrieve(id: string): Promise<string> {
    return Promise.resolve("kept " + id);
  }
}
class Archive {
  readonly responses = new Responses();
}
const archive = new Archive();
export async function read(id: string) {
  try {
    return await archive.responses.retrieve(id);
  } catch (e) {
    if (e instanceof RateLimitError) return null;
    throw e;
  }
}
`,
    "an axios instance": `
import axios from "axios";
const api = axios.create({ baseURL: "https://api.example.com" }) as any;
export async function read(id: string) {
  try {
    return await api.responses.retrieve(id);
  } catch (e: any) {
    if (e.status === 429) return null;
    throw e;
  }
}
`,
    "axios itself, by its path": `
import axios from "axios";
export async function read(id: string) {
  try {
    const { data } = await axios.get("https://api.openai.com/v1/responses/" + id);
    return data.output_text;
  } catch (e: any) {
    if (e.response?.status === 429 || e.status === 429) return null;
    throw e;
  }
}
`,
    "fetch, by its path": `
import OpenAI from "openai";
export async function read(id: string) {
  try {
    const answer = await fetch("https://api.openai.com/v1/responses/" + id);
    return await answer.json();
  } catch (e) {
    if (e instanceof OpenAI.APIError) return null;
    throw e;
  }
}
`,
    "a test double with vi.fn, cast to the client's type": `
import { expect, test, vi } from "vitest";
import OpenAI from "openai";
test("a limit", async () => {
  const client = { responses: { retrieve: vi.fn().mockRejectedValue(new Error("429")) } } as unknown as OpenAI;
  try {
    await client.responses.retrieve("resp_1");
  } catch (e) {
    expect(e instanceof OpenAI.RateLimitError).toBe(false);
  }
});
`,
    "a test double with jest.fn in a let": {
      filename: "file.js",
      code: `
const OpenAI = require("openai");
let client;
beforeEach(() => {
  client = { responses: { retrieve: jest.fn() } };
});
test("a limit", async () => {
  await client.responses.retrieve("resp_1").catch((e) => {
    expect(e.status === 429).toBe(true);
  });
});
`,
    },
    "a destructured object that is not a client": `
import { RateLimitError } from "openai";
const { responses } = { responses: { retrieve: async (id: string) => id } };
export async function read(id: string) {
  try {
    return await responses.retrieve(id);
  } catch (e) {
    if (e instanceof RateLimitError) return null;
    throw e;
  }
}
`,
    "retrieve of a variable that is only called responses": `
import OpenAI from "openai";
import { Archive } from "@acme/archive";
const responses = new Archive();
export const client = new OpenAI();
export async function read(id: string) {
  try {
    return await responses.retrieve(id);
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return null;
    throw e;
  }
}
`,
    "a shadowed client": `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id: string) {
  const client = { responses: { retrieve: async () => ({ output_text: "kept" }) } };
  try {
    return (await client.responses.retrieve()).output_text + id;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later";
    throw e;
  }
}
export { client };
`,
    "retrieve is named and not called": `
import OpenAI from "openai";
const client = new OpenAI();
export function reader() {
  try {
    return client.responses.retrieve.bind(client.responses);
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return null;
    throw e;
  }
}
`,
    "another method of responses": `
import OpenAI from "openai";
const client = new OpenAI();
export async function count(input: string) {
  try {
    return await client.responses.inputTokens.count({ model: "gpt-5", input });
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return null;
    throw e;
  }
}
`,
    "a foreground stream": `
import OpenAI from "openai";
const client = new OpenAI();
export async function say(input: string) {
  try {
    const stream = await client.responses.create({ model: "gpt-5", input, stream: true });
    for await (const event of stream) if (event.type === "response.output_text.delta") console.log(event.delta);
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) console.warn("limited");
    else throw e;
  }
}
`,
    "background: false": `
import OpenAI from "openai";
const client = new OpenAI();
export async function say(input: string) {
  try {
    const stream = await client.responses.create({ model: "gpt-5", input, background: false, stream: true });
    for await (const event of stream) console.log(event.type);
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) console.warn("limited");
    else throw e;
  }
}
`,
    "RateLimitError from a file of one's own": `
import OpenAI from "openai";
import { RateLimitError, takeToken } from "./limiter.js";
const client = new OpenAI();
export async function read(id: string) {
  try {
    await takeToken();
    return (await client.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof RateLimitError) return "later";
    throw e;
  }
}
`,
    "RateLimitError of Anthropic, as a static": `
import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
const claude = new Anthropic();
const client = new OpenAI();
export async function both(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    return await claude.messages.create({
      model: "claude-sonnet-4-5",
      max_tokens: 1024,
      messages: [{ role: "user", content: run.output_text }],
    });
  } catch (e) {
    if (e instanceof Anthropic.RateLimitError || e instanceof Anthropic.APIError) return null;
    throw e;
  }
}
`,
    "APIError of groq-sdk, required": {
      filename: "file.cjs",
      code: `
const OpenAI = require("openai");
const { APIError, RateLimitError } = require("groq-sdk");
const client = new OpenAI();
exports.read = async (id, groq) => {
  try {
    return await groq.say((await client.responses.retrieve(id)).output_text);
  } catch (e) {
    if (e instanceof RateLimitError || e instanceof APIError) return null;
    throw e;
  }
};
`,
    },
    "a class passed in under an SDK name": `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id: string, RateLimitError: new () => Error) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof RateLimitError) return "later";
    throw e;
  }
}
`,
    "the imported class is shadowed in the function": `
import OpenAI, { RateLimitError } from "openai";
import { loadLimiter } from "./limiter.js";
const client = new OpenAI();
export async function read(id: string) {
  const { RateLimitError, take } = await loadLimiter();
  try {
    await take();
    return (await client.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof RateLimitError) return "later";
    throw e;
  }
}
export { RateLimitError };
`,
    "an object that is called OpenAI": `
import { makeClient } from "./client.js";
const OpenAI = { RateLimitError: class extends Error {} };
const client = makeClient();
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later";
    throw e;
  }
}
`,
    "the whole handler is in a string": `
import OpenAI from "openai";
const client = new OpenAI();
export const sample =
  "try { await client.responses.retrieve(id) } catch (e) { if (e instanceof OpenAI.RateLimitError) retry() }";
export const read = (id: string) => client.responses.retrieve(id);
`,
    "the whole handler is in a block comment": `
import OpenAI from "openai";
const client = new OpenAI();
/*
try {
  await client.responses.retrieve(id);
} catch (e) {
  if (e instanceof OpenAI.RateLimitError) retry();
}
*/
export const read = (id: string) => client.responses.retrieve(id);
`,
    "a test that expects the limit of a spied client": `
import OpenAI from "openai";
import { expect, it, vi } from "vitest";
import { read } from "./read.js";
it("passes the limit on", async () => {
  const client = new OpenAI({ apiKey: "test" });
  vi.spyOn(client.responses, "retrieve").mockRejectedValue(new OpenAI.RateLimitError(429, {}, "", new Headers()));
  await expect(read(client, "resp_1")).rejects.toBeInstanceOf(OpenAI.RateLimitError);
});
`,
  },
});
