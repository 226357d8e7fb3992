/**
 * The white space at the start of the line that an offset is on.
 *
 * @example
 * lineIndent("if (a) {\n  b();\n}", 13); // "  "
 */
export function lineIndent(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && !isLineBreak(text[start - 1])) start -= 1;
  let end = start;
  while (text[end] === " " || text[end] === "\t") end += 1;
  return text.slice(start, end);
}

function isLineBreak(character: string | undefined): boolean {
  return (
    character === "\n" || character === "\r" || character === "\u2028" || character === "\u2029"
  );
}
