import type OpenAI from "openai";
import * as shim from "../../../../shim/src/index.js";
import type { EventSource } from "../../../../shim/src/index.js";
import { startResponsesServer } from "../../../support/responses-server.js";
import type { ResponsesServer } from "../../../support/responses-server.js";
import { Clock } from "../clock.js";
import { classifyOf, describeError } from "../failures.js";
import { LeftBehind } from "../left-behind.js";
import { clientOf } from "../sdks.js";
import { isAbortTold } from "./reference.js";
import type { Behaviour } from "./reference.js";
import { messageOf } from "./schedule.js";
import type { Schedule } from "./schedule.js";

/** What a stream did, and what it left behind. */
export interface Observation extends Behaviour {
  readonly leftBehind: readonly string[];
}

/** Runs a schedule: the shim and the SDK against a server on the loopback address. */
export async function observe(schedule: Schedule): Promise<Observation> {
  const { cut, events, open } = schedule;
  await using server = await startResponsesServer({
    script: [{ events: events.map(messageOf), ...(cut ? { cuts: [cut] } : {}) }],
  });
  const client = clientOf(schedule.sdk, server.url);
  const { signal, abort } = abortable();
  using leftBehind = new LeftBehind();
  // For the dates in headers.
  using clock = new Clock();
  const stream = await openStream(schedule, client, signal);
  const { types, outcome, error } = await consume(stream, schedule, abort, server);
  return {
    types,
    outcome,
    seen: (error as { response?: { status?: string } } | undefined)?.response?.status,
    isAborted: isAbortTold(open, outcome) ? stream.controller.signal.aborted : undefined,
    leftBehind: await leftBehind.look(server, undefined, clock.pending),
  };
}

function abortable(): { readonly signal: AbortSignal; readonly abort: () => void } {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    abort: () => {
      controller.abort();
    },
  };
}

async function openStream(
  { by, classify, incomplete, open }: Schedule,
  client: OpenAI,
  signal: AbortSignal,
): Promise<EventSource<{ type: string }>> {
  const options = { incomplete, classify: classifyOf(classify), errors: undefined };
  const isTyped = by === "withTypedFailures";
  const { responses } = isTyped ? shim.withTypedFailures(client, options) : client;
  const params = { model: "m", input: "i", background: true };
  // The SDK's `create` of a stream is what makes the response; the server does not break off that one.
  if (open === "retrieve") await client.responses.create(params);
  const stream =
    open === "stream()"
      ? responses.stream(params, { signal })
      : open === "create"
        ? await responses.create({ ...params, stream: true }, { signal })
        : await responses.retrieve("resp_1", { stream: true }, { signal });
  if (isTyped) return stream;
  // Of the client's classes, which it has no other way to know.
  const errors = client.constructor as typeof OpenAI;
  return shim.throwOnFailedEvent<{ type: string }>(stream, { ...options, errors });
}

async function consume(
  stream: EventSource<{ type: string }>,
  { consumer }: Schedule,
  abort: () => void,
  server: ResponsesServer,
): Promise<{ types: string[]; outcome: string; error?: unknown }> {
  const types: string[] = [];
  try {
    for await (const { type } of stream) {
      types.push(type);
      if (consumer.does === "dawdle" && types.length === 1) await arrived(server);
      if (!("at" in consumer) || consumer.at !== types.length - 1) continue;
      if (consumer.does === "leave") return { types, outcome: "left" };
      if (consumer.does === "throw") throw new Error("a mistake of the consumer");
      if (consumer.by === "controller") stream.controller.abort();
      else abort();
    }
    return { types, outcome: "ended" };
  } catch (error) {
    return { types, outcome: describeError(error), error };
  }
}

/** Waits until the whole stream has been sent and read. */
async function arrived(server: ResponsesServer): Promise<void> {
  await server.requests.at(-1)?.outcome;
  for (let turns = 0; turns < 20; turns += 1) await new Promise((resolve) => setImmediate(resolve));
}
