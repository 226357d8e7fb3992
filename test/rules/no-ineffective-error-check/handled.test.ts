// What counts as handling a failed run, and what only looks like it.
import { describeCorpus } from "../../support/corpus.js";

const PENDING = `response.status === "queued" || response.status === "in_progress"`;

/** A module whose try reads until the run is over and goes on with `after`. */
function program(after: string, { inLoop = "", outside = "" } = {}): string {
  return `import OpenAI from "openai";
import { db, logger, sleep } from "./services.js";
const client = new OpenAI();
${outside}
export async function run(id: string): Promise<any> {
  try {
    let response = await client.responses.retrieve(id);
    while (${PENDING}) {
${inLoop}
      await sleep(2000);
      response = await client.responses.retrieve(id);
    }
${after}
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return "again"; //MARK
    throw error;
  }
}
`;
}

/** The same, with the check marked as reported. */
function reported(...args: Parameters<typeof program>): string {
  return program(...args).replace("//MARK", "// ← report: ineffectiveCheck");
}

/** The same, without a mark. */
function silent(...args: Parameters<typeof program>): string {
  return program(...args).replace("//MARK", "// polled too fast");
}

describeCorpus("no-ineffective-error-check", {
  reported: {
    "nothing looks at the status": reported(`    return response.output_text;`),
    "completed or null": reported(`
    if (response.status === "completed") return response.output_text;
    return null;`),
    "completed ? text : null": reported(
      `    return response.status === "completed" ? response.output_text : null;`,
    ),
    "not completed: null": reported(`
    if (response.status !== "completed") return null;
    return response.output_text;`),
    "not completed: undefined, by a bare return": reported(`
    if (response.status !== "completed") return;
    await db.save(id, response.output_text);`),
    "not completed: an answer without status or reason": reported(`
    if (response.status !== "completed") return { ok: false };
    return { ok: true, text: response.output_text };`),
    "not completed: a fixed line in the log": reported(`
    if (response.status !== "completed") logger.warn("no result");
    return response.output_text;`),
    "completed is stored, anything else is dropped": reported(`
    if (response.status === "completed") await db.save(id, response.output_text);`),
    "incomplete is looked at, failed is not": reported(`
    if (response.status === "incomplete") return response.incomplete_details?.reason;
    return response.output_text;`),
    "cancelled is looked at, failed is not": reported(`
    if (response.status === "cancelled") throw new Error("cancelled by the user");
    return response.output_text;`),
    "a switch without failed and without default": reported(`
    switch (response.status) {
      case "completed":
        return response.output_text;
      case "cancelled":
        return "";
    }`),
    "a switch whose default gives null": reported(`
    switch (response.status) {
      case "completed":
        return response.output_text;
      default:
        return null;
    }`),
    "every poll's status is logged": reported(`    return response.output_text;`, {
      inLoop: `      logger.info("status", response.status);`,
    }),
    "every poll's status is stored": reported(`    return response.output_text;`, {
      inLoop: `      await db.update(id, { status: response.status });`,
    }),
    "every poll's status goes to a callback": reported(`    return response.output_text;`, {
      inLoop: `      progress(response.status);`,
      outside: `export let progress: (status?: string) => void = () => undefined;`,
    }),
    "only the text is looked at": reported(`
    if (!response.output_text) return null;
    return response.output_text;`),
    "only an empty output is looked at": reported(`
    if (response.output.length === 0) return null;
    return response.output;`),
    "another value's status is compared with failed": reported(`    return response.output_text;`, {
      outside: `export async function job(name: string) {
  const record = await db.find(name);
  if (record.status === "failed") return record.error;
  return record.text;
}`,
    }),
    "another read's failure is handled, this one's is not": reported(
      `    return response.output_text;`,
      {
        outside: `export async function status(id: string) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") return response.error;
  return null;
}`,
      },
    ),
    "a foreground response's failure is handled, this one's is not": reported(
      `    return response.output_text;`,
      {
        outside: `export async function now(input: string) {
  const response = await client.responses.create({ model: "gpt-5", input });
  if (response.error) return response.error.message;
  return response.output_text;
}`,
      },
    ),
    "a caller that takes the text as it comes": reported(`    return response;`, {
      outside: `export const text = async (id: string) => (await run(id)).output_text;`,
    }),
  },
  silent: {
    "failed returns the error": silent(`
    if (response.status === "failed") return { error: response.error };
    return { text: response.output_text };`),
    "failed is logged with its reason": silent(`
    if (response.status === "failed") logger.error("run failed", response.error);
    return response.output_text;`),
    "failed is stored": silent(`
    if (response.status === "failed") {
      await db.update(id, { state: "failed", reason: response.error?.message });
      return;
    }
    await db.save(id, response.output_text);`),
    "the literal on the left": silent(`
    if ("failed" === response.status) return response.error?.message;
    return response.output_text;`),
    "not failed: the text": silent(`
    if (response.status !== "failed") return response.output_text;
    return "failed: " + response.error?.message;`),
    "failed in a ternary": silent(
      `    return response.status === "failed" ? { error: response.error } : { text: response.output_text };`,
    ),
    "failed among others in a list": silent(`
    if (["failed", "cancelled", "incomplete"].includes(response.status ?? "")) {
      return { state: response.status };
    }
    return { text: response.output_text };`),
    "failed in a set": silent(
      `
    if (BAD.has(response.status ?? "")) return { state: response.status };
    return { text: response.output_text };`,
      { outside: `const BAD = new Set(["failed", "cancelled"]);` },
    ),
    "a case of a switch": silent(`
    switch (response.status) {
      case "failed":
        return { error: response.error };
      default:
        return { text: response.output_text };
    }`),
    "a switch whose default returns the status": silent(`
    switch (response.status) {
      case "completed":
        return { text: response.output_text };
      default:
        return { state: response.status };
    }`),
    "error is read, status is not": silent(`
    if (response.error) return { code: response.error.code };
    return { text: response.output_text };`),
    "error is read in the returned value": silent(
      `    return { text: response.output_text, error: response.error };`,
    ),
    "error is read with ??": silent(`    return response.error?.message ?? response.output_text;`),
    destructured: silent(`
    const { status, error: reason, output_text } = response;
    if (status === "failed") return { reason };
    return { output_text };`),
    "not completed: the status is returned": silent(`
    if (response.status !== "completed") return { ok: false, status: response.status };
    return { ok: true, text: response.output_text };`),
    "not completed: the status is logged": silent(`
    if (response.status !== "completed") {
      logger.error("run " + id + " ended as " + response.status);
      return null;
    }
    return response.output_text;`),
    "not completed: the status is stored": silent(`
    if (response.status !== "completed") {
      await db.update(id, { status: response.status });
      return;
    }
    await db.save(id, response.output_text);`),
    "completed returns, what is left is logged with its status": silent(`
    if (response.status === "completed") return response.output_text;
    logger.warn({ id, status: response.status });
    return null;`),
    "the status is part of the returned value": silent(
      `    return { status: response.status, text: response.output_text };`,
    ),
    "a same-file helper looks at it": silent(
      `
    return toResult(response);`,
      {
        outside: `function toResult(run: OpenAI.Responses.Response) {
  return run.status === "failed" ? { error: run.error } : { text: run.output_text };
}`,
      },
    ),
    "a same-file caller looks at it": silent(`    return response;`, {
      outside: `export async function text(id: string) {
  const response = await run(id);
  if (response.status === "failed") return "failed: " + response.error?.message;
  return response.output_text;
}`,
    }),
    "a same-file caller of a caller looks at it": silent(`    return response;`, {
      outside: `const cached = (id: string) => run(id);
export async function text(id: string) {
  const { error, output_text } = await cached(id);
  if (error) return "failed: " + error.message;
  return output_text;
}`,
    }),
    "a same-file caller throws on everything but completed": silent(`    return response;`, {
      outside: `export async function text(id: string) {
  const response = await run(id);
  if (response.status !== "completed") throw new Error("run ended as " + response.status);
  return response.output_text;
}`,
    }),
    "looked at in the loop, as soon as it is seen": `
import OpenAI from "openai";
import { sleep } from "./services.js";
const client = new OpenAI();
export async function run(id: string) {
  try {
    for (;;) {
      const response = await client.responses.retrieve(id);
      if (response.status === "failed") return { error: response.error };
      if (response.status === "completed") return { text: response.output_text };
      await sleep(2000);
    }
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return { error: "polled too fast" };
    throw error;
  }
}
`,
  },
});
