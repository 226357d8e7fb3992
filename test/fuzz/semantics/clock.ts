import { setImmediate as nextTurn, setTimeout as realSleep } from "node:timers/promises";

/**
 * How long a program without a timer of its own may do nothing, in milliseconds, and how often: the
 * shim waits by the real clock, for as long as the server says, which is a millisecond.
 */
const GRACE_MS = 5;
const MAX_GRACES = 8;

/** How many turns of the event loop without anything to do make a program idle. */
const IDLE_TURNS = 6;

interface Timer {
  readonly due: number;
  readonly everyMs: number | undefined;
  readonly run: () => void;
}

/**
 * A clock that does not wait: it goes to the next timer as soon as the program has nothing else to
 * do. It stands still when it is stopped, so that a program that would never end does.
 */
export class Clock {
  #now = 1_700_000_000_000;
  #next = 1;
  #isStopped = false;
  readonly #timers = new Map<number, Timer>();

  get now(): number {
    return this.#now;
  }

  readonly setTimeout = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): number =>
    this.#set(ms, undefined, () => {
      run(...args);
    });

  readonly setInterval = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): number =>
    this.#set(ms, ms, () => {
      run(...args);
    });

  readonly clear = (timer: unknown): void => {
    this.#timers.delete(Number(timer));
  };

  /** The module `node:timers/promises`, as far as the programs use it. */
  readonly promises = {
    setTimeout: (ms = 0, value?: unknown): Promise<unknown> =>
      new Promise((resolve) => {
        this.setTimeout(resolve, ms, value);
      }),
  };

  /** The class `Date` with this clock's time. */
  dateClass(): DateConstructor {
    const now = (): number => this.#now;
    return class extends Date {
      static override now(): number {
        return now();
      }
    } as DateConstructor;
  }

  /** Runs timers until `isOver` or there are none, while the program is idle. */
  async runUntil(isOver: () => boolean, isBusy: () => boolean): Promise<void> {
    let idleTurns = 0;
    let graces = 0;
    while (!isOver()) {
      await nextTurn();
      if (isBusy()) graces = idleTurns = 0;
      else idleTurns += 1;
      if (idleTurns < IDLE_TURNS) continue;
      idleTurns = 0;
      if (this.#runNext()) continue;
      if (++graces > MAX_GRACES) return;
      await realSleep(GRACE_MS);
    }
  }

  /** From now on no timer fires. */
  stop(): void {
    this.#isStopped = true;
    this.#timers.clear();
  }

  #set(ms: number, everyMs: number | undefined, run: () => void): number {
    const id = this.#next++;
    if (!this.#isStopped) this.#timers.set(id, { due: this.#now + ms, everyMs, run });
    return id;
  }

  #runNext(): boolean {
    let first: readonly [number, Timer] | undefined;
    for (const entry of this.#timers) {
      if (first === undefined || entry[1].due < first[1].due) first = entry;
    }
    if (first === undefined) return false;
    const [id, timer] = first;
    this.#now = Math.max(this.#now, timer.due);
    if (timer.everyMs === undefined) this.#timers.delete(id);
    else this.#timers.set(id, { ...timer, due: this.#now + Math.max(1, timer.everyMs) });
    timer.run();
    return true;
  }
}
