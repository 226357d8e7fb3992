import type { TSESTree } from "@typescript-eslint/utils";
import {
  BASE_ERROR_CLASSES,
  ERROR_CLASSES,
  FAILURE_CLASSES,
  FAILURE_STATUSES,
  REQUEST_STATUSES,
} from "../sdk/error-classes.js";
import { FAILURE_CODES } from "../sdk/failure-codes.js";
import type { ErrorField, ErrorToken } from "./flow/token.js";
import { isErrorToken } from "./flow/token.js";
import type { Model } from "./model.js";
import { enclosingFunction, unwrap } from "./nodes.js";
import type { Frame } from "./simulate/evaluate.js";
import { constantElements } from "./simulate/evaluate-call.js";
import { FAILED } from "./simulate/hypothesis.js";

/** A test of a caught value for an SDK error. */
export interface ErrorCheck {
  /** The test; for a `switch` its discriminant. */
  readonly node: TSESTree.Node;
  /** The expression that holds the caught value, or the property of it that is tested. */
  readonly subject: TSESTree.Node;
  /** What the value is tested by. */
  readonly by: "class" | ErrorField;
  /** The errors that may be tested. */
  readonly errors: ReadonlySet<ErrorToken>;
  /** Whether a failed run could pass the test, if it were thrown. */
  readonly forFailure: boolean;
  /** Whether it tests for a base class alone. */
  readonly isBase: boolean;
}

/** Whether a failed run could have had what a check asks for; `undefined`: it is no check at all. */
type Relevance = boolean | undefined;

/** Finds every error check of the linted file. */
export function findErrorChecks(model: Model): ErrorCheck[] {
  const checks: ErrorCheck[] = [];
  const add = (check: ErrorCheck | undefined): void => {
    if (check !== undefined) checks.push(check);
  };
  for (const node of model.nodes.comparisons) {
    add(node.operator === "instanceof" ? instanceofCheck(model, node) : comparison(model, node));
  }
  for (const node of model.nodes.switches) add(switchCheck(model, node));
  for (const node of model.nodes.calls) add(membershipCheck(model, node));
  for (const node of model.nodes.values) {
    if (node.type === "MemberExpression" && node.computed) add(lookupCheck(model, node));
  }
  return checks.sort((left, right) => left.node.range[0] - right.node.range[0]);
}

function instanceofCheck(model: Model, node: TSESTree.BinaryExpression): ErrorCheck | undefined {
  const errors = errorsIn(model, node.left);
  if (errors.size === 0) return undefined;
  const names = sdkClasses(model, node.right);
  if (names.length === 0) return undefined;
  return {
    node,
    subject: node.left,
    by: "class",
    errors,
    forFailure: names.some((name) => FAILURE_CLASSES.has(name)),
    isBase: names.every((name) => BASE_ERROR_CLASSES.has(name)),
  };
}

function comparison(model: Model, node: TSESTree.BinaryExpression): ErrorCheck | undefined {
  for (const [subject, other] of [
    [node.left, node.right],
    [node.right, node.left],
  ] as const) {
    const field = fieldIn(model, subject);
    if (field === undefined) continue;
    const relevance = comparisonRelevance(model, node, field.name, other, other === node.left);
    if (relevance === undefined) return undefined;
    return check(node, subject, field, relevance);
  }
  return undefined;
}

function comparisonRelevance(
  model: Model,
  node: TSESTree.BinaryExpression,
  field: ErrorField,
  other: TSESTree.Node,
  reversed: boolean,
): Relevance {
  if (field === "constructor") return classRelevance(sdkClasses(model, other));
  const value = constant(model, other);
  switch (node.operator) {
    case "!=":
    case "!==":
    case "==":
    case "===":
      return valueRelevance(model, field, value);
    case "<":
    case "<=":
    case ">":
    case ">=":
      if (field !== "status" || typeof value !== "number" || value < 399 || value > 600) {
        return undefined;
      }
      return FAILURE_STATUSES.some((status) =>
        reversed ? holds(node.operator, value, status) : holds(node.operator, status, value),
      );
    case "in": {
      const keys = reversed ? undefined : objectKeys(model, other);
      return keys === undefined ? undefined : anyRelevance(model, field, keys);
    }
    default:
      return undefined;
  }
}

function switchCheck(model: Model, node: TSESTree.SwitchStatement): ErrorCheck | undefined {
  const field = fieldIn(model, node.discriminant);
  if (field === undefined) return undefined;
  const relevances = node.cases.map(({ test }) => {
    if (test === null) return undefined;
    return field.name === "constructor"
      ? classRelevance(sdkClasses(model, test))
      : valueRelevance(model, field.name, constant(model, test));
  });
  const relevance = anyOf(relevances);
  return relevance === undefined
    ? undefined
    : check(node.discriminant, node.discriminant, field, relevance);
}

