/** What counts as telling the reason: fields, guards, objects as text, helpers, logs and stores. */
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI from "openai";
const client = new OpenAI();
`;

/** A function whose branch for failed responses is the given code. */
const branch = (code: string): string => `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") {
    ${code}
  }
  return response.output_text;
}
`;

describeCorpus("no-lost-failure-reason", {
  reported: {
    "the error object in a template, among other things": branch(
      `throw new Error(\`\${id} ended as \${response.status}: \${response.error}\`); // ← report`,
    ),
    "the error object in a template, taken out by destructuring": `${head}
export async function read(id: string) {
  const { status, error, output_text } = await client.responses.retrieve(id);
  if (status === "failed") throw new Error(\`failed: \${error}\`); // ← report
  return output_text;
}
`,
    "the error object in a template, kept in a const": branch(`const reason = response.error;
    throw new Error(\`failed: \${reason}\`); // ← report`),
    "the error object in a template that is logged": branch(
      `console.error(\`response failed: \${response.error}\`); // ← report`,
    ),
    "the error object in a template that is returned": branch(
      `return \`Sorry, that failed: \${response.error}\`; // ← report`,
    ),
    "the message without a guard, in a template": branch(
      `throw new Error(\`failed: \${response.error.message}\`); // ← report`,
    ),
    "the code without a guard": branch(`throw new Error(response.error.code); // ← report`),
    "the message without a guard, behind an optional response": branch(
      `throw new Error(response?.error.message); // ← report`,
    ),
    "the message without a guard, of a destructured error": {
      filename: "read.js",
      code: `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id) {
  const { status, error, output_text } = await client.responses.retrieve(id);
  if (status === "failed") throw new Error(error.message); // ← report
  return output_text;
}
`,
    },
    "last_error of a cast response": branch(
      `throw new Error((response as any).last_error?.message ?? "failed"); // ← report`,
    ),
    "last_error that is logged": branch(`console.error((response as any).last_error); // ← report`),
    "last_error that is answered": `${head}
import type { Request, Response } from "express";
export async function show(req: Request<{ id: string }>, res: Response) {
  const run: any = await client.responses.retrieve(req.params.id);
  if (run.status === "failed") return res.status(502).json({ error: run.last_error }); // ← report
  return res.json({ text: run.output_text });
}
`,
    "last_error where nothing is thrown and nothing looks at the status": `${head}
export async function lastError(id: string) {
  const response: any = await client.responses.retrieve(id);
  return response.last_error?.code; // ← report
}
`,
    "the reason of a response is logged, another one's failure thrown": `${head}
export async function compare(id: string, otherId: string) {
  const one = await client.responses.retrieve(id);
  const other = await client.responses.retrieve(otherId);
  if (one.status === "failed") {
    console.error(other.error);
    throw new Error("failed"); // ← report
  }
  return [one, other];
}
`,
    "a log in the branch for completed ones does not help the failed ones": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "completed") {
    console.log(response);
    return response.output_text;
  }
  if (response.status === "failed") throw new Error("failed"); // ← report
  return null;
}
`,
  },
  silent: {
    "the message behind &&": branch(
      `throw new Error((response.error && response.error.message) || "failed");`,
    ),
    "the message behind a conditional expression": branch(
      `throw new Error(response.error ? response.error.message : "failed");`,
    ),
    "the message behind a comparison with null":
      branch(`if (response.error !== null) throw new Error(response.error.message);
    throw new Error("failed for no stated reason");`),
    "the message behind an early throw":
      branch(`if (response.error == null) throw new Error("failed for no stated reason");
    throw new Error(\`\${response.error.code}: \${response.error.message}\`);`),
    "the message behind a guard in the same condition": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed" && response.error) throw new Error(response.error.message);
  return response.output_text;
}
`,
    "the message where the error is what is asked for": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.error) throw new Error(response.error.message);
  return response.output_text;
}
`,
    "the message where its code was compared through ?.":
      branch(`if (response.error?.code === "rate_limit_exceeded") throw new Error(response.error.message);
    throw new Error(response.error?.message ?? "failed");`),
    "a destructured error with ?.": `${head}
export async function read(id: string) {
  const { status, error, output_text } = await client.responses.retrieve(id);
  if (status === "failed") throw new Error(error?.message ?? "failed");
  return output_text;
}
`,
    "the message in a const": branch(`const message = response.error?.message ?? "unknown";
    throw new Error(\`failed: \${message}\`);`),
    "the error as JSON": branch(`throw new Error(\`failed: \${JSON.stringify(response.error)}\`);`),
    "the whole response as JSON": branch(`throw new Error(JSON.stringify(response));`),
    "the whole response as cause": branch(`throw new Error("failed", { cause: response });`),
    "an own error class that is given the response": `${head}
class RunFailedError extends Error {
  constructor(readonly response: OpenAI.Responses.Response) {
    super("run failed");
  }
}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") throw new RunFailedError(response);
  return response;
}
`,
    "an imported error class that is given the error": `${head}
import { RunFailedError } from "./errors.js";
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") throw new RunFailedError("failed", response.error);
  return response;
}
`,
    "a same-file helper that words the error": `${head}
const wording = (error: OpenAI.Responses.ResponseError | null) =>
  error === null ? "no reason given" : \`\${error.code}: \${error.message}\`;
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") throw new Error(wording(response.error));
  return response;
}
`,
    "an imported helper that makes the error from the response": `${head}
import { toError } from "./errors.js";
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") throw toError(response);
  return response;
}
`,
    "properties added to the error by Object.assign": branch(
      `throw Object.assign(new Error("failed"), { reason: response.error });`,
    ),
    "a property set on the error before it is thrown":
      branch(`const failure: Error & { code?: string } = new Error("failed");
    failure.code = response.error?.code;
    throw failure;`),
    "the cause set on the error before it is thrown": branch(`const failure = new Error("failed");
    failure.cause = response.error;
    throw failure;`),
    "the error object itself is thrown": branch(`throw response.error;`),
    "the response itself is thrown": branch(`throw response;`),
    "the response is logged just before": branch(`console.error(response);
    throw new Error("failed");`),
    "a structured log just before": `${head}
import { logger } from "./logger.js";
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") {
    logger.error({ id, err: response.error }, "response failed");
    throw new Error("failed");
  }
  return response;
}
`,
    "a log of the message just before":
      branch(`console.error(\`failed: \${response.error?.message}\`);
    throw new Error("failed");`),
    "a report to Sentry just before": `${head}
import * as Sentry from "@sentry/node";
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") {
    Sentry.captureMessage("response failed", { extra: { error: response.error } });
    throw new Error("failed");
  }
  return response;
}
`,
    "the reason kept in a field just before": `
import OpenAI from "openai";
export class Run {
  lastError: unknown;
  constructor(private readonly client: OpenAI) {}
  async read(id: string) {
    const response = await this.client.responses.retrieve(id);
    if (response.status !== "completed") {
      this.lastError = response.error;
      throw new Error("run did not complete");
    }
    return response.output_text;
  }
}
`,
    "the response handed to an imported function just before": `${head}
import { saveFailure } from "./failures.js";
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") {
    await saveFailure(response);
    throw new Error("failed");
  }
  return response;
}
`,
    "a failed and an incomplete one share a message with both reasons": `${head}
export async function read(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status !== "completed") {
    const reason = response.error?.message ?? response.incomplete_details?.reason ?? response.status;
    throw new Error(\`no answer: \${reason}\`);
  }
  return response.output_text;
}
`,
    "a template with another object's error": `${head}
export async function read(id: string, result: { error: string }) {
  const response = await client.responses.retrieve(id);
  console.warn(\`cache: \${result.error}\`);
  return response;
}
`,
    "a caught error in a template": `${head}
export async function read(id: string) {
  try {
    return await client.responses.retrieve(id);
  } catch (error) {
    throw new Error(\`could not read: \${error}\`);
  }
}
`,
  },
});
