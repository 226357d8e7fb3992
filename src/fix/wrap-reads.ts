export function wrapReadsEdit(..._a: unknown[]): undefined {
  return undefined;
}
