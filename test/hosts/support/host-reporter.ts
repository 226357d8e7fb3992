// The table at the end of `npm run test:hosts`: what ran, and what did not and why.
import type { Reporter, TestModule, TestSuite } from "vitest/node";

/** A line of the table. */
interface Row {
  readonly host: string;
  readonly outcome: string;
}

export default class HostReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = modules
      .flatMap((module) => [...module.children.suites()].map(toRow))
      .toSorted((left, right) => left.host.localeCompare(right.host, "en", { numeric: true }));
    const width = Math.max(...rows.map(({ host }) => host.length));
    const lines = rows.map(({ host, outcome }) => `${host.padEnd(width)}  ${outcome}`);
    console.log(["", "Hosts", ...lines, ""].join("\n"));
  }
}

function toRow(suite: TestSuite): Row {
  const results = [...suite.children.allTests()].map((test) => test.result());
  const count = (state: string): number =>
    results.filter((result) => result.state === state).length;
  const notes = results.flatMap((result) =>
    result.state === "skipped" ? [result.note ?? "not asked for"] : [],
  );
  const parts = [
    count("failed") > 0 ? `${count("failed")} FAILED` : "",
    count("passed") > 0 ? `${count("passed")} passed` : "",
    notes.length > 0 ? `skipped: ${[...new Set(notes)].join("; ")}` : "",
  ];
  return { host: suite.name, outcome: parts.filter((part) => part !== "").join(", ") };
}
