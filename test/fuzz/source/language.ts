import tsParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import svelteParser from "svelte-eslint-parser";
import vueParser from "vue-eslint-parser";
import plugin from "../../../src/index.js";

/** Files that a parser is at hand for. */
export const SOURCE_FILE = /\.(?:[cm]?[jt]sx?|vue|svelte)$/u;

type LanguageOptions = NonNullable<Linter.Config["languageOptions"]>;

const jsx = { parserOptions: { ecmaFeatures: { jsx: true } } };

/** How a file of this name may be parsed, the likeliest way first. */
function languagesOf(path: string): readonly LanguageOptions[] {
  switch (/\.[^.]+$/u.exec(path)?.[0]) {
    case ".vue":
      return [{ parser: vueParser, parserOptions: { parser: tsParser, sourceType: "module" } }];
    case ".svelte":
      return [{ parser: svelteParser, parserOptions: { parser: tsParser } }];
    case ".ts":
    case ".mts":
    case ".cts":
      return [{ parser: tsParser }];
    case ".tsx":
      return [{ ...jsx, parser: tsParser }];
    case ".mjs":
      return [jsx];
    default:
      // What a `.js` file is, its package may say, and need not be right. The last one is for types.
      return [
        jsx,
        { ...jsx, sourceType: "commonjs" },
        { ...jsx, sourceType: "script" },
        { ...jsx, parser: tsParser },
      ];
  }
}

/** A piece of code, and how it is parsed. */
export interface Source {
  readonly code: string;
  /** Absolute: the imports of the file are followed from there. */
  readonly path: string;
  /** The working directory of ESLint: no import is followed out of it. */
  readonly cwd: string;
  readonly language: LanguageOptions;
}

/** A source with the first language that it parses with; `undefined` where none does. */
export function parseable(code: string, path: string, cwd: string): Source | undefined {
  return languagesOf(path)
    .map((language) => ({ code, path, cwd, language }))
    .find((source) => syntaxError(source) === undefined);
}

/** What the parser says against a source, if anything. */
export function syntaxError(source: Source): string | undefined {
  return verify(source, {}).messages.find(({ fatal }) => fatal === true)?.message;
}

/** The rules of the plugin with each rule on, as in its config `strict`. */
export const STRICT: Linter.Config = { ...plugin.configs.strict };

/** The same, with every suggestion as a fix. */
export const AUTOFIX: Linter.Config = {
  ...plugin.configs.strict,
  settings: { "openai-background": { autofix: true } },
};

/**
 * Lints a source.
 *
 * @throws what a rule throws
 */
export function verify(
  source: Source,
  config: Linter.Config,
): { readonly messages: readonly Linter.LintMessage[]; readonly linter: Linter } {
  const linter = new Linter({ cwd: source.cwd });
  const messages = linter.verify(source.code, [configFor(source, config)], {
    filename: source.path,
  });
  return { messages, linter };
}

/** A config for a source alone. */
export function configFor(source: Source, config: Linter.Config): Linter.Config {
  return {
    ...config,
    files: ["**/*.*"],
    languageOptions: source.language,
    // What the file says of other plugins' rules, which are not there, is none of ours.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" },
  };
}
