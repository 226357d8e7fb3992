// The samples of each rule's documentation: those under "Incorrect" are reported, those under "Correct" are not.
import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { lintCase } from "./support/corpus.js";
import { samplesOf } from "./support/markdown-samples.js";
import type { MarkdownSample } from "./support/markdown-samples.js";

const rules = new URL("../rules/", import.meta.url);
const documents = readdirSync(rules).filter((file) => file.endsWith(".md"));

describe.each(documents)("the samples of rules/%s", (document) => {
  const samples = samplesOf(readFileSync(new URL(document, rules), "utf8"))
    .map((sample) => ({ ...sample, isCorrect: isCorrect(sample) }))
    .filter((sample) => sample.isCorrect !== undefined);
  const rule = document.slice(0, -".md".length);

  it("are there, of both kinds", () => {
    expect(new Set(samples.map((sample) => sample.isCorrect)).size).toBe(2);
  });

  it.each(samples)("line $line", ({ code, language, isCorrect }) => {
    const messages = lintCase(rule, { code, filename: `sample.${language}` });
    expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
    if (isCorrect) expect(messages).toEqual([]);
    else expect(messages).not.toEqual([]);
  });
});

/** Whether a sample stands under a heading that says "Correct", or one that says "Incorrect". */
function isCorrect({ headings }: MarkdownSample): boolean | undefined {
  const heading = headings.at(-1) ?? "";
  if (/\bcorrect\b/iu.test(heading)) return true;
  return /\bincorrect\b/iu.test(heading) ? false : undefined;
}
