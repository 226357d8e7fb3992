import { applyCall } from "./calls.js";
import { Cell } from "./cell.js";
import type { CallSite, Flow } from "./flow.js";
import { ANY_KEY, UNKNOWN_INDEX } from "./flow.js";

/**
 * `promise.then(…)`, `.catch(…)`, `.finally(…)`. Promises are transparent to the flow: a promise's
 * cell holds what it resolves to, and a `rejects` token for each error it may reject with.
 *
 * @returns whether the call is one of them
 */
export function addPromiseCall(flow: Flow, site: CallSite, promise: Cell, name: string): boolean {
  switch (name) {
    case "catch": {
      const [onRejected] = site.args;
      if (onRejected === undefined) return false;
      const errors = new Cell();
      flow.settle(promise, site.result, errors);
      runCallback(flow, site, onRejected, [errors]);
      return true;
    }
    case "finally":
      flow.solver.flow(promise, site.result);
      for (const callback of site.args)
        runCallback(flow, { ...site, result: new Cell() }, callback, []);
      return true;
    case "then": {
      const [onFulfilled, onRejected] = site.args;
      if (onFulfilled === undefined) return false;
      const values = new Cell();
      const errors = new Cell();
      flow.settle(promise, values, errors);
      runCallback(flow, site, onFulfilled, [values]);
      if (onRejected === undefined) flow.reject(errors, site.result);
      else runCallback(flow, site, onRejected, [errors]);
      return true;
    }
    default:
      return false;
  }
}

/** Calls a callback of a promise: what it throws, the promise that the call gives rejects with. */
function runCallback(flow: Flow, site: CallSite, callback: Cell, args: readonly Cell[]): void {
  const inner: CallSite = { ...site, callee: callback, args, callback: true };
  flow.solver.listen(callback, (token) => {
    if (token.kind === "function" && !token.node.async && !token.node.generator) {
      flow.reject(flow.throwCell(token.node), site.result);
    }
    applyCall(flow, inner, token);
  });
}

/** `new Promise((resolve, reject) => …)` */
export function addPromiseConstructor(flow: Flow, site: CallSite): void {
  const [executor] = site.args;
  if (executor === undefined) return;
  const resolve = new Cell();
  const reject = new Cell();
  const promise = site.result;
  flow.solver.add(resolve, flow.tokens.intern({ kind: "settler", settles: "value", promise }));
  flow.solver.add(reject, flow.tokens.intern({ kind: "settler", settles: "error", promise }));
  runCallback(flow, { ...site, result: new Cell() }, executor, [resolve, reject]);
  flow.solver.listen(executor, (token) => {
    if (token.kind === "function") flow.reject(flow.throwCell(token.node), promise);
  });
}

/** `Promise.all(…)`, `.allSettled`, `.race`, `.any`, `.resolve`, `.reject`. */
export function addPromiseStatic(flow: Flow, site: CallSite, name: string): void {
  const { solver } = flow;
  const [input] = site.args;
  if (name === "withResolvers") addWithResolvers(flow, site);
  if (input === undefined) return;
  switch (name) {
    case "all":
      solver.listen(input, (token) => {
        solver.add(site.result, token);
        if (token.kind !== "object") return;
        // The array is passed on as it is: promises are transparent, so its elements fit.
        solver.listen(flow.field(token, ANY_KEY), (element) => {
          if (element.kind === "rejects") solver.add(site.result, element);
        });
      });
      break;
    case "allSettled": {
      const results = flow.objectToken(site.node);
      const settled = flow.tokens.intern({ kind: "object", node: site.node.callee });
      const one = new Cell();
      solver.add(one, settled);
      flow.assign(results, UNKNOWN_INDEX, one);
      solver.add(site.result, results);
      const elements = new Cell();
      const values = new Cell();
      const reasons = new Cell();
      flow.elements(input, elements);
      flow.settle(elements, values, reasons);
      flow.assign(settled, "value", values);
      flow.assign(settled, "reason", reasons);
      break;
    }
    case "any":
    case "race":
      flow.elements(input, site.result);
      break;
    case "reject": {
      flow.reject(input, site.result);
      const [argument] = site.node.arguments;
      if (argument !== undefined) {
        const thrown = flow.tokens.intern({ kind: "thrown", node: site.node, value: argument });
        solver.add(site.result, flow.tokens.intern({ kind: "rejects", error: thrown }));
      }
      break;
    }
    case "resolve":
    case "try":
      solver.flow(input, site.result);
      if (name === "try") runCallback(flow, site, input, site.args.slice(1));
      break;
    default:
  }
}

/** `const { promise, resolve, reject } = Promise.withResolvers()` */
function addWithResolvers(flow: Flow, site: CallSite): void {
  const { solver, tokens } = flow;
  const resolvers = flow.objectToken(site.node);
  const promise = flow.roleCell("promise", site.node);
  const resolve = new Cell();
  const reject = new Cell();
  solver.add(resolve, tokens.intern({ kind: "settler", settles: "value", promise }));
  solver.add(reject, tokens.intern({ kind: "settler", settles: "error", promise }));
  flow.assign(resolvers, "promise", promise);
  flow.assign(resolvers, "resolve", resolve);
  flow.assign(resolvers, "reject", reject);
  solver.add(site.result, resolvers);
}
