import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileModules } from "./compile-modules.js";
import type { CompiledModules } from "./compile-modules.js";
import { lintCase } from "./corpus.js";
import type { CorpusCase } from "./corpus.js";
import { createLinkedProject } from "./linked-project.js";
import type { LinkedProject } from "./linked-project.js";
import { completed, failed, queued } from "./responses-server.js";
import type { Script } from "./responses-server.js";
import { runModule } from "./run-module.js";
import type { Outcome } from "./run-module.js";

/** Code that a rule reports, and what running it shows before and after the rule's suggestions. */
export interface BehaviourCase {
  /**
   * A module that exports `main`. A `main` with a parameter gets the id of a background response
   * that has been created. Its `new OpenAI()` talks to the test's server.
   */
  readonly code: string;
  /** Decides the language and the kind of module. Default: `ts`, an ES module. */
  readonly extension?: "ts" | "cts" | "js" | "cjs";
  /** The rule's options. */
  readonly options?: readonly unknown[];
  /** What the server does. Default: the first response fails by a rate limit, the next completes. */
  readonly script?: Script;
  readonly before: Partial<Outcome>;
  readonly after: Partial<Outcome>;
}

/** Cases by name: the name says what shape the code has. */
export type BehaviourCases = Readonly<Record<string, BehaviourCase>>;

const defaultScript: Script = [
  [
    queued(),
    failed({
      code: "rate_limit_exceeded",
      message: "Rate limit reached. Please try again in 2ms.",
    }),
  ],
  [queued(), completed("the second run")],
];

/** A case with its code before and after, and the names of both as modules of the test's project. */
interface PreparedCase {
  readonly given: BehaviourCase;
  readonly reports: number;
  readonly left: readonly string[];
  readonly before: string;
  readonly after: string;
  readonly mended: string;
}

/**
 * Declares for each case the tests that its code compiles and is reported, that the suggestion's
 * result compiles and is not, and that both, run with the real SDK, do what the case says.
 *
 * @param ruleName - the rule's name without the plugin's prefix
 */
export function describeBehaviour(ruleName: string, cases: BehaviourCases): void {
  describe(`${ruleName}, run before and after its suggestion`, () => {
    const prepared = new Map(
      Object.entries(cases).map(([name, given], index) => [name, prepare(ruleName, given, index)]),
    );
    let project: LinkedProject;
    let modules: CompiledModules;

    beforeAll(() => {
      project = createLinkedProject(["openai", "openai-background-errors", "@types/node"]);
      // One program for all cases: most of its time goes into the SDK's types.
      modules = compileModules(
        project.path,
        new Map(
          [...prepared.values()].flatMap(({ given, before, after, mended }) => [
            [before, given.code],
            [after, mended],
          ]),
        ),
      );
    });
    afterAll(() => {
      project[Symbol.dispose]();
    });

    describe.each([...prepared])("%s", (_name, { given, before, after, mended, reports, left }) => {
      const startsRun = /\bmain(?:\s*=\s*(?:async\s*)?)?\(\w/u.test(given.code);
      const script = given.script ?? defaultScript;

      it("is reported, and not after the suggestion", () => {
        expect(reports).toBeGreaterThan(0);
        expect(left, mended).toEqual([]);
      });

      it("compiles before and after", () => {
        expect(modules.errorsOf(before), given.code).toEqual([]);
        expect(modules.errorsOf(after), mended).toEqual([]);
      });

      it("does before what the rule warns of", async () => {
        const outcome = await runModule(modules.builtPath(before), { script, startsRun });
        expect(outcome, given.code).toMatchObject(given.before);
      });

      it("does after what it was meant to do", async () => {
        const outcome = await runModule(modules.builtPath(after), { script, startsRun });
        expect(outcome, mended).toMatchObject(given.after);
      });
    });
  });
}

function prepare(ruleName: string, given: BehaviourCase, index: number): PreparedCase {
  const extension = given.extension ?? "ts";
  const file = `case-${index + 1}.${extension}`;
  const first = lint(ruleName, given, given.code);
  let mended = given.code;
  let left = first;
  // A suggestion can settle several reports; each one settles at least its own.
  for (let turns = first.length; turns > 0; turns -= 1) {
    const fix = left[0]?.suggestions?.[0]?.fix;
    if (fix === undefined) break;
    mended = mended.slice(0, fix.range[0]) + fix.text + mended.slice(fix.range[1]);
    left = lint(ruleName, given, mended);
  }
  return {
    given,
    mended,
    reports: first.length,
    left: left.map(({ line, message }) => `${line}: ${message}`),
    before: `before/${file}`,
    after: `after/${file}`,
  };
}

function lint(
  ruleName: string,
  { extension = "ts", options }: BehaviourCase,
  code: string,
): ReturnType<typeof lintCase> {
  const corpusCase: CorpusCase = {
    code,
    filename: `file.${extension}`,
    ...(options && { options }),
  };
  return lintCase(ruleName, corpusCase);
}
