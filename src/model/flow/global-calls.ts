import { addEntries } from "./array-calls.js";
import { Cell } from "./cell.js";
import type { CallSite, Flow } from "./flow.js";
import { addPromiseConstructor, addPromiseStatic } from "./promise-calls.js";
import { callUnknown } from "./unknown-calls.js";

/** Functions of the environment that give back (a form of) their first argument. */
const PASSING_GLOBALS: ReadonlySet<string> = new Set([
  "Array.from",
  "Object.assign",
  "Object.freeze",
  "Object.seal",
  "Object.values",
  "structuredClone",
]);

/** A call of something that the environment gives: `Promise.all(…)`, `new Map(…)`, `setTimeout`. */
export function callGlobal(flow: Flow, site: CallSite, path: string): void {
  const { solver } = flow;
  const [first] = site.args;
  if (path === "Promise" && site.node.type === "NewExpression") {
    addPromiseConstructor(flow, site);
  } else if (path.startsWith("Promise.")) {
    addPromiseStatic(flow, site, path.slice("Promise.".length));
  } else if (path === "Map" || path === "Set" || path === "Array" || path === "WeakMap") {
    const container = flow.objectToken(site.node);
    solver.add(site.result, container);
    if (first !== undefined) {
      const elements = new Cell();
      flow.elements(first, elements);
      flow.assign(container, "[]", elements);
    }
  } else if (PASSING_GLOBALS.has(path)) {
    for (const cell of site.args) solver.flow(cell, site.result);
    if (path === "Object.assign" && first !== undefined) flow.changeAny(first, site.node);
    if (path !== "Object.values") callUnknown(flow, site);
  } else if (path === "Object.entries" && first !== undefined) {
    addEntries(flow, site, first);
  } else if (path === "require") {
    // Handled where the call stands; a computed specifier gives nothing.
  } else {
    callUnknown(flow, site);
  }
}
