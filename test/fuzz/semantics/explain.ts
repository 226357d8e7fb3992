import fc from "fast-check";
import { choices } from "./choices.js";
import type { Choices } from "./choices.js";
import { judge } from "./judge.js";
import type { Judgement } from "./judge.js";
import type { Expectations } from "./kept-expectations.js";
import type { Runner } from "./runner.js";

/** Says what is wrong with the program of a seed, after it was made as small as it gets. */
export async function explain(
  runner: Runner,
  seed: number,
  expectationsOf: Expectations,
): Promise<string> {
  let smallest: { choices: Choices; judgement: Judgement } | undefined;
  await fc.check(
    fc.asyncProperty(choices, async (given) => {
      const judgement = await judge(runner, given, expectationsOf);
      if (judgement.disagreements.length === 0) return true;
      smallest = { choices: given, judgement };
      return false;
    }),
    { seed, numRuns: 1 },
  );
  if (smallest === undefined) return `seed ${seed}: not found again`;
  const { program, disagreements } = smallest.judgement;
  const { code, filename } = program;
  const faults = disagreements.map(
    ({ offset, rule, what }) => `${what}: ${rule} on line ${lineAt(code, offset)}`,
  );
  return [
    `--- --seed ${seed} --count 1 (${filename})`,
    ...faults,
    JSON.stringify(smallest.choices.parts),
    code,
  ].join("\n");
}

function lineAt(code: string, offset: number): number {
  return code.slice(0, offset).split("\n").length;
}
