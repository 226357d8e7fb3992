import type { TSESTree } from "@typescript-eslint/utils";
import type { Flow } from "./flow/flow.js";
import type { Model } from "./model.js";
import { enclosingFunction, isFunction, isLoop, parentOf } from "./nodes.js";
import type { Read } from "./read.js";
import type { Executor } from "./simulate/execute.js";
import type { Hypothesis } from "./simulate/hypothesis.js";
import { COMPLETED, FAILED, IN_PROGRESS, ofRead, QUEUED } from "./simulate/hypothesis.js";

/**
 * The reads whose failure is why a statement is executed: a failed run gets there, a completed one
 * does not, and it is not merely that time or tries have run out.
 */
export function noticedAt({ executor, flow, handled }: Model, node: TSESTree.Node): Read[] {
  const candidates = new Set<Read>();
  let fn: TSESTree.Node | undefined = node;
  while (fn !== undefined) {
    fn = enclosingFunction(fn);
    for (const read of handled.decidedIn(fn)) candidates.add(read);
    if (fn !== undefined) for (const read of listenedTo(flow, fn)) candidates.add(read);
  }
  return [...candidates].filter((read) => {
    const isReached = (hypothesis: Hypothesis): boolean =>
      executor.isReached(node, ofRead(hypothesis, read));
    if (read.normalised || !isReached(FAILED) || isReached(COMPLETED)) return false;
    const waits = isReached(QUEUED) || isReached(IN_PROGRESS);
    return !waits || isDecidedByStatus(executor, node, read);
  });
}

/** The reads whose `response.failed` a function listens to. */
function listenedTo(flow: Flow, fn: TSESTree.Node): Read[] {
  const reads: Read[] = [];
  const calls = isFunction(fn) ? flow.listeners.get(fn) : undefined;
  for (const [call, type] of calls ?? []) {
    if (type !== FAILED.eventType || call.type !== "CallExpression") continue;
    for (const token of flow.tokensOf(call.callee)) {
      if (token.kind === "streamMethod") reads.push(token.read);
    }
  }
  return reads;
}

/**
 * Whether a test of the status alone leads to a node, with no loop and no other question between
 * the two: `if (status !== "completed") throw …`, not `if (Date.now() > deadline) throw …`.
 */
function isDecidedByStatus(executor: Executor, node: TSESTree.Node, read: Read): boolean {
  const differs = (test: TSESTree.Node): boolean | undefined => {
    const truth = (hypothesis: Hypothesis): boolean | undefined =>
      executor.evaluator.truth(test, executor.frameAt(test, ofRead(hypothesis, read)));
    const failed = truth(FAILED);
    const completed = truth(COMPLETED);
    return failed === undefined || completed === undefined ? undefined : failed !== completed;
  };
  let current = node;
  for (let parent = parentOf(current); parent !== undefined; parent = parentOf(current)) {
    let decides: boolean | undefined = false;
    switch (parent.type) {
      case "BlockStatement":
      case "Program":
        decides = isLeftOver(parent.body, current, differs);
        break;
      case "CatchClause":
        return false;
      case "ConditionalExpression":
      case "IfStatement":
        if (parent.test !== current) decides = differs(parent.test);
        break;
      case "LogicalExpression":
        if (parent.right === current) decides = differs(parent.left);
        break;
      case "SwitchCase":
        decides =
          isLeftOver(parent.consequent, current, differs) ||
          executor.valueAt(parent.parent.discriminant, ofRead(FAILED, read))?.length === 1;
        break;
      default:
        if (isLoop(parent) || isFunction(parent)) return false;
    }
    if (decides !== false) return decides === true;
    current = parent;
  }
  return false;
}

/** `if (response.status === "completed") return …;` before the statement, in one list with it. */
function isLeftOver(
  statements: readonly TSESTree.Node[],
  node: TSESTree.Node,
  differs: (test: TSESTree.Node) => boolean | undefined,
): boolean {
  for (const statement of statements) {
    if (statement === node) return false;
    if (statement.type === "IfStatement" && differs(statement.test) === true) return true;
  }
  return false;
}
