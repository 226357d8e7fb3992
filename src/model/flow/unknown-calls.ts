import type { TSESTree } from "@typescript-eslint/utils";
import { unwrap } from "../nodes.js";
import { Cell } from "./cell.js";
import type { CallSite, Flow } from "./flow.js";
import { linkResult, noteCall } from "./link.js";
import type { Token } from "./token.js";
import { isErrorToken } from "./token.js";

/** Names of options and parameters that receive an operation's error: `shouldRetry`, `onError`. */
const TAKES_ERROR = /retry|retries|error|fail|reject|abort|catch|bail|when|handle|attempt/iu;

/** Names of options that receive what an operation resolves to. */
const TAKES_VALUE = /success|select|complete|settled|resolve|result/iu;

/** Names of functions whose later function arguments receive the error of the first. */
const TAKES_PREDICATE =
  /retry|attempt|backoff|catch|rescue|recover|fallback|safe|try|guard|with|^from(?:Async|Promise|Throwable)$/iu;

/** Names of functions that give back a function which runs their first argument. */
const GIVES_BACK =
  /^(?:use(?:\w*Callback|Event|EffectEvent|MemoizedFn)|debounce|memoize|once|throttle)$/u;

/**
 * A call of a function whose code is not at hand. Callbacks are run and what they give comes back
 * (`limit(() => read())`, `pRetry(() => read(), { shouldRetry })`); a promise that is passed in
 * comes back too (`withTimeout(read(), 5000)`), and so does a client (`observeOpenAI(client)`).
 */
export function callUnknown(flow: Flow, site: CallSite): void {
  if (flow.unknownCalls.has(site.node)) return;
  flow.unknownCalls.add(site.node);
  const { solver } = flow;
  const outcome = flow.roleCell("outcome", site.node);
  const errors = flow.roleCell("errors", site.node);
  const values = flow.roleCell("values", site.node);
  solver.flow(outcome, site.result);
  flow.settle(outcome, values, errors);
  const predicates = TAKES_PREDICATE.test(calleeName(site.node.callee));
  for (const [index, argument] of site.args.entries()) {
    solver.listen(argument, (token) => {
      switch (token.kind) {
        case "method":
          break;
        case "client":
          if (site.node.type === "CallExpression") solver.add(site.result, token);
          break;
        case "function":
          runCallback(flow, site, outcome, token);
          if (index === 0 && GIVES_BACK.test(calleeName(site.node.callee))) {
            solver.add(site.result, token);
          }
          if (index > 0 && predicates) giveToParameters(flow, site, token, errors);
          if (index > 0) giveEvents(flow, site, token, values);
          break;
        case "object":
          addOptions(flow, site, outcome, token);
          break;
        case "rejects":
          for (const passed of argument.tokens) solver.add(site.result, passed);
          // `ResultAsync.fromPromise(read(), (error) => …)`
          flow.settle(argument, values, errors);
          givePair(flow, site, values, errors);
          break;
        case "shim":
          if (token.name === "isFailedResponseError") break;
          break;
        default:
          // What came with a promise belongs to it.
          for (const other of argument.tokens) {
            if (other.kind === "rejects") {
              solver.add(site.result, token);
              break;
            }
          }
      }
    });
  }
}

function calleeName(callee: TSESTree.Node): string {
  const inner = unwrap(callee);
  if (inner.type === "Identifier") return inner.name;
  if (inner.type === "MemberExpression" && inner.property.type === "Identifier") {
    return inner.property.name;
  }
  return "";
}

/** Somebody else calls the function: with what is unknown, but what it gives comes back. */
function runCallback(
  flow: Flow,
  site: CallSite,
  outcome: Cell,
  token: Extract<Token, { kind: "function" }>,
): void {
  const fn = token.node;
  noteCall(flow, site, fn);
  linkResult(flow, { ...site, result: outcome }, fn);
  // The wrapper may be asynchronous although the callback is not.
  if (!fn.async && !fn.generator) flow.reject(flow.throwCell(fn), outcome);
}

/** `const [error, run] = await to(read())` */
function givePair(flow: Flow, site: CallSite, values: Cell, errors: Cell): void {
  if (site.node.type !== "CallExpression") return;
  const pair = flow.objectToken(site.node);
  flow.assign(pair, "0", errors);
  flow.assign(pair, "1", values);
  flow.solver.add(site.result, pair);
}

/** `consume(() => openStream(), (event) => …)`: what is given behind a stream is told its events. */
function giveEvents(
  flow: Flow,
  site: CallSite,
  { node }: Extract<Token, { kind: "function" }>,
  values: Cell,
): void {
  const give = (token: Token): void => {
    if (token.kind !== "stream" || token.typed) return;
    const event: Token = { kind: "event", read: token.read, taker: site.node };
    flow.solver.add(flow.parameterCell(node, 0), flow.tokens.intern(event));
  };
  for (const cell of [values, ...site.args]) flow.solver.listen(cell, give);
}

/** `{ retries: 3, shouldRetry: (error) => … }`, `{ queryFn, retry }` */
function addOptions(
  flow: Flow,
  site: CallSite,
  outcome: Cell,
  token: Extract<Token, { kind: "object" }>,
): void {
  if (token.node.type !== "ObjectExpression") return;
  const errors = flow.roleCell("errors", site.node);
  const values = flow.roleCell("values", site.node);
  for (const property of token.node.properties) {
    if (property.type !== "Property" || property.kind !== "init") continue;
    const name = flow.keyOf(property);
    flow.solver.listen(flow.cell(property.value), (value) => {
      if (value.kind !== "function") return;
      if (TAKES_ERROR.test(name)) {
        noteCall(flow, site, value.node);
        giveToParameters(flow, site, value, errors);
      } else if (TAKES_VALUE.test(name)) {
        noteCall(flow, site, value.node);
        flow.solver.flow(values, flow.parameterCell(value.node, 0));
      } else {
        runCallback(flow, site, outcome, value);
      }
    });
  }
}

/** The error may come first, second (`retry(count, error)`), or as `{ error }`. */
function giveToParameters(
  flow: Flow,
  site: CallSite,
  token: Extract<Token, { kind: "function" }>,
  errors: Cell,
): void {
  const context = flow.objectToken(site.node.callee);
  const contextCell = new Cell();
  flow.assign(context, "error", errors);
  flow.solver.listen(errors, (error) => {
    if (isErrorToken(error)) flow.solver.add(contextCell, context);
  });
  for (const index of token.node.params.keys()) {
    if (index > 1) break;
    flow.solver.flow(errors, flow.parameterCell(token.node, index));
    flow.solver.flow(contextCell, flow.parameterCell(token.node, index));
  }
}
