// How the time that the rules take grows with a file: it must be the same for each line.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { growthCases } from "./growth-cases.js";
import { madeWith, table } from "./table.js";

const growthCase = fileURLToPath(new URL("./growth-case.js", import.meta.url));

/** Nothing here should take longer; what does is given as such. */
const LIMIT_MS = 180_000;

function measure(name, size) {
  const { stdout, stderr, status, error } = spawnSync(
    process.execPath,
    [growthCase, name, String(size)],
    { encoding: "utf8", timeout: LIMIT_MS },
  );
  if (status === 0) return JSON.parse(stdout);
  if (error?.code === "ETIMEDOUT") return { failure: `over ${LIMIT_MS / 1000} s` };
  const reason = /RangeError: [^\n]*|heap out of memory/u.exec(stderr)?.[0];
  return { failure: reason ?? stderr.split("\n").find((line) => line.includes("Error")) };
}

export function run() {
  const rows = [];
  for (const { name, unit, sizes } of growthCases) {
    let first;
    for (const size of sizes) {
      const { failure, lines, ms, reports } = measure(name, size);
      const what = first === undefined ? name : "";
      if (failure !== undefined) {
        rows.push([what, `${size} ${unit}s`, "", failure, "", "", ""]);
        continue;
      }
      const perLine = (1000 * ms) / lines;
      rows.push([
        what,
        `${size} ${unit}${size === 1 ? "" : "s"}`,
        lines,
        ms.toFixed(ms < 10 ? 1 : 0),
        perLine.toFixed(0),
        first === undefined ? "1" : (perLine / first).toFixed(1),
        reports,
      ]);
      first ??= perLine;
      console.error(`${name}: ${size}`);
    }
  }
  return `The milliseconds of processor time that all six rules take on one file, and the microseconds for each of its lines,
which must not grow with the file; the parser and ESLint's own walk are not counted.

${table(["what grows", "size", "lines", "ms", "µs a line", "to the first", "reports"], rows)}
${madeWith()}; a process for each file, after a warm-up.
`;
}
