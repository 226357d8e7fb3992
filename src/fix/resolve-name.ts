import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

/**
 * What a name means at a node: the variable that code written there would see, if there is one.
 *
 * @example
 * resolveName(sourceCode, node, "error")?.defs;
 */
export function resolveName(
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Node,
  name: string,
): TSESLint.Scope.Variable | undefined {
  let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(node);
  while (scope) {
    const variable = scope.set.get(name);
    if (variable) return variable;
    scope = scope.upper;
  }
  return undefined;
}
