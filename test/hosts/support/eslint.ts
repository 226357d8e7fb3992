import { basename } from "node:path";
import type { ESLint } from "eslint";
import type { EditorReport } from "./report.js";
import { run } from "./run.js";
import type { Workspace } from "./workspace.js";

/** What ESLint says of each file, by the file's name. */
export type LintResults = ReadonlyMap<string, readonly EditorReport[]>;

/**
 * Lints a workspace with ESLint's own program.
 *
 * @throws if ESLint itself fails, prints a warning, or a file does not parse
 */
export async function runEslint(
  workspace: Workspace,
  ...args: readonly string[]
): Promise<LintResults> {
  const { code, stdout, stderr } = await run(
    workspace.bin("eslint"),
    ["--format", "json", ...args, "."],
    { cwd: workspace.path },
  );
  if (stderr !== "" || (code !== 0 && code !== 1)) throw new Error(`${code}: ${stdout}${stderr}`);
  const results = JSON.parse(stdout) as ESLint.LintResult[];
  return new Map(
    results.map(({ filePath, messages }) => [
      basename(filePath),
      messages.map((message) => {
        if (message.ruleId === null) throw new Error(`${filePath}: ${message.message}`);
        return {
          line: message.line,
          column: message.column,
          endLine: message.endLine ?? message.line,
          endColumn: message.endColumn ?? message.column,
          severity: message.severity === 2 ? "error" : "warning",
          rule: message.ruleId,
          message: message.message,
          titles: message.suggestions?.map(({ desc }) => desc) ?? [],
        };
      }),
    ]),
  );
}
