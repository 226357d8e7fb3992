import OpenAI from "openai";
import * as shim from "../../../../shim/src/index.js";
import { startResponsesServer } from "../../../support/responses-server.js";
import { Clock } from "../clock.js";
import { classifyOf, describeError } from "../failures.js";
import { LeftBehind } from "../left-behind.js";
import { answerOf } from "../polling/step.js";
import { clientOf } from "../sdks.js";
import type { Behaviour } from "./reference.js";
import type { Read, Schedule } from "./schedule.js";

/** What some calls came to, and what they left behind. */
export interface Observation extends Behaviour {
  readonly leftBehind: readonly string[];
}

const params = { model: "m", input: "i", background: true };

/** Runs a schedule: the shim and the SDK against a server on the loopback address. */
export async function observe(schedule: Schedule): Promise<Observation> {
  const { classify, incomplete, isConcurrent, reads, sdk } = schedule;
  using leftBehind = new LeftBehind();
  // Each call has a server of its own, so that it is known which request is whose.
  const runs = await Promise.all(
    reads.map(async (read) => {
      const answer = answerOf(read.step);
      const isFirst = read.method === "create" || read.method === "parse";
      const answers = isFirst ? [answer] : [{}, answer];
      const server = await startResponsesServer({
        script: [read.method === "cancel" ? { answers: [{}], cancel: answer } : { answers }],
      });
      const client = clientOf(sdk, server.url);
      if (!isFirst) await client.responses.create(params);
      return { read, server, client, before: server.requests.length };
    }),
  );
  // For the dates in headers.
  using clock = new Clock();
  const options = { incomplete, classify: classifyOf(classify) };
  const outcomes: Promise<string>[] = [];
  for (const { client, read } of runs) {
    const outcome = outcomeOf(read, client, options);
    outcomes.push(outcome);
    if (!isConcurrent) await outcome;
  }
  const observed = {
    outcomes: await Promise.all(outcomes),
    requests: runs.map(({ before, server }) => server.requests.length - before),
  };
  let found: string[] = [];
  for (const { server } of runs) {
    found = await leftBehind.look(server);
    await server.close();
  }
  return {
    ...observed,
    leftBehind: [...found, ...Array.from({ length: clock.pending }, () => "timer")],
  };
}

async function outcomeOf(
  { as, by, method }: Read,
  client: OpenAI,
  options: shim.FailureOptions,
): Promise<string> {
  try {
    const typed = shim.withTypedFailures(client, options);
    const { responses } = chosen(typed, by, method);
    const request =
      method === "create" || method === "parse"
        ? responses[method](params)
        : responses[method]("resp_1");
    if (as === "asResponse") return `returned ${(await request.asResponse()).status}`;
    if (as === "withResponse") return statusOf((await request.withResponse()).data);
    if (as === "twice") {
      // The one rejection is the other's.
      const [first, second] = await Promise.allSettled([request, request]);
      if (first.status === "rejected" && second.status === "rejected") {
        if (first.reason !== second.reason) return "threw two errors for one request";
      }
    }
    return statusOf(await request);
  } catch (error) {
    const { APIError, OpenAIError } = client.constructor as typeof OpenAI;
    return error instanceof APIError || error instanceof OpenAIError
      ? describeError(error)
      : "threw what the platform throws";
  }
}

/** What has the method: the client itself, where the SDK has no other with it. */
function chosen(typed: OpenAI, by: Read["by"], method: Read["method"]): Pick<OpenAI, "responses"> {
  if (by === "withOptions" && "withOptions" in typed)
    return typed.withOptions({ timeout: 100_000 });
  const { beta } = typed as unknown as { beta: Partial<Pick<OpenAI, "responses">> };
  const { responses } = beta;
  return by === "beta" && responses && method in responses ? { responses } : typed;
}

function statusOf(response: unknown): string {
  return `returned ${(response as { status?: string } | null)?.status ?? "none"}`;
}
