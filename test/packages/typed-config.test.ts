// `eslint.config.ts` with the packed plugin's types: the compiler takes what is right, and says what is wrong.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import plugin from "../../src/index.js";
import type { RuleOptions } from "../../src/config-types.js";
import { createPackedProject, runEslint, writeFiles } from "../support/packed-plugin.js";
import type { Ending, PackedProject } from "../support/packed-plugin.js";

const config = (entry: string): string => `
import openaiBackground, { type OpenAIBackgroundConfig } from "eslint-plugin-openai-background";
import { defineConfig } from "eslint/config";

export default defineConfig(openaiBackground.configs.recommended, ${entry} satisfies OpenAIBackgroundConfig);
`;

const rule = "openai-background/no-ineffective-error-check";

const good: Readonly<Record<string, string>> = {
  "nothing.ts": config("{}"),
  "severities.ts": config(`{
  files: ["src/**"],
  rules: { "${rule}": "off", "openai-background/no-endless-poll": 1, "openai-background/no-lost-failure-reason": ["error"] },
}`),
  "options.ts": config(`{ rules: { "${rule}": ["error", { checkHandled: true }] } }`),
  "settings.ts": config(`{
  settings: { "openai-background": { shimModule: "./errors.js", autofix: true, followImports: false } },
}`),
};

/** What is wrong, and what the compiler's message has to name. */
const bad: Readonly<Record<string, readonly [entry: string, named: string]>> = {
  "unknown-rule.ts": [`{ rules: { "openai-background/no-such-rule": "error" } }`, "no-such-rule"],
  "unknown-severity.ts": [`{ rules: { "${rule}": "fatal" } }`, '"fatal"'],
  "unknown-option.ts": [
    `{ rules: { "${rule}": ["error", { checkHandle: true }] } }`,
    "checkHandle",
  ],
  "wrong-option.ts": [`{ rules: { "${rule}": ["error", { checkHandled: "yes" }] } }`, "string"],
  "option-of-another.ts": [
    `{ rules: { "openai-background/no-endless-poll": ["error", { checkHandled: true }] } }`,
    "checkHandled",
  ],
  "unknown-setting.ts": [`{ settings: { "openai-background": { autofx: true } } }`, "autofx"],
  "wrong-setting.ts": [`{ settings: { "openai-background": { autofix: "yes" } } }`, "string"],
  "settings-of-another-name.ts": [`{ settings: { openaiBackground: {} } }`, "openaiBackground"],
};

let project: PackedProject;
let output: string;

beforeAll(async () => {
  project = await createPackedProject(
    ["@eslint/core", "@types/estree", "@types/json-schema", "typescript"],
    {
      ...good,
      ...Object.fromEntries(Object.entries(bad).map(([name, [entry]]) => [name, config(entry)])),
      "tsconfig.json": JSON.stringify({
        compilerOptions: {
          module: "nodenext",
          target: "es2022",
          strict: true,
          noEmit: true,
          types: [],
        },
      }),
      "package.json": JSON.stringify({ private: true, type: "module" }),
    },
  );
  const tsc = join(project.path, "node_modules/typescript/bin/tsc");
  const ending = await promisify(execFile)(process.execPath, [tsc, "--pretty", "false"], {
    cwd: project.path,
  }).catch((error: unknown) => error as Ending);
  output = ending.stdout;
});
afterAll(() => {
  project[Symbol.dispose]();
});

/** The compiler's errors in a file. */
const errorsIn = (name: string): readonly string[] =>
  output.split(/^(?=\S+\(\d+,\d+\): error)/mu).filter((error) => error.startsWith(`${name}(`));

it.each(Object.keys(good))("takes %s", (name) => {
  expect(errorsIn(name)).toEqual([]);
});

it.each(Object.entries(bad))("refuses %s", (name, [, named]) => {
  const errors = errorsIn(name);
  expect(errors).not.toEqual([]);
  expect(errors.join("")).toContain(named);
});

it("finds nothing wrong with the types of the packages", () => {
  const places = output.match(/^\S+(?=\(\d+,\d+\): error)/gmu) ?? [];
  expect(places.filter((place) => !(place in bad))).toEqual([]);
});

describe("a JavaScript config, which no compiler looks at,", () => {
  const javaScript = (entry: string): string => `
import openaiBackground from "eslint-plugin-openai-background";
export default [openaiBackground.configs.recommended, ${entry}];
`;
  it.each([
    ["an unknown rule", bad["unknown-rule.ts"]?.[0], 'Could not find "no-such-rule" in plugin'],
    ["an unknown option", bad["unknown-option.ts"]?.[0], 'Unexpected property "checkHandle"'],
    ["a wrong option", bad["wrong-option.ts"]?.[0], 'Value "yes" should be boolean'],
    ["an unknown setting", bad["unknown-setting.ts"]?.[0], 'has no "autofx". Allowed are'],
    ["a wrong setting", bad["wrong-setting.ts"]?.[0], '.autofix must be true or false, not "yes"'],
  ])("is told of %s", async (_what, entry = "", message) => {
    writeFiles(project.path, { "eslint.config.js": javaScript(entry), "file.js": "" });
    const { code, stderr } = await runEslint(project, ["file.js"]);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});

it("names the options that the schemas have", () => {
  const options = {
    "openai-background/no-endless-poll": [],
    "openai-background/no-ineffective-error-check": ["checkHandled"],
    "openai-background/no-lost-failure-reason": [],
    "openai-background/no-retry-of-failed-response": [],
    "openai-background/require-failed-event-check": [],
    "openai-background/require-failed-response-check": [],
  } satisfies {
    [Rule in keyof RuleOptions]: (keyof NonNullable<RuleOptions[Rule][0]>)[];
  };
  const schemas = Object.entries(plugin.rules).map(([name, { meta }]) => {
    const [schema] = (meta?.schema ?? []) as { properties?: Record<string, object> }[];
    return [`openai-background/${name}`, Object.keys(schema?.properties ?? {})];
  });
  expect(Object.fromEntries(schemas)).toEqual(options);
});

it("has a description of every option", () => {
  for (const { meta } of Object.values(plugin.rules)) {
    for (const schema of (meta?.schema ?? []) as { properties?: Record<string, object> }[]) {
      for (const property of Object.values(schema.properties ?? {})) {
        expect(property).toMatchObject({
          description: expect.stringMatching(/^\w{3}.*\.$/u) as unknown,
        });
      }
    }
  }
});
