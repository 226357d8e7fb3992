// Reads that go through the shim, in every way the shim offers, and code that has the shim and does not use it.
import { describeCorpus } from "../../support/corpus.js";

const HEAD = `import OpenAI, { RateLimitError } from "openai";
`;
const CLIENT = `const client = new OpenAI();
`;
const HANDLER = `catch (error) {
    if (error instanceof RateLimitError) return null;
    throw error;
  }`;
const REPORTED = HANDLER.replace("return null;", "return null; // ← report");

describeCorpus("no-ineffective-error-check", {
  reported: {
    "the shim is imported and not used": `${HEAD}import { throwIfFailed } from "openai-background-errors";
${CLIENT}export const check = throwIfFailed;
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } ${REPORTED}
}
`,
    "isFailedResponseError in the handler makes nothing throw": `${HEAD}import { isFailedResponseError } from "openai-background-errors";
${CLIENT}export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (isFailedResponseError(error)) return undefined;
    if (error instanceof RateLimitError) return null; // ← report
    throw error;
  }
}
`,
    "the type of the shim only": `${HEAD}import type { FailedResponseDetails } from "openai-background-errors";
${CLIENT}export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (error instanceof RateLimitError) return (error as Partial<FailedResponseDetails>).retryAfterMs; // ← report
    throw error;
  }
}
`,
    "one read of two is normalised": `${HEAD}import { throwIfFailed } from "openai-background-errors";
${CLIENT}export async function compare(a: string, b: string) {
  try {
    const first = throwIfFailed(await client.responses.retrieve(a));
    const second = await client.responses.retrieve(b);
    return first.output_text === second.output_text;
  } ${REPORTED}
}
`,
    "the other function's read is normalised": `${HEAD}import { throwIfFailed } from "openai-background-errors";
${CLIENT}export const safe = async (id: string) => throwIfFailed(await client.responses.retrieve(id));
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } ${REPORTED}
}
`,
    "only the start is normalised, the polls after it are not": `${HEAD}import { throwIfFailed } from "openai-background-errors";
${CLIENT}export async function research(input: string) {
  try {
    let run = throwIfFailed(await client.responses.create({ model: "gpt-5", input, background: true }));
    while (run.status === "queued" || run.status === "in_progress") {
      run = await client.responses.retrieve(run.id);
    }
    return run.output_text;
  } ${REPORTED}
}
`,
    "the typed client is another one": `${HEAD}import { withTypedFailures } from "openai-background-errors";
const raw = new OpenAI();
export const typed = withTypedFailures(raw);
export async function read(id: string) {
  try {
    return (await raw.responses.retrieve(id)).output_text;
  } ${REPORTED}
}
`,
    "a same-file function that is called throwIfFailed and throws nothing": `${HEAD}${CLIENT}function throwIfFailed<T>(response: T): T {
  return response;
}
export async function read(id: string) {
  try {
    return throwIfFailed(await client.responses.retrieve(id)).output_text;
  } ${REPORTED}
}
`,
    "errorFromResponse is made and not thrown, nor looked at": `${HEAD}import { errorFromResponse } from "openai-background-errors";
${CLIENT}export const describe = (response: OpenAI.Responses.Response) => errorFromResponse(response)?.message;
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } ${REPORTED}
}
`,
    "two readers share a normalising function, and one does not use it": `${HEAD}import { throwIfFailed } from "openai-background-errors";
${CLIENT}const fetchRun = async (id: string) => throwIfFailed(await client.responses.retrieve(id));
export async function a(id: string) {
  try {
    return (await fetchRun(id)).output_text;
  } ${HANDLER}
}
export async function b(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } ${REPORTED}
}
`,
  },
  silent: {
    "throwIfFailed around the awaited read": `${HEAD}import { throwIfFailed } from "openai-background-errors";
${CLIENT}export async function read(id: string) {
  try {
    return throwIfFailed(await client.responses.retrieve(id)).output_text;
  } ${HANDLER}
}
`,
    "throwIfFailed by then": `${HEAD}import { throwIfFailed } from "openai-background-errors";
${CLIENT}export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id).then(throwIfFailed)).output_text;
  } ${HANDLER}
}
`,
    "throwIfFailed in a then callback": `${HEAD}import { throwIfFailed } from "openai-background-errors";
${CLIENT}export const read = (id: string) =>
  client.responses
    .retrieve(id)
    .then((response) => throwIfFailed(response, { incomplete: true }).output_text)
    .catch((error: unknown) => {
      if (error instanceof RateLimitError) return null;
      throw error;
    });
`,
    "throwIfFailed under a local name": `${HEAD}import { throwIfFailed as checked } from "openai-background-errors";
${CLIENT}export async function read(id: string) {
  try {
    return checked(await client.responses.retrieve(id)).output_text;
  } ${HANDLER}
}
`,
    "throwIfFailed of the namespace": `${HEAD}import * as shim from "openai-background-errors";
${CLIENT}export async function read(id: string) {
  try {
    return shim.throwIfFailed(await client.responses.retrieve(id)).output_text;
  } ${HANDLER}
}
`,
    "throwIfFailed as a statement, after the read": `${HEAD}import { throwIfFailed } from "openai-background-errors";
${CLIENT}export async function read(id: string) {
  try {
    const response = await client.responses.retrieve(id);
    throwIfFailed(response);
    return response.output_text;
  } ${HANDLER}
}
`,
    "throwIfFailed after the loop that waits": `${HEAD}import { throwIfFailed } from "openai-background-errors";
${CLIENT}export async function read(id: string) {
  try {
    let response = await client.responses.retrieve(id);
    while (response.status === "queued" || response.status === "in_progress") {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      response = await client.responses.retrieve(id);
    }
    return throwIfFailed(response).output_text;
  } ${HANDLER}
}
`,
    "throwIfFailed on the data of withResponse": `${HEAD}import { throwIfFailed } from "openai-background-errors";
${CLIENT}export async function read(id: string) {
  try {
    const { data, request_id } = await client.responses.retrieve(id).withResponse();
    console.log(request_id);
    return throwIfFailed(data).output_text;
  } ${HANDLER}
}
`,
    "throwIfFailed for each of Promise.all": `${HEAD}import { throwIfFailed } from "openai-background-errors";
${CLIENT}export async function readAll(ids: string[]) {
  try {
    return await Promise.all(ids.map((id) => client.responses.retrieve(id).then(throwIfFailed)));
  } ${HANDLER}
}
`,
    "throwIfFailed over the results of Promise.all": `${HEAD}import { throwIfFailed } from "openai-background-errors";
${CLIENT}export async function readAll(ids: string[]) {
  try {
    const runs = await Promise.all(ids.map((id) => client.responses.retrieve(id)));
    return runs.map((run) => throwIfFailed(run).output_text);
  } ${HANDLER}
}
`,
    "errorFromResponse, thrown if there is one": `${HEAD}import { errorFromResponse } from "openai-background-errors";
${CLIENT}export async function read(id: string) {
  try {
    const response = await client.responses.retrieve(id);
    const failure = errorFromResponse(response);
    if (failure) throw failure;
    return response.output_text;
  } ${HANDLER}
}
`,
    "throwOnFailedEvent over retrieve with stream": `${HEAD}import { throwOnFailedEvent } from "openai-background-errors";
${CLIENT}export async function follow(id: string) {
  try {
    for await (const event of throwOnFailedEvent(await client.responses.retrieve(id, { stream: true }))) {
      if (event.type === "response.completed") return event.response.output_text;
    }
    return "";
  } ${HANDLER}
}
`,
    "throwOnFailedEvent over a background create": `${HEAD}import { throwOnFailedEvent } from "openai-background-errors";
${CLIENT}export async function follow(input: string) {
  try {
    const stream = throwOnFailedEvent(
      await client.responses.create({ model: "gpt-5", input, background: true, stream: true }),
    );
    for await (const event of stream) console.log(event.type);
    return "";
  } ${HANDLER}
}
`,
    poll: `${HEAD}import { poll } from "openai-background-errors";
${CLIENT}export async function read(id: string) {
  try {
    return (await poll(client, id, { timeoutMs: 60_000 })).output_text;
  } ${HANDLER}
}
`,
    createAndPoll: `${HEAD}import { createAndPoll } from "openai-background-errors";
${CLIENT}export async function research(input: string) {
  try {
    return (await createAndPoll(client, { model: "gpt-5", input })).output_text;
  } ${HANDLER}
}
`,
    "a client from withTypedFailures": `${HEAD}import { withTypedFailures } from "openai-background-errors";
const client = withTypedFailures(new OpenAI());
export async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } ${HANDLER}
}
`,
    "a client from withTypedFailures in a field": `${HEAD}import { withTypedFailures } from "openai-background-errors";
export class Runs {
  readonly #client = withTypedFailures(new OpenAI());
  async read(id: string) {
    try {
      return (await this.#client.responses.retrieve(id)).output_text;
    } catch (error) {
      if (error instanceof RateLimitError) return null;
      throw error;
    }
  }
}
`,
    "a client from withTypedFailures, and its responses destructured": `${HEAD}import { withTypedFailures } from "openai-background-errors";
const { responses } = withTypedFailures(new OpenAI(), { incomplete: true });
export async function read(id: string) {
  try {
    return (await responses.retrieve(id)).output_text;
  } ${HANDLER}
}
`,
    "a client from withTypedFailures, from a same-file getter": `${HEAD}import { withTypedFailures } from "openai-background-errors";
const getClient = () => withTypedFailures(new OpenAI());
export async function read(id: string) {
  try {
    return (await getClient().responses.retrieve(id)).output_text;
  } ${HANDLER}
}
`,
    "a same-file function that normalises": `${HEAD}import { throwIfFailed } from "openai-background-errors";
${CLIENT}async function fetchRun(id: string) {
  const response = await client.responses.retrieve(id);
  return throwIfFailed(response);
}
export async function read(id: string) {
  try {
    return (await fetchRun(id)).output_text;
  } ${HANDLER}
}
`,
    "a same-file function that gets the response and normalises it": `${HEAD}import { throwIfFailed } from "openai-background-errors";
${CLIENT}function textOf(response: OpenAI.Responses.Response): string {
  return throwIfFailed(response).output_text;
}
export async function read(id: string) {
  try {
    return textOf(await client.responses.retrieve(id));
  } ${HANDLER}
}
`,
    "a module that re-exports the shim, named in the settings": {
      settings: { shimModule: "@acme/openai-errors" },
      code: `${HEAD}import { throwIfFailed } from "@acme/openai-errors";
${CLIENT}export async function read(id: string) {
  try {
    return throwIfFailed(await client.responses.retrieve(id)).output_text;
  } ${HANDLER}
}
`,
    },
    "by require": {
      filename: "file.cjs",
      code: `
const { OpenAI } = require("openai");
const { throwIfFailed } = require("openai-background-errors");
const client = new OpenAI();
exports.read = async (id) => {
  try {
    return throwIfFailed(await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return null;
    throw error;
  }
};
`,
    },
  },
});
