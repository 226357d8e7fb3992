import type { ESLint, Linter } from "eslint";
import noEndlessPoll from "../rules/no-endless-poll.js";
import noIneffectiveErrorCheck from "../rules/no-ineffective-error-check.js";
import noLostFailureReason from "../rules/no-lost-failure-reason.js";
import noRetryOfFailedResponse from "../rules/no-retry-of-failed-response.js";
import requireFailedEventCheck from "../rules/require-failed-event-check.js";
import requireFailedResponseCheck from "../rules/require-failed-response-check.js";
import type { RuleOptions } from "./config-types.js";
import { name, version } from "./package-info.js";

const NAMESPACE = "openai-background";

type RuleName = keyof RuleOptions extends `${typeof NAMESPACE}/${infer Name}` ? Name : never;

/** The rules whose reports are warnings in `recommended`; all others are errors. */
const warned: ReadonlySet<string> = new Set([
  "no-lost-failure-reason",
  "require-failed-response-check",
]);

const rules: Record<RuleName, object> = {
  "no-endless-poll": noEndlessPoll,
  "no-ineffective-error-check": noIneffectiveErrorCheck,
  "no-lost-failure-reason": noLostFailureReason,
  "no-retry-of-failed-response": noRetryOfFailedResponse,
  "require-failed-event-check": requireFailedEventCheck,
  "require-failed-response-check": requireFailedResponseCheck,
};

export type {
  NoIneffectiveErrorCheckOptions,
  OpenAIBackgroundConfig,
  OpenAIBackgroundSettings,
  RuleOptions,
} from "./config-types.js";

/** The plugin, as a flat config takes it. */
export interface OpenAIBackgroundPlugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: NonNullable<ESLint.Plugin["rules"]>;
  readonly configs: {
    /** What is surely wrong, as errors; what may be meant so, as warnings. */
    readonly recommended: Linter.Config;
    /** Every rule, as an error. */
    readonly strict: Linter.Config;
  };
}

/**
 * The plugin: its rules and its configs.
 *
 * @example
 *   import openaiBackground from "eslint-plugin-openai-background";
 *   export default [openaiBackground.configs.recommended];
 */
const plugin: OpenAIBackgroundPlugin = {
  meta: { name, version, namespace: NAMESPACE },
  // Asserted, since typescript-eslint's type of a rule's context names more than ESLint's own.
  rules: rules as Record<string, object> as OpenAIBackgroundPlugin["rules"],
  configs: {
    recommended: configOf("recommended", (rule) => (warned.has(rule) ? "warn" : "error")),
    strict: configOf("strict", () => "error"),
  },
};

/** A config with all rules. Its `plugins` is read late, since the plugin holds its own configs. */
function configOf(config: string, level: (rule: string) => Linter.RuleSeverity): Linter.Config {
  return {
    name: `${NAMESPACE}/${config}`,
    get plugins() {
      return { [NAMESPACE]: plugin };
    },
    rules: Object.fromEntries(
      Object.keys(rules).map((rule) => [`${NAMESPACE}/${rule}`, level(rule)]),
    ),
  };
}

export default plugin;
// What `require()` of this module gives.
export { plugin as "module.exports" };
