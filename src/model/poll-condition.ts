import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { PENDING_STATUSES, RESPONSE_STATUSES } from "../sdk/statuses.js";
import type { Model } from "./model.js";
import { enclosingFunction, unwrap } from "./nodes.js";
import { nodesWithin } from "./nodes-within.js";
import type { Poll } from "./polls.js";
import {
  CANCELLED,
  COMPLETED,
  FAILED,
  IN_PROGRESS,
  INCOMPLETE,
  QUEUED,
} from "./simulate/hypothesis.js";

/** The part of a loop's condition that asks for the status, and for nothing else. */
export interface PollCondition {
  /** Operands of one `&&`, side by side; or the whole condition. */
  readonly tests: readonly TSESTree.Node[];
  readonly isWhole: boolean;
  /** The status, or the response itself, as the condition has it. */
  readonly subject: TSESTree.Node;
  readonly isResponse: boolean;
}

type Subject = Pick<PollCondition, "isResponse" | "subject">;

const ALL = [QUEUED, IN_PROGRESS, COMPLETED, FAILED, CANCELLED, INCOMPLETE];

/**
 * What of a loop's condition asks for the status, where it is certain that the loop may ask for the
 * pending statuses instead: the status is known before the first turn, too.
 */
export function pollCondition(model: Model, { node }: Poll): PollCondition | undefined {
  if (!("test" in node) || node.test === null) return undefined;
  const operands = conjuncts(node.test);
  const subjects = operands.map((operand) => statusSubject(model, operand));
  const first = subjects.findIndex((found) => found !== undefined);
  const last = subjects.findLastIndex((found) => found !== undefined);
  const subject = subjects[first];
  if (subject === undefined) return undefined;
  const side = subjects.slice(first, last + 1);
  if (!side.every((one) => one !== undefined && isSamePath(model, one, subject))) return undefined;
  if (node.type !== "DoWhileStatement" && !isKnownBefore(model, node, subject)) return undefined;
  return {
    ...subject,
    tests: operands.slice(first, last + 1),
    isWhole: first === 0 && last === operands.length - 1,
  };
}

function conjuncts(expression: TSESTree.Node): TSESTree.Node[] {
  const operands: TSESTree.Node[] = [];
  let node = expression;
  while (node.type === "LogicalExpression" && node.operator === "&&") {
    operands.unshift(node.right);
    node = node.left;
  }
  operands.unshift(node);
  return operands;
}

/** The one status that a test asks for, if nothing else decides it. */
function statusSubject(model: Model, test: TSESTree.Node): Subject | undefined {
  if (ALL.some((status) => model.executor.valueAt(test, status)?.length !== 1)) return undefined;
  let subject: Subject | undefined;
  for (const value of nodesWithin(model.nodes.values, test)) {
    const found = subjectIn(model, value);
    if (found === undefined) continue;
    if (!isPath(found.subject)) return undefined;
    if (subject !== undefined && !isSamePath(model, subject, found)) return undefined;
    subject = found;
  }
  return subject;
}

function subjectIn(
  { flow }: Model,
  value: TSESTree.Identifier | TSESTree.MemberExpression,
): Subject | undefined {
  const { parent } = value;
  for (const token of flow.tokensOf(value)) {
    if (token.kind === "part" && token.part === "status") {
      return { subject: value, isResponse: false };
    }
    if (token.kind === "response" && parent.type === "CallExpression") {
      return { subject: value, isResponse: true };
    }
  }
  return undefined;
}

/** Whether an expression may be evaluated twice. */
function isPath(expression: TSESTree.Node): boolean {
  let node = unwrap(expression);
  while (node.type === "MemberExpression" && !node.computed) node = unwrap(node.object);
  return node.type === "Identifier" || node.type === "ThisExpression";
}

function isSamePath(model: Model, left: Subject, right: Subject): boolean {
  return pathOf(model, left.subject) === pathOf(model, right.subject);
}

function pathOf({ flow }: Model, expression: TSESTree.Node): string {
  const names: string[] = [];
  let node = unwrap(expression);
  while (node.type === "MemberExpression") {
    names.unshift(flow.keyOf(node));
    node = unwrap(node.object);
  }
  names.unshift(node.type === "Identifier" ? node.name : "this");
  return names.join(".");
}

/** Whether a response was there, or a status set, before the loop. */
function isKnownBefore(
  model: Model,
  loop: TSESTree.Node,
  { isResponse, subject }: Subject,
): boolean {
  const node = unwrap(subject);
  const holder = !isResponse && node.type === "MemberExpression" ? unwrap(node.object) : node;
  if (holder.type === "Identifier") {
    const variable = model.flow.variableOf(holder);
    return variable?.references.some((reference) => setsStatus(model, reference, loop)) ?? false;
  }
  const path = pathOf(model, holder);
  return model.nodes.assignments.some(
    ({ left, range, right }) =>
      range[1] <= loop.range[0] &&
      enclosingFunction(left) === enclosingFunction(loop) &&
      left.type === "MemberExpression" &&
      pathOf(model, left) === path &&
      givesStatus(model, right),
  );
}

function setsStatus(
  model: Model,
  { identifier, writeExpr }: TSESLint.Scope.Reference,
  loop: TSESTree.Node,
): boolean {
  return (
    identifier.range[1] <= loop.range[0] &&
    writeExpr !== null &&
    writeExpr !== undefined &&
    givesStatus(model, writeExpr)
  );
}

function givesStatus({ flow }: Model, value: TSESTree.Node): boolean {
  const node = unwrap(value);
  if (node.type === "Literal") return PENDING_STATUSES.some((status) => status === node.value);
  if (node.type === "ObjectExpression") {
    return node.properties.some(
      (property) =>
        property.type === "Property" &&
        property.value.type === "Literal" &&
        typeof property.value.value === "string" &&
        RESPONSE_STATUSES.has(property.value.value),
    );
  }
  return [...flow.tokensOf(node)].some(
    (token) => token.kind === "response" || (token.kind === "part" && token.part === "status"),
  );
}
