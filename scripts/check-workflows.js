// Checks the workflows of this repository, and those that the documentation shows, against GitHub's schema.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const validator = join(root, "node_modules/@action-validator/cli/cli.mjs");
const scratch = mkdtempSync(join(tmpdir(), "workflows-"));

try {
  const workflows = join(root, ".github/workflows");
  for (const name of readdirSync(workflows)) check(name, join(workflows, name));
  for (const [index, text] of documentedWorkflows("docs/ci-gate.md").entries()) {
    const path = join(scratch, `sample-${index + 1}.yml`);
    writeFileSync(path, text);
    check(`docs/ci-gate.md, sample ${index + 1}`, path);
  }
} finally {
  rmSync(scratch, { recursive: true });
}

function documentedWorkflows(page) {
  const text = readFileSync(join(root, page), "utf8");
  const found = [...text.matchAll(/^```yaml\n(?<code>.*?)^```$/gmsu)].map(
    ({ groups }) => groups.code,
  );
  if (found.length === 0) throw new Error(`${page} shows no workflow.`);
  return found;
}

function check(name, path) {
  try {
    execFileSync(process.execPath, [validator, path], { stdio: "pipe" });
    console.log(`${name}: ok`);
  } catch (error) {
    console.error(`${name}:\n${error.stdout}${error.stderr}`);
    process.exitCode = 1;
  }
}
