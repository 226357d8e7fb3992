import { createRequire } from "node:module";

// Read, not imported: the build would otherwise copy the file into its output.
const manifest = createRequire(import.meta.url)("eslint-plugin-openai-background/package.json") as {
  homepage: string;
  name: string;
  version: string;
};

/** The plugin's package name. */
export const name: string = manifest.name;

/** The plugin's version, from its `package.json`. */
export const version: string = manifest.version;

/** Where the repository is read on the web. */
export const repositoryUrl: string = manifest.homepage.split("#")[0] ?? "";
