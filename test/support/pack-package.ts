import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { inRepository } from "./linked-project.js";

const run = promisify(execFile);

/** A package as `npm publish` would send it. */
export interface PackedPackage {
  /** The path of the tarball. */
  readonly tarball: string;
  /** The paths of the files in it. */
  readonly files: readonly string[];
}

/**
 * Packs a package of this repository as it is built.
 *
 * @param folder - the package's folder in the repository
 * @param destination - the folder that gets the tarball
 */
export async function packPackage(folder: string, destination: string): Promise<PackedPackage> {
  const { stdout } = await run(
    "npm",
    ["pack", "--json", "--ignore-scripts", "--pack-destination", destination],
    { cwd: inRepository(folder) },
  );
  const [{ filename, files }] = JSON.parse(stdout) as [
    { filename: string; files: { path: string }[] },
  ];
  return { tarball: join(destination, filename), files: files.map(({ path }) => path) };
}
