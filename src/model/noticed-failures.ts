import type { TSESTree } from "@typescript-eslint/utils";
import type { Flow } from "./flow/flow.js";
import type { Model } from "./model.js";
import type { FunctionNode } from "./nodes.js";
import { enclosingFunction, isFunction, isLoop, parentOf, unwrap } from "./nodes.js";
import type { Read } from "./read.js";
import type { Executor } from "./simulate/execute.js";
import type { Hypothesis } from "./simulate/hypothesis.js";
import type { ValuesByPlace } from "./values-by-place.js";
import { COMPLETED, FAILED, IN_PROGRESS, ofRead, QUEUED } from "./simulate/hypothesis.js";

/**
 * The reads whose failure is why a statement is executed: a failed run gets there, a completed one
 * does not, and it is not merely that time or tries have run out.
 */
export function noticedAt(model: Model, values: ValuesByPlace, node: TSESTree.Node): Read[] {
  const { executor, flow, handled } = model;
  const candidates = new Set<Read>();
  for (let fn = enclosingFunction(node); ; fn = enclosingFunction(fn)) {
    for (const read of handled.decidedIn(fn)) candidates.add(read);
    if (fn === undefined) break;
    for (const read of [...listenedTo(flow, fn), ...lookedUpBy(flow, fn)]) candidates.add(read);
  }
  return [...candidates].filter(
    (read) =>
      !read.normalised && isNoticed(executor, node, read) && !asksWhy(flow, values, node, read),
  );
}

function isNoticed(executor: Executor, node: TSESTree.Node, read: Read): boolean {
  const isReached = (hypothesis: Hypothesis): boolean =>
    executor.isReached(node, ofRead(hypothesis, read));
  const isCertain = (hypothesis: Hypothesis): boolean =>
    executor.isCertain(node, ofRead(hypothesis, read));
  if (!isReached(FAILED)) return false;
  if (!isReached(COMPLETED)) {
    return !(isReached(QUEUED) || isReached(IN_PROGRESS)) || isDecided(executor, node, read);
  }
  // `if (status === "failed" || !text) throw …` may be for something else, too.
  if (!isCertain(FAILED) || isCertain(COMPLETED)) return false;
  return !(isCertain(QUEUED) || isCertain(IN_PROGRESS)) || isDecided(executor, node, read);
}

/** The reads whose `response.failed` a function listens to. */
function listenedTo(flow: Flow, fn: FunctionNode): Read[] {
  const reads: Read[] = [];
  for (const [call, type] of flow.listeners.get(fn) ?? []) {
    if (type !== FAILED.eventType || call.type !== "CallExpression") continue;
    for (const token of flow.tokensOf(call.callee)) {
      if (token.kind === "streamMethod") reads.push(token.read);
    }
  }
  return reads;
}

/** The reads whose events a table is asked about that the function is an entry of. */
function lookedUpBy(flow: Flow, fn: FunctionNode): Read[] {
  const reads: Read[] = [];
  if (fn.parent.type !== "Property") return reads;
  for (const call of flow.callers.get(fn) ?? []) {
    const callee = call.type === "CallExpression" ? unwrap(call.callee) : undefined;
    if (callee?.type !== "MemberExpression" || !callee.computed) continue;
    for (const token of flow.tokensOf(callee.property)) {
      if (token.kind === "eventType") reads.push(token.read);
      if (token.kind === "part" && token.part === "status") reads.push(token.read);
    }
  }
  return reads;
}

/** Whether a test around a node asks for the error's code: what is done there depends on it. */
function asksWhy(flow: Flow, values: ValuesByPlace, node: TSESTree.Node, read: Read): boolean {
  let current = node;
  for (let parent = parentOf(current); parent !== undefined; parent = parentOf(current)) {
    if (isFunction(parent)) return false;
    const test =
      parent.type === "IfStatement" || parent.type === "ConditionalExpression"
        ? parent.test
        : parent.type === "SwitchStatement"
          ? parent.discriminant
          : undefined;
    if (test !== undefined && test !== current) {
      for (const value of values.within(test)) {
        for (const token of flow.tokensOf(value)) {
          if (token.kind === "part" && token.part === "errorField" && token.read === read) {
            return true;
          }
        }
      }
    }
    current = parent;
  }
  return false;
}

/**
 * Whether a test of the status alone leads to a node, with no loop and no other question between
 * the two: `if (status !== "completed") throw …`, not `if (Date.now() > deadline) throw …`.
 */
function isDecided(executor: Executor, node: TSESTree.Node, read: Read): boolean {
  const differs = (test: TSESTree.Node): boolean | undefined => {
    const truth = (hypothesis: Hypothesis): boolean | undefined =>
      executor.evaluator.truth(test, executor.frameAt(test, ofRead(hypothesis, read)));
    const failed = truth(FAILED);
    const completed = truth(COMPLETED);
    return failed === undefined ? undefined : failed !== completed;
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
