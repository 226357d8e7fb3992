import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fetchPackage, sourceFiles } from "../../../scripts/published-packages.js";
import { SOURCE_FILE } from "../source/language.js";

/** A file to be mutated. */
export interface Seed {
  readonly name: string;
  readonly code: string;
}

/** Larger files take longer, and show no other syntax. */
const MAX_CHARACTERS = 6000;

/** What is installed here: no network is needed for it. */
const INSTALLED: readonly string[] = [
  "node_modules/@eslint-community/eslint-utils",
  "node_modules/@typescript-eslint/parser",
  "node_modules/esbuild",
  "node_modules/eslint/lib",
  "node_modules/fast-check",
  "node_modules/openai/src",
  "node_modules/svelte/src",
  "node_modules/type-fest",
  "src",
  "rules",
  "scripts",
  "shim/src",
  "test",
];

/** Parsers' fixtures, and sources in every language that a parser is at hand for. */
const PUBLISHED: readonly string[] = [
  "@nuxt/ui@4.11.2",
  "ai@7.0.173",
  "bits-ui@2.21.0",
  "carbon-components-svelte@0.112.1",
  "core-js@3.51.0",
  "effect@4.1.0",
  "expo@58.0.0",
  "flowbite-svelte@1.33.1",
  "jscodeshift@17.4.0",
  "primevue@5.0.2",
  "rxjs@7.8.2",
  "test262-parser-tests@0.0.5",
  "typeorm@1.1.1",
  "uglify-js@2.4.0",
];

/** The small source files that are installed here. */
export function installedSeeds(): Seed[] {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  return INSTALLED.flatMap((folder) => seedsIn(join(root, folder), folder));
}

/**
 * The small source files of packages from the registry.
 *
 * @throws Error where the registry cannot be reached
 */
export function publishedSeeds(): Seed[] {
  const root = mkdtempSync(join(tmpdir(), "openai-background-corpus-"));
  try {
    return PUBLISHED.flatMap((spec) => seedsIn(fetchPackage(spec, root), spec));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function seedsIn(folder: string, name: string): Seed[] {
  return [...sourceFiles(folder, SOURCE_FILE)].flatMap((path) => {
    const code = readFileSync(path, "utf8");
    return code.length > MAX_CHARACTERS
      ? []
      : [{ name: join(name, path.slice(folder.length)), code }];
  });
}
