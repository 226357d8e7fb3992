// The built plugin, which is minified, says the same as its sources.
import { readFileSync } from "node:fs";
import built from "eslint-plugin-openai-background";
import { describe, expect, it } from "vitest";
import plugin from "../../src/index.js";
import { collectCorpus } from "../support/collect-corpus.js";
import type { CollectedCase } from "../support/collect-corpus.js";
import { lintCase } from "../support/corpus.js";
import { inRepository } from "../support/linked-project.js";
import { samplesOf } from "../support/markdown-samples.js";

const names = Object.keys(plugin.rules);
const corpus = [...(await collectCorpus("test/rules")), ...(await collectCorpus("test/field"))];

/** The largest corpora have thousands of variants of a few forms, of which an even share will do. */
const MAX_CASES = 400;

function share<Item>(items: readonly Item[]): readonly Item[] {
  const step = Math.max(1, items.length / MAX_CASES);
  return Array.from(
    { length: Math.min(items.length, MAX_CASES) },
    (_, index) => items[Math.floor(index * step)],
  ).filter((item) => item !== undefined);
}

/** Compares what both say of each case, and gives the number of reports. */
function compare(cases: readonly CollectedCase[]): number {
  let reports = 0;
  for (const { ruleName, corpusCase } of cases) {
    const expected = lintCase(ruleName, corpusCase);
    expect(lintCase(ruleName, corpusCase, built), corpusCase.code).toEqual(expected);
    reports += expected.length;
  }
  return reports;
}

it("the bundle has the rules, messages, options and configs of the sources", () => {
  const metaOf = ({ rules }: typeof plugin): unknown =>
    Object.fromEntries(Object.entries(rules).map(([name, { meta }]) => [name, meta]));
  expect(built).not.toBe(plugin);
  expect(metaOf(built)).toEqual(metaOf(plugin));
  for (const name of ["recommended", "strict"] as const) {
    expect(built.configs[name].rules).toEqual(plugin.configs[name].rules);
  }
});

describe.each(names)("the bundle's %s reports the same", (name) => {
  it("on the samples of the documentation", () => {
    const samples = samplesOf(readFileSync(inRepository(`rules/${name}.md`), "utf8"));
    const linted = samples.filter(({ language }) => /^[jt]sx?$/u.test(language));
    const cases = linted.map(({ code, language }) => ({
      ruleName: name,
      corpusCase: { code, filename: `file.${language}` },
    }));
    expect(compare(cases)).toBeGreaterThan(0);
  });

  it("on the corpus", { timeout: 300_000 }, () => {
    const cases = share(corpus.filter(({ ruleName }) => ruleName === name));
    expect(cases.length).toBeGreaterThan(50);
    expect(compare(cases)).toBeGreaterThan(20);
  });
});
