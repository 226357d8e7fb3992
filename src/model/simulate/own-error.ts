import type { TSESTree } from "@typescript-eslint/utils";
import { ERROR_CLASSES } from "../../sdk/error-classes.js";
import type { ErrorField } from "../flow/token.js";
import { isErrorToken } from "../flow/token.js";
import { makesError } from "../makes-error.js";
import { unwrap } from "../nodes.js";
import type { Evaluator, Frame } from "./evaluate.js";
import type { Possible } from "./value.js";

/**
 * Whether a caught value is certain to be an `Error` of no class of its own, which the program has
 * thrown itself: no request is rejected, and all that it throws there is of this kind.
 */
export function isOwnError(evaluator: Evaluator, caught: TSESTree.Node, frame: Frame): boolean {
  if (frame.hypothesis.resolves !== true) return false;
  let isThrown = false;
  for (const value of evaluator.flow.tokensOf(caught)) {
    const error = value.kind === "errorField" ? value.of : value;
    if (error.kind === "rejection") continue;
    // Only a response that has failed becomes a typed error.
    if (error.kind === "typedFailure" && frame.hypothesis.status !== "failed") continue;
    if (error.kind === "thrown" && isThrownOn(evaluator, error.value)) continue;
    if (error.kind !== "thrown" || !isPlainError(evaluator, error.value, frame)) return false;
    isThrown = true;
  }
  return isThrown;
}

/** What a property of such an error is. */
export function ownErrorField(field: ErrorField): Possible {
  switch (field) {
    case "code":
    case "status":
      return [undefined];
    case "constructorName":
    case "name":
      return ["Error"];
    case "constructor":
      return undefined;
  }
}

/** Whether such an error is an instance of a class. */
export function isOwnInstance({ flow }: Evaluator, classNode: TSESTree.Node): Possible {
  for (const token of flow.tokensOf(classNode)) {
    if (token.kind === "sdk" && ERROR_CLASSES.has(token.name)) return [false];
    if (token.kind === "external" && token.module === null && token.path === "Error") return [true];
  }
  return undefined;
}

/** `throw error`, `reject(error)`: what was caught is known by itself. */
function isThrownOn({ flow }: Evaluator, value: TSESTree.Node): boolean {
  const tokens = [...flow.tokensOf(value)];
  return tokens.length > 0 && tokens.every(isErrorToken);
}

/** `new Error(…)`, or what stands behind a `??` whose left side is known to be nothing. */
function isPlainError(evaluator: Evaluator, expression: TSESTree.Node, frame: Frame): boolean {
  const node = unwrap(expression);
  if (node.type === "LogicalExpression" && node.operator === "??") {
    const left = evaluator.value(node.left, frame);
    const isNothing = left?.every((value) => value === null || value === undefined) === true;
    return isNothing && isPlainError(evaluator, node.right, frame);
  }
  return makesError(evaluator.flow, node);
}
