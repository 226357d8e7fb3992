// The commands of docs/ci-gate.md, run as the page has them, with the packed plugin in a project of its own.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { compileModules } from "../support/compile-modules.js";
import { inRepository } from "../support/linked-project.js";
import { createPackedProject, runEslint, writeFiles } from "../support/packed-plugin.js";
import type { Ending, PackedProject } from "../support/packed-plugin.js";
import {
  checkForms,
  clientForms,
  handlerForms,
  program,
} from "../rules/no-ineffective-error-check/forms.js";

const page = readFileSync(inRepository("docs/ci-gate.md"), "utf8");

/** The commands of the page's shell samples. */
const documented = new Set(
  [...page.matchAll(/^```sh\n(?<lines>.*?)^```$/gmsu)].flatMap(({ groups }) =>
    (groups?.lines ?? "").split("\n").filter((line) => line.startsWith("npx eslint ")),
  ),
);
/** Those that a test has run. */
const tried = new Set<string>();

const openai = `import OpenAI from "openai";\nconst client = new OpenAI();\n`;

/** Each of these has one finding. */
const uncheckedOutput = `${openai}
export async function text(id) {
  const run = await client.responses.retrieve(id);
  return run.output_text;
}
`;
const endlessPoll = `${openai}
export async function wait(id) {
  let run = await client.responses.retrieve(id);
  while (run.status !== "completed") run = await client.responses.retrieve(id);
  return run;
}
`;
const clean = `${openai}import { throwIfFailed } from "openai-background-errors";

export async function text(id) {
  return throwIfFailed(await client.responses.retrieve(id)).output_text;
}
`;

const configOf = (name: "recommended" | "strict", settings: object = {}): string => `
import openaiBackground from "eslint-plugin-openai-background";
export default [
  { ...openaiBackground.configs.${name}, settings: { "openai-background": ${JSON.stringify(settings)} } },
];
`;

let project: PackedProject | undefined;
afterEach(() => {
  project?.[Symbol.dispose]();
});

async function createProject(files: Readonly<Record<string, string>>): Promise<PackedProject> {
  project = await createPackedProject(
    [
      "@microsoft/eslint-formatter-sarif",
      "@types/node",
      "@typescript-eslint/parser",
      "openai",
      "openai-background-errors",
    ],
    files,
  );
  return project;
}

/** Runs a command of the page. */
function runDocumented(folder: PackedProject, command: string): Promise<Ending> {
  expect([...documented]).toContain(command);
  tried.add(command);
  return runEslint(folder, command.split(" ").slice(2));
}

const GATE = "npx eslint --max-warnings 0 .";

describe("the exit code", () => {
  it.each([
    ["recommended", "nothing", clean, 0, 0],
    ["recommended", "a warning", uncheckedOutput, 0, 1],
    ["recommended", "an error", endlessPoll, 1, 1],
    ["strict", "nothing", clean, 0, 0],
    ["strict", "what is a warning in recommended", uncheckedOutput, 1, 1],
    ["strict", "an error", endlessPoll, 1, 1],
  ] as const)("of %s with %s", async (config, _finding, code, plain, gated) => {
    const folder = await createProject({
      "eslint.config.mjs": configOf(config),
      "src/file.js": code,
    });
    expect(await runEslint(folder, ["."])).toMatchObject({ code: plain, stderr: "" });
    expect((await runDocumented(folder, GATE)).code).toBe(gated);
  });

  it("is 2 for a configuration that is wrong", async () => {
    const folder = await createProject({
      "eslint.config.mjs": configOf("strict", { autofx: true }),
      "src/file.js": clean,
    });
    const { code, stderr } = await runDocumented(folder, GATE);
    expect(code).toBe(2);
    expect(stderr).toContain('settings["openai-background"] has no "autofx"');
  });
});

