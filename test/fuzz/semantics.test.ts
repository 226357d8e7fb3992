// A short run of `npm run fuzz -- semantics`, always of the same programs.
import { expect, it } from "vitest";
import { run } from "./semantics/index.js";

it("judges generated programs as they behave", { timeout: 300_000 }, async () => {
  const lines: string[] = [];
  const { failures, summary } = await run({
    seed: 3_156,
    count: 44,
    timeMs: 240_000,
    log: (line) => lines.push(line),
  });
  expect(failures, lines.join("\n")).toBe(0);
  const rows = [
    ...summary.matchAll(/^\| (?:no|require)-[\w-]+ \| (?<reported>\d+) \| (?<silent>\d+)/gmu),
  ];
  const sum = (column: string): number =>
    rows.reduce((total, { groups }) => total + Number(groups?.[column]), 0);
  expect(sum("reported")).toBeGreaterThan(10);
  expect(sum("silent")).toBeGreaterThan(50);
});
