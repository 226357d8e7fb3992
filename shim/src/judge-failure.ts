import { failureCodes } from "./failure-codes.js";
import { read, readText } from "./read.js";

/** The HTTP status that a failure stands for, if anything tells, and whether a new `create` is worth trying. */
export type Verdict = readonly [status?: number, retryable?: boolean];

/**
 * Judges a failure by what the caller says, else by its code (a known name, or an HTTP status), else by its type.
 *
 * @param error - The reason of the failure.
 * @param chosen - What `options.classify` has returned for it.
 */
export function judgeFailure(error: unknown, chosen: unknown): Verdict {
  const code = read(error, "code");
  return (
    byStatus(chosen) ??
    byName(code, error) ??
    byStatus(typeof code === "string" ? Number(code) : code) ??
    byName(read(error, "type"), error) ??
    []
  );
}

/** A status from 400 to 599 is tried again where the SDK tries it again. */
function byStatus(status: unknown): Verdict | undefined {
  return typeof status === "number" && status >= 400 && status <= 599
    ? [status, status >= 500 || [408, 409, 429].includes(status)]
    : undefined;
}

function byName(name: unknown, error: unknown): Verdict | undefined {
  const found = failureCodes.find(([, , codes]) => (codes.split(" ") as unknown[]).includes(name));
  // A request over the limit by itself stays over it, however long one waits.
  const tooLarge = readText(error, "message").startsWith("Request too large");
  return found && [found[0], found[1] && !tooLarge];
}
