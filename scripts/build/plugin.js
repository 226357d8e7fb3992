// Bundles the plugin: one file is loaded faster than two hundred, and is a fraction of their size.
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { minify } from "terser";
import ts from "typescript";
import { poolConstants } from "./pool-constants.js";

/**
 * Names that are used most of those that only the sources use, for their own objects: no node, no
 * host and no user knows them, and nothing asks for them as a text. They become a letter or two.
 */
const OWN_NAMES =
  /^(?:callSites|callees|callers|evaluator|executor|flowErrors|frameAt|functionsRunBy|functionsThatMake|hypothesis|intern|isReached|isReachedIn|keyOf|mayHold|moduleOf|objectToken|parameterCell|returnCell|roleCell|runStatement|runTurn|solver|thisOfClass|thisOfFunction|throwCell|tokensOf|unknownCalls|valueAt|variableCell|variableOf)$/;

/**
 * Writes `dist/index.js`, and beside it a source map, which is not published: by it the line of a
 * stack trace leads to the source.
 *
 * @param {string} root - the folder of the repository
 */
export async function bundlePlugin(root) {
  const entry = join(root, "src/index.ts");
  const bundled = await build({
    entryPoints: [entry],
    outfile: join(root, "dist/index.js"),
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
    minify: true,
    mangleProps: OWN_NAMES,
    sourcemap: "external",
    plugins: [poolConstants(reachable(entry))],
  });
  const [map, code] = bundled.outputFiles;
  // After esbuild, which does not fold statements into expressions, nor inline functions.
  const minified = await minify(code.text, {
    module: true,
    // The sources have no function that is a constructor: a function without `this` can be an arrow.
    compress: { ecma: 2022, passes: 3, unsafe_arrows: true },
    format: { ecma: 2022, max_line_len: 500 },
    sourceMap: { content: map.text },
  });
  writeFileSync(code.path, minified.code);
  writeFileSync(map.path, minified.map);
}

/** A module, and all that it leads to by relative imports. */
function reachable(entry) {
  const found = new Set([entry]);
  for (const file of found) {
    const { importedFiles } = ts.preProcessFile(ts.sys.readFile(file), true, true);
    for (const { fileName } of importedFiles) {
      if (fileName.startsWith("."))
        found.add(join(dirname(file), fileName.replace(/\.js$/u, ".ts")));
    }
  }
  return [...found];
}
