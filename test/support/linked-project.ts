import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

// Looked up by name, because the demo runs a compiled copy of this file from another folder.
const root = dirname(
  createRequire(import.meta.url).resolve("eslint-plugin-openai-background/package.json"),
);

/** The packages of this repository, and the folder of each. */
const ownPackages: Readonly<Record<string, string>> = {
  "eslint-plugin-openai-background": root,
  "openai-background-errors": join(root, "shim"),
};

/** A project in a temporary folder; disposing of it removes the folder. */
export interface LinkedProject extends Disposable {
  readonly path: string;
}

/**
 * Makes an empty project whose `node_modules` links to packages as this repository has them: its
 * own two as they are built, all others as they are installed.
 *
 * @example
 *   using project = createLinkedProject(["openai", "openai-background-errors"]);
 */
export function createLinkedProject(packages: readonly string[]): LinkedProject {
  const path = mkdtempSync(join(tmpdir(), "openai-background-"));
  for (const name of packages) {
    const link = join(path, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(ownPackages[name] ?? join(root, "node_modules", name), link, "dir");
  }
  return {
    path,
    [Symbol.dispose]() {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** A file or folder of this repository. */
export function inRepository(path: string): string {
  return join(root, path);
}
