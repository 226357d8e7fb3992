// Shapes that programs found in the wild have, in words of our own: one test a shape.
import { describeCorpus } from "../support/corpus.js";

describeCorpus("require-failed-response-check", {
  reported: {
    "the same id read again, before its status was asked for": `
import OpenAI from "openai";
const api = new OpenAI();
export async function sources(id: string) {
  const run = await api.responses.retrieve(id);
  console.log(run.usage);
  const full = await api.responses.retrieve(id, { include: ["web_search_call.action.sources"] }); // ← report
  return full.output.map((item) => item.type);
}
`,
    "another id read where the first has completed": `
import OpenAI from "openai";
const api = new OpenAI();
export async function both(id: string, other: string) {
  const run = await api.responses.retrieve(id);
  if (run.status === "completed") {
    const second = await api.responses.retrieve(other); // ← report
    return run.output_text + second.output_text;
  }
  throw new Error(run.error?.message ?? run.status);
}
`,
  },
  silent: {
    // A finished response never changes: what is read again here has completed.
    "the same id read again, where it has completed": `
import OpenAI from "openai";
const api = () => new OpenAI();
export async function clip(jobId: string) {
  const run = await api().responses.retrieve(jobId);
  const made = run.output.find((item) => item.type === "image_generation_call");
  if (run.status === "completed" && made?.id) {
    const again = await api().responses.retrieve(jobId);
    const item = again.output.find((one) => one.type === "image_generation_call");
    return { state: "done", image: item };
  }
  if (run.status === "failed") return { state: "failed", why: run.error?.message };
  return { state: "pending" };
}
`,
    "the same id read again with more fields, after an early return": {
      filename: "worker.js",
      code: `
import OpenAI from "openai";
const api = new OpenAI();
export async function withSources(job) {
  const run = await api.responses.retrieve(job.responseId);
  if (run.status !== "completed") return { status: run.status, error: run.error };
  const full = await api.responses.retrieve(job.responseId, { include: ["file_search_call.results"] });
  return full.output;
}
`,
    },
  },
});
