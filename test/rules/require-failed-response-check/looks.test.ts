// What counts as a look at the status or the error, and what does not.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("require-failed-response-check", {
  reported: {
    "do…while that only waits": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r;
  do {
    await sleep(1000);
    r = await openai.responses.retrieve(id); // ← report
  } while (r.status === "queued" || r.status === "in_progress");
  return r.output_text;
}
`,
    "an endless loop that leaves at whatever is not pending": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  for (;;) {
    const r = await openai.responses.retrieve(id); // ← report
    if (r.status !== "queued" && r.status !== "in_progress") return r.output_text;
    await sleep(1000);
  }
}
`,
    "a pending set that only waits": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const PENDING = new Set(["queued", "in_progress"]);
export async function run(input: string) {
  let r = await openai.responses.create({ model: "gpt-5", input, background: true });
  while (PENDING.has(r.status!)) {
    await sleep(1000);
    r = await openai.responses.retrieve(r.id); // ← report
  }
  return r.output_text;
}
`,
    "a terminal set that treats all ends alike": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const TERMINAL = ["completed", "failed", "cancelled", "incomplete"];
export async function run(input: string) {
  let r = await openai.responses.create({ model: "gpt-5", input, background: true });
  while (!TERMINAL.includes(r.status!)) {
    await sleep(1000);
    r = await openai.responses.retrieve(r.id); // ← report
  }
  return r.output_text;
}
`,
    "a predicate of the file that only waits": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const isPending = (r: OpenAI.Responses.Response) => ["queued", "in_progress"].includes(r.status!);
export async function run(input: string) {
  let r = await openai.responses.create({ model: "gpt-5", input, background: true });
  while (isPending(r)) {
    await sleep(1000);
    r = await openai.responses.retrieve(r.id); // ← report
  }
  return r.output_text;
}
`,
    "the status kept in a variable that only waits": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let status: string | undefined = "queued";
  let text = "";
  while (status === "queued" || status === "in_progress") {
    const r = await openai.responses.retrieve(id); // ← report
    status = r.status;
    text = r.output_text;
    await sleep(1000);
  }
  return text;
}
`,
    "the status of the HTTP answer is not the response's": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const { data, response } = await openai.responses.retrieve(id).withResponse(); // ← report
  if (response.status !== 200) throw new Error("HTTP " + response.status);
  return data.output_text;
}
`,
    "the status of a settled promise is not the response's": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function texts(ids: string[]) {
  const settled = await Promise.allSettled(ids.map((id) => openai.responses.retrieve(id))); // ← report
  return settled.map((s) => (s.status === "fulfilled" ? s.value.output_text : null));
}
`,
    "the status of the route's answer is set, the response's not read": `
import express from "express";
import OpenAI from "openai";
const openai = new OpenAI();
const router = express.Router();
router.get("/:id", async (req, res, next) => {
  try {
    const response = await openai.responses.retrieve(req.params.id); // ← report
    res.status(200).json({ text: response.output_text });
  } catch (error) {
    next(error);
  }
});
export default router;
`,
    "the started response is looked at, the read one is not": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function run(input: string) {
  const started = await openai.responses.create({ model: "gpt-5", input, background: true });
  if (started.status === "failed") throw new Error(started.error?.message);
  await sleep(60_000);
  const later = await openai.responses.retrieve(started.id); // ← report
  return later.output_text;
}
`,
    "the first read is looked at, the second is not": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  const early = await openai.responses.retrieve(id);
  if (early.status === "failed") throw new Error(early.error?.message);
  await sleep(60_000);
  const late = await openai.responses.retrieve(id); // ← report
  return late.output_text;
}
`,
    "a catch around the read sees no failed run": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  try {
    const response = await openai.responses.retrieve(id); // ← report
    return response.output_text;
  } catch (error) {
    console.error("could not read the response", error);
    return null;
  }
}
`,
    "a row of one's own has a status, too": `
import OpenAI from "openai";
import { db } from "./db.js";
const openai = new OpenAI();
export async function finish(rowId: string) {
  const row = await db.jobs.get(rowId);
  if (row.status === "failed") return;
  const response = await openai.responses.retrieve(row.responseId); // ← report
  await db.jobs.update(rowId, { status: "completed", text: response.output_text });
}
`,
    "a progress callback is told the status while the run is pending": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function run(input: string, logger: { debug(line: string): void }) {
  let r = await openai.responses.create({ model: "gpt-5", input, background: true });
  while (["queued", "in_progress"].includes(r.status!)) {
    logger.debug("polling " + r.id + ": " + r.status);
    await sleep(1000);
    r = await openai.responses.retrieve(r.id); // ← report
  }
  return JSON.parse(r.output_text) as unknown;
}
`,
    "a function of the file that is called throwIfFailed and does nothing": `
import OpenAI from "openai";
const openai = new OpenAI();
function throwIfFailed<T>(value: T): T {
  return value;
}
export async function read(id: string) {
  const response = throwIfFailed(await openai.responses.retrieve(id)); // ← report
  return response.output_text;
}
`,
    "the usage and the id are no look": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id); // ← report
  console.info(response.id, response.usage?.total_tokens);
  return response.output_text;
}
`,
  },
  silent: {
    "a switch over the status": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id);
  switch (response.status) {
    case "completed":
      return response.output_text;
    case "queued":
    case "in_progress":
      return null;
    default:
      throw new Error("ended as " + response.status);
  }
}
`,
    "the text is used for completed alone": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id);
  if (response.status === "completed") return response.output_text;
  return null;
}
`,
    "a conditional expression over the status": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id);
  return response.status === "completed" ? response.output_text : "";
}
`,
    "a logical expression over the status": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id);
  return response.status === "completed" && response.output_text;
}
`,
    "an early return for whatever is not completed": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id);
  if (response.status !== "completed") return { pending: true, status: response.status };
  return { pending: false, text: response.output_text };
}
`,
    "a loop until completed uses no failed text": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (r.status !== "completed") {
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r.output_text;
}
`,
    "a throw for failed inside the loop that waits": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  for (;;) {
    const r = await openai.responses.retrieve(id);
    if (r.status === "failed") throw new Error(r.error?.message);
    if (r.status !== "queued" && r.status !== "in_progress") return r.output_text;
    await sleep(1000);
  }
}
`,
    "the error as a fallback of the text": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id);
  return response.output_text || response.error?.message || "";
}
`,
    "the error is destructured and thrown": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const { error, output_text } = await openai.responses.retrieve(id);
  if (error) throw new Error(error.code + ": " + error.message);
  return output_text;
}
`,
    "the status is destructured under another name and compared": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const { status: state, output_text: text = "" } = await openai.responses.retrieve(id);
  if (state !== "completed") throw new Error("ended as " + state);
  return text;
}
`,
    "node:assert on the status": `
