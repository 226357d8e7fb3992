/** How many texts are tried before the smallest so far is good enough. */
const MAX_TRIES = 1500;

/**
 * Takes lines, then words out of a text for as long as it shows the same fault.
 *
 * @param isFaulty - whether a text still shows it
 * @returns a text from which no line and no word can be taken, unless that took too many tries
 */
export function shrink(text: string, isFaulty: (text: string) => boolean): string {
  let tries = 0;
  const isSmaller = (pieces: readonly string[]): boolean =>
    ++tries <= MAX_TRIES && isFaulty(pieces.join(""));
  const lines = without(text.split(/(?<=\n)/u), isSmaller);
  tries = 0;
  return without(lines.join("").match(/\w+|\s+|[^\w\s]/gu) ?? [], isSmaller).join("");
}

/** Takes out ever smaller runs of pieces: the delta debugging of Zeller and Hildebrandt. */
function without(
  given: readonly string[],
  isFaulty: (pieces: readonly string[]) => boolean,
): readonly string[] {
  let pieces = given;
  for (
    let size = pieces.length >> 1;
    size >= 1;
    size = pieces.length < size ? pieces.length : size >> 1
  ) {
    for (let start = 0; start < pieces.length;) {
      const rest = [...pieces.slice(0, start), ...pieces.slice(start + size)];
      if (isFaulty(rest)) pieces = rest;
      else start += size;
    }
  }
  return pieces;
}
