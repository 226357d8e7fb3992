// Shapes that programs found in the wild have, in words of our own: one test a shape.
import { describeCorpus } from "../support/corpus.js";

describeCorpus("no-endless-poll", {
  reported: {
    "recursion with the job as it is, and one try more": `
import OpenAI from "openai";
interface Job { responseId: string }
export async function wait(api: OpenAI, job: Job, tries = 0): Promise<string> {
  const run = await api.responses.retrieve(job.responseId);
  if (run.status === "completed") return run.output_text;
  if (tries > 100) throw new Error("It takes too long");
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return wait(api, job, tries + 1); // ← report
}
`,
    "a timer that is told what to call it with": {
      filename: "poll.cjs",
      code: `
const { api } = require("./api");
function poll(jobId, done) {
  api.responses.retrieve(jobId).then((run) => {
    if (run.status === "completed") return done(null, run.output_text);
    if (run.status === "failed") return done(new Error(run.error && run.error.message));
    setTimeout(poll, 1000, jobId, done); // ← report
  }, done);
}
module.exports = poll;
`,
    },
    "setImmediate that is told what to call it with": `
import OpenAI from "openai";
const api = new OpenAI();
export async function poll(jobId: string, show: (text: string) => void): Promise<void> {
  const run = await api.responses.retrieve(jobId);
  if (run.status === "completed") show(run.output_text);
  else setImmediate(poll, jobId, show); // ← report
}
`,
    // The counter goes up each turn: that the `if` around the loop asks for the status says nothing
    // of it.
    "a bounded wait on incomplete, inside the if that asks for it": `
import OpenAI from "openai";
export class Answers {
  private api = new OpenAI();
  async answer(question: string) {
    let reply = await this.api.responses.create({ model: "gpt-5", input: question });
    if (reply.status === "incomplete") {
      let tries = 0;
      const limit = 15;
      while (reply.status === "incomplete" && tries < limit) { // ← report: endlessPoll
        await new Promise((done) => setTimeout(done, 1500));
        reply = await this.api.responses.retrieve(reply.id);
        tries++;
      }
    }
    return reply;
  }
}
`,
    "a bounded wait on incomplete, inside a switch case": `
import { OpenAI } from "openai";
const api = new OpenAI();
export async function settle(id: string) {
  let reply = await api.responses.retrieve(id);
  switch (reply.status) {
    case "incomplete": {
      let left = 10;
      do { // ← report: endlessPoll
        left -= 1;
        reply = await api.responses.retrieve(id);
      } while (reply.status === "incomplete" && left > 0);
      break;
    }
    case "failed":
      throw new Error(reply.error?.message);
  }
  return reply;
}
`,
    // What the helper answers when the request itself is rejected ends no timer that polls a run
    // which was cancelled.
    "a timer that asks a helper, whose handler says that it is over": {
      filename: "cli.mjs",
      code: `
import OpenAI from "openai";
const api = new OpenAI();
const job = await api.responses.create({ model: "o3", input: "compare", background: true });
async function isOver(id) {
  try {
    const run = await api.responses.retrieve(id);
    if (run.status === "completed") {
      console.log(run.output_text);
      return true;
    } else if (run.status === "failed") {
      console.error("it failed", run.error);
      return true;
    } else {
      console.log("still", run.status);
      return false;
    }
  } catch (error) {
    console.error("could not ask", error);
    return true;
  }
}
const ticker = setInterval(async () => { // ← report: endlessPoll
  const over = await isOver(job.id);
  if (over) {
    clearInterval(ticker);
  }
}, 4000);
`,
    },
    "a loop on a helper, whose handler says that it is over": `
import OpenAI from "openai";
const api = new OpenAI();
async function isDone(id: string) {
  try {
    const run = await api.responses.retrieve(id);
    return run.status === "completed";
  } catch {
    return true;
  }
}
export async function wait(id: string) {
  while (!(await isDone(id))) { // ← report: endlessPoll
    await new Promise((done) => setTimeout(done, 500));
  }
}
`,
    // Nothing but a moment is between the start and the first read.
    "a loop while in_progress, right behind a first read of what was just started": `
import OpenAI from "openai";
const api = new OpenAI();
export async function report(topic: string) {
  const job = await api.responses.create({ model: "gpt-5", input: topic, background: true });
  console.log("started", job.id);
  let run = await api.responses.retrieve(job.id);
  while (run.status === "in_progress") { // ← report: endsAtOnce
    await new Promise((done) => setTimeout(done, 5000));
    run = await api.responses.retrieve(job.id);
  }
  if (run.status === "failed") throw new Error(run.error?.message);
  return run.output_text;
}
`,
    "the same, by the id of what was read": `
import OpenAI from "openai";
const api = new OpenAI();
export async function report(topic: string) {
  const { id } = await api.responses.create({ model: "gpt-5", input: topic, background: true });
  let run = await api.responses.retrieve(id);
  let checks = 0;
  while (run.status === "in_progress" && checks < 100) { // ← report: endsAtOnce
    checks += 1;
    await new Promise((done) => setTimeout(done, 5000));
    run = await api.responses.retrieve(run.id);
  }
  if (run.status === "failed") throw new Error(run.error?.message);
  return run.output_text;
}
`,
  },
  silent: {
    "recursion over what is left of a list": `
import OpenAI from "openai";
const api = new OpenAI();
export async function walk(jobIds: string[], show: (text: string) => void): Promise<void> {
  const [jobId, ...rest] = jobIds;
  if (jobId === undefined) return;
  const run = await api.responses.retrieve(jobId);
  if (run.status === "completed") show(run.output_text);
  return walk(rest, show);
}
`,
    "recursion over what is left of a list, taken apart in the parameters": `
import OpenAI from "openai";
const api = new OpenAI();
export async function walk([jobId, ...rest]: string[]): Promise<void> {
  if (jobId === undefined) return;
  const run = await api.responses.retrieve(jobId);
  if (run.status === "completed") console.log(run.output_text);
  await walk(rest);
}
`,
    "recursion over a slice of a list": `
import OpenAI from "openai";
const api = new OpenAI();
export async function walk(jobIds: string[]): Promise<void> {
  if (jobIds.length === 0) return;
  const run = await api.responses.retrieve(jobIds[0]!);
  if (run.status === "completed") console.log(run.output_text);
  return walk(jobIds.slice(1));
}
`,
    "recursion with the next index": {
      filename: "walk.js",
      code: `
import { api } from "./api.js";
export async function walk(jobs, index = 0) {
  if (index === jobs.length) return;
  const run = await api.responses.retrieve(jobs[index].responseId);
  if (run.status === "completed") jobs[index].text = run.output_text;
  await walk(jobs, index + 1);
}
`,
    },
    "recursion along a linked list": `
import OpenAI from "openai";
interface Job { responseId: string; next?: Job }
export async function walk(api: OpenAI, job: Job): Promise<void> {
  const run = await api.responses.retrieve(job.responseId);
  if (run.status === "completed") console.log(run.output_text);
  if (job.next) await walk(api, job.next);
}
`,
    "a timer that is told to call it with the next response's id": `
import OpenAI from "openai";
const api = new OpenAI();
export async function walk(jobIds: string[], show: (text: string) => void): Promise<void> {
  const [jobId, ...rest] = jobIds;
  if (jobId === undefined) return;
  const run = await api.responses.retrieve(jobId);
  if (run.status === "completed") show(run.output_text);
  setTimeout(walk, 1000, rest, show);
}
`,
    "a timer that is told what to call it with, while the response is pending": `
import OpenAI from "openai";
const api = new OpenAI();
export async function poll(jobId: string, show: (run: OpenAI.Responses.Response) => void): Promise<void> {
  const run = await api.responses.retrieve(jobId);
  if (run.status === "queued" || run.status === "in_progress") setTimeout(poll, 1000, jobId, show);
  else show(run);
}
`,
    "a loop while in_progress, behind a loop while queued": `
import OpenAI from "openai";
const api = new OpenAI();
export async function report(topic: string) {
  const job = await api.responses.create({ model: "gpt-5", input: topic, background: true });
  let run = await api.responses.retrieve(job.id);
  while (run.status === "queued") run = await api.responses.retrieve(job.id);
  while (run.status === "in_progress") run = await api.responses.retrieve(job.id);
  if (run.status === "failed") throw new Error(run.error?.message);
  return run.output_text;
}
`,
    "a loop while in_progress, behind a read of another response": `
import OpenAI from "openai";
const api = new OpenAI();
export async function report(topic: string, earlier: string) {
  const job = await api.responses.create({ model: "gpt-5", input: topic, background: true });
  let run = await api.responses.retrieve(earlier);
  while (run.status === "in_progress") run = await api.responses.retrieve(earlier);
  if (run.status === "failed") throw new Error(run.error?.message);
  return [job.id, run.output_text];
}
`,
    "a loop on a helper whose check, made elsewhere, may throw": `
import OpenAI from "openai";
import { ensureNotFailed } from "./checks.js";
const api = new OpenAI();
async function isDone(id: string) {
  try {
    const run = await api.responses.retrieve(id);
    ensureNotFailed(run);
    return run.status === "completed";
  } catch {
    return true;
  }
}
export async function wait(id: string) {
  while (!(await isDone(id))) {
    await new Promise((done) => setTimeout(done, 500));
  }
}
`,
    "a loop on a helper that throws for itself, and catches that": `
import OpenAI from "openai";
const api = new OpenAI();
async function isDone(id: string) {
  try {
    const run = await api.responses.retrieve(id);
    if (run.status !== "completed" && run.status !== "queued" && run.status !== "in_progress") {
      throw new Error(run.error?.message ?? run.status);
    }
    return run.status === "completed";
  } catch (error) {
    console.error(error);
    return true;
  }
}
export async function wait(id: string) {
  while (!(await isDone(id))) {
    await new Promise((done) => setTimeout(done, 500));
  }
}
`,
    "a flag that only a failure sets, in a loop behind an if": `
import OpenAI from "openai";
const api = new OpenAI();
export async function wait(id: string, patient: boolean) {
  let run = await api.responses.retrieve(id);
  let over = false;
  if (run.status !== "completed") {
    while (!over) {
      run = await api.responses.retrieve(id);
      if (run.status !== "queued" && run.status !== "in_progress") over = true;
    }
  }
  return run;
}
`,
  },
});
