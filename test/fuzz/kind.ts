/** What one kind of fuzzing is told. */
export interface FuzzOptions {
  /** Decides all that is random: the same seed makes the same inputs, in the same order. */
  readonly seed: number;
  /** How many inputs to try. */
  readonly count: number;
  /** After this many milliseconds no further input is tried. */
  readonly timeMs: number;
  /** Tells how far it is, and what it found. */
  readonly log: (line: string) => void;
  /**
   * The repository's folder, where what earlier processes saw of the same inputs is to be used again, in
   * `node_modules/.cache`. For a kind that keeps nothing it makes no difference.
   */
  readonly cacheIn?: string | undefined;
}

/** What one kind of fuzzing found. */
export interface FuzzResult {
  /** How many inputs showed a fault. */
  readonly failures: number;
  /** The numbers, as Markdown for BENCHMARKS.md. */
  readonly summary: string;
}

/**
 * A folder of `test/fuzz` whose `index.ts` exports this as `run`: `npm run fuzz` finds it there,
 * under the folder's name.
 */
export type FuzzKind = (options: FuzzOptions) => Promise<FuzzResult>;
