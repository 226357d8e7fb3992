import type { TSESTree } from "@typescript-eslint/utils";
import { isSdkModule } from "../../sdk/modules.js";
import type { Cell } from "./cell.js";
import type { Flow } from "./flow.js";
import { importedToken } from "./load.js";

/** Static imports: each local name is what the module exports under its name. */
export function addImport(flow: Flow, node: TSESTree.ImportDeclaration): void {
  for (const specifier of node.specifiers) {
    giveExport(flow, node.source.value, importedName(specifier), flow.cell(specifier.local), node);
  }
}

/** The exported name that an import's specifier stands for; `*` for the namespace. */
export function importedName(specifier: TSESTree.ImportClause): string {
  if (specifier.type === "ImportDefaultSpecifier") return "default";
  if (specifier.type === "ImportNamespaceSpecifier") return "*";
  return specifier.imported.type === "Identifier"
    ? specifier.imported.name
    : specifier.imported.value;
}

/** `import OpenAI = require("openai")` */
export function addImportEquals(flow: Flow, node: TSESTree.TSImportEqualsDeclaration): void {
  if (node.moduleReference.type !== "TSExternalModuleReference") return;
  const { expression } = node.moduleReference;
  if (typeof expression.value === "string") {
    giveExport(flow, expression.value, "*", flow.cell(node.id), node);
  }
}

/** `import("openai")`, awaited or not: promises are transparent. */
export function addImportExpression(flow: Flow, node: TSESTree.ImportExpression): void {
  if (node.source.type === "Literal" && typeof node.source.value === "string") {
    giveExport(flow, node.source.value, "*", flow.cell(node), node);
  }
}

/** Puts what a module exports under a name into a cell. */
export function giveExport(
  flow: Flow,
  specifier: string,
  name: string,
  cell: Cell,
  from: TSESTree.Node,
): void {
  const kind = isSdkModule(specifier)
    ? "sdk"
    : flow.environment.shimModules.has(specifier)
      ? "shim"
      : "local";
  if (
    kind === "local" &&
    flow.environment.importExport?.(flow, from, specifier, name, cell) === true
  ) {
    return;
  }
  const token = importedToken(specifier, name, kind);
  if (token !== undefined) flow.solver.add(cell, flow.tokens.intern(token));
}
