/**
 * Code with marks: where a rule may have something to report, and what is added to watch the code
 * run. A mark says where something is, never what is expected there.
 */

/** What may be reported at a place, and by which rule. */
export type SiteKind =
  /** A test of a caught value: `no-ineffective-error-check`. */
  | "check"
  /** The same by `name`, which no SDK error has. */
  | "nameCheck"
  /** A call that reads a response: `require-failed-response-check`. */
  | "read"
  /** A loop, a recursion or a timer that reads: `no-endless-poll`. */
  | "poll"
  /** A `throw` or a `reject`: `no-lost-failure-reason`. */
  | "throw"
  /** A `throw` that no status leads to: `no-lost-failure-reason`. */
  | "giveUp"
  /** A part of an `error` that may be `null`: `no-lost-failure-reason`. */
  | "unguarded"
  /** A field that a response does not have: `no-lost-failure-reason`. */
  | "foreignField"
  /** An `error` that becomes "[object Object]": `no-lost-failure-reason`. */
  | "objectText"
  /** A handler that decides whether to read again: `no-retry-of-failed-response`. */
  | "retry"
  /** A loop or listeners over the events of a stream: `require-failed-event-check`. */
  | "consumer";

/** The name of the code that gets its error from `Promise.allSettled`. */
export const SETTLED = "settled";

/** A marked place. Marks of one kind and name are one place, which may be reported at any of them. */
export interface Site {
  readonly kind: SiteKind;
  readonly name: string;
  /** Where it starts in the code. */
  readonly offset: number;
}

/** Code to lint, the same code to run, and the places that were marked in it. */
export interface MarkedCode {
  readonly code: string;
  readonly watched: string;
  readonly sites: readonly Site[];
}

const [OPEN_SITE, CLOSE_SITE, OPEN_PROBE, CLOSE_PROBE] = "\u{E000}\u{E001}\u{E002}\u{E003}";

/** Marks the place where the text after it starts. */
export function site(kind: SiteKind, name: string): string {
  return `${OPEN_SITE}${kind}:${name}${CLOSE_SITE}`;
}

/** Code that is only there when the program is watched. */
export function probe(code: string): string {
  return `${OPEN_PROBE}${code}${CLOSE_PROBE}`;
}

/** An expression whose value is told to a probe, and goes on. */
export function watch(method: string, name: string, expression: string, more = ""): string {
  return `${probe(`$.${method}(${JSON.stringify(name)}, `)}${expression}${probe(`${more})`)}`;
}

const MARKS =
  /\u{E000}(?<kind>\w+):(?<name>\w+)\u{E001}|\u{E002}(?<code>[^\u{E002}\u{E003}]*)\u{E003}/gu;

/** Takes the marks out of a text. */
export function readMarks(text: string): MarkedCode {
  const sites: Site[] = [];
  let code = "";
  let watched = "";
  let end = 0;
  for (const match of text.matchAll(MARKS)) {
    const between = text.slice(end, match.index);
    code += between;
    watched += between;
    end = match.index + match[0].length;
    const { kind, name = "", code: added } = match.groups ?? {};
    if (added !== undefined) watched += added;
    else sites.push({ kind: kind as SiteKind, name, offset: code.length });
  }
  const rest = text.slice(end);
  return { code: code + rest, watched: watched + rest, sites };
}
