import type { TSESTree } from "@typescript-eslint/utils";

/** How a piece of code may end. */
export interface Completion {
  /** It may run to its end. */
  normal: boolean;
  /** It may leave by `return`. */
  returns: boolean;
  /** It may leave by an error that it raises itself. */
  throws: boolean;
  /** The loops and labelled statements that it may break out of. */
  readonly breaks: Set<TSESTree.Node>;
  /** The loops that it may go on with. */
  readonly continues: Set<TSESTree.Node>;
}

/** What runs to its end, and nowhere else. */
export function completion(): Completion {
  return { normal: true, returns: false, throws: false, breaks: new Set(), continues: new Set() };
}

/** Takes over how `part` may leave; whether the whole may go on is the caller's to say. */
export function leaveAs(whole: Completion, part: Completion): void {
  whole.returns ||= part.returns;
  whole.throws ||= part.throws;
  for (const target of part.breaks) whole.breaks.add(target);
  for (const target of part.continues) whole.continues.add(target);
}

/** Whether a completion has any way out but its normal end and another turn. */
export function leaves(end: Completion): boolean {
  return end.returns || end.throws || end.breaks.size > 0;
}
