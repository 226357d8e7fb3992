import { cpSync, mkdirSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { afterAll, describe, expect, test } from "vitest";
import { createProject, sdkPackages } from "../support/shim-consumers.js";

const consumers = fileURLToPath(new URL("fixtures/types/", import.meta.url));
const typeRoots = [
  join(dirname(createRequire(import.meta.url).resolve("@types/node/package.json")), ".."),
];

/** The modes of a user's project that decide how the package and its types are found. */
const modes = [
  {
    name: "nodenext",
    module: ts.ModuleKind.NodeNext,
    resolution: ts.ModuleResolutionKind.NodeNext,
  },
  { name: "bundler", module: ts.ModuleKind.ESNext, resolution: ts.ModuleResolutionKind.Bundler },
];

const removals: (() => void)[] = [];
afterAll(() => {
  for (const remove of removals) remove();
});

describe.each(sdkPackages)("the types with %s", (sdkPackage) => {
  const project = createProject(sdkPackage);
  removals.push(project.remove);
  const source = join(project.path, "src");
  mkdirSync(source);
  cpSync(consumers, source, { recursive: true });
  const files = readdirSync(source)
    // `client.beta.responses` and the like, which older versions do not have.
    .filter((file) => file.startsWith("newest") <= (sdkPackage === "openai"))
    .map((file) => join(source, file));

  test.each(modes)("compile as $name, the libraries checked, too", ({ module, resolution }) => {
    const program = ts.createProgram(files, {
      module,
      moduleResolution: resolution,
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      skipLibCheck: false,
      types: ["node"],
      typeRoots,
    });
    const problems = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
      const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line : 0;
      const place = file ? `${basename(file.fileName)}:${line + 1}` : "";
      return `${place} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    });
    expect(problems).toEqual([]);
    const loaded = program.getSourceFiles().map(({ fileName }) => fileName);
    expect(loaded.some((file) => file.includes(`/${sdkPackage}/`))).toBe(true);
    expect(loaded.some((file) => file.includes("openai-background-errors/dist"))).toBe(true);
  });
});
