import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import manifest from "../../package.json" with { type: "json" };
import { createLinkedProject } from "./linked-project.js";
import type { LinkedProject } from "./linked-project.js";
import { packPackage } from "./pack-package.js";

const run = promisify(execFile);

/** A project that has the plugin as its users get it. */
export interface PackedProject extends LinkedProject {
  /** The files of the tarball. */
  readonly packed: readonly string[];
}

/** How a program ended, and what it printed. */
export interface Ending {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Packs the plugin and unpacks it in a project of its own, next to what it depends on.
 *
 * @param packages - what the project has besides, linked from this repository
 * @param files - the project's files, by their paths
 */
export async function createPackedProject(
  packages: readonly string[],
  files: Readonly<Record<string, string>>,
): Promise<PackedProject> {
  const project = createLinkedProject([
    ...new Set([...Object.keys(manifest.dependencies), "eslint", ...packages]),
  ]);
  const installed = join(project.path, "node_modules", manifest.name);
  mkdirSync(installed);
  const { files: packed, tarball } = await packPackage(".", project.path);
  await run("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"]);
  writeFiles(project.path, { "package.json": JSON.stringify({ private: true }), ...files });
  return { ...project, packed };
}

/** Writes files, and the folders that they need. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** Runs a project's ESLint, whatever its exit code. */
export function runEslint(project: LinkedProject, args: readonly string[]): Promise<Ending> {
  const eslint = join(project.path, "node_modules/eslint/bin/eslint.js");
  return run(process.execPath, [eslint, ...args], {
    cwd: project.path,
    maxBuffer: 64 * 1024 * 1024,
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: unknown) => error as Ending,
  );
}
