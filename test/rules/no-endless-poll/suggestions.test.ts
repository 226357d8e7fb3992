// Which condition is offered for which: it must be certain that the loop may ask for the pending statuses instead.
import { describe, expect, it } from "vitest";
import { lintCase } from "../../support/corpus.js";

const before = "let run = await openai.responses.retrieve(id);";
const turn = "{ await sleep(1000); run = await openai.responses.retrieve(id); }";

/** The code in the loop's place after the suggestion; `undefined` where a report has none. */
function offered(loop: string, first = before): string | undefined {
  const head = `import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const isOver = (r: OpenAI.Responses.Response, _?: object) => r.status === "completed";
const IS_OPEN: Record<string, boolean> = { queued: true, in_progress: true, incomplete: true };
export class Job {
  run!: OpenAI.Responses.Response;
  jobs: Record<string, OpenAI.Responses.Response> = {};
  async wait(id: string, isOpen: () => boolean, isTold: boolean) {
    ${first}
    `;
  const code = `${head}${loop}
    console.log(id);
  }
}
`;
  const messages = lintCase("no-endless-poll", { code });
  expect(messages.map(({ line }) => line)).toEqual([11]);
  const fix = messages[0]?.suggestions?.[0]?.fix;
  if (fix === undefined) return undefined;
  const changed = code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
  return changed.slice(head.length).split("\n")[0];
}

const pending = (run: string): string =>
  `${run}.status === "queued" || ${run}.status === "in_progress"`;

