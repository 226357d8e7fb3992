import type { FunctionNode } from "./nodes.js";

/** A function on the way of the search, and those that it calls and that are still to be visited. */
interface Visit {
  readonly fn: FunctionNode;
  readonly callees: Iterator<FunctionNode>;
}

/**
 * Groups functions that run each other (strongly connected components, by Tarjan's algorithm): all
 * of a group run the same functions.
 *
 * @param calleesOf - what a function runs directly
 * @returns by function: one of its group, the same for all of it; a group comes after those that
 *   its functions run
 */
export function groupRecursions(
  functions: Iterable<FunctionNode>,
  calleesOf: (fn: FunctionNode) => Iterable<FunctionNode>,
): Map<FunctionNode, FunctionNode> {
  const groups = new Map<FunctionNode, FunctionNode>();
  const order = new Map<FunctionNode, number>();
  /** The earliest function that is known to be reached from a function. */
  const lowest = new Map<FunctionNode, number>();
  const open: FunctionNode[] = [];
  // An explicit stack: long chains of calls must not overflow ours.
  const visits: Visit[] = [];

  const enter = (fn: FunctionNode): void => {
    lowest.set(fn, order.size);
    order.set(fn, order.size);
    open.push(fn);
    visits.push({ fn, callees: calleesOf(fn)[Symbol.iterator]() });
  };
  const lower = (fn: FunctionNode, to: number | undefined): void => {
    lowest.set(fn, Math.min(lowest.get(fn) ?? Infinity, to ?? Infinity));
  };
  const leave = ({ fn }: Visit): void => {
    const around = visits.at(-1);
    if (around !== undefined) lower(around.fn, lowest.get(fn));
    if (lowest.get(fn) !== order.get(fn)) return;
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      groups.set(one, fn);
      if (one === fn) break;
    }
  };

  for (const root of functions) {
    if (order.has(root)) continue;
    enter(root);
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const next = visit.callees.next();
      if (next.done === true) {
        visits.pop();
        leave(visit);
      } else if (!order.has(next.value)) enter(next.value);
      // A function whose group is known is not one of those that are on the way.
      else if (!groups.has(next.value)) lower(visit.fn, order.get(next.value));
    }
  }
  return groups;
}
