import type { TSESTree } from "@typescript-eslint/utils";
import { CallIndex, isWithin } from "./call-index.js";
import type { Model } from "./model.js";
import type { FunctionNode } from "./nodes.js";
import { enclosingFunction } from "./nodes.js";
import type { Read } from "./read.js";

/**
 * Which looks at a failure are on the way to which use. Of two callers of one wrapper, each has its
 * own value: that the one looks at it says nothing of the other.
 */
export class Looks {
  readonly #model: Model;
  readonly #calls: CallIndex;
  readonly #holders = new Map<Read, Set<FunctionNode>>();

  constructor(model: Model) {
    this.#model = model;
    this.#calls = new CallIndex(model.flow);
    for (const node of model.nodes.values) {
      for (const token of model.flow.tokensOf(node)) {
        if (token.kind !== "response") continue;
        const fn = enclosingFunction(node);
        if (fn === undefined) continue;
        let holders = this.#holders.get(token.read);
        if (holders === undefined) this.#holders.set(token.read, (holders = new Set()));
        holders.add(fn);
      }
    }
  }

  /** Whether the code that a value goes through on its way to a use looks at the failure. */
  has(use: TSESTree.Node, read: Read): boolean {
    const places = this.#model.handled.placesOf(read);
    const maker = enclosingFunction(read.node);
    if (maker === undefined || places.length === 0 || this.#looksIn(maker, places)) return true;
    const seen = new Set<FunctionNode>();
    const pending = [enclosingFunction(use)];
    let isCaller = false;
    while (pending.length > 0) {
      const fn = pending.pop();
      if (fn === undefined) return true;
      if (seen.has(fn)) continue;
      seen.add(fn);
      if (this.#looksIn(fn, places)) return true;
      isCaller ||= fn === maker || this.#calls.runs(fn, maker);
      const around = enclosingFunction(fn);
      const above = [...(this.#model.flow.callers.get(fn) ?? [])].map(enclosingFunction);
      for (const next of [around, ...above]) {
        if (next !== undefined && this.#holders.get(read)?.has(next) === true) pending.push(next);
      }
    }
    // What is kept in a field may have been looked at by whoever put it there.
    return !isCaller;
  }

  /** Whether a function, or one that it calls, looks. */
  #looksIn(fn: FunctionNode, places: readonly TSESTree.Node[]): boolean {
    const called = this.#calls.functionsRunBy(fn);
    return places.some((place) => {
      const at = enclosingFunction(place);
      return isWithin(place, fn) || (at !== undefined && called.has(at));
    });
  }
}