describe("the suggestion of no-endless-poll", () => {
  it.each([
    'run.status !== "completed"',
    '"completed" !== run.status',
    '!(run.status === "completed")',
    'run.status !== "completed" && run.status !== "failed"',
    '!["completed", "failed"].includes(run.status!)',
    '["queued", "in_progress", "incomplete"].includes(run.status!)',
    'run.status === "queued" || run.status === "in_progress" || run.status === "incomplete"',
  ])("takes the place of the whole condition: while (%s)", (test) => {
    expect(offered(`while (${test}) ${turn}`)?.replaceAll("run.status!", "run.status")).toBe(
      `while (${pending("run")}) ${turn}`,
    );
  });

  it("takes the place of a question that is asked of the response", () => {
    expect(offered(`while (!isOver(run)) ${turn}`)).toBe(`while (${pending("run")}) ${turn}`);
  });

  it.each([
    ['isOpen() && run.status !== "completed"', `isOpen() && (${pending("run")})`],
    ['run.status !== "completed" && isOpen()', `(${pending("run")}) && isOpen()`],
    [
      'isOpen() && run.status !== "completed" && run.status !== "failed" && isTold',
      `isOpen() && (${pending("run")}) && isTold`,
    ],
  ])("leaves what else is asked: while (%s)", (test, after) => {
    expect(offered(`while (${test}) ${turn}`)).toBe(`while (${after}) ${turn}`);
  });

  it("writes quotes as the condition has them", () => {
    expect(offered(`while (run.status !== 'completed') ${turn}`)).toBe(
      `while (run.status === 'queued' || run.status === 'in_progress') ${turn}`,
    );
  });

  it("asks at the end of a turn, too", () => {
    const start = "let run: OpenAI.Responses.Response;";
    expect(offered(`do ${turn} while (run.status !== "completed");`, start)).toBe(
      `do ${turn} while (${pending("run")});`,
    );
  });

  it("asks in the middle of a for", () => {
    expect(offered(`for (; run.status !== "completed"; ) ${turn}`)).toBe(
      `for (; ${pending("run")}; ) ${turn}`,
    );
  });

  it("asks a status that is kept in a variable, and known to be pending at first", () => {
    const body = "{ ({ status } = await openai.responses.retrieve(id)); }";
    expect(
      offered(`while (status !== "completed") ${body}`, 'let status: string = "queued";'),
    ).toBe(`while (status === "queued" || status === "in_progress") ${body}`);
  });

  it("asks a response that an object's status stands in for at first", () => {
    expect(
      offered(
        `while (run.status !== "completed") ${turn}`,
        'let run: { status?: string } = { status: "queued" };',
      ),
    ).toBe(`while (${pending("run")}) ${turn}`);
  });

  it("asks a response that is kept in a field", () => {
    const body = "{ this.run = await openai.responses.retrieve(id); }";
    expect(
      offered(
        `while (this.run.status !== "completed") ${body}`,
        "this.run = await openai.responses.retrieve(id);",
      ),
    ).toBe(`while (${pending("this.run")}) ${body}`);
  });

  it("asks a response of which a table is asked", () => {
    expect(offered(`while (IS_OPEN[run.status]) ${turn}`)).toBe(
      `while (${pending("run")}) ${turn}`,
    );
  });

  it("asks a response that a function is given, whatever it is given besides", () => {
    expect(
      offered(`while (!isOver(run, limits)) ${turn}`, `${before} const limits = { tries: 3 };`),
    ).toBe(`while (${pending("run")}) ${turn}`);
  });

  it("asks a status that was taken off a response before", () => {
    const body = "{ ({ status } = await openai.responses.retrieve(id)); }";
    expect(
      offered(
        `while (status !== "completed") ${body}`,
        "let status = (await openai.responses.retrieve(id)).status;",
      ),
    ).toBe(`while (status === "queued" || status === "in_progress") ${body}`);
  });

  it("asks a response that an object with more than a status stands in for at first", () => {
    expect(
      offered(
        `while (run.status !== "completed") ${turn}`,
        'let run: { id?: string; status?: string } = { id, status: "queued" };',
      ),
    ).toBe(`while (${pending("run")}) ${turn}`);
  });

  it.each([
    [
      "two responses that are asked at once",
      `while (!(run.status === "completed" && other.status === "completed")) { run = await openai.responses.retrieve(id); other = await openai.responses.retrieve(id); }`,
      `${before} let other = run;`,
    ],
    [
      "two responses that are asked by one function",
      `while (!isOver(run) && !isOver(other)) { run = await openai.responses.retrieve(id); other = await openai.responses.retrieve(id); }`,
      `${before} let other = run;`,
    ],
    ["a question for the error", `while (!run.error) ${turn}`, before],
    [
      "a status that is none of the pending ones before the first turn",
      `while (status !== "completed") { ({ status } = await openai.responses.retrieve(id)); }`,
      'let status: string = "";',
    ],
    [
      "an object without a status before the first turn",
      `while (run.status !== "completed") ${turn}`,
      "let run: { id?: string; status?: string } = { id };",
    ],
    [
      "an object of another function before the first turn",
      `while (run.status !== "completed") ${turn}`,
      "const blank = () => ({}); let run: { status?: string } = blank();",
    ],
    [
      "a field that another function sets",
      `while (this.run.status !== "completed") { this.run = await openai.responses.retrieve(id); }`,
      "const reset = async () => { this.run = await openai.responses.retrieve(id); };",
    ],
    [
      "another field that is set before",
      `while (this.run.status !== "completed") { this.run = await openai.responses.retrieve(id); }`,
      "this.jobs = await openai.responses.retrieve(id);",
    ],
    [
      "a status that is not known before the first turn",
      `while (status !== "completed") { ({ status } = await openai.responses.retrieve(id)); }`,
      "let status: string | undefined;",
    ],
    [
      "a response that is not there before the first turn",
      `while (run?.status !== "completed") ${turn}`,
      "let run: OpenAI.Responses.Response | undefined;",
    ],
    [
      "a field that is set in the loop alone",
      `while (this.run.status !== "completed") { this.run = await openai.responses.retrieve(id); }`,
      ";",
    ],
    [
      "a place that is looked up",
      `while (this.jobs[id]!.status !== "completed") { this.jobs[id] = await openai.responses.retrieve(id); }`,
      "this.jobs[id] = await openai.responses.retrieve(id);",
    ],
    [
      "an alternative to the status",
      `while (run.status !== "completed" || isOpen()) ${turn}`,
      before,
    ],
    [
      "a loop without a condition",
      `for (;;) { if (run.status === "completed") break; run = await openai.responses.retrieve(id); }`,
      before,
    ],
    [
      "a comment in the condition",
      `while (run.status !== /* not yet */ "completed") ${turn}`,
      before,
    ],
    [
      "another question between two of the status",
      `while (run.status !== "completed" && isOpen() && run.status !== "failed") ${turn}`,
      before,
    ],
  ])("is not made for %s", (_, loop, first) => {
    expect(offered(loop, first)).toBeUndefined();
  });
});