describe("a report for other programs", () => {
  it("is JSON", async () => {
    const folder = await createProject({
      "eslint.config.mjs": configOf("recommended"),
      "src/file.js": endlessPoll,
    });
    const { code } = await runDocumented(
      folder,
      "npx eslint --max-warnings 0 --format json --output-file eslint.json .",
    );
    expect(code).toBe(1);
    const results = readJson(folder, "eslint.json") as { filePath: string; messages: object[] }[];
    const result = results.find(({ filePath }) => filePath.endsWith("file.js"));
    expect(result?.messages).toMatchObject([
      {
        ruleId: "openai-background/no-endless-poll",
        severity: 2,
        line: 6,
        suggestions: [{ desc: expect.any(String) as unknown }],
      },
    ]);
  });

  it("is SARIF", async () => {
    const folder = await createProject({
      "eslint.config.mjs": configOf("recommended"),
      "src/file.js": endlessPoll,
    });
    const { code, stderr } = await runDocumented(
      folder,
      "npx eslint --max-warnings 0 --format @microsoft/eslint-formatter-sarif --output-file eslint.sarif .",
    );
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    const { version, runs } = readJson(folder, "eslint.sarif") as {
      version: string;
      runs: { tool: { driver: { rules: object[] } }; results: object[] }[];
    };
    expect(version).toBe("2.1.0");
    expect(runs[0]?.results).toMatchObject([
      {
        level: "error",
        ruleId: "openai-background/no-endless-poll",
        locations: [{ physicalLocation: { region: { startLine: 6 } } }],
      },
    ]);
    expect(runs[0]?.tool.driver.rules).toMatchObject([
      {
        id: "openai-background/no-endless-poll",
        helpUri: expect.stringMatching(/\/rules\/no-endless-poll\.md$/u) as unknown,
        shortDescription: { text: expect.stringContaining("polls") as unknown },
      },
    ]);
  });
});

describe("the cache", () => {
  const CACHED = "npx eslint --cache --cache-strategy content .";
  const reader = `${openai}import { isOver } from "./is-over.js";

export async function text(id) {
  try {
    const run = await client.responses.retrieve(id);
    return run.output_text;
  } catch (error) {
    if (isOver(error)) return null;
    throw error;
  }
}
`;
  const helper = (className: string): string => `import { ${className} } from "openai";

export const isOver = (error) => error instanceof ${className};
`;
  /** One rule alone, since another one reports the read whatever the helper does. */
  const oneRule = (settings: object): string => `
import openaiBackground from "eslint-plugin-openai-background";
export default [
  {
    plugins: { "openai-background": openaiBackground },
    rules: { "openai-background/no-ineffective-error-check": "error" },
    settings: { "openai-background": ${JSON.stringify(settings)} },
  },
];
`;
  const harmless = helper("NotFoundError");
  const ineffective = helper("RateLimitError");

  it("does not see what an imported helper has become, unlike a run without it", async () => {
    const folder = await createProject({
      "eslint.config.mjs": oneRule({}),
      "src/reader.js": reader,
      "src/is-over.js": harmless,
    });
    expect((await runDocumented(folder, CACHED)).code).toBe(0);
    writeFiles(folder.path, { "src/is-over.js": ineffective });
    expect((await runDocumented(folder, CACHED)).code).toBe(0);
    expect((await runDocumented(folder, GATE)).code).toBe(1);
    // The report is there again with the next change of the file itself.
    writeFiles(folder.path, { "src/reader.js": `${reader}// changed\n` });
    expect((await runDocumented(folder, CACHED)).code).toBe(1);
  });

  it("is right where each file is judged alone", async () => {
    const folder = await createProject({
      "eslint.config.mjs": oneRule({ followImports: false }),
      "src/reader.js": reader,
      "src/is-over.js": harmless,
    });
    const before = await runDocumented(folder, CACHED);
    writeFiles(folder.path, { "src/is-over.js": ineffective });
    const cached = await runDocumented(folder, CACHED);
    expect(cached).toEqual(before);
    expect(cached.code).toBe((await runEslint(folder, ["."])).code);
  });
});

