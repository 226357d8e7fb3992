import OpenAI from "openai";
import * as shim from "../../../../shim/src/index.js";
import type { FailureOptions, PollOptions } from "../../../../shim/src/index.js";
import { startResponsesServer } from "../../../support/responses-server.js";
import type { ResponsesServer } from "../../../support/responses-server.js";
import { Clock } from "../clock.js";
import { classifyOf, describeError } from "../failures.js";
import { LeftBehind } from "../left-behind.js";
import { clientOf } from "../sdks.js";
import type { Behaviour } from "./reference.js";
import type { Judging, Moment, Schedule } from "./schedule.js";
import { answerOf, isEndless } from "./step.js";
import type { Step } from "./step.js";

/** What a call did, and what it left behind. */
export interface Observation extends Behaviour {
  /** Timers, listeners, requests under way, and rejections that nobody has seen to. */
  readonly leftBehind: readonly string[];
}

const CANCELS = {
  ok: undefined,
  missing: { httpStatus: 404, body: { error: { message: "There is no such response." } } },
  silent: { delivery: "silent" as const },
};

/** Runs a schedule: the shim and the SDK against a server on the loopback address. */
export async function observe(schedule: Schedule): Promise<Observation> {
  const { abort, cancel, sdk, typed } = schedule;
  const scripts = scriptsOf(schedule);
  await using server = await startResponsesServer({
    script: scripts.map((steps) => ({
      answers: steps.map(answerOf),
      ...(CANCELS[cancel] ? { cancel: CANCELS[cancel] } : {}),
    })),
  });
  const client = clientOf(
    sdk,
    server.url,
    schedule.call === "createAndPoll" ? schedule.clientRetries : 0,
  );
  const call = await prepare(schedule, client, typed && optionsOf(typed));
  const before = server.requests.length;

  const controller = new AbortController();
  const { signal } = controller;
  const isMoment = (during: Moment["during"], count: number): boolean =>
    typeof abort === "object" && abort.during === during && abort.index === count - 1;
  const statuses: string[] = [];
  let isOver = false;
  let end!: () => void;
  const over = new Promise<void>((resolve) => {
    end = () => {
      isOver = true;
      resolve();
    };
  });
  using leftBehind = new LeftBehind();
  using clock = new Clock(() => {
    const isAborted = isMoment("wait", clock.waits.length);
    setImmediate(() => {
      if (isAborted) controller.abort();
      else if (!isOver) clock.advance();
    });
  });
  /** Looks at each request as it arrives: what happens here comes before its answer. */
  const watch = async (): Promise<void> => {
    for (let asked = 1; ; asked += 1) {
      await Promise.race([server.received(before + asked), over]);
      if (isOver) return;
      if (isMoment("request", countOf(server, before))) controller.abort();
      else if (isLastEndless(server, scripts, schedule)) clock.advance();
    }
  };
  if (abort === "before") controller.abort();
  const watching = watch();
  const outcome = await call({
    ...optionsOf(schedule),
    pollIntervalMs: schedule.pollIntervalMs,
    timeoutMs: schedule.timeoutMs,
    readTimeoutMs: schedule.readTimeoutMs,
    cancelOnAbort: schedule.cancelOnAbort,
    signal,
    onStatus: ({ status }) => {
      statuses.push(String(status));
      if (isMoment("status", statuses.length)) controller.abort();
      if (schedule.throwsAtStatus === statuses.length - 1) throw new Error("a mistake in onStatus");
    },
  }).then(
    (response) => ({ text: `returned ${response.status ?? "none"}`, error: undefined }),
    (error: unknown) => ({ text: describeError(error), error }),
  );
  end();
  await watching;
  return {
    outcome: outcome.text,
    causes: causesOf(outcome.error, client),
    requests: server.requests
      .slice(before)
      .map(({ body, kind, responseId }) =>
        kind === "create" && body?.background !== true
          ? "a create without background"
          : `${kind} ${responseId ?? ""}`,
      ),
    waits: clock.waits,
    statuses,
    leftBehind: await leftBehind.look(server, signal, clock.pending),
  };
}

function optionsOf({ classify, incomplete }: Judging): FailureOptions {
  return { incomplete, classify: classifyOf(classify) };
}

/** What the create and the reads of each response come to. */
function scriptsOf(schedule: Schedule): readonly (readonly Step[])[] {
  if (schedule.call === "createAndPoll") return schedule.tries;
  const { given, steps } = schedule;
  return [[given === "id" ? { kind: "pending", status: "queued" } : given, ...steps]];
}

/** Makes the response that is to be polled, if the schedule begins with one. */
async function prepare(
  schedule: Schedule,
  client: OpenAI,
  typed: FailureOptions | undefined,
): Promise<(options: PollOptions) => Promise<OpenAI.Responses.Response>> {
  const used = typed ? shim.withTypedFailures(client, typed) : client;
  const params = { model: "m", input: "i" };
  if (schedule.call === "createAndPoll") {
    const { maxRetries } = schedule;
    return (options) => shim.createAndPoll(used, params, { ...options, maxRetries });
  }
  const created = await client.responses.create({ ...params, background: true });
  return (options) => shim.poll(used, schedule.given === "id" ? created.id : created, options);
}

/** How many creates and reads have arrived. */
function countOf(server: ResponsesServer, before: number): number {
  const { kind } = server.requests.at(-1) ?? {};
  if (kind === "cancel") return 0;
  return server.requests.slice(before).filter((request) => request.kind !== "cancel").length;
}

/** Whether the request that has just arrived is under way until somebody gives it up. */
function isLastEndless(
  server: ResponsesServer,
  scripts: readonly (readonly Step[])[],
  { cancel, sdk }: Schedule,
): boolean {
  const last = server.requests.at(-1);
  if (last?.kind === "cancel") return cancel === "silent";
  const { responseId = "" } = last ?? {};
  const steps = scripts[Number(responseId.slice("resp_".length)) - 1] ?? [];
  const reads = server.requests.filter((each) => each.responseId === responseId).length;
  const step = steps[Math.min(reads, steps.length) - 1];
  return step !== undefined && isEndless(step, sdk);
}

/** What the SDK's errors among the causes say. The platform's are different ones in every version. */
function causesOf(error: unknown, client: OpenAI): string[] {
  const { APIError } = client.constructor as typeof OpenAI;
  const found: string[] = [];
  const seen = new Set([error]);
  let cause = (error as { cause?: unknown } | undefined)?.cause;
  while (cause instanceof Error && !seen.has(cause)) {
    seen.add(cause);
    if (cause instanceof APIError) found.push(describeError(cause));
    cause = cause.cause;
  }
  return found;
}
