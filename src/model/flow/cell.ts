import type { Token } from "./token.js";

/** Called once for every token that reaches a cell. */
export type TokenListener = (token: Token) => void;

/** The set of abstract values that one place of the program (an expression, a variable) may hold. */
export class Cell {
  readonly tokens: Set<Token> = new Set();
  readonly targets: Set<Cell> = new Set();
  readonly listeners: TokenListener[] = [];
}

/**
 * Propagates tokens along the edges between cells until nothing changes: an inclusion-based
 * (Andersen style) points-to solver. Cycles need no care, since a token enters a cell once.
 */
export class Solver {
  readonly #queue: (readonly [Cell, Token])[] = [];
  #budget: number;

  /**
   * @param budget - how many times a token may enter a cell before the solver gives up: values are
   *   not kept apart by call, so in bundled or minified code everything may flow everywhere
   */
  constructor(budget: number) {
    this.#budget = budget;
  }

  /** Whether the solver gave up: what the cells hold is not all, and no ground for a report. */
  get isExhausted(): boolean {
    return this.#budget < 0;
  }

  /** Puts a token into a cell. */
  add(cell: Cell, token: Token): void {
    if (cell.tokens.has(token)) return;
    cell.tokens.add(token);
    this.#queue.push([cell, token]);
  }

  /** Everything that `from` holds, now or later, `to` holds too. */
  flow(from: Cell, to: Cell): void {
    if (from === to || from.targets.has(to)) return;
    from.targets.add(to);
    for (const token of from.tokens) this.add(to, token);
  }

  /** Calls `listener` with every token that `cell` holds, now or later. */
  listen(cell: Cell, listener: TokenListener): void {
    cell.listeners.push(listener);
    for (const token of [...cell.tokens]) listener(token);
  }

  /** Runs until no cell changes. */
  run(): void {
    // The queue grows while it is read, and the iterator goes on to what was added: no shift().
    for (const [cell, token] of this.#queue) {
      if (--this.#budget < 0) break;
      for (const target of cell.targets) this.add(target, token);
      for (const listener of cell.listeners.slice()) listener(token);
    }
    this.#queue.length = 0;
  }
}
