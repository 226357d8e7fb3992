// Bundles the corpus, the tests of the model's modules, and the rules, as they are in Stryker's copy of the repository,
// for `runner.js`.
import { readFileSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const root = process.cwd();
const here = import.meta.dirname;
/** 8,640 variants of a few forms: they would take five times as long as all others together. */
const tooLarge = "cross-product.test.ts";

const corpora = ["test/rules", "test/field"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts") && !name.endsWith(tooLarge))
    .map((name) => join(root, folder, name))
    .filter((path) => readFileSync(path, "utf8").includes("support/corpus.js")),
);
const modelTests = readdirSync(join(root, "test/src/model")).map((name) =>
  join(root, "test/src/model", name),
);

await build({
  stdin: {
    contents: [
      ...[...corpora.sort(), ...modelTests].map((path) => `import ${JSON.stringify(path)};`),
      `export { tests } from "vitest";`,
      `export { forgetAll } from ${JSON.stringify(join(here, "forgetful-weak-map.js"))};`,
    ].join("\n"),
    resolveDir: root,
  },
  outfile: "corpus-bundle.mjs",
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  // The package says that its modules have no side effects; the tests' is to be declared.
  ignoreAnnotations: true,
  inject: [join(here, "forgetful-weak-map.js")],
  plugins: [
    {
      name: "stand-ins",
      setup({ onLoad, onResolve }) {
        onResolve({ filter: /^vitest$/ }, () => ({ path: join(here, "collected-tests.js") }));
        onResolve({ filter: /^eslint$/ }, ({ importer }) =>
          importer.startsWith(here) ? undefined : { path: join(here, "caching-linter.js") },
        );
        // What `beforeEach` and `afterEach` are given is for the tests of the same file.
        onLoad({ filter: /\.test\.ts$/ }, async ({ path }) => ({
          loader: "ts",
          contents: `${await readFile(path, "utf8")}\nimport { endFile } from "vitest"; endFile();`,
        }));
        // Coverage is of interest in the first run alone, where no mutant is active.
        onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => ({
          loader: "ts",
          contents: (await readFile(path, "utf8"))
            .replace(
              "function cover() {",
              "function cover() { if (ns.activeMutant !== undefined) return;",
            )
            // What is kept of files on disk is to be forgotten, too.
            .replace(/^const (\w+) = new Map(?=(?:<.*>)?\(\);$)/gmu, "const $1 = new WeakMap"),
        }));
        onResolve({ filter: /^\// }, ({ path }) => ({ path, sideEffects: true }));
      },
    },
  ],
});
