// A function that reads for several callers: each has a response of its own, and has to look at it.
import { type CorpusCases, describeCorpus } from "../../support/corpus.js";

const LOOK = 'if (run.status === "failed") throw new Error(run.error?.message);';

/** The functions of a module, each a line. */
const named = (modules: readonly (readonly string[])[], mark: string): CorpusCases =>
  Object.fromEntries(
    modules.map((functions) => [
      functions.join(" ").replaceAll(LOOK, "LOOK"),
      `import OpenAI from "openai";
import { log } from "./tools.js";
const client = new OpenAI();
const read = async (id: string) => client.responses.retrieve(id);${mark}
${functions.join("\n")}
`,
    ]),
  );

const looks = `export async function one(id: string) { const run = await read(id); ${LOOK} return run.output_text; }`;
const looksToo = looks.replace("one", "two");
const trusts = "export async function two(id: string) { return (await read(id)).output_text; }";
const onlyLogs = "export async function two(id: string) { log((await read(id)).id); }";
const onlyLooks = `export async function two(id: string) { const run = await read(id); ${LOOK} }`;
const check = `function check(run: any) { ${LOOK} }`;
const textOf = "function textOf(run: any) { return run.output_text; }";

describeCorpus("require-failed-response-check", {
  reported: named(
    [
      [trusts],
      [looks, trusts],
      [trusts, looks],
      [
        check,
        "export async function one(id: string) { const run = await read(id); check(run); return run.output_text; }",
        trusts,
      ],
      [
        looks,
        "export async function two(id: string) { const run = await read(id); return textOf(run); }",
        textOf,
      ],
      [
        onlyLooks,
        "export async function one(id: string) { const run = await read(id); return [1].map(() => run.output_text); }",
      ],
    ],
    " // ← report",
  ),
  silent: named(
    [
      [looks],
      [looks, looksToo],
      [looks, onlyLogs],
      [onlyLooks, onlyLogs],
      [
        check,
        "export async function one(id: string) { const run = await read(id); check(run); return run.output_text; }",
        "export async function two(id: string) { const run = await read(id); check(run); return run.output_text; }",
      ],
      [
        `export async function one(id: string) { const run = await read(id); ${LOOK} return textOf(run); }`,
        `export async function two(id: string) { const run = await read(id); ${LOOK} return textOf(run); }`,
        textOf,
      ],
      [
        "export async function one(id: string) { return textOf(await read(id)); }",
        onlyLogs,
        `function textOf(run: any) { ${LOOK} return run.output_text; }`,
      ],
      [
        `export async function one(id: string) { const run = await read(id); ${LOOK} return [1].map(() => run.output_text); }`,
        onlyLogs,
      ],
      [
        `export class Job { run: any; async load(id: string) { const run = await read(id); ${LOOK} this.run = run; } text() { return this.run.output_text; } }`,
        onlyLogs,
      ],
      [`const run = await read("resp_1"); ${LOOK} export const text = run.output_text;`, onlyLogs],
    ],
    "",
  ),
});
