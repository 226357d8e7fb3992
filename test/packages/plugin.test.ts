// The plugin as its users get it: packed, unpacked in an empty project, loaded by the real ESLint.
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLinkedProject, inRepository } from "../support/linked-project.js";
import type { LinkedProject } from "../support/linked-project.js";
import { packPackage } from "../support/pack-package.js";
import manifest from "../../package.json" with { type: "json" };

const run = promisify(execFile);

const reported = `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return null;
    throw error;
  }
}
`;

const byName = `defineConfig({
  plugins: { "openai-background": plugin },
  extends: ["openai-background/recommended"],
})`;

const configs = {
  "imported.config.mjs": `
import plugin from "eslint-plugin-openai-background";
export default [plugin.configs.recommended];`,
  "extended.config.mjs": `
import { defineConfig } from "eslint/config";
import plugin from "eslint-plugin-openai-background";
export default ${byName};`,
  "required.config.cjs": `
const { defineConfig } = require("eslint/config");
const plugin = require("eslint-plugin-openai-background");
module.exports = ${byName};`,
};

const typedConfigs = {
  "typed.config.mts": `
import { defineConfig } from "eslint/config";
import plugin from "eslint-plugin-openai-background";
export default ${byName};
export const version: string = plugin.meta.version;
export const strict = defineConfig(plugin.configs.strict, { extends: [plugin.configs.recommended] });`,
  "typed.config.cts": `
import { defineConfig } from "eslint/config";
import plugin = require("eslint-plugin-openai-background");
export = ${byName};`,
};

let project: LinkedProject;
let packed: readonly string[];

beforeAll(async () => {
  project = createLinkedProject([
    ...Object.keys(manifest.dependencies),
    "@eslint/core",
    "@types/estree",
    "@types/json-schema",
    "eslint",
  ]);
  const installed = join(project.path, "node_modules/eslint-plugin-openai-background");
  mkdirSync(installed);
  const { files, tarball } = await packPackage(".", project.path);
  packed = files;
  await run("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"]);
  writeFileSync(join(project.path, "package.json"), JSON.stringify({ private: true }));
  writeFileSync(join(project.path, "reported.mjs"), reported);
  for (const [name, text] of Object.entries({ ...configs, ...typedConfigs })) {
    writeFileSync(join(project.path, name), text);
  }
});
afterAll(() => {
  project[Symbol.dispose]();
});

describe("the tarball", () => {
  it("has the compiled sources, the types of the entry, the documentation, and nothing else", () => {
    const compiled = ["src", "rules"].flatMap((folder) =>
      readdirSync(inRepository(folder), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts"))
        .map((file) => `dist/${folder}/${file.replaceAll("\\", "/").replace(/ts$/u, "js")}`),
    );
    const documentation = readdirSync(inRepository("rules"))
      .filter((file) => file.endsWith(".md"))
      .map((file) => `rules/${file}`);
    expect(packed.toSorted()).toEqual(
      [
        ...compiled,
        ...documentation,
        "LICENSE",
        "README.md",
        "dist/src/index.d.ts",
        "package.json",
      ].toSorted(),
    );
  });
});

describe("the installed plugin", () => {
  it.each(Object.keys(configs))("lints a file with %s", async (config) => {
    const eslint = join(project.path, "node_modules/eslint/bin/eslint.js");
    const ending = await run(
      process.execPath,
      [eslint, "--config", config, "--format", "json", "reported.mjs"],
      { cwd: project.path },
    ).then(
      () => ({ code: 0, stdout: "[]" }),
      (error: unknown) => error as { code: number; stdout: string; stderr: string },
    );
    expect(ending).toMatchObject({ code: 1, stderr: "" });
    const [result] = JSON.parse(ending.stdout) as [{ messages: { ruleId: string }[] }];
    expect(result.messages.map(({ ruleId }) => ruleId)).toContain(
      "openai-background/no-ineffective-error-check",
    );
  });

  it("has types that need those of eslint alone", () => {
    const program = ts.createProgram(
      Object.keys(typedConfigs).map((name) => join(project.path, name)),
      {
        module: ts.ModuleKind.NodeNext,
        moduleResolution: ts.ModuleResolutionKind.NodeNext,
        target: ts.ScriptTarget.ES2022,
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        noEmit: true,
        types: [],
      },
    );
    const errors = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
    expect(errors).toEqual([]);
    const types = readFileSync(
      join(project.path, "node_modules/eslint-plugin-openai-background/dist/src/index.d.ts"),
      "utf8",
    );
    expect(ts.preProcessFile(types).importedFiles.map(({ fileName }) => fileName)).toEqual([
      "eslint",
    ]);
  });
});
