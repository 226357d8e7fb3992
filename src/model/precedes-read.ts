import type { TSESTree } from "@typescript-eslint/utils";
import type { Flow } from "./flow/flow.js";
import { enclosingFunction, isFunction, isLoop, parentOf, unwrap } from "./nodes.js";
import type { Read } from "./read.js";

/**
 * Whether a variable is looked at where a read has not been made yet, although it gets what is read
 * later: `let r = create(…); if (r.status === "failed") …; r = await retrieve(r.id)`.
 */
export function precedesRead(flow: Flow, node: TSESTree.Node, read: Read): boolean {
  if (node.range[1] > read.node.range[0]) return false;
  const fn = enclosingFunction(node);
  if (fn !== enclosingFunction(read.node)) return false;
  let root = unwrap(node);
  while (root.type === "MemberExpression") root = unwrap(root.object);
  const scope = root.type === "Identifier" ? flow.variableOf(root)?.scope.block : undefined;
  if (scope === undefined) return false;
  // What outlives the function may hold what an earlier call of it has read.
  if (fn !== undefined && (scope.range[0] < fn.range[0] || fn.range[1] < scope.range[1])) {
    return false;
  }
  // In a common loop, the next turn sees what this one reads.
  for (
    let current = parentOf(node);
    current !== undefined && !isFunction(current);
    current = parentOf(current)
  ) {
    if (isLoop(current) && read.node.range[1] <= current.range[1]) return false;
  }
  return true;
}
