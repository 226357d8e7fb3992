import type { Linter } from "eslint";

/** The options of each rule, by the name that a config has for it. */
export interface RuleOptions {
  "openai-background/no-endless-poll": [];
  "openai-background/no-ineffective-error-check": [NoIneffectiveErrorCheckOptions?];
  "openai-background/no-lost-failure-reason": [];
  "openai-background/no-retry-of-failed-response": [];
  "openai-background/require-failed-event-check": [];
  "openai-background/require-failed-response-check": [];
}

/** The options of `no-ineffective-error-check`. */
export interface NoIneffectiveErrorCheckOptions {
  /**
   * Also report a check whose read's failure is handled elsewhere in the file, so that every failed
   * run arrives as a typed error.
   *
   * @defaultValue `false`
   */
  readonly checkHandled?: boolean;
}

/** `settings["openai-background"]`: what all rules share. */
export interface OpenAIBackgroundSettings {
  /**
   * The module that exports `throwIfFailed` and its siblings: fixes import from it, and code that
   * imports from it is known to be safe.
   *
   * @defaultValue `"openai-background-errors"`
   */
  readonly shimModule?: string;
  /**
   * Makes each rule's suggestion an autofix, for `eslint --fix` over a code base.
   *
   * @defaultValue `false`
   */
  readonly autofix?: boolean;
  /**
   * Reads helpers that a file imports from the project's own files (`./retry`, aliases of the
   * nearest `tsconfig.json`), to see what they do with a response or an error.
   *
   * @defaultValue `true`
   */
  readonly followImports?: boolean;
}

/**
 * An entry of a flat config that has this plugin's rules and settings alone, so that the compiler
 * finds a wrong name or value. ESLint's own type takes any.
 *
 * @example
 *   export default defineConfig(openaiBackground.configs.recommended, {
 *     rules: { "openai-background/no-endless-poll": "warn" },
 *   } satisfies OpenAIBackgroundConfig);
 */
export interface OpenAIBackgroundConfig extends Omit<Linter.Config, "rules" | "settings"> {
  readonly rules?: { [Rule in keyof RuleOptions]?: Linter.RuleEntry<RuleOptions[Rule]> };
  readonly settings?: { readonly "openai-background"?: OpenAIBackgroundSettings };
}
