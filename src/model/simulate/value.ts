/**
 * What an expression may evaluate to: the possible values, or `undefined` where anything is
 * possible. An object that is not looked into is {@link SOME_OBJECT}.
 */
export type Possible = readonly unknown[] | undefined;

/** Stands for any object: it is truthy, and equal to nothing that is known. */
export const SOME_OBJECT: unique symbol = Symbol("an object");

/** More values than this are no longer told apart. */
const MAX_VALUES = 8;

/** What may be if either may be. */
export function join(left: Possible, right: Possible): Possible {
  if (left === undefined || right === undefined) return undefined;
  const values = new Set([...left, ...right]);
  return values.size > MAX_VALUES ? undefined : [...values];
}

/** Whether the value is truthy: `undefined` where it may be either. */
export function truthOf(value: Possible): boolean | undefined {
  if (value === undefined || value.length === 0) return undefined;
  const first = Boolean(value[0]);
  return value.every((one) => Boolean(one) === first) ? first : undefined;
}

/** Applies a function to every combination of two values; `undefined` if either is unknown. */
export function combine(
  left: Possible,
  right: Possible,
  operation: (left: unknown, right: unknown) => Possible,
): Possible {
  if (left === undefined || right === undefined) return undefined;
  let result: Possible = [];
  for (const a of left) {
    for (const b of right) {
      result = join(result, operation(a, b));
      if (result === undefined) return undefined;
    }
  }
  return result;
}
