import type { TSESTree } from "@typescript-eslint/utils";
import type { CollectedNodes } from "./collected.js";
import { programOf } from "./nodes.js";

/** A name, or a member of something. */
export type ValueNode = CollectedNodes["values"][number];

/** Finds the values in an expression without a walk over it. */
export class ValuesByPlace {
  readonly #values: readonly ValueNode[];

  constructor({ values }: CollectedNodes) {
    this.#values = [...values].sort((left, right) => left.range[0] - right.range[0]);
  }

  /** The names and members in a node, in source order. */
  *within(node: TSESTree.Node): Generator<ValueNode> {
    const [start, end] = node.range;
    let low = 0;
    for (let high = this.#values.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((this.#values[middle]?.range[0] ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    const program = programOf(node);
    for (let index = low; index < this.#values.length; index++) {
      const value = this.#values[index];
      if (value === undefined || value.range[0] >= end) return;
      // The same place of another file is none of the node's.
      if (value.range[1] <= end && programOf(value) === program) yield value;
    }
  }
}
