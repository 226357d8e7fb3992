import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { writtenType } from "../model/nodes.js";
import type { Edit } from "./edit.js";
import { ensureImport } from "./ensure-import.js";
import { replaceThrown } from "./replace-thrown.js";
import { resolveName } from "./resolve-name.js";

/** What is thrown instead of an error that lost the reason of a failed run. */
export interface TypedThrow {
  /** The `throw`, or the call of `reject`. */
  readonly thrower: TSESTree.CallExpression | TSESTree.ThrowStatement;
  /** What names the failed response, or the event that has it. */
  readonly named: TSESTree.Node;
  readonly isEvent: boolean;
  /** Whether other responses than failed ones get there. */
  readonly keepOriginal: boolean;
}

/**
 * The edits that throw, or reject with, the typed error of a failed response, and import what makes
 * it. Undefined where the response has another name there, or `reject` takes errors alone.
 *
 * @example
 * // if (run.status === "failed") throw new Error("failed");
 * throwTypedEdit(sourceCode, "openai-background-errors", {
 *   thrower,
 *   named: run,
 *   isEvent: false,
 *   keepOriginal: false,
 * });
 * // if (run.status === "failed") throw errorFromResponse(run);
 */
export function throwTypedEdit(
  sourceCode: Readonly<TSESLint.SourceCode>,
  moduleName: string,
  { thrower, named, isEvent, keepOriginal }: TypedThrow,
): readonly Edit[] | undefined {
  if (!meansTheSame(sourceCode, named, thrower) || isTypedReject(sourceCode, thrower)) {
    return undefined;
  }
  const imported = ensureImport(sourceCode, moduleName, "errorFromResponse", [thrower]);
  if (imported === undefined) return undefined;
  const response = sourceCode.getText(named) + (isEvent ? ".response" : "");
  const edits = replaceThrown(sourceCode, thrower, {
    text: `${imported.name}(${response})`,
    keepOriginal,
  });
  return edits && [...imported.edits, ...edits];
}

/** Whether an expression has the same value at another node, as far as its name says. */
function meansTheSame(
  sourceCode: Readonly<TSESLint.SourceCode>,
  named: TSESTree.Node,
  at: TSESTree.Node,
): boolean {
  let root = named;
  while (root.type === "MemberExpression" || root.type === "TSNonNullExpression") {
    root = root.type === "MemberExpression" ? root.object : root.expression;
  }
  if (root.type !== "Identifier") return root.type === "ThisExpression";
  return resolveName(sourceCode, named, root.name) === resolveName(sourceCode, at, root.name);
}

/** Whether `reject` has a type of its own, which may not take `undefined`. */
function isTypedReject(
  sourceCode: Readonly<TSESLint.SourceCode>,
  thrower: TSESTree.CallExpression | TSESTree.ThrowStatement,
): boolean {
  if (thrower.type === "ThrowStatement") return false;
  const { callee } = thrower;
  if (callee.type === "MemberExpression") {
    return callee.object.type !== "Identifier" || callee.object.name !== "Promise";
  }
  if (callee.type !== "Identifier") return true;
  const variable = resolveName(sourceCode, thrower, callee.name);
  return (
    variable?.defs.some(
      ({ name }) => name.type === "Identifier" && writtenType(name) !== undefined,
    ) === true
  );
}
