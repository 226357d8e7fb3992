import type { Choices } from "./choices.js";
import type { Judgement } from "./judge.js";

interface Counts {
  reported: number;
  silent: number;
  missed: number;
  alarms: number;
}

/** Counts what agreed and what did not. */
export class Tally {
  /** How many programs had a place that is judged wrongly. */
  failures = 0;
  #programs = 0;
  #silentPrograms = 0;
  #unjudged = 0;
  readonly #rules = new Map<string, Counts>();
  readonly #classes = new Map<string, { programs: number; agreed: number }>();

  add({ family, parts }: Choices, { disagreements, expectations }: Judgement): void {
    this.#programs += 1;
    const agrees = disagreements.length === 0;
    if (!agrees) this.failures += 1;
    if (expectations.every(({ reported }) => reported !== true)) this.#silentPrograms += 1;
    for (const { reported, rule } of expectations) {
      const counts = this.#countsOf(rule);
      if (reported === undefined) this.#unjudged += 1;
      else if (reported) counts.reported += 1;
      else counts.silent += 1;
    }
    for (const { rule, what } of disagreements) {
      if (what === "missed") this.#countsOf(rule).missed += 1;
      else this.#countsOf(rule).alarms += 1;
    }
    for (const [part, value] of Object.entries(parts)) {
      const name = `${family} | ${part} | ${String(value)}`;
      const counts = this.#classes.get(name) ?? { programs: 0, agreed: 0 };
      counts.programs += 1;
      if (agrees) counts.agreed += 1;
      this.#classes.set(name, counts);
    }
  }

  /** The numbers as Markdown. */
  table(): string {
    const rules = [...this.#rules].sort(([left], [right]) => left.localeCompare(right));
    const rows = rules.map(([rule, { alarms, missed, reported, silent }]) => {
      const all = reported + silent;
      return [rule, reported, silent, missed, alarms, rate(all - missed - alarms, all)];
    });
    const classes = [...this.#classes].sort(([left], [right]) => left.localeCompare(right));
    return [
      `${this.#programs} programs, of which ${this.#silentPrograms} must be silent; ${this.#programs - this.failures} judged right in every place (${rate(this.#programs - this.failures, this.#programs)}). ${this.#unjudged} places were never run, and are not judged.`,
      "",
      "| rule | places to report | places to leave | missed | false alarms | agreement |",
      "| --- | ---: | ---: | ---: | ---: | ---: |",
      ...rows.map((row) => `| ${row.join(" | ")} |`),
      "",
      "| family | part | is | programs | agreement |",
      "| --- | --- | --- | ---: | ---: |",
      ...classes.map(
        ([name, { agreed, programs }]) => `| ${name} | ${programs} | ${rate(agreed, programs)} |`,
      ),
    ].join("\n");
  }

  #countsOf(rule: string): Counts {
    const counts = this.#rules.get(rule) ?? { reported: 0, silent: 0, missed: 0, alarms: 0 };
    this.#rules.set(rule, counts);
    return counts;
  }
}

function rate(part: number, all: number): string {
  return all === 0 ? "–" : `${((100 * part) / all).toFixed(2)} %`;
}
