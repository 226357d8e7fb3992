// Prints the mutants that survived: `node scripts/mutation/survivors.js shim|model [part of a file's name…]`.
//
// TypeScript would refuse some of them, a test of a type's own tag for the most part: they are counted apart, since
// no test could kill them that compiles.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";

const [suite = "model", ...parts] = process.argv.slice(2);
const report = JSON.parse(readFileSync(`reports/mutation/${suite}.json`, "utf8"));
const isRefused = createCompileCheck(
  suite === "shim" ? "shim/tsconfig.json" : "tsconfig.build.json",
);

const total = { killed: 0, refused: 0, survived: 0, uncovered: 0 };
for (const [name, { mutants, source }] of Object.entries(report.files)) {
  if (parts.length > 0 && !parts.some((part) => name.includes(part))) continue;
  const lines = [];
  const counts = { killed: 0, refused: 0, survived: 0, uncovered: 0 };
  for (const mutant of mutants.toSorted(byPosition)) {
    const { location, mutatorName, replacement, status } = mutant;
    if (status === "Killed" || status === "Timeout") counts.killed += 1;
    if (status !== "Survived" && status !== "NoCoverage") continue;
    const start = offsetOf(source, location.start);
    const end = offsetOf(source, location.end);
    if (isRefused(name, source, source.slice(0, start) + replacement + source.slice(end))) {
      counts.refused += 1;
      continue;
    }
    counts[status === "Survived" ? "survived" : "uncovered"] += 1;
    const mark = status === "Survived" ? "" : " (not covered)";
    const before = shorten(source.slice(start, end));
    lines.push(
      `  ${location.start.line}:${location.start.column} ${mutatorName}${mark}: ${before} → ${shorten(replacement)}`,
    );
  }
  console.log(`${name}: ${tell(counts)}`);
  for (const line of lines) console.log(line);
  for (const key of Object.keys(total)) total[key] += counts[key];
}
console.log(`\nAll: ${tell(total)}`);

function tell({ killed, refused, survived, uncovered }) {
  const all = killed + refused + survived + uncovered;
  const score = (part, whole) => `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;
  return (
    `${killed} of ${all} killed (${score(killed, all)}); ${survived} survived, ${uncovered} not covered, ` +
    `${refused} refused by TypeScript (${score(killed, all - refused)} without them)`
  );
}

function byPosition(left, right) {
  const { start: a } = left.location;
  const { start: b } = right.location;
  return a.line - b.line || a.column - b.column;
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

/** Tells whether a file has type errors with another text. */
function createCompileCheck(configPath) {
  const { fileNames, options } = ts.getParsedCommandLineOfConfigFile(
    configPath,
    { composite: false, incremental: false, isolatedDeclarations: false, declaration: false },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem) => console.error(problem) },
  );
  const changed = new Map();
  const versions = new Map();
  const service = ts.createLanguageService({
    ...ts.sys,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    getCompilationSettings: () => ({ ...options, noEmit: true }),
    getCurrentDirectory: () => process.cwd(),
    getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
    getScriptFileNames: () => fileNames,
    getScriptVersion: (name) => String(versions.get(name) ?? 0),
    getScriptSnapshot(name) {
      const text = changed.get(name) ?? ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
  });
  return (file, original, text) => {
    const name = resolve(file);
    changed.set(name, text);
    versions.set(name, (versions.get(name) ?? 0) + 1);
    const refused =
      service.getSyntacticDiagnostics(name).length > 0 ||
      service.getSemanticDiagnostics(name).length > 0;
    changed.set(name, original);
    versions.set(name, versions.get(name) + 1);
    return refused;
  };
}
