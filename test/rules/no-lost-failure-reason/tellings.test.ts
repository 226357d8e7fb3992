// What of the reason gets out before an error is thrown without it, or with it: each form beside one that tells nothing.
import { type CorpusCases, describeCorpus } from "../../support/corpus.js";

const FAIL = 'throw new Error("failed");';
const MARK = " // ← report: dropped";

/** A method that reads a response; the line with `FAIL` is marked in a case that is to be reported. */
function method(body: string, head: string, mark: string): string {
  return `import OpenAI from "openai";
import { format, hold, log, save, sql, state } from "./tools.js";
const client = new OpenAI();
let last: unknown;
${head}
export class Job {
  run: any;
  reason: unknown;
  async text(id: string, other: any) {
    const run = await client.responses.retrieve(id);
    ${body}${mark}
    return run.output_text;
  }
}
`;
}

type Case = string | readonly [body: string, head: string];

const named = (cases: readonly Case[], mark: string): CorpusCases =>
  Object.fromEntries(
    cases.map((one) => {
      const [body, head] = typeof one === "string" ? [one, ""] : one;
      return [`${body} ${head}`.trim(), method(body, head, mark)];
    }),
  );

/** The branch for failed responses. */
const branch = (act: string): string => `if (run.status === "failed") { ${act} ${FAIL} }`;

/** What is done before the error is thrown. */
const before = {
  telling: [
    branch("log(run.error);"),
    branch("log(run);"),
    branch("log({ id, run });"),
    branch("await save(run.error);"),
    branch("const isSaved = await save(run.error);"),
    branch("if (await save(run.error)) return id;"),
    branch("void log(run.error);"),
    branch("other && log(run.error);"),
    branch("other ? log(run.error) : hold();"),
    branch("state.all.push(run.error);"),
    branch("log`run: ${run.error}`;"),
    branch("this.reason = run.error;"),
    branch("this.run = run;"),
    branch("last = run.error;"),
    `log(run.error); ${branch("")}`,
    `log(run); ${branch("")}`,
    `this.reason = run.error; ${branch("")}`,
    `log(run.error); [1].forEach(() => { ${branch("")} });`,
    `log(run.error); await new Promise((resolve, reject) => { if (run.status === "failed") reject(new Error("failed")); });`,
    `await new Promise((resolve, reject) => { if (run.status === "failed") { reject(new Error("failed")); log(run.error); } });`,
    `const note = () => { this.reason = run.error; }; note(); ${branch("")}`,
    `let why; const note = () => { why = run.error; }; note(); if (run.status === "failed") ${FAIL} log(why);`,
    [branch("tell(run);"), "function tell(r: any) { log(r.error); }"],
    [branch("tell(run);"), "function tell(r: any) { return log(r.error); }"],
    [branch("tell(run);"), "const tell = (r: any) => log(r.error);"],
    [branch("await tell(run);"), "const tell = async (r: any) => save(r.error);"],
    [
      branch("tell(run);"),
      "const tell = (r: any) => one(r); const one = (r: any) => log(r.error);",
    ],
    [
      branch("tell(run);"),
      "function tell(r: any) { one(r); } function one(r: any) { log(r.error); }",
    ],
    [branch("tell(run);"), 'function tell(r: any) { if (r.status === "failed") log(r.error); }'],
    [branch("tell(run.error);"), "function tell(reason: any) { hold(reason); }"],
    [branch("tell(run, run.error);"), "function tell(...all: any) { hold(all); }"],
  ],
  silent: [
    branch("log(run.id);"),
    branch("const saved = save(run.error);"),
    branch("if (save(run.error)) return id;"),
    branch("while (save(run.error)) hold();"),
    branch("log(run.error) ? hold() : hold();"),
    branch("log`run: ${run.id}`;"),
    branch("const text = sql`run: ${run.error}`;"),
    branch("if (sql`run: ${run.error}`) hold();"),
    branch("this.reason = run.id;"),
    branch("let reason; reason = run.error;"),
    `let reason; ${branch("reason = run.error;")}`,
    `this.run = run; ${branch("")}`,
    `if (run.status === "completed") log(run.error); ${branch("")}`,
    `${branch("")} log(run.error);`,
    `[1].forEach(() => { ${branch("")} }); log(run.error);`,
    `await new Promise((resolve, reject) => { if (run.status === "failed") { reject(new Error("failed")); log(run.id); } });`,
    `await new Promise((resolve, reject) => { if (run.status === "failed") reject(new Error("failed")); }); log(run.error);`,
    `const note = () => { this.reason = run.error; }; ${branch("")} note();`,
    [branch("tell(run);"), "function tell(r: any) { log(r.id); }"],
    [branch("tell(run);"), "const tell = (r: any) => log(r.id);"],
    [branch(""), "const tell = (r: any) => log(r.error);"],
    [branch("const text = tell(run);"), "const tell = (r: any) => format(r.error);"],
    [branch("if (tell(run)) hold();"), "const tell = (r: any) => format(r.error);"],
    [branch("tell(run);"), 'function tell(r: any) { if (r.status === "completed") log(r.error); }'],
    [branch("again(run);"), "const again = (r: any): any => (r.id ? again(r) : log(r.error));"],
    [
      `if (run.status === "completed") tell(run); ${branch("")}`,
      "function tell(r: any) { log(r.error); }",
    ],
    [`${branch("")} tell(run);`, "function tell(r: any) { log(r.error); }"],
  ],
} satisfies Record<string, readonly Case[]>;

