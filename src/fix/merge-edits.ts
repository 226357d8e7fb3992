import type { Edit } from "./edit.js";

function isInsertion({ range: [start, end] }: Edit): boolean {
  return start === end;
}

function orderOf({ order = 0 }: Edit): number {
  return order;
}

/** Whether two edits are one, asked for twice. */
function isRepeated(a: Edit, b: Edit): boolean {
  return (
    a.range[0] === b.range[0] &&
    a.range[1] === b.range[1] &&
    a.text === b.text &&
    // Two replacements by the same text are one whatever they are for; two insertions need not be.
    (!isInsertion(a) || (a.key !== undefined && a.key === b.key))
  );
}

/** Whether `next`, which starts no earlier than `previous`, can be made besides it. */
function isCompatible(previous: Edit, next: Edit): boolean {
  if (previous.range[1] !== next.range[0]) return previous.range[1] < next.range[0];
  // An insertion that touches a replacement stands outside of it. Of two insertions at one place
  // the order tells which text comes first, unless it makes no difference.
  const isOrdered = orderOf(previous) < orderOf(next) || previous.text === next.text;
  return isOrdered || !isInsertion(previous) || !isInsertion(next);
}

/**
 * The edits in the order of the text, each once, or undefined where they cannot all be made: they
 * overlap, or two of them want different texts at one place.
 *
 * @example
 * mergeEdits([
 *   { range: [0, 0], text: 'import { a } from "a";\n', key: "import" },
 *   { range: [40, 40], text: ")" },
 *   { range: [0, 0], text: 'import { a } from "a";\n', key: "import" },
 * ]); // the import, the parenthesis
 */
export function mergeEdits(edits: readonly Edit[]): readonly Edit[] | undefined {
  const sorted = edits
    .filter((edit, index) => !edits.slice(0, index).some((other) => isRepeated(other, edit)))
    .sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1] || orderOf(a) - orderOf(b));
  for (const [index, edit] of sorted.entries()) {
    const previous = sorted[index - 1];
    if (previous !== undefined && !isCompatible(previous, edit)) return undefined;
  }
  return sorted;
}
