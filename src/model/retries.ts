import type { ErrorCheck } from "./error-checks.js";
import type { Model } from "./model.js";
import type { Read } from "./read.js";

export function retriesSameRead(_m: Model, _c: ErrorCheck, _r: readonly Read[]): boolean {
  return false;
}