describe("bulk suppressions", () => {
  const SUPPRESS = "npx eslint --suppress-all .";
  const PRUNE = "npx eslint --prune-suppressions .";
  const rule = "openai-background/no-endless-poll";

  it("let old findings pass, and no new ones", async () => {
    const folder = await createProject({
      "eslint.config.mjs": configOf("strict"),
      "src/old.js": endlessPoll,
      "src/older.js": endlessPoll,
    });
    expect((await runDocumented(folder, GATE)).code).toBe(1);
    expect((await runDocumented(folder, SUPPRESS)).code).toBe(0);
    expect(readJson(folder, "eslint-suppressions.json")).toEqual({
      "src/old.js": { [rule]: { count: 1 } },
      "src/older.js": { [rule]: { count: 1 } },
    });
    expect((await runDocumented(folder, GATE)).code).toBe(0);

    writeFiles(folder.path, { "src/new.js": endlessPoll });
    const inNewFile = await runDocumented(folder, GATE);
    expect(inNewFile.code).toBe(1);
    expect(inNewFile.stdout).toContain("new.js");
    expect(inNewFile.stdout).not.toContain("old.js");

    rmSync(join(folder.path, "src/new.js"));
    const second = endlessPoll.slice(openai.length).replace("wait", "waitAgain");
    writeFiles(folder.path, { "src/old.js": endlessPoll + second });
    const inOldFile = await runDocumented(folder, GATE);
    expect(inOldFile.code).toBe(1);
    expect(inOldFile.stdout.match(/no-endless-poll/gu)).toHaveLength(2);
  });

  it("are to be pruned when a finding is gone", async () => {
    const folder = await createProject({
      "eslint.config.mjs": configOf("strict"),
      "src/old.js": endlessPoll,
      "src/older.js": endlessPoll,
    });
    await runDocumented(folder, SUPPRESS);
    writeFiles(folder.path, { "src/old.js": clean });
    const unpruned = await runDocumented(folder, GATE);
    expect(unpruned.code).toBe(2);
    expect(unpruned.stderr).toContain("--prune-suppressions");
    expect((await runDocumented(folder, PRUNE)).code).toBe(0);
    expect(readJson(folder, "eslint-suppressions.json")).toEqual({
      "src/older.js": { [rule]: { count: 1 } },
    });
    expect((await runDocumented(folder, GATE)).code).toBe(0);
  });

  it("do not hold for warnings", async () => {
    const folder = await createProject({
      "eslint.config.mjs": configOf("recommended"),
      "src/file.js": uncheckedOutput,
    });
    await runDocumented(folder, SUPPRESS);
    expect((await runDocumented(folder, GATE)).code).toBe(1);
  });
});

describe("fixing a whole folder", () => {
  const FIX = "npx eslint --fix .";
  const config = `
import parser from "@typescript-eslint/parser";
import openaiBackground from "eslint-plugin-openai-background";
export default [
  {
    ...openaiBackground.configs.strict,
    files: ["src/**/*.ts"],
    languageOptions: { parser },
    settings: { "openai-background": { autofix: true } },
  },
];
`;
  /** What the programs import, besides packages. */
  const support = {
    "src/openai.ts": `import OpenAI from "openai";
export const openai = new OpenAI();
export const makeClient = (): OpenAI => new OpenAI();
`,
    "src/base.ts": `import OpenAI from "openai";
export class Base {
  readonly client = new OpenAI();
}
`,
  };

  it("mends thirty files in one run, and they still compile", async () => {
    const files = Object.fromEntries(
      thirtyPrograms().map((text, index) => [`src/file-${index + 1}.ts`, text]),
    );
    const folder = await createProject({ ...support, ...files, "eslint.config.mjs": config });
    expect(typeErrors(folder, { ...support, ...files })).toEqual([]);
    expect((await runEslint(folder, ["."])).code).toBe(1);

    expect(await runDocumented(folder, FIX)).toEqual({ code: 0, stdout: "", stderr: "" });

    const fixed = Object.fromEntries(
      Object.keys(files).map((name) => [name, readFileSync(join(folder.path, name), "utf8")]),
    );
    for (const [name, text] of Object.entries(fixed)) {
      expect(text, name).not.toBe(files[name]);
      expect(text.match(/from "openai-background-errors"/gu), name).toHaveLength(1);
    }
    expect(typeErrors(folder, { ...support, ...fixed })).toEqual([]);
    expect(await runDocumented(folder, GATE)).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});

/** Programs of different shapes, each of which `no-ineffective-error-check` reports. */
function thirtyPrograms(): string[] {
  const clients = Object.entries(clientForms)
    // With these, some programs do not compile as they are.
    .filter(([name]) => name !== "client?." && name !== "responses as any")
    .map(([, client]) => client);
  const checks = Object.values(checkForms).filter(({ neverTrue }) => !neverTrue);
  const handlers = Object.entries(handlerForms)
    .filter(([name]) => name !== "pRetry")
    .map(([, handler]) => handler);
  return Array.from({ length: 30 }, (_, index) => {
    const [client, check, handler] = [clients, checks, handlers].map(
      (forms, step) => forms[(index * (step + 1)) % forms.length],
    ) as [(typeof clients)[0], (typeof checks)[0], (typeof handlers)[0]];
    return program(client, check, handler);
  });
}

function typeErrors(folder: PackedProject, sources: Readonly<Record<string, string>>): string[] {
  const modules = compileModules(folder.path, new Map(Object.entries(sources)));
  return Object.keys(sources).flatMap((name) =>
    modules.errorsOf(name).map((error) => `${name}:${error}`),
  );
}

function readJson(folder: PackedProject, name: string): unknown {
  return JSON.parse(readFileSync(join(folder.path, name), "utf8"));
}

it("every command of the page has been run", () => {
  expect([...tried].toSorted()).toEqual([...documented].toSorted());
});
