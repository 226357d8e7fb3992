/**
 * Whether only white space stands before an offset on its line.
 *
 * @example
 * startsLine("a; b;\n  c;", 8); // true
 * startsLine("a; b;\n  c;", 3); // false
 */
export function startsLine(text: string, offset: number): boolean {
  for (let index = offset - 1; index >= 0; index -= 1) {
    const character = text.charAt(index);
    if (/[\n\r\u2028\u2029]/u.test(character)) return true;
    if (/\S/u.test(character)) return false;
  }
  return true;
}
