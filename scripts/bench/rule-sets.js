import { join } from "node:path";
import { pathToFileURL } from "node:url";
import plugin from "eslint-plugin-openai-background";
import { referenceRules } from "./cache.js";

/** What a user might write instead of the plugin. */
const SELECTOR =
  "TryStatement:has(MemberExpression[property.name='retrieve'][object.property.name='responses']) > CatchClause BinaryExpression[operator='instanceof']";

/** A rule that does nothing: what the others are compared with. */
export const NOTHING = "nothing";

/** All rules of the plugin. */
export const OURS = "all six rules";

/** What ESLint itself takes to set up as many rules as the plugin has. */
export const SIX_NOTHINGS = "six rules that do nothing";

/** The rules of ESLint, and of others, that are measured beside the plugin's. */
export const REFERENCES = [
  "no-unused-vars",
  "prefer-const",
  "no-restricted-syntax, with one selector",
  "unicorn/catch-error-name",
  "unicorn/prefer-includes",
  "@tanstack/query/exhaustive-deps",
];

const NOTHINGS = ["nothing", "nothing2", "nothing3", "nothing4", "nothing5", "nothing6"];

/** What a set of rules, by its name, turns on. */
function rulesOf(name) {
  switch (name) {
    case NOTHING:
      return { "bench/nothing": "error" };
    case SIX_NOTHINGS:
      return Object.fromEntries(NOTHINGS.map((rule) => [`bench/${rule}`, "error"]));
    case OURS:
      return Object.fromEntries(
        Object.keys(plugin.rules).map((rule) => [`openai-background/${rule}`, "error"]),
      );
    case "no-restricted-syntax, with one selector":
      return { "no-restricted-syntax": ["error", { selector: SELECTOR, message: "never true" }] };
    default:
      return { [name]: "error" };
  }
}

/** The plugins of others, each with the file that its package exports. */
const PLUGINS = {
  "@tanstack/query": "@tanstack/eslint-plugin-query/build/modern/index.js",
  unicorn: "eslint-plugin-unicorn/index.js",
};

/** The configuration that turns on a set of rules, and loads the plugins that it needs. */
export async function configFor(ruleSet) {
  const config = {
    files: ["**/*.*"],
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" },
    plugins: {
      bench: { rules: Object.fromEntries(NOTHINGS.map((rule) => [rule, { create: () => ({}) }])) },
      "openai-background": plugin,
    },
    rules: rulesOf(ruleSet),
  };
  for (const [name, file] of Object.entries(PLUGINS)) {
    if (!ruleSet.startsWith(name)) continue;
    const path = join(referenceRules(), "node_modules", file);
    config.plugins[name] = (await import(pathToFileURL(path).href)).default;
  }
  return config;
}
