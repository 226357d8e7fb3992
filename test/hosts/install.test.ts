// `npm install` as a user types it, next to each ESLint and TypeScript.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { run } from "./support/run.js";
import { installedProject, makeWorkspace } from "./support/workspace.js";

const installed = inject("installed");
// The language server has dependencies of its own to warn of; ESLint 8 is not supported.
const apart = ["editor", "eslint-8"];
const names = Object.keys(installed).filter((name) => !apart.includes(name));

for (const name of names) {
  describe(`npm install: ${name}`, () => {
    it("succeeds without a warning", () => {
      expect(installed[name]).toMatchObject({ succeeded: true, complaints: [] });
    });
  });
}

describe("npm install: eslint-8, which is not supported", () => {
  it("fails, and says which versions are", () => {
    expect(installed["eslint-8"]?.succeeded).toBe(false);
    expect(installed["eslint-8"]?.complaints.join("\n")).toContain(
      'peerOptional eslint@"^9.22 || ^10" from eslint-plugin-openai-background',
    );
  });
});

describe.each(["eslint-9.22", "eslint-10", "typescript-7"])("TypeScript's compiler: %s", (name) => {
  it("takes the types of both packages, and the mended sample", async ({ annotate }) => {
    const { path } = installedProject(name);
    const { version } = createRequire(join(path, "index.js"))("typescript/package.json") as {
      version: string;
    };
    await annotate(`TypeScript ${version}`);
    const workspace = await makeWorkspace(name, "types", "typescript-typed", []);
    const mended = await readFile(new URL("expected/research.ts.fixed.txt", import.meta.url));
    await writeFile(join(workspace.path, "research.ts"), mended);
    const { code, stdout } = await run(
      workspace.bin("tsc"),
      ["--project", ".", "--skipLibCheck", "false", "--types", "node"],
      { cwd: workspace.path },
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  });
});
