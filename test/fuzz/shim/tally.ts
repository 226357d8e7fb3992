interface Counts {
  schedules: number;
  agreed: number;
}

/** Counts what agreed and what did not. */
export class Tally {
  /** How many schedules disagree with the reference. */
  failures = 0;
  readonly #classes = new Map<string, Counts>();
  readonly #traits = new Map<string, Counts>();

  add(scheduleClass: string, traits: readonly string[], agrees: boolean): void {
    if (!agrees) this.failures += 1;
    count(this.#classes, scheduleClass, agrees);
    for (const trait of new Set(traits)) count(this.#traits, `${scheduleClass} | ${trait}`, agrees);
  }

  /** The numbers as Markdown. */
  table(): string {
    const all = { schedules: 0, agreed: 0 };
    for (const { agreed, schedules } of this.#classes.values()) {
      all.schedules += schedules;
      all.agreed += agreed;
    }
    return [
      "| class of schedule | count | agree |",
      "| --- | ---: | ---: |",
      ...rowsOf(this.#classes),
      rowOf("all", all),
      "",
      "| class of schedule | with | count | agree |",
      "| --- | --- | ---: | ---: |",
      ...rowsOf(this.#traits),
    ].join("\n");
  }
}

function count(counts: Map<string, Counts>, name: string, agrees: boolean): void {
  const entry = counts.get(name) ?? { schedules: 0, agreed: 0 };
  entry.schedules += 1;
  if (agrees) entry.agreed += 1;
  counts.set(name, entry);
}

function rowsOf(counts: ReadonlyMap<string, Counts>): string[] {
  const sorted = [...counts].sort(([left], [right]) => left.localeCompare(right));
  return sorted.map(([name, entry]) => rowOf(name, entry));
}

function rowOf(name: string, { agreed, schedules }: Counts): string {
  return `| ${name} | ${schedules} | ${agreed} |`;
}
