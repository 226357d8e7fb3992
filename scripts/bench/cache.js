import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fetchPackage } from "../published-packages.js";

/** What the benchmarks download is kept here, beside the dependencies. */
const cache = fileURLToPath(new URL("../../node_modules/.cache/bench/", import.meta.url));

/** Makes a folder of the cache, once: an interrupted run leaves no half of one behind. */
function cached(name, fill) {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  fill(unfinished);
  renameSync(unfinished, folder);
  return folder;
}

/**
 * The folder of a published package.
 *
 * @param {string} spec - name and version
 */
export function cachedPackage(spec) {
  const name = spec.replaceAll("/", "__");
  return join(
    cached(`package-${name}`, (folder) => fetchPackage(spec, folder)),
    name,
    "package",
  );
}

/** The folder that the reference rules are installed in, whose lockfile pins them. */
export function referenceRules() {
  const source = fileURLToPath(new URL("./reference/", import.meta.url));
  const lock = createHash("sha256")
    .update(readFileSync(join(source, "package-lock.json")))
    .digest("hex");
  return cached(`reference-${lock.slice(0, 12)}`, (folder) => {
    for (const file of ["package.json", "package-lock.json"]) {
      cpSync(join(source, file), join(folder, file));
    }
    // ESLint and TypeScript, their peers, are those of the repository around them.
    const options = ["--omit=peer", "--legacy-peer-deps", "--ignore-scripts", "--silent"];
    execFileSync("npm", ["ci", ...options], { cwd: folder, stdio: "inherit" });
  });
}
