// Syntax that must neither throw nor mislead.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-ineffective-error-check", {
  reported: {
    "decorators on the class, the method and the parameters": `
import OpenAI from "openai";
import { Inject, Injectable, Log } from "./decorators.js";
@Injectable()
export class Runs {
  constructor(@Inject("openai") private readonly openai: OpenAI) {}
  @Log({ level: "debug" })
  async text(id: string) {
    try {
      return (await this.openai.responses.retrieve(id)).output_text;
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError) return null; // ← report
      throw error;
    }
  }
}
`,
    "private methods, static blocks and accessors": `
import OpenAI from "openai";
export class Runs {
  static #client: OpenAI;
  static {
    Runs.#client = new OpenAI();
  }
  static get #responses() {
    return Runs.#client.responses;
  }
  async #read(id: string) {
    return (await Runs.#responses.retrieve(id)).output_text;
  }
  async text(id: string) {
    try {
      return await this.#read(id);
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError) return null; // ← report
      throw error;
    }
  }
}
`,
    "a generic helper with satisfies, as const and overloads": `
import OpenAI, { type APIError } from "openai";
const client = new OpenAI();
const STATUSES = [429, 503] as const satisfies readonly number[];
function guard<T>(id: string): Promise<T>;
function guard<T>(id: string, fallback: T): Promise<T>;
async function guard<T>(id: string, fallback?: T): Promise<T> {
  try {
    return JSON.parse((await client.responses.retrieve(id)).output_text) as T;
  } catch (error) {
    if ((STATUSES as readonly number[]).includes((error as APIError).status ?? 0)) return fallback as T; // ← report
    throw error;
  }
}
export { guard };
`,
    "a namespace and an enum": `
import OpenAI from "openai";
enum Outcome {
  Text,
  Later,
}
export namespace Runs {
  const client = new OpenAI();
  export async function outcome(id: string) {
    try {
      await client.responses.retrieve(id);
      return Outcome.Text;
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError) return Outcome.Later; // ← report
      throw error;
    }
  }
}
`,
    "labels, commas and nested conditions": {
      filename: "file.js",
      code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(ids) {
  const texts = [];
  outer: for (const id of ids) {
    try {
      texts.push((await null, (await client.responses.retrieve(id)).output_text));
    } catch (e) {
      if (e && typeof e === "object" && e instanceof OpenAI.RateLimitError) continue outer; // ← report
      throw e;
    }
  }
  return texts;
}
`,
    },
    "an optional call": `
import type OpenAI from "openai";
export async function read(client: OpenAI | undefined, id: string) {
  try {
    return (await client?.responses?.retrieve?.(id))?.output_text;
  } catch (error: any) {
    if (error?.status === 429) return null; // ← report
    throw error;
  }
}
`,
    "parentheses, casts and non-null signs around everything": `
import OpenAI from "openai";
const client: OpenAI | null = new OpenAI();
export async function read(id: string) {
  try {
    return ((await ((client as OpenAI)!.responses as OpenAI["responses"]).retrieve(id)!)!).output_text;
  } catch (error) {
    if (((error) as unknown) instanceof (OpenAI.RateLimitError)) return null; // ← report
    throw error;
  }
}
`,
    "old angle-bracket casts": `
import OpenAI, { type APIError } from "openai";
const client = new OpenAI();
export async function read(id: string) {
  try {
    return (await (<any>client).responses.retrieve(id)).output_text;
  } catch (error) {
    if ((<APIError>error).status === 429) return null; // ← report
    throw error;
  }
}
`,
    "no semicolons": {
      filename: "file.js",
      code: `
import OpenAI from "openai"
const client = new OpenAI()
export async function read(id) {
  try {
    const run = await client.responses.retrieve(id)
    return run.output_text
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return null // ← report
    throw error
  }
}
`,
    },
    "CRLF line ends":
      'import OpenAI from "openai";\r\nconst client = new OpenAI();\r\nexport async function read(id: string) {\r\n  try {\r\n    return (await client.responses.retrieve(id)).output_text;\r\n  } catch (error) {\r\n    if (error instanceof OpenAI.RateLimitError) return null; // ← report\r\n    throw error;\r\n  }\r\n}\r\n',
    "a class expression that is returned by a mixin": `
import OpenAI from "openai";
type Constructor<T = object> = new (...args: any[]) => T;
export const Reading = <B extends Constructor<{ client: OpenAI }>>(Base: B) =>
  class extends Base {
    async text(id: string) {
      try {
        return (await this.client.responses.retrieve(id)).output_text;
      } catch (error) {
        if (error instanceof OpenAI.RateLimitError) return null; // ← report
        throw error;
      }
    }
  };
`,
    "an object with methods, getters and this": {
      filename: "file.js",
      code: `
import OpenAI from "openai";
export const runs = {
  _client: new OpenAI(),
  get client() {
    return this._client;
  },
  async text(id) {
    try {
      return (await this.client.responses.retrieve(id)).output_text;
    } catch (e) {
      if (e instanceof OpenAI.RateLimitError) return null; // ← report
      throw e;
    }
  },
};
`,
    },
    "import attributes, import.meta and a dynamic import beside it": `
import OpenAI from "openai";
import config from "./config.json" with { type: "json" };
const client = new OpenAI(config);
export async function read(id: string) {
  const { log } = await import("./log.js");
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) log(import.meta.url); // ← report
    throw error;
  }
}
`,
  },
  silent: {
    "an empty file": "",
    "an empty JavaScript file": { filename: "file.js", code: "" },
    "only white space": "\n\n  \n",
    "only comments": `
