// Prints the mutants that survived: `node scripts/mutation/survivors.js shim|model [part of a file's name…]`, and at
// the end a table of the scores.
//
// As in Stryker's own reports, mutants that TypeScript refuses do not count: a test of a type's own tag, for the most
// part. No test that compiles could kill them.
import { readFileSync } from "node:fs";
import { createCompileCheck } from "./compile-check.js";

const [suite = "model", ...parts] = process.argv.slice(2);
const report = JSON.parse(readFileSync(`reports/mutation/${suite}.json`, "utf8"));
const refusedOf = createCompileCheck(
  suite === "shim" ? "shim/tsconfig.json" : "tsconfig.build.json",
);
const root = { model: "src/model/", shim: "shim/src/" }[suite];

const header = ["Killed", "Timeout", "Survived", "NoCoverage", "CompileError"];
const rows = [];
for (const [name, { mutants, source }] of Object.entries(report.files)) {
  if (parts.length > 0 && !parts.some((part) => name.includes(part))) continue;
  const counts = Object.fromEntries(header.map((status) => [status, 0]));
  const alive = [];
  for (const { location, mutatorName, replacement, status } of mutants) {
    if (status !== "Survived" && status !== "NoCoverage") {
      if (status in counts) counts[status] += 1;
      continue;
    }
    const { end, start } = location;
    alive.push({
      ...{ mutatorName, replacement, status, place: `${start.line}:${start.column}` },
      ...{ start: offsetOf(source, start), end: offsetOf(source, end) },
    });
  }
  const refused = refusedOf(name, source, alive);
  counts.CompileError += refused.size;
  const lines = [];
  for (const mutant of alive.toSorted((a, b) => a.start - b.start)) {
    if (refused.has(mutant)) continue;
    const { end, mutatorName, place, replacement, start, status } = mutant;
    counts[status] += 1;
    const mark = status === "Survived" ? "" : " (not covered)";
    const before = shorten(source.slice(start, end));
    lines.push(`  ${place} ${mutatorName}${mark}: ${before} → ${shorten(replacement)}`);
  }
  if (lines.length > 0) console.log([name, ...lines, ""].join("\n"));
  rows.push([`\`${name.replace(root, "")}\``, counts]);
}
printTable();

function printTable() {
  const all = Object.fromEntries(
    header.map((status) => [status, rows.reduce((sum, [, counts]) => sum + counts[status], 0)]),
  );
  const names = ["Killed", "Timed out", "Survived", "Not covered", "Refused", "Score"];
  console.log(`| File | ${names.join(" | ")} |\n| --- |${" ---: |".repeat(names.length)}`);
  for (const [name, counts] of [...rows.toSorted(byName), ["All of these", all]]) {
    const numbers = header.map((status) => counts[status]);
    console.log(`| ${[name, ...numbers, scoreOf(counts)].join(" | ")} |`);
  }
}

function byName([left], [right]) {
  return left < right ? -1 : 1;
}

function scoreOf({ Killed, NoCoverage, Survived, Timeout }) {
  const found = Killed + Timeout;
  const all = found + Survived + NoCoverage;
  return all === 0 ? "–" : `${((100 * found) / all).toFixed(1)} %`;
}

function offsetOf(source, { line, column }) {
  let offset = 0;
  for (let at = 1; at < line; at += 1) offset = source.indexOf("\n", offset) + 1;
  return offset + column - 1;
}

function shorten(code) {
  const text = code.replace(/\s+/gu, " ");
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
