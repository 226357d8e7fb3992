import { isDeepStrictEqual } from "node:util";
import { pathToFileURL } from "node:url";
import type { Dialect } from "./editor-session.js";
import type { ServerDefinition } from "./language-server.js";
import type { Workspace } from "./workspace.js";

/** The ESLint server of VS Code, as other editors install it, in its default settings. */
export function eslintServer(workspace: Workspace, command: string): ServerDefinition {
  return {
    command,
    args: ["--stdio"],
    workspace: workspace.path,
    settings: {
      validate: "on",
      run: "onType",
      nodePath: null,
      workingDirectory: { mode: "location" },
      workspaceFolder: { uri: pathToFileURL(workspace.path).href, name: "workspace" },
      codeAction: {
        disableRuleComment: { enable: true, location: "separateLine" },
        showDocumentation: { enable: true },
      },
      codeActionOnSave: { enable: false, mode: "all" },
      format: false,
      quiet: false,
      onIgnoredFiles: "off",
      options: {},
      problems: { shortenToSingleLine: false },
      rulesCustomizations: [],
      experimental: {},
    },
  };
}

/** How the ESLint server writes rules and suggestions. */
export const eslintDialect: Dialect = {
  ruleOf: (code) => code,
  suggestionOf({ command, diagnostics, title }, { code, range }) {
    // It offers what there is for all diagnostics of the place.
    const isOwn = diagnostics?.some(
      (diagnostic) => diagnostic.code === code && isDeepStrictEqual(diagnostic.range, range),
    );
    if (command?.command !== "eslint.applySuggestion" || isOwn !== true) return undefined;
    return title.replace(` (${String(code)})`, "");
  },
};

/** oxlint as an editor starts it; suggestions are quick fixes only if they are asked for. */
export function oxlintServer(workspace: Workspace): ServerDefinition {
  const options = { fixKind: "safe_fix_or_suggestion" };
  return {
    command: workspace.bin("oxlint"),
    args: ["--lsp"],
    workspace: workspace.path,
    initializationOptions: [{ workspaceUri: pathToFileURL(workspace.path).href, options }],
    settings: options,
  };
}

/** How oxlint writes rules and suggestions. */
export const oxlintDialect: Dialect = {
  ruleOf: toRuleId,
  suggestionOf: ({ title }) => (title.startsWith("Disable ") ? undefined : title),
};

/** `plugin/rule` of oxlint's `plugin(rule)`. */
export function toRuleId(code: string): string {
  return code.replace(/^([^()]+)\(([^()]+)\)$/u, "$1/$2");
}
