// Which mutants TypeScript refuses. Stryker's own checker builds the project for each of them, and needs a second
// process next to the tests'; here mutants of different functions of a file are looked at in one go.
import { resolve } from "node:path";
import ts from "typescript";

/**
 * Makes a function that finds the mutants that TypeScript refuses: the build stops these before a test could.
 *
 * Errors are looked for in the mutated file alone: what it exports has types that are written out, which no mutant
 * changes. As in Stryker's own checker, what a mutant leaves unused is no error.
 *
 * @param {string} configPath - the tsconfig.json of the mutated files
 * @returns {(file: string, source: string, mutants: readonly Edit[]) => Set<Edit>} given a file, its text, and mutants:
 *   each has a `replacement` for the text from `start` to `end`
 */
export function createCompileCheck(configPath) {
  const unitsWithErrors = createErrorFinder(configPath);
  return (file, source, mutants) => {
    const name = resolve(file);
    const isRefusedAlone = (mutant) => unitsWithErrors(name, apply(source, [mutant])).length > 0;
    const refused = groupByUnit(source, mutants).flatMap((group) => {
      const found = unitsWithErrors(name, apply(source, [...group.values()]));
      return found.every((unit) => group.has(unit))
        ? found.map((unit) => group.get(unit))
        : [...group.values()].filter(isRefusedAlone);
    });
    return new Set(refused);
  };
}

/** Groups of mutants, each of at most one of every unit: maps from the unit's place to the mutant. */
function groupByUnit(source, mutants) {
  const units = unitsOf(ts.createSourceFile("file.ts", source, ts.ScriptTarget.Latest));
  const groups = [];
  for (const mutant of mutants) {
    const unit = unitAt(units, mutant.start);
    let group = groups.find((one) => !one.has(unit));
    if (group === undefined) groups.push((group = new Map()));
    group.set(unit, mutant);
  }
  return groups;
}

/** Statements of the module, and the members of its classes: the same in number for every mutant. */
function unitsOf(sourceFile) {
  return sourceFile.statements.flatMap((statement) =>
    ts.isClassDeclaration(statement) ? [...statement.members] : [statement],
  );
}

function unitAt(units, position) {
  return units.findIndex(({ end }) => position < end);
}

function apply(source, mutants) {
  let text = source;
  for (const { end, replacement, start } of mutants.toSorted((a, b) => b.start - a.start)) {
    text = text.slice(0, start) + replacement + text.slice(end);
  }
  return text;
}

/** Makes a function that tells in which units of a file there are errors, if it has another text. */
function createErrorFinder(configPath) {
  const { fileNames, options } = ts.getParsedCommandLineOfConfigFile(
    configPath,
    {
      allowUnreachableCode: true,
      composite: false,
      declaration: false,
      incremental: false,
      isolatedDeclarations: false,
      noEmit: true,
      noUnusedLocals: false,
      noUnusedParameters: false,
    },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem) => console.error(problem) },
  );
  const changed = new Map();
  const versions = new Map();
  const change = (name, text) => {
    if (text === undefined) changed.delete(name);
    else changed.set(name, text);
    versions.set(name, (versions.get(name) ?? 0) + 1);
  };
  const service = ts.createLanguageService({
    ...ts.sys,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    getCompilationSettings: () => options,
    getCurrentDirectory: () => process.cwd(),
    getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
    getScriptFileNames: () => fileNames,
    getScriptVersion: (name) => String(versions.get(name) ?? 0),
    getScriptSnapshot(name) {
      const text = changed.get(name) ?? ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
  });
  return (name, text) => {
    change(name, text);
    const units = unitsOf(service.getProgram().getSourceFile(name));
    const errors = [
      ...service.getSyntacticDiagnostics(name),
      ...service.getSemanticDiagnostics(name),
    ];
    change(name);
    return [...new Set(errors.map(({ start }) => unitAt(units, start)))];
  };
}
