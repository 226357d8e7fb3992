import { read, readText } from "./read.js";

/**
 * "Please try again in 1h2m3.5s", "… in 20ms", "Please retry after 20 seconds" (Azure). Both expressions take linear
 * time, whatever the message: this one has no repetition without a bound, and the other sees what this one has found.
 */
const delayText = /(?:try again in|retry after) (\d.{0,40})/i;
const amountAndUnit = /([\d.]+) ?(ms|[smh])(?:econds?|inutes?|ours?)?(?![a-z]) ?/gy;

const unitMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;

/**
 * How long a failure asks to wait, in milliseconds.
 *
 * @param error - The reason of a failed response: its `headers`, which some servers send in the body (`retry-after-ms`,
 *   else `retry-after` in seconds or as a date), go before its `message`. Or an error of the SDK, which has both, too.
 * @returns `undefined` where it names no delay, or only one that is negative or not finite.
 */
export function retryDelay(error: unknown): number | undefined {
  let headers = new Headers();
  try {
    headers = new Headers(read(error, "headers") as Headers);
  } catch {
    // They are not headers.
  }
  // Where there is no such header, the `null` is no number and no date.
  const retryAfter = headers.get("retry-after") as string;
  const delay = [
    parseFloat(headers.get("retry-after-ms") as string),
    parseFloat(retryAfter) * 1000,
    Date.parse(retryAfter) - Date.now(),
    delayOfMessage(readText(error, "message")),
  ].find((ms) => ms >= 0 && ms < Infinity);
  return delay && Math.round(delay);
}

function delayOfMessage(message: string): number {
  const parts = (delayText.exec(message)?.[1] ?? "").matchAll(amountAndUnit);
  let ms = NaN;
  for (const [, amount, unit] of parts as Iterable<[string, string, keyof typeof unitMs]>) {
    ms = (ms || 0) + Number(amount) * unitMs[unit];
  }
  return ms;
}
