import { getEventListeners } from "node:events";
import OpenAI from "openai";
import OpenAI4 from "openai4";
import OpenAI5 from "openai5";
import OpenAI6 from "openai6";
import * as shim from "../../../shim/src/index.js";
import { startResponsesServer } from "../../support/responses-server.js";
import type { Answer } from "../../support/responses-server.js";
import { Clock } from "./clock.js";
import type { Behaviour } from "./reference.js";
import { answerOf } from "./schedule.js";
import type { Schedule } from "./schedule.js";

/** Every version of the SDK that the shim supports; the classes come from the client. */
const SDKS = [OpenAI4, OpenAI5, OpenAI6, OpenAI] as unknown as readonly (typeof OpenAI)[];

/** What a poll did, and what it left behind. */
export interface Observation extends Behaviour {
  /** Timers, listeners and rejections that nobody has seen to. */
  readonly leftBehind: readonly string[];
}

/** Runs a schedule: the shim and the SDK against a server on the loopback address. */
export async function observe(schedule: Schedule): Promise<Observation> {
  const { abort, steps } = schedule;
  const answers = steps.map(answerOf);
  const first: Answer = { response: { status: "queued" } };
  // A request that is aborted is not answered, so that it is sure to be under way.
  if (typeof abort === "object" && abort.during === "request") {
    while (answers.length <= abort.index) answers.push(answers.at(-1) as Answer);
    answers[abort.index] = { delivery: "silent" };
  }
  await using server = await startResponsesServer({ script: [{ answers: [first, ...answers] }] });
  const Client = SDKS[schedule.sdk] as typeof OpenAI;
  const client = new Client({ apiKey: "test", baseURL: server.url, maxRetries: 0 });
  const created = await client.responses.create({ model: "m", input: "i", background: true });

  const controller = new AbortController();
  const { signal } = controller;
  const rejections: string[] = [];
  const note = (reason: unknown): void => {
    rejections.push(`rejection: ${String(reason)}`);
  };
  process.on("unhandledRejection", note);
  let isOver = false;
  const clock = new Clock(() => {
    const isMoment =
      typeof abort === "object" &&
      abort.during === "wait" &&
      clock.waits.length === abort.index + 1;
    setImmediate(() => {
      if (isMoment) controller.abort();
      else if (!isOver) clock.advance();
    });
  });
  const seen = async (): Promise<void> => {
    for (let count = 1; !isOver; count++) {
      const read = await Promise.race([server.received(count, "poll"), over]);
      if (read === undefined) return;
      if (typeof abort === "object" && abort.during === "request" && abort.index === count - 1)
        controller.abort();
      else if (answers[Math.min(count, answers.length) - 1]?.delivery === "silent") clock.advance();
    }
  };
  let end!: () => void;
  const over = new Promise<undefined>((resolve) => {
    end = () => {
      isOver = true;
      resolve(undefined);
    };
  });
  const statuses: string[] = [];
  try {
    if (abort === "before") controller.abort();
    const watching = seen();
    const polled = shim.poll(client, schedule.startsWith === "id" ? created.id : created, {
      pollIntervalMs: schedule.pollIntervalMs,
      timeoutMs: schedule.timeoutMs,
      readTimeoutMs: schedule.readTimeoutMs,
      incomplete: schedule.incomplete,
      cancelOnAbort: schedule.cancelOnAbort,
      signal,
      onStatus: ({ status }) => {
        statuses.push(String(status));
      },
    });
    const outcome = await polled.then(({ status }) => `returned ${String(status)}`, describe);
    end();
    await watching;
    await new Promise((resolve) => setImmediate(resolve));
    return {
      outcome,
      reads: server.requestsOf("poll").length,
      cancels: server.requestsOf("cancel").length,
      waits: clock.waits,
      statuses,
      leftBehind: [
        ...rejections,
        ...Array.from({ length: clock.pending }, () => "timer"),
        ...getEventListeners(signal, "abort").map(() => "listener"),
      ],
    };
  } finally {
    end();
    clock.restore();
    process.off("unhandledRejection", note);
  }
}

function describe(error: unknown): string {
  const name = (error as Error).constructor.name.replace(/^_/u, "");
  const { status, code, retryable, retryAfterMs } = error as Partial<shim.FailedResponseError>;
  if (shim.isFailedResponseError(error) && name !== "LengthFinishReasonError") {
    return ["threw", name, status, code ?? undefined, retryable, retryAfterMs]
      .map(String)
      .join(" ");
  }
  return ["threw", name, ...(status === undefined ? [] : [String(status)])].join(" ");
}
