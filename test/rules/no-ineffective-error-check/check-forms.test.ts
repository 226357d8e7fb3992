// Every form an error check can take, in the handler of one and the same raw read.
import { type CorpusCase, describeCorpus } from "../../support/corpus.js";

const SDK = `import OpenAI, { APIError, OpenAIError, RateLimitError } from "openai";`;

/** A module whose handler, `catch (<param>)`, consists of `body`. */
function handler(body: string, { head = SDK, param = "error" } = {}): string {
  return `${head}
import { client } from "./client.js";
import { park } from "./queue.js";
export async function text(id: string) {
  try {
    const response = await client.responses.retrieve(id);
    return response.output_text;
  } catch (${param}) {
${body}
    throw ${param.startsWith("{") ? 'new Error("lost")' : param.replace(/:.*/u, "")};
  }
}
`;
}

const js = (code: string, filename = "file.js"): CorpusCase => ({ code, filename });

describeCorpus("no-ineffective-error-check", {
  reported: {
    "a named import": handler(
      `    if (error instanceof RateLimitError) return park(id); // ← report`,
    ),
    "a named import under a local name": handler(
      `    if (error instanceof Limited) return park(id); // ← report`,
      { head: `import { RateLimitError as Limited } from "openai";` },
    ),
    "a static of the default import under a local name": handler(
      `    if (error instanceof SDK.RateLimitError) return park(id); // ← report`,
      { head: `import SDK from "openai";` },
    ),
    "a static of the named import OpenAI": handler(
      `    if (error instanceof OpenAI.BadRequestError) return null; // ← report`,
      { head: `import { OpenAI } from "openai";` },
    ),
    "a member of the namespace import": handler(
      `    if (error instanceof openai.RateLimitError) return park(id); // ← report`,
      { head: `import * as openai from "openai";` },
    ),
    "a static of the default of the namespace import": handler(
      `    if (error instanceof sdk.default.RateLimitError) return park(id); // ← report`,
      { head: `import * as sdk from "openai";` },
    ),
    "imported from openai/error": handler(
      `    if (error instanceof InternalServerError) return park(id); // ← report`,
      { head: `import { InternalServerError } from "openai/error";` },
    ),
    "imported from openai/core/error": handler(
      `    if (error instanceof BadRequestError) return null; // ← report`,
      { head: `import { BadRequestError } from "openai/core/error";` },
    ),
    "a namespace import of openai/error": handler(
      `    if (error instanceof errors.RateLimitError) return park(id); // ← report`,
      { head: `import * as errors from "openai/error";` },
    ),
    "a static of AzureOpenAI": handler(
      `    if (error instanceof AzureOpenAI.RateLimitError) return park(id); // ← report`,
      { head: `import { AzureOpenAI } from "openai";` },
    ),
    "the class destructured from the client class": handler(
      `    if (error instanceof RateLimitError) return park(id); // ← report`,
      { head: `import OpenAI from "openai";\nconst { RateLimitError } = OpenAI;` },
    ),
    "the class kept in a const": handler(
      `    if (error instanceof Limited) return park(id); // ← report`,
      { head: `import OpenAI from "openai";\nconst Limited = OpenAI.RateLimitError;` },
    ),
    "the base class APIError": handler(
      `    if (error instanceof APIError) return error.message; // ← report`,
    ),
    "the base class OpenAIError": handler(
      `    if (error instanceof OpenAIError) return error.message; // ← report`,
    ),
    "the class by a computed key": handler(
      `    if (error instanceof OpenAI["RateLimitError"]) return park(id); // ← report`,
    ),
    "negated: anything else is thrown on": handler(
      `    if (!(error instanceof RateLimitError)) throw error; // ← report\n    await park(id);`,
    ),
    "the result kept in a const": handler(
      `    const limited = error instanceof RateLimitError; // ← report\n    if (limited) return park(id);`,
    ),
    "a ternary": handler(
      `    return error instanceof RateLimitError ? park(id) : null; // ← report`,
    ),
    "an argument of a call": handler(
      `    console.error({ id, limited: error instanceof RateLimitError }); // ← report`,
    ),
    "one after the other: two checks, two reports": handler(`
    if (error instanceof OpenAI.RateLimitError) return park(id); // ← report
    if (error instanceof OpenAI.InternalServerError) return park(id); // ← report`),
    "else if: two checks, two reports": handler(`
    if (error instanceof OpenAI.RateLimitError) { // ← report
      return park(id);
    } else if (error instanceof OpenAI.BadRequestError) { // ← report
      return null;
    }`),
    "a class never reported first, then one that is": handler(`
    if (error instanceof OpenAI.APIConnectionError) return park(id);
    if (error instanceof OpenAI.RateLimitError) return park(id); // ← report`),
    "either of two classes, on lines of their own": handler(`
    if (
      error instanceof OpenAI.APIConnectionTimeoutError ||
      error instanceof OpenAI.RateLimitError // ← report
    ) {
      return park(id);
    }`),
    "error.constructor === RateLimitError": handler(
      `    if (error.constructor === RateLimitError) return park(id); // ← report`,
      { param: "error: any" },
    ),
    "optional: error?.constructor === OpenAI.RateLimitError": handler(
      `    if (error?.constructor === OpenAI.RateLimitError) return park(id); // ← report`,
      { param: "error: any" },
    ),
    "error.constructor.name": handler(
      `    if (error.constructor.name === "RateLimitError") return park(id); // ← report`,
      { param: "error: any" },
    ),
    "error.constructor.name through a cast, the literal on the left": handler(
      `    if ("InternalServerError" === (error as Error).constructor.name) return park(id); // ← report`,
    ),
    "status === 429": handler(`    if (error.status === 429) return park(id); // ← report`, {
      param: "error: any",
    }),
    "status == 429, the number on the left": handler(
      `    if (429 == error.status) return park(id); // ← report`,
      { param: "error: any" },
    ),
    "status !== 429: thrown on": handler(
      `    if (error.status !== 429) throw error; // ← report\n    await park(id);`,
      { param: "error: any" },
    ),
    "status >= 500": handler(`    if (error.status >= 500) return park(id); // ← report`, {
      param: "error: any",
    }),
    "500 <= status": handler(`    if (500 <= error.status) return park(id); // ← report`, {
      param: "error: any",
    }),
    "status === 503": handler(`    if (error.status === 503) return park(id); // ← report`, {
      param: "error: any",
    }),
    "status === 400": handler(`    if (error.status === 400) return null; // ← report`, {
      param: "error: any",
    }),
    "an optional chain: error?.status === 429": handler(
      `    if (error?.status === 429) return park(id); // ← report`,
      { param: "error: any" },
    ),
    "through a cast: (error as APIError).status": handler(
      `    if ((error as APIError).status === 429) return park(id); // ← report`,
    ),
    "through a structural cast": handler(
      `    if ((error as { status?: number }).status === 429) return park(id); // ← report`,
    ),
    "after a guard with in": handler(`
    if (
      error instanceof Error &&
      "status" in error &&
      error.status === 429 // ← report
    ) {
      return park(id);
    }`),
    "the status against a constant of the file": handler(
      `    if (error.status === TOO_MANY) return park(id); // ← report`,
      { head: `import OpenAI from "openai";\nconst TOO_MANY = 429;`, param: "error: any" },
    ),
    "a list of statuses": handler(
      `    if ([429, 503].includes(error.status)) return park(id); // ← report`,
      { param: "error: any" },
    ),
    "a const list of statuses": handler(
      `    if (RETRY.includes(error.status)) return park(id); // ← report`,
      { head: `import OpenAI from "openai";\nconst RETRY = [408, 429, 500];`, param: "error: any" },
    ),
    "a set of statuses": handler(
      `    if (RETRYABLE.has(error.status)) return park(id); // ← report`,
      {
        head: `import OpenAI from "openai";\nconst RETRYABLE = new Set([429, 500, 502, 503]);`,
        param: "error: any",
      },
    ),
    "switch over the status, at its discriminant": handler(
      `
    switch (error.status) { // ← report
      case 429:
        return park(id);
      case 500:
      case 503:
        return null;
    }`,
      { param: "error: any" },
    ),
    "a code of the table": handler(
      `    if (error.code === "rate_limit_exceeded") return park(id); // ← report`,
      { param: "error: any" },
    ),
    "the code insufficient_quota, through a cast": handler(
      `    if ((error as APIError).code === "insufficient_quota") return null; // ← report`,
    ),
    "the code context_length_exceeded": handler(
      `    if (error?.code === "context_length_exceeded") return null; // ← report`,
      { param: "error: any" },
    ),
    "the code server_error": handler(
      `    if (error.code === "server_error") return park(id); // ← report`,
      { param: "error: any" },
    ),
    "after const { status } = error": handler(
      `    const { status } = error as APIError;\n    if (status === 429) return park(id); // ← report`,
    ),
    "after const { status: httpStatus } = error": handler(
      `    const { status: httpStatus } = error;\n    if (httpStatus >= 500) return park(id); // ← report`,
      { param: "error: any" },
    ),
    "after const status = error.status": handler(
      `    const status = error.status;\n    if (status === 429) return park(id); // ← report`,
      { param: "error: any" },
    ),
    "after const { code } = error": handler(
      `    const { code } = error;\n    if (code === "rate_limit_exceeded") return park(id); // ← report`,
      { param: "error: any" },
    ),
    "catch ({ status })": handler(`    if (status === 429) return park(id); // ← report`, {
      param: "{ status }: any",
    }),
    "catch ({ code: reason })": handler(
      `    if (reason === "server_error") return park(id); // ← report`,
      { param: "{ code: reason }: any" },
    ),
    "after const err = error as APIError": handler(
      `    const err = error as APIError;\n    if (err.status === 429) return park(id); // ← report`,
    ),
    "after a JSDoc cast in JavaScript": js(`
import OpenAI from "openai";
const client = new OpenAI();
export async function text(id) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (e) {
    const err = /** @type {import("openai").APIError} */ (e);
    if (err.status === 429) return null; // ← report
    throw err;
  }
}
`),
    "error.name with a message of its own": handler(
      `    if (error.name === "RateLimitError") return park(id); // ← report: nameNeverMatches`,
      { param: "error: any" },
    ),
    "error.name of InternalServerError": handler(
      `    if ((error as Error).name === "InternalServerError") return park(id); // ← report: nameNeverMatches`,
    ),
    "classes by require destructuring": js(
      `
const { OpenAI, RateLimitError } = require("openai");
const client = new OpenAI();
module.exports = async function text(id) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (err) {
    if (err instanceof RateLimitError) return null; // ← report
    throw err;
  }
};
`,
      "file.cjs",
    ),
    "classes of a required namespace": js(
      `
const openai = require("openai");
const client = new openai.OpenAI();
exports.text = async (id) => {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (err) {
    if (err instanceof openai.RateLimitError) return null; // ← report
    throw err;
  }
};
`,
      "file.cjs",
    ),
    "a class required from openai/error on the spot": js(
      `
const OpenAI = require("openai");
const client = new OpenAI();
exports.text = async (id) => {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (err) {
    if (err instanceof require("openai/error").RateLimitError) return null; // ← report
    throw err;
  }
};
`,
      "file.cjs",
    ),
    "classes of a dynamic import": `
export async function text(id: string) {
  const { default: OpenAI, RateLimitError } = await import("openai");
  const client = new OpenAI();
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (err) {
    if (err instanceof RateLimitError) return null; // ← report
    throw err;
  }
}
`,
    "a dynamic import inside the handler": `
import { client } from "./openai.js";
export async function text(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (err) {
    const openai = await import("openai");
    if (err instanceof openai.RateLimitError) return null; // ← report
    throw err;
  }
}
`,
  },
  silent: {
    APIConnectionError: handler(
      `    if (error instanceof OpenAI.APIConnectionError) return park(id);`,
    ),
    APIConnectionTimeoutError: handler(
      `    if (error instanceof OpenAI.APIConnectionTimeoutError) return park(id);`,
    ),
    APIUserAbortError: handler(`    if (error instanceof OpenAI.APIUserAbortError) return null;`),
    AuthenticationError: handler(
      `    if (error instanceof OpenAI.AuthenticationError) return null;`,
    ),
    "PermissionDeniedError, under a local name": handler(
      `    if (error instanceof Denied) return null;`,
      { head: `import { PermissionDeniedError as Denied } from "openai";` },
    ),
    "ConflictError of openai/error": handler(
      `    if (error instanceof ConflictError) return park(id);`,
      { head: `import { ConflictError } from "openai/error";` },
    ),
    UnprocessableEntityError: handler(
      `    if (error instanceof OpenAI.UnprocessableEntityError) return null;`,
    ),
    "NotFoundError of a client class": handler(
      `    if (error instanceof AzureOpenAI.NotFoundError) return null;`,
      { head: `import { AzureOpenAI } from "openai";` },
    ),
    "NotFoundError by constructor name": handler(
      `    if (error.constructor.name === "NotFoundError") return null;`,
      { param: "error: any" },
    ),
    "constructor === APIConnectionError": handler(
      `    if (error.constructor === OpenAI.APIConnectionError) return park(id);`,
      { param: "error: any" },
    ),
    "a const that holds NotFoundError": handler(`    if (error instanceof Gone) return null;`, {
      head: `import OpenAI from "openai";\nconst Gone = OpenAI.NotFoundError;`,
    }),
    "status 401": handler(`    if (error.status === 401) return null;`, { param: "error: any" }),
    "status 403": handler(`    if (error?.status === 403) return null;`, { param: "error: any" }),
    "status 404": handler(`    if ((error as APIError).status === 404) return null;`),
    "status 404, the number on the left": handler(`    if (404 === error.status) return null;`, {
      param: "error: any",
    }),
    "status not 404: thrown on": handler(
      `    if (!(error instanceof APIError) || error.status !== 404) throw error;\n    return null;`,
    ),
    "status 408": handler(`    if (error.status === 408) return park(id);`, {
      param: "error: any",
    }),
    "status 409": handler(`    if (error.status === 409) return park(id);`, {
      param: "error: any",
    }),
    "status 422": handler(`    if (error.status == 422) return null;`, { param: "error: any" }),
    "status 404 against a constant": handler(`    if (error.status === NOT_FOUND) return null;`, {
      head: `import OpenAI from "openai";\nconst NOT_FOUND = 404;`,
      param: "error: any",
    }),
    "a list of statuses none of which a failed run stands for": handler(
      `    if ([401, 403, 404].includes(error.status)) return null;`,
      { param: "error: any" },
    ),
    "a set of statuses none of which a failed run stands for": handler(
      `    if (GONE.has(error.status)) return null;`,
      {
        head: `import OpenAI from "openai";\nconst GONE = new Set([403, 404]);`,
        param: "error: any",
      },
    ),
    "switch over the status with such cases only": handler(
      `
    switch (error.status) {
      case 401:
      case 403:
        return null;
      case 404:
        return "";
    }`,
      { param: "error: any" },
    ),
    "const { status } = error, then 404": handler(
      `    const { status } = error as APIError;\n    if (status === 404) return null;`,
    ),
    "catch ({ status }), then 404": handler(`    if (status === 404) return null;`, {
      param: "{ status }: any",
    }),
    "instanceof OpenAI.APIError && error.status === 404": handler(
      `    if (error instanceof OpenAI.APIError && error.status === 404) return null;`,
    ),
    "error.status === 404 && instanceof, the other way round": handler(
      `    if (error.status === 404 && error instanceof APIError) return null;`,
      { param: "error: any" },
    ),
    "error.name of an abort": handler(
      `    if (error instanceof Error && error.name === "AbortError") return null;`,
    ),
    "error.name of an error of one's own": handler(
      `    if (error instanceof Error && error.name === "BudgetExceeded") return null;`,
    ),
    "a system error's code": handler(
      `    if (error.code === "ECONNRESET" || error.code === "ETIMEDOUT") return park(id);`,
      { param: "error: any" },
    ),
    "a database error's code": handler(
      `    if ((error as { code?: string }).code === "P2002") return null;`,
    ),
    "an exit code": handler(`    if (error.code === 1) process.exit(1);`, { param: "error: any" }),
    "a plain Error": handler(`    if (error instanceof Error) console.error(error.message);`),
    "TypeError and SyntaxError": handler(
      `    if (error instanceof TypeError || error instanceof SyntaxError) return null;`,
    ),
    "the same test of something that was not caught": handler(`
    const answer = await fetch("https://status.example.com");
    if (answer.status === 429 || answer.status >= 500) return null;`),
    "the same test of a variable that shadows the caught one": handler(`
    for (const error of await client.problems()) {
      if (error instanceof RateLimitError) console.warn(error.message);
    }`),
    "answering with a status is no test": handler(`    park(id).status(429);`),
    "throwing an SDK error is no test": handler(
      `    throw new RateLimitError(429, undefined, String(error), new Headers());`,
    ),
    "the class as a type only": handler(`    console.error((error as RateLimitError).status);`),
    "the status is only logged": handler(
      `    if (error instanceof Error && "status" in error) console.error(error.status);`,
    ),
    "the code is only passed on": handler(
      `    await park(id, { code: (error as APIError).code });`,
    ),
    "the class is only named in a message": handler(
      `    console.error("not a " + RateLimitError.name, error);`,
    ),
  },
});
