import type { TSESTree } from "@typescript-eslint/utils";
import { isWithin } from "./call-index.js";
import { enclosingFunction, isFunction, isLoop, parentOf, programOf } from "./nodes.js";

/**
 * Whether a node is evaluated after another one, as far as the text says: it stands behind it, goes
 * round with it, or stands in another function.
 */
export function isAfter(node: TSESTree.Node, other: TSESTree.Node): boolean {
  if (enclosingFunction(node) !== enclosingFunction(other)) return true;
  if (programOf(node) !== programOf(other)) return true;
  if (node.range[0] > other.range[0]) return true;
  let loop: TSESTree.Node | undefined = other;
  while (loop !== undefined && !isFunction(loop)) {
    if (isLoop(loop) && isWithin(node, loop)) return true;
    loop = parentOf(loop);
  }
  return false;
}
