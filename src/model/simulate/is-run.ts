import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode } from "../nodes.js";
import { enclosingFunction } from "../nodes.js";
import type { Executor } from "./execute.js";
import type { Hypothesis } from "./hypothesis.js";

/**
 * Whether a node may be executed under the hypothesis, callers included: of a function that the
 * program calls, some call must be reached, too.
 */
export function isRun(executor: Executor, node: TSESTree.Node, hypothesis: Hypothesis): boolean {
  const seen = new Set<FunctionNode>();
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (!executor.isReached(next, hypothesis)) continue;
    const fn = enclosingFunction(next);
    const callers = fn === undefined ? undefined : executor.flow.callers.get(fn);
    if (fn === undefined || callers === undefined || callers.size === 0) return true;
    if (seen.has(fn)) continue;
    seen.add(fn);
    pending.push(...callers);
  }
  return false;
}
