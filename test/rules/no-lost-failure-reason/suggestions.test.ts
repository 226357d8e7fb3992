// What the suggestion throws instead: by which name it finds the response, and where it offers nothing.
import { describe, expect, it } from "vitest";
import { lintCase } from "../../support/corpus.js";

const LOST = 'new Error("failed")';

/**
 * What is thrown after the suggestion, in the place of `LOST`; `undefined` where a report has none.
 *
 * @param body - in which `LOST` stands for an error without a reason
 */
function thrownAfter(body: string): string | undefined {
  const code = `import OpenAI from "openai";
import { hold, isBad, log } from "./tools.js";
const client = new OpenAI();
let current: any;
export class Job {
  run: any;
  runs: any;
  async text(id: string, other: any) {
    ${body.replace("LOST", LOST)}
  }
}
`;
  const messages = lintCase("no-lost-failure-reason", { code });
  expect(messages.map(({ message }) => message)).toHaveLength(1);
  const fix = messages[0]?.suggestions?.[0]?.fix;
  if (fix === undefined) return undefined;
  const changed = code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
  const [before = "", after = ""] = body.split("LOST");
  const start = changed.indexOf(before) + before.length;
  return changed.slice(start, changed.indexOf(after, start));
}

const READ = "const run = await client.responses.retrieve(id);";
const STREAM = "const stream = await client.responses.retrieve(id, { stream: true });";
const LISTENED = "const stream = client.responses.stream({ response_id: id });";

describe("the suggestion of no-lost-failure-reason", () => {
  it.each([
    `${READ} if (run.status === "failed") throw LOST; return run.output_text;`,
    `${READ} if (run.status === "failed") { if (other) throw LOST; } return run.output_text;`,
    `${READ} if (run?.status === "failed") throw LOST; return run.output_text;`,
    `${READ} const { status } = run; if (status === "failed") throw LOST; return other;`,
    `${READ} const isBad = run.status === "failed"; if (isBad) throw LOST; const later = run; return later;`,
    `${READ} const { status } = run; const next = await client.responses.retrieve(other); if (status === "failed") throw LOST; return next;`,
    `${READ} if (isBad(run)) { if (run.status === "failed") throw LOST; } return run.output_text;`,
    `${READ} if (isBad(run.id)) log(id); if (run.status !== "failed") return run; throw LOST;`,
    `${READ} const check = () => { if (run.status === "failed") throw LOST; }; check(); return run.output_text;`,
    `${READ} return run.status === "failed" ? Promise.reject(LOST) : run;`,
    `${READ} return run.status === "failed" && Promise.reject(LOST);`,
    `${READ} return new Promise((resolve, reject) => { if (run.status === "failed") reject(LOST); else resolve(run); });`,
  ])("throws the error of the response that was asked: %s", (body) => {
    expect(thrownAfter(body)).toBe("errorFromResponse(run)");
  });

  it.each([
    `${READ} if (run.status === "completed") return run; throw LOST;`,
    `${READ} if (run.status === "completed") { return run; } else { throw LOST; }`,
    `${READ} switch (run.status) { case "completed": return run; default: throw LOST; }`,
    `${READ} return run.status === "completed" ? run : Promise.reject(LOST);`,
    `${READ} return run.status === "completed" || Promise.reject(LOST);`,
    `${READ} if (!run || run.status === "failed") throw LOST; return run.output_text;`,
    `${READ} if (run == null || run.status === "failed") throw LOST; return run.output_text;`,
    `${READ} if (run && run.status === "failed") throw LOST; return run.output_text;`,
  ])("keeps the error for what else leads there: %s", (body) => {
    expect(thrownAfter(body)).toBe(`errorFromResponse(run) ?? ${LOST}`);
  });

  it.each([
    [
      "this.run",
      `this.run = await client.responses.retrieve(id); if (this.run.status === "failed") throw LOST; return id;`,
    ],
    [
      "current",
      `current = await client.responses.retrieve(id); if (current.status === "failed") throw LOST; return id;`,
    ],
    [
      "event.response",
      `${STREAM} for await (const event of stream) { if (event.type === "response.failed") throw LOST; log(event); }`,
    ],
    [
      "event.response",
      `${STREAM} for await (const event of stream) { switch (event.type) { case "response.failed": throw LOST; } log(event); }`,
    ],
    [
      "event.response",
      `${LISTENED} stream.on("response.failed", (event) => { throw LOST; }); await stream.done();`,
    ],
    [
      "event.response",
      `${LISTENED} stream.on("event", (event) => { if (event.type === "response.failed") throw LOST; }); await stream.done();`,
    ],
  ])("names the response as the code does: %s in %s", (name, body) => {
    expect(thrownAfter(body)).toBe(`errorFromResponse(${name})`);
  });

  it.each([
    [
      "the response has no name",
      `const { status } = await client.responses.retrieve(id); if (status === "failed") throw LOST; return id;`,
    ],
    [
      "it may be one of two names",
      `${READ} const same = run; const isFailed = run.status === "failed"; if (isFailed) throw LOST; return same;`,
    ],
    [
      "another event leads there, too",
      `${STREAM} for await (const event of stream) { if (event.type === "response.failed" || event.type === "error") throw LOST; log(event.type); }`,
    ],
    [
      "the event was taken apart",
      `${STREAM} for await (const { type } of stream) { if (type === "response.failed") throw LOST; log(type); }`,
    ],
    [
      "the listener takes no event",
      `${LISTENED} stream.on("response.failed", () => { throw LOST; }); await stream.done();`,
    ],
  ])("is not made where %s", (_, body) => {
    expect(thrownAfter(body)).toBeUndefined();
  });
});
