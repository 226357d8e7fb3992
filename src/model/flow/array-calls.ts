import { applyCall } from "./calls.js";
import { Cell } from "./cell.js";
import type { CallSite, Flow } from "./flow.js";
import { ANY_KEY, UNKNOWN_INDEX } from "./flow.js";

/** Methods that call back with each element, and what comes back. */
const CALLBACK_METHODS: ReadonlyMap<string, "element" | "mapped" | "nothing" | "same"> = new Map([
  ["every", "nothing"],
  ["filter", "same"],
  ["find", "element"],
  ["findLast", "element"],
  ["flatMap", "mapped"],
  ["forEach", "nothing"],
  ["map", "mapped"],
  ["some", "nothing"],
]);

/** Methods that give one of the elements. */
const ELEMENT_METHODS: ReadonlySet<string> = new Set(["at", "pop", "shift"]);

/** Methods that give the elements again, in one container or another. */
const SAME_METHODS: ReadonlySet<string> = new Set([
  "concat",
  "flat",
  "reverse",
  "slice",
  "sort",
  "splice",
  "toReversed",
  "toSorted",
  "values",
]);

/** Methods that store their last argument as an element. */
const STORE_METHODS: ReadonlySet<string> = new Set(["add", "push", "set", "unshift"]);

/** A method of an array, `Map` or `Set`: elements in, elements out. */
export function addArrayCall(flow: Flow, site: CallSite, object: Cell, name: string): void {
  const { solver } = flow;
  const given = CALLBACK_METHODS.get(name);
  const [callback] = site.args;
  if (given !== undefined && callback !== undefined) {
    const element = new Cell();
    flow.elements(object, element);
    const mapped = new Cell();
    solver.listen(callback, (token) => {
      applyCall(flow, { ...site, callee: callback, args: [element], result: mapped }, token);
    });
    if (given === "element") solver.flow(element, site.result);
    if (given === "same") passContainers(flow, object, site.result);
    if (given === "mapped") {
      const array = flow.objectToken(site.node);
      solver.add(site.result, array);
      flow.assign(array, UNKNOWN_INDEX, mapped);
    }
  } else if (name === "reduce" && callback !== undefined) {
    addReduce(flow, site, object, callback);
  } else if (name === "entries") {
    addEntries(flow, site, object);
  } else if (name === "get") {
    getElement(flow, object, site.result);
  } else if (ELEMENT_METHODS.has(name)) {
    flow.elements(object, site.result);
  } else if (SAME_METHODS.has(name)) {
    passContainers(flow, object, site.result);
  } else if (STORE_METHODS.has(name)) {
    const last = site.args.at(-1);
    if (last !== undefined && site.node.callee.type === "MemberExpression") {
      storeElement(flow, site, object, last);
      // `for (const [key, element] of map)`
      if (name === "set" && site.args.length === 2) {
        storeElement(flow, site, object, pairOf(flow, site, last));
      }
    }
  }
}

function storeElement(flow: Flow, site: CallSite, object: Cell, value: Cell): void {
  const { callee } = site.node;
  if (callee.type !== "MemberExpression") return;
  flow.solver.listen(object, (token) => {
    if (token.kind === "object" && !flow.isAssigned(token, flow.keyOf(callee))) {
      flow.assign(token, UNKNOWN_INDEX, value);
    }
  });
}

/** A key, which nothing is known of, and an element. */
function pairOf(flow: Flow, site: CallSite, element: Cell): Cell {
  const token = flow.objectToken(site.node);
  flow.assign(token, "1", element);
  const pair = new Cell();
  flow.solver.add(pair, token);
  return pair;
}

/** `list.entries()`, `Object.entries(record)`: one token is the list, and each of its pairs. */
export function addEntries(flow: Flow, site: CallSite, object: Cell): void {
  const element = new Cell();
  flow.elements(object, element);
  const pair = pairOf(flow, site, element);
  flow.assign(flow.objectToken(site.node), UNKNOWN_INDEX, pair);
  flow.solver.flow(pair, site.result);
}

/** `map.get(key)`: what was stored, or the second part of an entry that the map was made with. */
function getElement(flow: Flow, map: Cell, result: Cell): void {
  const elements = new Cell();
  flow.elements(map, elements);
  flow.solver.listen(elements, (token) => {
    const isEntry =
      token.kind === "object" &&
      token.node.type === "ArrayExpression" &&
      token.node.parent.type === "ArrayExpression";
    if (isEntry) flow.solver.flow(flow.field(token, "1"), result);
    else flow.solver.add(result, token);
  });
}

function addReduce(flow: Flow, site: CallSite, object: Cell, callback: Cell): void {
  const element = new Cell();
  flow.load(object, ANY_KEY, element);
  const accumulator = new Cell();
  const [, initial] = site.args;
  if (initial !== undefined) flow.solver.flow(initial, accumulator);
  flow.solver.listen(callback, (token) => {
    applyCall(
      flow,
      { ...site, callee: callback, args: [accumulator, element], result: accumulator },
      token,
    );
  });
  flow.solver.flow(accumulator, site.result);
}

function passContainers(flow: Flow, from: Cell, to: Cell): void {
  flow.solver.listen(from, (token) => {
    if (token.kind === "object") flow.solver.add(to, token);
  });
}
