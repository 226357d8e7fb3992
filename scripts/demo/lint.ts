import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { ESLint } from "eslint";
import type { Linter } from "eslint";
import { codeFrame } from "./code-frame.js";
import { wrap } from "./story.js";

/** One report, and the file that it is about. */
export interface Finding {
  /** The file's whole path. */
  readonly path: string;
  readonly source: string;
  readonly message: Linter.LintMessage;
}

/** Lints a project with its own ESLint configuration. */
export async function lint(project: string): Promise<readonly Finding[]> {
  const results = await new ESLint({ cwd: project }).lintFiles(["."]);
  return results.flatMap(({ filePath, messages }) => {
    const source = readFileSync(filePath, "utf8");
    return messages.map((message) => ({ path: filePath, source, message }));
  });
}

/** A report as a terminal shows it. */
export function formatFinding(project: string, { path, source, message }: Finding): string {
  const { line, column, ruleId, severity } = message;
  return [
    `${relative(project, path)}:${line}:${column}  ${severity === 2 ? "error" : "warning"}  ${ruleId ?? ""}`,
    wrap(message.message),
    "",
    codeFrame(source, message),
  ].join("\n");
}

/** The file's text with a suggestion applied, as an editor does on a click. */
export function applySuggestion(source: string, { fix }: Linter.LintSuggestion): string {
  const [start, end] = fix.range;
  return source.slice(0, start) + fix.text + source.slice(end);
}
