import { join } from "node:path";
import { expect } from "vitest";

/** A report as every host gives it. Lines and columns count from 1. */
export interface Report {
  readonly line: number;
  readonly column: number;
  readonly severity: "error" | "warning";
  readonly rule: string;
  readonly message: string;
}

/** What an editor also shows of a report: how far it is underlined, and what can be done. */
export interface EditorReport extends Report {
  readonly endLine: number;
  readonly endColumn: number;
  /** The titles of the suggestions. */
  readonly titles: readonly string[];
}

/**
 * Fails unless the reports on a sample are what every host reports on it.
 *
 * @param dialect - the hosts that say it in their own words, if these are meant
 */
export async function expectReports(
  sample: string,
  reports: readonly Report[],
  dialect?: string,
): Promise<void> {
  await expectText(fileName(sample, dialect, "reports"), formatReports(reports));
}

/** Fails unless the suggestions and the underlined places are what every host of editors shows. */
export async function expectActions(
  sample: string,
  reports: readonly EditorReport[],
): Promise<void> {
  const lines = inOrder(reports).flatMap(({ line, column, endLine, endColumn, rule, titles }) => [
    `${line}:${column}-${endLine}:${endColumn} ${rule}`,
    ...titles.map((title) => `  ${title}`),
  ]);
  await expectText(fileName(sample, undefined, "actions"), toText(lines));
}

/**
 * Fails unless the mended sample, and what is still reported on it, are the same as in every host.
 *
 * @param dialect - the hosts that mend this sample in their own way, if these are meant
 */
export async function expectFixed(
  sample: string,
  { text, left }: { readonly text: string; readonly left?: readonly Report[] },
  dialect?: string,
): Promise<void> {
  await expectText(fileName(sample, dialect, "fixed"), text);
  if (left !== undefined) {
    await expectText(fileName(sample, undefined, "left"), formatReports(left));
  }
}

function fileName(sample: string, dialect: string | undefined, content: string): string {
  return [sample, ...(dialect === undefined ? [] : [dialect]), content, "txt"].join(".");
}

/** Reports as text, in the order of the file. */
function formatReports(reports: readonly Report[]): string {
  return toText(
    inOrder(reports).flatMap(({ line, column, severity, rule, message }) => [
      `${line}:${column} ${severity} ${rule}`,
      `  ${message}`,
    ]),
  );
}

async function expectText(name: string, text: string): Promise<void> {
  await expect(text).toMatchFileSnapshot(join(import.meta.dirname, "../expected", name));
}

function inOrder<Some extends Report>(reports: readonly Some[]): readonly Some[] {
  return reports.toSorted(
    (left, right) =>
      left.line - right.line ||
      left.column - right.column ||
      left.rule.localeCompare(right.rule, "en"),
  );
}

function toText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}
