import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

const supportedPackages = ["openai4", "openai5", "openai6", "openai"] as const;

export type SdkPackage = (typeof supportedPackages)[number];

const wanted = process.env.SDK_PACKAGES?.split(",");

/**
 * The versions of the SDK that the shim supports, each under the name it is installed by.
 *
 * The variable `SDK_PACKAGES` narrows them: mutation testing repeats the tests a thousand times.
 */
export const sdkPackages: readonly SdkPackage[] = supportedPackages.filter(
  (name) => wanted?.includes(name) ?? true,
);

/** What a user's module sees: the SDK and the built shim, both in one module format. */
export interface Consumer {
  readonly sdkPackage: SdkPackage;
  readonly format: "esm" | "cjs";
  /** Typed as the newest version; what a test uses of it is the same in all, unless it says otherwise. */
  readonly sdk: typeof import("openai");
  readonly sdkErrors: typeof import("openai/error");
  readonly shim: typeof import("../../shim/src/index.js");
}

/** The folder where a version of the SDK is installed. */
export function sdkFolder(sdkPackage: SdkPackage): string {
  return join(root, "node_modules", sdkPackage);
}

/**
 * Makes a project folder with the built shim and one version of the SDK in its `node_modules`.
 *
 * The shim is copied, not linked: through a link it would find the `openai` of this repository. The SDK is linked.
 */
export function createProject(sdkPackage: SdkPackage): { path: string; remove: () => void } {
  const built = join(root, "shim");
  if (!existsSync(join(built, "dist/cjs/package.json"))) {
    throw new Error("The shim is not built: run `npm run build` first.");
  }
  const path = mkdtempSync(join(tmpdir(), "shim-consumer-"));
  const installed = join(path, "node_modules/openai-background-errors");
  mkdirSync(installed, { recursive: true });
  cpSync(join(built, "package.json"), join(installed, "package.json"));
  cpSync(join(built, "dist"), join(installed, "dist"), { recursive: true });
  symlinkSync(sdkFolder(sdkPackage), join(path, "node_modules/openai"), "dir");
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

let loaded: Promise<readonly Consumer[]> | undefined;

/** The built shim with every version of the SDK in both module formats; loaded once. */
export function loadConsumers(): Promise<readonly Consumer[]> {
  return (loaded ??= load());
}

async function load(): Promise<readonly Consumer[]> {
  const perPackage = await Promise.all(
    sdkPackages.map(async (sdkPackage) => {
      const { path, remove } = createProject(sdkPackage);
      try {
        return [await loadEsm(sdkPackage, path), loadCjs(sdkPackage, path)];
      } finally {
        remove();
      }
    }),
  );
  return perPackage.flat();
}

async function loadEsm(sdkPackage: SdkPackage, project: string): Promise<Consumer> {
  // Whole paths, because a bare name would be looked up from this file.
  const load = (path: string): Promise<unknown> =>
    import(pathToFileURL(join(project, "node_modules", path)).href);
  return {
    sdkPackage,
    format: "esm",
    sdk: (await load("openai/index.mjs")) as Consumer["sdk"],
    sdkErrors: (await load("openai/error.mjs")) as Consumer["sdkErrors"],
    shim: (await load("openai-background-errors/dist/esm/index.js")) as Consumer["shim"],
  };
}

function loadCjs(sdkPackage: SdkPackage, project: string): Consumer {
  const load = createRequire(join(project, "index.cjs")) as (id: string) => unknown;
  return {
    sdkPackage,
    format: "cjs",
    sdk: load("openai") as Consumer["sdk"],
    sdkErrors: load("openai/error") as Consumer["sdkErrors"],
    shim: load("openai-background-errors") as Consumer["shim"],
  };
}
