import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

/** Which variable an identifier stands for: one pass over the scopes instead of a walk per name. */
export class ScopeIndex {
  readonly #variables = new Map<TSESTree.Node, TSESLint.Scope.Variable>();
  /** Every variable that the module's own code defines. */
  readonly definitions: TSESLint.Scope.Variable[] = [];

  constructor(scopeManager: TSESLint.Scope.ScopeManager) {
    for (const scope of scopeManager.scopes) {
      for (const variable of scope.variables) {
        if (variable.defs.length === 0) continue;
        this.definitions.push(variable);
        for (const identifier of variable.identifiers) this.#variables.set(identifier, variable);
      }
      for (const reference of scope.references) {
        if (reference.resolved !== null) {
          this.#variables.set(reference.identifier, reference.resolved);
        }
      }
    }
  }

  /**
   * The variable an identifier names.
   *
   * @returns `undefined` for a global that the module does not define, and for identifiers that
   *   are no variable (a property's name, a label)
   */
  variableOf(identifier: TSESTree.Node): TSESLint.Scope.Variable | undefined {
    const variable = this.#variables.get(identifier);
    return variable !== undefined && variable.defs.length > 0 ? variable : undefined;
  }
}
