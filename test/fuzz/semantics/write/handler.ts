import type { PollChoices } from "../choices.js";
import { probe, site, watch } from "../marked-text.js";
import { logging } from "./failure.js";
import type { Writer } from "./writer.js";

/** What a handler may do to try again; each is a list of statements. */
export interface Retries {
  readonly again: string;
  readonly create: string;
}

type Parts = Pick<PollChoices, "check" | "checkIn" | "otherwise" | "react"> & {
  readonly guard?: PollChoices["guard"];
};

/** A test of a caught value. */
interface Check {
  /** Statements before it. */
  readonly before: string;
  readonly test: string;
}

/**
 * The statements of a handler: what it tests, and what it does then.
 *
 * @param group - names the handler as a place of `no-retry-of-failed-response`
 */
export function handle(
  w: Writer,
  parts: Parts,
  error: string,
  group: string,
  retries: Retries,
): string {
  const caught = probe(`$.caught("${group}", ${error});`);
  const react = reaction(w, parts, error, retries);
  const otherwise = rest(w, parts, error);
  if (parts.check === "none") return `${caught}\n${otherwise}`;
  if (parts.check === "statusSwitch") {
    const name = w.next("c");
    const marks = `${site("retry", group)}${site("check", name)}`;
    return `${caught}${probe(`$.check("${name}", false, ${error});`)}\nswitch (${marks}${error}.status) {\ncase 429: {\n${probe(`$.check("${name}", true, ${error});`)}${react}\nbreak;\n}\ndefault: {\n${otherwise}\n}\n}`;
  }
  const { before, test } =
    parts.checkIn === "helper"
      ? helperCheck(w, parts, error, group)
      : check(w, parts, error, group);
  const guarded =
    parts.guard === "retryOnlyRequests"
      ? `${test} && !${w.import("openai-background-errors", "isFailedResponseError")}(${error})`
      : test;
  if (parts.checkIn === "negated")
    return `${caught}${before}\nif (!(${guarded})) {\n${otherwise}\n}\n${react}`;
  if (parts.checkIn === "ternary" && parts.react === "return")
    return `${caught}${before}\nreturn ${guarded} ? "later" : Promise.reject(${error});`;
  return `${caught}${before}\nif (${guarded}) {\n${react}\n}\n${otherwise}`;
}

/** The test alone, as a function of the error: for a retry wrapper. */
export function predicate(w: Writer, parts: Parts, group: string): string {
  const { before, test } = check(w, parts, "error", group);
  const parameter = `(error${w.type("any")})`;
  return before === ""
    ? `${parameter} => ${test}`
    : `${parameter} => {\n${before}\nreturn ${test};\n}`;
}

function reaction(w: Writer, { react }: Parts, error: string, retries: Retries): string {
  switch (react) {
    case "return":
      return 'return "later";';
    case "save":
      return 'sink.save("later");\nreturn null;';
    case "log":
      return `${logging(w, "warn", '"busy"')}\nthrow ${error};`;
    case "again":
      return retries.again;
    case "create":
      return retries.create;
  }
}

function rest(w: Writer, { otherwise }: Parts, error: string): string {
  switch (otherwise) {
    case "throw":
      return `throw ${error};`;
    case "return":
      return "return null;";
    case "log":
      return `${logging(w, "error", `${error}.message`)}\nreturn null;`;
  }
}

function helperCheck(w: Writer, parts: Parts, error: string, group: string): Check {
  const name = w.next("isRetryable");
  const { before, test } = check(w, parts, "error", group);
  w.top(
    `function ${name}(error${w.type("any")}) {\n${before}${before === "" ? "" : "\n"}return ${test};\n}`,
  );
  return { before: "", test: `${name}(${error})` };
}

/** Tests of a caught value; what is marked starts where a report of it would. */
function check(w: Writer, { check: form }: Parts, error: string, group: string): Check {
  function mark(test: string, subject = error, kind: "check" | "nameCheck" = "check"): string {
    const name = w.next("c");
    return `${site("retry", group)}${site(kind, name)}${watch("check", name, test, `, ${subject}`)}`;
  }
  const plain = (test: string): Check => ({ before: "", test });
  switch (form) {
    case "instanceof":
      return plain(mark(`${error} instanceof ${w.import("openai", "RateLimitError")}`));
    case "static":
      return plain(mark(`${error} instanceof OpenAI.RateLimitError`));
    case "apiError":
      return plain(mark(`${error} instanceof ${w.import("openai", "APIError")}`));
    case "server":
      return plain(mark(`${error} instanceof OpenAI.InternalServerError`));
    case "badRequest":
      return plain(mark(`${error} instanceof ${w.import("openai", "BadRequestError")}`));
    case "openaiError":
      return plain(mark(`${error} instanceof ${w.import("openai", "OpenAIError")}`));
    case "status":
      return plain(mark(`${error}.status === 429`));
    case "statusAtLeast":
      return plain(mark(`${error}.status >= 500`));
    case "statusList":
      return plain(mark(`[429, 500, 503].includes(${error}.status)`));
    case "statusSet":
      w.top("const RETRYABLE = new Set([429, 500]);");
      return plain(mark(`RETRYABLE.has(${error}.status)`));
    case "code":
      return plain(mark(`${error}.code === "rate_limit_exceeded"`));
    case "constructor":
      return plain(mark(`${error}.constructor === ${w.import("openai", "RateLimitError")}`));
    case "constructorName":
      return plain(mark(`${error}.constructor.name === "RateLimitError"`));
    case "name":
      return plain(mark(`${error}.name === "RateLimitError"`, error, "nameCheck"));
    case "apiErrorStatus":
      return plain(
        mark(`${error} instanceof ${w.import("openai", "APIError")} && ${error}.status === 429`),
      );
    case "either":
      return plain(
        `(${mark(`${error} instanceof ${w.import("openai", "RateLimitError")}`)} || ${mark(
          `${error} instanceof OpenAI.InternalServerError`,
        )})`,
      );
    case "destructured":
      return { before: `const { status } = ${error};`, test: mark("status === 429") };
    case "notFound":
      return plain(mark(`${error} instanceof ${w.import("openai", "NotFoundError")}`));
    case "connection":
      return plain(mark(`${error} instanceof OpenAI.APIConnectionError`));
    case "authentication":
      return plain(mark(`${error} instanceof ${w.import("openai", "AuthenticationError")}`));
    case "status404":
      return plain(mark(`${error}.status === 404`));
    case "apiError404":
      return plain(
        mark(`${error} instanceof ${w.import("openai", "APIError")} && ${error}.status === 404`),
      );
    case "ownClass":
      w.top("class RateLimited extends Error {}");
      return plain(mark(`${error} instanceof RateLimited`));
    case "message":
      return plain(`/rate limit/iu.test(${error}.message)`);
    case "error":
      return plain(`${error} instanceof Error`);
    case "statusSwitch":
    case "none":
      return plain("true");
  }
}
