// Mutates real files, puts background reads into any place of them, and lints them with all rules:
// no rule may throw, no suggestion and no fix may yield code that does not parse, and fixes must end.
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FuzzKind, FuzzOptions, FuzzResult } from "../kind.js";
import { parseable } from "../source/language.js";
import type { Source } from "../source/language.js";
import { Random } from "../source/random.js";
import { installedSeeds, publishedSeeds } from "./corpus.js";
import type { Seed } from "./corpus.js";
import { tryRules } from "./find-fault.js";
import type { Fault, Trial } from "./find-fault.js";
import { mutate } from "./mutate.js";
import { shrink } from "./shrink.js";

export const run: FuzzKind = (options) =>
  Promise.resolve(fuzzSyntax([...installedSeeds(), ...publishedSeeds()], options));

/** Tries the rules on mutants of the given files. */
export function fuzzSyntax(
  seeds: readonly Seed[],
  { seed, count, timeMs, log }: FuzzOptions,
): FuzzResult {
  const started = performance.now();
  const random = new Random(seed);
  const trials: (Trial & { readonly ending: string; readonly parser: string })[] = [];
  const seen = new Set<string>();
  let unparsable = 0;
  while (trials.length < count && performance.now() - started < timeMs) {
    // A seed of its own for each input: that of a failing one is enough to make it again.
    const own = random.below(2 ** 32);
    const source = mutantOf(seeds, new Random(own));
    if (source === undefined) {
      unparsable += 1;
      continue;
    }
    const trial = tryRules(source);
    trials.push({ ...trial, ending: extname(source.path), parser: parserOf(source) });
    if (trial.fault !== undefined && !seen.has(keyOf(trial.fault))) {
      seen.add(keyOf(trial.fault));
      tell(source, trial.fault, `${seed}-${trials.length}`, log);
    }
    if (trials.length % 1000 === 0) log(`${trials.length} files`);
  }
  const failures = trials.filter(({ fault }) => fault !== undefined).length;
  return { failures, summary: summarise(trials, unparsable, seeds.length) };
}

function mutantOf(seeds: readonly Seed[], random: Random): Source | undefined {
  // As many of each language, however few there are to choose from.
  const ending = random.pick([...new Set(seeds.map((seed) => extname(seed.name)))]);
  const { name, code } = random.pick(seeds.filter((seed) => extname(seed.name) === ending));
  const cwd = join(tmpdir(), "no-such-folder");
  const source = parseable(code, join(cwd, basename(name)), cwd);
  return source && mutate(source, random);
}

/** Keeps a file that shows a fault, as small as it can be made, and says where it is. */
function tell(source: Source, fault: Fault, name: string, log: FuzzOptions["log"]): void {
  const key = keyOf(fault);
  const code = shrink(source.code, (text) => {
    const found = tryRules({ ...source, code: text }).fault;
    return found !== undefined && keyOf(found) === key;
  });
  const folder = fileURLToPath(new URL("../../../scripts/dist/fuzz/failures/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `syntax-${name}${extname(source.path)}`);
  writeFileSync(file, code);
  const output = tryRules({ ...source, code }).fault?.output;
  log(`${fault.kind.toUpperCase()}: ${fault.detail}\n${file}:\n${code}`);
  if (output !== undefined) log(`becomes:\n${output}`);
}

function keyOf({ kind, detail }: Fault): string {
  // Where in the file, and of what name, it is: these change as the file shrinks.
  return `${kind} ${detail.replace(/\d+|'[^']*'|"[^"]*"/gu, "_")}`;
}

function parserOf({ language }: Source): string {
  const meta = (language.parser as { meta?: { name?: string } } | undefined)?.meta;
  const { sourceType } = language as { sourceType?: string };
  return `${meta?.name ?? "espree"}${sourceType === undefined ? "" : `, ${sourceType}`}`;
}

function summarise(
  trials: readonly (Trial & { readonly ending: string; readonly parser: string })[],
  unparsable: number,
  seeds: number,
): string {
  const sum = (value: (trial: Trial) => number): number =>
    trials.reduce((total, trial) => total + value(trial), 0);
  const of = (key: "ending" | "parser"): (readonly [string, number])[] =>
    [...new Set(trials.map((trial) => trial[key]))]
      .sort()
      .map((value) => [`\`${value}\``, trials.filter((trial) => trial[key] === value).length]);
  const faults = (kind: Fault["kind"]): readonly [string, number] => [
    kind,
    trials.filter(({ fault }) => fault?.kind === kind).length,
  ];
  const rows: readonly (readonly [string, number])[] = [
    ["files to mutate", seeds],
    ["mutants", trials.length],
    ...of("ending"),
    ...of("parser"),
    ["of files that no parser takes, passed over", unparsable],
    ["mutants with a report", trials.filter(({ reports }) => reports > 0).length],
    ["reports", sum(({ reports }) => reports)],
    ["suggestions applied, each by itself", sum(({ suggestions }) => suggestions)],
    ["mutants fixed until nothing was left to fix", sum(({ isFixed }) => Number(isFixed))],
    faults("crash"),
    faults("broken suggestion"),
    faults("broken fix"),
    faults("endless fix"),
  ];
  return [
    "| what | count |",
    "| --- | --- |",
    ...rows.map(([what, number]) => `| ${what} | ${number.toLocaleString("en-US")} |`),
  ].join("\n");
}
