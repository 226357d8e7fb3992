import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import tsParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import plugin from "../../../src/index.js";

let root = "";

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "openai-background-imports-")));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = join(root, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

interface LintOptions {
  readonly cwd?: string;
  readonly rule?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** The lines at which a rule reports in a file of the temporary project. */
function lint(name: string, code: string, options: LintOptions = {}): string[] {
  write({ [name]: code });
  const isTypeScript = /tsx?$/u.test(name);
  return new Linter({ cwd: options.cwd ?? root })
    .verify(
      code,
      [
        {
          files: ["**/*.*"],
          plugins: { "openai-background": plugin },
          rules: {
            [`openai-background/${options.rule ?? "no-ineffective-error-check"}`]: "error",
          },
          settings: { "openai-background": options.settings ?? {} },
          languageOptions: isTypeScript
            ? { parser: tsParser }
            : { sourceType: name.endsWith(".cjs") ? "commonjs" : "module" },
        },
      ],
      { filename: join(root, name) },
    )
    .map((message) => `${message.line}${message.fatal === true ? message.message : ""}`);
}

const IS_RETRYABLE = `import { RateLimitError } from "openai";
export function isRetryable(error: unknown): boolean {
  return error instanceof RateLimitError;
}
`;

/** Line 7 hands the error to the helper. */
function usesHelper(specifier: string): string {
  return `import OpenAI from "openai";
import { isRetryable } from "${specifier}";
const client = new OpenAI();
export async function text(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) { if (isRetryable(error)) return "later"; throw error; }
}
`;
}

describe("a check in an imported helper", () => {
  it("is reported where the linted file hands it the error", () => {
    write({ "lib/errors.ts": IS_RETRYABLE });
    expect(lint("job.ts", usesHelper("./lib/errors"))).toEqual(["7"]);
  });

  it("is found under the name of the output: .js for .ts", () => {
    write({ "lib/errors.ts": IS_RETRYABLE });
    expect(lint("src/job.ts", usesHelper("../lib/errors.js"))).toEqual(["7"]);
  });

  it("is found through an index file that exports everything", () => {
    write({ "lib/index.ts": 'export * from "./errors.js";\n', "lib/errors.ts": IS_RETRYABLE });
    expect(lint("job.ts", usesHelper("./lib"))).toEqual(["7"]);
  });

  it("is found through a renaming export", () => {
    write({
      "lib/index.ts": 'export { retryable as isRetryable } from "./errors.js";\n',
      "lib/errors.ts": IS_RETRYABLE.replace("isRetryable", "retryable"),
    });
    expect(lint("job.ts", usesHelper("./lib/index.js"))).toEqual(["7"]);
  });

  it("is found by an alias of the nearest tsconfig, with comments in it", () => {
    write({
      "tsconfig.json": '{ /* ours */ "extends": "./tsconfig.base.json", // not theirs\n }',
      "tsconfig.base.json": '{ "compilerOptions": { "paths": { "@lib/*": ["./lib/*"], }, } }',
      "lib/errors.ts": IS_RETRYABLE,
    });
    expect(lint("src/job.ts", usesHelper("@lib/errors"))).toEqual(["7"]);
  });

  it("is found in a CommonJS file", () => {
    write({
      "errors.cjs": `const { RateLimitError } = require("openai");
module.exports = { isRetryable: (error) => error instanceof RateLimitError };
`,
    });
    const code = `const OpenAI = require("openai");
const { isRetryable } = require("./errors.cjs");
const client = new OpenAI();
exports.text = async (id) => {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) { if (isRetryable(error)) return "later"; throw error; }
};
`;
    expect(lint("job.cjs", code)).toEqual(["7"]);
  });

  it("is not reported where the failure is handled by another imported helper", () => {
    write({
      "errors.ts": `${IS_RETRYABLE}
import type OpenAI from "openai";
class RunFailed extends Error {}
export function assertDone(response: OpenAI.Responses.Response): void {
  if (response.status !== "completed") throw new RunFailed(response.status);
}
`,
    });
    const code = usesHelper("./errors")
      .replace("{ isRetryable }", "{ assertDone, isRetryable }")
      .replace(
        "return (await client.responses.retrieve(id)).output_text;",
        "const run = await client.responses.retrieve(id); assertDone(run); return run.output_text;",
      );
    expect(lint("job.ts", code)).toEqual([]);
  });

  it("is not looked for with followImports: false", () => {
    write({ "errors.ts": IS_RETRYABLE });
    const settings = { followImports: false };
    expect(lint("job.ts", usesHelper("./errors"), { settings })).toEqual([]);
  });

  it("follows a change of the file", () => {
    write({ "errors.ts": "export const isRetryable = (error: unknown) => error === 429;\n" });
    expect(lint("job.ts", usesHelper("./errors"))).toEqual([]);
    // A later modification time, whatever the clock's grain.
    rmSync(join(root, "errors.ts"));
    write({ "errors.ts": `${IS_RETRYABLE}\n` });
    expect(lint("job.ts", usesHelper("./errors"))).toEqual(["7"]);
  });
});

describe("a read in an imported helper", () => {
  it("is what a local check is in vain for", () => {
    write({
      "poll.ts": `import type OpenAI from "openai";
export async function pollUntilDone(client: OpenAI, id: string) {
  let run = await client.responses.retrieve(id);
  while (run.status === "queued" || run.status === "in_progress") {
    run = await client.responses.retrieve(id);
  }
  return run;
}
`,
    });
    const code = `import OpenAI from "openai";
import { pollUntilDone } from "./poll";
const client = new OpenAI();
export async function text() {
  try {
    const started = await client.responses.create({ model: "m", input: "i", background: true });
    return (await pollUntilDone(client, started.id)).output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return "later";
    throw error;
  }
}
`;
    expect(lint("job.ts", code)).toEqual(["9"]);
  });

  it("is safe where the helper throws the typed error", () => {
    write({
      "poll.ts": `import type OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
export async function read(client: OpenAI, id: string) {
  return throwIfFailed(await client.responses.retrieve(id));
}
`,
    });
    const code = `import OpenAI from "openai";
import { read } from "./poll";
const client = new OpenAI();
export async function text() {
  try {
    const started = await client.responses.create({ model: "m", input: "i", background: true });
    return (await read(client, started.id)).output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return "later";
    throw error;
  }
}
`;
    expect(lint("job.ts", code)).toEqual([]);
  });
});

describe("an import that leads nowhere", () => {
  it("is no error: the file is missing", () => {
    expect(lint("job.ts", usesHelper("./gone"))).toEqual([]);
  });

  it("is no error: the file does not parse", () => {
    write({ "errors.ts": "export function isRetryable(error: { return instanceof" });
    expect(lint("job.ts", usesHelper("./errors"))).toEqual([]);
  });

  it("is no error: the tsconfig does not parse", () => {
    write({ "tsconfig.json": "{ nothing", "lib/errors.ts": IS_RETRYABLE });
    expect(lint("job.ts", usesHelper("@lib/errors"))).toEqual([]);
  });

  it("is no error: two files import each other, and the linted one", () => {
    write({
      "a.ts": `import { b } from "./b.js"; import { text } from "./job.js"; export { isRetryable } from "./b.js"; void [b, text];\n`,
      "b.ts": `import * as a from "./a.js"; export const b = a; ${IS_RETRYABLE}`,
    });
    expect(lint("job.ts", usesHelper("./a"))).toEqual(["7"]);
  });

  it("is not followed out of the working directory", () => {
    write({ "errors.ts": IS_RETRYABLE, "project/package.json": "{}" });
    const cwd = join(root, "project");
    expect(lint("project/job.ts", usesHelper("../errors"), { cwd })).toEqual([]);
  });

  it("is looked for up to the root of the file system, if that is the working directory", () => {
    write({ "errors.ts": IS_RETRYABLE });
    expect(lint("job.ts", usesHelper("@lib/errors"), { cwd: "/" })).toEqual([]);
    expect(lint("job.ts", usesHelper("./errors"), { cwd: "/" })).toEqual(["7"]);
  });

  it("is not followed along a link out of the working directory", () => {
    write({ "errors.ts": IS_RETRYABLE, "project/package.json": "{}" });
    symlinkSync(join(root, "errors.ts"), join(root, "project/errors.ts"));
    const cwd = join(root, "project");
    expect(lint("project/job.ts", usesHelper("./errors"), { cwd })).toEqual([]);
  });

  it("is not followed into node_modules", () => {
    write({ "node_modules/errors/index.ts": IS_RETRYABLE });
    expect(lint("job.ts", usesHelper("./node_modules/errors"))).toEqual([]);
  });
});
