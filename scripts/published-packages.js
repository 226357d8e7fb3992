import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * Downloads a published package and unpacks it into a folder of its own.
 *
 * @param {string} spec - name and version: `openai@7.57.0`
 * @param {string} into - the folder under which the package's is made
 * @returns {string} the folder of the package
 */
export function fetchPackage(spec, into) {
  const folder = join(into, spec.replaceAll("/", "__"));
  mkdirSync(folder, { recursive: true });
  const [{ filename }] = JSON.parse(
    execFileSync("npm", ["pack", "--json", "--silent", spec], { cwd: folder, encoding: "utf8" }),
  );
  execFileSync("tar", ["xzf", filename], { cwd: folder });
  return folder;
}

/**
 * The files of a folder, and of those in it, that hold JavaScript or TypeScript.
 *
 * @param {string} folder
 * @returns {Generator<string>} their paths, in an order that is the same everywhere
 */
export function* sourceFiles(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sourceFiles(path);
    else if (/\.[cm]?[jt]sx?$/u.test(entry.name) && !/\.d\.[cm]?ts$/u.test(entry.name)) yield path;
  }
}
