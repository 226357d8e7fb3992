import fc from "fast-check";

/**
 * What a program is made of. Each part is chosen by itself, and those that a program has no use for
 * are not looked at. The first of each list is the plainest, so that a program that is found to be
 * judged wrongly shrinks to the parts that matter. What is listed twice is chosen twice as often.
 */
const POLL_PARTS = {
  language: ["js", "ts", "cjs"],
  client: [
    "const",
    "local",
    "class",
    "privateField",
    "getter",
    "lazy",
    "destructured",
    "alias",
    "parameter",
    "inline",
    "cast",
    "optional",
    "property",
  ],
  functions: ["declaration", "arrow", "expression"],
  start: ["id", "id", "create"],
  retrieve: ["plain", "query", "options"],
  load: ["inline", "inline", "async", "promise", "then", "twice"],
  normalise: [
    "none",
    "none",
    "none",
    "none",
    "none",
    "none",
    "wrap",
    "wrap",
    "then",
    "helper",
    "client",
    "poll",
    "createAndPoll",
  ],
  wait: [
    "none",
    "none",
    "while",
    "while",
    "doWhile",
    "breakLoop",
    "returnLoop",
    "returnLoop",
    "recursion",
    "interval",
    "timeouts",
    "thenRecursion",
  ],
  ends: [
    "pending",
    "pending",
    "pending",
    "terminal",
    "terminal",
    "completed",
    "completedFailed",
    "noCancelled",
    "noIncomplete",
    "inProgress",
    "unknown",
  ],
  spelling: [
    "compare",
    "includes",
    "set",
    "switch",
    "map",
    "helper",
    "negated",
    "flag",
    "variable",
  ],
  bound: ["none", "none", "tries", "deadline"],
  split: [false, true],
  look: [
    "none",
    "none",
    "failed",
    "failed",
    "notCompleted",
    "notCompleted",
    "error",
    "errorGiven",
    "includes",
    "set",
    "switch",
    "helper",
    "destructured",
    "ifCompleted",
    "ternary",
    "textMissing",
  ],
  act: [
    "throwPlain",
    "throwPlain",
    "throwMessage",
    "throwMessage",
    "throwTyped",
    "throwOwn",
    "throwOwnReason",
    "throwCause",
    "throwObject",
    "throwLastError",
    "throwUnguarded",
    "throwByCode",
    "logReasonThrow",
    "logStatusThrow",
    "returnNull",
    "returnStatus",
    "returnReason",
    "saveReason",
    "logOnly",
    "reject",
    "throwBare",
    "throwAssigned",
  ],
  use: [
    "text",
    "text",
    "output",
    "json",
    "destructured",
    "object",
    "withStatus",
    "whole",
    "save",
    "saveStatus",
    "log",
    "usage",
    "template",
    "find",
  ],
  place: [
    "none",
    "same",
    "same",
    "caller",
    "caller",
    "catch",
    "then",
    "variable",
    "all",
    "settled",
    "wrapper",
    "wrapperCheck",
    "loop",
    "loop",
    "loop",
    "logged",
    "read",
  ],
  check: [
    "instanceof",
    "instanceof",
    "instanceof",
    "static",
    "apiError",
    "server",
    "badRequest",
    "openaiError",
    "status",
    "statusAtLeast",
    "statusList",
    "statusSet",
    "statusSwitch",
    "code",
    "constructor",
    "constructorName",
    "name",
    "apiErrorStatus",
    "either",
    "destructured",
    "notFound",
    "connection",
    "authentication",
    "status404",
    "apiError404",
    "ownClass",
    "message",
    "error",
    "none",
  ],
  checkIn: ["handler", "handler", "helper", "negated", "ternary"],
  guard: ["none", "none", "none", "retryOnlyRequests"],
  react: ["return", "save", "again", "create", "log"],
  otherwise: ["throw", "throw", "return", "log"],
} as const;

const STREAM_PARTS = {
  language: ["js", "ts", "cjs"],
  client: POLL_PARTS.client,
  functions: POLL_PARTS.functions,
  open: ["retrieve", "create", "stream"],
  consume: ["inline", "variable", "generator", "helper", "listeners", "listenersSeparate"],
  dispatch: ["if", "elseIf", "switch", "map", "helper", "switchLog", "switchThrow", "type"],
  failedBranch: [
    "none",
    "none",
    "none",
    "throwMessage",
    "throwPlain",
    "flag",
    "return",
    "log",
    "set",
  ],
  after: ["none", "none", "none", "status", "flag", "final", "finalThrow", "readAgain"],
  normalise: ["none", "none", "none", "none", "wrap", "client"],
  place: ["none", "same", "caller", "catch", "settled"],
  check: POLL_PARTS.check,
  checkIn: POLL_PARTS.checkIn,
  react: ["return", "save"],
  otherwise: ["throw", "throw", "return", "log"],
} as const;

type Chosen<Parts extends Record<string, readonly unknown[]>> = {
  readonly [Part in keyof Parts]: Parts[Part][number];
};

/** The parts of a program that polls. */
export type PollChoices = Chosen<typeof POLL_PARTS>;

/** The parts of a program that follows a stream. */
export type StreamChoices = Chosen<typeof STREAM_PARTS>;

/** The parts of a program. */
export type Choices =
  | { readonly family: "poll"; readonly parts: PollChoices }
  | { readonly family: "stream"; readonly parts: StreamChoices };

function chosen<Parts extends Record<string, readonly unknown[]>>(
  parts: Parts,
): fc.Arbitrary<Chosen<Parts>> {
  const model = Object.fromEntries(
    Object.entries(parts).map(([name, values]) => [name, fc.constantFrom(...values)]),
  );
  return fc.record(model) as unknown as fc.Arbitrary<Chosen<Parts>>;
}

/** All programs: one in five follows a stream. */
export const choices: fc.Arbitrary<Choices> = fc.oneof(
  {
    weight: 4,
    arbitrary: chosen(POLL_PARTS).map((parts) => ({ family: "poll" as const, parts })),
  },
  {
    weight: 1,
    arbitrary: chosen(STREAM_PARTS).map((parts) => ({ family: "stream" as const, parts })),
  },
);
