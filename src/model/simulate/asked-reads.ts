import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode } from "../nodes.js";
import { enclosingFunction } from "../nodes.js";
import type { Read } from "../read.js";

/**
 * What a simulation that supposes nothing of any read has asked of them. It would have gone the same
 * way with the response of each read that it did not ask about.
 */
export class AskedReads {
  readonly #reads = new Set<Read>();
  /** In whose bodies the order of a value and a read would have mattered. */
  readonly #functions = new Set<FunctionNode | undefined>();
  #isCutShort = false;

  /** A value that a read gives was looked at. */
  addRead(read: Read): void {
    this.#reads.add(read);
  }

  /** A value was looked at, which may stand before the read that it comes from. */
  addPlace(node: TSESTree.Node): void {
    this.#functions.add(enclosingFunction(node));
  }

  /** A call was not followed since its function runs already: how it goes depends on who asks. */
  cutShort(): void {
    this.#isCutShort = true;
  }

  /** Another simulation was part of this one. */
  addAll(other: AskedReads): void {
    for (const read of other.#reads) this.#reads.add(read);
    for (const fn of other.#functions) this.#functions.add(fn);
    this.#isCutShort ||= other.#isCutShort;
  }

  /** Whether the simulation may go another way with the response of a read. */
  concern(read: Read): boolean {
    return (
      this.#isCutShort || this.#reads.has(read) || this.#functions.has(enclosingFunction(read.node))
    );
  }
}
