import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isWithin } from "./call-index.js";
import { decisionOf } from "./decision.js";
import { speaksOfFailure } from "./effects.js";
import type { Model } from "./model.js";
import { unwrap } from "./nodes.js";
import { isPassedOn } from "./passed-on.js";
import { isConstant, tellsEnd } from "./required-flags.js";
import { FAILED } from "./simulate/hypothesis.js";
import { truthOf } from "./simulate/value.js";
import type { StreamConsumer } from "./stream-consumers.js";

/**
 * Whether a consumer notes that the run has completed, and tells others what it noted:
 * `completed = true` in a branch, `return { text, completed }` after the loop, or a throw without it.
 */
export function tellsFlag(model: Model, consumer: StreamConsumer): boolean {
  const { node } = consumer;
  if (model.requiredFlags.isRequiredOf(consumer)) return true;
  return model.nodes.assignments.some((assignment) => {
    const { left, operator, right } = assignment;
    if (operator !== "=" || !isConstant(right)) return false;
    if (!isWithin(assignment, node) || !tellsEnd(model, assignment)) return false;
    const owner = ownerOf(left);
    if (owner.type === "ThisExpression") return true;
    const variable = owner.type === "Identifier" ? model.flow.variableOf(owner) : undefined;
    return variable !== undefined && readsAfter(variable, node).some((use) => isTold(model, use));
  });
}

/** The variable, or the `this`, that an assignment changes. */
function ownerOf(target: TSESTree.Node): TSESTree.Node {
  let owner = unwrap(target);
  while (owner.type === "MemberExpression") owner = unwrap(owner.object);
  return owner;
}

function readsAfter(variable: TSESLint.Scope.Variable, node: TSESTree.Node): TSESTree.Node[] {
  return variable.references
    .filter((reference) => reference.isRead() && reference.identifier.range[0] > node.range[1])
    .map(({ identifier }) => identifier);
}

/** Whether what was noted goes to others: as it is, or as one of two words for the outcome. */
function isTold(model: Model, use: TSESTree.Node): boolean {
  if (isPassedOn(model, use)) return true;
  const { root } = decisionOf(model.flow, use);
  const { parent } = root;
  if (parent?.type !== "ConditionalExpression" || parent.test !== root) return false;
  const failed = truthOf(model.executor.valueAt(root, FAILED));
  if (failed === undefined) return false;
  const word = failed ? parent.consequent : parent.alternate;
  return speaksOfFailure(word) && isPassedOn(model, parent);
}
