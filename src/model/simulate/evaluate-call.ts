import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { CallNode, FunctionNode } from "../nodes.js";
import { unwrap } from "../nodes.js";
import type { Evaluator, Frame } from "./evaluate.js";
import type { Possible } from "./value.js";
import { combine, join, SOME_OBJECT, truthOf } from "./value.js";

/** Elements of a constant container; `complete` is false where there may be more. */
export interface Elements {
  readonly values: readonly unknown[];
  readonly complete: boolean;
}

/** What a call may evaluate to: an inlined function, or a method of a constant or a string. */
export function evaluateCall(
  evaluator: Evaluator,
  node: TSESTree.CallExpression,
  frame: Frame,
): Possible {
  const callee = unwrap(node.callee);
  if (callee.type === "MemberExpression") {
    const value = evaluateMethod(evaluator, node, callee, frame);
    if (value !== undefined) return value;
  }
  const shim = evaluateShim(evaluator, node, frame);
  if (shim !== undefined) return shim;
  const [argument] = node.arguments;
  if (callee.type === "Identifier" && evaluator.flow.variableOf(callee) === undefined) {
    if (argument === undefined) return undefined;
    if (callee.name === "Boolean") {
      const truth = evaluator.truth(argument, frame);
      return truth === undefined ? undefined : [truth];
    }
    if (callee.name === "String") {
      const value = evaluator.value(argument, frame);
      return value?.includes(SOME_OBJECT) === true ? undefined : value?.map(String);
    }
  }
  return inlineCall(evaluator, node, frame);
}

/** What the shim's functions say of a response, or of a caught error. */
function evaluateShim(
  evaluator: Evaluator,
  node: TSESTree.CallExpression,
  { hypothesis }: Frame,
): Possible {
  for (const token of evaluator.flow.tokensOf(node.callee)) {
    if (token.kind !== "shim") continue;
    if (token.name === "isFailedResponseError" && hypothesis.isFailureCaught === true)
      return [true];
    if (token.name === "errorFromResponse") {
      return [hypothesis.status === "failed" ? SOME_OBJECT : undefined];
    }
  }
  return undefined;
}

/** Runs the functions of the program that the call may run. */
function inlineCall(evaluator: Evaluator, node: TSESTree.CallExpression, frame: Frame): Possible {
  const callees = evaluator.flow.callees.get(node);
  const site = evaluator.flow.callSites.get(node);
  if (callees === undefined || callees.size > 3 || site === undefined) return undefined;
  let result: Possible = [];
  for (const fn of callees) {
    // Only what the callee itself is: a callback that the call hands on is not what it returns.
    const isCallee = [...site.callee.tokens].some(
      (token) => token.kind === "function" && token.node === fn,
    );
    if (!isCallee) return undefined;
    const bindings = argumentBindings(evaluator, node, fn, frame);
    result = join(result, evaluator.inline(fn, { ...frame, bindings, fn, depth: frame.depth + 1 }));
    if (result === undefined) return undefined;
  }
  return result;
}

/** What a function's parameters are when a call runs it with its own arguments. */
export function argumentBindings(
  evaluator: Evaluator,
  node: CallNode,
  fn: FunctionNode,
  frame: Frame,
): Map<TSESLint.Scope.Variable, Possible> {
  const bindings = new Map<TSESLint.Scope.Variable, Possible>();
  for (const [index, parameter] of fn.params.entries()) {
    const argument = node.arguments[index];
    if (parameter.type !== "Identifier" || argument === undefined) continue;
    const variable = evaluator.flow.variableOf(parameter);
    if (variable !== undefined && argument.type !== "SpreadElement") {
      bindings.set(variable, evaluator.value(argument, frame));
    }
  }
  return bindings;
}

/** What a promise resolves to behind `.then(callback)`: what the callback gives. */
function evaluateThen(
  evaluator: Evaluator,
  promise: TSESTree.Expression,
  callback: TSESTree.CallExpressionArgument,
  frame: Frame,
): Possible {
  const [token, ...others] = evaluator.flow.tokensOf(callback);
  if (token?.kind !== "function" || others.length > 0) return undefined;
  const bindings = new Map(frame.bindings);
  const [parameter] = token.node.params;
  const variable =
    parameter?.type === "Identifier" ? evaluator.flow.variableOf(parameter) : undefined;
  if (variable !== undefined) bindings.set(variable, evaluator.value(promise, frame));
  const inner = { ...frame, bindings, fn: token.node, depth: frame.depth + 1 };
  return evaluator.inline(token.node, inner);
}

