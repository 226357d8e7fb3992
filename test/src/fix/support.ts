import tsParser from "@typescript-eslint/parser";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { Linter } from "eslint";
import type { Rule } from "eslint";
import svelteParser from "svelte-eslint-parser";
import { expect } from "vitest";
import vueParser from "vue-eslint-parser";
import type { Edit } from "../../../src/fix/edit.js";
import { ensureImports } from "../../../src/fix/ensure-imports.js";
import { resolveName } from "../../../src/fix/resolve-name.js";
import { toFix } from "../../../src/fix/to-fix.js";
import { wrapExpression } from "../../../src/fix/wrap-expression.js";

export type SourceCode = Readonly<TSESLint.SourceCode>;

/** A parser and the kind of file that it is given. */
export type Dialect = "commonjs" | "jsx" | "module" | "script" | "svelte" | "ts" | "tsx" | "vue";

export const SHIM = "openai-background-errors";

const EXTENSIONS: Readonly<Record<Dialect, string>> = {
  commonjs: "cjs",
  jsx: "jsx",
  module: "js",
  script: "js",
  svelte: "svelte",
  ts: "ts",
  tsx: "tsx",
  vue: "vue",
};

function languageOptions(dialect: Dialect): NonNullable<Linter.Config["languageOptions"]> {
  switch (dialect) {
    case "commonjs":
    case "module":
    case "script":
      return { sourceType: dialect };
    case "jsx":
      return { parserOptions: { ecmaFeatures: { jsx: true } } };
    case "svelte":
      return { parser: svelteParser, parserOptions: { parser: tsParser } };
    case "ts":
      return { parser: tsParser };
    case "tsx":
      return { parser: tsParser, parserOptions: { ecmaFeatures: { jsx: true } } };
    case "vue":
      return { parser: vueParser, parserOptions: { parser: tsParser } };
  }
}

function lint(code: string, dialect: Dialect, rule: Rule.RuleModule): Linter.LintMessage[] {
  const extension = EXTENSIONS[dialect];
  return new Linter().verify(
    code,
    {
      files: [`**/*.${extension}`],
      languageOptions: languageOptions(dialect),
      linterOptions: { reportUnusedDisableDirectives: "off" },
      plugins: { local: { rules: { edit: rule } } },
      rules: { "local/edit": "error" },
    },
    // Comments in the code under test must not switch the rule of the test off.
    { filename: `file.${extension}`, allowInlineConfig: false },
  );
}

/** Runs a function over the parsed code, in a rule; fails where the code does not parse. */
export function inspect<T>(code: string, dialect: Dialect, look: (sourceCode: SourceCode) => T): T {
  const results: T[] = [];
  const messages = lint(code, dialect, {
    create: (context) => ({
      "Program:exit"(): void {
        // ESLint's own types and those of typescript-eslint describe one object.
        results.push(look(context.sourceCode as never));
      },
    }),
  });
  expect(messages, `does not parse:\n${code}`).toEqual([]);
  const [result] = results;
  expect(results, "the rule ran once").toHaveLength(1);
  return result as T;
}

/**
 * What becomes of the code by one report's fix, merged and applied by ESLint's own rules, or
 * undefined where there is no fix. Fails where the result does not parse.
 */
export function apply(
  code: string,
  dialect: Dialect,
  edit: (sourceCode: SourceCode) => readonly Edit[] | undefined,
): string | undefined {
  const messages = lint(code, dialect, {
    meta: { fixable: "code" },
    create: (context) => ({
      "Program:exit"(): void {
        const edits = edit(context.sourceCode as never);
        const fix = edits && toFix(edits);
        context.report({
          loc: { line: 1, column: 0 },
          message: "edit",
          fix: (fix ?? null) as never,
        });
      },
    }),
  });
  expect(messages.map(({ message }) => message)).toEqual(["edit"]);
  const fix = messages[0]?.fix;
  if (!fix) return undefined;
  const [start, end] = fix.range;
  const mark = code.startsWith("\uFEFF") ? "\uFEFF" : "";
  const text = code.slice(mark.length);
  const output = mark + text.slice(0, start) + fix.text + text.slice(end);
  inspect(output, dialect, () => undefined);
  return output;
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === "object" && value !== null && "type" in value && "range" in value;
}

