// Text of megabytes, of one character each: no expression may look at it again and again.
import { Linter } from "eslint";
import { expect, it } from "vitest";
import plugin from "../src/index.js";
import { errorFromResponse } from "../shim/src/index.js";

const work = `import OpenAI from "openai";
const client = new OpenAI();
export async function text(id) {
  try {
    const run = await client.responses.retrieve(id);
    if (run.status === "failed") throw new Error("failed");
    return run.output_text;
  } catch (error) {
    if (error.status === 429) return text(id);
    throw error;
  }
}
`;

const CHARACTERS = [" ", "a", "0", "(", "/", "\\"] as const;

const PLACES: Readonly<Record<string, (filler: string) => string>> = {
  "a comment": (filler) => `${work}/* ${filler.replaceAll("*/", "")} x */`,
  "a template": (filler) => `${work}const filler = \`${filler}x\`;`,
  "blank before a statement": (filler) => `${filler.replaceAll(/\S/gu, " ")}${work}`,
  "a compared text": (filler) =>
    work.replace('"failed")', `\`${filler}x\`) throw run; if (run.status === "failed")`),
};

/**
 * The time of the processor that some work takes, in milliseconds, at its best: what else the machine
 * does takes its share of the rest.
 */
function leastTime(work: () => void): number {
  return Math.min(
    ...Array.from({ length: 3 }, () => {
      const before = process.cpuUsage();
      work();
      const { user } = process.cpuUsage(before);
      return user / 1000;
    }),
  );
}

/** Eight times the text: quadratic work takes 64 times as long, so any bound in between tells. */
const [SMALL, LARGE, BOUND] = [125_000, 1_000_000, 30];

function lint(code: string): void {
  const messages = new Linter().verify(code, { ...plugin.configs.strict });
  expect(messages.filter(({ fatal }) => fatal === true)).toEqual([]);
  expect(messages).not.toHaveLength(0);
}

it.each(Object.entries(PLACES))("%s of a megabyte is linted in linear time", (_name, place) => {
  for (const character of CHARACTERS) {
    const [small, large] = [SMALL, LARGE].map((size) =>
      leastTime(() => {
        lint(place(character.repeat(size / character.length)));
      }),
    ) as [number, number];
    // A tenth of a second is what the parser and the start of it all may take.
    expect(large, JSON.stringify(character)).toBeLessThan(BOUND * (small + 100));
  }
});

const MESSAGES = [
  "0",
  "1.",
  "try again in ",
  "try again in 1",
  "retry after 1.1",
  "1s ",
  "retry after 0",
  " ",
];

it.each(MESSAGES)("an error's message of a megabyte of %j is read in linear time", (part) => {
  const [small, large] = [SMALL, LARGE].map((size) =>
    leastTime(() => {
      const message = `Please try again in ${part.repeat(size / part.length)}`;
      const headers = { "retry-after": part.repeat(100) };
      errorFromResponse({ status: "failed", error: { code: "x", message, headers } });
    }),
  ) as [number, number];
  expect(large).toBeLessThan(BOUND * (small + 10));
});
