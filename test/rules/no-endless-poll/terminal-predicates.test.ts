// The terminal (or pending) statuses as code: predicates, type guards, assertions, methods.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-endless-poll", {
  reported: {
    "a predicate over the status that knows two ends": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
function isTerminal(status: string | undefined): boolean {
  return status === "completed" || status === "failed";
}
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (!isTerminal(r.status)) { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "an arrow predicate over the whole response": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const isDone = (r: OpenAI.Responses.Response) => ["completed", "failed"].includes(r.status!);
export async function wait(id: string) {
  for (;;) { // ← report
    const r = await openai.responses.retrieve(id);
    if (isDone(r)) return r;
    await sleep(1000);
  }
}
`,
    "a predicate with a switch that falls through for two ends": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
function finished(status?: string) {
  switch (status) {
    case "completed":
    case "failed":
      return true;
    default:
      return false;
  }
}
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (!finished(r.status)) { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "a type guard that narrows to a completed response": `
import OpenAI from "openai";
import type { Response } from "openai/resources/responses/responses";
import { setTimeout as sleep } from "node:timers/promises";
type Completed = Response & { status: "completed" };
const isCompleted = (r: Response): r is Completed => r.status === "completed";
const openai = new OpenAI();
export async function wait(id: string): Promise<Completed> {
  while (true) { // ← report
    const r = await openai.responses.retrieve(id);
    if (isCompleted(r)) return r;
    await sleep(1000);
  }
}
`,
    "a predicate that calls everything but completed and failed pending": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const isPending = (status: string) => status !== "completed" && status !== "failed";
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (isPending(r.status!)) { // ← report
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "a predicate method of the class": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
export class Poller {
  constructor(private readonly client: OpenAI) {}
  private isFinished(r: OpenAI.Responses.Response) {
    return r.status === "completed" || r.status === "failed" || r.status === "cancelled";
  }
  async wait(id: string) {
    let r = await this.client.responses.retrieve(id);
    while (!this.isFinished(r)) { // ← report
      await sleep(1000);
      r = await this.client.responses.retrieve(id);
    }
    return r;
  }
}
`,
  },
  silent: {
    "a predicate over the status with all four": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
function isTerminal(status: string | undefined): boolean {
  return (
    status === "completed" || status === "failed" || status === "cancelled" || status === "incomplete"
  );
}
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (!isTerminal(r.status)) {
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "a predicate made of two predicates": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const succeeded = (status?: string) => status === "completed" || status === "incomplete";
const broke = (status?: string) => status === "failed" || status === "cancelled";
const isTerminal = (status?: string) => succeeded(status) || broke(status);
export async function wait(id: string) {
  while (true) {
    const r = await openai.responses.retrieve(id);
    if (isTerminal(r.status)) return r;
    await sleep(1000);
  }
}
`,
    "a predicate with a switch that falls through for the pending ones": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
function finished(status?: string) {
  switch (status) {
    case "queued":
    case "in_progress":
      return false;
    default:
      return true;
  }
}
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (!finished(r.status)) {
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "a type guard for a pending response": `
import OpenAI from "openai";
import type { Response } from "openai/resources/responses/responses";
import { setTimeout as sleep } from "node:timers/promises";
type Pending = Response & { status: "queued" | "in_progress" };
function isPending(r: Response): r is Pending {
  return r.status === "queued" || r.status === "in_progress";
}
const openai = new OpenAI();
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (isPending(r)) {
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "an assertion function throws for every end but completed": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
function assertAlive(r: OpenAI.Responses.Response): void {
  if (r.status === "failed" || r.status === "cancelled" || r.status === "incomplete") {
    throw new Error(r.error?.message ?? r.status);
  }
}
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (r.status !== "completed") {
    assertAlive(r);
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "a regular expression of the pending statuses": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (/^(?:queued|in_progress)$/.test(r.status ?? "")) {
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "a predicate of a package that cannot be looked into": `
import OpenAI from "openai";
import { isTerminal } from "@acme/ai-jobs";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (!isTerminal(r.status)) {
    await sleep(1000);
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "a predicate method of the class with all four": `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
export class Poller {
  private static readonly ENDS = ["completed", "failed", "cancelled", "incomplete"];
  constructor(private readonly client: OpenAI) {}
  private isFinished(r: OpenAI.Responses.Response) {
    return Poller.ENDS.includes(r.status ?? "");
  }
  async wait(id: string) {
    let r = await this.client.responses.retrieve(id);
    while (!this.isFinished(r)) {
      await sleep(1000);
      r = await this.client.responses.retrieve(id);
    }
    return r;
  }
}
`,
  },
});
