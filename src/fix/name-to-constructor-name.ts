import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "./edit.js";

/**
 * The edit that makes a test of an error's `name` one of its class's name: every SDK error is named
 * "Error", and only its class tells what it is.
 *
 * @param subject - the expression that is tested
 * @returns `undefined` where the name has been taken out of the error before
 * @example
 * // error.name === "RateLimitError"
 * nameToConstructorName(subject); // error.constructor.name === "RateLimitError"
 */
export function nameToConstructorName(subject: TSESTree.Node): readonly Edit[] | undefined {
  const member = subject.type === "ChainExpression" ? subject.expression : subject;
  if (member.type !== "MemberExpression" || member.computed) return undefined;
  const [start] = member.property.range;
  return [{ range: [start, start], text: "constructor." }];
}
