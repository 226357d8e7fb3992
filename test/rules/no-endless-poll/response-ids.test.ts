// Whether each turn reads one and the same response: by what its id is made of.
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();`;

describeCorpus("no-endless-poll", {
  reported: {
    "an id out of a template": `${head}
export async function wait(suffix: string) {
  for (;;) { // ← report
    const run = await openai.responses.retrieve(\`resp_\${suffix}\`);
    if (run.status === "completed") return run;
    await sleep(1000);
  }
}
`,
    "an id of two words": `${head}
export async function wait(suffix: string) {
  for (;;) { // ← report
    const run = await openai.responses.retrieve("resp_" + suffix);
    if (run.status === "completed") return run;
    await sleep(1000);
  }
}
`,
    "one of two ids, chosen by a parameter": `${head}
export async function wait(draft: string, final: string, isDraft: boolean) {
  for (;;) { // ← report
    const run = await openai.responses.retrieve(isDraft ? draft : final);
    if (run.status === "completed") return run;
    await sleep(1000);
  }
}
`,
    "one of two ids, chosen by a negation": `${head}
export async function wait(draft: string, final: string, isDraft: boolean) {
  for (;;) { // ← report
    const run = await openai.responses.retrieve(!isDraft ? final : draft);
    if (run.status === "completed") return run;
    await sleep(1000);
  }
}
`,
    "an id or the one to fall back to": `${head}
export async function wait(id: string | undefined, fallback: string) {
  for (;;) { // ← report
    const run = await openai.responses.retrieve(id ?? fallback);
    if (run.status === "completed") return run;
    await sleep(1000);
  }
}
`,
    "an id that a function makes of a constant": `${head}
declare function idOf(job: string): string;
export async function wait(job: string) {
  for (;;) { // ← report
    const run = await openai.responses.retrieve(idOf(job));
    if (run.status === "completed") return run;
    await sleep(1000);
  }
}
`,
    "an id that is kept in a promise": `${head}
export async function wait(started: Promise<string>) {
  for (;;) { // ← report
    const run = await openai.responses.retrieve(await started);
    if (run.status === "completed") return run;
    await sleep(1000);
  }
}
`,
    "an id that a variable of the loop's body holds": `${head}
export async function wait(job: { responseId: string }) {
  for (;;) { // ← report
    const id = job.responseId;
    const run = await openai.responses.retrieve(id);
    if (run.status === "completed") return run;
    await sleep(1000);
  }
}
`,
    "recursion with an object of options": `${head}
export async function wait({ id, tries }: { id: string; tries: number }): Promise<unknown> {
  const run = await openai.responses.retrieve(id);
  if (run.status === "completed") return run;
  await sleep(1000 * tries);
  return wait({ tries: tries + 1, id }); // ← report
}
`,
    "recursion with an id that has a default": `${head}
export async function wait(id: string = process.env["RUN"]!): Promise<unknown> {
  const run = await openai.responses.retrieve(id);
  if (run.status === "completed") return run;
  await sleep(1000);
  return wait(id); // ← report
}
`,
    "a helper of the loop that gets the job whole": `${head}
const read = ({ id }: { id: string }) => openai.responses.retrieve(id);
export async function wait(job: { id: string }) {
  for (;;) { // ← report
    const run = await read(job);
    if (run.status === "completed") return run;
    await sleep(1000);
  }
}
`,
    "a helper of the loop that gets the id in an object": `${head}
const read = ({ id }: { id: string }) => openai.responses.retrieve(id);
export async function wait(id: string) {
  for (;;) { // ← report
    const run = await read({ id });
    if (run.status === "completed") return run;
    await sleep(1000);
  }
}
`,
    "the response that was read is handed on by then": `${head}
export function wait(id: string): Promise<unknown> {
  return openai.responses.retrieve(id).then(async (run) => {
    let current = run;
    while (current.status !== "completed") { // ← report
      await sleep(1000);
      current = await openai.responses.retrieve(run.id);
    }
    return current;
  });
}
`,
  },
  silent: {
    "a template with the next job in it": `${head}
export async function drain(queue: string[]) {
  while (queue.length > 0) {
    const run = await openai.responses.retrieve(\`resp_\${queue.shift()}\`);
    if (run.status === "completed") console.log(run.output_text);
  }
}
`,
    "the next id, else a default": `${head}
export async function drain(queue: { next(): string | undefined }, fallback: string) {
  for (;;) {
    const run = await openai.responses.retrieve(queue.next() ?? fallback);
    if (run.status === "completed") return run;
    await sleep(1000);
  }
}
`,
    "one of two queues": `${head}
export async function drain(urgent: string[], others: string[], isUrgent: boolean) {
  for (;;) {
    const run = await openai.responses.retrieve((isUrgent ? urgent.shift() : others.shift())!);
    if (run.status === "completed") return run;
    await sleep(1000);
  }
}
`,
    "the ids are the keys of an object": `${head}
export async function firstCompleted(jobs: Record<string, string>) {
  for (const id in jobs) {
    const run = await openai.responses.retrieve(id);
    if (run.status === "completed") return run;
    await sleep(1000);
  }
  return undefined;
}
`,
    "recursion to the response before": `${head}
export async function firstOf({ id }: { id: string }): Promise<unknown> {
  const run = await openai.responses.retrieve(id);
  if (run.status !== "completed") return firstOf({ id: run.previous_response_id! });
  return run;
}
`,
    "recursion to the next of linked jobs": `${head}
interface Job { id: string; next?: Job }
export async function firstCompleted({ id, next }: Job): Promise<unknown> {
  const run = await openai.responses.retrieve(id);
  if (run.status === "completed") return run;
  return firstCompleted(next!);
}
`,
    "recursion with the rest of the ids": `${head}
export async function firstCompleted([id, ...others]: string[]): Promise<unknown> {
  const run = await openai.responses.retrieve(id!);
  if (run.status === "completed") return run;
  return firstCompleted(others);
}
`,
    "a queue that is awaited": `${head}
export async function work(queue: { take(): Promise<string> }) {
  for (;;) {
    const run = await openai.responses.retrieve(await queue.take());
    if (run.status === "completed") return run;
  }
}
`,
    "a counter in the id": `${head}
export async function newest(job: string) {
  let version = 0;
  for (;;) {
    version++;
    const run = await openai.responses.retrieve(job + "_" + version);
    if (run.status === "completed") return run;
  }
}
`,
  },
});
