// What a report says: which call, on which line, and what to wrap it in.
import { describe, expect, it } from "vitest";
import { lintCase } from "../../support/corpus.js";

/** The messages for a `try` of some statements, which begin on line 6, and a check of the caught error. */
function messagesFor(statements: string, check = "error instanceof RateLimitError"): string[] {
  const code = `import OpenAI, { RateLimitError } from "openai";
import { park, show } from "./app.js";
const openai = new OpenAI();
export async function text(id: string): Promise<unknown> {
  try {
${statements}
  } catch (error: any) {
    if (${check}) return park(id);
    throw error;
  }
}
`;
  return lintCase("no-ineffective-error-check", { code }).map(({ message }) => message);
}

const retrieve = "    return (await openai.responses.retrieve(id)).output_text;";

describe("a message of no-ineffective-error-check", () => {
  it("names the read, its line and the wrapper", () => {
    expect(messagesFor(retrieve)).toEqual([
      'This check never sees a failed run: `responses.retrieve` on line 6 does not throw then, it resolves with `status: "failed"`. Wrap the read in `throwIfFailed` from `openai-background-errors`.',
    ]);
  });

  it.each([
    ["retrieve", "openai.responses.retrieve(id, { stream: true })"],
    [
      "create",
      'openai.responses.create({ model: "m", input: id, background: true, stream: true })',
    ],
    ["stream", "openai.responses.stream({ response_id: id })"],
  ])("calls a stream's read by the SDK's own name: %s", (method, read) => {
    const [message] = messagesFor(
      `    for await (const event of await ${read}) show(event.type);\n    return undefined;`,
    );
    expect(message).toContain(`\`responses.${method}\` on line 6`);
    expect(message).toContain("`throwOnFailedEvent`");
  });

  it("names the first of several reads, wherever the others are", () => {
    const [message] = messagesFor(
      `    const [first, second] = await Promise.all([
      openai.responses.retrieve(id),
      openai.responses.retrieve(id + "_2"),
    ]);
    return first.output_text + second.output_text;`,
    );
    expect(message).toContain("on line 7 does not throw");
  });

  it("says of a name that it is never true", () => {
    const [message] = messagesFor(retrieve, 'error.name === "RateLimitError"');
    expect(message).toMatch(
      /^`name` is "Error" for every SDK error, so this is never true; and `responses.retrieve` on line 6 /u,
    );
  });

  it("names the line of the throw that loses the type, and the line of the read", () => {
    expect(
      messagesFor(`    const run = await openai.responses.retrieve(id);
    if (run.status === "failed") {
      throw new Error(run.error?.message);
    }
    return run.output_text;`),
    ).toEqual([
      "The failure is thrown as a plain `Error` on line 8, so this check for an SDK error is never true for a failed run. Wrap the read on line 6 in `throwIfFailed` from `openai-background-errors`.",
    ]);
  });

  it("reports in the order of the file", () => {
    const lines = lintCase("no-ineffective-error-check", {
      code: `import OpenAI from "openai";
const openai = new OpenAI();
export async function text(id: string): Promise<unknown> {
  try {
    return (await openai.responses.retrieve(id)).output_text;
  } catch (error: any) {
    switch (error.status) {
      case 429:
        return null;
    }
    if ([500, 503].includes(error.status)) return null;
    if (error instanceof OpenAI.BadRequestError) return null;
    throw error;
  }
}
`,
    }).map(({ line }) => line);
    expect(lines).toEqual([7, 11, 12]);
  });
});
