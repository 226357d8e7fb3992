// What is done with a response before its text is used: whether a failed run is noticed there, so that the handler need
// not see it.
import { type CorpusCases, describeCorpus } from "../../support/corpus.js";

function read(act: string, head: string, mark: string): string {
  return `import OpenAI, { RateLimitError } from "openai";
import assert from "node:assert";
import { assertDone, handlers, hold, isBad, log, logger, res, save } from "./tools.js";
const client = new OpenAI();
let last: unknown;
${head}
export class Job {
  error: unknown;
  status: unknown;
  logger: any;
  #logger: any;
  async text(id: string, other: any) {
    try {
      const run = await client.responses.retrieve(id);
      ${act}
      return run.output_text;
    } catch (error) {
      if (error instanceof RateLimitError) return null;${mark}
      throw error;
    }
  }
}
`;
}

type Case = string | readonly [act: string, head: string];

const named = (cases: readonly Case[], mark: string): CorpusCases =>
  Object.fromEntries(
    cases.map((one) => {
      const [act, head] = typeof one === "string" ? [one, ""] : one;
      return [`${act} ${head}`.trim(), read(act, head, mark)];
    }),
  );

const unless = (act: string): string => `if (run.status !== "completed") ${act}`;

const noticed: readonly Case[] = [
  'if (run.status === "failed") return null;',
  "if (run.error) return null;",
  unless("return run.status;"),
  unless("return { status: run.status };"),
  unless('return { error: "no text" };'),
  unless('return { text: "", reason: { error: id } };'),
  unless('return "the run failed";'),
  unless("return `${id} was cancelled`;"),
  unless('return hold(hold("failed"));'),
  unless("return makeError(id);"),
  unless("this.error = id;"),
  unless('this.status = "failed";'),
  unless('{ save("failed", id); return null; }'),
  unless('{ save(id, "failed"); return null; }'),
  unless("{ reject(id); return null; }"),
  unless("process.exit(1);"),
  "this.error = run.error;",
  "save(run.error);",
  'const { status } = run; if (status === "failed") return null;',
  'const { status: ended = "failed" } = run; if (ended === "failed") return null;',
  'let status; status = run.status; if (status === "failed") return null;',
  'const isFailed = run.status === "failed"; if (isFailed) return null;',
  'let isFailed; isFailed = run.status === "failed"; if (isFailed) return null;',
  'const isDone = run.status === "completed"; if (!isDone) return { status: run.status };',
  ["if (isFailed(run)) return null;", 'const isFailed = (r: any) => r.status === "failed";'],
  [
    "if (isFailed(run)) return null;",
    'function isFailed(r: any) { return r.status === "failed"; }',
  ],
  'assert(run.status === "completed");',
  'assert.equal(run.status, "completed");',
  'invariant(run.status === "completed", id);',
  'expect(run.status).toBe("completed");',
  "assertDone(run);",
  'switch (run.status) { case "failed": return null; }',
  'switch (run.status) { case "completed": break; case "failed": case "cancelled": return null; }',
  'switch (run.status) { case "queued": return 1; case "failed": return 1; }',
  "switch (run.status) { case other: return null; }",
  'switch (true) { case run.status === "failed": return null; }',
  'const texts: any = { failed: "no", completed: "yes" }; hold(texts[run.status!]);',
  "res.json(run);",
  "res.json({ run });",
  "res.json({ status: run.status });",
  "new Response(JSON.stringify(run));",
  "other.next(run.status);",
  "other.callback(run.error);",
  'if (run.status === "completed") hold(); else save(run.error);',
  'return run.status === "completed" ? run.output_text : run.error;',
  'return run.status === "failed" ? null : run.output_text;',
  "return { text: run.output_text, status: run.status };",
  "return [run.output_text, run.error];",
  "if (other) throw run.error;",
];

const unnoticed: readonly Case[] = [
  "hold();",
  unless("return null;"),
  unless("return { error: null };"),
  unless("return { error: undefined };"),
  unless("return { error: false };"),
  unless('return { text: "" };'),
  unless('return "nothing";'),
  unless("return `${id}`;"),
  unless('return () => "failed";'),
  unless("this.status = id;"),
  unless('last = "failed";'),
  unless("{ save(id); return null; }"),
  unless("{ log(run.status); return null; }"),
  unless("{ console.log(run.status); return null; }"),
  unless("{ this.logger.info(run.status); return null; }"),
  unless("{ this.#logger.info(run.status); return null; }"),
  "console.log(run.status);",
  "log(run.status);",
  "this.logger.info(run.status);",
  "logger().info(run.status);",
  "console.log(run.error);",
  "log(run.error);",
  "save(run.status);",
  "this.status = run.status;",
  "new Map([[1, run.status]]);",
  "const status = run.status; hold(status);",
  'if (run.error?.code === "server_error") return null;',
  "if (isBad(id)) return null;",
  'const isDone = run.status === "completed"; if (!isDone) return null;',
  ["if (!isDone(run)) return null;", 'const isDone = (r: any) => r.status === "completed";'],
  'hold(run.status === "completed");',
  "assertDone(id);",
  "hold(run);",
  ["assertDoneHere(run);", "function assertDoneHere(r: any) {}"],
  'switch (run.status) { case "completed": break; default: return null; }',
  'switch (run.status) { case "completed": case "failed": break; default: return null; }',
  'switch (run.status) { case "queued": case "in_progress": return null; }',
  'switch (run.status) { default: return null; case "completed": }',
  'const texts: any = { completed: "yes" }; hold(texts[run.status!]);',
  "handlers[run.status!]?.(id);",
  "res.json(id);",
  "new Request(JSON.stringify(run));",
  'while (run.status === "queued") await hold();',
  'if (run.status === "queued") return null;',
  'if (run.status === "queued" || run.status === "in_progress") return { status: run.status };',
  'if (run.status !== "completed" && run.status !== "queued") return null;',
  'if (run.status === "completed") hold(); else save(id);',
  'if (run.status === "completed") save(run.status);',
  'return run.status === "completed" ? run.output_text : null;',
  "return { text: run.output_text, id: run.id };",
  "void run.status;",
  '(run as any).status = "failed";',
  'hold(run.status ?? "none");',
  "hold((hold(), run.status));",
  "hold(await run.status);",
];

describeCorpus("no-ineffective-error-check", {
  reported: named(unnoticed, " // ← report"),
  silent: named(noticed, ""),
});
