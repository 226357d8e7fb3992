// Where an error without a reason is thrown: because the run has failed, or for something else.
import { type CorpusCases, describeCorpus } from "../../support/corpus.js";

function read(body: string): string {
  return `import OpenAI from "openai";
import { hold, isBad, isLate } from "./tools.js";
const client = new OpenAI();
export async function text(id: string, other: any) {
  let run = await client.responses.retrieve(id);
  ${body}
  return run.output_text;
}
`;
}

function stream(body: string): string {
  return `import OpenAI from "openai";
import { isLate } from "./tools.js";
const client = new OpenAI();
export async function text(id: string) {
  const stream = client.responses.stream({ response_id: id });
  ${body}
  await stream.done();
}
`;
}

/** Code in which `FAIL` throws the error. */
const named = (
  bodies: readonly string[],
  make: (body: string) => string,
  mark: string,
): CorpusCases =>
  Object.fromEntries(
    bodies.map((body) => [
      body,
      make(`${body.replaceAll("FAIL", 'throw new Error("no text")')}${mark}`),
    ]),
  );

const forFailed = [
  'if (run.status === "failed") FAIL;',
  'if (run.status !== "completed") FAIL;',
  'if (run.status === "completed") return run; FAIL;',
  'if (run.status === "completed") { return run; } else FAIL;',
  'if (run.status === "completed") { hold(); return run; } hold(); FAIL;',
  'if (other) hold(); if (run.status === "completed") return run; FAIL;',
  'if (run.status === "failed" || !run.output_text) FAIL;',
  'if (run.status === "failed" || isBad(id)) FAIL;',
  'if (isBad(id) || run.status !== "completed") FAIL;',
  'if (run.status === "failed" && isBad(id)) FAIL;',
  'if (run.status === "cancelled" || run.status === "failed") FAIL;',
  'switch (run.status) { case "completed": return run; default: FAIL; }',
  'switch (run.status) { case "failed": FAIL; }',
  'switch (run.status) { case "completed": return run; default: { FAIL; } }',
  'switch (id) { case "x": if (run.status === "completed") return run; FAIL; }',
  'switch (true) { case run.status === "failed": FAIL; }',
  'if (run.status === "failed") { if (other.code === "server_error") FAIL; }',
  'if (run.status === "failed") { const act = () => { FAIL; }; act(); }',
  'while (run.status !== "completed") { if (run.status === "failed") FAIL; run = await client.responses.retrieve(id); }',
  'while (run.status === "queued" || run.status === "in_progress") { run = await client.responses.retrieve(id); } if (run.status !== "completed") FAIL;',
  'for (;;) { if (run.status === "completed") return run; if (run.status !== "queued" && run.status !== "in_progress") FAIL; run = await client.responses.retrieve(id); }',
  'try { if (run.status !== "completed") FAIL; } finally { hold(); }',
  'return run.status === "completed" ? run : Promise.reject(new Error("no text"));',
  'return run.status === "completed" || Promise.reject(new Error("no text"));',
  'return run.status === "failed" && Promise.reject(new Error("no text"));',
  'const failed = run.status === "failed"; if (failed) FAIL;',
  'const ok = run.status === "completed"; if (!ok) FAIL;',
  'const ok = run.status === "completed" && isLate(); if (!ok) FAIL;',
];

const forOthers = [
  'if (run.status === "completed") return run; if (isLate()) FAIL;',
  'if (run.status === "completed") return run; while (isLate()) FAIL;',
  'if (isLate()) FAIL; if (run.status === "completed") return run;',
  "if (!run.output_text) FAIL;",
  'if (run.status === "completed") FAIL;',
  'if (run.status === "queued") FAIL;',
  'if (run.status === "incomplete") FAIL;',
  'switch (run.status) { case "completed": return run; case "queued": FAIL; }',
  'switch (run.status) { case "queued": hold(); default: FAIL; }',
  'switch (run.status) { case "completed": return run; default: if (isLate()) FAIL; }',
  "switch (isLate()) { case true: FAIL; }",
  "switch (true) { case isLate(): FAIL; }",
  'if (run.error?.code === "server_error") FAIL;',
  'if (run.status === "failed") { if (run.error?.code === "server_error") FAIL; }',
  'if (run.status === "failed") { switch (run.error?.code) { case "server_error": FAIL; } }',
  'for (let tries = 0; run.status !== "completed"; tries++) { if (tries > 10) FAIL; run = await client.responses.retrieve(id); }',
  'for (let tries = 0; tries < 10; tries++) { if (run.status === "completed") return run; run = await client.responses.retrieve(id); } FAIL;',
  'while (run.status !== "completed") { if (isLate()) FAIL; run = await client.responses.retrieve(id); }',
  'while (run.status === "queued" || run.status === "in_progress") { if (isLate()) FAIL; run = await client.responses.retrieve(id); }',
  "try { hold(); } catch { FAIL; }",
  'try { if (run.status === "completed") return run; } catch { FAIL; }',
  'try { if (run.status !== "completed") hold(); } finally { if (isLate()) FAIL; }',
  'return isLate() ? Promise.reject(new Error("no text")) : run;',
  'return isLate() || Promise.reject(new Error("no text"));',
  'return isLate() && Promise.reject(new Error("no text"));',
  "const acts: any = { failed: hold, completed: () => { FAIL; } }; acts[run.status!]();",
];

const onFailed = [
  'stream.on("response.failed", () => { FAIL; });',
  'stream.on("event", (event) => { if (event.type === "response.failed") FAIL; });',
  'const acts: any = { "response.failed": () => { FAIL; } }; stream.on("event", (event) => acts[event.type]?.());',
  'for await (const event of stream) { if (event.type === "response.failed") FAIL; }',
];

const onOthers = [
  'stream.on("response.completed", () => { FAIL; });',
  'stream.on("response.incomplete", () => { FAIL; });',
  'stream.on("error", () => { FAIL; });',
  'stream.on("event", () => { FAIL; });',
  'stream.on("event", (event) => { if (event.type === "response.completed") FAIL; });',
  'const acts: any = { "response.completed": () => { FAIL; } }; stream.on("event", (event) => acts[event.type]?.());',
  'for await (const event of stream) { if (event.type === "response.completed") return; } FAIL;',
  "for await (const event of stream) { if (isLate()) FAIL; }",
];

const MARK = " // ← report: dropped";

describeCorpus("no-lost-failure-reason", {
  reported: { ...named(forFailed, read, MARK), ...named(onFailed, stream, MARK) },
  silent: { ...named(forOthers, read, ""), ...named(onOthers, stream, "") },
});
