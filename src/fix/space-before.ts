/**
 * The space that a word needs when it is written at an offset, if it needs one there.
 *
 * @example
 * spaceBefore("return(a)", 6); // " "
 * spaceBefore("return (a)", 7); // ""
 */
export function spaceBefore(text: string, offset: number): "" | " " {
  return /[\p{ID_Continue}$\u200c\u200d]/u.test(text.charAt(offset - 1)) ? " " : "";
}
