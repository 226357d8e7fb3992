import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "./edit.js";
import { ensureImports } from "./ensure-imports.js";

/** What to write for an export, and what has to change so that it means the export. */
export interface EnsuredImport {
  /** The expression to write: `throwIfFailed`, `check` or `errors.throwIfFailed`. */
  readonly name: string;
  /** Empty where the file imports it already. */
  readonly edits: readonly Edit[];
}

/**
 * Makes one export of a module available at the nodes that are going to use it. For several exports
 * of one module use {@link ensureImports}: it writes one import for all of them.
 *
 * @example
 * const imported = ensureImport(sourceCode, "openai-background-errors", "throwIfFailed", [read]);
 * if (imported) wrapExpression(sourceCode, read, imported.name);
 */
export function ensureImport(
  sourceCode: Readonly<TSESLint.SourceCode>,
  moduleName: string,
  exportName: string,
  uses: readonly TSESTree.Node[],
): EnsuredImport | undefined {
  const imports = ensureImports(sourceCode, moduleName, [{ exportName, uses }]);
  const name = imports?.names.get(exportName);
  return imports && name !== undefined ? { name, edits: imports.edits } : undefined;
}
