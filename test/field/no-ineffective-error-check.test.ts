// Shapes that programs found in the wild have, in words of our own: one test a shape.
import { describeCorpus } from "../support/corpus.js";

describeCorpus("no-ineffective-error-check", {
  reported: {
    "a mapper of errors behind a promise that becomes a result": `
import { ResultAsync } from "neverthrow";
import OpenAI from "openai";
const api = new OpenAI();
export const essay = (jobId: string) =>
  ResultAsync.fromPromise(api.responses.retrieve(jobId), (error) =>
    error instanceof OpenAI.RateLimitError ? "busy" : "broken", // ← report
  );
`,
    "a mapper of errors behind a function that becomes one": `
import { ResultAsync } from "neverthrow";
import OpenAI from "openai";
const api = new OpenAI();
export const essay = ResultAsync.fromThrowable(
  (jobId: string) => api.responses.retrieve(jobId),
  (error) => (error instanceof OpenAI.RateLimitError ? "busy" : "broken"), // ← report
);
`,
    "what a toast says of an error": {
      filename: "toast.tsx",
      code: `
import OpenAI from "openai";
import { toast } from "sonner";
export const show = (api: OpenAI, jobId: string) =>
  toast.promise(api.responses.retrieve(jobId), {
    loading: "Reading",
    success: (run) => run.output_text,
    error: (error) => (error instanceof OpenAI.InternalServerError ? "Down" : "Broken"), // ← report
  });
`,
    },
    "the reasons among the entries of settled reads": `
import OpenAI from "openai";
import pLimit from "p-limit";
import { grade } from "./grade";
const api = new OpenAI();
const limit = pLimit(4);
export async function gradeAll(jobIds: string[]) {
  const again: string[] = [];
  const settled = await Promise.allSettled(jobIds.map((jobId) => limit(() => api.responses.retrieve(jobId))));
  for (const [index, one] of settled.entries()) {
    if (one.status === "fulfilled") grade(one.value.output_text);
    else if (one.reason instanceof OpenAI.RateLimitError) again.push(jobIds[index]!); // ← report
  }
  return again;
}
`,
    "a stream opened by an option of an imported consumer, whose listener knows no failure": `
import OpenAI from "openai";
import { drain } from "./drain";
const api = new OpenAI();
export async function follow(id: string, show: (kind: string, value: unknown) => void) {
  try {
    await drain(
      { open: (after: number) => api.responses.retrieve(id, { stream: true, starting_after: after }) },
      (event: any) => {
        if (event.type === "response.output_text.delta") show("text", event.delta);
      },
    );
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) show("error", "busy"); // ← report
    else show("error", String(error));
  }
}
`,
  },
  silent: {
    "a proxy that answers with the whole response, as text": `
import http from "node:http";
import OpenAI from "openai";
const api = new OpenAI();
function answerError(answer: http.ServerResponse, error: unknown): boolean {
  if (!(error instanceof OpenAI.APIError)) return false;
  answer.writeHead(error.status ?? 500);
  answer.end(error.message);
  return true;
}
http.createServer(async (request, answer) => {
  try {
    const run = await api.responses.retrieve(request.url!.slice(1));
    answer.end(JSON.stringify(run));
  } catch (error) {
    if (!answerError(answer, error)) answer.writeHead(500).end();
  }
});
`,
    "a proxy that answers with a new Response": `
import OpenAI from "openai";
const api = new OpenAI();
export async function GET(_: Request, { params }: { params: { jobId: string } }) {
  try {
    return new Response(JSON.stringify(await api.responses.retrieve(params.jobId)));
  } catch (error) {
    if (error instanceof OpenAI.APIError) return new Response(error.message, { status: error.status });
    throw error;
  }
}
`,
    "a mapper of errors behind a promise that throws for a failed run": `
import { ResultAsync } from "neverthrow";
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const api = new OpenAI();
export const essay = (jobId: string) =>
  ResultAsync.fromPromise(api.responses.retrieve(jobId).then(throwIfFailed), (error) =>
    error instanceof OpenAI.RateLimitError ? "busy" : "broken",
  );
`,
    "a stream opened by an option of an imported consumer, whose listener tells of a failure": `
import OpenAI from "openai";
import { drain } from "./drain";
const api = new OpenAI();
export async function follow(id: string, show: (kind: string, value: unknown) => void) {
  try {
    await drain(
      { open: (after: number) => api.responses.retrieve(id, { stream: true, starting_after: after }) },
      (event: any) => {
        switch (event.type) {
          case "response.output_text.delta":
            show("text", event.delta);
            break;
          case "response.failed":
            show("error", event.response.error?.message ?? "it failed");
            break;
        }
      },
    );
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) show("error", "busy");
    else show("error", String(error));
  }
}
`,
    "a stream opened by a callback, and its listener given behind it": `
import OpenAI from "openai";
import { pump } from "./pump";
const api = new OpenAI();
export async function follow(id: string, show: (value: unknown) => void) {
  try {
    await pump(() => api.responses.retrieve(id, { stream: true }), (event) => {
      if (event.type === "response.failed") show(event.response.error);
      if (event.type === "response.completed") show(event.response.output_text);
    });
  } catch (error) {
    if (error instanceof OpenAI.APIError) show("busy");
    else throw error;
  }
}
`,
  },
});
