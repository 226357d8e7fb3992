/**
 * Reads a property of a value that nothing is known about.
 *
 * @returns `undefined` where there is no such property, or where reading it throws (a getter, a revoked proxy): a strange
 *   answer must not replace the failure that it stands for.
 */
export function read(value: unknown, key: PropertyKey): unknown {
  try {
    return (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
  } catch {
    return undefined;
  }
}

/** Like {@link read}, for texts: `""` where there is none. */
export function readText(value: unknown, key: PropertyKey): string {
  const text = read(value, key);
  return typeof text === "string" ? text : "";
}
