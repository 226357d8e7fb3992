import type { TSESTree } from "@typescript-eslint/utils";
import type { ErrorCheck } from "./error-checks.js";
import { parentOf } from "./nodes.js";
import type { Suppositions } from "./retries.js";

/**
 * Where a handler reads again: where its check finds what it looks for, where it does not, or
 * whatever it finds.
 */
export type RetryWhen = "always" | "fails" | "holds";

/**
 * Tells on which side of a check its handler goes back to the read.
 *
 * @param goesBack - whether the handler comes to read again, under some suppositions
 * @param check - a check that the handler makes
 */
export function retryWhen(
  goesBack: (suppositions: Suppositions) => boolean,
  check: ErrorCheck,
): RetryWhen {
  const { node, isNegated } = wholeTest(check.node);
  const isBackWhere = (truth: boolean): boolean =>
    goesBack({
      checks: new Map([[check, truth !== isNegated]]),
      tests: node === check.node ? undefined : new Map([[node, truth]]),
    });
  const whenTrue = isBackWhere(true);
  if (whenTrue === isBackWhere(false)) return "always";
  return whenTrue === isNegated ? "fails" : "holds";
}

/** All of the test that a check is a part of, and whether it is false where the check holds. */
function wholeTest(check: TSESTree.Node): { node: TSESTree.Node; isNegated: boolean } {
  let node = check;
  let isNegated = isInequality(check);
  for (let parent = parentOf(node); parent !== undefined; parent = parentOf(node)) {
    if (parent.type === "UnaryExpression" && parent.operator === "!") isNegated = !isNegated;
    else if (parent.type !== "LogicalExpression" || parent.operator === "??") break;
    node = parent;
  }
  return { node, isNegated };
}

/** Whether a check is true for what it does not look for: `error.status !== 429`. */
export function isInequality(check: TSESTree.Node): boolean {
  return check.type === "BinaryExpression" && check.operator.startsWith("!");
}
