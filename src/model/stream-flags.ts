import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isWithin } from "./call-index.js";
import { decisionOf } from "./decision.js";
import { speaksOfFailure } from "./effects.js";
import type { Model } from "./model.js";
import { enclosingFunction, unwrap } from "./nodes.js";
import { isPassedOn } from "./passed-on.js";
import type { Read } from "./read.js";
import { COMPLETED, FAILED, IN_PROGRESS } from "./simulate/hypothesis.js";
import { truthOf } from "./simulate/value.js";
import type { StreamConsumer } from "./stream-consumers.js";

/**
 * Whether a consumer notes that the run has completed, and tells others what it noted:
 * `completed = true` in a branch, `return { text, completed }` after the loop, or a throw without it.
 */
export function tellsFlag(model: Model, consumer: StreamConsumer): boolean {
  const { node } = consumer;
  return model.nodes.assignments.some((assignment) => {
    const { left, operator, right } = assignment;
    if (operator !== "=" || !isConstant(right)) return false;
    if (!isOf(model, consumer, assignment) || !tellsEnd(model, assignment)) return false;
    if (requirements(model).some((one) => isFlag(model, left, one) && isAfter(model, one, node))) {
      return true;
    }
    if (!isWithin(assignment, node)) return false;
    const owner = ownerOf(left);
    if (owner.type === "ThisExpression") return true;
    const variable = owner.type === "Identifier" ? model.flow.variableOf(owner) : undefined;
    return variable !== undefined && readsAfter(variable, node).some((use) => isTold(model, use));
  });
}

/** The streams whose end a `throw` behind them asks for: `if (!state.completed) throw …`. */
export function streamsRequiredBy(
  model: Model,
  node: TSESTree.Node,
  consumersOf: () => readonly StreamConsumer[],
): Read[] {
  const [required] = node.type === "ThrowStatement" ? requirements(model, [node]) : [];
  if (required === undefined) return [];
  const reads = new Set<Read>();
  let consumers: readonly StreamConsumer[] | undefined;
  for (const { left, operator, right } of model.nodes.assignments) {
    if (operator !== "=" || !isConstant(right) || !isFlag(model, left, required)) continue;
    for (const consumer of (consumers ??= consumersOf())) {
      if (!isOf(model, consumer, left) || !isAfter(model, required, consumer.node)) continue;
      if (tellsEnd(model, left)) for (const read of consumer.reads) reads.add(read);
    }
  }
  return [...reads];
}

/** A flag without which something is thrown; in an object it is not simulated as a variable is. */
type Required = TSESTree.Identifier | TSESTree.MemberExpression;

/** What is asked for by `if (!flag) throw …`. */
function requirements(model: Model, throws = model.nodes.throws): Required[] {
  return throws.flatMap((node) => {
    const branch = node.parent.type === "BlockStatement" ? node.parent : node;
    const statement = branch.parent;
    if (statement.type !== "IfStatement" || statement.consequent !== branch) return [];
    const test = unwrap(statement.test);
    if (test.type !== "UnaryExpression" || test.operator !== "!") return [];
    const flag = unwrap(test.argument);
    return flag.type === "Identifier" || flag.type === "MemberExpression" ? [flag] : [];
  });
}

/** Whether what is assigned to is what is asked for: one variable, or one property of one object. */
function isFlag({ flow }: Model, left: TSESTree.Node, required: Required): boolean {
  const target = unwrap(left);
  if (target.type === "Identifier" && required.type === "Identifier") {
    const variable = flow.variableOf(target);
    return variable !== undefined && variable === flow.variableOf(required);
  }
  if (target.type !== "MemberExpression" || required.type !== "MemberExpression") return false;
  if (flow.keyOf(target) !== flow.keyOf(required)) return false;
  const objects = flow.tokensOf(required.object);
  return [...flow.tokensOf(target.object)].some(
    (token) => token.kind === "object" && objects.has(token),
  );
}

/** Whether code belongs to a consumer: stands in it, or in a function that it gives its events. */
function isOf({ flow }: Model, consumer: StreamConsumer, place: TSESTree.Node): boolean {
  if ([consumer.node, ...consumer.listeners].some((node) => isWithin(place, node))) return true;
  const fn = enclosingFunction(place);
  return (
    fn?.params.some((parameter) =>
      [...flow.tokensOf(parameter)].some(
        (token) =>
          token.kind === "event" && token.taker !== null && consumer.takers.has(token.taker),
      ),
    ) ?? false
  );
}

/** Whether a node is come to when a consumer is through: behind it, or behind a call that runs it. */
function isAfter(model: Model, node: TSESTree.Node, consumer: TSESTree.Node): boolean {
  const fn = enclosingFunction(node);
  const home = enclosingFunction(consumer);
  if (fn === home) return node.range[0] > consumer.range[1];
  const { calls } = model.polls;
  return calls
    .callsOf(fn)
    .some(
      (call) =>
        call.range[1] <= node.range[0] &&
        [...(model.flow.callees.get(call) ?? [])].some(
          (callee) =>
            home !== undefined && (callee === home || calls.functionsRunBy(callee).has(home)),
        ),
    );
}

function isConstant(node: TSESTree.Expression): boolean {
  return node.type === "Literal" || node.type === "TemplateLiteral";
}

/** The variable, or the `this`, that an assignment changes. */
function ownerOf(target: TSESTree.Node): TSESTree.Node {
  let owner = unwrap(target);
  while (owner.type === "MemberExpression") owner = unwrap(owner.object);
  return owner;
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
