import { createServer } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the server sends for one request, apart from an event stream. */
export interface Answer {
  /** HTTP status. Default: 200. */
  readonly httpStatus?: number;
  /** Headers on top of `content-type` and `x-request-id`; `null` leaves one of these two out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** Fields of the response object, over those that every response has. `undefined` leaves a field out. */
  readonly response?: Readonly<Record<string, unknown>>;
  /** A body to send in place of a response object: text as it is, anything else as JSON. */
  readonly body?: unknown;
  /**
   * What becomes of the answer. `"drop"`: the connection breaks before the first byte. `"reset"`: it breaks in the
   * middle of the body. `"hang"`: half of the body is sent, and the connection stays open. `"silent"`: nothing is sent,
   * and the connection stays open.
   */
  readonly delivery?: "whole" | "drop" | "reset" | "hang" | "silent";
  /** Holds the answer back until this settles: an order of events that does not depend on a clock. */
  readonly until?: Promise<unknown>;
}

/** One event of an event stream. The server adds `sequence_number` (from 0) where it is missing. */
export interface StreamEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** An event whose `event:` line is not its type, or (`null`) that has none. */
export interface FramedEvent {
  readonly event: string | null;
  readonly data: unknown;
}

/** Where and how one event stream breaks. */
export interface StreamCut {
  /** How many events of this connection are sent. Default: all. */
  readonly after?: number;
  /** `"end"`: the body ends in good order. `"reset"`: the connection breaks. `"hang"`: it stays open. */
  readonly by: "end" | "reset" | "hang";
  /** Half of the next event is sent, too. */
  readonly isWithin?: boolean;
}

/** What happens to one response, from its `create` on. */
export interface ScriptedResponse {
  /** The first answers `POST /responses`, the others the reads that follow; the last one is repeated. */
  readonly answers?: readonly Answer[];
  /** The events of its stream. Default: those that the states among `answers` stand for. */
  readonly events?: readonly (StreamEvent | FramedEvent)[];
  /** Breaks the first, second, … connection that streams this response; the later ones are whole. */
  readonly cuts?: readonly StreamCut[];
  /** Answers the first, second, … connection that streams this response in place of events. */
  readonly streamAnswers?: readonly Answer[];
  /** Answers `POST /responses/{id}/cancel`. Default: the response is `cancelled` now, and in every later read. */
  readonly cancel?: Answer;
}

/** One element for each `POST /responses`, in order; a bare list is short for `{ answers }`. */
export type Script = readonly (ScriptedResponse | readonly Answer[])[];

/** A request as it arrived. */
export interface RecordedRequest {
  /** `poll` is a read without, `stream` a read with `stream=true`. */
  readonly kind: "create" | "poll" | "stream" | "cancel" | "other";
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The parsed JSON body, `undefined` without one. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
  /** The response that a read or a cancel asks for, or that a create made. */
  readonly responseId: string | undefined;
  /** Settles when the connection is done with this answer: all of it sent, or broken off by either side. */
  readonly outcome: Promise<"sent" | "aborted">;
}

/** A server of the Responses API, for the real SDK to talk to. */
export interface ResponsesServer extends AsyncDisposable {
  /** The `baseURL` for a client. */
  readonly url: string;
  /** Every request so far, in order of arrival. */
  readonly requests: readonly RecordedRequest[];
  /** The requests of one kind so far, in order of arrival. */
  requestsOf(kind: RecordedRequest["kind"]): readonly RecordedRequest[];
  /** Settles as soon as `count` requests (of the kind) have arrived, with the last of them. */
  received(count: number, kind?: RecordedRequest["kind"]): Promise<RecordedRequest>;
  /** Stops listening and breaks all connections. */
  close(): Promise<void>;
}

/** The response waits for its turn. */
export function queued(answer: Answer = {}): Answer {
  return withState({ status: "queued" }, answer);
}

/** The response is being made. */
export function inProgress(answer: Answer = {}): Answer {
  return withState({ status: "in_progress" }, answer);
}