/** `[429, 503].includes(error.status)`, `RETRYABLE.has(error.code)` */
function membershipCheck(model: Model, node: TSESTree.CallExpression): ErrorCheck | undefined {
  const callee = unwrap(node.callee);
  const [argument] = node.arguments;
  if (callee.type !== "MemberExpression" || argument === undefined) return undefined;
  const name = model.flow.keyOf(callee);
  if (name !== "includes" && name !== "has" && name !== "indexOf") return undefined;
  const field = fieldIn(model, argument);
  if (field === undefined) return undefined;
  if (field.name === "constructor") {
    const names = [...model.flow.tokensOf(callee.object)].flatMap((token) =>
      token.kind === "object" ? sdkNames(model.flow.field(token, "*").tokens) : [],
    );
    const relevance = classRelevance(names);
    return relevance === undefined ? undefined : check(node, argument, field, relevance);
  }
  const elements = constantElements(model.executor.evaluator, callee.object, frameAt(node));
  // A set of statuses that is kept elsewhere is one of retryable ones as a rule.
  const relevance =
    elements === undefined || elements.values.length === 0
      ? field.name === "status" && name !== "indexOf" && !isText(model, callee.object)
        ? true
        : undefined
      : anyRelevance(model, field.name, elements.values);
  return relevance === undefined ? undefined : check(node, argument, field, relevance);
}

/** `RETRYABLE[error.code]` */
function lookupCheck(model: Model, node: TSESTree.MemberExpression): ErrorCheck | undefined {
  const field = fieldIn(model, node.property);
  if (field === undefined) return undefined;
  const keys = objectKeys(model, node.object);
  const relevance = keys === undefined ? undefined : anyRelevance(model, field.name, keys);
  return relevance === undefined ? undefined : check(node, node.property, field, relevance);
}

interface TestedField {
  readonly name: ErrorField;
  readonly errors: ReadonlySet<ErrorToken>;
}

function check(
  node: TSESTree.Node,
  subject: TSESTree.Node,
  field: TestedField,
  forFailure: boolean,
): ErrorCheck {
  return { node, subject, by: field.name, errors: field.errors, forFailure, isBase: false };
}

function errorsIn(model: Model, node: TSESTree.Node): Set<ErrorToken> {
  return new Set([...model.flow.tokensOf(node)].filter(isErrorToken));
}

function fieldIn(model: Model, node: TSESTree.Node): TestedField | undefined {
  let name: ErrorField | undefined;
  const errors = new Set<ErrorToken>();
  for (const token of model.flow.tokensOf(node)) {
    if (token.kind !== "errorField") continue;
    name ??= token.field;
    if (token.field === name) errors.add(token.of);
  }
  return name === undefined ? undefined : { name, errors };
}

function sdkClasses(model: Model, node: TSESTree.Node): string[] {
  return sdkNames(model.flow.tokensOf(node));
}

function sdkNames(tokens: Iterable<{ kind: string }>): string[] {
  const names: string[] = [];
  for (const token of tokens) {
    if (token.kind !== "sdk") continue;
    const { name } = token as { kind: "sdk"; name: string };
    if (ERROR_CLASSES.has(name)) names.push(name);
  }
  return names;
}

function classRelevance(names: readonly string[]): Relevance {
  return names.length === 0 ? undefined : names.some((name) => FAILURE_CLASSES.has(name));
}

function valueRelevance(model: Model, field: ErrorField, value: unknown): Relevance {
  switch (field) {
    case "code":
      return typeof value === "string" && FAILURE_CODES.has(value) ? true : undefined;
    case "constructorName":
      return typeof value === "string" && ERROR_CLASSES.has(value)
        ? FAILURE_CLASSES.has(value)
        : undefined;
    case "name":
      return typeof value === "string" && FAILURE_CLASSES.has(value) && !definesClass(model, value)
        ? true
        : undefined;
    case "status": {
      const status = typeof value === "string" ? Number(value) : value;
      if (typeof status !== "number") return undefined;
      if (FAILURE_STATUSES.includes(status) || (status > 500 && status < 600)) return true;
      return REQUEST_STATUSES.includes(status) ? false : undefined;
    }
    case "constructor":
      return undefined;
  }
}

function anyRelevance(model: Model, field: ErrorField, values: readonly unknown[]): Relevance {
  return anyOf(values.map((value) => valueRelevance(model, field, value)));
}

function anyOf(relevances: readonly Relevance[]): Relevance {
  if (relevances.includes(true)) return true;
  return relevances.includes(false) ? false : undefined;
}

/** Whether the file has a class of its own by that name: an own `name` says so, then. */
function definesClass(model: Model, name: string): boolean {
  return model.flow.modules.some((module) =>
    module.scopes.definitions.some(
      (variable) =>
        variable.name === name &&
        variable.defs.some(({ node }) => node.type === "ClassDeclaration"),
    ),
  );
}

function isText(model: Model, node: TSESTree.Node): boolean {
  return typeof constant(model, node) === "string";
}

function constant(model: Model, node: TSESTree.Node): unknown {
  const value = model.executor.evaluator.value(node, frameAt(node));
  return value?.length === 1 ? value[0] : undefined;
}

function objectKeys(model: Model, node: TSESTree.Node): unknown[] | undefined {
  for (const token of model.flow.tokensOf(node)) {
    if (token.kind !== "object" || token.node.type !== "ObjectExpression") continue;
    return token.node.properties.flatMap((property) =>
      property.type === "Property" ? [model.flow.keyOf(property)] : [],
    );
  }
  return undefined;
}

/** Constants do not depend on what is supposed of a response. */
function frameAt(node: TSESTree.Node): Frame {
  return {
    hypothesis: FAILED,
    bindings: new Map(),
    reached: new Set(),
    fn: enclosingFunction(node),
    depth: 0,
  };
}

function holds(operator: string, left: number, right: number): boolean {
  switch (operator) {
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    default:
      return left >= right;
  }
}