// client.responses.retrieve(id)
/* if (error instanceof OpenAI.RateLimitError) */
`,
    "only a shebang": { filename: "file.cjs", code: "#!/usr/bin/env node\n" },
    "only a directive": { filename: "file.cjs", code: `"use strict";\n` },
    "only imports": `
import OpenAI, { RateLimitError } from "openai";
import { throwIfFailed } from "openai-background-errors";
export { OpenAI, RateLimitError, throwIfFailed };
`,
    "an empty Vue file": { filename: "Empty.vue", code: "<template></template>\n" },
    "export * from openai": `
export * from "openai";
export { RateLimitError as Limited } from "openai";
`,
    "types that mention everything": `
import type OpenAI from "openai";
type Retrieve = OpenAI["responses"]["retrieve"];
type Limit = InstanceType<typeof OpenAI.RateLimitError>;
export interface Reader {
  retrieve: Retrieve;
  onLimit(error: Limit): void;
}
`,
    "declare module and global": `
import type { RateLimitError } from "openai";
declare global {
  var lastLimit: RateLimitError | undefined;
}
declare module "openai" {
  interface OpenAIExtras {
    responses: { retrieve(id: string): Promise<unknown> };
  }
}
`,
    "a catch without a binding": `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch {
    return null;
  }
}
`,
    "a destructured catch that takes nothing of interest": `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch ({ message, ...rest }: any) {
    console.error(message, rest);
    return null;
  }
}
`,
    "reads without arguments and with spreads": {
      filename: "file.js",
      code: `
import OpenAI from "openai";
const client = new OpenAI();
export const read = (...args) => client.responses.retrieve(...args);
export const odd = () => client.responses.retrieve();
export const catchless = (id) => client.responses.retrieve(id).catch();
export const thenless = (id) => client.responses.retrieve(id).then();
`,
    },
    "functions that call themselves and nothing else": {
      filename: "file.js",
      code: `
import OpenAI from "openai";
const client = new OpenAI();
const a = () => b();
const b = () => a();
function c(x = c) {
  return c(x);
}
class D extends D {
  e = this.e;
  get f() {
    return this.f;
  }
}
try {
  a();
  c();
} catch (e) {
  if (e instanceof OpenAI.RateLimitError) new D();
}
export const read = (id) => client.responses.retrieve(id);
`,
    },
    "variables that are made of themselves": {
      filename: "file.js",
      code: `
import OpenAI from "openai";
var client = client || new OpenAI();
var x = y, y = x;
const { z = z } = {};
export async function read(id) {
  try {
    return await x.chat(id, z);
  } catch (e) {
    if (e instanceof OpenAI.RateLimitError) return client;
    throw e;
  }
}
export const later = (id) => client.responses.retrieve(id);
`,
    },
    "instanceof something that is no name": {
      filename: "file.js",
      code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id, kinds) {
  try {
    return await client.responses.retrieve(id);
  } catch (e) {
    if (e instanceof kinds[0] || e instanceof (class {}) || e instanceof (() => Error)()) return null;
    throw e;
  }
}
`,
    },
    "a switch without cases and a switch over true": {
      filename: "file.js",
      code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id) {
  try {
    return await client.responses.retrieve(id);
  } catch (e) {
    switch (true) {
      case e instanceof OpenAI.APIConnectionError:
        return null;
    }
    switch (id) {
    }
    throw e;
  }
}
`,
    },
  },
});
