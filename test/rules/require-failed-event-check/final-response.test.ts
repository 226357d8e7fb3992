// finalResponse() on the openai that the linted file would import: found above the file, fake and real.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tsParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import plugin from "../../../src/index.js";
import { inRepository } from "../../support/linked-project.js";

const head = `
import OpenAI from "openai";
const client = new OpenAI();
`;

const LOOKS_AT_STATUS = `${head}
export async function replay(id: string) {
  const final = await client.responses.stream({ response_id: id }).finalResponse(); // ←
  if (final.status === "failed") throw new Error(final.error?.message);
  return final.output_text;
}
`;

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "final-response-"));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** A new folder whose `node_modules/openai/package.json` is the text. */
function projectWith(name: string, manifest: string): string {
  const folder = join(root, name);
  mkdirSync(join(folder, "node_modules", "openai"), { recursive: true });
  writeFileSync(join(folder, "node_modules", "openai", "package.json"), manifest);
  return folder;
}

/** A new folder that has one of this repository's copies of the SDK as `openai`. */
function projectWithReal(copy: string): string {
  const folder = join(root, copy);
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  symlinkSync(inRepository(join("node_modules", copy)), join(folder, "node_modules", "openai"));
  return folder;
}

function lint(folder: string, code: string, filename = "file.ts"): Linter.LintMessage[] {
  return new Linter({ cwd: folder }).verify(
    code,
    [
      {
        files: ["**/*.*"],
        languageOptions: { parser: tsParser },
        plugins: { "openai-background": plugin },
        rules: { "openai-background/require-failed-event-check": "error" },
      },
    ],
    { filename },
  );
}

/** The lines of the reports, by message. */
const reports = (messages: readonly Linter.LintMessage[]): string[] =>
  messages.map(({ line, messageId }) => `${line} ${messageId ?? "fatal"}`);

const lineOf = (code: string): number =>
  code.split("\n").findIndex((line) => line.includes("←")) + 1;

describe("finalResponse() by version", () => {
  it.each([
    ["4.104.0", true],
    ["5.23.2", true],
    ["6.0.0", true],
    ["6.44.0", true],
    ["6.44.9-beta.1", true],
    ["6.45.0", false],
    ["6.49.0", false],
    ["7.0.0", false],
    ["10.1.0", false],
  ])("%s: reported %s", (version, isReported) => {
    const folder = projectWith(version, JSON.stringify({ name: "openai", version }));
    const expected = isReported ? [`${lineOf(LOOKS_AT_STATUS)} staleFinalResponse`] : [];
    expect(reports(lint(folder, LOOKS_AT_STATUS))).toEqual(expected);
  });

  it.each([
    ["openai4", true],
    ["openai5", true],
    ["openai6", false],
    ["openai", false],
  ])("the real %s: reported %s", (copy, isReported) => {
    const messages = lint(projectWithReal(copy), LOOKS_AT_STATUS);
    expect(messages).toHaveLength(isReported ? 1 : 0);
  });

  it("says which version it is", () => {
    const folder = projectWith("says", JSON.stringify({ version: "5.20.1" }));
    expect(lint(folder, LOOKS_AT_STATUS)[0]?.message).toContain("installed: 5.20");
  });
});

describe("where openai is looked for", () => {
  it("is the nearest node_modules above the file", () => {
    const folder = projectWith("workspace", JSON.stringify({ version: "7.1.0" }));
    const inner = projectWith(join("workspace", "packages", "old"), '{ "version": "5.0.0" }');
    expect(lint(folder, LOOKS_AT_STATUS, join("src", "a.ts"))).toEqual([]);
    expect(lint(folder, LOOKS_AT_STATUS, join(inner, "src", "deep", "a.ts"))).toHaveLength(1);
  });

  it.each([
    ["no JSON", "{"],
    ["no object", "null"],
    ["no version", "{}"],
    ["no number", '{ "version": "latest" }'],
    ["a version that is no text", '{ "version": { "major": 5 } }'],
  ])("is silent for a package.json that is %s", (name, manifest) => {
    expect(lint(projectWith(name, manifest), LOOKS_AT_STATUS)).toEqual([]);
  });

  it("is silent where there is none", () => {
    expect(lint(root, LOOKS_AT_STATUS)).toEqual([]);
  });

  it("is silent for names that are no files", () => {
    for (const filename of ["<input>.ts", "a.md/0.ts", join("no", "such", "folder", "a.ts")]) {
      expect(lint(root, LOOKS_AT_STATUS, filename)).toEqual([]);
    }
  });
});

