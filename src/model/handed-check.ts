import type { TSESTree } from "@typescript-eslint/utils";
import { isLocalCall } from "./decision.js";
import { isLog, looksLikeCheck } from "./effects.js";
import type { Flow } from "./flow/flow.js";

/** Whether a call gives a response to a check that is not at hand: it may throw for its status. */
export function isHandedToCheck(flow: Flow, node: TSESTree.CallExpression): boolean {
  if (!looksLikeCheck(node) || isLog(node) || !isUnknownCall(flow, node)) return false;
  return node.arguments.some((argument) =>
    [...flow.tokensOf(argument)].some(({ kind }) => kind === "response"),
  );
}

/** Whether a call runs code that is not at hand; what the shim does is known. */
function isUnknownCall(flow: Flow, node: TSESTree.CallExpression): boolean {
  return (
    !isLocalCall(flow, node) && ![...flow.tokensOf(node.callee)].some(({ kind }) => kind === "shim")
  );
}
