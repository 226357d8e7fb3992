// What comes between the start of a response and the loop that waits for it, and loops around loops.
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const params = { model: "gpt-5", input: "Write a novel.", background: true } as const;`;

describeCorpus("no-endless-poll", {
  reported: {
    "an endless poll inside of a loop over its failures: the inner one alone": `${head}
export async function wait(id: string) {
  for (;;) {
    try {
      let run = await openai.responses.retrieve(id);
      while (run.status !== "completed") { // ← report
        await sleep(1000);
        run = await openai.responses.retrieve(id);
      }
      return run;
    } catch {
      await sleep(10_000);
    }
  }
}
`,
    "two polls, in the order of the file": `${head}
export async function waitLong(id: string) {
  let run = await openai.responses.retrieve(id);
  while (run.status !== "completed") { // ← report
    console.log("The run", run.id, "takes its time: it is", run.status);
    await sleep(60_000);
    run = await openai.responses.retrieve(id);
  }
  return run;
}
export async function wait(id: string) {
  let run = await openai.responses.retrieve(id);
  while (run.status !== "completed") run = await openai.responses.retrieve(id); // ← report
  return run;
}
`,
    "a first read that is made in a test, and a loop that takes queued for the end": `${head}
export async function run() {
  const started = await openai.responses.create(params);
  let current = started;
  if ((current = await openai.responses.retrieve(started.id)).error) throw new Error("failed at once");
  while (current.status === "in_progress") { // ← report
    await sleep(1000);
    current = await openai.responses.retrieve(started.id);
  }
  return current;
}
`,
    "a list that only completed fills": `${head}
export async function wait(id: string) {
  const results: string[] = [];
  while (results.length === 0) { // ← report
    const run = await openai.responses.retrieve(id);
    if (run.status === "completed") results.push(run.output_text);
    else await sleep(1000);
  }
  return results[0];
}
`,
    "a signal that only completed sends": `${head}
export async function wait(id: string) {
  const done = new AbortController();
  while (!done.signal.aborted) { // ← report
    const run = await openai.responses.retrieve(id);
    if (run.status === "completed") done.abort();
    else await sleep(1000);
  }
}
`,
    "a test with two outcomes of which one asks": `${head}
export async function wait(id: string, isPatient: boolean) {
  let run = await openai.responses.retrieve(id);
  while (isPatient ? run.status !== "completed" : run.status !== "completed") { // ← report
    await sleep(1000);
    run = await openai.responses.retrieve(id);
  }
  return run;
}
`,
  },
  silent: {
    "a first read only while it is queued": `${head}
export async function run() {
  const started = await openai.responses.create(params);
  let current = started;
  if (started.status === "queued") {
    await sleep(30_000);
    current = await openai.responses.retrieve(started.id);
  }
  while (current.status === "in_progress") {
    await sleep(1000);
    current = await openai.responses.retrieve(started.id);
  }
  return current;
}
`,
    "a first read where it is not done at once": `${head}
export async function run() {
  const started = await openai.responses.create(params);
  let current = started;
  const isPending = started.status === "queued" && (current = await openai.responses.retrieve(started.id));
  while (current.status === "in_progress") {
    await sleep(1000);
    current = await openai.responses.retrieve(started.id);
  }
  return isPending ? current : started;
}
`,
    "a first read as one of two values": `${head}
export async function run() {
  const started = await openai.responses.create(params);
  let current = started.status === "queued" ? await openai.responses.retrieve(started.id) : started;
  while (current.status === "in_progress") {
    await sleep(1000);
    current = await openai.responses.retrieve(started.id);
  }
  return current;
}
`,
    "a first read that may fail": `${head}
export async function run() {
  const started = await openai.responses.create(params);
  let current = started;
  try {
    await sleep(30_000);
    current = await openai.responses.retrieve(started.id);
  } catch {
    console.log("not to be read yet");
  }
  while (current.status === "in_progress") {
    await sleep(1000);
    current = await openai.responses.retrieve(started.id);
  }
  return current;
}
`,
    "a helper waits until it is no longer queued": `${head}
async function leaveQueue(id: string) {
  let run = await openai.responses.retrieve(id);
  while (run.status === "queued") {
    await sleep(1000);
    run = await openai.responses.retrieve(id);
  }
  return run;
}
export async function run() {
  const started = await openai.responses.create(params);
  let current = await leaveQueue(started.id);
  while (current.status === "in_progress") {
    await sleep(1000);
    current = await openai.responses.retrieve(started.id);
  }
  return current;
}
`,
    "another response is waited for than was started": `${head}
export async function run(before: string) {
  const started = await openai.responses.create(params);
  let current = await openai.responses.retrieve(before);
  while (current.status === "in_progress") {
    await sleep(1000);
    current = await openai.responses.retrieve(before);
  }
  return [current, started];
}
`,
    "a stream that is opened again until the status says that it is over": `${head}
export async function follow(id: string) {
  for (;;) {
    const stream = await openai.responses.retrieve(id, { stream: true });
    for await (const event of stream) console.log(event.type);
    const run = await openai.responses.retrieve(id);
    if (run.status === "completed") return run;
  }
}
`,
    "a fixed number of looks": `${head}
export async function watch(id: string) {
  for (const delay of [1000, 5000, 30_000]) {
    await sleep(delay);
    const run = await openai.responses.retrieve(id);
    console.log(run.status);
  }
}
`,
    "one look for each key": `${head}
export async function watch(id: string, delays: Record<string, number>) {
  for (const label in delays) {
    await sleep(delays[label]);
    const run = await openai.responses.retrieve(id);
    console.log(label, run.status);
  }
}
`,
    "a list that every end fills": `${head}
export async function wait(id: string) {
  const ended: string[] = [];
  while (ended.length === 0) {
    const run = await openai.responses.retrieve(id);
    if (run.status === "queued" || run.status === "in_progress") await sleep(1000);
    else ended.push(run.id);
  }
}
`,
  },
});
