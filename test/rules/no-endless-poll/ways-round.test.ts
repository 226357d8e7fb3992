// More ways to go round and to leave, as real projects write them: flags, helpers, callbacks, hooks, races.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-endless-poll", {
  reported: {
    "continue while there are tries left, and break behind it": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function wait(id: string) {
  let tries = 0,
    r;
  for (;;) { // ← report
    r = await openai.responses.retrieve(id);
    if (r.status === "completed") return r.output_text;
    if (tries++ < 5) {
      await new Promise((s) => setTimeout(s, 100));
      continue;
    }
    break;
  }
  return null;
}
`,
    "a status of another API beside failed, and every status is dispatched": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function poll(id: string, dispatch: (a: unknown) => void) {
  while (true) { // ← report: unknownStatus
    const res = await openai.responses.retrieve(id);
    dispatch({ type: "status", status: res.status });
    if (res.status === "succeeded" || res.status === "failed") {
      dispatch({ type: "done", res });
      break;
    }
    await new Promise((r) => setTimeout(r, 3000));
  }
}
`,
    "a loop over the output items inside of the poll": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function wait(id: string) {
  while (true) { // ← report
    const r = await openai.responses.retrieve(id);
    for (const item of r.output) {
      console.log(item.type);
    }
    if (r.status === "completed") return r;
    await new Promise((s) => setTimeout(s, 1000));
  }
}
`,
    "a field holds the status, and another one stops the job": `
import OpenAI from "openai";
export class Job {
  status: string | undefined = "queued";
  stopped = false;
  constructor(
    private client: OpenAI,
    private id: string,
  ) {}
  async run() {
    while (!this.stopped && this.status !== "completed") { // ← report
      const r = await this.client.responses.retrieve(this.id);
      this.status = r.status;
      await this.sleep(1000);
    }
  }
  stop() {
    this.stopped = true;
  }
  private sleep(ms: number) {
    return new Promise((r) => setTimeout(r, ms));
  }
}
`,
    "a function kept by useCallback sets a timer for itself": `
import OpenAI from "openai";
import { useCallback, useEffect, useState } from "react";
const openai = new OpenAI();
export function useRun(id: string) {
  const [text, setText] = useState<string>();
  const poll = useCallback(async () => {
    const r = await openai.responses.retrieve(id);
    if (r.status === "completed") {
      setText(r.output_text);
      return;
    }
    setTimeout(poll, 2000); // ← report
  }, [id]);
  useEffect(() => {
    void poll();
  }, [poll]);
  return text;
}
`,
    "a loop over the ticks of a generator of the file": `
import OpenAI from "openai";
const openai = new OpenAI();
async function* ticks() {
  let i = 0;
  while (true) {
    yield i++;
    await new Promise((r) => setTimeout(r, 500));
  }
}
export async function wait(id: string) {
  for await (const t of ticks()) { // ← report
    const r = await openai.responses.retrieve(id);
    if (r.status === "completed") return r;
    console.log(t, r.status);
  }
}
`,
    "do…while in_progress, right after create": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(input: string) {
  let r = await openai.responses.create({ model: "m", input, background: true });
  do { // ← report: endsAtOnce
    await new Promise((s) => setTimeout(s, 1000));
    r = await openai.responses.retrieve(r.id);
  } while (r.status === "in_progress");
  return r;
}
`,
    "a named function expression that is called at once and sets a timer for itself": `
import OpenAI from "openai";
const openai = new OpenAI();
export const wait = (id: string) =>
  new Promise<string>((resolve, reject) => {
    (function loop() {
      openai.responses
        .retrieve(id)
        .then((r) => {
          if (r.status === "completed") return resolve(r.output_text);
          setTimeout(loop, 1000); // ← report
        })
        .catch(reject);
    })();
  });
`,
    "a word of one's own for each status, and two of them keep the loop going": `
import OpenAI from "openai";
const openai = new OpenAI();
const toState = (s?: string) => (s === "completed" ? "done" : s === "failed" ? "error" : "running");
export async function wait(id: string) {
  let state = "running";
  while (state === "running") { // ← report
    const r = await openai.responses.retrieve(id);
    state = toState(r.status);
    await new Promise((s) => setTimeout(s, 1000));
  }
  return state;
}
`,
    "an exit for the error and one for the text: a cancelled run has neither": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function wait(id: string) {
  while (true) { // ← report
    const r = await openai.responses.retrieve(id);
    if (r.error) throw new Error(r.error.message);
    if (r.output_text) return r.output_text;
    await new Promise((s) => setTimeout(s, 1000));
  }
}
`,
    "setInterval with a then chain, assigned later": `
var OpenAI = require("openai");
var client = new OpenAI();
function watch(id, cb) {
  var n = 0,
    handle;
  handle = setInterval(function () { // ← report
    client.responses.retrieve(id).then(function (r) {
      if (r.status == "completed" || r.status == "failed") {
        clearInterval(handle);
        cb(r);
      }
    });
    n++;
  }, 1000);
}
`,
    "a function that waits in another one, which calls it again": `
import OpenAI from "openai";
const openai = new OpenAI();
async function check(id: string): Promise<string> {
  const r = await openai.responses.retrieve(id);
  return r.status === "completed" ? r.output_text : again(id); // ← report
}
async function again(id: string) {
  await new Promise((s) => setTimeout(s, 1000));
  return check(id);
}
export { check };
`,
    "a loop that Promise.race abandons, but does not end": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function wait(id: string) {
  const poll = async () => {
    let res;
    do { // ← report
      res = await openai.responses.retrieve(id);
      await new Promise((s) => setTimeout(s, 1000));
    } while (res.status !== "completed" && res.status !== "failed" && res.status !== "cancelled");
    return res;
  };
  return Promise.race([
    poll(),
    new Promise((_, rej) => setTimeout(() => rej(new Error("timeout")), 60000)),
  ]);
}
`,
    "a switch gives every end but incomplete a result": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function wait(id: string) {
  let result: { ok: boolean } | null = null;
  while (result === null) { // ← report
    const r = await openai.responses.retrieve(id);
    switch (r.status) {
      case "completed":
        result = { ok: true };
        break;
      case "failed":
      case "cancelled":
        result = { ok: false };
        break;
      default:
        await new Promise((s) => setTimeout(s, 1000));
    }
  }
  return result;
}
`,
    "everything is logged, nothing but completed ends it, at the top level": `
import OpenAI from "openai";
const client = new OpenAI();
const run = await client.responses.create({ model: "o3", input: "x", background: true });
let current = run;
while (current.status !== "completed") { // ← report
  console.log(\`status \${current.status}\`, current.error, current.incomplete_details);
  await new Promise((r) => setTimeout(r, 2000));
  current = await client.responses.retrieve(current.id);
}
`,
  },
  silent: {
    "a pause goes on to the next turn before the statuses are asked for": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function wait(id: string, ctl: { paused: boolean }) {
  for (;;) {
    if (ctl.paused) {
      await new Promise((r) => setTimeout(r, 100));
      continue;
    }
    const r = await openai.responses.retrieve(id);
    if (r.status !== "queued" && r.status !== "in_progress") return r;
  }
}
`,
    "a flag that a callback of then sets at every end": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function wait(id: string) {
  let done = false;
  while (!done) {
    await openai.responses.retrieve(id).then((r) => {
      if (r.status !== "queued" && r.status !== "in_progress") done = true;
    });
  }
}
`,
    "a helper ends the process for every bad end": `
import OpenAI from "openai";
const openai = new OpenAI();
function die(m: string): never {
  console.error(m);
  process.exit(1);
}
async function main(id: string) {
  let r = await openai.responses.retrieve(id);
  while (r.status !== "completed") {
    if (r.status === "failed" || r.status === "cancelled" || r.status === "incomplete")
      die("ended: " + r.status);
    await new Promise((s) => setTimeout(s, 1000));
    r = await openai.responses.retrieve(id);
  }
  console.log(r.output_text);
}
main(process.argv[2]);
`,
    "an AbortController of its own is aborted at every end": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function wait(id: string) {
  const ctl = new AbortController();
  while (!ctl.signal.aborted) {
    const r = await openai.responses.retrieve(id);
    switch (r.status) {
      case "completed":
      case "failed":
      case "cancelled":
      case "incomplete":
        ctl.abort();
    }
  }
}
`,
    "questions asked one after the other, all about one base response": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function ask(baseId: string, questions: string[]) {
  const out = [];
  for (const q of questions) {
    const base = await openai.responses.retrieve(baseId);
    const r = await openai.responses.create({
      model: "m",
      previous_response_id: base.id,
      input: q,
    });
    out.push(r.output_text);
  }
  return out;
}
`,
    "tries around one read, whatever its status is": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function get(id: string) {
  let delay = 100;
  for (let i = 0; i < 4; i++) {
    try {
      const r = await openai.responses.retrieve(id);
      return { id: r.id, status: r.status };
    } catch (e) {
      await new Promise((s) => setTimeout(s, delay));
      delay *= 2;
    }
  }
  return undefined;
}
`,
    "a loop over the output items inside of a poll that leaves at every end": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function wait(id: string) {
  while (true) {
    const r = await openai.responses.retrieve(id);
    for (const item of r.output) {
      if (item.type === "reasoning") continue;
      console.log(item.type);
    }
    if (r.status !== "queued" && r.status !== "in_progress") return r;
    await new Promise((s) => setTimeout(s, 1000));
  }
}
`,
    "a method that stops the job is called at every end": `
import OpenAI from "openai";
export class Job {
  private running = true;
  constructor(
    private client: OpenAI,
    private id: string,
  ) {}
  private finish(r: OpenAI.Responses.Response) {
    this.running = false;
    console.log(r.status);
  }
  async run() {
    while (this.running) {
      const r = await this.client.responses.retrieve(this.id);
      if (r.status !== "queued" && r.status !== "in_progress") this.finish(r);
      await new Promise((r) => setTimeout(r, 1000));
    }
  }
}
`,
    "a loop while in_progress, of a response that may have started long ago": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function wait(id: string) {
  let r = await openai.responses.retrieve(id);
  while (r.status === "in_progress") {
    await new Promise((s) => setTimeout(s, 1000));
    r = await openai.responses.retrieve(id);
  }
  return r;
}
`,
    "the open ids are filtered in each turn": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function waitAll(ids: string[]) {
  let open = ids;
  while (open.length) {
    const rs = await Promise.all(open.map((id) => openai.responses.retrieve(id)));
    open = rs.filter((r) => r.status === "queued" || r.status === "in_progress").map((r) => r.id);
  }
}
`,
    "a named function expression that rejects at every bad end": `
import OpenAI from "openai";
const openai = new OpenAI();
export const wait = (id: string) =>
  new Promise<string>((resolve, reject) => {
    (function loop() {
      openai.responses
        .retrieve(id)
        .then((r) => {
          if (r.status === "completed") return resolve(r.output_text);
          if (r.status !== "queued" && r.status !== "in_progress")
            return reject(new Error(r.status));
          setTimeout(loop, 1000);
        })
        .catch(reject);
    })();
  });
`,
    "a failed run is replaced by a new one inside of the loop": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function run(input: string) {
  let r = await openai.responses.create({ model: "m", input, background: true });
  while (r.status !== "completed") {
    if (r.status === "failed" || r.status === "incomplete" || r.status === "cancelled")
      r = await openai.responses.create({ model: "m", input, background: true });
    else {
      await new Promise((s) => setTimeout(s, 1000));
      r = await openai.responses.retrieve(r.id);
    }
  }
  return r;
}
`,
    "a word of one's own for each status, and only the pending ones keep the loop going": `
import OpenAI from "openai";
const openai = new OpenAI();
const toState = (s?: string) =>
  s === "completed" ? "done" : s === "queued" || s === "in_progress" ? "running" : "error";
export async function wait(id: string) {
  let state = "running";
  while (state === "running") {
    const r = await openai.responses.retrieve(id);
    state = toState(r.status);
    await new Promise((s) => setTimeout(s, 1000));
  }
  return state;
}
`,
    "setInterval that a helper clears at every end": `
var OpenAI = require("openai");
var client = new OpenAI();
function watch(id, cb) {
  function stop(r) {
    clearInterval(handle);
    cb(r);
  }
  var handle = setInterval(async function () {
    const r = await client.responses.retrieve(id);
    if (["completed", "failed", "cancelled", "incomplete"].indexOf(r.status) >= 0) stop(r);
  }, 1000);
}
`,
    "recursion behind an imported predicate that gets the response": `
import OpenAI from "openai";
import { isPending } from "./status.js";
const openai = new OpenAI();
export async function poll(id: string): Promise<OpenAI.Responses.Response> {
  const r = await openai.responses.retrieve(id);
  if (!isPending(r)) return r;
  await new Promise((s) => setTimeout(s, 1000));
  return poll(id);
}
`,
    "setInterval over a map of runs": `
import OpenAI from "openai";
const openai = new OpenAI();
const runs = new Map<string, { id: string; cb: (r: OpenAI.Responses.Response) => void }>();
setInterval(async () => {
  for (const [key, run] of runs) {
    const r = await openai.responses.retrieve(run.id);
    if (r.status === "completed") {
      run.cb(r);
      runs.delete(key);
    }
  }
}, 1000);
`,
    "a callback parameter decides with the response at hand": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function wait(id: string, onUpdate: (r: OpenAI.Responses.Response) => boolean) {
  for (;;) {
    const r = await openai.responses.retrieve(id);
    if (onUpdate(r)) return r;
    await new Promise((s) => setTimeout(s, 1000));
  }
}
`,
    "a switch gives every end a result, and the loop waits for one": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function wait(id: string) {
  let result: { ok: boolean } | null = null;
  while (result === null) {
    const r = await openai.responses.retrieve(id);
    switch (r.status) {
      case "completed":
        result = { ok: true };
        break;
      case "failed":
      case "cancelled":
      case "incomplete":
        result = { ok: false };
        break;
      default:
        await new Promise((s) => setTimeout(s, 1000));
    }
  }
  return result;
}
`,
    "continue while pending, around a finally that sleeps": `
import OpenAI from "openai";
const openai = new OpenAI();
export async function wait(id: string) {
  while (true) {
    try {
      const r = await openai.responses.retrieve(id);
      if (r.status === "queued" || r.status === "in_progress") continue;
      return r;
    } finally {
      await new Promise((s) => setTimeout(s, 1000));
    }
  }
}
`,
    "a class of one's own is thrown for bad ends, and the handler lets it through": `
import OpenAI from "openai";
const openai = new OpenAI();
class RunFailed extends Error {}
export async function wait(id: string) {
  while (true) {
    try {
      const r = await openai.responses.retrieve(id);
      if (r.status === "completed") return r;
      if (r.status !== "queued" && r.status !== "in_progress") throw new RunFailed(r.status);
    } catch (e) {
      if (e instanceof RunFailed) throw e;
      console.warn(e);
    }
  }
}
`,
    "a schedule of a library": `
import OpenAI from "openai";
import { Effect, Schedule } from "effect";
const openai = new OpenAI();
export const wait = (id: string) =>
  Effect.repeat(
    Effect.tryPromise(() => openai.responses.retrieve(id)),
    { schedule: Schedule.spaced("1 second"), until: (r) => r.status === "completed" },
  );
`,
  },
});
