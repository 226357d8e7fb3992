export function guardCheckEdit(..._a: unknown[]): undefined {
  return undefined;
}
