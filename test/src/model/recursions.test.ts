import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FunctionNode } from "../../../src/model/nodes.js";
import { groupRecursions } from "../../../src/model/recursions.js";

/** A function for each entry, which calls the functions that the entry numbers. */
function group(calls: readonly (readonly number[])[]): (left: number, right: number) => boolean {
  const functions = calls.map(() => ({}) as FunctionNode);
  const calleesOf = (fn: FunctionNode): FunctionNode[] =>
    (calls[functions.indexOf(fn)] ?? []).flatMap((index) => functions[index] ?? []);
  const groups = groupRecursions(functions, calleesOf);
  const groupAt = (index: number): FunctionNode | undefined => {
    const fn = functions[index];
    return fn && groups.get(fn);
  };
  return (left, right) => groupAt(left) === groupAt(right);
}

/** Whether a function gets to another one by calls, or is it. */
function reaches(calls: readonly (readonly number[])[], from: number, to: number): boolean {
  const seen = new Set([from]);
  for (const index of seen) for (const callee of calls[index] ?? []) seen.add(callee);
  return seen.has(to);
}

describe("groupRecursions", () => {
  it("groups the functions that reach each other, and no others", () => {
    const programs = fc.integer({ min: 1, max: 8 }).chain((size) =>
      fc.array(fc.array(fc.nat({ max: size - 1 }), { maxLength: 3 }), {
        minLength: size,
        maxLength: size,
      }),
    );
    fc.assert(
      fc.property(programs, (calls) => {
        const isGrouped = group(calls);
        for (const left of calls.keys()) {
          for (const right of calls.keys()) {
            const isMutual = reaches(calls, left, right) && reaches(calls, right, left);
            expect(isGrouped(left, right)).toBe(isMutual);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("follows a chain that is longer than the stack is deep", () => {
    const length = 20_000;
    const functions = Array.from({ length }, () => ({}) as FunctionNode);
    const next = new Map(functions.map((fn, index) => [fn, functions[(index + 1) % length]]));
    const groups = groupRecursions(functions, (fn) => [next.get(fn) ?? fn]);
    expect(new Set(groups.values()).size).toBe(1);
  });
});
