// A helper throws for any failed response: each handler's suggestion wraps the reads of its own.
import { expect, it } from "vitest";
import { lintCase } from "../../support/corpus.js";

const head = `import OpenAI from "openai";
const openai = new OpenAI();
const completed = (run: OpenAI.Responses.Response) => {
  if (run.status === "failed") throw new Error("failed");
  return run;
};
`;

const reader = (name: string, read: string): string => `export async function ${name}(id: string) {
  try {
    return completed(${read}).output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return retryLater(id);
    throw error;
  }
}
`;

it("wraps the read in front of the handler, and not those of other callers", () => {
  const plain = "await openai.responses.retrieve(id)";
  const code = head + reader("one", plain) + reader("two", plain);
  const messages = lintCase("no-ineffective-error-check", { code });
  expect(messages.map(({ line }) => line)).toEqual([11, 19]);
  const fix = messages[1]?.suggestions?.[0]?.fix;
  const changed = code.slice(0, fix?.range[0]) + (fix?.text ?? "") + code.slice(fix?.range[1]);
  expect(changed.endsWith(reader("one", plain) + reader("two", `throwIfFailed(${plain})`))).toBe(
    true,
  );
});

it("offers nothing for a read that is made before the try, since it would throw past the handler", () => {
  const code = `${head}export async function late(id: string) {
  const run = await openai.responses.retrieve(id);
  try {
    return completed(run).output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return retryLater(id);
    throw error;
  }
}
`;
  const messages = lintCase("no-ineffective-error-check", { code });
  expect(messages.map(({ line }) => line)).toEqual([12]);
  expect(messages[0]?.suggestions ?? []).toEqual([]);
});
