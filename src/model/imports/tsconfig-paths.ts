import { dirname, isAbsolute, resolve } from "node:path";
import { isWithin, readRealFile, realFile } from "../../project-files.js";
import { parseJsonc } from "./parse-jsonc.js";

/** Gives the paths that an alias may stand for. */
export type AliasResolver = (specifier: string) => string[];

interface CompilerPaths {
  /** The folder that the targets are relative to. */
  readonly base: string;
  readonly paths: Readonly<Record<string, readonly string[]>>;
}

/** How many `extends` are followed. */
const MAX_EXTENDS = 5;

/** No configuration that a person writes is larger. */
const MAX_BYTES = 200_000;

/** By the project's folder, and the folder of the importing file. */
const byFolder = new Map<string, Map<string, CompilerPaths | undefined>>();

/**
 * The aliases that hold in a file: `paths` of the nearest `tsconfig.json` or `jsconfig.json`.
 *
 * @param root - the project's folder, symbolic links resolved: no configuration is read that is not
 *   in it, also where one in it extends another
 */
export function pathsOf(file: string, root: string): AliasResolver {
  const compiler = nearestPaths(dirname(file), root);
  if (compiler === undefined) return () => [];
  return (specifier) => {
    for (const [pattern, targets] of Object.entries(compiler.paths)) {
      const matched = match(pattern, specifier);
      if (matched !== undefined) {
        return targets.map((target) =>
          resolve(
            compiler.base,
            target.replace("*", () => matched),
          ),
        );
      }
    }
    return [];
  };
}

/** What the `*` of a pattern stands for; an empty text where it has none and is the same. */
function match(pattern: string, specifier: string): string | undefined {
  const star = pattern.indexOf("*");
  if (star < 0) return pattern === specifier ? "" : undefined;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return specifier.length >= before.length + after.length &&
    specifier.startsWith(before) &&
    specifier.endsWith(after)
    ? specifier.slice(before.length, specifier.length - after.length)
    : undefined;
}

function nearestPaths(folder: string, root: string): CompilerPaths | undefined {
  if (!isWithin(folder, root)) return undefined;
  const known = byFolder.get(root) ?? new Map<string, CompilerPaths | undefined>();
  byFolder.set(root, known);
  if (known.has(folder)) return known.get(folder);
  const own = ["tsconfig.json", "jsconfig.json"]
    .map((name) => resolve(folder, name))
    .find((file) => realFile(file) !== undefined);
  const found = own === undefined ? outerPaths(folder, root) : readPaths(own, root, 0);
  known.set(folder, found);
  return found;
}

/** A project may be all of the file system: nothing is around that. */
function outerPaths(folder: string, root: string): CompilerPaths | undefined {
  const around = dirname(folder);
  return around === folder ? undefined : nearestPaths(around, root);
}

function readPaths(path: string, root: string, depth: number): CompilerPaths | undefined {
  const file = realFile(path);
  if (file === undefined || !isWithin(file, root)) return undefined;
  const text = readRealFile(file, MAX_BYTES);
  const config = text === undefined ? undefined : parseJsonc(text);
  if (!isRecord(config)) return undefined;
  const options = isRecord(config.compilerOptions) ? config.compilerOptions : {};
  if (isRecord(options.paths)) {
    const base = typeof options.baseUrl === "string" ? options.baseUrl : ".";
    const paths = Object.entries(options.paths).map(([pattern, targets]) => [
      pattern,
      Array.isArray(targets)
        ? targets.filter((target): target is string => typeof target === "string")
        : [],
    ]);
    return {
      base: resolve(dirname(file), base),
      paths: Object.fromEntries(paths) as CompilerPaths["paths"],
    };
  }
  const parents = [config.extends].flat();
  for (const parent of parents.reverse()) {
    // A configuration from a package has no paths of this project.
    if (typeof parent !== "string" || !(parent.startsWith(".") || isAbsolute(parent))) continue;
    if (depth >= MAX_EXTENDS) return undefined;
    const target = resolve(dirname(file), parent);
    const inherited = readPaths(
      target.endsWith(".json") ? target : `${target}.json`,
      root,
      depth + 1,
    );
    if (inherited !== undefined) return inherited;
  }
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
