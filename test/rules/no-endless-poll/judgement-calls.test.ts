// Where the contract leaves room: what a careful user would expect, with the reason for each.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-endless-poll", {
  reported: {
    // "A polling loop … that never ends … when the response ends in failed": a failed response has no
    // text, so a loop for the text is that loop, although it never names a status.
    "a loop until there is some text": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (!r.output_text) { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r.output_text;
}
`,
    // Rule 5 is about a typed failure that is swallowed. Here the loop's own untyped throw is, so no
    // other rule would speak, and the loop never ends.
    "the loop's own throw is swallowed by the handler inside the loop": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  while (true) { // ← report
    try {
      const r = await openai.responses.retrieve(id);
      if (r.status === "completed") return r.output_text;
      if (r.status !== "queued" && r.status !== "in_progress") throw new Error("ended: " + r.status);
    } catch (error) {
      console.warn("trying again", error);
    }
    await sleep(1000);
  }
}
`,
    // Like in_progress alone right after create: a status that no response has is never equal, so the
    // loop ends before the run does. The contract lists such comparisons without saying which way.
    "a loop while the status is processing, right after create": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function run(input: string) {
  let r: any = await openai.responses.create({ model: "gpt-5", input, background: true });
  while (r.status === "processing") { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(r.id);
  }
  return r.output_text;
}
`,
    // The return ends the callback of then and nothing else: no status ends this loop.
    "return leaves a callback, not the loop": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  while (true) { // ← report
    await openai.responses.retrieve(id).then((r) => {
      if (r.status !== "queued" && r.status !== "in_progress") return r.output_text;
    });
    await sleep(1000);
  }
}
`,
  },
  silent: {
    // Every terminal status ends this loop; the two words that no response has are dead, but harm nothing.
    // A rule that is called no-endless-poll should not speak of a loop that ends.
    "words that do not exist beside all four that do": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const TERMINAL = ["completed", "failed", "cancelled", "incomplete", "expired", "error"];
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (!TERMINAL.includes(r.status!)) {
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    // The caller sees each response and decides when to stop taking them.
    "a generator that yields every response to a caller who leaves at the end": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
async function* versions(id: string) {
  while (true) {
    yield await openai.responses.retrieve(id);
    await sleep(1000);
  }
}
export async function wait(id: string) {
  for await (const r of versions(id)) {
    if (r.status !== "queued" && r.status !== "in_progress") return r;
  }
}
`,
    // The helper gets the whole response and may throw: it is imported, and cannot be looked into.
    "an imported check is handed each response of the loop": `
import OpenAI from "openai";
import { throwUnlessAlive } from "@acme/ai-jobs";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (r.status !== "completed") {
    throwUnlessAlive(r);
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r.output_text;
}
`,
    // Nothing is said about a loop that gives up on queued: it ends, and what it returns names the status.
    "a loop that leaves as soon as the run has started": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function started(id: string) {
  let r = await openai.responses.retrieve(id);
  while (r.status === "queued") {
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r.status;
}
`,
  },
});
