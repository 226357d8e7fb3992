// How many instructions the rules cost over a rule that does nothing, counted by Valgrind: unlike
// times, the counts are the same whatever else the machine does.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CORPUS, corpusFiles } from "./corpus.js";
import { growthCases } from "./growth-cases.js";
import { serializeParsed } from "./parsed-files.js";
import { NOTHING, OURS, REFERENCES, SIX_NOTHINGS } from "./rule-sets.js";
import { madeWith, table } from "./table.js";

/** Every seventh file of the corpus: more than 500 of them, of which each takes half a second under Valgrind. */
const STEP = 7;

/** As many reads as the file that is full of them has. */
const READS = 100;

const VALGRIND = ["--tool=callgrind", "--callgrind-out-file=/dev/null"];
/** No compiler, one thread, and nothing that depends on the clock or on chance. */
const NODE = [
  "--jitless",
  "--single-threaded",
  "--predictable",
  "--hash-seed=1",
  "--random-seed=1",
  "--no-opt",
  // When the whole heap is collected depends on the clock; so much memory needs it never.
  "--initial-old-space-size=4000",
  "--max-old-space-size=8000",
  "--min-semi-space-size=64",
  "--max-semi-space-size=64",
];
const lintParsed = fileURLToPath(new URL("./lint-parsed.js", import.meta.url));

/** The instructions that one run of Node.js takes. */
function instructions(ruleSet, parsed, folder) {
  const { stderr, error } = spawnSync(
    "valgrind",
    [...VALGRIND, process.execPath, ...NODE, lintParsed, ruleSet, parsed, folder],
    { encoding: "utf8" },
  );
  if (error?.code === "ENOENT") throw new Error("this benchmark needs Valgrind", { cause: error });
  const count = /Collected\s*:\s*(\d+)/u.exec(stderr)?.[1];
  if (count === undefined || /Error: /u.test(stderr)) throw new Error(stderr);
  return Number(count);
}

const millions = (count) => (count / 1e6).toFixed(Math.abs(count) < 1e7 ? 2 : 0);

export async function run() {
  const { folder, files, mentions } = corpusFiles(STEP);
  const read = (file) => ({
    path: join(folder, file),
    text: readFileSync(join(folder, file), "utf8"),
  });
  const reads = growthCases.find(({ name }) => name.startsWith("functions that read"));
  const lists = {
    // One file, so that what ESLint does once for a configuration is part of what loading takes.
    empty: [{ path: join(folder, "empty.ts"), text: "export {};\n" }],
    others: files.filter((file) => !mentions.has(file)).map(read),
    mentioning: files.filter((file) => mentions.has(file)).map(read),
    reads: [{ path: join(folder, "reads.ts"), text: reads.make(READS) }],
  };
  const root = mkdtempSync(join(tmpdir(), "openai-background-bench-"));
  try {
    for (const [name, list] of Object.entries(lists)) {
      writeFileSync(join(root, name), await serializeParsed(list));
    }
    const costs = new Map();
    for (const ruleSet of [NOTHING, SIX_NOTHINGS, OURS, ...REFERENCES]) {
      const count = (list) => instructions(ruleSet, join(root, list), folder);
      const load = count("empty");
      const [others, mentioning, full] = ["others", "mentioning", "reads"].map(
        (list) => count(list) - load,
      );
      costs.set(ruleSet, { others, mentioning, all: others + mentioning, reads: full });
      console.error(`${ruleSet}: done`);
    }
    return describe(lists, costs);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function describe(lists, costs) {
  const nothing = costs.get(NOTHING);
  const columns = ["all", "others", "mentioning", "reads"];
  const rows = [SIX_NOTHINGS, OURS, ...REFERENCES].map((ruleSet) => [
    ruleSet,
    ...columns.map((column) => {
      const over = costs.get(ruleSet)[column] - nothing[column];
      const sign = over < 0 ? "" : "+";
      return `${sign}${millions(over)} (${((100 * over) / nothing[column]).toFixed(3)} %)`;
    }),
  ]);
  const { others, mentioning } = lists;
  const lines = readLines(lists.reads[0].text);
  return `Millions of instructions over a rule that does nothing, on ${others.length + mentioning.length} files of
\`${CORPUS}\`, of which ${others.length} never mention OpenAI, and on one file with ${READS} background reads and their
handlers (${lines} lines). The files are parsed beforehand: a percentage is of what ESLint takes to analyse the scopes of
a file and to walk over it. With the parser it would be a third of that.

${table(
  ["", "all files", "never mention OpenAI", "mention it", "full of reads"],
  [["a rule that does nothing", ...columns.map((column) => millions(nothing[column]))], ...rows],
)}
${madeWith([`Valgrind's callgrind`])}.
`;
}

function readLines(text) {
  return text.split("\n").length;
}
