/** Where the contract leaves room: what a careful user would expect, and why. */
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI, { APIError, AuthenticationError, InternalServerError, RateLimitError } from "openai";
import { isFailedResponseError, poll, throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
`;

describeCorpus("no-retry-of-failed-response", {
  reported: {
    // "Reports a handler": one report a handler, at its first check, though two checks are joined.
    "two checks joined by || are one handler": `${head}
export async function wait(id: string) {
  for (;;) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (error) {
      if (error instanceof RateLimitError || error instanceof InternalServerError) continue; // ← report
      throw error;
    }
  }
}
`,
    // The helper may serve a create rightly: the guard belongs in the handler, so the report does.
    "the check stands in a same-file helper: reported in the handler": `${head}
const isRetryable = (error: unknown) => error instanceof RateLimitError;
export async function wait(id: string) {
  for (;;) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (error) { if (!isRetryable(error)) throw error; } // ← report
  }
}
`,
    // `retryable` says that a *new* create is worth trying; reading the id again is not it.
    "a failed response that is retryable is read again": `${head}
export async function wait(id: string) {
  for (;;) {
    try {
      return await poll(client, id);
    } catch (error) { if (!(isFailedResponseError(error) && error.retryable)) throw error; } // ← report
  }
}
`,
    // AuthenticationError is thrown, all the other classes of a failed run go round.
    "a check that lets only a class go that no failed run has": `${head}
export async function wait(id: string) {
  for (;;) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (error) { if (error instanceof AuthenticationError) throw error; } // ← report
  }
}
`,
    // The guard is there, but the wrong way round: it is the failed response that is read again.
    "the guard is inverted": `${head}
export async function wait(id: string) {
  for (;;) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (error) { if (!isFailedResponseError(error)) throw error; } // ← report
  }
}
`,
  },
  silent: {
    // A read that only finds out more before the error is thrown on is no retry.
    "the handler reads the id to log it, then throws": `${head}
export async function wait(id: string) {
  try {
    return await poll(client, id);
  } catch (error) {
    if (error instanceof APIError) console.error((await client.responses.retrieve(id)).error);
    throw error;
  }
}
`,
    // The loop never comes to a second turn.
    "a loop that is left after the handler": `${head}
export async function wait(id: string) {
  let failure: unknown;
  do {
    try {
      return await poll(client, id);
    } catch (error) {
      failure = error;
    }
  } while (false);
  return failure;
}
`,
    // `fail` always throws, so the handler does.
    "the handler calls a same-file function that never returns": `${head}
function fail(id: string, cause: unknown): never {
  throw new Error(\`response \${id}\`, { cause });
}
export async function wait(id: string) {
  while (true) {
    try {
      const response = throwIfFailed(await client.responses.retrieve(id));
      if (response.status === "completed") return response;
    } catch (error) {
      fail(id, error);
    }
  }
}
`,
  },
});
