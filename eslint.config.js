import eslintPlugin from "eslint-plugin-eslint-plugin";
import * as regexp from "eslint-plugin-regexp";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  globalIgnores([
    "**/dist/",
    "shim/build/",
    "coverage/",
    ".stryker-tmp/",
    "reports/",
    "**/fixtures/",
    "example/",
  ]),
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: "./tsconfig.check.json",
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // Node types are compared as strings: their enum would be a dependency at run time.
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
      // `isolatedDeclarations` wants the type of a field written out.
      "@typescript-eslint/consistent-generic-constructors": "off",
      // It asks for the `!` that `no-non-null-assertion` forbids.
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    // A long line of a linted file, or a long message of a server, must not take longer than it is long.
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential", ignoreSticky: true }],
    },
  },
  {
    files: ["rules/**/*.ts"],
    extends: [eslintPlugin.configs["all-type-checked"] ?? eslintPlugin.configs.all],
  },
  {
    files: ["**/*.js"],
    extends: [tseslint.configs.disableTypeChecked],
  },
);
