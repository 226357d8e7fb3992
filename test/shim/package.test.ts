import { execFile } from "node:child_process";
import { readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packPackage } from "../support/pack-package.js";
import { completed, failed, queued, startResponsesServer } from "../support/responses-server.js";
import { createProject, sdkFolder, sdkPackages } from "../support/shim-consumers.js";
import type { SdkPackage } from "../support/shim-consumers.js";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const shim = join(root, "shim");

/** What both consumers do; they print what they saw as JSON. */
const body = `
async function main(OpenAI, sdk, shim) {
  const client = new OpenAI({ apiKey: "test", baseURL: process.argv[2] });
  const { throwIfFailed, isFailedResponseError } = shim;
  const params = { model: "test-model", input: "hello", background: true };
  const { id } = await client.responses.create(params);
  const seen = { exports: Object.keys(shim) };
  try {
    throwIfFailed(await client.responses.retrieve(id));
  } catch (error) {
    seen.instance = [sdk.RateLimitError, OpenAI.RateLimitError].every((C) => error instanceof C);
    seen.known = isFailedResponseError(error);
    seen.retryAfterMs = error.retryAfterMs;
  }
  const second = await client.responses.create(params);
  seen.second = (await client.responses.retrieve(second.id).then(throwIfFailed)).status;
  console.log(JSON.stringify(seen));
}`;

const consumers = {
  "consumer.mjs": `
import OpenAI, * as sdk from "openai";
import * as shim from "openai-background-errors";
${body}
await main(OpenAI, sdk, shim);`,
  "consumer.cjs": `
const sdk = require("openai");
const shim = require("openai-background-errors");
${body}
main(sdk.OpenAI, sdk, shim);`,
};

const script = [
  [queued(), failed({ code: "slow_down", message: "Please retry after 2 seconds." })],
  [queued(), completed()],
];

describe("the packed tarball, installed in an empty project", () => {
  let project: string;

  beforeAll(async () => {
    project = await mkdtemp(join(tmpdir(), "shim-install-"));
    const { tarball } = await packPackage("shim", project);
    writeFileSync(join(project, "package.json"), JSON.stringify({ private: true }));
    for (const [name, source] of Object.entries(consumers)) {
      writeFileSync(join(project, name), source);
    }
    // Without peers, because the SDK is linked from here, and not downloaded again.
    await run(
      "npm",
      ["install", "--offline", "--ignore-scripts", "--no-audit", "--legacy-peer-deps", tarball],
      { cwd: project },
    );
  });

  afterAll(() => {
    rmSync(project, { recursive: true, force: true });
  });

  test("brings no other package along", () => {
    const installed = readdirSync(join(project, "node_modules")).filter(
      (name) => !name.startsWith("."),
    );
    expect(installed).toEqual(["openai-background-errors"]);
  });

  test("has all that its manifest names, and no source or build state", () => {
    const folder = join(project, "node_modules/openai-background-errors");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
    for (const format of ["cjs", "esm"]) {
      expect(files).toContain(`dist/${format}/index.js`);
      expect(files).toContain(`dist/${format}/index.d.ts`);
    }
    expect(files.filter((name) => /tsbuildinfo|\.map$|^src|[^d]\.ts$/.test(name))).toEqual([]);
  });

  describe.each(sdkPackages)("next to %s", (sdkPackage) => {
    beforeAll(() => {
      const link = join(project, "node_modules/openai");
      rmSync(link, { force: true });
      symlinkSync(sdkFolder(sdkPackage), link, "dir");
    });

    test.each(Object.keys(consumers))("%s gets the classes of its own format", async (consumer) => {
      await using server = await startResponsesServer({ script });
      const { stdout } = await run("node", [join(project, consumer), server.url]);
      expect(JSON.parse(stdout)).toEqual({
        exports: expect.arrayContaining([
          "errorFromResponse",
          "isFailedResponseError",
          "throwIfFailed",
        ]) as unknown,
        instance: true,
        known: true,
        retryAfterMs: 2000,
        second: "completed",
      });
    });
  });
});

