import type { TSESLint } from "@typescript-eslint/utils";

/**
 * The scope of what a file declares at its top: of the module, of the function that CommonJS puts
 * around a file, else the global one.
 *
 * @example
 * fileScope(sourceCode)?.set.has("OpenAI");
 */
export function fileScope({
  ast,
  scopeManager,
}: Readonly<TSESLint.SourceCode>): TSESLint.Scope.Scope | null {
  const globals = scopeManager?.globalScope ?? null;
  return globals?.childScopes.find(({ block }) => block === ast) ?? globals;
}
