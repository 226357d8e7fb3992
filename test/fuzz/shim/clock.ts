import { EPOCH } from "./wishes.js";

/** A timer of the shim's. */
interface Timer {
  readonly due: number;
  readonly callback: () => void;
  /** Whether it is what `wait` waits for, rather than what puts an end to a step. */
  readonly isWait: boolean;
}

/**
 * The shim's time: it stands still until it is moved on. Everybody else's timers, such as those of the
 * SDK and of `fetch`, run as ever.
 */
export class Clock implements Disposable {
  /** The milliseconds of each wait that was begun. */
  readonly waits: number[] = [];
  readonly #timers = new Map<object, Timer>();
  readonly #restore: () => void;
  #now = 0;

  /** @param onWait - called when a wait has begun */
  constructor(onWait?: () => void) {
    const { setTimeout, clearTimeout } = globalThis;
    const { performance } = globalThis;
    const now = performance.now.bind(performance);
    const { now: date } = Date;
    const { random } = Math;
    let isInWait = false;
    const fake = (callback: () => void, ms: number, ...rest: unknown[]): unknown => {
      const caller = callerOf();
      if (caller === undefined)
        return Reflect.apply(setTimeout, globalThis, [callback, ms, ...rest]);
      // A wait sets two: the first puts an end to it.
      const isWait = caller === "wait" && isInWait;
      isInWait = caller === "wait" && !isWait;
      const handle = {};
      this.#timers.set(handle, { due: this.#now + ms, callback, isWait });
      if (isWait) {
        this.waits.push(ms);
        onWait?.();
      }
      return handle;
    };
    globalThis.setTimeout = fake as typeof setTimeout;
    globalThis.clearTimeout = ((handle: never) => {
      if (!this.#timers.delete(handle)) clearTimeout(handle);
    }) as typeof clearTimeout;
    performance.now = () => (callerOf() === undefined ? now() : this.#now);
    Date.now = () => (isCalledBy("retryDelay") ? EPOCH + this.#now : date());
    Math.random = () => 0.5;
    this.#restore = () => {
      globalThis.setTimeout = setTimeout;
      globalThis.clearTimeout = clearTimeout;
      performance.now = now;
      Date.now = date;
      Math.random = random;
    };
  }

  /** How many timers are set. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Moves on to the next timer, the one that was set first where two are due. */
  advance(): void {
    const [next] = [...this.#timers].sort(([, left], [, right]) => left.due - right.due);
    if (next === undefined) return;
    const [handle, { due, callback }] = next;
    this.#timers.delete(handle);
    this.#now = due;
    callback();
  }

  /** Gives the platform its time back. */
  [Symbol.dispose](): void {
    this.#restore();
  }
}

/** Which function of the shim's `lifetime.ts` asks for a timer or the time, if any does. */
function callerOf(): "other" | "run" | "wait" | undefined {
  if (isCalledBy("wait")) return "wait";
  if (isCalledBy("remainingMs") || isCalledBy("startLifetime")) return "other";
  return isCalledBy("run") ? "run" : undefined;
}

function isCalledBy(name: string): boolean {
  const frames = new Error().stack ?? "";
  // A bundler may have put a number to a name.
  const frame = new RegExp(`at (?:Object\\.)?${name}\\d* (?:\\[as \\w+\\] )?\\(`, "u");
  const [between = "", ...rest] = frames.split(frame);
  // What the shim calls may ask for timers of its own at once, such as the SDK for its timeout.
  return rest.length > 0 && !between.includes("node_modules");
}