/** A user's module that makes use of every type; `@ts-expect-error` says what must not compile. */
const typedConsumer = `
import OpenAI, { AzureOpenAI, RateLimitError } from "openai";
import * as sdk from "openai";
import * as sdkErrors from "openai/error";
import { errorFromResponse, isFailedResponseError, throwIfFailed } from "openai-background-errors";
import type { FailureOptions } from "openai-background-errors";

type Response = OpenAI.Responses.Response;

export async function use(client: OpenAI, id: string): Promise<string> {
  const response: Response = throwIfFailed(await client.responses.retrieve(id));
  const chained: Response = await client.responses.retrieve(id).then(throwIfFailed);
  // Not narrowed: this comparison must go on compiling.
  if (response.status === "failed") throw new Error(response.error?.message);
  return chained.output_text;
}

export function handle(error: unknown): number | undefined {
  if (error instanceof RateLimitError && error.status === 429) return 1;
  if (isFailedResponseError(error)) {
    const status: number | undefined = error.status;
    const response: Response | undefined = error.response;
    return error.retryable ? error.retryAfterMs : (status ?? response?.output_text.length);
  }
  return undefined;
}

export const failed: sdk.APIError | undefined = errorFromResponse({ status: "failed" });
const stopped = errorFromResponse({ status: "incomplete" }, { incomplete: true });
export const base: sdk.OpenAIError | undefined = stopped;
// @ts-expect-error -- the errors for an incomplete response are no APIError
export const narrow: sdk.APIError | undefined = stopped;

const sources: FailureOptions[] = [OpenAI, AzureOpenAI, sdk, sdkErrors].map((errors) => ({ errors }));
export const options: FailureOptions[] = [
  ...sources,
  { classify: (error) => (error?.code === "mine" ? 429 : undefined), incomplete: true },
];
// @ts-expect-error -- an index is no options: \`map\` needs a function of its own
[{ status: "failed" }].map(throwIfFailed);
`;

describe.each(sdkPackages)("the types, next to %s", (sdkPackage: SdkPackage) => {
  let project: ReturnType<typeof createProject>;

  beforeAll(() => {
    project = createProject(sdkPackage);
    // Node's own types, which the SDK's refer to.
    symlinkSync(
      join(root, "node_modules/@types"),
      join(project.path, "node_modules/@types"),
      "dir",
    );
  });
  afterAll(() => {
    project.remove();
  });

  test.each([
    {
      resolution: "nodenext",
      names: ["consumer.mts", "consumer.cts"],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      formats: ["cjs", "esm"],
    },
    {
      resolution: "bundler",
      names: ["bundled.ts"],
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      formats: ["esm"],
    },
  ])(
    "compile without skipLibCheck: $resolution",
    ({ names, module, moduleResolution, formats }) => {
      const files = names.map((name) => join(project.path, name));
      for (const file of files) writeFileSync(file, typedConsumer);
      const program = ts.createProgram(files, {
        module,
        moduleResolution,
        target: ts.ScriptTarget.ES2022,
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        noEmit: true,
        types: ["node"],
      });
      const declarations = program
        .getSourceFiles()
        .filter(({ fileName }) => fileName.includes("openai-background-errors/dist"));
      const used = declarations.map(({ fileName }) => basename(dirname(fileName)));
      expect([...new Set(used)].sort()).toEqual(formats);
      // Not the diagnostics of the whole program: what is wrong with the SDK's own types is not ours.
      const problems = [
        ...declarations,
        ...files.map((file) => program.getSourceFile(file)),
      ].flatMap((source) => [
        ...program.getSyntacticDiagnostics(source),
        ...program.getSemanticDiagnostics(source),
      ]);
      expect(
        problems.map(({ file, messageText }) => [
          file && basename(file.fileName),
          ts.flattenDiagnosticMessageText(messageText, "\n"),
        ]),
      ).toEqual([]);
    },
  );
});

test("the built files use nothing but the web platform and the SDK", () => {
  for (const format of ["esm", "cjs"]) {
    const folder = join(shim, "dist", format);
    const sources = readdirSync(folder).filter((name) => name.endsWith(".js"));
    expect(sources).toContain("index.js");
    for (const name of sources) {
      const source = readFileSync(join(folder, name), "utf8");
      const { importedFiles } = ts.preProcessFile(source, true, true);
      const foreign = importedFiles
        .map((file) => file.fileName)
        .filter((id) => !id.startsWith("./"));
      expect(foreign.filter((id) => id !== "openai/error")).toEqual([]);
    }
  }
});

test("a completed response costs no memory", async () => {
  // A collection in between would hide what is allocated, so the young generation is larger than all of it could be.
  const { stdout } = await run("node", [
    "--expose-gc",
    "--max-semi-space-size=256",
    "--min-semi-space-size=256",
    "--input-type=module",
    "--eval",
    `
    import { throwIfFailed } from ${JSON.stringify(join(shim, "dist/esm/index.js"))};
    const response = { status: "completed", output: [] };
    const rounds = 1_000_000;
    function call() {
      for (let round = 0; round < rounds; round++) throwIfFailed(response);
    }
    call();
    gc();
    const before = process.memoryUsage().heapUsed;
    call();
    console.log((process.memoryUsage().heapUsed - before) / rounds);
    `,
  ]);
  // The smallest object takes 16 bytes; what is left is the measuring itself.
  expect(Number(stdout)).toBeLessThan(1);
});
