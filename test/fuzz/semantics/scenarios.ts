import {
  cancelled,
  completed,
  failed,
  httpError,
  inProgress,
  incomplete,
  queued,
} from "../../support/responses-server.js";
import type { Answer, ScriptedResponse, StreamEvent } from "../../support/responses-server.js";

/** What a response says when it has an output, whatever its status: the runs must differ in the status alone. */
export const OUTPUT = "the-output";

/** What the events of a stream say, which is not in the final response. */
const DELTA = "the-delta";

const OUTPUT_TEXT = JSON.stringify({ text: OUTPUT });

/** Why a run fails, with the status of the HTTP error that has the same reason. */
export const FAILURES = {
  rate: { httpStatus: 429, code: "rate_limit_exceeded", message: "the rate limit was met" },
  server: { httpStatus: 500, code: "server_error", message: "reason-of-the-server" },
  prompt: { httpStatus: 400, code: "invalid_prompt", message: "reason-of-the-prompt" },
} as const;

/** A reason of a failed run. */
export type Failure = keyof typeof FAILURES;

export const failureNames = Object.keys(FAILURES) as readonly Failure[];

/** Tells the shim's `poll`, which waits by the real clock, not to. */
const SOON: Answer = { headers: { "openai-poll-after-ms": "1" } };

/** How a response ends. */
export type Ending =
  | Failure
  /** Failed, with `error: null`. */
  | "nullError"
  | "cancelled"
  | "incomplete"
  | "completed";

/** What the server does in one run of a program. */
export interface Scenario {
  readonly ending: Ending;
  /** Whether the first read finds the end already. */
  readonly atOnce: boolean;
  /** Whether the first read finds it queued still. */
  readonly staysQueued?: boolean;
  /** An HTTP error in place of the n-th read, which is repeated after it. */
  readonly httpError?: { readonly failure: Failure; readonly read: number };
}

/** What a response's create and its reads are answered with; the last one is repeated. */
export function scriptOf(scenario: Scenario, id: string): ScriptedResponse {
  const { ending, atOnce, httpError: broken, staysQueued = false } = scenario;
  const end = endOf(ending);
  const first = staysQueued ? [queued(SOON), queued(SOON)] : [queued(SOON)];
  const answers = [...first, ...(atOnce ? [] : [inProgress(SOON)]), end];
  if (broken !== undefined) answers.splice(broken.read, 0, requestError(broken.failure));
  const streamAnswers = broken === undefined ? [] : [requestError(broken.failure)];
  return { answers, events: eventsOf(ending, id), streamAnswers };
}

/** What a response that the program creates after another one does: it succeeds. */
export const nextScript: ScriptedResponse = {
  answers: [queued(SOON), completed(JSON.stringify({ text: "another-output" }))],
};

function endOf(ending: Ending): Answer {
  const output = completed(OUTPUT_TEXT).response?.output;
  const partial = { response: { output } };
  switch (ending) {
    case "cancelled":
      return cancelled(partial);
    case "incomplete":
      return incomplete("max_output_tokens", partial);
    case "completed":
      return completed(OUTPUT_TEXT);
    case "nullError":
      return failed(null, partial);
    default: {
      const { code, message } = FAILURES[ending];
      return failed({ code, message }, partial);
    }
  }
}

function requestError(failure: Failure): Answer {
  const { code, httpStatus } = FAILURES[failure];
  return httpError(httpStatus, {
    headers: { "x-should-retry": "false", "retry-after-ms": "1" },
    body: { error: { message: `the read met ${httpStatus}`, type: null, param: null, code } },
  });
}

function eventsOf(ending: Ending, id: string): StreamEvent[] {
  const body = (answer: Answer): Record<string, unknown> => ({
    id,
    object: "response",
    created_at: 1_700_000_000,
    error: null,
    incomplete_details: null,
    model: "test-model",
    output: [],
    ...answer.response,
  });
  const [item] = (completed(OUTPUT_TEXT).response?.output ?? []) as Record<string, unknown>[];
  const place = { output_index: 0, item_id: "msg_1" };
  const part = { type: "output_text", text: "", annotations: [] };
  const events: StreamEvent[] = [
    { type: "response.created", response: body(queued()) },
    { type: "response.queued", response: body(queued()) },
    { type: "response.in_progress", response: body(inProgress()) },
    {
      type: "response.output_item.added",
      output_index: 0,
      item: { ...item, status: "in_progress", content: [] },
    },
    { type: "response.content_part.added", ...place, content_index: 0, part },
    { type: "response.output_text.delta", ...place, content_index: 0, delta: DELTA },
  ];
  const end = endOf(ending);
  return [...events, { type: `response.${String(end.response?.status)}`, response: body(end) }];
}
