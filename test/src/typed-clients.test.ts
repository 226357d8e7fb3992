import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tsParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import plugin from "../../src/index.js";

const TSCONFIG =
  '{ "compilerOptions": { "module": "nodenext", "strict": true, "skipLibCheck": true }, "files": ["file.ts"] }';

let root = "";

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "openai-background-types-")));
  mkdirSync(join(root, "node_modules/survey-kit"), { recursive: true });
  symlinkSync(join(process.cwd(), "node_modules/openai"), join(root, "node_modules/openai"));
  writeFileSync(
    join(root, "node_modules/survey-kit/package.json"),
    '{ "name": "survey-kit", "version": "1.0.0", "types": "index.d.ts" }',
  );
  writeFileSync(
    join(root, "node_modules/survey-kit/index.d.ts"),
    `import OpenAI from "openai";
export declare class Survey {
  responses: { retrieve(id: string): Promise<{ output_text: string }> };
}
export declare function makeSurvey(): Survey;
export declare class Assistant extends OpenAI {}
`,
  );
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

function lint(client: string, typed: boolean): string[] {
  const code = `import OpenAI from "openai";
import * as kit from "survey-kit";
import type { Survey } from "survey-kit";
${client}
export async function text(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return "later";
    throw error;
  }
}
void kit;
export type { Survey };
`;
  // A file and a project of its own: where the parser takes itself to be in CI, it builds a
  // project's program once and does not look at a changed file again.
  const folder = mkdtempSync(join(root, "project-"));
  const filename = join(folder, "file.ts");
  writeFileSync(filename, code);
  writeFileSync(join(folder, "tsconfig.json"), TSCONFIG);
  return new Linter({ cwd: root })
    .verify(
      code,
      [
        {
          files: ["**/*.ts"],
          plugins: { "openai-background": plugin },
          rules: { "openai-background/no-ineffective-error-check": "error" },
          languageOptions: {
            parser: tsParser,
            parserOptions: typed ? { project: "./tsconfig.json", tsconfigRootDir: folder } : {},
          },
        },
      ],
      { filename },
    )
    .map((message) => `${message.line}${message.fatal === true ? message.message : ""}`);
}

describe("with type information", () => {
  it("a client is recognised that syntax takes for another package's", () => {
    const client = "const client = new kit.Assistant();";
    expect(lint(client, false)).toEqual([]);
    expect(lint(client, true)).toEqual(["9"]);
  });

  it("something is ruled out that syntax takes for a client", () => {
    const client =
      "declare function inject<T>(name: string): T;\nconst client = inject<Survey>('x');";
    expect(lint(client, false)).toEqual(["10"]);
    expect(lint(client, true)).toEqual([]);
  });

  it("a type that says nothing changes nothing", () => {
    const client = "declare const client: any;";
    expect(lint(client, false)).toEqual(["9"]);
    expect(lint(client, true)).toEqual(["9"]);
  });
});
