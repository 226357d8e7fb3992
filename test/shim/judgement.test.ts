import OpenAI from "openai";
import { describe, expect, test, vi } from "vitest";
import { failureCodes } from "../../shim/src/failure-codes.js";
import { errorFromResponse } from "../../shim/src/index.js";
import type { FailureOptions, FailedResponseError } from "../../shim/src/index.js";
import { namedFailures, numericFailures } from "./expected-failures.js";

function judge(error: unknown, options: FailureOptions = {}): FailedResponseError {
  const made = errorFromResponse({ status: "failed", error }, { ...options, incomplete: false });
  if (made === undefined) throw new Error("a failed response must give an error");
  return made;
}

function expectNothingKnown(error: FailedResponseError): void {
  expect(error.constructor).toBe(OpenAI.APIError);
  expect(error).toMatchObject({ status: undefined, retryable: false });
}

test("the table has exactly the codes that are expected", () => {
  const table = failureCodes.flatMap(([, , codes]) => codes.split(" "));
  expect(table.toSorted()).toEqual(namedFailures.map(({ code }) => code).toSorted());
});

describe("a type decides where the code does not", () => {
  test.each(namedFailures.map(({ code, status, retryable }) => [code, status, retryable] as const))(
    "%s",
    (type, status, retryable) => {
      for (const code of [undefined, null, "a_new_code", 42]) {
        expect(judge({ code, type, message: "m" })).toMatchObject({ status, retryable, type });
      }
    },
  );

  test("but never over a code that is known", () => {
    expect(judge({ code: "slow_down", type: "server_error" }).status).toBe(429);
    expect(judge({ code: 404, type: "server_error" }).status).toBe(404);
  });
});

test.each([
  399,
  600,
  42,
  -429,
  "399",
  "600",
  "4290",
  "",
  " ",
  "four",
  NaN,
  true,
  { a: 1 },
  [["429"]],
])("%j is no status, so nothing is known", (code: unknown) => {
  const error = judge({ code, message: "m" });
  expectNothingKnown(error);
  expect(error.code).toEqual(code);
});

test.each(["constructor", "__proto__", "toString", "slow_down flex_unavailable", "SLOW_DOWN"])(
  "%s is not taken for a known code",
  (code) => {
    expectNothingKnown(judge({ code, type: code, message: "m" }));
  },
);

test("a request that is too large is not worth trying again", () => {
  const message = "Request too large for gpt-x on tokens per min (TPM): Limit 1, Requested 2.";
  expect(judge({ code: "rate_limit_exceeded", message })).toMatchObject({
    status: 429,
    retryable: false,
  });
  expect(judge({ code: "rate_limit_exceeded", message: `Not: ${message}` }).retryable).toBe(true);
});

describe("classify", () => {
  test("goes before the table, the codes and the types", () => {
    const classify = (): number => 503;
    for (const error of [
      { code: "invalid_prompt" },
      { code: 400 },
      { type: "server_error" },
      null,
    ]) {
      const made = judge(error, { classify });
      expect(made).toBeInstanceOf(OpenAI.InternalServerError);
      expect(made).toMatchObject({ status: 503, retryable: true });
    }
  });

  test.each(numericFailures.filter(({ code }) => typeof code === "number"))(
    "$status is $className, retryable: $retryable",
    ({ status, className, retryable }) => {
      const made = judge({ code: "mine", message: "m" }, { classify: () => status });
      expect(made.constructor).toBe(OpenAI[className as "APIError"]);
      expect(made).toMatchObject({ status, retryable, code: "mine" });
    },
  );

  test("sees the reason of the failure, or null", () => {
    const classify = vi.fn(() => undefined);
    const reason = { code: "mine", message: "m", detail: 1 };
    judge(reason, { classify });
    judge(null, { classify });
    judge("only text", { classify });
    judge(undefined, { classify });
    expect(classify.mock.calls).toEqual([[reason], [null], [null], [null]]);
  });

  test.each([undefined, null, 0, 200, 399, 600, -429, NaN, Infinity, "429", true, {}, 429n])(
    "is ignored when it says %s",
    (answer) => {
      const classify = (() => answer) as () => number;
      expect(judge({ code: "slow_down" }, { classify })).toMatchObject({
        status: 429,
        retryable: true,
      });
    },
  );

  test("that throws is the cause of an error that is judged without it", () => {
    const mistake = new TypeError("cannot read properties of undefined");
    const classify = (): number => {
      throw mistake;
    };
    const error = judge({ code: "slow_down", message: "Slow down." }, { classify });
    expect(error).toBeInstanceOf(OpenAI.RateLimitError);
    expect(error.cause).toBe(mistake);
  });

  test("is not asked about an incomplete response", () => {
    const classify = vi.fn(() => 500);
    const response = { status: "incomplete", incomplete_details: { reason: "steered" } };
    const error = errorFromResponse(response, { incomplete: true, classify });
    expect(error).toMatchObject({ status: undefined, retryable: false });
    expect(classify).not.toHaveBeenCalled();
  });
});

test("the response, with the user's prompt in it, may be taken off an error that leaves the process", () => {
  const replaced = judge({ code: "server_error" });
  expect(Reflect.set(replaced, "response", undefined)).toBe(true);
  expect(replaced.response).toBeUndefined();
  const removed = judge({ code: "server_error" });
  expect(Reflect.deleteProperty(removed, "response")).toBe(true);
  expect("response" in removed).toBe(false);
});
