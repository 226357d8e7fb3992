import openaiBackground from "eslint-plugin-openai-background";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(globalIgnores(["dist/"]), tseslint.configs.recommended, {
  files: ["**/*.ts"],
  plugins: { "openai-background": openaiBackground },
  extends: ["openai-background/recommended"],
});