import OpenAI from "openai";
import assert from "node:assert/strict";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id);
  assert.equal(response.status, "completed");
  return response.output_text;
}
`,
    "an invariant on the status": `
import OpenAI from "openai";
import invariant from "tiny-invariant";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id);
  invariant(response.status === "completed", "the run did not complete");
  return response.output_text;
}
`,
    "an expectation on the status": `
import OpenAI from "openai";
import { expect, it } from "vitest";
const openai = new OpenAI();
it("keeps the answer", async () => {
  const response = await openai.responses.retrieve(process.env.RESPONSE_ID!);
  expect(response.status).toBe("completed");
  expect(response.output_text).toContain("42");
});
`,
    "a set of bad ends": `
import OpenAI from "openai";
const openai = new OpenAI();
const BAD = new Set(["failed", "cancelled", "incomplete"]);
export async function read(id: string) {
  const response = await openai.responses.retrieve(id);
  if (BAD.has(response.status!)) throw new Error("ended as " + response.status);
  return response.output_text;
}
`,
    "a predicate of the file over the status": `
import OpenAI from "openai";
const openai = new OpenAI();
const succeeded = (status?: string) => status === "completed";
export async function read(id: string) {
  const response = await openai.responses.retrieve(id);
  if (!succeeded(response.status)) return null;
  return response.output_text;
}
`,
    "an assertion function of the file": `
import OpenAI from "openai";
const openai = new OpenAI();
function assertCompleted(r: OpenAI.Responses.Response): asserts r is OpenAI.Responses.Response {
  if (r.status !== "completed") throw new Error(r.error?.message ?? "ended as " + r.status);
}
export async function read(id: string) {
  const response = await openai.responses.retrieve(id);
  assertCompleted(response);
  return response.output_text;
}
`,
    "a type guard of the file": `
import OpenAI from "openai";
import type { Response } from "openai/resources/responses/responses";
const openai = new OpenAI();
type Done = Response & { status: "completed" };
const isDone = (r: Response): r is Done => r.status === "completed";
export async function read(id: string) {
  const response = await openai.responses.retrieve(id);
  return isDone(response) ? response.output_text : undefined;
}
`,
    "the status by a computed key": {
      filename: "read.js",
      code: `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id) {
  const response = await openai.responses.retrieve(id);
  if (response["status"] === "failed") throw new Error(response["error"]?.["message"]);
  return response["output_text"];
}
`,
    },
    "the look comes after the text was taken": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id);
  const text = response.output_text.trim();
  if (response.status === "failed") throw new Error(response.error?.message);
  return text;
}
`,
    "the bad ends are logged with their status": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function read(id: string, logger: { error(...args: unknown[]): void }) {
  const response = await openai.responses.retrieve(id);
  if (response.status !== "completed") logger.error("run ended", response.status, response.error);
  return response.output_text;
}
`,
    "the status goes to an imported matcher": `
import OpenAI from "openai";
import { match } from "ts-pattern";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id);
  return match(response.status)
    .with("completed", () => response.output_text)
    .otherwise((status) => "ended as " + status);
}
`,
    "errorFromResponse of the shim": `
import OpenAI from "openai";
import { errorFromResponse } from "openai-background-errors";
const openai = new OpenAI();
export async function read(id: string) {
  const response = await openai.responses.retrieve(id);
  const error = errorFromResponse(response);
  if (error) throw error;
  return response.output_text;
}
`,
    "a function of the file that normalises": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const openai = new OpenAI();
const checked = async (reading: Promise<OpenAI.Responses.Response>) => throwIfFailed(await reading);
export async function read(id: string) {
  const response = await checked(openai.responses.retrieve(id));
  return response.output_text;
}
`,
    "the shim re-exported by a module of one's own": {
      code: `
import OpenAI from "openai";
import { throwIfFailed } from "@acme/openai-errors";
const openai = new OpenAI();
export const read = (id: string) =>
  openai.responses
    .retrieve(id)
    .then(throwIfFailed)
    .then((response) => response.output_text);
`,
      settings: { shimModule: "@acme/openai-errors" },
    },
    "a client that is wrapped once for all": `
import OpenAI from "openai";
import { withTypedFailures } from "openai-background-errors";
const openai = withTypedFailures(new OpenAI());
export async function read(id: string) {
  const response = await openai.responses.retrieve(id);
  return response.output_text;
}
`,
  },
});
