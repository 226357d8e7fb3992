import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { readRealFile } from "../project-files.js";

/** A version of the SDK, as far as features depend on it. */
export type SdkVersion = readonly [major: number, minor: number];

/** The SDK's own manifest has 6 kB. */
const MAX_BYTES = 1_000_000;

const versions = new Map<string, SdkVersion | undefined>();

/**
 * The version of `openai` that a file would import, from the `package.json` of the nearest
 * `node_modules` above it.
 *
 * @param filename - the file, absolute or relative to `cwd`; it need not exist
 * @returns `undefined` where none is found, or none that can be read; never throws
 */
export function installedVersion(
  filename: string | undefined,
  cwd: string | undefined,
): SdkVersion | undefined {
  const folder = dirname(resolve(cwd ?? "", filename ?? ""));
  if (versions.has(folder)) return versions.get(folder);
  const manifest = manifestAbove(folder) ?? manifestByResolver(folder);
  const version = manifest === undefined ? undefined : readVersion(manifest);
  versions.set(folder, version);
  return version;
}

/** Whether a version comes before another one. */
export function isBefore(
  [major, minor]: SdkVersion,
  [otherMajor, otherMinor]: SdkVersion,
): boolean {
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}

function manifestAbove(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const manifest = join(folder, "node_modules", "openai", "package.json");
    if (existsSync(manifest)) return manifest;
    if (folder === dirname(folder)) return undefined;
  }
}

/** Where packages are not in `node_modules` (Yarn's Plug'n'Play), the host's resolver knows. */
function manifestByResolver(folder: string): string | undefined {
  try {
    return createRequire(join(folder, "file.js")).resolve("openai/package.json");
  } catch {
    return undefined;
  }
}

function readVersion(path: string): SdkVersion | undefined {
  try {
    const manifest: unknown = JSON.parse(readRealFile(path, MAX_BYTES) ?? "");
    if (typeof manifest !== "object" || manifest === null || !("version" in manifest)) {
      return undefined;
    }
    const match = /^(\d+)\.(\d+)\./u.exec(String(manifest.version));
    return match === null ? undefined : [Number(match[1]), Number(match[2])];
  } catch {
    return undefined;
  }
}
