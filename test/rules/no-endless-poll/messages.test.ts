// What a report says: which call is repeated, after which ends, and which statuses no response has.
import { describe, expect, it } from "vitest";
import { lintCase } from "../../support/corpus.js";

/** The message for a loop, which begins on line 9, behind a first read on line 8. */
function messageFor(loop: string): string | undefined {
  const code = `import OpenAI from "openai";
import { poll } from "openai-background-errors";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const read = (id: string) => openai.responses.retrieve(id);
export async function wait(id: string): Promise<unknown> {
  let tries = 0;
  let run = await read(id);
${loop}
  return run;
}
`;
  return lintCase("no-endless-poll", { code })[0]?.message;
}

const turn = `{
    await sleep(1000);
    run = await read(id);
  }`;

describe("a message of no-endless-poll", () => {
  it.each([
    ['run.status !== "completed"', "`failed`, `cancelled` or `incomplete`"],
    ['run.status !== "completed" && run.status !== "failed"', "`cancelled` or `incomplete`"],
    ['!["completed", "failed", "cancelled"].includes(run.status!)', "`incomplete`"],
    ['run.status === "queued" || run.status === "incomplete"', "`incomplete`"],
    ['run.status !== "failed"', "`cancelled`, `incomplete` or `completed`"],
  ])("names the ends that it goes on after: while (%s)", (test, statuses) => {
    expect(messageFor(`  while (${test}) ${turn}`)).toBe(
      `This keeps reading the response of \`responses.retrieve\` on line 5 after it has ended as ${statuses}, and a finished response never changes. Go on only while its status is \`queued\` or \`in_progress\`.`,
    );
  });

  it.each([
    ['run.status !== "completed" && run.status !== "error"', "`error`"],
    ['run.status !== "completed" && "expired" !== run.status', "`expired`"],
    ['run.status != "completed" && run.status != "done"', "`done`"],
    [
      '!["completed", "failed", "canceled", "expired"].includes(run.status!)',
      "`canceled` or `expired`",
    ],
    ['!new Set(["completed", "error"]).has(run.status!)', "`error`"],
    ['run.status !== "completed" && run.status !== "error" && run.status !== "error"', "`error`"],
  ])("names what no response has as its status: while (%s)", (test, unknown) => {
    expect(messageFor(`  while (${test}) ${turn}`)).toContain(
      `; no response has a status ${unknown}. Go on`,
    );
  });

  it("names what no response has as its status: the cases of a switch", () => {
    expect(
      messageFor(`  for (;;) {
    switch (run.status) {
      case "completed":
        return run;
      case "error":
        throw new Error("failed");
    }
    await sleep(1000);
    run = await read(id);
  }`),
    ).toContain("no response has a status `error`.");
  });

  it.each([
    ['run.status !== "completed" && run.id !== "last"', "the id's word"],
    ['run.status !== "completed" && ["a", "b"].includes(id)', "a list of ids"],
    ['run.status !== "completed" && run.output_text !== "none"', "the output's word"],
  ])("takes no other words for statuses: while (%s)", (test) => {
    expect(messageFor(`  while (${test}) ${turn}`)).toMatch(
      /, and a finished response never changes/u,
    );
  });

  it("calls the shim's poll by its own name", () => {
    const code = `import OpenAI from "openai";
import { poll } from "openai-background-errors";
const openai = new OpenAI();
export async function wait(): Promise<unknown> {
  let run = await openai.responses.create({ model: "m", input: "Hi", background: true });
  while (run.status !== "completed") run = await poll(openai, run.id);
  return run;
}
`;
    expect(lintCase("no-endless-poll", { code }).map(({ message }) => message)).toEqual([
      "This keeps reading the response of `poll` on line 6 after it has ended as `cancelled` or `incomplete`, and a finished response never changes. Go on only while its status is `queued` or `in_progress`.",
    ]);
  });

  it("says of a loop behind the start that a response is queued at first", () => {
    const code = `import OpenAI from "openai";
const openai = new OpenAI();
export async function run(): Promise<unknown> {
  let run = await openai.responses.create({ model: "m", input: "Hi", background: true });
  while (run.status === "in_progress") run = await openai.responses.retrieve(run.id);
  return run;
}
`;
    expect(lintCase("no-endless-poll", { code }).map(({ message }) => message)).toEqual([
      "A background response is `queued` at first, so this ends before the response does. Go on while its status is `queued` or `in_progress`.",
    ]);
  });
});
