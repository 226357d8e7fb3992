// Loops that are left when an imported function says so: it may if it was told how the run ended, in whatever form, and
// it cannot if it was told something else.
import { type CorpusCases, describeCorpus } from "../../support/corpus.js";

interface Round {
  /** What is asked at the end of a round. */
  readonly test: string;
  /** What stands before the loop. */
  readonly first?: string;
  /** What is done in each round before the question. */
  readonly act?: string;
}

function poll({ act = "", first = "", test }: Round, mark: string): string {
  return `import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
import { isLate, isOver, Outcome, OVER, state } from "./outcome.js";
const openai = new OpenAI();
export class Job {
  last: unknown;
  async wait(id: string) {
    ${first}
    for (let tries = 0; ; tries++) {${mark}
      const run = await openai.responses.retrieve(id);
      if (run.status === "completed") return run.output_text;
      ${act}
      if (${test}) break;
      await sleep(1000);
    }
    return null;
  }
}
`;
}

/** Rounds in which `TOLD` stands for what the question is told. */
const rounds: readonly Round[] = [
  { test: "isOver(TOLD)" },
  { test: "isOver([TOLD])" },
  { test: "isOver([, TOLD])" },
  { test: "isOver({ told: TOLD })" },
  { test: "isOver({ ...{ told: TOLD } })" },
  { test: "isOver(...[TOLD])" },
  { test: "isOver(`run: ${TOLD}`)" },
  { test: "isOver((isLate(), TOLD))" },
  { test: "isOver(TOLD ?? 1)" },
  { test: "isOver(1 || TOLD)" },
  { test: "isOver(isLate ? TOLD : 0)" },
  { test: "isOver(isLate ? 0 : TOLD)" },
  { test: "isOver(TOLD ? isLate : isOver)" },
  { test: "isOver(typeof TOLD)" },
  { test: "isOver(TOLD + 1)" },
  { test: "isOver(1 + TOLD)" },
  { test: "isOver(await TOLD)" },
  { test: "isOver(TOLD as unknown)" },
  { test: "isOver(isOver(TOLD))" },
  { test: "isOver(() => TOLD)" },
  { test: "isOver(function () { return TOLD; })" },
  { test: "new Outcome(TOLD).isOver" },
  { test: "OVER[TOLD]" },
  { test: "OVER.has(TOLD)" },
  { test: "await isOver(TOLD)" },
  { test: "!isOver(TOLD)" },
  { test: "isOver(TOLD) || isLate()" },
  { test: "isLate() || isOver(TOLD)" },
  { test: "isLate() && isOver(TOLD)" },
  { test: "(isLate(), isOver(TOLD))" },
  { test: "isLate() ? isOver(TOLD) : isLate()" },
  { test: "isLate() ? isLate() : isOver(TOLD)" },
  { test: "isOver(TOLD) ? isLate() : isLate(1)" },
  { test: "(last = isOver(TOLD))", first: "let last;" },
  { test: "isOver(last)", act: "const last = TOLD;" },
  { test: "isOver(last)", act: "const last = [1, TOLD];" },
  { test: "isOver(last)", first: "let last;", act: "last = TOLD;" },
  { test: "isOver(last)", first: "let last;", act: "({ last } = { last: TOLD });" },
  { test: "isOver(this.last)", act: "this.last = TOLD;" },
  { test: "isOver(state.last)", act: "state.last = TOLD;" },
  { test: 'isOver(state["last"])', act: "state.last = TOLD;" },
];

/** Rounds in which something is changed, and the question is about that. */
const changes: readonly (Required<Round> & { readonly name: string })[] = [
  { name: "a list", first: "const seen = [];", act: "seen.push(1);", test: "seen.length > 3" },
  { name: "a set", first: "const seen = new Set();", act: "seen.add(1);", test: "seen.size > 3" },
  { name: "a map", first: "const seen = new Map();", act: "seen.set(1, 1);", test: "isOver(seen)" },
  { name: "a count", first: "let seen = 0;", act: "seen++;", test: "isOver(seen)" },
  { name: "a sum", first: "let seen = 0;", act: "seen += 2;", test: "isOver(seen)" },
  { name: "an imported state", first: ";", act: "state.over = true;", test: "state.over" },
  {
    name: "a signal",
    first: "const controller = new AbortController();",
    act: "controller.abort();",
    test: "controller.signal.aborted",
  },
  {
    name: "a list in an object",
    first: "const seen = { all: [] };",
    act: "seen.all.push(1);",
    test: "isOver(seen.all)",
  },
];

const MARK = " // ← report";

function told(what: string, mark: string): CorpusCases {
  const tell = (code: string): string => code.replaceAll("TOLD", what);
  return Object.fromEntries(
    rounds.map(({ act = "", first = "", test }) => {
      const round = { act: tell(act), first, test: tell(test) };
      return [`${round.act} ${round.test}`.trim(), poll(round, mark)];
    }),
  );
}

function changedFor(statuses: string, name: string, mark: string): CorpusCases {
  return Object.fromEntries(
    changes.map((change) => [
      `${change.name} that is changed ${name}`,
      poll({ ...change, act: `if (${statuses}) ${change.act}` }, mark),
    ]),
  );
}

describeCorpus("no-endless-poll", {
  reported: {
    ...told("tries", MARK),
    ...changedFor("tries >= 0", "in each round", MARK),
    ...changedFor('run.status === "queued"', "while the run waits", MARK),
    "another list than the one that is changed": poll(
      {
        first: "const seen = []; const other = [];",
        act: 'if (run.status !== "queued" && run.status !== "in_progress") seen.push(1);',
        test: "other.length > 3",
      },
      MARK,
    ),
    "a list that is only read": poll(
      {
        first: "const seen = [1];",
        act: 'if (run.status !== "queued" && run.status !== "in_progress") seen.map(String);',
        test: "isOver(seen)",
      },
      MARK,
    ),
  },
  silent: {
    ...told("run.status", ""),
    ...changedFor(
      'run.status !== "queued" && run.status !== "in_progress"',
      "when the run is over",
      "",
    ),
  },
});
