import type { TSESTree } from "@typescript-eslint/utils";
import { FAILED_EVENT, PROGRESS_EVENTS } from "../sdk/event-types.js";
import { decisionOf, isLocalCall } from "./decision.js";
import { isBareValue } from "./handled.js";
import type { Model } from "./model.js";
import { enclosingFunction, unwrap } from "./nodes.js";
import { givesOtherForm } from "./passed-on.js";
import { constantElements } from "./simulate/evaluate-call.js";
import type { Hypothesis } from "./simulate/hypothesis.js";
import { FAILED, IN_PROGRESS } from "./simulate/hypothesis.js";
import { truthOf } from "./simulate/value.js";

/** What code asks of an event's type. */
export type TypeTest =
  /** Whether it is `response.failed`: that one alone, or with others that end a run. */
  | "failure"
  /** Nothing: the type is only passed on. */
  | "nothing"
  /** Something that a failure shares with events after which the run goes on. */
  | "other"
  /** Something that cannot be worked out. */
  | "unknown";

const GOING_ON: readonly Hypothesis[] = PROGRESS_EVENTS.map((eventType) => ({
  status: "in_progress",
  eventType,
}));

/** What is asked of the type of an event where it is used. */
export function typeTestAt(model: Model, use: TSESTree.Node): TypeTest {
  const test = ownTest(model, use);
  return test === "unknown" ? (testByCallers(model, use) ?? test) : test;
}

/** `const is = (type) => event.type === type`: what is asked is for the callers to say. */
function testByCallers(model: Model, use: TSESTree.Node): TypeTest | undefined {
  const fn = enclosingFunction(use);
  const { root } = decisionOf(model.flow, use);
  const isReturned = root.parent?.type === "ReturnStatement" || root.parent === fn;
  const callers = fn === undefined || !isReturned ? undefined : model.flow.callers.get(fn);
  let test: TypeTest | undefined;
  for (const caller of callers ?? []) {
    if (caller.type !== "CallExpression" || !isLocalCall(model.flow, caller)) return undefined;
    const asked = atomTest(model, decisionOf(model.flow, caller).atom);
    if (asked === "failure") return "failure";
    if (test !== "unknown") test = asked;
  }
  return test;
}

function ownTest(model: Model, use: TSESTree.Node): TypeTest {
  const lookup = lookupAt(model, use);
  if (lookup !== undefined) return lookup;
  const decision = decisionOf(model.flow, use);
  const atom = unwrap(decision.atom);
  if (isBareValue(decision, use)) return isTransformed(use) ? "unknown" : "nothing";
  if (atom.type === "MemberExpression" && atom !== unwrap(use)) return objectLookup(model, atom);
  const isOtherForm = atom.type === "CallExpression" && givesOtherForm(atom);
  if (isOtherForm && decision.role === "value") return "nothing";
  return decision.role === "switch"
    ? switchTest(model, decision.root)
    : atomTest(model, decision.atom);
}

/** `event.type.split(".")`: what comes out is tested by other means. */
function isTransformed(use: TSESTree.Node): boolean {
  const { parent } = use;
  return parent?.type === "MemberExpression" && parent.object === use;
}

/** `handlers.get(event.type)` */
function lookupAt(model: Model, use: TSESTree.Node): TypeTest | undefined {
  const call = use.parent;
  if (call?.type !== "CallExpression" || call.callee === use) return undefined;
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression" || model.flow.keyOf(callee) !== "get") return undefined;
  const keys = constantElements(
    model.executor.evaluator,
    callee.object,
    model.executor.frameAt(use, FAILED),
  );
  if (keys?.values.includes(FAILED_EVENT) === true) return "failure";
  return keys?.complete === true ? "other" : "unknown";
}

/** `handlers[event.type]` */
function objectLookup(model: Model, node: TSESTree.MemberExpression): TypeTest {
  let test: TypeTest | undefined;
  for (const token of model.flow.tokensOf(node.object)) {
    if (token.kind !== "object" || token.node.type !== "ObjectExpression") return "unknown";
    for (const property of token.node.properties) {
      if (property.type === "SpreadElement") return "unknown";
      const key = model.flow.keyOf(property);
      if (key === FAILED_EVENT) return "failure";
      if (key === "*") test = "unknown";
    }
    test ??= "other";
  }
  return test ?? "unknown";
}

function switchTest(model: Model, discriminant: TSESTree.Node): TypeTest {
  const statement = discriminant.parent;
  if (statement?.type !== "SwitchStatement") return "unknown";
  const type = model.executor.valueAt(discriminant, FAILED);
  if (type?.length !== 1) return "unknown";
  let test: TypeTest = "other";
  for (const branch of statement.cases) {
    if (branch.test === null) continue;
    const label = model.executor.valueAt(branch.test, FAILED);
    if (label?.length !== 1) test = "unknown";
    else if (label[0] === type[0]) return "failure";
  }
  return test;
}

function atomTest(model: Model, atom: TSESTree.Node): TypeTest {
  const failed = truthOf(model.executor.valueAt(atom, FAILED));
  // What differs is only the type: one frame serves for all.
  const frame = model.executor.frameAt(atom, IN_PROGRESS);
  const others = GOING_ON.map((hypothesis) =>
    truthOf(model.executor.evaluator.value(atom, { ...frame, hypothesis })),
  );
  if (failed === undefined) {
    return others.every((other) => other === undefined) ? "unknown" : "other";
  }
  return others.every((other) => other === !failed) ? "failure" : "other";
}
