// Runs the shim along random schedules of answers, faults, events, aborts and timeouts, and compares
// what it does with what small reference models say.
import type { FuzzKind } from "../kind.js";
import { polling } from "./polling/index.js";
import { reads } from "./reads/index.js";
import type { ScheduleClass } from "./schedule-class.js";
import { streams } from "./streams/index.js";
import { Tally } from "./tally.js";

const CLASSES = [...polling, ...streams, ...reads];

/** So many disagreements are made as small as they get, and printed. */
const MAX_EXPLAINED = 10;

export const run: FuzzKind = async ({ seed, count, timeMs, log }) => {
  const tally = new Tally();
  const start = Date.now();
  for (let done = 0; done < count && Date.now() - start < timeMs; done += 1) {
    const scheduleClass = CLASSES[done % CLASSES.length] as ScheduleClass;
    const { agrees, traits } = await scheduleClass.tryOne(seed + done);
    tally.add(scheduleClass.name, traits, agrees);
    if (!agrees && tally.failures <= MAX_EXPLAINED) log(await scheduleClass.explain(seed + done));
    if ((done + 1) % 1000 === 0) log(`${done + 1} schedules, ${tally.failures} disagree`);
  }
  return { failures: tally.failures, summary: tally.table() };
};
