// `npm run new-rule`, tried on a copy of this repository: what it leaves behind passes every check.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { cp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { inRepository } from "../support/linked-project.js";

const NAME = "require-sample-check";
const TIMEOUT = 900_000;

let copy: string;

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), "new-rule-"));
  const files = execFileSync("git", ["ls-files", "-z", "-co", "--exclude-standard"], {
    cwd: inRepository("."),
    encoding: "utf8",
  });
  for (const file of files.split("\0")) {
    if (existsSync(inRepository(file)) && file !== "") {
      await cp(inRepository(file), join(copy, file), { recursive: true });
    }
  }
  symlinkSync(inRepository("node_modules"), join(copy, "node_modules"), "dir");
  run("node", "scripts/new-rule/main.js", NAME);
}, TIMEOUT);
afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

/** Runs a program in the copy; throws what it printed if it fails. */
function run(program: string, ...args: readonly string[]): void {
  // Not those of the test runner that this runs in.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_ENV|TEST$)/u.test(name)),
  );
  try {
    execFileSync(program, args, { cwd: copy, env, stdio: "pipe", encoding: "utf8" });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${program} ${args.join(" ")}:\n${stdout}${stderr}`, { cause: error });
  }
}

it("has the rule, its documentation, its tests and a changeset", () => {
  for (const path of [
    `rules/${NAME}.ts`,
    `rules/${NAME}.md`,
    `test/rules/${NAME}/contract-examples.test.ts`,
    `.changeset/${NAME}.md`,
  ]) {
    expect(existsSync(join(copy, path)), path).toBe(true);
  }
  expect(readFileSync(join(copy, "README.md"), "utf8")).toContain(`(rules/${NAME}.md)`);
});

it("compiles", { timeout: TIMEOUT }, () => {
  run("npx", "--no-install", "tsc", "-p", "tsconfig.check.json");
});

it("passes lint and the check of the tables", { timeout: TIMEOUT }, () => {
  run("npx", "--no-install", "eslint", `rules/${NAME}.ts`, "src/index.ts", `test/rules/${NAME}`);
  run("npx", "--no-install", "prettier", "--check", ".");
  run("npx", "--no-install", "eslint-doc-generator", "--check");
});

it("passes the tests that look at all rules, and its own", { timeout: TIMEOUT }, () => {
  run(
    "npx",
    "--no-install",
    "vitest",
    "run",
    "test/docs.test.ts",
    "test/every-rule.test.ts",
    "test/src/index.test.ts",
    "test/packages/manifests.test.ts",
    `test/rules/${NAME}`,
  );
});

it("refuses a name that is no rule's, and one that is there", () => {
  expect(() => {
    run("node", "scripts/new-rule/main.js", "SampleCheck");
  }).toThrow(/usage:/u);
  expect(() => {
    run("node", "scripts/new-rule/main.js", NAME);
  }).toThrow(/is there already/u);
});
