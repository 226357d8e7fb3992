import type { FunctionNode } from "../nodes.js";
import type { Cell } from "./cell.js";
import type { CallSite, Flow } from "./flow.js";

/**
 * A call runs a function of the program: arguments reach its parameters, what it returns comes
 * back, and what it throws goes where the call stands. A site may link to many functions, and a
 * function to many sites; values are not kept apart by site (0-CFA), but for a parameter that is
 * handed back as it is.
 */
export function linkFunction(flow: Flow, site: CallSite, fn: FunctionNode): void {
  const { solver } = flow;
  noteCall(flow, site, fn);
  for (const [index, cell] of site.args.entries()) {
    solver.flow(cell, flow.parameterCell(fn, index));
  }
  if (site.node.arguments.some(({ type }) => type === "SpreadElement")) {
    linkResult(flow, site, fn);
    return;
  }
  linkResult(flow, site, fn, flow.madeCell(fn));
  // What a function hands back is the caller's own, and none of what others have handed in.
  flow.onHandedBack(fn, (index) => {
    const argument = site.args[index];
    if (argument !== undefined) solver.flow(argument, site.result);
  });
}

/**
 * What a call gets back from a function of the program, whoever passes the arguments.
 *
 * @param returned - what of all that the function returns comes back
 */
export function linkResult(
  flow: Flow,
  site: CallSite,
  fn: FunctionNode,
  returned: Cell = flow.returnCell(fn),
): void {
  const { solver } = flow;
  if (fn.generator) {
    solver.add(site.result, flow.objectToken(fn));
    flow.reject(flow.throwCell(fn), site.result);
    return;
  }
  solver.flow(returned, site.result);
  if (fn.async) {
    flow.reject(flow.throwCell(fn), site.result);
  } else if (site.callback !== true) {
    const sink = flow.sink(site.node);
    if (sink !== undefined) flow.flowErrors(flow.throwCell(fn), sink);
  }
}

/** Keeps the call graph. */
export function noteCall(flow: Flow, site: CallSite, fn: FunctionNode): void {
  let callees = flow.callees.get(site.node);
  if (callees === undefined) flow.callees.set(site.node, (callees = new Set()));
  callees.add(fn);
  let callers = flow.callers.get(fn);
  if (callers === undefined) flow.callers.set(fn, (callers = new Set()));
  callers.add(site.node);
}