/** What is said by the error itself. */
const said = {
  telling: [
    "JSON.stringify(run.error)",
    "JSON.stringify(run)",
    "run.error!.message",
    "`run: ${run.error!.message}`",
    '"run: " + run.error!.message',
    'run.error!.message + "."',
    "[run.error!.message].join()",
    "[...[run.error!.message]].join()",
    "id, { cause: run.error }",
    "id, { cause: run }",
    "id, { cause: { ...run.error } }",
    "(hold(), run.error!.message)",
    "(last = run.error!.message)",
    "other ? run.error!.message : id",
    "other ? id : run.error!.message",
    "run.error!.message ?? id",
    "id || run.error!.message",
    "await format(run.error)",
    "format(run)",
    "sql`${run.error}`",
    "run.error!.message.trim()",
    "new Reason(run.error)",
    "other.explain(run.error)",
  ],
  silent: [
    '"failed"',
    "run.id",
    "run.status",
    "`run ${run.id}`",
    "run.status + run.status",
    "run.output_text",
    "run.incomplete_details!.reason",
    "(run.error!.message, id)",
    'run.error ? "with a reason" : "without"',
    'run.error!.message === "x" ? "this" : "that"',
    'String(run.error!.message === "x")',
    "format(run.id)",
  ],
};

/** What is kept in a variable, and said by the error. */
const kept = {
  telling: [
    ["const why = run.error;", "why!.message"],
    ["const { error: why } = run;", "why!.message"],
    ['let why = "x"; if (other) why = run.error!.message;', "why"],
    ["const why: any = {}; why.reason = run.error;", "why"],
    ["const why = format(run);", "why"],
    ['const why = run.status === "failed" ? run.error!.message : "";', "why"],
    ["const parts = [id]; parts.push(run.error!.message);", "parts.join()"],
  ],
  silent: [
    ['const why = "x";', "why"],
    ["const { id: why } = run;", "why"],
    ["const why = run.id;", "why"],
    ["const why = format(run.id);", "why"],
    ["const parts = [id]; parts.push(run.id);", "parts.join()"],
  ],
} satisfies Record<string, readonly (readonly [string, string])[]>;

const thrown = (value: string): string => `if (run.status === "failed") throw new Error(${value});`;
const thrownKept = ([first, value]: readonly [string, string]): string =>
  `${first} ${thrown(value)}`;

describeCorpus("no-lost-failure-reason", {
  reported: {
    ...named(before.silent, MARK),
    ...named(said.silent.map(thrown), MARK),
    ...named(kept.silent.map(thrownKept), MARK),
  },
  silent: {
    ...named(before.telling, ""),
    ...named(said.telling.map(thrown), ""),
    ...named(kept.telling.map(thrownKept), ""),
  },
});
