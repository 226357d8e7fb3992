import { format, resolveConfig } from "prettier";

/** @type {import("eslint-doc-generator").GenerateOptions} */
export default {
  pathRuleDoc: "rules/{name}.md",
  configEmoji: [["strict", "🔒"]],
  // Not `fixable`: without the setting `autofix` the edit is a suggestion.
  ruleDocNotices: ["configs", "hasSuggestions"],
  ruleListColumns: ["name", "description", "configsError", "configsWarn", "hasSuggestions"],
  async postprocess(content, path) {
    return format(content, { ...(await resolveConfig(path)), filepath: path });
  },
};
