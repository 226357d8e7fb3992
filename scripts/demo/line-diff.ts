interface DiffLine {
  readonly mark: " " | "+" | "-";
  readonly text: string;
}

/**
 * The lines in which two texts differ, as `diff -u` shows them.
 *
 * @param context - how many equal lines to show around a change
 */
export function lineDiff(before: string, after: string, context = 2): string {
  const lines = compare(before.split("\n"), after.split("\n"));
  const shown = lines.map((_, index) =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(({ mark }) => mark !== " "),
  );
  return lines
    .flatMap(({ mark, text }, index) => {
      if (shown[index] === true) return [`${mark} ${text}`.trimEnd()];
      return shown[index - 1] === true ? ["  …"] : [];
    })
    .join("\n")
    .replace(/\n {2}…$/u, "");
}

/** Keeps the longest common run of lines, and marks the others. */
function compare(before: readonly string[], after: readonly string[]): DiffLine[] {
  const common = commonLengths(before, after);
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const old = before[i];
    const young = after[j];
    if (old !== undefined && old === young) {
      lines.push({ mark: " ", text: old });
      i += 1;
      j += 1;
    } else if (old !== undefined && length(common, i + 1, j) >= length(common, i, j + 1)) {
      lines.push({ mark: "-", text: old });
      i += 1;
    } else {
      lines.push({ mark: "+", text: young ?? "" });
      j += 1;
    }
  }
  return lines;
}

/** For each pair of starts: how many lines the two rests have in common, in order. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const lengths: number[][] = [];
  for (let i = before.length - 1; i >= 0; i--) {
    const row: number[] = [];
    for (let j = after.length - 1; j >= 0; j--) {
      row[j] =
        before[i] === after[j]
          ? length(lengths, i + 1, j + 1) + 1
          : Math.max(length(lengths, i + 1, j), row[j + 1] ?? 0);
    }
    lengths[i] = row;
  }
  return lengths;
}

function length(lengths: readonly (readonly number[])[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}