/** All nodes of the file, in the order of the text, the outer before the inner. */
export function allNodes(sourceCode: SourceCode): TSESTree.Node[] {
  const nodes: TSESTree.Node[] = [];
  const visit = (node: TSESTree.Node): void => {
    nodes.push(node);
    const keys = sourceCode.visitorKeys[node.type] ?? [];
    for (const key of keys) {
      const child: unknown = Reflect.get(node, key);
      for (const value of Array.isArray(child) ? (child as unknown[]) : [child]) {
        if (isNode(value)) visit(value);
      }
    }
  };
  visit(sourceCode.ast);
  return nodes;
}

/** The innermost node with this text; the last such node, where the text is there repeatedly. */
export function nodeWith(
  sourceCode: SourceCode,
  text: string,
  type?: TSESTree.Node["type"] | `${TSESTree.Node["type"]}`,
): TSESTree.Node {
  const node = allNodes(sourceCode).findLast(
    (candidate) =>
      sourceCode.getText(candidate) === text && (type === undefined || candidate.type === type),
  );
  if (!node) throw new Error(`no ${type ?? "node"} reads ${text}`);
  return node;
}

/** The calls of `read(…)`, which the tests take for reads. */
export function reads(sourceCode: SourceCode): TSESTree.CallExpression[] {
  return allNodes(sourceCode)
    .filter((node) => node.type === ("CallExpression" as never))
    .map((node) => node as TSESTree.CallExpression)
    .filter(({ callee }) => sourceCode.getText(callee) === "read");
}

/** Wraps every `read()` in `throwIfFailed`, as a rule's suggestion does. */
export function wrapReads(
  sourceCode: SourceCode,
  moduleName: string = SHIM,
): readonly Edit[] | undefined {
  const uses = reads(sourceCode);
  const imports = ensureImports(sourceCode, moduleName, [{ exportName: "throwIfFailed", uses }]);
  const name = imports?.names.get("throwIfFailed");
  if (!imports || name === undefined) return undefined;
  const wraps = uses.map((use) => wrapExpression(sourceCode, use, name));
  if (wraps.includes(undefined)) return undefined;
  return [...imports.edits, ...wraps.flatMap((wrap) => wrap ?? [])];
}

/** The edits of the imports alone that a second round would make. */
function importEditsOf(code: string, dialect: Dialect, moduleName: string = SHIM): Edit[] {
  return inspect(code, dialect, (sourceCode) =>
    (wrapReads(sourceCode, moduleName) ?? []).filter(({ key }) => key === "import"),
  );
}

/** Tokens and comments in the order of the text. */
function pieces(code: string, dialect: Dialect): string[] {
  return inspect(code, dialect, (sourceCode) =>
    [...sourceCode.ast.tokens, ...sourceCode.getAllComments()]
      .sort((a, b) => a.range[0] - b.range[0])
      .map((piece) => sourceCode.text.slice(...piece.range)),
  );
}

/** Fails unless every token and comment of the code before is in the code after, in its order. */
export function expectNothingLost(before: string, after: string, dialect: Dialect): void {
  const left = pieces(after, dialect);
  for (const piece of pieces(before, dialect)) {
    const index = left.indexOf(piece);
    expect(index, `${JSON.stringify(piece)} is lost:\n${after}`).not.toBe(-1);
    left.splice(0, index + 1);
  }
}

/** Fails unless every read is an argument of a function that comes from the module. */
function expectWrappedByImport(code: string, dialect: Dialect, moduleName: string): void {
  inspect(code, dialect, (sourceCode) => {
    for (const { parent } of reads(sourceCode)) {
      const callee = (parent as Partial<TSESTree.CallExpression>).callee;
      const name = callee && /^[^.]+/u.exec(sourceCode.getText(callee))?.[0];
      expect(name, `a read is not wrapped:\n${code}`).toBeDefined();
      const definitions = resolveName(sourceCode, parent, name ?? "")?.defs ?? [];
      expect(definitions, `${String(name)} has one meaning:\n${code}`).toHaveLength(1);
      const declaration = definitions[0]?.parent ?? definitions[0]?.node;
      expect(declaration && sourceCode.getText(declaration)).toContain(moduleName);
    }
  });
}

/**
 * Wraps the reads of some code. Fails where something of the code is lost, a read does not reach
 * the module, or doing it again would touch an import again.
 */
export function importAndWrap(
  code: string,
  dialect: Dialect,
  moduleName: string = SHIM,
): string | undefined {
  const output = apply(code, dialect, (sourceCode) => wrapReads(sourceCode, moduleName));
  if (output !== undefined) {
    expectNothingLost(code, output, dialect);
    expectWrappedByImport(output, dialect, moduleName);
    expect(importEditsOf(output, dialect, moduleName), `imports again:\n${output}`).toEqual([]);
  }
  return output;
}
