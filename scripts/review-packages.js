// Lints the published code of real packages with every rule, and keeps each report with a verdict
// in test/field/packages.json. A report that is new comes without a verdict, and the script fails
// until somebody has read the code and written one. It downloads 400 MB, so it is no part of the
// tests: `npm run review:packages`.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import tsParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "eslint-plugin-openai-background";
import { fetchPackage, sourceFiles } from "./published-packages.js";

/** Packages that use the SDK's responses, or look as if they did. */
const PACKAGES = [
  "@ai-sdk/openai@3.0.141",
  "@arizeai/openinference-instrumentation-openai@4.2.7",
  "@browserbasehq/stagehand@3.7.3",
  "@genkit-ai/compat-oai@1.42.0",
  "@helicone/helpers@1.8.3",
  "@just-every/ensemble@1.0.0",
  "@langchain/openai@1.5.8",
  "@langfuse/openai@5.11.1",
  "@librechat/agents@3.2.21",
  "@llamaindex/openai@0.4.22",
  "@lobehub/chat@1.143.3",
  "@mastra/core@0.24.9",
  "@n8n/n8n-nodes-langchain@2.41.1",
  "@openai/agents-openai@0.20.0",
  "@posthog/ai@8.13.1",
  "@steipete/oracle@0.21.2",
  "@traceloop/instrumentation-openai@0.27.0",
  "braintrust@3.35.0",
  "langsmith@0.12.0",
  "openai-agents@1.1.0",
  "openai@7.57.0",
  "promptfoo@0.121.20",
];

/** Files above this size are bundles, of which a few are linted and the others tell nothing new. */
const MAX_CHARACTERS = 1_000_000;

const golden = new URL("../test/field/packages.json", import.meta.url);
const known = JSON.parse(readFileSync(golden, "utf8"));
const verdicts = new Map(known.reports.map((report) => [keyOf(report), report]));

const root = mkdtempSync(join(tmpdir(), "openai-background-packages-"));
const reports = [];
const counts = { files: 0, concerned: 0, crashes: 0 };
try {
  for (const spec of PACKAGES) {
    const folder = fetchPackage(spec, root);
    for (const file of sourceFiles(folder, /\.[cm]?[jt]sx?$/u)) lintFile(spec, folder, file);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
writeFileSync(golden, `${JSON.stringify({ counts, reports }, undefined, 2)}\n`);
const open = reports.filter(({ verdict }) => verdict !== "right");
console.log(
  counts,
  `${reports.length} reports, ${open.length} of them without the verdict "right"`,
);
if (open.length > 0 || counts.crashes > 0) process.exitCode = 1;

function keyOf({ package: name, file, line, rule }) {
  return [name, file, line, rule].join(" ");
}

function lintFile(spec, folder, path) {
  const code = readFileSync(path, "utf8");
  counts.files += 1;
  if (!code.includes("responses") || code.length > MAX_CHARACTERS) return;
  counts.concerned += 1;
  const rules = Object.fromEntries(
    Object.keys(plugin.rules).map((rule) => [`openai-background/${rule}`, "error"]),
  );
  const config = {
    files: ["**/*.*"],
    plugins: { "openai-background": plugin },
    rules,
    linterOptions: { noInlineConfig: true },
    languageOptions: {
      parser: tsParser,
      parserOptions: { ecmaFeatures: { jsx: /x$/u.test(path) } },
    },
  };
  try {
    for (const message of new Linter({ cwd: folder }).verify(code, [config], { filename: path })) {
      // What the parser does not take says nothing of the rules.
      if (message.fatal || message.ruleId === null) continue;
      const report = {
        package: spec,
        file: relative(folder, path).replaceAll("\\", "/"),
        line: message.line,
        rule: message.ruleId.replace("openai-background/", ""),
        message: message.message,
      };
      const { verdict = "unread", why = "" } = verdicts.get(keyOf(report)) ?? {};
      reports.push({ ...report, verdict, why });
    }
  } catch (error) {
    counts.crashes += 1;
    console.error(path, error);
  }
}