/** The response is done and says `text`. */
export function completed(text = "done", answer: Answer = {}): Answer {
  return withState({ status: "completed", output: [messageItem(text)] }, answer);
}

/** The response has failed, with whatever stands in `error`. */
export function failed(error: unknown, answer: Answer = {}): Answer {
  return withState({ status: "failed", error }, answer);
}

/** The response has stopped early, for `reason`. */
export function incomplete(reason: string, answer: Answer = {}): Answer {
  return withState({ status: "incomplete", incomplete_details: { reason } }, answer);
}

/** Somebody cancelled the response. */
export function cancelled(answer: Answer = {}): Answer {
  return withState({ status: "cancelled" }, answer);
}

/** The request itself fails; the default body is one as the API sends it. */
export function httpError(httpStatus: number, answer: Answer = {}): Answer {
  return {
    httpStatus,
    body: { error: { message: `scripted ${httpStatus}`, type: null, param: null, code: null } },
    ...answer,
  };
}

/** The connection breaks in the middle of the body. */
export function reset(): Answer {
  return { delivery: "reset" };
}

/** The connection breaks before the first byte of the answer. */
export function dropped(): Answer {
  return { delivery: "drop" };
}

/** The body never ends. */
export function hanging(): Answer {
  return { delivery: "hang" };
}

/**
 * Starts a server on a free port of the loopback address.
 *
 * A `create` that the script has nothing for is answered with 400, which the SDK does not try again.
 *
 * @example
 *   await using server = await startResponsesServer({
 *     script: [[queued(), inProgress(), failed({ code: "server_error", message: "oops" })]],
 *   });
 *   const client = new OpenAI({ apiKey: "test", baseURL: server.url });
 */
