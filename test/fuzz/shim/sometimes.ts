import fc from "fast-check";

/** A value in one of so many schedules, `undefined` in the others. */
export function sometimes<T>(
  arbitrary: fc.Arbitrary<T>,
  oneIn: number,
): fc.Arbitrary<T | undefined> {
  return fc.oneof(
    { weight: oneIn - 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary },
  );
}
