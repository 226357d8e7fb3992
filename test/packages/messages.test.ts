// What users are told where something that the packages need is not there, or not in a version that they can use.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import type { Rule } from "eslint";
import { afterEach, describe, expect, it } from "vitest";
import plugin from "../../src/index.js";
import { createLinkedProject, inRepository } from "../support/linked-project.js";
import type { LinkedProject } from "../support/linked-project.js";
import { packPackage } from "../support/pack-package.js";
import { writeFiles } from "../support/packed-plugin.js";
import type { Ending } from "../support/packed-plugin.js";
import rootManifest from "../../package.json" with { type: "json" };
import shimManifest from "../../shim/package.json" with { type: "json" };

const run = promisify(execFile);
const readme = readFileSync(inRepository("README.md"), "utf8");

let project: LinkedProject | undefined;
afterEach(() => {
  project?.[Symbol.dispose]();
});

/** What npm says of the packed shim's installation next to an `openai` of this version. */
async function installShim(version: string): Promise<Ending> {
  project = createLinkedProject([]);
  const { path } = project;
  const { tarball } = await packPackage("shim", path);
  writeFiles(path, {
    "openai/package.json": JSON.stringify({ name: "openai", version }),
    "package.json": JSON.stringify({ private: true, dependencies: { openai: "file:./openai" } }),
  });
  return npm("install", "--offline", "--ignore-scripts", "--no-audit", tarball);
}

/** What npm says of a project that has the plugin next to an `eslint` of this version. */
function listPlugin(version: string): Promise<Ending> {
  project = createLinkedProject([]);
  const { name, peerDependencies, peerDependenciesMeta } = rootManifest;
  const manifest = { name, version: rootManifest.version, peerDependencies, peerDependenciesMeta };
  writeFiles(project.path, {
    "node_modules/eslint/package.json": JSON.stringify({ name: "eslint", version }),
    [`node_modules/${name}/package.json`]: JSON.stringify(manifest),
    "package.json": JSON.stringify({
      private: true,
      devDependencies: { [name]: rootManifest.version, eslint: version },
    }),
  });
  return npm("ls", "--all");
}

function npm(...args: readonly string[]): Promise<Ending> {
  return run("npm", [...args], { cwd: project?.path }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: unknown) => error as Ending,
  );
}

describe("an installation", () => {
  // A registry is not asked here, so that npm does not look for a version that would do: for a
  // project that asks for ESLint 8, `npm install` itself then ends with ERESOLVE, as below.
  it.each(["8.57.1", "9.21.0"])("next to ESLint %s is called invalid", async (version) => {
    const { code, stderr } = await listPlugin(version);
    expect(code).not.toBe(0);
    expect(stderr).toContain(`invalid: eslint@${version}`);
  });

  it.each(["9.22.0", "9.39.1", "10.15.0"])("next to ESLint %s is taken", async (version) => {
    expect((await listPlugin(version)).code).toBe(0);
  });

  it.each(["3.3.0", "8.0.0"])("of the shim next to openai %s is refused", async (version) => {
    const { code, stderr } = await installShim(version);
    expect(code).not.toBe(0);
    expect(stderr).toContain("ERESOLVE");
    expect(stderr).toContain(`Found: openai@${version}`);
    expect(stderr).toContain(`peer openai@"${shimManifest.peerDependencies.openai}"`);
  });

  it.each(["4.104.0", "7.57.0"])("of the shim next to openai %s is taken", async (version) => {
    expect((await installShim(version)).code).toBe(0);
  });

  it("is described by the README with the same versions", () => {
    expect(rootManifest.peerDependencies.eslint).toBe("^9.22 || ^10");
    expect(shimManifest.peerDependencies.openai).toBe(">=4.104 <8");
    expect(readme).toMatch(/ESLint 9\.22 or later, or 10\b/u);
    expect(readme).toMatch(/`openai` 4\.104 or later, 5, 6 or 7\b/u);
  });
});

describe("a shim that is not installed", () => {
  const shimNames =
    /throwIfFailed|errorFromResponse|throwOnFailedEvent|isFailedResponseError|\{\{wrapper\}\}/u;
  const rules = Object.entries(plugin.rules) as [string, Rule.RuleModule][];
  /** Reports are sentences, with a full stop; the titles of suggestions have none. */
  const titles = rules.flatMap(([name, { meta }]) =>
    Object.values(meta?.messages ?? {})
      .filter((text) => !text.endsWith(".") && shimNames.test(text))
      .map((text) => [name, text] as const),
  );

  it("is named in the title of each suggestion that imports it", () => {
    expect(titles).toHaveLength(5);
    for (const [, title] of titles) expect(title).toContain("`{{module}}`");
  });

  it.each([...new Set(titles.map(([name]) => name))])("is in the documentation of %s", (name) => {
    const documentation = readFileSync(inRepository(`rules/${name}.md`), "utf8");
    expect(documentation).toContain("`npm install openai-background-errors`");
  });

  it("is named by Node.js, too", async () => {
    project = createLinkedProject([]);
    writeFiles(project.path, { "main.mjs": 'import "openai-background-errors";' });
    const { stderr } = await run(process.execPath, ["main.mjs"], { cwd: project.path }).catch(
      (error: unknown) => error as Ending,
    );
    expect(stderr).toContain("Cannot find package 'openai-background-errors'");
  });
});
