import { getEventListeners } from "node:events";
import type { ResponsesServer } from "../../support/responses-server.js";

/** So long, in milliseconds of real time, may an answer take to come to its end once nobody wants it any more. */
const PATIENCE_MS = 20_000;

/** Collects what must not happen during a schedule, and what must not be there after it. */
export class LeftBehind implements Disposable {
  readonly #found: string[] = [];

  constructor() {
    process.on("unhandledRejection", this.#onRejection);
  }

  /** Looks around once a call is over. */
  async look(server: ResponsesServer, signal?: AbortSignal, timers = 0): Promise<string[]> {
    await new Promise((resolve) => setImmediate(resolve));
    for (let count = 0; count < timers; count += 1) this.#found.push("timer");
    if (signal) this.#found.push(...getEventListeners(signal, "abort").map(() => "listener"));
    const outcomes = server.requests.map(({ outcome }) => outcome);
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<"late">((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS, "late" as const);
    });
    const done = await Promise.race([Promise.all(outcomes), patience]);
    clearTimeout(timer);
    if (done === "late") this.#found.push("request under way");
    return this.#found;
  }

  [Symbol.dispose](): void {
    process.off("unhandledRejection", this.#onRejection);
  }

  readonly #onRejection = (reason: unknown): void => {
    this.#found.push(`rejection: ${String(reason)}`);
  };
}
