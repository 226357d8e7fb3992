import { realpathSync } from "node:fs";
import { isAbsolute } from "node:path";
import type { TSESLint } from "@typescript-eslint/utils";
import type { ModelSettings } from "./model/index.js";

/**
 * Where the helpers of the linted file may be found, and how they are to be parsed.
 *
 * @returns `undefined` where the host has no files or does not tell its parser
 */
export function importSettings(
  context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>,
): ModelSettings["imports"] {
  const { languageOptions, sourceCode } = context;
  // ESLint's type promises a name; not every host has one.
  const filename = context.physicalFilename as string | undefined;
  if (filename === undefined || !isAbsolute(filename)) return undefined;
  // oxlint has no parser to give, and hosts without configuration may leave all of it out.
  const options = languageOptions as Partial<typeof languageOptions> | undefined;
  if (options?.parser === undefined) return undefined;
  return {
    filename: realPath(filename),
    root: realPath(context.cwd),
    parse: {
      parser: options.parser,
      parserOptions: { ...options.parserOptions },
      ecmaVersion: options.ecmaVersion,
      sourceType: options.sourceType,
      visitorKeys: sourceCode.visitorKeys,
    },
  };
}

/** The path itself where it does not exist: editors lint files that are not saved yet. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
