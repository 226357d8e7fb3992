import type { Report } from "./report.js";
import { run } from "./run.js";
import { toRuleId } from "./servers.js";
import type { Workspace } from "./workspace.js";

/** What oxlint prints with `--format json`, as far as it matters here. */
interface Output {
  readonly diagnostics: readonly {
    readonly filename: string;
    readonly code?: string;
    readonly message: string;
    readonly severity: Report["severity"];
    readonly labels: readonly {
      readonly span: { readonly line: number; readonly column: number };
    }[];
  }[];
}

/**
 * Lints a workspace with oxlint's own program.
 *
 * @returns the reports by the names of the files that have some
 * @throws if oxlint itself fails, or the plugin does
 */
export async function runOxlint(
  workspace: Workspace,
  ...args: readonly string[]
): Promise<ReadonlyMap<string, readonly Report[]>> {
  const { code, stdout, stderr } = await run(
    workspace.bin("oxlint"),
    ["--format", "json", ...args],
    { cwd: workspace.path },
  );
  if (stderr !== "" || (code !== 0 && code !== 1)) throw new Error(`${code}: ${stdout}${stderr}`);
  const { diagnostics } = JSON.parse(stdout) as Output;
  const byFile = new Map<string, Report[]>();
  for (const { code: rule, filename, labels, message, severity } of diagnostics) {
    const [label] = labels;
    if (rule === undefined || label === undefined) throw new Error(`${filename}: ${message}`);
    const { column, line } = label.span;
    const reports = byFile.get(filename) ?? [];
    reports.push({ line, column, severity, rule: toRuleId(rule), message });
    byFile.set(filename, reports);
  }
  return byFile;
}
