/**
 * Parses JSON with comments and trailing commas, as `tsconfig.json` allows.
 *
 * @returns the value, or `undefined` for a text that is neither
 */
export function parseJsonc(text: string): unknown {
  let json = "";
  let index = text.startsWith("\uFEFF") ? 1 : 0;
  while (index < text.length) {
    const end = endOfPart(text, index);
    const part = text.slice(index, end);
    if (!part.startsWith("//") && !part.startsWith("/*")) json += part;
    index = end;
  }
  try {
    // Strings are whole parts, so a comma before a bracket outside of them is a trailing one; one
    // inside of a string would have to be followed by a bracket there, which no path is.
    return JSON.parse(json.replace(/,(?=\s*[\]}])/gu, "")) as unknown;
  } catch {
    return undefined;
  }
}

/** Where a string, a comment, or the text up to the next of them ends. */
function endOfPart(text: string, start: number): number {
  if (text[start] === '"') {
    let index = start + 1;
    while (index < text.length && text[index] !== '"') index += text[index] === "\\" ? 2 : 1;
    return index + 1;
  }
  if (text.startsWith("//", start)) {
    const end = text.indexOf("\n", start);
    return end < 0 ? text.length : end;
  }
  if (text.startsWith("/*", start)) {
    const end = text.indexOf("*/", start + 2);
    return end < 0 ? text.length : end + 2;
  }
  return start + 1;
}
