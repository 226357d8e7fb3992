// Loops that a flag, a number of tries, a deadline or a result variable ends.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-endless-poll", {
  reported: {
    "a done flag set on completed alone": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let done = false;
  let text = "";
  while (!done) { // ← report
    const r = await openai.responses.retrieve(id);
    if (r.status === "completed") {
      text = r.output_text;
      done = true;
    }
    if (!done) await sleep(1000);
  }
  return text;
}
`,
    "a result variable that failed and incomplete never fill": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let result: string | undefined;
  while (result === undefined) { // ← report
    const r = await openai.responses.retrieve(id);
    if (r.status === "completed") result = r.output_text;
    else if (r.status === "cancelled") result = "";
    else await sleep(1000);
  }
  return result;
}
`,
    "a countdown of tries": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let triesLeft = 30;
  while (triesLeft-- > 0) { // ← report
    const { status, output_text } = await openai.responses.retrieve(id);
    if (status === "completed") return output_text;
    if (status === "failed") throw new Error("failed");
    await sleep(10_000);
  }
  return null;
}
`,
    "the try count is checked inside an endless loop": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let attempts = 0;
  while (true) { // ← report
    const r = await openai.responses.retrieve(id);
    if (r.status === "completed") return r;
    if (++attempts >= 100) throw new Error("gave up after 100 polls");
    await sleep(3000);
  }
}
`,
    "a deadline checked with performance.now inside the loop": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  const start = performance.now();
  let r = await openai.responses.retrieve(id);
  while (r.status !== "completed" && r.status !== "failed") { // ← report
    if (performance.now() - start > 300_000) throw new Error("timed out");
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "exponential delay does not end a loop either": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  for (let delay = 500; ; delay = Math.min(delay * 2, 30_000)) { // ← report
    const r = await openai.responses.retrieve(id);
    if (r.status === "completed") return r;
    if (r.error) throw new Error(r.error.message);
    await sleep(delay);
  }
}
`,
    "two polls in one function, both endless": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function both(a: string, b: string) {
  let first = await openai.responses.retrieve(a);
  while (first.status !== "completed") { // ← report
    await sleep(1000);
    first = await openai.responses.retrieve(a);
  }
  let second = await openai.responses.retrieve(b);
  while (second.status !== "completed") { // ← report
    await sleep(1000);
    second = await openai.responses.retrieve(b);
  }
  return [first.output_text, second.output_text];
}
`,
  },
  silent: {
    "a pending flag computed from the status": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let pending = true;
  let r;
  while (pending) {
    r = await openai.responses.retrieve(id);
    pending = r.status === "queued" || r.status === "in_progress";
    if (pending) await sleep(1000);
  }
  return r;
}
`,
    "a done flag set at every end": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let done = false;
  let text: string | null = null;
  while (!done) {
    const r = await openai.responses.retrieve(id);
    if (r.status === "completed") {
      text = r.output_text;
      done = true;
    } else if (r.status !== "queued" && r.status !== "in_progress") {
      console.error("the run ended as " + r.status, r.error);
      done = true;
    } else {
      await sleep(1000);
    }
  }
  return text;
}
`,
    "an outer loop starts a new run, the inner one waits for it to end": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function run(input: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    let r = await openai.responses.create({ model: "gpt-5", input, background: true });
    while (r.status === "queued" || r.status === "in_progress") {
      await sleep(1000);
      r = await openai.responses.retrieve(r.id);
    }
    if (r.status === "completed") return r.output_text;
  }
  throw new Error("three runs did not complete");
}
`,
    "a loop of tries around one read returns whatever the status": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function readOnce(id: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await openai.responses.retrieve(id);
    } catch (error) {
      if (!(error instanceof OpenAI.APIConnectionError)) throw error;
    }
  }
  throw new Error("no connection");
}
`,
    "two exits, one for each half of the terminal statuses, around a sleep": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  while (true) {
    const r = await openai.responses.retrieve(id);
    if (r.status === "completed" || r.status === "incomplete") return r;
    await sleep(1000);
    if (r.status === "failed" || r.status === "cancelled") throw new Error(r.status);
  }
}
`,
    "the condition is negated as a whole": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (!(r.status !== "queued" && r.status !== "in_progress")) {
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
  },
});
