import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * Downloads a package from the registry and unpacks it.
 *
 * @param {string} spec - name and version, `openai@7.57.0`
 * @param {string} folder - where the folder of the package is made
 * @returns {string} the folder of the package
 * @throws Error if there is no such version
 */
export function fetchPackage(spec, folder) {
  const target = join(folder, spec.replaceAll("/", "__"));
  mkdirSync(target, { recursive: true });
  const filename = execFileSync("npm", ["pack", "--silent", "--ignore-scripts", spec], {
    cwd: target,
    encoding: "utf8",
  }).trim();
  execFileSync("tar", ["xzf", filename], { cwd: target });
  return target;
}

/**
 * The files of a folder and of those in it that end in what `pattern` says, but no declarations of
 * types, in an order that is always the same.
 *
 * @param {string} folder
 * @param {RegExp} pattern
 * @returns {Generator<string, void, undefined>} their paths
 */
export function* sourceFiles(folder, pattern) {
  const entries = readdirSync(folder, { withFileTypes: true });
  entries.sort((left, right) => (left.name < right.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sourceFiles(path, pattern);
    else if (entry.isFile() && pattern.test(entry.name) && !/\.d\.[cm]?ts$/u.test(entry.name)) {
      yield path;
    }
  }
}
