// Before any test: packs both packages, and installs them in each project of `fixtures/projects`.
import { cp, mkdtemp, readdir, realpath, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { packPackage } from "../support/pack-package.js";
import { npmInstall } from "./support/npm-install.js";
import type { Installed } from "./support/npm-install.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The installed projects by their names. */
    readonly installed: Readonly<Record<string, Installed>>;
  }
}

const projects = new URL("fixtures/projects/", import.meta.url);

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "hosts-")));
  // Under names without a version, which the projects' manifests have.
  for (const [name, folder] of [
    ["eslint-plugin-openai-background", "."],
    ["openai-background-errors", "shim"],
  ] as const) {
    const { tarball } = await packPackage(folder, root);
    await rename(tarball, join(root, `${name}.tgz`));
  }
  const installed = await Promise.all(
    (await readdir(projects)).map(async (name) => {
      const path = join(root, name);
      await cp(new URL(name, projects), path, { recursive: true });
      return [name, await npmInstall(path)] as const;
    }),
  );
  provide("installed", Object.fromEntries(installed));
  return () => rm(root, { recursive: true, force: true });
}