export async function startResponsesServer(options: { script: Script }): Promise<ResponsesServer> {
  const { script } = options;
  const responses = new Map<string, LiveResponse>();
  const requests: RecordedRequest[] = [];
  const watchers = new Set<() => void>();

  function create(body: RecordedRequest["body"]): LiveResponse | undefined {
    const scripted = script[responses.size];
    if (scripted === undefined) return undefined;
    const live = new LiveResponse(`resp_${responses.size + 1}`, toScriptedResponse(scripted), body);
    responses.set(live.id, live);
    return live;
  }

  async function handle(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://localhost");
    const body = await readJson(request);
    const route = /\/responses(?:\/([^/]+)(\/cancel)?)?$/.exec(url.pathname);
    const kind = requestKind(request.method, route, url.searchParams);
    const live = kind === "create" ? create(body) : responses.get(route?.[1] ?? "");
    requests.push({
      kind,
      method: request.method ?? "",
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body,
      responseId: live?.id,
      outcome: outcomeOf(reply),
    });
    reply.setHeader("x-request-id", `req_${requests.length}`);
    for (const watcher of watchers) watcher();

    if (live === undefined) {
      await send(reply, kind === "create" ? scriptIsExhausted : noSuchResponse);
    } else if (kind === "cancel") {
      await send(reply, live.cancel());
    } else if (kind === "stream" || body?.stream === true) {
      const answer = live.nextStreamAnswer();
      if (answer) await send(reply, answer);
      else await sendEvents(reply, live, url.searchParams.get("starting_after"));
    } else {
      await send(reply, live.next());
    }
  }

  const server = createServer((request, reply) => {
    handle(request, reply).catch((error: unknown) => {
      reply.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });

  function requestsOf(kind: RecordedRequest["kind"]): readonly RecordedRequest[] {
    return requests.filter((request) => request.kind === kind);
  }

  function received(count: number, kind?: RecordedRequest["kind"]): Promise<RecordedRequest> {
    return new Promise((resolve) => {
      function look(): void {
        const found = (kind === undefined ? requests : requestsOf(kind))[count - 1];
        if (found === undefined) return;
        watchers.delete(look);
        resolve(found);
      }
      watchers.add(look);
      look();
    });
  }

  async function close(): Promise<void> {
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    requestsOf,
    received,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** A response that has been created: how far its script has come. */
class LiveResponse {
  readonly id: string;
  readonly #script: ScriptedResponse;
  readonly #request: RecordedRequest["body"];
  #answersGiven = 0;
  #streamsGiven = 0;
  #streamAnswersGiven = 0;
  #cancelled = false;

  constructor(id: string, script: ScriptedResponse, request: RecordedRequest["body"]) {
    this.id = id;
    this.#script = script;
    this.#request = request;
  }

  /** The answer to the next read; the last one of the script is repeated. */
  next(): Answer {
    if (this.#cancelled) return this.#withBody(cancelled());
    const answers = this.#script.answers ?? [];
    const answer = answers[Math.min(this.#answersGiven++, answers.length - 1)];
    return this.#withBody(answer ?? completed());
  }

  cancel(): Answer {
    if (this.#script.cancel) return this.#withBody(this.#script.cancel);
    this.#cancelled = true;
    return this.#withBody(cancelled());
  }

  /** How the next connection that streams this response breaks, if it does. */
  nextCut(): StreamCut | undefined {
    return this.#script.cuts?.[this.#streamsGiven++];
  }

  /** What the next connection that streams this response is answered with, if not with events. */
  nextStreamAnswer(): Answer | undefined {
    return this.#script.streamAnswers?.[this.#streamAnswersGiven++];
  }

  /** All events of the response, numbered. */
  events(): readonly FramedEvent[] {
    const events = this.#script.events ?? this.#eventsOfAnswers();
    return events.map((entry, index) => {
      const { event, data } = isFramed(entry) ? entry : { event: entry.type, data: entry };
      const numbered = isRecord(data) ? { sequence_number: index, ...data } : data;
      return { event, data: numbered };
    });
  }

  #eventsOfAnswers(): StreamEvent[] {
    const states = (this.#script.answers ?? [completed()])
      .filter((answer) => answer.response?.status !== undefined)
      .map((answer) => this.#body(answer));
    const [first] = states;
    const events: StreamEvent[] = first ? [{ type: "response.created", response: first }] : [];
    for (const response of states) {
      if (response.status === "completed") events.push(...outputEvents(response.output));
      events.push({ type: `response.${String(response.status)}`, response });
    }
    return events;
  }

  #withBody(answer: Answer): Answer {
    return answer.body === undefined ? { ...answer, body: this.#body(answer) } : answer;
  }

  #body(answer: Answer): Record<string, unknown> {
    return {
      id: this.id,
      object: "response",
      created_at: 1_700_000_000,
      status: "completed",
      background: this.#request?.background ?? false,
      error: null,
      incomplete_details: null,
      instructions: null,
      metadata: this.#request?.metadata ?? {},
      model: this.#request?.model ?? "test-model",
      output: [],
      parallel_tool_calls: true,
      temperature: 1,
      tool_choice: "auto",
      tools: [],
      top_p: 1,
      usage: null,
      ...answer.response,
    };
  }
}

const noSuchResponse: Answer = httpError(404);

const scriptIsExhausted: Answer = httpError(400, {
  body: { error: { message: "the script has no response for this create", code: "no_script" } },
});

function withState(state: Record<string, unknown>, answer: Answer): Answer {
  return { ...answer, response: { ...state, ...answer.response } };
}

function toScriptedResponse(scripted: Script[number]): ScriptedResponse {
  return isAnswerList(scripted) ? { answers: scripted } : scripted;
}

function isAnswerList(scripted: Script[number]): scripted is readonly Answer[] {
  return Array.isArray(scripted);
}

function isFramed(entry: StreamEvent | FramedEvent): entry is FramedEvent {
  return "data" in entry && "event" in entry;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function requestKind(
  method: string | undefined,
  route: RegExpExecArray | null,
  query: URLSearchParams,
): RecordedRequest["kind"] {
  if (route === null) return "other";
  const [, id, cancel] = route;
  if (method === "POST" && cancel !== undefined) return "cancel";
  if (method === "POST" && id === undefined) return "create";
  if (method === "GET" && id !== undefined && cancel === undefined) {
    return query.get("stream") === "true" ? "stream" : "poll";
  }
  return "other";
}

async function readJson(request: IncomingMessage): Promise<RecordedRequest["body"]> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  if (text === "") return undefined;
  const body: unknown = JSON.parse(text);
  return isRecord(body) ? body : undefined;
}

function outcomeOf(reply: ServerResponse): Promise<"sent" | "aborted"> {
  return new Promise((resolve) => {
    reply.once("close", () => {
      resolve(reply.writableFinished ? "sent" : "aborted");
    });
  });
}

async function send(reply: ServerResponse, answer: Answer): Promise<void> {
  await answer.until;
  const delivery = answer.delivery ?? "whole";
  if (delivery === "silent") return;
  if (delivery === "drop") {
    reply.destroy();
    return;
  }
  const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
  reply.statusCode = answer.httpStatus ?? 200;
  reply.setHeader("content-type", "application/json");
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    if (value === null) reply.removeHeader(name);
    else reply.setHeader(name, value);
  }
  if (delivery === "whole") {
    reply.end(text);
    return;
  }
  // The length promises more than is sent, so the client sees that the body is not whole.
  reply.setHeader("content-length", Buffer.byteLength(text));
  await write(reply, text.slice(0, text.length / 2));
  if (delivery === "reset") reply.destroy();
}

async function sendEvents(
  reply: ServerResponse,
  live: LiveResponse,
  startingAfter: string | null,
): Promise<void> {
  reply.setHeader("content-type", "text/event-stream");
  const cut = live.nextCut();
  const rest = live.events().filter((event) => isAfter(event, startingAfter));
  reply.flushHeaders();
  const whole = rest.slice(0, cut?.after);
  for (const event of whole) await write(reply, formatEvent(event));
  const next = cut?.isWithin === true ? rest[whole.length] : undefined;
  if (next) await write(reply, formatEvent(next).slice(0, formatEvent(next).length / 2));
  if (cut === undefined || cut.by === "end") reply.end();
  else if (cut.by === "reset") reply.destroy();
}

function isAfter({ data }: FramedEvent, startingAfter: string | null): boolean {
  if (startingAfter === null) return true;
  return isRecord(data) && Number(data.sequence_number) > Number(startingAfter);
}

function formatEvent({ event, data }: FramedEvent): string {
  return `${event === null ? "" : `event: ${event}\n`}data: ${JSON.stringify(data)}\n\n`;
}

function write(reply: ServerResponse, text: string): Promise<void> {
  return new Promise((resolve) => {
    // An error means that the client has gone, which `outcome` records.
    reply.write(text, () => {
      resolve();
    });
  });
}

function messageItem(text: string): Record<string, unknown> {
  return {
    id: "msg_1",
    type: "message",
    role: "assistant",
    status: "completed",
    content: [{ type: "output_text", text, annotations: [] }],
  };
}

function outputEvents(output: unknown): StreamEvent[] {
  return (Array.isArray(output) ? output : []).flatMap((item: unknown, output_index) => {
    const content: unknown = isRecord(item) ? item.content : undefined;
    const parts: unknown[] = Array.isArray(content) ? content : [];
    const item_id = isRecord(item) ? item.id : undefined;
    const place = { output_index, item_id };
    return [
      {
        type: "response.output_item.added",
        output_index,
        item: { ...(isRecord(item) ? item : {}), status: "in_progress", content: [] },
      },
      ...parts.flatMap((part, content_index) => [
        {
          type: "response.content_part.added",
          ...place,
          content_index,
          part: { type: "output_text", text: "", annotations: [] },
        },
        {
          type: "response.output_text.delta",
          ...place,
          content_index,
          delta: isRecord(part) ? part.text : "",
        },
        { type: "response.content_part.done", ...place, content_index, part },
      ]),
      { type: "response.output_item.done", output_index, item },
    ];
  });
}
