import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  strict: true,
  esModuleInterop: true,
  skipLibCheck: true,
  allowJs: true,
  checkJs: true,
  types: ["node"],
};

/** What the compiler says of some modules. */
export interface CompiledModules {
  /** The type errors of a module. */
  errorsOf(name: string): readonly string[];
  /** The path of a module as Node.js runs it. */
  builtPath(name: string): string;
}

/**
 * Writes modules into a project and compiles them all at once, as strictly as TypeScript can.
 *
 * @param sources - the text of each module by its path in the project
 */
export function compileModules(
  project: string,
  sources: ReadonlyMap<string, string>,
): CompiledModules {
  writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  for (const [name, text] of sources) {
    const path = join(project, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const program = ts.createProgram(
    [...sources.keys()].map((name) => join(project, name)),
    { ...options, rootDir: project, outDir: join(project, "built") },
  );
  const diagnostics = ts.getPreEmitDiagnostics(program);
  program.emit();
  return {
    errorsOf: (name) =>
      diagnostics
        .filter(({ file }) => file === undefined || file.fileName.endsWith(`/${name}`))
        .map(formatDiagnostic),
    builtPath: (name) => join(project, "built", name.replace(/ts$/u, "js")),
  };
}

function formatDiagnostic({ file, start, messageText }: ts.Diagnostic): string {
  const text = ts.flattenDiagnosticMessageText(messageText, "\n");
  if (file === undefined || start === undefined) return text;
  return `${file.getLineAndCharacterOfPosition(start).line + 1}: ${text}`;
}