function evaluateMethod(
  evaluator: Evaluator,
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  frame: Frame,
): Possible {
  const name = evaluator.flow.keyOf(callee);
  const [argument] = node.arguments;
  switch (name) {
    case "endsWith":
    case "startsWith":
      if (argument === undefined) return undefined;
      return combine(
        evaluator.value(callee.object, frame),
        evaluator.value(argument, frame),
        (text, part) =>
          typeof text === "string" && typeof part === "string"
            ? [name === "endsWith" ? text.endsWith(part) : text.startsWith(part)]
            : undefined,
      );
    case "toLowerCase":
    case "toUpperCase":
    case "toString":
    case "trim":
      return mapStrings(evaluator.value(callee.object, frame), (text) =>
        name === "toLowerCase"
          ? text.toLowerCase()
          : name === "toUpperCase"
            ? text.toUpperCase()
            : name === "trim"
              ? text.trim()
              : text,
      );
    case "then":
      return argument === undefined
        ? undefined
        : evaluateThen(evaluator, callee.object, argument, frame);
    case "every":
    case "some":
      return argument === undefined
        ? undefined
        : evaluateQuantifier(evaluator, name, callee.object, argument, frame);
    case "has":
    case "includes":
    case "indexOf":
      return argument === undefined
        ? undefined
        : evaluateMembership(evaluator, name, callee.object, argument, frame);
    case "hasOwn":
    case "hasOwnProperty":
      return evaluateHasOwn(evaluator, name, node, callee, frame);
    case "test":
      return argument === undefined
        ? undefined
        : evaluateRegExp(evaluator, callee.object, argument, frame);
    default:
      return undefined;
  }
}

function mapStrings(value: Possible, change: (text: string) => string): Possible {
  return value?.every((one) => typeof one === "string") === true
    ? value.map((one) => change(one))
    : undefined;
}

function evaluateMembership(
  evaluator: Evaluator,
  name: string,
  container: TSESTree.Expression,
  argument: TSESTree.CallExpressionArgument,
  frame: Frame,
): Possible {
  const wanted = evaluator.value(argument, frame);
  if (wanted === undefined || wanted.includes(SOME_OBJECT)) return undefined;
  const elements = constantElements(evaluator, container, frame);
  if (elements === undefined) {
    // A string has an `includes` and an `indexOf` of its own.
    return combine(evaluator.value(container, frame), wanted, (text, part) => {
      if (typeof text !== "string" || typeof part !== "string" || name === "has") return undefined;
      return [name === "includes" ? text.includes(part) : text.indexOf(part)];
    });
  }
  let result: Possible = [];
  for (const one of wanted) {
    const index = elements.values.indexOf(one);
    if (index < 0 && !elements.complete) return undefined;
    result = join(result, [name === "indexOf" ? index : index >= 0]);
  }
  return result;
}

function evaluateQuantifier(
  evaluator: Evaluator,
  name: "every" | "some",
  container: TSESTree.Expression,
  callback: TSESTree.CallExpressionArgument,
  frame: Frame,
): Possible {
  const elements = constantElements(evaluator, container, frame);
  const fn = unwrap(callback);
  if (elements?.complete !== true || fn.type !== "ArrowFunctionExpression") return undefined;
  const [parameter] = fn.params;
  const variable =
    parameter?.type === "Identifier" ? evaluator.flow.variableOf(parameter) : undefined;
  if (variable === undefined) return undefined;
  const truths = elements.values.map((element) =>
    truthOf(
      evaluator.inline(fn, {
        ...frame,
        bindings: new Map([...frame.bindings, [variable, [element]]]),
        fn,
        depth: frame.depth + 1,
      }),
    ),
  );
  const decisive = name === "some";
  if (truths.includes(decisive)) return [decisive];
  return truths.includes(undefined) ? undefined : [!decisive];
}

function evaluateHasOwn(
  evaluator: Evaluator,
  name: string,
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  frame: Frame,
): Possible {
  const [first, second] = node.arguments;
  const object = name === "hasOwn" ? first : callee.object;
  const key = name === "hasOwn" ? second : first;
  if (object === undefined || key === undefined) return undefined;
  const keys = objectKeys(evaluator, object);
  const wanted = evaluator.value(key, frame);
  if (keys === undefined || wanted === undefined) return undefined;
  return wanted.map((one) => keys.includes(one));
}

