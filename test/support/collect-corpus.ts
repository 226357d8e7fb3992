import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { CorpusCase } from "./corpus.js";
import { inRepository } from "./linked-project.js";

/** A case of the corpus, and the rule that it is for. */
export interface CollectedCase {
  readonly ruleName: string;
  readonly corpusCase: CorpusCase;
}

/** Stands in for `corpus.js`: keeps the cases that are declared. */
const collector = `
export const cases = [];
export function describeCorpus(ruleName, { reported, silent }) {
  for (const given of [...Object.values(reported), ...Object.values(silent)]) {
    cases.push({ ruleName, corpusCase: typeof given === "string" ? { code: given } : given });
  }
}
export const lintCase = () => [];
`;

/** Stands in for `vitest`: tests that are no corpus are not declared. */
const noTests = `
export const describe = () => {};
describe.each = it.each = test.each = () => () => {};
export function it() {}
export function test() {}
export const expect = () => {};
export const afterAll = describe, afterEach = describe, beforeAll = describe, beforeEach = describe;
`;

/**
 * All cases that the tests of a folder declare by `describeCorpus` outside of a `describe` of their own.
 *
 * @param folder - its path in the repository
 */
export async function collectCorpus(folder: string): Promise<readonly CollectedCase[]> {
  const tests = readdirSync(inRepository(folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => inRepository(join(folder, name)))
    .filter((path) => readFileSync(path, "utf8").includes("support/corpus.js"));
  // In the repository, so that what the tests import besides is found.
  const temporary = mkdtempSync(inRepository("dist/corpus-"));
  try {
    const outfile = join(temporary, "cases.mjs");
    await build({
      stdin: {
        contents: [
          ...tests.map((path) => `import ${JSON.stringify(path)};`),
          `export { cases } from "corpus.js";`,
        ].join("\n"),
        resolveDir: inRepository("."),
      },
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      packages: "external",
      // The package says that its modules have no side effects; the tests' is to be declared.
      ignoreAnnotations: true,
      plugins: [
        {
          name: "stand-ins",
          setup(builder) {
            const standIns = { "corpus.js": collector, vitest: noTests };
            builder.onResolve({ filter: /(?:^|\/)(?:corpus\.js|vitest)$/ }, ({ path }) => ({
              path: path.replace(/^.*\//u, ""),
              namespace: "stand-ins",
            }));
            builder.onLoad({ filter: /^/, namespace: "stand-ins" }, ({ path }) => ({
              contents: standIns[path as keyof typeof standIns],
            }));
            builder.onResolve({ filter: /^\// }, ({ path }) => ({ path, sideEffects: true }));
          },
        },
      ],
    });
    const { cases } = (await import(pathToFileURL(outfile).href)) as {
      cases: readonly CollectedCase[];
    };
    return cases;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
