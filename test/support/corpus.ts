import { Linter } from "eslint";
import type { Linter as LinterTypes } from "eslint";
import svelteParser from "svelte-eslint-parser";
import tsParser from "@typescript-eslint/parser";
import { describe, expect, it } from "vitest";
import vueParser from "vue-eslint-parser";
import plugin from "../../src/index.js";

/** One piece of code that a rule is tried on. A bare string is the code of a TypeScript module. */
export interface CorpusCase {
  /**
   * The code. Every line at which a report must start ends in the comment `// ← report`, or
   * `// ← report 2` when two reports start there; `// ← report: messageId` also names the message.
   */
  readonly code: string;
  /** Decides the parser and the kind of module: `.ts .tsx .js .jsx .mjs .cjs .vue .svelte`. */
  readonly filename?: string;
  /** The rule's options. */
  readonly options?: readonly unknown[];
  /** The value of `settings["openai-background"]`. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Cases by name: the name says what the code is and why it is reported, or must stay silent. */
export type CorpusCases = Readonly<Record<string, CorpusCase | string>>;

interface ExpectedReport {
  readonly line: number;
  readonly messageId: string | undefined;
}

const MARKER = /\/\/ ← report(?: (?<count>\d+))?(?:: (?<messageId>\w+))?\s*$/u;

/** The file name a case is linted under. */
function filenameOf(corpusCase: CorpusCase): string {
  return corpusCase.filename ?? "file.ts";
}

/** A flat config that parses a file of this name as its users would, and turns on one rule. */
function configFor(
  ruleName: string,
  corpusCase: CorpusCase,
  tested: typeof plugin,
): LinterTypes.Config[] {
  const filename = filenameOf(corpusCase);
  const extension = filename.slice(filename.lastIndexOf("."));
  const base: LinterTypes.Config = {
    files: ["**/*.*"],
    linterOptions: { reportUnusedDisableDirectives: "off" },
    plugins: { "openai-background": tested },
    rules: { [`openai-background/${ruleName}`]: ["error", ...(corpusCase.options ?? [])] },
    settings: corpusCase.settings === undefined ? {} : { "openai-background": corpusCase.settings },
  };
  const jsx = extension === ".tsx" || extension === ".jsx";
  const languageOptions = ((): NonNullable<LinterTypes.Config["languageOptions"]> => {
    switch (extension) {
      case ".vue":
        return { parser: vueParser, parserOptions: { parser: tsParser, sourceType: "module" } };
      case ".svelte":
        return { parser: svelteParser, parserOptions: { parser: tsParser } };
      case ".ts":
      case ".mts":
      case ".cts":
      case ".tsx":
        return { parser: tsParser, parserOptions: { ecmaFeatures: { jsx } } };
      case ".cjs":
        return { sourceType: "commonjs" };
      default:
        return { parserOptions: { ecmaFeatures: { jsx } } };
    }
  })();
  return [{ ...base, languageOptions }];
}

/**
 * Lints the code of a case with one rule.
 *
 * @param tested - the plugin whose rule it is: that of the sources, or as it was built
 */
export function lintCase(
  ruleName: string,
  corpusCase: CorpusCase,
  tested: typeof plugin = plugin,
): LinterTypes.LintMessage[] {
  return new Linter().verify(corpusCase.code, configFor(ruleName, corpusCase, tested), {
    filename: filenameOf(corpusCase),
  });
}

/** What the markers in the code ask for. */
function expectedReports(code: string): ExpectedReport[] {
  return code.split("\n").flatMap((text, index) => {
    const match = MARKER.exec(text);
    if (match === null) return [];
    return Array.from({ length: Number(match.groups?.count ?? 1) }, () => ({
      line: index + 1,
      messageId: match.groups?.messageId,
    }));
  });
}

function applyEdit(code: string, edit: { range: readonly number[]; text: string }): string {
  const [start = 0, end = 0] = edit.range;
  return code.slice(0, start) + edit.text + code.slice(end);
}

/** Fails unless each suggestion's result parses and no longer has the report it was made for. */
function checkSuggestions(
  ruleName: string,
  corpusCase: CorpusCase,
  messages: readonly LinterTypes.LintMessage[],
): void {
  for (const message of messages) {
    for (const suggestion of message.suggestions ?? []) {
      const code = applyEdit(corpusCase.code, suggestion.fix);
      const after = lintCase(ruleName, { ...corpusCase, code });
      const fatal = after.find((m) => m.fatal === true);
      expect(
        fatal,
        `"${suggestion.desc}" gives code that does not parse:\n${code}`,
      ).toBeUndefined();
      expect(
        after.length,
        `"${suggestion.desc}" leaves the report standing:\n${code}`,
      ).toBeLessThan(messages.length);
    }
  }
}

function normalise(corpusCase: CorpusCase | string): CorpusCase {
  return typeof corpusCase === "string" ? { code: corpusCase } : corpusCase;
}

/**
 * Declares one test a case: `reported` cases must report at exactly the marked lines (and each
 * suggestion's result must parse and drop the report), `silent` cases must report nothing.
 *
 * @param ruleName - the rule's name without the plugin's prefix
 */
export function describeCorpus(
  ruleName: string,
  cases: { readonly reported: CorpusCases; readonly silent: CorpusCases },
): void {
  if (Object.keys(cases.reported).length > 0)
    describe(`${ruleName} reports`, () => {
      for (const [name, given] of Object.entries(cases.reported)) {
        it(name, () => {
          const corpusCase = normalise(given);
          const expected = expectedReports(corpusCase.code);
          expect(expected, "a reported case needs a marker").not.toHaveLength(0);
          const messages = lintCase(ruleName, corpusCase);
          expect(
            messages.map((m) => `${m.line}${m.fatal === true ? `: ${m.message}` : ""}`),
          ).toEqual(expected.map((e) => String(e.line)));
          for (const [index, { messageId }] of expected.entries()) {
            if (messageId !== undefined) expect(messages[index]?.messageId).toBe(messageId);
          }
          checkSuggestions(ruleName, corpusCase, messages);
        });
      }
    });
  if (Object.keys(cases.silent).length === 0) return;
  describe(`${ruleName} stays silent on`, () => {
    for (const [name, given] of Object.entries(cases.silent)) {
      it(name, () => {
        const corpusCase = normalise(given);
        expect(expectedReports(corpusCase.code), "a silent case has no marker").toHaveLength(0);
        const messages = lintCase(ruleName, corpusCase);
        expect(messages.map((m) => `${m.line}: ${m.message}`)).toEqual([]);
      });
    }
  });
}
