import fc from "fast-check";
import { sometimes } from "./sometimes.js";

/** When the fuzzing takes place, in the milliseconds of `Date.now()`: a date in a header says whole seconds. */
export const EPOCH = Date.UTC(2026, 0, 1);

/** How a server asks to wait before the next try, in each of the places that it may do so. */
export interface Wish {
  /** The header `retry-after-ms`. */
  readonly headerMs?: string | undefined;
  /** The header `retry-after`: seconds, or a date so many seconds after the schedule's begin. */
  readonly header?: { readonly is: "seconds" | "date"; readonly seconds: number } | undefined;
  /** "Please try again in …", in the message. */
  readonly message?: { readonly amount: number; readonly unit: "h" | "m" | "ms" | "s" } | undefined;
}

/** Wishes; most of them are for one place only, or for none. */
export const wishes: fc.Arbitrary<Wish> = fc.record({
  headerMs: sometimes(
    fc.constantFrom("0", "1", "20", "999", "5000", "59999", "60000", "60001", "-5", "soon"),
    3,
  ),
  header: sometimes(
    fc.record({
      is: fc.constantFrom("seconds" as const, "date" as const),
      seconds: fc.constantFrom(-3, 0, 1, 8, 59, 60, 61, 7200),
    }),
    3,
  ),
  message: sometimes(
    fc.constantFrom(
      { amount: 7, unit: "ms" as const },
      { amount: 1.5, unit: "s" as const },
      { amount: 2, unit: "m" as const },
      { amount: 2, unit: "h" as const },
    ),
    3,
  ),
});

/** The headers that say it. */
export function headersOf({ headerMs, header }: Wish): Record<string, string> {
  return {
    ...(headerMs === undefined ? {} : { "retry-after-ms": headerMs }),
    ...(header === undefined
      ? {}
      : {
          "retry-after":
            header.is === "seconds"
              ? String(header.seconds)
              : new Date(EPOCH + header.seconds * 1000).toUTCString(),
        }),
  };
}

/** The message that says it. */
export function textOf({ message }: Wish): string {
  return message === undefined
    ? "It failed."
    : `It failed. Please try again in ${message.amount}${message.unit}.`;
}

const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/**
 * The milliseconds that it comes to: the first of the three that names a delay which is not over yet.
 *
 * @param now - the milliseconds since the schedule's begin
 */
export function delayOf(wish: Wish, now: number): number | undefined {
  const { headerMs, header } = wish;
  const isDelay = headerMs !== undefined && headerMs !== "soon" && Number(headerMs) >= 0;
  if (isDelay) return Number(headerMs);
  if (header !== undefined) {
    const ms = header.seconds * 1000 - (header.is === "date" ? now : 0);
    if (ms >= 0) return Math.round(ms);
  }
  return messageDelayOf(wish);
}

/** The milliseconds that the message alone comes to. */
export function messageDelayOf({ message }: Wish): number | undefined {
  return message && message.amount * UNITS[message.unit];
}
