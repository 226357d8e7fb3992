import type { TSESTree } from "@typescript-eslint/utils";

const sorted = new WeakMap<readonly TSESTree.Node[], readonly TSESTree.Node[]>();

/**
 * Those of some nodes of one file that stand in another node, or are it, in source order.
 *
 * @param nodes - a list that does not change any more: it is sorted once
 */
export function nodesWithin<T extends TSESTree.Node>(
  nodes: readonly T[],
  outer: TSESTree.Node,
): T[] {
  let ordered = sorted.get(nodes) as readonly T[] | undefined;
  if (ordered === undefined) {
    ordered = [...nodes].sort((left, right) => left.range[0] - right.range[0]);
    sorted.set(nodes, ordered);
  }
  const [start, end] = outer.range;
  let low = 0;
  for (let high = ordered.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.range[0] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let node = ordered[low]; node !== undefined && node.range[0] < end; node = ordered[++low]) {
    if (node.range[1] <= end) found.push(node);
  }
  return found;
}
