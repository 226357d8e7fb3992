import fc from "fast-check";
import type { FuzzKind } from "../kind.js";
import { choices } from "./choices.js";
import type { Choices } from "./choices.js";
import { explain } from "./explain.js";
import { judge } from "./judge.js";
import { keptExpectations, seenNow } from "./kept-expectations.js";
import { Runner } from "./runner.js";
import { Tally } from "./tally.js";

/** So many programs that are judged wrongly are made as small as they get, and printed. */
const MAX_EXPLAINED = 20;

/** Runs generated programs, and compares what the rules say with what was seen. */
export const run: FuzzKind = async ({ seed, count, timeMs, log, cacheIn }) => {
  await using runner = new Runner();
  const expectationsOf = cacheIn === undefined ? seenNow : await keptExpectations(cacheIn);
  const tally = new Tally();
  const start = Date.now();
  let done = 0;
  for (; done < count && Date.now() - start < timeMs; done += 1) {
    const programSeed = seed + done;
    const given = choicesOf(programSeed);
    let judgement = await judge(runner, given, expectationsOf);
    // A connection that broke on a busy machine makes a request more: that does not happen twice.
    if (judgement.disagreements.length > 0) judgement = await judge(runner, given, seenNow);
    tally.add(given, judgement);
    if (judgement.disagreements.length > 0 && tally.failures <= MAX_EXPLAINED) {
      log(await explain(runner, programSeed, expectationsOf));
    }
    if ((done + 1) % 1_000 === 0) log(`${done + 1} programs, ${tally.failures} judged wrongly`);
  }
  const seconds = Math.round((Date.now() - start) / 1000);
  log(
    `${done} programs, ${runner.counts.runs} runs, ${runner.counts.requests} requests, ${seconds} s`,
  );
  return { failures: tally.failures, summary: tally.table() };
};

/** The program of a seed. */
function choicesOf(seed: number): Choices {
  const [given] = fc.sample(choices, { seed, numRuns: 1 });
  if (given === undefined) throw new Error("fast-check gave no sample.");
  return given;
}
