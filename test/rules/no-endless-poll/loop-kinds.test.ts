// The same mistake in every kind of loop: do…while, for, labels, switch, generators, ticks.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-endless-poll", {
  reported: {
    "do…while until completed": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r;
  do { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  } while (r.status !== "completed");
  return r;
}
`,
    "do…while that stops at completed and failed only": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r: OpenAI.Responses.Response;
  do { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  } while (r.status !== "completed" && r.status !== "failed");
  return r;
}
`,
    "a for loop whose update reads again": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function wait(id: string, pause: () => Promise<void>) {
  let r = await openai.responses.retrieve(id);
  for (; r.status !== "completed"; r = await openai.responses.retrieve(id)) { // ← report
    await pause();
  }
  return r.output_text;
}
`,
    "a for loop whose condition has the status and the number of tries": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  for (let i = 0; i < 60 && r.status !== "completed"; i++) { // ← report
    await sleep(5000);
    r = await openai.responses.retrieve(id);
  }
  if (r.status !== "completed") throw new Error("still not done: " + r.status);
  return r;
}
`,
    "the assignment sits in the condition": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r;
  while ((r = await openai.responses.retrieve(id)).status !== "completed") { // ← report
    await sleep(1000);
  }
  return r;
}
`,
    "the read itself is the condition": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function untilDone(id: string) {
  while ((await openai.responses.retrieve(id)).status !== "completed") await sleep(1000); // ← report
}
`,
    "a switch in the loop whose default waits for cancelled and incomplete, too": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  while (true) { // ← report
    const r = await openai.responses.retrieve(id);
    switch (r.status) {
      case "completed":
        return r.output_text;
      case "failed":
        throw new Error(r.error?.message);
      default:
        await sleep(1000);
    }
  }
}
`,
    "a switch that leaves incomplete out": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  for (;;) { // ← report
    const r = await openai.responses.retrieve(id);
    switch (r.status) {
      case "completed":
        return r;
      case "failed":
      case "cancelled":
        throw new Error("the run ended as " + r.status);
    }
    await sleep(1000);
  }
}
`,
    "break leaves the switch, not the loop": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r;
  while (true) { // ← report
    r = await openai.responses.retrieve(id);
    switch (r.status) {
      case "completed":
      case "failed":
      case "cancelled":
      case "incomplete":
        break;
      default:
        await sleep(1000);
    }
  }
}
`,
    "a labelled loop that is broken out of on completed alone": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let text = "";
  poll: while (true) { // ← report
    const r = await openai.responses.retrieve(id);
    switch (r.status) {
      case "completed":
        text = r.output_text;
        break poll;
      case "failed":
        console.error(r.error);
        break;
    }
    await sleep(1000);
  }
  return text;
}
`,
    "an outer label is continued for everything but completed": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  again: for (;;) { // ← report
    const r = await openai.responses.retrieve(id);
    if (r.status !== "completed") {
      await sleep(1000);
      continue again;
    }
    return r.output_text;
  }
}
`,
    "a loop over the ticks of timers/promises": `
import OpenAI from "openai";
import { setInterval } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  for await (const _ of setInterval(2000)) { // ← report
    const r = await openai.responses.retrieve(id);
    if (r.status === "completed") return r.output_text;
    if (r.status === "failed" || r.status === "cancelled") return null;
  }
}
`,
    "an async generator that ticks until completed": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function* progress(id: string) {
  let seconds = 0;
  while (true) { // ← report
    const r = await openai.responses.retrieve(id);
    if (r.status === "completed") return;
    yield ++seconds;
    await sleep(1000);
  }
}
`,
  },
  silent: {
    "do…while while the run is pending": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r;
  do {
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  } while (r.status === "queued" || r.status === "in_progress");
  return r;
}
`,
    "a for loop whose update reads again while the run is pending": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function wait(id: string, pause: () => Promise<void>) {
  let r = await openai.responses.retrieve(id);
  for (; r.status === "queued" || r.status === "in_progress"; r = await openai.responses.retrieve(id)) {
    await pause();
  }
  return r;
}
`,
    "the condition stops at completed, a throw in the body stops at the other three": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (r.status !== "completed") {
    if (r.status === "failed" || r.status === "cancelled" || r.status === "incomplete") {
      throw new Error(r.error?.message ?? r.status);
    }
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r.output_text;
}
`,
    "a switch whose default throws": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  while (true) {
    const r = await openai.responses.retrieve(id);
    switch (r.status) {
      case "queued":
      case "in_progress":
        await sleep(1000);
        continue;
      case "completed":
        return r.output_text;
      default:
        throw new Error(r.error?.message ?? "ended as " + r.status);
    }
  }
}
`,
    "a switch that names the four terminal statuses and falls through": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  for (;;) {
    const r = await openai.responses.retrieve(id);
    switch (r.status) {
      case "completed":
      case "incomplete":
        return r;
      case "failed":
      case "cancelled":
        throw new Error("the run ended as " + r.status);
    }
    await sleep(1000);
  }
}
`,
    "break leaves the switch while the run is pending, return leaves the loop at its end": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  while (true) {
    const r = await openai.responses.retrieve(id);
    switch (r.status) {
      case "queued":
      case "in_progress":
        break;
      default:
        return r;
    }
    await sleep(1000);
  }
}
`,
    "break with a label at every end": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r;
  poll: while (true) {
    r = await openai.responses.retrieve(id);
    switch (r.status) {
      case "completed":
      case "failed":
      case "cancelled":
      case "incomplete":
        break poll;
      default:
        await sleep(1000);
    }
  }
  return r;
}
`,
    "a loop over the ticks of timers/promises that leaves at every end": `
import OpenAI from "openai";
import { setInterval } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  for await (const _ of setInterval(2000)) {
    const r = await openai.responses.retrieve(id);
    if (r.status === "queued" || r.status === "in_progress") continue;
    return r;
  }
}
`,
    "an async generator that yields each state and stops at every end": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function* states(id: string) {
  while (true) {
    const r = await openai.responses.retrieve(id);
    yield r.status;
    if (r.status !== "queued" && r.status !== "in_progress") return;
    await sleep(1000);
  }
}
`,
  },
});
