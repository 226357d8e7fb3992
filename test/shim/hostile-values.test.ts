import fc from "fast-check";
import { APIError, OpenAIError } from "openai/error";
import { describe, expect, test } from "vitest";
import { errorFromResponse, isFailedResponseError, throwIfFailed } from "../../shim/src/index.js";
import { namedFailures } from "./expected-failures.js";

function throwing(): never {
  throw new TypeError("hostile");
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function cyclic(): object {
  const value: Record<string, unknown> = {};
  value.self = value;
  return value;
}

function deep(): object {
  let value: object = {};
  for (let depth = 0; depth < 100_000; depth++) value = { value };
  return value;
}

const everyTrapThrows = new Proxy(
  {},
  { get: () => throwing, has: throwing, ownKeys: throwing, getPrototypeOf: throwing },
);

const hostile: Readonly<Record<string, unknown>> = {
  "a revoked proxy": revoked(),
  "a proxy whose traps throw": new Proxy({}, { get: throwing, has: throwing, ownKeys: throwing }),
  "a proxy that gives functions": everyTrapThrows,
  "a cyclic object": cyclic(),
  "a very deep object": deep(),
  "a bigint": 1n,
  "an object with a bigint": { big: 1n },
  "a toJSON that throws": { toJSON: throwing },
  "a toString that throws": { toString: throwing, valueOf: throwing },
  "a Symbol.toPrimitive that throws": { [Symbol.toPrimitive]: throwing },
  "an object without a prototype": { __proto__: null },
  "a symbol": Symbol("hostile"),
  "a function": throwing,
  "a class": Date,
  "a frozen object": Object.freeze({ code: "server_error" }),
  "a frozen array": Object.freeze([1]),
  "a text of megabytes": "x".repeat(2_000_000),
  "a lone surrogate": "\ud800",
  "line breaks and NUL": "a\r\nb\0",
  NaN: NaN,
  true: true,
  undefined: undefined,
  null: null,
};

const keys = ["code", "message", "type", "param", "headers"] as const;

/** Not a value, but what makes one: fast-check itself does not bear all of these values. */
type Maker = fc.Arbitrary<() => unknown>;

function makerOf(values: fc.Arbitrary<unknown>): Maker {
  return values.map((value) => () => value);
}

function recordOf(fields: Record<string, Maker>): Maker {
  return fc
    .record(fields, { requiredKeys: [] })
    .map(
      (makers) => () =>
        Object.fromEntries(Object.entries(makers).map(([key, make]) => [key, make?.()])),
    );
}

/** Not all of a response is hostile: otherwise one bad field would hide what the next one does. */
const anything: Maker = fc.oneof(
  makerOf(fc.anything({ withBigInt: true, withNullPrototype: true, withObjectString: true })),
  makerOf(fc.constantFrom(...namedFailures.map(({ code }) => code), 429, "500", "")),
  makerOf(fc.string({ unit: "binary" })),
  fc.constantFrom(...Object.keys(hostile)).map((name) => () => hostile[name]),
);

const reason = fc.oneof(
  anything,
  recordOf({
    code: anything,
    message: anything,
    type: anything,
    param: anything,
    headers: fc.oneof(anything, recordOf({ "retry-after": anything, "retry-after-ms": anything })),
  }),
);

const response = fc.oneof(
  { weight: 1, arbitrary: anything },
  {
    weight: 4,
    arbitrary: recordOf({
      status: fc.oneof(makerOf(fc.constantFrom("failed", "failed", "incomplete")), anything),
      error: reason,
      incomplete_details: fc.oneof(anything, recordOf({ reason: anything })),
      id: anything,
      _request_id: anything,
    }),
  },
);

const disguises: Readonly<Record<string, (value: object) => object>> = {
  none: (value) => value,
  frozen: (value) => Object.freeze(value),
  proxied: (value) => new Proxy(value, {}),
  getters: (value) => {
    const fields = Object.entries(value).map(([key, field]) => [
      key,
      { get: () => field as unknown },
    ]);
    return Object.defineProperties({}, Object.fromEntries(fields) as PropertyDescriptorMap);
  },
};

/** A response as it may arrive: as it is, frozen, behind a proxy, with getters for fields. */
const disguised: Maker = fc
  .tuple(response, fc.constantFrom(...Object.keys(disguises)))
  .map(([make, disguise]) => () => {
    const value = make();
    if (typeof value !== "object" || value === null) return value;
    try {
      return disguises[disguise]?.(value);
    } catch {
      // It does not let itself be disguised.
      return value;
    }
  });

const options = fc.option(
  fc.record(
    {
      incomplete: fc.boolean(),
      classify: fc.constantFrom(
        () => 500,
        () => "hostile" as unknown as number,
        throwing,
        (error: unknown) => (error as { code: { length: number } }).code.length,
      ),
    },
    { requiredKeys: [] },
  ),
  { nil: undefined },
);

describe("whatever arrives", () => {
  test("comes back as it is, or is thrown as an error of the SDK", () => {
    let thrown = 0;
    let returned = 0;
    fc.assert(
      fc.property(disguised, options, (make, chosen) => {
        const value = make();
        try {
          expect(Object.is(throwIfFailed(value, chosen), value)).toBe(true);
          returned++;
        } catch (error) {
          thrown++;
          if (!(error instanceof OpenAIError)) throw error;
          expect(isFailedResponseError(error)).toBe(true);
          expect(typeof error.message).toBe("string");
          expect((error as { response?: unknown }).response === value).toBe(true);
        }
      }),
      { numRuns: 5000 },
    );
    expect(thrown).toBeGreaterThan(1000);
    expect(returned).toBeGreaterThan(100);
  });

  test.each(Object.keys(hostile))("%s comes back as it is, and is no failure", (name) => {
    const value = hostile[name];
    expect(Object.is(throwIfFailed(value), value)).toBe(true);
    expect(errorFromResponse(value, { incomplete: true })).toBeUndefined();
    expect(isFailedResponseError(value)).toBe(false);
  });

  test.each(Object.keys(hostile))("%s as the reason is a failure, and kept", (name) => {
    const reason = hostile[name];
    const error = errorFromResponse({ status: "failed", error: reason });
    expect(error).toBeInstanceOf(APIError);
    expect(Object.is(error?.error, reason ?? undefined)).toBe(true);
  });

  test.each(Object.keys(hostile).flatMap((name) => keys.map((key) => [name, key] as const)))(
    "%s as `%s` of a reason leaves the rest readable",
    (name, key) => {
      const value = hostile[name];
      const reason = { code: "slow_down", message: "Slow down.", type: "t", param: "p" };
      const error = errorFromResponse({ status: "failed", error: { ...reason, [key]: value } });
      expect(error).toBeInstanceOf(APIError);
      const rest = Object.entries({ ...reason, status: 429, message: "429 Slow down." }).filter(
        ([field]) => field !== key && !(key === "code" && /status|message/.test(field)),
      );
      expect(error).toMatchObject(Object.fromEntries(rest));
    },
  );
});

test("a function with a status is no response", () => {
  const value = Object.assign(() => undefined, { status: "failed" });
  expect(throwIfFailed(value)).toBe(value);
});

test("an index, as `map` passes it, is no options", () => {
  const responses = [{ status: "completed" }, { status: "incomplete" }];
  const check = throwIfFailed as <T>(value: T, index: unknown) => T;
  expect(responses.map(check)).toEqual(responses);
  expect(() => [{ status: "failed", error: { code: "slow_down" } }].map(check)).toThrow(APIError);
});

test.each([["req\r\n1"], ["é–"], ["x".repeat(1_000_000)]])(
  "an id that no header can have is kept",
  (id) => {
    const error = errorFromResponse({ status: "failed", error: null, _request_id: id });
    expect(error?.requestID).toBe(id);
  },
);
