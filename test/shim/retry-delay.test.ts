import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { errorFromResponse } from "../../shim/src/index.js";

function retryAfterMs(error: unknown): number | undefined {
  return errorFromResponse({ status: "failed", error })?.retryAfterMs;
}

const inMessage: readonly (readonly [message: string, ms: number | undefined])[] = [
  ["Please try again in 1.3s.", 1300],
  ["Please try again in 20ms. Visit the page about rate limits.", 20],
  ["Please try again in 20ms, not in 5s. The window is 1m.", 20],
  ["Please try again in 7m12s.", 432_000],
  ["Please try again in 6m0s.", 360_000],
  ["Please try again in 1h2m3s.", 3_723_000],
  ["Please try again in 1h2m3.5s.", 3_723_500],
  ["Please try again in 2 seconds", 2000],
  ["Please try again in 1 second", 1000],
  ["Please try again in 1m 30s.", 90_000],
  ["Please try again in 5 minutes.", 300_000],
  ["Please try again in 1 minute", 60_000],
  ["Please try again in 1 hour.", 3_600_000],
  ["Please try again in 0.29s", 290],
  ["Please try again in 0s", 0],
  ["Please retry after 20 seconds.", 20_000],
  ["Exceeded the limit. Retry after 1 second, or ask for more.", 1000],
  ["PLEASE TRY AGAIN IN 5s", 5000],
  ["Please retry after some time; or try again in 3s", 3000],
  ["Rate limit reached on requests per min (RPM): Limit 3, Used 3.", undefined],
  ["Please try again later.", undefined],
  ["Please try again in 20", undefined],
  ["Please try again in 2 months.", undefined],
  ["Please try again in 3 days.", undefined],
  ["Please try again in -5s.", undefined],
  ["Please try again in ", undefined],
  ["", undefined],
];

describe("a delay in the message", () => {
  test.each(inMessage)("%j is %j ms", (message, ms) => {
    expect(retryAfterMs({ code: "rate_limit_exceeded", message })).toBe(ms);
  });

  test("may be anywhere in a message of any content", () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/again in|after/i.test(text)),
        fc.nat({ max: 999_999 }),
        fc.string().filter((text) => !/^[a-z0-9. ]/i.test(text)),
        (before, ms, after) => {
          const message = `${before} try again in ${ms}ms${after}`;
          expect(retryAfterMs({ message })).toBe(ms);
        },
      ),
    );
  });

  test("of whole hours, minutes and seconds is their sum", () => {
    const part = fc.nat({ max: 999 });
    fc.assert(
      fc.property(part, part, part, (h, m, s) => {
        expect(retryAfterMs({ message: `try again in ${h}h${m}m${s}s` })).toBe(
          ((h * 60 + m) * 60 + s) * 1000,
        );
      }),
    );
  });

  // With quadratic time each of these takes days, not the seconds of the test's time limit: no clock decides.
  const size = 4_000_000;
  test.each([
    ["one digit after another", "try again in " + "1".repeat(size)],
    ["digits and points", "try again in " + "1.".repeat(size)],
    ["parts of a duration without an end", "try again in " + "1s".repeat(size)],
    ["blanks", "try again in" + " ".repeat(size)],
    ["beginnings", "try again in ".repeat(size / 10)],
    ["beginnings with a digit", "try again in 1".repeat(size / 10)],
    ["half beginnings", "try again i".repeat(size / 10)],
    ["other beginnings", "retry after 1".repeat(size / 10)],
  ])("is read in linear time: %s", (_, message) => {
    expect(retryAfterMs({ message })).toSatisfy(
      (ms: unknown) => ms === undefined || Number.isFinite(ms),
    );
  });

  test("is found at the end of megabytes", () => {
    expect(retryAfterMs({ message: `${"try again ".repeat(400_000)}try again in 7s` })).toBe(7000);
  });
});

describe("a delay in the headers of the body", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date("2026-11-22T10:00:00Z"), toFake: ["Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each<[headers: unknown, ms: number | undefined]>([
    [{ "retry-after-ms": "1500" }, 1500],
    [{ "retry-after-ms": 1500 }, 1500],
    [{ "Retry-After-Ms": "20.4" }, 20],
    [{ "retry-after-ms": "0" }, 0],
    [{ "retry-after": "20" }, 20_000],
    [{ "Retry-After": 2 }, 2000],
    [{ "RETRY-AFTER": "0.5" }, 500],
    [{ "retry-after": "Sun, 22 Nov 2026 10:00:30 GMT" }, 30_000],
    [{ "retry-after": "20", "retry-after-ms": "7" }, 7],
    [{ "retry-after": "20", "retry-after-ms": "soon" }, 20_000],
    [{ "retry-after": "Sun, 22 Nov 2026 09:59:30 GMT" }, undefined],
    [{ "retry-after": "-1" }, undefined],
    [{ "retry-after-ms": "-1" }, undefined],
    [{ "retry-after-ms": "Infinity" }, undefined],
    [{ "retry-after-ms": "NaN" }, undefined],
    [{ "retry-after": "soon" }, undefined],
    [{ "retry-after": "" }, undefined],
    [{ "retry-after": null }, undefined],
    [{ "content-type": "text/plain" }, undefined],
    [{ "not a header": "1" }, undefined],
    [["retry-after", "1"], undefined],
    ["retry-after: 1", undefined],
    [1, undefined],
    [null, undefined],
  ])("%j is %j ms", (headers, ms) => {
    expect(retryAfterMs({ message: "Slow down.", headers })).toBe(ms);
  });

  test("goes before the one in the message", () => {
    const message = "Please try again in 9s";
    expect(retryAfterMs({ message, headers: { "retry-after": "2" } })).toBe(2000);
    expect(retryAfterMs({ message, headers: { "retry-after": "soon" } })).toBe(9000);
  });

  test("stands in the headers of the error in milliseconds, where retry code looks for it", () => {
    const error = { code: "slow_down", message: "Slow down.", headers: { "Retry-After": "2" } };
    const made = errorFromResponse({ status: "failed", error });
    expect(made?.headers?.get("retry-after-ms")).toBe("2000");
    const without = errorFromResponse({ status: "failed", error: { code: "slow_down" } });
    expect(without?.headers?.has("retry-after-ms")).toBe(false);
  });
});
