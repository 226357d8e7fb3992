/**
 * One change of a file's text, as plain data: rules collect edits from several places, and only
 * {@link toFix} turns them into what ESLint wants.
 */
export interface Edit {
  /** Where the replaced text starts and ends; an insertion where the two are equal. */
  readonly range: readonly [number, number];
  /** What stands there afterwards. */
  readonly text: string;
  /**
   * What the edit is for. Edits that agree in range, text and key are one edit asked for twice (the
   * import that two wraps need); without a key, or with different ones, both are made (the closing
   * parentheses of two nested wraps).
   */
  readonly key?: string;
  /**
   * What an insertion belongs to, where several have one place: it ends the code before it (`-1`: a
   * closing parenthesis), stands alone (`0`, the default: a statement), or starts the code after it
   * (`1`: the `throwIfFailed(` of a wrap).
   */
  readonly order?: -1 | 0 | 1;
}
