import type { ESLint } from "eslint";
import noIneffectiveErrorCheck from "../rules/no-ineffective-error-check.js";
import { name, version } from "./package-info.js";
const plugin = {
  meta: { name, version, namespace: "openai-background" },
  rules: { "no-ineffective-error-check": noIneffectiveErrorCheck },
} as unknown as ESLint.Plugin;
export default plugin;
