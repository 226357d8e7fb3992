// Tells the whole story once: finds the check that never fires, fixes it, and watches it fire.
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createLinkedProject, inRepository } from "../../test/support/linked-project.js";
import { lineDiff } from "./line-diff.js";
import { applySuggestion, formatFinding, lint } from "./lint.js";
import type { Finding } from "./lint.js";
import { compile, failure, report, runExample } from "./run-example.js";
import type { ExampleRun } from "./run-example.js";
import { check, show, step, tell } from "./story.js";

const RULE = "openai-background/no-ineffective-error-check";

const PACKAGES = [
  "@types/node",
  "eslint",
  "eslint-plugin-openai-background",
  "openai",
  "openai-background-errors",
  "typescript",
  "typescript-eslint",
];

/** What the example prints where its handler is reached. */
const HANDLED = "Rate limited (429 rate_limit_exceeded): new run in 210 ms";

using project = createLinkedProject(PACKAGES);
cpSync(inRepository("example"), project.path, {
  recursive: true,
  filter: (source) => !/[/\\](?:node_modules|dist)$/u.test(source),
});

try {
  await runBefore();
  const finding = await findCheck();
  const mended = applyFix(finding);
  await lintAgain(finding, mended);
  await runAfter();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function runBefore(): Promise<void> {
  step("The example runs, and its background response fails.");
  tell(
    "example/ starts a research run in the background, polls it, and starts a new one on a RateLimitError. It talks to a server on this machine through the real openai SDK. The server lets the first run fail with:",
  );
  show(`{ "status": "failed", "error": { "code": "${failure.code}", … } }`);
  const run = await runCompiled();
  check("It exits with 0, as if all were well.", run.exitCode === 0);
  check("The handler for RateLimitError was never reached.", !run.output.includes(HANDLED));
  check("No second run was created: the run is lost.", createdRuns(run) === 1);
  check("The report that it wrote is empty.", run.report === "");
}

async function findCheck(): Promise<Finding> {
  step("ESLint finds the check that never fires.");
  const findings = await lint(project.path);
  tell("It says:");
  show(formatFindings(findings));
  const found = findings.filter(({ message }) => message.ruleId === RULE);
  const [finding] = found;
  check("One error check is reported, as an error.", found.length === 1);
  check("It comes with a quick fix.", finding?.message.suggestions?.length === 1);
  if (finding === undefined) throw new Error("There is no report.");
  return finding;
}

function applyFix({ source, path, message }: Finding): string {
  const [suggestion] = message.suggestions ?? [];
  if (suggestion === undefined) throw new Error("There is no suggestion.");
  step(`The quick fix is applied: "${suggestion.desc}".`);
  const mended = applySuggestion(source, suggestion);
  writeFileSync(path, mended);
  tell("What it changes:");
  show(lineDiff(source, mended));
  check("The handler itself is untouched.", handlerOf(mended) === handlerOf(source));
  return mended;
}

async function lintAgain({ source }: Finding, mended: string): Promise<void> {
  step("ESLint looks again.");
  const findings = await lint(project.path);
  if (findings.length > 0) show(formatFindings(findings));
  check("Nothing is reported.", findings.length === 0 && source !== mended);
}

async function runAfter(): Promise<void> {
  step("The example runs again, and its first background response fails in the same way.");
  const run = await runCompiled();
  check(
    "The same handler caught a RateLimitError, with the status, the code and the delay of the failure.",
    run.output.includes(HANDLED),
  );
  check("A new run was created.", createdRuns(run) === 2);
  check("It completed, and its report is saved.", run.exitCode === 0 && run.report === report);
}

function formatFindings(findings: readonly Finding[]): string {
  return findings.map((finding) => formatFinding(project.path, finding)).join("\n\n");
}

async function runCompiled(): Promise<ExampleRun> {
  check("It compiles: no type error.", await compile(project.path));
  rmSync(join(project.path, "report.md"), { force: true });
  const run = await runExample(project.path);
  tell("The server saw:");
  show(run.requests.join("\n"));
  tell("The example printed:");
  show(run.output);
  return run;
}

function createdRuns({ requests }: ExampleRun): number {
  return requests.filter((request) => request.startsWith("POST")).length;
}

function handlerOf(source: string): string {
  return source.slice(source.indexOf("} catch (error) {"), source.indexOf("throw error;"));
}
