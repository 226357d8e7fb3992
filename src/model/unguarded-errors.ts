import type { TSESTree } from "@typescript-eslint/utils";
import type { Flow } from "./flow/flow.js";
import type { Model } from "./model.js";
import { unwrap } from "./nodes.js";
import type { Read } from "./read.js";
import { FAILED_WITHOUT_REASON, ofRead } from "./simulate/hypothesis.js";

/** An expression that throws a `TypeError` where the error of a failed response is `null`. */
export interface UnguardedError {
  /** `response.error.message`, or the pattern that takes `response.error` apart. */
  readonly node: TSESTree.Node;
  readonly read: Read;
}

/** Finds where a response's error is taken for granted although it may be `null`. */
export function findUnguardedErrors({ executor, flow, nodes }: Model): UnguardedError[] {
  const found: UnguardedError[] = [];
  const add = (node: TSESTree.Node, error: TSESTree.Node): void => {
    for (const read of bareErrorsIn(flow, error)) {
      if (!executor.isReached(node, ofRead(FAILED_WITHOUT_REASON, read))) continue;
      found.push({ node, read });
      return;
    }
  };
  for (const node of nodes.values) {
    if (node.type === "MemberExpression" && !node.optional && node.object.type !== "Super") {
      add(node, node.object);
    }
    // The value that a pattern takes apart: `const { message } = response.error`.
    const { parent } = node;
    if (
      parent.type === "VariableDeclarator" &&
      parent.init === node &&
      parent.id.type === "ObjectPattern"
    ) {
      add(parent.id, node);
    }
  }
  return found;
}

/** The reads whose `error`, with nothing to stand in for `null`, an expression is. */
function bareErrorsIn(flow: Flow, expression: TSESTree.Node): Read[] {
  // `error!.message` is the author's word.
  if (expression.type === "TSNonNullExpression") return [];
  const node = unwrap(expression);
  const isBare =
    node.type === "MemberExpression" || (node.type === "Identifier" && isBareVariable(flow, node));
  if (!isBare) return [];
  const reads: Read[] = [];
  for (const token of flow.tokensOf(node)) {
    if (token.kind !== "part" || token.part !== "error") return [];
    reads.push(token.read);
  }
  return reads;
}

/** Whether a variable is written once, and gets the error as it is: no default, no `??`. */
function isBareVariable(flow: Flow, node: TSESTree.Identifier): boolean {
  const writes = flow.variableOf(node)?.references.filter((reference) => reference.isWrite()) ?? [];
  const [write] = writes;
  if (writes.length !== 1 || write === undefined) return false;
  const { parent } = write.identifier;
  if (parent.type === "Property") return parent.value === write.identifier;
  if (parent.type !== "VariableDeclarator" || parent.init === null) return false;
  const { init } = parent;
  return (
    init.type !== "TSNonNullExpression" &&
    (unwrap(init).type === "MemberExpression" || unwrap(init).type === "Identifier")
  );
}
