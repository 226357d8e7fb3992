// Every form a client can take. The other side, clients that only look like one, is in look-alikes.test.ts.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-ineffective-error-check", {
  reported: {
    "a local new OpenAI()": `
import OpenAI from "openai";
export async function read(id: string) {
  const openai = new OpenAI();
  try {
    return (await openai.responses.retrieve(id)).output_text;
  } catch (e) {
    return e instanceof OpenAI.RateLimitError ? "later" : Promise.reject(e); // ← report
  }
}
`,
    "a local new AzureOpenAI()": `
import { AzureOpenAI, RateLimitError } from "openai";
export async function read(id: string) {
  const azure = new AzureOpenAI({ apiVersion: "preview" });
  try {
    return (await azure.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
    "an inline new OpenAI().responses": `
import OpenAI from "openai";
export async function read(id: string) {
  try {
    return (await new OpenAI({ maxRetries: 0 }).responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
    "withOptions on the spot": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  try {
    return (await openai.withOptions({ maxRetries: 0 }).responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
    "this.client, set in the constructor": `
import OpenAI from "openai";
export class Reader {
  private client: OpenAI;
  constructor() {
    this.client = new OpenAI();
  }
  async read(id: string) {
    try {
      return (await this.client.responses.retrieve(id)).output_text;
    } catch (e) {
      if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
      throw e;
    }
  }
}
`,
    "this.#openai, an initialised private field": `
import OpenAI from "openai";
export class Reader {
  readonly #openai = new OpenAI();
  async read(id: string) {
    try {
      return (await this.#openai.responses.retrieve(id)).output_text;
    } catch (e) {
      if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
      throw e;
    }
  }
}
`,
    "a parameter property": `
import type OpenAI from "openai";
import { RateLimitError } from "openai";
export class Reader {
  constructor(private readonly ai: OpenAI) {}
  async read(id: string) {
    try {
      return (await this.ai.responses.retrieve(id)).output_text;
    } catch (e) {
      if (e instanceof RateLimitError) return "later"; // ← report
      throw e;
    }
  }
}
`,
    "a static field": `
import OpenAI from "openai";
export class Reader {
  static client = new OpenAI();
  static async read(id: string) {
    try {
      return (await Reader.client.responses.retrieve(id)).output_text;
    } catch (e) {
      if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
      throw e;
    }
  }
}
`,
    "a getter of the class": `
import OpenAI from "openai";
export class Reader {
  private cached?: OpenAI;
  private get client(): OpenAI {
    return (this.cached ??= new OpenAI());
  }
  async read(id: string) {
    try {
      return (await this.client.responses.retrieve(id)).output_text;
    } catch (e) {
      if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
      throw e;
    }
  }
}
`,
    "a field of a base class in another file, and no openai import": `
import { BaseReader } from "./base-reader.js";
export class Reader extends BaseReader {
  async read(id: string) {
    try {
      return (await this.client.responses.retrieve(id)).output_text;
    } catch (e: any) {
      if (e.status === 429) return "later"; // ← report
      throw e;
    }
  }
}
`,
    "a field of a base class in this file": `
import OpenAI from "openai";
abstract class Base {
  protected client = new OpenAI();
}
export class Reader extends Base {
  async read(id: string) {
    try {
      return (await this.client.responses.retrieve(id)).output_text;
    } catch (e) {
      if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
      throw e;
    }
  }
}
`,
    "a typed parameter": `
import type { OpenAI } from "openai";
export async function read(client: OpenAI, id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (e) {
    if ((e as { status?: number }).status === 429) return "later"; // ← report
    throw e;
  }
}
`,
    "an untyped parameter in JavaScript, and no openai import": {
      filename: "file.js",
      code: `
export async function read(client, id) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e.status === 429) return "later"; // ← report
    throw e;
  }
}
`,
    },
    "a destructured parameter": `
import OpenAI from "openai";
interface Deps {
  openai: OpenAI;
  log: (line: string) => void;
}
export async function read({ openai, log }: Deps, id: string) {
  try {
    return (await openai.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) log("limited"); // ← report
    throw e;
  }
}
`,
    "a member of a parameter": `
import OpenAI from "openai";
import type { Context } from "./context.js";
export async function read(ctx: Context, id: string) {
  try {
    return (await ctx.services.openai.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
    "a getter call": `
import OpenAI from "openai";
let cached: OpenAI | undefined;
function getClient(): OpenAI {
  cached ??= new OpenAI();
  return cached;
}
export async function read(id: string) {
  try {
    return (await getClient().responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
    "an imported factory": `
import { createOpenAI } from "./factory.js";
export async function read(id: string) {
  const ai = createOpenAI();
  try {
    return (await ai.responses.retrieve(id)).output_text;
  } catch (e: any) {
    if (e.status === 429) return "later"; // ← report
    throw e;
  }
}
`,
    "an awaited imported factory": `
import { RateLimitError } from "openai";
import { clientFor } from "@/lib/ai";
export async function read(tenant: string, id: string) {
  const ai = await clientFor(tenant);
  try {
    return (await ai.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
    "an imported const, and no openai import": `
import { openai } from "../lib/openai.js";
export async function read(id: string) {
  try {
    return (await openai.responses.retrieve(id)).output_text;
  } catch (e: any) {
    if (e.code === "rate_limit_exceeded") return "later"; // ← report
    throw e;
  }
}
`,
    "an import with a .js path of a default export": {
      filename: "file.mjs",
      code: `
import ai from "./ai.js";
export async function read(id) {
  try {
    return (await ai.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e.status >= 500) return "later"; // ← report
    throw e;
  }
}
`,
    },
    "(openai.responses as any).retrieve": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  try {
    const run = await (openai.responses as any).retrieve(id);
    return run.output_text;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
    "(client as any).responses": `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id: string) {
  try {
    return (await (client as any).responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
    "const { responses } = client": `
import OpenAI from "openai";
const client = new OpenAI();
const { responses } = client;
export async function read(id: string) {
  try {
    return (await responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
    "const r = client.responses": `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id: string) {
  const r = client.responses;
  try {
    return (await r.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
    "client!": `
import OpenAI from "openai";
let client: OpenAI | undefined;
export const connect = () => void (client = new OpenAI());
export async function read(id: string) {
  try {
    return (await client!.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
    "client?.": `
import OpenAI from "openai";
const client = process.env["OPENAI_API_KEY"] ? new OpenAI() : undefined;
export async function read(id: string) {
  try {
    return (await client?.responses.retrieve(id))?.output_text;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
    "client satisfies OpenAI": `
import OpenAI from "openai";
const client = new OpenAI() satisfies OpenAI;
export async function read(id: string) {
  try {
    return (await client["responses"].retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
    "client.beta.responses": `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id: string) {
  try {
    return (await client.beta.responses.retrieve(id)).output;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
    "const { beta } = client": `
import OpenAI from "openai";
const { beta } = new OpenAI();
export async function read(id: string) {
  try {
    return (await beta.responses.retrieve(id)).output;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
    "a client of a map of clients": `
import OpenAI from "openai";
const clients = new Map<string, OpenAI>();
export async function read(tenant: string, id: string) {
  const client = clients.get(tenant) ?? new OpenAI();
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
    "a client assigned later": {
      filename: "file.cjs",
      code: `
const OpenAI = require("openai");
let client;
exports.setup = () => {
  client = new OpenAI();
};
exports.read = async (id) => {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
    throw e;
  }
};
`,
    },
    "a subclass of OpenAI": `
import OpenAI from "openai";
class TracedOpenAI extends OpenAI {}
const client = new TracedOpenAI();
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
    "inside a subclass of OpenAI: this.responses": `
import OpenAI from "openai";
export class Client extends OpenAI {
  async read(id: string) {
    try {
      return (await this.responses.retrieve(id)).output_text;
    } catch (e) {
      if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
      throw e;
    }
  }
}
`,
    "a wrapped client of a tracing library": `
import OpenAI from "openai";
import { observeOpenAI } from "langfuse";
const client = observeOpenAI(new OpenAI());
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return "later"; // ← report
    throw e;
  }
}
`,
  },
  silent: {},
});
