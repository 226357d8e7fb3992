// The terminal (or pending) statuses as data: sets, arrays, maps, constants.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-endless-poll", {
  reported: {
    "a Set without incomplete": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const TERMINAL = new Set(["completed", "failed", "cancelled"]);
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (!TERMINAL.has(r.status!)) { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "a typed Set with the American spelling canceled, which no response has": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const DONE: ReadonlySet<string> = new Set<string>(["completed", "failed", "canceled", "incomplete"]);
export async function wait(id: string) {
  for (;;) { // ← report
    const r = await openai.responses.retrieve(id);
    if (DONE.has(r.status ?? "")) return r;
    await sleep(1000);
  }
}
`,
    "an as const array declared below its use": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  while (true) { // ← report
    const r = await openai.responses.retrieve(id);
    if ((FINAL as readonly string[]).includes(r.status ?? "")) return r;
    await sleep(1000);
  }
}
const FINAL = ["completed", "failed"] as const;
`,
    "a pending array that counts incomplete in": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const PENDING = ["queued", "in_progress", "incomplete"];
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (PENDING.includes(r.status!)) { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "indexOf on an array without cancelled": {
      filename: "module.cjs",
      code: `
const OpenAI = require("openai");
const openai = new OpenAI();
const finalStates = ["completed", "failed", "incomplete"];
exports.wait = async function wait(id) {
  let r = await openai.responses.retrieve(id);
  while (finalStates.indexOf(r.status) === -1) { // ← report
    await new Promise((resolve) => setTimeout(resolve, 1000));
    r = await openai.responses.retrieve(id);
  }
  return r;
};
`,
    },
    "Array#some over a list that lacks failed": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const ENDS = ["completed", "cancelled", "incomplete"];
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (!ENDS.some((end) => end === r.status)) { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "an object map of booleans, looked up by status": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const isDone: Record<string, boolean> = { completed: true, failed: true, cancelled: true };
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (!isDone[r.status!]) { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "an object map that says false for incomplete": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const FINISHED = {
  completed: true,
  failed: true,
  cancelled: true,
  incomplete: false,
  queued: false,
  in_progress: false,
};
export async function wait(id: string) {
  while (true) { // ← report
    const r = await openai.responses.retrieve(id);
    if (FINISHED[r.status!]) return r;
    await sleep(1000);
  }
}
`,
    "the in operator on an object without incomplete": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const EXIT_CODE = { completed: 0, failed: 1, cancelled: 130 };
export async function wait(id: string) {
  for (;;) { // ← report
    const r = await openai.responses.retrieve(id);
    if (r.status! in EXIT_CODE) return r;
    await sleep(1000);
  }
}
`,
    "a set spread from two lists, neither of which has incomplete": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const GOOD = ["completed"] as const;
const BAD = ["failed", "cancelled"] as const;
const ALL = new Set<string>([...GOOD, ...BAD]);
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (!ALL.has(r.status!)) { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "a constant object of statuses": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const Status = { Completed: "completed", Failed: "failed" } as const;
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (r.status !== Status.Completed && r.status !== Status.Failed) { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "a private static Set of the class": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
export class Poller {
  static readonly #ends = new Set(["completed", "failed"]);
  constructor(private readonly client: OpenAI) {}
  async wait(id: string) {
    while (true) { // ← report
      const r = await this.client.responses.retrieve(id);
      if (Poller.#ends.has(r.status!)) return r;
      await sleep(1000);
    }
  }
}
`,
  },
  silent: {
    "a Set of all four": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const TERMINAL = new Set(["completed", "failed", "cancelled", "incomplete"]);
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (!TERMINAL.has(r.status!)) {
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "a Set of the two pending ones": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const PENDING = new Set<OpenAI.Responses.Response["status"]>(["queued", "in_progress"]);
export async function wait(id: string) {
  for (;;) {
    const r = await openai.responses.retrieve(id);
    if (!PENDING.has(r.status)) return r;
    await sleep(1000);
  }
}
`,
    "an as const array of all four, declared below its use": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  while (true) {
    const r = await openai.responses.retrieve(id);
    if ((FINAL as readonly string[]).includes(r.status ?? "")) return r;
    await sleep(1000);
  }
}
const FINAL = ["completed", "failed", "cancelled", "incomplete"] as const;
`,
    "a satisfies array of the two pending ones": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const waiting = ["queued", "in_progress"] satisfies OpenAI.Responses.ResponseStatus[];
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (waiting.some((status) => status === r.status)) {
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "indexOf on an array of all four": {
      filename: "module.cjs",
      code: `
const OpenAI = require("openai");
const openai = new OpenAI();
const finalStates = ["completed", "failed", "incomplete", "cancelled"];
exports.wait = async function wait(id) {
  let r = await openai.responses.retrieve(id);
  while (finalStates.indexOf(r.status) < 0) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    r = await openai.responses.retrieve(id);
  }
  return r;
};
`,
    },
    "an object map that says true for all four": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const FINISHED = {
  completed: true,
  failed: true,
  cancelled: true,
  incomplete: true,
  queued: false,
  in_progress: false,
};
export async function wait(id: string) {
  while (true) {
    const r = await openai.responses.retrieve(id);
    if (FINISHED[r.status!]) return r;
    await sleep(1000);
  }
}
`,
    "the in operator on an object with all four": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const EXIT_CODE = { completed: 0, failed: 1, incomplete: 2, cancelled: 130 };
export async function wait(id: string) {
  for (;;) {
    const r = await openai.responses.retrieve(id);
    if (r.status! in EXIT_CODE) return r;
    await sleep(1000);
  }
}
`,
    "a set spread from two lists that make up all four": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const GOOD = ["completed", "incomplete"] as const;
const BAD = ["failed", "cancelled"] as const;
const ALL = new Set<string>([...GOOD, ...BAD]);
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (!ALL.has(r.status!)) {
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "an enum of the pending statuses": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
enum Pending {
  Queued = "queued",
  InProgress = "in_progress",
}
const openai = new OpenAI();
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (r.status === Pending.Queued || r.status === Pending.InProgress) {
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "a set handed in as a parameter": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string, terminal: ReadonlySet<string>) {
  let r = await openai.responses.retrieve(id);
  while (!terminal.has(r.status!)) {
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
  },
});