describe("finalResponse() of an old openai", () => {
  let old: string;
  beforeAll(() => {
    old = projectWith("old", JSON.stringify({ version: "5.23.2" }));
  });

  it.each<[string, string]>([
    [
      "after a loop that relies on its status",
      `${head}
export async function replay(id: string) {
  const stream = client.responses.stream({ response_id: id });
  for await (const event of stream) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
  const final = await stream.finalResponse(); // ←
  if (final.status === "failed") throw new Error(final.error?.message);
}
`,
    ],
    [
      "in a promise chain",
      `${head}
export const replay = (id: string) =>
  client.responses.stream({ response_id: id }).finalResponse().then((final) => final.output_text); // ←
`,
    ],
    [
      "of a stream in a field",
      `
import type OpenAI from "openai";
export class Replay {
  constructor(private readonly client: OpenAI) {}
  #stream = (id: string) => this.client.responses.stream({ response_id: id });
  async result(id: string) {
    return this.#stream(id).finalResponse(); // ←
  }
}
`,
    ],
    [
      "of a new background run",
      `${head}
export async function run(input: string) {
  const stream = client.responses.stream({ model: "o3", input, background: true });
  return (await stream.finalResponse()).status; // ←
}
`,
    ],
  ])("is reported %s", (_name, code) => {
    expect(reports(lint(old, code))).toEqual([`${lineOf(code)} staleFinalResponse`]);
  });

  it.each<[string, string]>([
    [
      "the stream's failure has a listener",
      `${head}
export async function replay(id: string, fail: (reason: unknown) => void) {
  const stream = client.responses.stream({ response_id: id });
  stream.on("response.failed", (event) => fail(event.response.error));
  return stream.finalResponse();
}
`,
    ],
    [
      "the loop before it throws",
      `${head}
export async function replay(id: string) {
  const stream = client.responses.stream({ response_id: id });
  for await (const event of stream) {
    if (event.type === "response.failed") throw new Error(event.response.error?.message);
  }
  return stream.finalResponse();
}
`,
    ],
    [
      "the client throws",
      `
import OpenAI from "openai";
import { withTypedFailures } from "openai-background-errors";
const client = withTypedFailures(new OpenAI());
export const replay = (id: string) => client.responses.stream({ response_id: id }).finalResponse();
`,
    ],
    [
      "the stream is a foreground one",
      `${head}
export const ask = (input: string) => client.responses.stream({ model: "gpt-5", input }).finalResponse();
export const read = (response_id: string) => ({ response_id, background: true });
`,
    ],
    [
      "it is another library's",
      `
import { Replayer } from "./replayer.js";
export const replay = (response_id: string) => new Replayer({ response_id, background: "responses.stream" }).finalResponse();
`,
    ],
  ])("is not reported where %s", (_name, code) => {
    expect(reports(lint(old, code))).toEqual([]);
  });

  it("is one report with the chain it ends", () => {
    const code = `${head}
export function replay(id: string) {
  return client.responses // ←
    .stream({ response_id: id })
    .on("response.output_text.delta", (event) => process.stdout.write(event.delta))
    .finalResponse();
}
`;
    const messages = reports(lint(old, code.replace("return client", "void client")));
    expect(messages).toEqual([`${lineOf(code)} listenersWithoutFailure`]);
  });
});
