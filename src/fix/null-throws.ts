/**
 * The value, which the caller knows to be there; throws where the caller was wrong.
 *
 * @param reason - why it must be there, for the one who reads the stack trace
 * @example
 * const closing = nullThrows(sourceCode.getTokenBefore(from), "`from` follows the specifiers");
 */
export function nullThrows<T>(value: T | null | undefined, reason: string): T {
  if (value === null || value === undefined) throw new Error(`nothing where ${reason}`);
  return value;
}
