import { basename } from "node:path";
import type { TSESTree } from "@typescript-eslint/utils";
import type { Model } from "./model.js";

/**
 * The line of a node as a message names it: with the file, where that is not the linted one.
 *
 * @example
 * lineOf(model, read.node); // "12", or "61 of client.ts"
 */
export function lineOf(model: Model, node: TSESTree.Node): string {
  const line = String(node.loc.start.line);
  const module = model.flow.moduleOf(node);
  if (module === undefined || module.ast === model.ast) return line;
  return module.filename === undefined ? line : `${line} of ${basename(module.filename)}`;
}
