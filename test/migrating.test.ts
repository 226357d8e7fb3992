// The samples of docs/migrating-to-the-shim.md: what is under "Before" is reported, what is under "After" is not, and
// both, run with the real SDK against a server whose first response fails, do what the guide says.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import plugin from "../src/index.js";
import { compileModules } from "./support/compile-modules.js";
import type { CompiledModules } from "./support/compile-modules.js";
import { lintCase } from "./support/corpus.js";
import { createLinkedProject } from "./support/linked-project.js";
import type { LinkedProject } from "./support/linked-project.js";
import { samplesOf } from "./support/markdown-samples.js";
import type { MarkdownSample } from "./support/markdown-samples.js";
import { completed, failed, queued } from "./support/responses-server.js";
import type { Script } from "./support/responses-server.js";
import { runModule } from "./support/run-module.js";
import type { Outcome } from "./support/run-module.js";

interface Expectation {
  /** Calls what the sample exports; with an `id`, on a response that has been created before. */
  readonly main: string;
  /** The rules that report the sample before. */
  readonly rules: readonly string[];
  readonly before: Partial<Outcome>;
  readonly after: Partial<Outcome>;
}

const rateLimit = {
  ended: "threw",
  error: {
    class: "RateLimitError",
    status: 429,
    code: "rate_limit_exceeded",
    message: "429 Rate limit reached. Please try again in 20ms.",
  },
} as const satisfies Partial<Outcome>;

const lost = { ended: "returned", value: "" } as const satisfies Partial<Outcome>;

/** What a job is called with, and what is left of its data when the worker has thrown. */
const runJob = `
export async function main(responseId: string): Promise<string> {
  const job: Job = {
    data: { question: "Why?", responseId },
    updateData: async (data) => void console.log(JSON.stringify(data)),
  };
  return processJob(job);
}`;

const readsOnce = "export const main = (id: string) => summary(id);";
const researches = `export const main = () => research("Why?");`;

const expectations: Readonly<Record<string, Expectation>> = {
  "A loop that sleeps": {
    main: readsOnce,
    rules: ["require-failed-response-check"],
    before: lost,
    after: { ...rateLimit, requests: ["poll"] },
  },
  "Create, wait, and start again": {
    main: researches,
    rules: ["no-ineffective-error-check", "require-failed-response-check"],
    before: { ...lost, requests: ["create", "poll"] },
    after: { ended: "returned", value: "An answer.", requests: ["create", "poll", "create"] },
  },
  Recursion: {
    main: readsOnce,
    rules: ["no-endless-poll"],
    before: { ended: "never" },
    after: { ...rateLimit, requests: ["poll"] },
  },
  setInterval: {
    main: readsOnce,
    rules: ["no-endless-poll"],
    before: { ended: "never" },
    after: { ...rateLimit, printed: ["failed"], requests: ["poll"] },
  },
  "A stream consumer": {
    main: "export const main = (id: string) => replay(id);",
    rules: ["require-failed-event-check"],
    before: lost,
    after: { ...rateLimit, requests: ["stream"] },
  },
  "A retry wrapper": {
    main: researches,
    rules: ["no-ineffective-error-check", "require-failed-response-check"],
    before: { ...lost, requests: ["create", "poll"] },
    after: { ended: "returned", value: "An answer.", requests: ["create", "poll", "create"] },
  },
  "A queue's worker": {
    main: runJob,
    rules: ["require-failed-response-check"],
    before: { ...lost, printed: [] },
    after: { ...rateLimit, printed: ['{"question":"Why?"}'], requests: ["poll"] },
  },
  "Many reads": {
    main: readsOnce,
    rules: ["require-failed-response-check"],
    before: lost,
    after: { ...rateLimit, requests: ["poll"] },
  },
};

const script: Script = [
  [
    queued({ headers: { "openai-poll-after-ms": "1" } }),
    failed({
      code: "rate_limit_exceeded",
      message: "Rate limit reached. Please try again in 20ms.",
    }),
  ],
  [completed("An answer.")],
];

const samples = samplesOf(
  readFileSync(new URL("../docs/migrating-to-the-shim.md", import.meta.url), "utf8"),
);

describe("the migration guide", () => {
  let project: LinkedProject;
  let modules: CompiledModules;

  beforeAll(() => {
    project = createLinkedProject([
      ...["@types/node", "openai", "openai-background-errors", "p-retry"],
    ]);
    modules = compileModules(
      project.path,
      new Map(samples.map((sample) => [fileOf(sample), runnable(sample)])),
    );
  });
  afterAll(() => {
    project[Symbol.dispose]();
  });

  it("has each shape before and after", () => {
    expect(samples.map(({ headings }) => headings.slice(1))).toEqual(
      Object.keys(expectations).flatMap((shape) => [
        [shape, "Before"],
        [shape, "After"],
      ]),
    );
  });

  it.each(samples)("says what is reported: line $line", ({ code, headings }) => {
    const reporting = Object.keys(plugin.rules).filter(
      (rule) => lintCase(rule, { code, filename: "sample.ts" }).length > 0,
    );
    const [, shape = "", time] = headings;
    expect(reporting.sort()).toEqual(time === "Before" ? expectations[shape]?.rules : []);
  });

  it.each(samples)("has code that compiles: line $line", (sample) => {
    expect(modules.errorsOf(fileOf(sample))).toEqual([]);
  });

  it.concurrent.each(samples)("says what the code does: line $line", async (sample) => {
    const [, shape = "", time] = sample.headings;
    const { main, before, after } = expectations[shape] ?? { main: "" };
    const outcome = await runModule(modules.builtPath(fileOf(sample)), {
      script,
      startsRun: !main.includes("main = ()"),
      maxRequests: 4,
    });
    expect(outcome).toMatchObject((time === "Before" ? before : after) ?? {});
  });
});

function fileOf({ line }: MarkdownSample): string {
  return `line-${line}.ts`;
}

/** A sample that calls what it exports. */
function runnable({ code, headings }: MarkdownSample): string {
  return `${code}\n${expectations[headings[1] ?? ""]?.main ?? ""}\n`;
}
