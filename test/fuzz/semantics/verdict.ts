import tsParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "../../../src/index.js";
import type { Program } from "./write/writer.js";

/** A report of a rule. */
export interface Report {
  readonly rule: string;
  readonly offset: number;
  readonly message: string;
}

const PREFIX = "openai-background/";

const rules = Object.fromEntries(
  Object.keys(plugin.rules).map((name) => [`${PREFIX}${name}`, "error" as const]),
);

const linter = new Linter();

/** What all rules report in a program. */
export function reportsOf({ code, filename }: Program): Report[] {
  const messages = linter.verify(
    code,
    {
      files: ["**/*.*"],
      plugins: { "openai-background": plugin },
      rules,
      languageOptions: filename.endsWith(".ts")
        ? { parser: tsParser }
        : { sourceType: filename.endsWith(".cjs") ? "commonjs" : "module" },
    },
    { filename },
  );
  const lineStarts = [0, ...[...code.matchAll(/\n/gu)].map(({ index }) => index + 1)];
  return messages.map(({ column, fatal, line, message, ruleId }) => {
    if (fatal) throw new Error(`line ${line}: ${message}\n${code}`);
    return {
      rule: ruleId?.slice(PREFIX.length) ?? "",
      offset: (lineStarts[line - 1] ?? 0) + column - 1,
      message,
    };
  });
}
