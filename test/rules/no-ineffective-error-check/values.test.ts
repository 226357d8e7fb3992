// By which values an error is tested: which of them a failed run can have, and which it cannot.
import { type CorpusCase, describeCorpus } from "../../support/corpus.js";

/** A module whose handler consists of `body`. */
function handler(body: string, head = ""): string {
  return `import OpenAI, { InternalServerError, NotFoundError, RateLimitError } from "openai";
import { park } from "./queue.js";
${head}
const client = new OpenAI();
export async function text(id: string) {
  try {
    const response = await client.responses.retrieve(id);
    return response.output_text;
  } catch (error: any) {
${body}
    throw error;
  }
}
`;
}

const js = (code: string): CorpusCase => ({
  code: code.replace("error: any", "error").replace("id: string", "id"),
  filename: "file.js",
});

describeCorpus("no-ineffective-error-check", {
  reported: {
    "a status above a bound": handler(`    if (error.status > 499) return park(id); // ← report`),
    "a bound below the status": handler(
      `    if (500 <= error.status) return park(id); // ← report`,
    ),
    "a status up to a bound": handler(`    if (error.status <= 400) return null; // ← report`),
    "a status below a bound": handler(`    if (error.status < 500) return null; // ← report`),
    "a bound above the status": handler(`    if (500 > error.status) return null; // ← report`),
    "the smallest status of all failures": handler(
      `    if (error.status >= 400) return park(id); // ← report`,
    ),
    "the status of an overloaded server": handler(
      `    if (error.status === 529) return park(id); // ← report`,
    ),
    "a status as text, in JavaScript": js(
      handler(`    if (error.status == "429") return park(id); // ← report`),
    ),
    "a set of statuses from elsewhere": handler(
      `    if (RETRYABLE.has(error.status)) return park(id); // ← report`,
      `import { RETRYABLE } from "./retryable.js";`,
    ),
    "a list of statuses from elsewhere": handler(
      `    if (config.retryOn.includes(error.status)) return park(id); // ← report`,
      `import { config } from "./config.js";`,
    ),
    "a list of classes": handler(
      `    if ([RateLimitError, InternalServerError].includes(error.constructor)) return park(id); // ← report`,
    ),
    "a set of classes of which one is a failure's": handler(
      `    if (EXPECTED.has(error.constructor)) return park(id); // ← report`,
      `const EXPECTED = new Set<unknown>([NotFoundError, RateLimitError]);`,
    ),
    "one of two classes": handler(
      `    if (error instanceof Expected) return park(id); // ← report`,
      `const Expected = process.env["STRICT"] ? NotFoundError : RateLimitError;`,
    ),
    "a code that is a key of a table": handler(
      `    if (error.code in DELAYS) return park(id); // ← report`,
      `const DELAYS = { rate_limit_exceeded: 20, server_error: 1 };`,
    ),
    "a code looked up in a table": handler(
      `    const delay = DELAYS[error.code]; // ← report
    if (delay) return park(id);`,
      `const DELAYS: Record<string, number> = { rate_limit_exceeded: 20, server_error: 1 };`,
    ),
    "the code, or else the type": handler(
      `    const kind = error.code ?? error.status;
    if (kind === "rate_limit_exceeded") return park(id); // ← report`,
    ),
    "a class's name, in a file with classes of other names": handler(
      `    if (error.name === "RateLimitError") return park(id); // ← report`,
      `export class Parked extends Error {}`,
    ),
    "an error that was made on the spot and only logged": `import OpenAI, { RateLimitError } from "openai";
const client = new OpenAI();
export async function text(id: string) {
  try {
    const response = await client.responses.retrieve(id);
    if (response.status === "failed") {
      const failure = new Error(response.error?.message);
      console.error(failure.stack);
      throw failure;
    }
    return response.output_text;
  } catch (error) {
    if (error instanceof RateLimitError) return null; // ← report
    throw error;
  }
}
`,
  },
  silent: {
    "a status below all failures": handler(`    if (error.status < 400) return null;`),
    "a bound that no failure is below": handler(`    if (400 > error.status) return null;`),
    "a bound above all statuses": handler(`    if (error.status > 1000) return null;`),
    "a number that is no status": handler(`    if (error.status >= 1) return null;`),
    "a code compared by order": handler(`    if (error.code >= 500) return null;`),
    "a number above all statuses": handler(`    if (error.status === 600) return null;`),
    "a list of classes that no failure has": handler(
      `    if ([NotFoundError].includes(error.constructor)) return null;`,
    ),
    "a list of one's own classes": handler(
      `    if ([Parked].includes(error.constructor)) return null;`,
      `class Parked extends Error {}`,
    ),
    "the name of a class that no failure has": handler(
      `    if (error.constructor.name === "NotFoundError") return null;`,
    ),
    "a set of codes from elsewhere": handler(
      `    if (KNOWN.has(error.code)) return null;`,
      `import { KNOWN } from "./known.js";`,
    ),
    "the place in a list from elsewhere": handler(
      `    if (PRIORITIES.indexOf(error.status) > 3) return null;`,
      `import { PRIORITIES } from "./priorities.js";`,
    ),
    "a part of a text": handler(
      `    if (LOG_ONLY.includes(error.status)) return null;`,
      `const LOG_ONLY = "404 410";`,
    ),
    "a table of other codes": handler(
      `    if (error.code in TEXTS) return null;`,
      `const TEXTS = { ENOTFOUND: "no such host", ECONNRESET: "the connection was cut" };`,
    ),
    "a class of one's own by its name": handler(
      `    if (error.name === "RateLimitError") return park(id);`,
      `export class RateLimitError2 {}
export namespace own {
  export class RateLimitError extends Error {
    override name = "RateLimitError";
  }
}`,
    ),
    "an error that was made on the spot and given the status": `import OpenAI from "openai";
const client = new OpenAI();
export async function text(id: string) {
  try {
    const response = await client.responses.retrieve(id);
    if (response.status === "failed") {
      const failure: Error & { status?: number } = new Error(response.error?.message);
      failure.status = 429;
      throw failure;
    }
    return response.output_text;
  } catch (error: any) {
    if (error.status === 429) return null;
    throw error;
  }
}
`,
  },
});
