// Of nested tests of one value the outermost is reported, once.
import { describeCorpus } from "../../support/corpus.js";

/** A module that reads raw, with the given handler and helpers. */
function program(handlerBody: string, helpers = ""): string {
  return `import OpenAI, { APIError, OpenAIError, RateLimitError } from "openai";
import { backOff, giveUp } from "./jobs.js";
const client = new OpenAI();
${helpers}
export async function run(id: string) {
  try {
    const response = await client.responses.retrieve(id);
    return response.output_text;
  } catch (error) {
${handlerBody}
  }
}
`;
}

describeCorpus("no-ineffective-error-check", {
  reported: {
    "instanceof with a switch over the status in it": program(`
    if (error instanceof APIError) { // ← report
      switch (error.status) {
        case 429:
          return backOff(id);
        case 500:
          return giveUp(id);
        default:
          throw error;
      }
    }
    throw error;`),
    "instanceof && status": program(`
    if (error instanceof APIError && error.status === 429) return backOff(id); // ← report
    throw error;`),
    "instanceof && either of two statuses": program(`
    if (error instanceof OpenAI.APIError && (error.status === 429 || error.status === 503)) return backOff(id); // ← report
    throw error;`),
    "instanceof && code": program(`
    if (error instanceof APIError && error.code === "insufficient_quota") return giveUp(id); // ← report
    throw error;`),
    "instanceof && ranges of the status": program(`
    if (error instanceof APIError && error.status !== undefined && error.status >= 500) return backOff(id); // ← report
    throw error;`),
    "an if in an if in an if": program(`
    if (error instanceof OpenAIError) { // ← report
      if (error instanceof APIError) {
        if (error.status === 429) return backOff(id);
        if (error.code === "server_error") return backOff(id);
      }
      return giveUp(id);
    }
    throw error;`),
    "a ternary in the branch": program(`
    if (error instanceof APIError) { // ← report
      return error.status === 429 ? backOff(id) : giveUp(id);
    }
    throw error;`),
    "a helper called inside the branch": program(
      `
    if (error instanceof APIError) { // ← report
      return isTransient(error) ? backOff(id) : giveUp(id);
    }
    throw error;`,
      `const isTransient = (e: APIError) => e.status === 429 || (e.status ?? 0) >= 500;`,
    ),
    "a helper called in the same condition": program(
      `
    if (error instanceof APIError && isTransient(error)) return backOff(id); // ← report
    throw error;`,
      `function isTransient(e: APIError): boolean {
  return e.code === "server_error" || e.code === "rate_limit_exceeded";
}`,
    ),
    "after if (!(error instanceof APIError)) throw error": program(`
    if (!(error instanceof APIError)) throw error; // ← report
    if (error.status === 429) return backOff(id);
    return giveUp(id);`),
    "after if (!(error instanceof APIError)) throw error: a switch": program(`
    if (!(error instanceof OpenAI.APIError)) { // ← report
      console.error("not ours");
      throw error;
    }
    switch (error.code) {
      case "rate_limit_exceeded":
        return backOff(id);
      default:
        return giveUp(id);
    }`),
    "after if (!(error instanceof APIError)) return: a helper": program(
      `
    if (!(error instanceof APIError)) return giveUp(id); // ← report
    return classify(error) === "wait" ? backOff(id) : giveUp(id);`,
      `function classify(error: APIError): "wait" | "stop" {
  switch (error.status) {
    case 429:
    case 503:
      return "wait";
    default:
      return "stop";
  }
}`,
    ),
    "inside one helper: a guard first, then the statuses": program(
      `
    return decide(error) ? backOff(id) : giveUp(id);`,
      `function decide(e: unknown): boolean {
  if (!(e instanceof APIError)) return false; // ← report
  if (e.status === 429) return true;
  return (e.status ?? 0) >= 500;
}`,
    ),
    "the classes one by one inside APIError": program(`
    if (error instanceof APIError) { // ← report
      if (error instanceof OpenAI.RateLimitError) return backOff(id);
      if (error instanceof OpenAI.BadRequestError) return giveUp(id);
    }
    throw error;`),
    "the status inside RateLimitError": program(`
    if (error instanceof RateLimitError) { // ← report
      if (error.code === "insufficient_quota") return giveUp(id);
      return backOff(id);
    }
    throw error;`),
    "not nested: the second one follows a branch that does not leave": program(`
    if (error instanceof RateLimitError) console.warn("limited"); // ← report
    if (error instanceof APIError) return giveUp(id); // ← report
    throw error;`),
    "not nested: one in each branch of something else": program(`
    if (process.env["CI"]) {
      if (error instanceof RateLimitError) return giveUp(id); // ← report
    } else if (error instanceof APIError) { // ← report
      return backOff(id);
    }
    throw error;`),
    "instanceof Error is no check: the status inside it is the outermost": program(`
    if (error instanceof Error) {
      if ((error as APIError).status === 429) return backOff(id); // ← report
    }
    throw error;`),
  },
  silent: {
    "APIError only to get at a 404": program(`
    if (error instanceof APIError && error.status === 404) return null;
    throw error;`),
    "APIError only to get at a 401 or a 403": program(`
    if (error instanceof APIError && (error.status === 401 || error.status === 403)) return null;
    throw error;`),
    "APIError only to get at a 404, negated": program(`
    if (!(error instanceof APIError && error.status === 404)) throw error;
    return null;`),
    "APIError and a list of statuses no failed run stands for": program(`
    if (error instanceof OpenAI.APIError && [401, 403, 404].includes(error.status ?? 0)) return null;
    throw error;`),
    "APIConnectionError with a look at its cause": program(`
    if (error instanceof OpenAI.APIConnectionError) {
      if ((error.cause as { code?: string } | undefined)?.code === "ECONNREFUSED") return backOff(id);
    }
    throw error;`),
    "NotFoundError with a switch in it": program(`
    if (error instanceof OpenAI.NotFoundError) {
      switch (error.code) {
        case "response_not_found":
          return null;
        default:
          return giveUp(id);
      }
    }
    throw error;`),
    "a helper that only knows connection errors": program(
      `
    if (isConnection(error)) return backOff(id);
    throw error;`,
      `function isConnection(e: unknown): boolean {
  return e instanceof OpenAI.APIConnectionError || e instanceof OpenAI.APIConnectionTimeoutError;
}`,
    ),
    "a helper with checks that only another call's handler uses": program(
      `
    console.error(error);
    return null;`,
      `const limited = (e: unknown) => e instanceof RateLimitError || (e as APIError).status === 503;
export async function ask(content: string) {
  try {
    return await client.chat.completions.create({ model: "gpt-5", messages: [{ role: "user", content }] });
  } catch (error) {
    if (limited(error)) return null;
    throw error;
  }
}`,
    ),
    "a helper that nobody calls": program(
      `
    throw error;`,
      `export function isRateLimit(e: unknown): boolean {
  return e instanceof RateLimitError;
}`,
    ),
    "a helper that gets something else from the handler": program(
      `
    if (isRateLimit(await backOff(id))) return null;
    throw error;`,
      `function isRateLimit(e: unknown): boolean {
  return e instanceof RateLimitError;
}`,
    ),
  },
});
