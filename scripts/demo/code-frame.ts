/** Where a report stands: ESLint counts lines and columns from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine?: number | undefined;
  readonly endColumn?: number | undefined;
}

/**
 * The lines around a report, with a pointer to the reported part of its first line.
 *
 * @param context - how many lines to show before and after
 */
export function codeFrame(source: string, place: Place, context = 3): string {
  const lines = source.split("\n");
  const first = Math.max(1, place.line - context);
  const last = Math.min(lines.length, place.line + context);
  const gutter = String(last).length;
  return lines
    .slice(first - 1, last)
    .flatMap((text, index) => {
      const number = first + index;
      const shown = `${number === place.line ? ">" : " "} ${String(number).padStart(gutter)} | ${text}`;
      return number === place.line
        ? [shown, `  ${" ".repeat(gutter)} | ${pointer(text, place)}`]
        : [shown];
    })
    .map((line) => line.trimEnd())
    .join("\n");
}

function pointer(text: string, { line, column, endLine, endColumn }: Place): string {
  const end = endLine === line && endColumn !== undefined ? endColumn : text.length + 1;
  return `${" ".repeat(column - 1)}${"^".repeat(Math.max(1, end - column))}`;
}
