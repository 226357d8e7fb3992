// Bundles the shim from what `tsc -b` has compiled, for both module formats.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";
import { minify } from "terser";

/** How Rollup calls the two formats. */
const FORMATS = { esm: "es", cjs: "cjs" };

/**
 * Writes `shim/dist`.
 *
 * @param {string} root - the folder of the repository
 * @param {{ minified?: boolean }} [options] - mutants are left as they are: terser breaks what Stryker makes of the code
 */
export async function bundleShim(root, { minified = true } = {}) {
  const dist = join(root, "shim/dist");
  rmSync(dist, { recursive: true, force: true });
  const entry = join(root, "shim/build/index");
  const code = await bundle(`${entry}.js`);
  for (const [folder, format] of Object.entries(FORMATS)) {
    const { output } = await code.generate({ format, interop: "esModule", strict: true });
    const [{ code: text, exports }] = output;
    mkdirSync(join(dist, folder), { recursive: true });
    const written = minified ? await minifyCode(text, format, exports) : text;
    writeFileSync(join(dist, folder, "index.js"), written);
  }
  const types = await bundle(`${entry}.d.ts`, [dts()]);
  const [{ code: declarations }] = (await types.generate({ format: "es" })).output;
  writeFileSync(join(dist, "cjs/index.d.ts"), compact(declarations));
  // An ES module can take its types from a CommonJS one, but not the other way round.
  writeFileSync(join(dist, "esm/index.d.ts"), `export * from "../cjs/index.js";\n`);
  // `shim/package.json` says `"type": "module"`; this makes the files of the one format CommonJS.
  writeFileSync(join(dist, "cjs/package.json"), `${JSON.stringify({ type: "commonjs" })}\n`);
}

function bundle(input, plugins = []) {
  return rollup({
    input,
    plugins,
    external: /^openai\//u,
    onwarn: ({ message }) => {
      throw new Error(message);
    },
  });
}

/**
 * The exported functions keep their names, for users read those in stack traces. The lines are
 * short because Node.js prints the one at which an error was thrown that nobody has caught.
 */
async function minifyCode(text, format, exported) {
  const { code } = await minify(text, {
    module: format === "es",
    toplevel: true,
    // The sources have no function that is a constructor: a function without `this` can be an arrow.
    compress: { ecma: 2022, passes: 3, unsafe_arrows: true },
    mangle: { reserved: exported },
    keep_fnames: new RegExp(`^(?:${exported.join("|")})$`, "u"),
    format: { ecma: 2022, max_line_len: 200 },
  });
  return `${code}\n`;
}

/** The same declarations with narrow indents, and without the blank lines between them. */
function compact(declarations) {
  return declarations
    .replace(/^ +/gmu, (spaces) => " ".repeat(Math.floor(spaces.length / 4)))
    .replace(/\n{2,}/gu, "\n");
}
