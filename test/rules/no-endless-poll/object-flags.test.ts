// The loop's condition is a property of an object, which gets another value where the response is looked at.
import { type CorpusCases, describeCorpus } from "../../support/corpus.js";

/** Whether a run is over, by what it says itself. */
const over = 'run.status !== "queued" && run.status !== "in_progress"';

type Parts = readonly [object: string, condition: string, turn: string, helpers?: string];

const loop = ([object, condition, turn, helpers = ""]: Parts, mark: string): string => `
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
import { update } from "./update.js";
const openai = new OpenAI();
${helpers}
export async function wait(id: string) {
  ${object}
  while (${condition}) {${mark}
    const run = await openai.responses.retrieve(id);
    ${turn}
    await sleep(1000);
  }
}
`;

const named = (cases: Readonly<Record<string, Parts>>, mark: string): CorpusCases =>
  Object.fromEntries(Object.entries(cases).map(([name, parts]) => [name, loop(parts, mark)]));

const state = "const state = { stopped: false };";
const isRunning = "!state.stopped";

describeCorpus("no-endless-poll", {
  reported: named(
    {
      "a flag that only a completed run sets": [
        state,
        isRunning,
        'if (run.status === "completed") state.stopped = true;',
      ],
      "a flag that says whether the run has completed": [
        state,
        isRunning,
        'state.stopped = run.status === "completed";',
      ],
      "a status that is kept, and waited for": [
        'const state = { status: "queued" as string | undefined };',
        'state.status !== "completed"',
        "state.status = run.status;",
      ],
      "a flag that nothing sets": [state, isRunning, "console.log(run.status);"],
      "another property is set": [
        "const state = { stopped: false, over: false };",
        isRunning,
        `if (${over}) state.over = true;`,
      ],
    },
    " // ← report",
  ),
  silent: named(
    {
      "a flag that every end sets": [state, isRunning, `if (${over}) state.stopped = true;`],
      "a flag that says whether the run is over": [state, isRunning, `state.stopped = ${over};`],
      "a flag that a predicate reads": [
        state,
        "!isStopped(state)",
        `if (${over}) state.stopped = true;`,
        "const isStopped = (state: { stopped: boolean }) => state.stopped;",
      ],
      "a flag of an object in an object": [
        "const job = { state: { over: false } };",
        "!job.state.over",
        `if (${over}) job.state.over = true;`,
      ],
      "a status that is kept, and asked for pending ones": [
        'const state = { status: "queued" as string | undefined };',
        'state.status === "queued" || state.status === "in_progress"',
        "state.status = run.status;",
      ],
      "Object.assign sets the flag": [
        state,
        isRunning,
        `if (${over}) Object.assign(state, { stopped: true });`,
      ],
      "Object.assign keeps the response": [
        'const state: { status?: string } = { status: "queued" };',
        'state.status === "queued" || state.status === "in_progress"',
        "Object.assign(state, run);",
      ],
      "the object is made anew": [
        "let state = { stopped: false };",
        isRunning,
        `state = { ...state, stopped: ${over} };`,
      ],
      "a callback sets the flag": [
        `${state} const stop = () => { state.stopped = true; };`,
        isRunning,
        `if (${over}) stop();`,
      ],
      "somebody else sets the flag": [state, isRunning, "update(state, run);"],
    },
    "",
  ),
});
