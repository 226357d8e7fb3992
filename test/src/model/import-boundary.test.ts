// What `followImports` reads: ordinary files of the project, which is ESLint's working directory.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import tsParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import plugin from "../../../src/index.js";

/** A folder with the project in it, beside what is none of the project's. */
let outside = "";
let project = "";

beforeEach(() => {
  outside = realpathSync(mkdtempSync(join(tmpdir(), "openai-background-boundary-")));
  project = join(outside, "project");
  mkdirSync(project);
});

afterEach(() => {
  rmSync(outside, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = join(outside, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

function link(from: string, to: string): void {
  mkdirSync(dirname(join(outside, from)), { recursive: true });
  symlinkSync(to, join(outside, from));
}

const HELPER = `import { RateLimitError } from "openai";
export const isRetryable = (error: unknown): boolean => error instanceof RateLimitError;
`;

/** Whether the check in the helper that is imported was seen. */
function isFollowed(specifier: string, cwd = project): boolean {
  const code = `import OpenAI from "openai";
import { isRetryable } from ${JSON.stringify(specifier)};
const client = new OpenAI();
export async function text(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) { if (isRetryable(error)) return "later"; throw error; }
}
`;
  write({ "project/src/job.ts": code });
  const messages = new Linter({ cwd }).verify(
    code,
    {
      files: ["**/*.ts"],
      plugins: { "openai-background": plugin },
      rules: { "openai-background/no-ineffective-error-check": "error" },
      languageOptions: { parser: tsParser },
    },
    { filename: join(cwd, "src/job.ts") },
  );
  expect(messages.filter(({ fatal }) => fatal === true)).toEqual([]);
  return messages.length > 0;
}

function tsconfig(paths: Readonly<Record<string, readonly string[]>>, base?: string): string {
  return JSON.stringify({
    compilerOptions: { paths, ...(base === undefined ? {} : { baseUrl: base }) },
  });
}

describe("a helper of the project is read", () => {
  it("as it is, and along a link that stays in the project", () => {
    write({ "project/lib/errors.ts": HELPER });
    link("project/src/linked.ts", "../lib/errors.ts");
    link("project/src/folder", "../lib");
    expect(isFollowed("../lib/errors")).toBe(true);
    expect(isFollowed("./linked")).toBe(true);
    expect(isFollowed("./folder/errors")).toBe(true);
  });

  it("where the working directory itself is a link", () => {
    write({ "project/lib/errors.ts": HELPER });
    link("here", "project");
    expect(isFollowed("../lib/errors", join(outside, "here"))).toBe(true);
  });

  it("by a path that leaves the project and comes back", () => {
    write({ "project/lib/errors.ts": HELPER });
    expect(isFollowed("../../project/lib/errors")).toBe(true);
  });

  it("in a folder whose name begins with two dots", () => {
    write({ "project/..lib/errors.ts": HELPER });
    expect(isFollowed("../..lib/errors")).toBe(true);
  });

  it("by an absolute path in the tsconfig", () => {
    write({
      "project/lib/errors.ts": HELPER,
      "project/tsconfig.json": tsconfig({ "@lib/*": [join(project, "lib/*")] }),
    });
    expect(isFollowed("@lib/errors")).toBe(true);
  });
});

describe("what is not of the project is not read", () => {
  it("by `..`", () => {
    write({ "errors.ts": HELPER, "project-2/errors.ts": HELPER });
    expect(isFollowed("../../errors")).toBe(false);
    expect(isFollowed("../../project-2/errors")).toBe(false);
  });

  it("along a linked file, also over several links", () => {
    write({ "errors.ts": HELPER });
    link("project/src/direct.ts", join(outside, "errors.ts"));
    link("project/src/first.ts", "second.ts");
    link("project/src/second.ts", "../../errors.ts");
    expect(isFollowed("./direct")).toBe(false);
    expect(isFollowed("./first")).toBe(false);
  });

  it("along a linked folder", () => {
    write({ "lib/errors.ts": HELPER, "lib/index.ts": HELPER });
    link("project/src/lib", "../../lib");
    expect(isFollowed("./lib/errors")).toBe(false);
    expect(isFollowed("./lib")).toBe(false);
  });

  it("in place of a file that the same specifier would name next", () => {
    write({ "errors.ts": HELPER, "project/src/errors.js": HELPER.replaceAll(/: \w+(?= )/gu, "") });
    link("project/src/errors.ts", "../../errors.ts");
    expect(isFollowed("./errors")).toBe(false);
  });

  it("by what a helper of the project imports or exports again", () => {
    write({ "errors.ts": HELPER, "project/src/errors.ts": 'export * from "../../errors.js";\n' });
    expect(isFollowed("./errors")).toBe(false);
  });

  it("by an alias", () => {
    write({
      "lib/errors.ts": HELPER,
      "project/tsconfig.json": tsconfig({
        "@up/*": ["../lib/*"],
        "@root/*": [join(outside, "lib/*")],
        "*": ["./*"],
      }),
    });
    expect(isFollowed("@up/errors")).toBe(false);
    expect(isFollowed("@root/errors")).toBe(false);
    // What the star stands for may climb, too.
    expect(isFollowed("src/../../lib/errors")).toBe(false);
  });

  it("by a base folder of the aliases", () => {
    write({
      "lib/errors.ts": HELPER,
      "project/tsconfig.json": tsconfig({ "@up/*": ["lib/*"] }, outside),
    });
    expect(isFollowed("@up/errors")).toBe(false);
  });

  it("when it is a dependency", () => {
    write({ "project/node_modules/errors/index.ts": HELPER });
    link("project/src/errors", "../node_modules/errors");
    expect(isFollowed("../node_modules/errors")).toBe(false);
    expect(isFollowed("./errors")).toBe(false);
  });
});

describe("a configuration that is not of the project is not read", () => {
  const aliases = (): string => tsconfig({ "@lib/*": [join(project, "lib/*")] });

  beforeEach(() => {
    write({ "project/lib/errors.ts": HELPER });
  });

  it("in the folder above", () => {
    write({ "tsconfig.json": aliases(), "jsconfig.json": aliases() });
    expect(isFollowed("@lib/errors")).toBe(false);
  });

  it.each([
    ["a relative path", () => "../../base.json"],
    ["a path without its ending", () => "../../base"],
    ["an absolute path", () => join(outside, "base.json")],
    ["a link", () => "../linked.json"],
  ])("that one of the project extends by %s", (_name, parent) => {
    write({
      "base.json": aliases(),
      "project/src/tsconfig.json": JSON.stringify({ extends: parent() }),
    });
    link("project/linked.json", "../base.json");
    expect(isFollowed("@lib/errors")).toBe(false);
  });

  it("along a link", () => {
    write({ "base.json": aliases() });
    link("project/tsconfig.json", "../base.json");
    expect(isFollowed("@lib/errors")).toBe(false);
  });

  it("but for another project, which it is in", () => {
    write({ "tsconfig.json": aliases() });
    expect(isFollowed("@lib/errors")).toBe(false);
    const code = `import OpenAI from "openai"; import { isRetryable } from "@lib/errors";
export async function text(client: OpenAI, id: string) {
  try { return (await client.responses.retrieve(id)).output_text; } catch (error) { return isRetryable(error); }
}`;
    const messages = new Linter({ cwd: outside }).verify(
      code,
      {
        files: ["**/*.ts"],
        plugins: { "openai-background": plugin },
        rules: { "openai-background/no-ineffective-error-check": "error" },
        languageOptions: { parser: tsParser },
      },
      { filename: join(project, "src/job.ts") },
    );
    expect(messages).toHaveLength(1);
  });
});

describe.skipIf(process.platform === "win32")("what is no ordinary file is not opened", () => {
  it("a pipe, in the place of a helper or of the configuration", () => {
    mkdirSync(join(project, "src"));
    execFileSync("mkfifo", [join(project, "src/errors.ts"), join(project, "src/tsconfig.json")]);
    expect(isFollowed("./errors")).toBe(false);
    expect(isFollowed("@lib/errors")).toBe(false);
  });

  it("a pipe, in the place of the SDK's manifest", () => {
    mkdirSync(join(project, "node_modules/openai"), { recursive: true });
    execFileSync("mkfifo", [join(project, "node_modules/openai/package.json")]);
    const messages = new Linter({ cwd: project }).verify(
      `import OpenAI from "openai";
const stream = new OpenAI().responses.stream({ response_id: "resp_1" });
console.log((await stream.finalResponse()).output_text);`,
      {
        plugins: { "openai-background": plugin },
        rules: { "openai-background/require-failed-event-check": "error" },
      },
      { filename: join(project, "job.js") },
    );
    expect(messages.filter(({ fatal }) => fatal === true)).toEqual([]);
  });

  it("a device", () => {
    link("project/src/errors.ts", "/dev/zero");
    link("project/src/tsconfig.json", "/dev/zero");
    expect(isFollowed("./errors")).toBe(false);
    expect(isFollowed("@lib/errors")).toBe(false);
  });

  it("a folder named like a file", () => {
    mkdirSync(join(project, "src/errors.ts"), { recursive: true });
    mkdirSync(join(project, "src/tsconfig.json"));
    expect(isFollowed("./errors")).toBe(false);
    expect(isFollowed("@lib/errors")).toBe(false);
  });

  it("links that go round, and lead nowhere", () => {
    link("project/src/errors.ts", "other.ts");
    link("project/src/other.ts", "errors.ts");
    link("project/src/gone.ts", "nowhere.ts");
    expect(isFollowed("./errors")).toBe(false);
    expect(isFollowed("./gone")).toBe(false);
  });

  it("what its owner has locked", () => {
    write({ "project/src/errors.ts": HELPER, "project/locked/errors.ts": HELPER });
    chmodSync(join(project, "src/errors.ts"), 0o000);
    chmodSync(join(project, "locked"), 0o000);
    try {
      // The superuser may read it all the same; nobody may be thrown at for it.
      const isSuperuser = process.getuid?.() === 0;
      expect(isFollowed("./errors")).toBe(isSuperuser);
      expect(isFollowed("../locked/errors")).toBe(isSuperuser);
    } finally {
      chmodSync(join(project, "locked"), 0o700);
    }
  });

  it("a file of megabytes", () => {
    write({ "project/src/errors.ts": HELPER + "// padding\n".repeat(100_000) });
    expect(isFollowed("./errors")).toBe(false);
    write({
      "project/lib/errors.ts": HELPER,
      "project/src/tsconfig.json": tsconfig({ "@lib/*": ["../lib/*"] }) + " ".repeat(1_000_000),
    });
    expect(isFollowed("@lib/errors")).toBe(false);
  });

  it.each([
    "./\0",
    "./errors\0.ts",
    `./${"a".repeat(5000)}`,
    "./%00",
    "file:///etc/passwd",
    "/etc/passwd",
  ])("a specifier that is no path: %j", (specifier) => {
    expect(isFollowed(specifier)).toBe(false);
  });
});
