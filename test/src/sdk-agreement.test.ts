// The plugin and the shim do not import each other; what both know of failures must agree.
import { describe, expect, it } from "vitest";
import { failureCodes } from "../../shim/src/failure-codes.js";
import { FAILURE_STATUSES, REQUEST_STATUSES } from "../../src/sdk/error-classes.js";
import { FAILURE_CODES } from "../../src/sdk/failure-codes.js";

describe("what the plugin and the shim know of failures", () => {
  it("the plugin takes every code of the shim for a failed run's", () => {
    const codes = failureCodes.flatMap(([, , names]) => names.split(" "));
    // The shim's table also has values of `error.type`, which no check of `code` names.
    const missing = codes.filter((code) => code !== "rate_limit_error" && !FAILURE_CODES.has(code));
    expect(missing).toEqual([]);
    expect([...FAILURE_CODES].filter((code) => !codes.includes(code))).toEqual([]);
  });

  it("the plugin takes every status of the shim for a failed run's, but those of requests", () => {
    const statuses = failureCodes.map(([status]) => status);
    const unknown = statuses.filter(
      (status) => !FAILURE_STATUSES.includes(status) && !REQUEST_STATUSES.includes(status),
    );
    expect(unknown).toEqual([]);
  });
});