function evaluateRegExp(
  evaluator: Evaluator,
  pattern: TSESTree.Expression,
  argument: TSESTree.CallExpressionArgument,
  frame: Frame,
): Possible {
  const regex = unwrap(pattern);
  if (regex.type !== "Literal" || !("regex" in regex) || !(regex.value instanceof RegExp)) {
    return undefined;
  }
  // A status or an event's type is short: a pattern cannot take long on it.
  const { source, flags } = regex.value;
  const texts = evaluator.value(argument, frame);
  return texts?.every((text) => typeof text === "string" && text.length < 60) === true
    ? texts.map((text) => new RegExp(source, flags.replace(/[gy]/gu, "")).test(text as string))
    : undefined;
}

/** The elements of a container that is written out: an array, a `Set`, an object's keys. */
export function constantElements(
  evaluator: Evaluator,
  expression: TSESTree.Node,
  frame: Frame,
): Elements | undefined {
  const node = unwrap(expression);
  if (frame.depth > 8) return undefined;
  const inner: Frame = { ...frame, depth: frame.depth + 1 };
  switch (node.type) {
    case "ArrayExpression":
      return arrayElements(evaluator, node, inner);
    case "CallExpression":
    case "NewExpression": {
      const [argument] = node.arguments;
      if (argument === undefined) return undefined;
      const name = calleePath(node.callee);
      if (name === "Object.keys") {
        const keys = objectKeys(evaluator, argument);
        return keys === undefined ? undefined : { values: keys, complete: true };
      }
      if (name === "Set" || name === "Object.freeze" || name === "Array.from") {
        return constantElements(evaluator, argument, inner);
      }
      if (name === "Map") return entryKeys(evaluator, argument, inner);
      break;
    }
    default:
  }
  const tokens = [...evaluator.flow.tokensOf(node)];
  const [token] = tokens;
  if (tokens.length !== 1 || token?.kind !== "object" || token.node === node) return undefined;
  if (token.node.type !== "ArrayExpression" && token.node.type !== "NewExpression") {
    return undefined;
  }
  return constantElements(evaluator, token.node, inner);
}

function calleePath(callee: TSESTree.Node): string {
  const node = unwrap(callee);
  if (node.type === "Identifier") return node.name;
  if (node.type === "MemberExpression" && node.property.type === "Identifier") {
    return `${calleePath(node.object)}.${node.property.name}`;
  }
  return "";
}

function arrayElements(
  evaluator: Evaluator,
  node: TSESTree.ArrayExpression,
  frame: Frame,
): Elements {
  const values: unknown[] = [];
  let complete = true;
  for (const element of node.elements) {
    if (element === null) continue;
    if (element.type === "SpreadElement") {
      const spread = constantElements(evaluator, element.argument, frame);
      if (spread === undefined) complete = false;
      else {
        values.push(...spread.values);
        complete &&= spread.complete;
      }
      continue;
    }
    const value = evaluator.value(element, frame);
    if (value?.length === 1 && value[0] !== SOME_OBJECT) values.push(value[0]);
    else complete = false;
  }
  return { values, complete };
}

/** The keys of `new Map([["failed", …], …])`. */
function entryKeys(
  evaluator: Evaluator,
  entries: TSESTree.Node,
  frame: Frame,
): Elements | undefined {
  const array = unwrap(entries);
  if (array.type !== "ArrayExpression") return undefined;
  const values: unknown[] = [];
  for (const entry of array.elements) {
    const [key] = entry?.type === "ArrayExpression" ? entry.elements : [];
    if (!key) return { values, complete: false };
    const value = evaluator.value(key, frame);
    if (value?.length !== 1) return { values, complete: false };
    values.push(value[0]);
  }
  return { values, complete: true };
}

function objectKeys(evaluator: Evaluator, object: TSESTree.Node): unknown[] | undefined {
  const tokens = [...evaluator.flow.tokensOf(object)];
  const [token] = tokens;
  if (tokens.length !== 1 || token?.kind !== "object") return undefined;
  if (token.node.type !== "ObjectExpression") return undefined;
  const keys: unknown[] = [];
  for (const property of token.node.properties) {
    if (property.type === "SpreadElement") return undefined;
    keys.push(evaluator.flow.keyOf(property));
  }
  return keys;
}
