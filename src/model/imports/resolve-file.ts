import { dirname, join, relative, resolve, sep } from "node:path";
import { isWithin, realFile } from "../../project-files.js";
import { pathsOf } from "./tsconfig-paths.js";

/** Endings that a specifier without one may stand for, in the order of TypeScript and bundlers. */
const ENDINGS = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"] as const;

/** Sources that an output's name may stand for: TypeScript code imports `./a.js` and means `a.ts`. */
const SOURCES: ReadonlyMap<string, readonly string[]> = new Map([
  [".js", [".ts", ".tsx", ".js", ".jsx"]],
  [".jsx", [".tsx", ".jsx"]],
  [".mjs", [".mts", ".mjs"]],
  [".cjs", [".cts", ".cjs"]],
]);

/**
 * The file of the project that a specifier names.
 *
 * @param specifier - relative (`./retry`), or an alias of the nearest `tsconfig.json`
 * @param importer - the absolute path of the importing file
 * @param root - the folder that the file must be in, symbolic links resolved
 * @returns an absolute path, or `undefined` where there is none, or none that may be read
 */
export function resolveFile(specifier: string, importer: string, root: string): string | undefined {
  const isRelative = /^\.{1,2}(?:\/|$)/u.test(specifier);
  const targets = isRelative
    ? [resolve(dirname(importer), specifier)]
    : pathsOf(importer, root)(specifier);
  for (const target of targets) {
    for (const candidate of candidates(target)) {
      const file = realFile(candidate);
      if (file !== undefined) return isOwn(file, root) ? file : undefined;
    }
  }
  return undefined;
}

function* candidates(target: string): Generator<string> {
  const ending = /\.[mc]?jsx?$/u.exec(target)?.[0];
  for (const source of SOURCES.get(ending ?? "") ?? []) {
    yield target.slice(0, -(ending?.length ?? 0)) + source;
  }
  if (/\.[mc]?tsx?$/u.test(target)) yield target;
  for (const each of ENDINGS) yield target + each;
  for (const each of ENDINGS) yield join(target, `index${each}`);
}

/** Whether a file belongs to the project: not outside of its folder, and nobody's dependency. */
function isOwn(file: string, root: string): boolean {
  return isWithin(file, root) && !relative(root, file).split(sep).includes("node_modules");
}
