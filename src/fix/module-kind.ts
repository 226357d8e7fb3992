import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { oncePer } from "./once-per.js";

/** How a file gets at the exports of another module. */
export type ModuleKind = "import" | "import-equals" | "require";

type Statement = TSESTree.ProgramStatement;

function isValueKind(kind: string | undefined): boolean {
  // Plain JavaScript's parsers give no kind at all.
  return kind !== "type" && kind !== "typeof";
}

/** Whether a statement shows that ES module syntax for values compiles in this file. */
function isModuleSyntax(statement: Statement): boolean {
  switch (statement.type) {
    case "ImportDeclaration":
      return isValueKind(statement.importKind);
    case "ExportAllDeclaration":
    case "ExportNamedDeclaration":
      return isValueKind(statement.exportKind);
    case "ExportDefaultDeclaration":
      return true;
    default:
      return false;
  }
}

/** `import a = require("a")` and `export = a`, TypeScript's own syntax for CommonJS. */
function isImportEqualsSyntax(statement: Statement): boolean {
  return (
    statement.type === "TSExportAssignment" ||
    (statement.type === "TSImportEqualsDeclaration" &&
      statement.moduleReference.type === "TSExternalModuleReference")
  );
}

/** Whether the file uses what Node.js gives a CommonJS module. */
function usesCommonJs({ scopeManager }: Readonly<TSESLint.SourceCode>): boolean {
  const names = new Set(["require", "module", "exports"]);
  const globals = scopeManager?.globalScope;
  if (!globals) return false;
  // Where they are declared as globals, the references are the variable's.
  const declared = [...names].flatMap((name) => {
    const variable = globals.set.get(name);
    return variable?.defs.length === 0 ? variable.references : [];
  });
  return [...globals.through, ...declared].some(
    ({ identifier }) =>
      names.has(identifier.name) && identifier.type === "Identifier" && isCommonJsUse(identifier),
  );
}

function isCommonJsUse(identifier: TSESTree.Identifier): boolean {
  const { name, parent } = identifier;
  if (name === "require") return parent.type === "CallExpression" && parent.callee === identifier;
  return parent.type === "MemberExpression" && parent.object === identifier;
}

/**
 * What a file can load a module with, judged by what it has already: the syntax that is there
 * compiles, so one more of it does too.
 *
 * @example
 * moduleKind(sourceCode); // "require" for a file of `const a = require("a")` alone
 */
export const moduleKind: (sourceCode: Readonly<TSESLint.SourceCode>) => ModuleKind =
  oncePer(findModuleKind);

function findModuleKind(sourceCode: Readonly<TSESLint.SourceCode>): ModuleKind {
  const { body, sourceType } = sourceCode.ast;
  if (body.some((statement: { type: string }) => statement.type.startsWith("Svelte"))) {
    return "import";
  }
  if (body.some(isModuleSyntax)) return "import";
  // With `verbatimModuleSyntax` a CommonJS file in TypeScript must not have an `import { a } from`.
  if (body.some(isImportEqualsSyntax)) return "import-equals";
  const isScript = (sourceType as string) === "commonjs" || sourceType === "script";
  return isScript || usesCommonJs(sourceCode) ? "require" : "import";
}
