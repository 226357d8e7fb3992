// The plugin as its users get it: packed, unpacked in an empty project, loaded by the real ESLint.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPackedProject, runEslint } from "../support/packed-plugin.js";
import type { PackedProject } from "../support/packed-plugin.js";

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

let project: PackedProject;

beforeAll(async () => {
  project = await createPackedProject(["@eslint/core", "@types/estree", "@types/json-schema"], {
    "reported.mjs": reported,
    ...configs,
    ...typedConfigs,
  });
});
afterAll(() => {
  project[Symbol.dispose]();
});

describe("the tarball", () => {
  it("has the bundle, the types of the entry, and nothing else", () => {
    expect(project.packed.toSorted()).toEqual([
      "LICENSE",
      "README.md",
      "dist/index.js",
      "dist/src/config-types.d.ts",
      "dist/src/index.d.ts",
      "package.json",
    ]);
  });
});

describe("the installed plugin", () => {
  it.each(Object.keys(configs))("lints a file with %s", async (config) => {
    const ending = await runEslint(project, [
      "--config",
      config,
      "--format",
      "json",
      "reported.mjs",
    ]);
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
    const types = join(project.path, "node_modules/eslint-plugin-openai-background/dist/src");
    const imported = readdirSync(types).flatMap(
      (file) => ts.preProcessFile(readFileSync(join(types, file), "utf8")).importedFiles,
    );
    expect(new Set(imported.map(({ fileName }) => fileName))).toEqual(
      new Set(["./config-types.js", "eslint"]),
    );
  });
});
