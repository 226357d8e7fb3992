import { cp, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { inject } from "vitest";

const fixtures = new URL("../fixtures/", import.meta.url);

/** A folder of an installed project: a configuration, and the samples that it is for. */
export interface Workspace {
  readonly path: string;
  /** The path of a program that the project has installed. */
  bin(name: string): string;
  /** The text of a file as it is now. */
  read(name: string): Promise<string>;
}

/**
 * Makes a folder for one test in a project.
 *
 * @param project - the name of a folder of `fixtures/projects`
 * @param name - the folder's name; no two tests of a project may share one
 * @param config - the name of a folder of `fixtures/configs`, `undefined` to leave it to the project
 * @param samples - the names of the samples it gets
 */
export async function makeWorkspace(
  project: string,
  name: string,
  config: string | undefined,
  samples: readonly string[],
): Promise<Workspace> {
  const { path: root } = installedProject(project);
  const path = join(root, name);
  await mkdir(path);
  if (config !== undefined) {
    await cp(new URL(`configs/${config}`, fixtures), path, { recursive: true });
  }
  for (const sample of samples) {
    await cp(new URL(`samples/${sample}`, fixtures), join(path, sample));
  }
  return {
    path,
    bin: (program) => join(root, "node_modules/.bin", program),
    read: (file) => readFile(join(path, file), "utf8"),
  };
}

/** A project in which `npm install` has run; throws what npm said where it failed. */
export function installedProject(name: string): { readonly path: string } {
  const installed = inject("installed")[name];
  if (installed === undefined) throw new Error(`There is no project ${name}`);
  if (!installed.succeeded) throw new Error(installed.complaints.join("\n"));
  return installed;
}
