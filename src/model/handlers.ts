import type { TSESTree } from "@typescript-eslint/utils";
import type { Flow } from "./flow/flow.js";
import type { ErrorToken } from "./flow/token.js";
import { isErrorToken } from "./flow/token.js";
import type { CallNode, FunctionNode } from "./nodes.js";
import { enclosingFunction, isFunction, parentOf, unwrap } from "./nodes.js";

/** Code that receives the errors of an operation. */
export type Handler =
  /** `catch (error) { … }` */
  | { readonly kind: "clause"; readonly node: TSESTree.CatchClause }
  /** `promise.catch(node)`, `promise.then(…, node)`; `call` is that call. */
  | {
      readonly kind: "callback";
      readonly node: FunctionNode;
      readonly call: TSESTree.CallExpression;
    }
  /** `promise.catch(console.error)` */
  | {
      readonly kind: "log";
      readonly node: TSESTree.Expression;
      readonly call: TSESTree.CallExpression;
    }
  /** `pRetry(operation, { shouldRetry: node })`; `call` is that call. */
  | { readonly kind: "option"; readonly node: FunctionNode; readonly call: CallNode };

/** A function is looked for up the calls only so far. */
const MAX_CALLERS = 200;

/** What a handler receives. */
export function caughtBy(flow: Flow, handler: Handler): ErrorToken[] {
  switch (handler.kind) {
    case "clause":
      return [...flow.caughtCell(handler.node).tokens].filter(isErrorToken);
    case "callback":
    case "log":
      return [...flow.tokensOf(promiseOf(handler.call))].flatMap((token) =>
        token.kind === "rejects" ? [token.error] : [],
      );
    case "option":
      return [...flow.roleCell("errors", handler.call).tokens].filter(isErrorToken);
  }
}

/** The promise that `.catch` or `.then` is called on. */
export function promiseOf(call: TSESTree.CallExpression): TSESTree.Node {
  const callee = unwrap(call.callee);
  return callee.type === "MemberExpression" ? callee.object : callee;
}

/** The function that a call gives a promise to call with its error. */
export function rejectionCallback(
  flow: Flow,
  call: TSESTree.CallExpression,
): FunctionNode | undefined {
  const callback = rejectionArgument(flow, call);
  if (callback === undefined) return undefined;
  for (const token of flow.tokensOf(callback)) {
    if (token.kind === "function") return token.node;
  }
  return undefined;
}

/** The method of `console` that a call gives a promise to call with its error. */
export function rejectionLog(
  flow: Flow,
  call: TSESTree.CallExpression,
): TSESTree.Expression | undefined {
  const callback = rejectionArgument(flow, call);
  if (callback === undefined || callback.type === "SpreadElement") return undefined;
  const method = unwrap(callback);
  const owner = method.type === "MemberExpression" ? unwrap(method.object) : method;
  const isLog =
    owner !== method &&
    owner.type === "Identifier" &&
    owner.name === "console" &&
    flow.variableOf(owner) === undefined;
  return isLog ? callback : undefined;
}

function rejectionArgument(
  flow: Flow,
  call: TSESTree.CallExpression,
): TSESTree.CallExpressionArgument | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression") return undefined;
  const name = flow.keyOf(callee);
  return name === "catch" ? call.arguments[0] : name === "then" ? call.arguments[1] : undefined;
}

/** The handlers in which a test is made: around it, or around the calls of its function. */
export function handlersOf(flow: Flow, test: TSESTree.Node): Handler[] {
  const handlers: Handler[] = [];
  const seen = new Set<FunctionNode>();
  const pending = [test];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const found = handlerAround(node);
    if (found !== undefined) {
      handlers.push({ kind: "clause", node: found });
      continue;
    }
    const fn = enclosingFunction(node);
    if (fn === undefined || seen.has(fn) || seen.size > MAX_CALLERS) continue;
    seen.add(fn);
    for (const call of flow.callers.get(fn) ?? []) {
      const handler = handlerFor(flow, fn, call as CallNode);
      if (handler === undefined) pending.push(call);
      else handlers.push(handler);
    }
  }
  return handlers;
}

function handlerAround(node: TSESTree.Node): TSESTree.CatchClause | undefined {
  let current: TSESTree.Node | undefined = node;
  while (current !== undefined && !isFunction(current)) {
    if (current.type === "CatchClause") return current;
    current = parentOf(current);
  }
  return undefined;
}

/** What a function is to a call that it is handed to, unless the call just runs it. */
function handlerFor(flow: Flow, fn: FunctionNode, call: CallNode): Handler | undefined {
  if (call.type === "CallExpression" && rejectionCallback(flow, call) === fn) {
    return { kind: "callback", node: fn, call };
  }
  return flow.unknownCalls.has(call) ? { kind: "option", node: fn, call } : undefined;
}
