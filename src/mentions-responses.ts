import type { TSESLint } from "@typescript-eslint/utils";

/**
 * One of these is in every file that concerns a rule: `responses`, or a function of the shim. They
 * start with letters that are rare in code, since a search stops at every one of them: looking for
 * `ponses` takes half of what looking for `responses` does.
 */
export const TRACES: readonly string[] = ["Fail", "FromResponse", "ponses", "poll"];

/** By the tree, which every host of rules makes once for a file. */
const known = new WeakMap<object, boolean>();

/** Whether a file's text has any of the {@link TRACES}: looked for once, and not by every rule. */
export function mentionsResponses({ ast, text }: Readonly<TSESLint.SourceCode>): boolean {
  const answer = known.get(ast);
  if (answer !== undefined) return answer;
  const isMentioned = TRACES.some((trace) => text.includes(trace));
  known.set(ast, isMentioned);
  return isMentioned;
}
