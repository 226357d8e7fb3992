import type { TSESTree } from "@typescript-eslint/utils";
import type { Flow } from "./flow/flow.js";
import { unwrap } from "./nodes.js";

/** `new Error(…)`, `Error(…)`: an error of no class of its own. */
export function makesError(flow: Flow, node: TSESTree.Node): boolean {
  if (node.type !== "NewExpression" && node.type !== "CallExpression") return false;
  const callee = unwrap(node.callee);
  return (
    callee.type === "Identifier" && callee.name === "Error" && flow.variableOf(callee) === undefined
  );
}
