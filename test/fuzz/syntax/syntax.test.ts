import { expect, it } from "vitest";
import { installedSeeds } from "./corpus.js";
import { fuzzSyntax } from "./index.js";
import { shrink } from "./shrink.js";

it("no rule throws on mutants, and no suggestion or fix breaks one", () => {
  const lines: string[] = [];
  const { failures, summary } = fuzzSyntax(installedSeeds(), {
    seed: 1,
    count: 24,
    timeMs: Infinity,
    log: (line) => lines.push(line),
  });
  expect(failures, lines.join("\n")).toBe(0);
  expect(summary).toContain("| mutants | 24 |");
  // That it finds nothing must not be because it tries nothing.
  const [, suggestions] = /suggestions applied, each by itself \| (\d+)/u.exec(summary) ?? [];
  expect(Number(suggestions)).toBeGreaterThan(5);
});

it("the same seed makes the same mutants", () => {
  const seeds = installedSeeds();
  const run = (seed: number): string =>
    fuzzSyntax(seeds, { seed, count: 4, timeMs: Infinity, log: () => undefined }).summary;
  expect(run(7)).toBe(run(7));
  expect(run(7)).not.toBe(run(8));
});

it("shrinks a text to what shows the fault", () => {
  const text = "let a = 1;\nif (a) { f(b, c + d); }\nlet e = 2;\nlet g = f(3);\n";
  expect(shrink(text, (smaller) => /f\([^)]*d/u.test(smaller))).toBe("f(d");
});
