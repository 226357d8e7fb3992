import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Model } from "./model.js";
import { isPassedOn } from "./passed-on.js";
import { COMPLETED, FAILED, IN_PROGRESS } from "./simulate/hypothesis.js";
import type { StreamConsumer } from "./stream-consumers.js";

/**
 * Whether a consumer notes in a variable that the run has completed, and tells others what the
 * variable says: `completed = true` in a branch, `return { text, completed }` after the loop.
 */
export function setsFlagThatIsTold(model: Model, { node }: StreamConsumer): boolean {
  for (const assignment of model.nodes.assignments) {
    const { left, operator, right, range } = assignment;
    if (range[0] < node.range[0] || range[1] > node.range[1]) continue;
    if (operator !== "=" || left.type !== "Identifier" || !isConstant(right)) continue;
    const variable = model.flow.variableOf(left);
    if (variable === undefined || !tellsEnd(model, assignment)) continue;
    if (readsAfter(variable, node).some((use) => isPassedOn(model, use))) return true;
  }
  return false;
}

function isConstant(node: TSESTree.Expression): boolean {
  return node.type === "Literal" || node.type === "TemplateLiteral";
}

/** Whether a statement is run when the run has completed, and neither before nor at a failure. */
function tellsEnd(model: Model, node: TSESTree.Node): boolean {
  return (
    model.executor.isReached(node, COMPLETED) &&
    !model.executor.isReached(node, FAILED) &&
    !model.executor.isReached(node, IN_PROGRESS)
  );
}

function readsAfter(variable: TSESLint.Scope.Variable, node: TSESTree.Node): TSESTree.Node[] {
  return variable.references
    .filter((reference) => reference.isRead() && reference.identifier.range[0] > node.range[1])
    .map(({ identifier }) => identifier);
}
