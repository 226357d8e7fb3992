import type { Moment, Schedule } from "./schedule.js";

/** The jitter that a run is given: a half of what it may take off. */
export const JITTER = 0.875;

/** Why a call ends with an error. */
export class Thrown extends Error {
  /**
   * @param text - the error, as `describeError` tells it
   * @param again - after how many milliseconds a new `create` is worth trying, if it is
   * @param hasCause - whether its cause is something of the caller's, or the error is: then no try before it is its cause
   */
  constructor(
    readonly text: string,
    readonly again?: number,
    readonly hasCause = false,
  ) {
    super(text);
  }
}

/** What happens in a call, one thing after the other: there is no clock, no request and no promise here. */
export class Timeline {
  /** `create resp_1`, `poll resp_1`, `cancel resp_1`, as the server gets them. */
  readonly requests: string[] = [];
  /** The milliseconds of each wait that was begun. */
  readonly waits: number[] = [];
  /** The statuses that the caller was told of. */
  readonly statuses: string[] = [];
  /** Milliseconds since the begin. */
  now = 0;
  readonly #schedule: Schedule;
  readonly #timeoutMs: number;
  #isAborted: boolean;
  #asked = 0;

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
    this.#timeoutMs = schedule.timeoutMs ?? 3_600_000;
    this.#isAborted = schedule.abort === "before";
  }

  get remainingMs(): number {
    return this.#timeoutMs - this.now;
  }

  /** Lets time pass, until the deadline at most. */
  pass(ms: number): void {
    if (ms >= this.remainingMs) {
      this.now = this.#timeoutMs;
      throw new Thrown("threw APIConnectionTimeoutError");
    }
    this.now += ms;
  }

  wait(ms: number): void {
    this.#begin();
    this.waits.push(ms);
    this.#abortAt("wait", this.waits.length);
    this.pass(ms);
  }

  /** Sends a request. */
  request(kind: string, id: string): void {
    this.#begin();
    this.requests.push(`${kind} ${id}`);
    this.#asked += 1;
    this.#abortAt("request", this.#asked);
  }

  /** Tells the caller of a status, who may throw, or abort from now on. */
  tell(status: string): void {
    this.statuses.push(status);
    if (this.#isMoment("status", this.statuses.length)) this.#isAborted = true;
    if (this.#schedule.throwsAtStatus === this.statuses.length - 1) {
      throw new Thrown("threw Error", undefined, true);
    }
  }

  /** Cancels a response, if that was asked for and its poll was aborted. */
  cancel(id: string): void {
    if (this.#isAborted && this.#schedule.cancelOnAbort) this.requests.push(`cancel ${id}`);
  }

  /** Nothing begins after an abort, or after the deadline. */
  #begin(): void {
    if (this.#isAborted) throw abortError();
    this.pass(0);
  }

  #abortAt(during: Moment["during"], count: number): void {
    if (!this.#isMoment(during, count)) return;
    this.#isAborted = true;
    throw abortError();
  }

  #isMoment(during: Moment["during"], count: number): boolean {
    const { abort } = this.#schedule;
    return typeof abort === "object" && abort.during === during && abort.index === count - 1;
  }
}

/** Its cause is the signal's reason. */
function abortError(): Thrown {
  return new Thrown("threw APIUserAbortError", undefined, true);
}
