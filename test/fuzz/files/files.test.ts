import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sourceFiles } from "../../../scripts/published-packages.js";
import { SOURCE_FILE } from "../source/language.js";
import { lintFiles } from "./index.js";

it("no rule throws on the files of this repository", () => {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const paths = ["src", "rules", "shim/src", "scripts", "test"].flatMap((folder) => [
    ...sourceFiles(join(root, folder), SOURCE_FILE),
  ]);
  const lines: string[] = [];
  const { failures, summary } = lintFiles(paths, root, {
    seed: 1,
    count: 30,
    timeMs: Infinity,
    log: (line) => lines.push(line),
  });
  expect(failures, lines.join("\n")).toBe(0);
  expect(summary).toMatch(/^\| files +\| 30 \|$/mu);
  expect(summary).toMatch(/background work added \| 30 \|$/mu);
});
