import type { RecordedRequest } from "../../support/responses-server.js";
import type { Scenario } from "./scenarios.js";

/** Something that a program did. */
export type Happening =
  /** It asked the server; `site` is the read that did. */
  | {
      readonly kind: "request";
      readonly request: RecordedRequest["kind"];
      readonly id: string | undefined;
      readonly site: string | undefined;
    }
  /** It tested a caught value. */
  | {
      readonly kind: "check";
      readonly site: string;
      readonly isTrue: boolean;
      readonly error: unknown;
    }
  | { readonly kind: "thrown"; readonly site: string; readonly error: unknown }
  /** A handler got an error. */
  | {
      readonly kind: "caught";
      readonly site: string;
      readonly isTyped: boolean;
      readonly error: unknown;
    }
  /** It took a branch that asks for a failure by its name, or for the error. */
  | { readonly kind: "named" }
  | { readonly kind: "logged"; readonly site: string; readonly text: string }
  | { readonly kind: "saved"; readonly text: string };

/** What was seen of one run of a program. */
export interface Observation {
  /** What the server did. */
  readonly scenario: Scenario;
  /**
   * How it ended. `goesOn`: it was stopped, because it went on asking the server. `stuck`: it waited for nothing that
   * could still come.
   */
  readonly ended: "returned" | "threw" | "goesOn" | "stuck";
  /** What it returned or threw, as text. */
  readonly result: string;
  /** The same without responses that are in it as a whole: whoever gets one can look at it himself. */
  readonly resultInParts: string;
  /** What it threw, if it did. */
  readonly error: unknown;
  readonly happenings: readonly Happening[];
}

/** A value with everything that can be seen of it. Ids of requests and responses differ from run to run, and are left out. */
export function textOf(value: unknown, { wholeResponses = true } = {}): string {
  const seen = new Set<object>();
  function plain(part: unknown): unknown {
    if (typeof part === "function") return `function ${part.name}`;
    if (typeof part !== "object" || part === null) return part === undefined ? "undefined" : part;
    if (seen.has(part)) return "again";
    seen.add(part);
    if (Array.isArray(part)) return part.map(plain);
    if (!wholeResponses && "object" in part && part.object === "response") return "a response";
    const own = Object.fromEntries(
      Object.entries(part).map(([key, inner]) => [key, plain(inner)] as const),
    );
    if (!(part instanceof Error)) return own;
    const { cause, message } = part;
    return { class: part.constructor.name, message, cause: plain(cause), ...own };
  }
  return JSON.stringify(plain(value)).replaceAll(/(?:resp|req)_\d+/gu, "id");
}
