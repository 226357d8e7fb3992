// What a user feels: the time and the memory of a whole run of ESLint with the plugin and without,
// what share of it `--stats` says the rules have, and how long the plugin takes to load.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { CORPUS, corpusFiles } from "./corpus.js";
import { madeWith, median, middleHalf, table } from "./table.js";

const STEP = 7;
const ROUNDS = 7;

const root = fileURLToPath(new URL("../../", import.meta.url));
const eslint = join(root, "node_modules/eslint/bin/eslint.js");
const recordUsage = new URL("./record-usage.js", import.meta.url).href;

const CONFIG = (isWith) => `
import tseslint from ${JSON.stringify(import.meta.resolve("typescript-eslint"))};
${isWith ? `import openaiBackground from ${JSON.stringify(import.meta.resolve("eslint-plugin-openai-background"))};` : ""}
export default tseslint.config(
  { files: ["**/*.ts", "**/*.tsx"], extends: [tseslint.configs.recommended] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" } },
  ${isWith ? "openaiBackground.configs.recommended," : ""}
);
`;

function eslintRun(folder, config, options = []) {
  const usage = join(folder, "usage.json");
  const started = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", recordUsage, eslint, "-c", config, "--format", "json", ...options, "files"],
    {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, BENCH_USAGE: usage },
      maxBuffer: 1 << 30,
    },
  );
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (status !== 0 && status !== 1) throw new Error(stderr);
  return { ...JSON.parse(readFileSync(usage, "utf8")), seconds, results: JSON.parse(stdout) };
}

/** The share that the plugin's rules have in all that `--stats` counts. */
function statsShare(results) {
  let whole = 0;
  let ours = 0;
  for (const { stats } of results) {
    for (const { total, rules } of stats.times.passes) {
      whole += total;
      for (const [rule, time] of Object.entries(rules ?? {})) {
        if (rule.startsWith("openai-background/")) ours += time.total;
      }
    }
  }
  return { whole, ours };
}

function loadMilliseconds(specifier) {
  const script = `const start = process.hrtime.bigint();
await import(${JSON.stringify(specifier)});
console.log(Number(process.hrtime.bigint() - start) / 1e6);`;
  return Array.from({ length: ROUNDS }, () =>
    Number(
      execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
        cwd: root,
        encoding: "utf8",
      }),
    ),
  );
}

export function run() {
  const corpus = corpusFiles(STEP);
  const folder = mkdtempSync(join(tmpdir(), "openai-background-bench-"));
  try {
    const names = { without: "without.config.js", with: "with.config.js" };
    for (const [name, file] of Object.entries(names)) {
      writeFileSync(join(folder, file), CONFIG(name === "with"));
    }
    for (const file of corpus.files) {
      const target = join(folder, "files", file);
      mkdirSync(dirname(target), { recursive: true });
      cpSync(join(corpus.folder, file), target);
    }
    const runs = { without: [], with: [] };
    // In turns, so that a slow moment of the machine hits both; the first of each warms the disk.
    for (let round = 0; round <= ROUNDS; round++) {
      for (const name of Object.keys(runs)) {
        const { cpuSeconds, maxRssMb, seconds } = eslintRun(folder, names[name]);
        if (round > 0) runs[name].push({ cpuSeconds, maxRssMb, seconds });
      }
      console.error(`round ${round} of ${ROUNDS}`);
    }
    const { whole, ours } = statsShare(eslintRun(folder, names.with, ["--stats"]).results);
    const loads = {
      plugin: loadMilliseconds("eslint-plugin-openai-background"),
      parser: loadMilliseconds("@typescript-eslint/parser"),
    };
    return describe(corpus.files.length, runs, { whole, ours }, loads);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function describe(count, runs, { whole, ours }, loads) {
  const cells = (key, digits) =>
    [runs.without, runs.with].flatMap((list) => {
      const numbers = list.map((one) => one[key]);
      return [median(numbers).toFixed(digits), middleHalf(numbers, digits)];
    });
  return `\`eslint\` with the recommended rules of typescript-eslint, on ${count} files of \`${CORPUS}\`, without the plugin and with
its \`recommended\` configuration, in turns, ${ROUNDS} times each.

${table(
  ["", "without", "middle half", "with", "middle half"],
  [
    ["processor time, s", ...cells("cpuSeconds", 2)],
    ["time by the clock, s", ...cells("seconds", 2)],
    ["largest memory (RSS), MB", ...cells("maxRssMb", 0)],
  ],
)}
${table(
  ["", "ms", "middle half"],
  [
    ["the six rules' time by `--stats`", ours.toFixed(1), ""],
    ["all that `--stats` counts", whole.toFixed(0), ""],
    ["loading the plugin", median(loads.plugin).toFixed(1), middleHalf(loads.plugin, 1)],
    [
      "loading `@typescript-eslint/parser`, for comparison",
      median(loads.parser).toFixed(1),
      middleHalf(loads.parser, 1),
    ],
  ],
)}
The rules' share of \`--stats\` is ${((100 * ours) / whole).toFixed(2)} %. ${madeWith()}.
`;
}
