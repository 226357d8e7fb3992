import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { ScopeIndex } from "./scope-index.js";

/** One parsed file: the one that is linted, or a helper that it imports. */
export interface ModuleSource {
  readonly ast: TSESTree.Program;
  /** The absolute path, where imports of the file are to be followed. */
  readonly filename?: string | undefined;
  readonly scopeManager: TSESLint.Scope.ScopeManager;
  readonly scopes: ScopeIndex;
  readonly visitorKeys: Readonly<Record<string, readonly string[] | undefined>>;
}
