// Lints every source file of pinned packages from the registry with all rules: none may throw.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join, relative } from "node:path";
import { fetchPackage, sourceFiles } from "../../../scripts/published-packages.js";
import type { FuzzKind, FuzzOptions, FuzzResult } from "../kind.js";
import { SOURCE_FILE } from "../source/language.js";
import { Random } from "../source/random.js";
import { lintFile } from "./lint-file.js";
import type { FileOutcome } from "./lint-file.js";
import { PACKAGES } from "./packages.js";

/** Larger files are bundles, of which a few hundred smaller ones are linted. */
const MAX_BYTES = 1_000_000;

/** How many files are named of those that are worth a look. */
const MAX_NAMED = 10;

export const run: FuzzKind = (options) => {
  const root = mkdtempSync(join(tmpdir(), "openai-background-files-"));
  try {
    for (const spec of PACKAGES) {
      options.log(`Unpacking ${spec}`);
      fetchPackage(spec, root);
    }
    return Promise.resolve(lintFiles([...sourceFiles(root, SOURCE_FILE)], root, options));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};

/**
 * Lints files in an order that the seed decides, so that fewer than all are a sample of all.
 *
 * @param root - the folder that they are named from, and ESLint's working directory
 */
export function lintFiles(
  paths: readonly string[],
  root: string,
  { seed, count, timeMs, log }: FuzzOptions,
): FuzzResult {
  const started = performance.now();
  const outcomes: FileOutcome[] = [];
  let tooLarge = 0;
  for (const path of new Random(seed).shuffled(paths)) {
    if (outcomes.length >= count || performance.now() - started > timeMs) break;
    if (statSync(path).size > MAX_BYTES) {
      tooLarge += 1;
      continue;
    }
    const outcome = lintFile(path, root);
    outcomes.push({ ...outcome, path: relative(root, path) });
    if (outcome.crash !== undefined) log(`CRASH in ${path}\n${describe(outcome.crash)}`);
    if (outcomes.length % 1000 === 0) log(`${outcomes.length} files`);
  }
  const failures = outcomes.filter(({ crash }) => crash !== undefined).length;
  return { failures, summary: summarise(outcomes, tooLarge) };
}

function summarise(outcomes: readonly FileOutcome[], tooLarge: number): string {
  const count = (test: (outcome: FileOutcome) => boolean): number => outcomes.filter(test).length;
  const endings = [...new Set(outcomes.map(({ path }) => extname(path)))].sort();
  const exhausted = outcomes.filter(({ isExhausted }) => isExhausted);
  const slow = [...outcomes].sort((left, right) => right.timeMs - left.timeMs).slice(0, MAX_NAMED);
  const rows: readonly (readonly [string, number])[] = [
    ["files", outcomes.length],
    ...endings.map(
      (ending) => [`\`${ending}\``, count(({ path }) => path.endsWith(ending))] as const,
    ),
    ["passed over, larger than 1 MB", tooLarge],
    ["rules that threw", count(({ crash }) => crash !== undefined)],
    ["files that no parser takes", count(({ isUnparsable }) => isUnparsable)],
    ["reports in the files as they are", outcomes.reduce((sum, { reports }) => sum + reports, 0)],
    ["files that were modelled, background work added", count(({ hasRead }) => hasRead)],
    ["files in which the model gave up", exhausted.length],
  ];
  return [
    "| what | count |",
    "| --- | --- |",
    ...rows.map(([what, number]) => `| ${what} | ${number.toLocaleString("en-US")} |`),
    "",
    `The slowest: ${slow.map(nameOf).join(", ")}.`,
    ...(exhausted.length === 0
      ? []
      : [
          "",
          `The model gave up in files of ${sizes(exhausted)} characters, such as ${exhausted
            .sort((left, right) => left.characters - right.characters)
            .slice(0, MAX_NAMED)
            .map(nameOf)
            .join(", ")}.`,
        ]),
  ].join("\n");
}

function sizes(outcomes: readonly FileOutcome[]): string {
  const all = outcomes.map(({ characters }) => characters).sort((left, right) => left - right);
  return `${all[0] ?? 0} to ${all.at(-1) ?? 0} (median ${all[all.length >> 1] ?? 0})`;
}

function nameOf({ path, characters, timeMs }: FileOutcome): string {
  return `\`${path}\` (${characters} characters, ${Math.round(timeMs)} ms)`;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
