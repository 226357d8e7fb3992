// The samples of each rule's documentation: those under "Incorrect" are reported, those under "Correct" are not.
import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { lintCase } from "./support/corpus.js";

interface Sample {
  readonly code: string;
  readonly extension: string;
  readonly isCorrect: boolean;
  readonly line: number;
}

const rules = new URL("../rules/", import.meta.url);
const documents = readdirSync(rules).filter((file) => file.endsWith(".md"));

describe.each(documents)("the samples of rules/%s", (document) => {
  const samples = samplesOf(readFileSync(new URL(document, rules), "utf8"));
  const rule = document.slice(0, -".md".length);

  it("are there, of both kinds", () => {
    expect(new Set(samples.map(({ isCorrect }) => isCorrect)).size).toBe(2);
  });

  it.each(samples)("line $line", ({ code, extension, isCorrect }) => {
    const messages = lintCase(rule, { code, filename: `sample.${extension}` });
    expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
    if (isCorrect) expect(messages).toEqual([]);
    else expect(messages).not.toEqual([]);
  });
});

/** The code blocks under headings that say "Incorrect" or "Correct". */
function samplesOf(markdown: string): Sample[] {
  const parts = /^#+ (?<heading>[^\n]+)$|^```(?<extension>[a-z]+)\n(?<code>.*?)^```$/gmsu;
  const samples: Sample[] = [];
  let isCorrect: boolean | undefined;
  for (const { groups = {}, index } of markdown.matchAll(parts)) {
    const { heading, extension = "", code } = groups;
    if (heading !== undefined) {
      isCorrect = /\bcorrect\b/iu.test(heading)
        ? true
        : /\bincorrect\b/iu.test(heading)
          ? false
          : undefined;
    } else if (code !== undefined && isCorrect !== undefined) {
      samples.push({
        code,
        extension,
        isCorrect,
        line: markdown.slice(0, index).split("\n").length,
      });
    }
  }
  return samples;
}
