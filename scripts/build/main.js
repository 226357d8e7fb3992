// Bundles the two packages: what is published is a fraction of the sources' size, and one file is
// loaded faster than two hundred. The types beside it are those that `tsc -b` has written.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import ts from "typescript";
import { poolConstants } from "./pool-constants.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

await bundlePlugin();
await bundleShim();

/** Minified, as it is large; a stack trace's line leads to the source by the map beside it, which is not published. */
async function bundlePlugin() {
  const entry = join(root, "src/index.ts");
  await build({
    entryPoints: [entry],
    outfile: join(root, "dist/index.js"),
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
    minify: true,
    lineLimit: 200,
    sourcemap: "external",
    plugins: [poolConstants(reachable(entry, ".ts"))],
  });
}

/** Runs in production, so that names are kept: a user reads them in stack traces. */
async function bundleShim() {
  for (const format of ["esm", "cjs"]) {
    const folder = join(root, "shim/dist", format);
    await build({
      entryPoints: [join(root, "shim/src/index.ts")],
      outfile: join(folder, "index.js"),
      bundle: true,
      format,
      // `node` for the comment by which Node.js knows the names of a CommonJS module's exports.
      platform: format === "cjs" ? "node" : "neutral",
      target: "es2022",
      external: ["openai"],
      minifySyntax: true,
      minifyWhitespace: true,
      lineLimit: 100,
    });
    for (const types of reachable(join(root, "shim/build/index.d.ts"), ".d.ts")) {
      const copy = types.replace("/shim/build/", `/shim/dist/${format}/`);
      mkdirSync(dirname(copy), { recursive: true });
      copyFileSync(types, copy);
    }
  }
  // `shim/package.json` says `"type": "module"`; this makes the files of the one format CommonJS.
  writeFileSync(
    join(root, "shim/dist/cjs/package.json"),
    `${JSON.stringify({ type: "commonjs" })}\n`,
  );
}

/** A file, and all files that it leads to by relative imports. */
function reachable(entry, extension) {
  const found = new Set([entry]);
  for (const file of found) {
    const { importedFiles } = ts.preProcessFile(ts.sys.readFile(file), true, true);
    for (const { fileName } of importedFiles) {
      if (fileName.startsWith("."))
        found.add(join(dirname(file), fileName.replace(/\.js$/u, extension)));
    }
  }
  return [...found];
}
