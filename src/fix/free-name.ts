import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { fileScope } from "./file-scope.js";
import { oncePer } from "./once-per.js";
import { resolveName } from "./resolve-name.js";

/** The names to try, the most natural one first. */
function* candidates(natural: string): Generator<string> {
  yield natural;
  yield natural.includes("Response")
    ? natural.replace("Response", "OpenAIResponse")
    : `${natural}Response`;
  for (let index = 2; ; index += 1) yield `${natural}${index}`;
}

/** The names of the globals that a file refers to without declaring them. */
const undeclaredNames = oncePer(
  ({ through }: NonNullable<TSESLint.Scope.ScopeManager["globalScope"]>) =>
    new Set(through.map(({ identifier }) => identifier.name)),
);

/**
 * A name for a new top-level binding that means nothing else at any of some nodes, nor anywhere in
 * the file where it would catch a reference to a global.
 *
 * @param reserved - names that the same edit already gives away
 * @example
 * freeName(sourceCode, "throwIfFailed", uses); // "throwIfFailed", or "throwIfFailedResponse"
 */
export function freeName(
  sourceCode: Readonly<TSESLint.SourceCode>,
  natural: string,
  uses: readonly TSESTree.Node[],
  reserved: ReadonlySet<string> = new Set(),
): string {
  const globals = sourceCode.scopeManager?.globalScope ?? undefined;
  const isTaken = (name: string): boolean =>
    reserved.has(name) ||
    fileScope(sourceCode)?.set.has(name) === true ||
    uses.some((use) => resolveName(sourceCode, use, name) !== undefined) ||
    globals?.set.has(name) === true ||
    (globals !== undefined && undeclaredNames(globals).has(name));
  for (const name of candidates(natural)) {
    if (!isTaken(name)) return name;
  }
  throw new Error("there is always one more name");
}
