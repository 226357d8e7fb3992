import type { Choices } from "./choices.js";
import type { Expectations } from "./kept-expectations.js";
import type { Expectation } from "./oracle.js";
import type { Runner } from "./runner.js";
import type { Report } from "./verdict.js";
import { reportsOf } from "./verdict.js";
import { writeProgram } from "./write/program.js";
import type { Program } from "./write/writer.js";

/** A place where what the runs say and what the rule says differ. */
export interface Disagreement {
  readonly rule: string;
  readonly offset: number;
  readonly what: "missed" | "false alarm" | "reported twice";
}

/** What became of one program. */
export interface Judgement {
  readonly program: Program;
  readonly expectations: readonly Expectation[];
  readonly reports: readonly Report[];
  readonly disagreements: readonly Disagreement[];
}

/** Writes a program, runs it, lints it, and compares. */
export async function judge(
  runner: Runner,
  choices: Choices,
  expectationsOf: Expectations,
): Promise<Judgement> {
  const program = writeProgram(choices);
  const reports = reportsOf(program);
  const expectations = await expectationsOf(runner, program);
  return { program, expectations, reports, disagreements: compare(expectations, reports) };
}

function compare(expectations: readonly Expectation[], reports: readonly Report[]): Disagreement[] {
  const found: Disagreement[] = [];
  const explained = new Set<Report>();
  for (const { kind, offsets, reported, rule } of expectations) {
    const here = reports.filter(
      (report) => report.rule === rule && offsets.includes(report.offset),
    );
    for (const report of here) if (reported !== false) explained.add(report);
    const [offset = 0] = offsets;
    if (reported === true && here.length === 0) found.push({ rule, offset, what: "missed" });
    // A loop may be endless, and so may what runs it again.
    if (reported === true && here.length > 1 && kind !== "poll")
      found.push({ rule, offset, what: "reported twice" });
  }
  for (const report of reports) {
    if (explained.has(report)) continue;
    found.push({ rule: report.rule, offset: report.offset, what: "false alarm" });
  }
  return found;
}
