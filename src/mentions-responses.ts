import type { TSESLint } from "@typescript-eslint/utils";
import { SHIM_MODULE } from "./sdk/shim.js";

/**
 * One of these is in every file that concerns a rule: `responses`, or the module of the shim. Parts
 * of them, that start with letters which are rare in code, since a search stops at every one of
 * them: looking for `ponses` takes half of what looking for `responses` does.
 */
const TRACES: readonly string[] = ["ponses", SHIM_MODULE.slice("openai-".length)];

/** The last answer, and for which tree: hosts run all rules on one file after the other. */
let lastAst: object | undefined;
let lastShimModule: string | undefined;
let lastAnswer = false;

/**
 * Whether a file may read a response, or use the shim: looked for once, and not by every rule.
 *
 * Almost every file ends here. The answer is kept in plain variables, since the rest of ESLint takes
 * so little for a file that a `WeakMap` would be seen beside it.
 *
 * @param shimModule - the module that the settings name for the shim
 */
export function mentionsResponses(
  { ast, text }: Readonly<TSESLint.SourceCode>,
  shimModule: string,
): boolean {
  if (ast !== lastAst || shimModule !== lastShimModule) {
    lastAst = ast;
    lastShimModule = shimModule;
    lastAnswer =
      TRACES.some((trace) => text.includes(trace)) ||
      (shimModule !== SHIM_MODULE && text.includes(shimModule));
  }
  return lastAnswer;
}
