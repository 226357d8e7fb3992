import type { TSESTree } from "@typescript-eslint/utils";
import { isValue } from "./handled.js";
import type { Flow } from "./flow/flow.js";
import type { Model } from "./model.js";
import { isPatternKey, unwrap } from "./nodes.js";
import type { Read } from "./read.js";

/** An expression that asks a response for its error in a way that gives nothing. */
export interface MisreadError {
  readonly node: TSESTree.Node;
  readonly kind: "foreignField" | "objectAsText";
  readonly read: Read;
}

/** Classes of the environment whose first argument becomes a text. */
const ERROR_CONSTRUCTORS = /^(?:Aggregate|Eval|Range|Reference|Syntax|Type|URI)?Error$/u;

/** Finds `last_error` of responses, and error objects that are made a text of. */
export function findMisreadErrors({ flow, nodes }: Model): MisreadError[] {
  const found: MisreadError[] = [];
  const add = (node: TSESTree.Node, kind: MisreadError["kind"], read: Read | undefined): void => {
    if (read !== undefined) found.push({ node, kind, read });
  };
  for (const node of nodes.values) {
    if (node.type === "MemberExpression") {
      if (isValue(node) && flow.keyOf(node) === "last_error") {
        add(node, "foreignField", responseIn(flow, node.object));
      }
    } else if (node.name === "last_error" && isPatternKey(node)) {
      add(node, "foreignField", lastErrorIn(flow, node.parent));
    }
  }
  for (const node of textsOf(flow, nodes)) add(node, "objectAsText", errorIn(flow, node, 0));
  return found;
}

/** Every expression that is turned into a text as it is. */
function* textsOf(flow: Flow, nodes: Model["nodes"]): Generator<TSESTree.Node> {
  for (const template of nodes.templates) {
    if (template.parent.type !== "TaggedTemplateExpression") yield* template.expressions;
  }
  for (const { operator, left, right } of nodes.comparisons) {
    if (operator === "+") yield* [left, right];
  }
  for (const node of [...nodes.calls, ...nodes.news]) {
    const callee = unwrap(node.callee);
    const [argument] = node.arguments;
    if (callee.type === "MemberExpression") {
      if (flow.keyOf(callee) === "toString" && argument === undefined) yield callee.object;
    } else if (
      callee.type === "Identifier" &&
      argument !== undefined &&
      (callee.name === "String" || ERROR_CONSTRUCTORS.test(callee.name)) &&
      flow.variableOf(callee) === undefined
    ) {
      yield argument;
    }
  }
}

/** The read whose error, the whole object, an expression is. */
function errorIn(flow: Flow, expression: TSESTree.Node, depth: number): Read | undefined {
  const node = unwrap(expression);
  if (depth > 6) return undefined;
  switch (node.type) {
    case "ConditionalExpression":
      return errorIn(flow, node.consequent, depth + 1) ?? errorIn(flow, node.alternate, depth + 1);
    case "Identifier":
    case "MemberExpression": {
      let read: Read | undefined;
      for (const token of flow.tokensOf(node)) {
        if (token.kind !== "part" || token.part !== "error") return undefined;
        read ??= token.read;
      }
      return read;
    }
    case "LogicalExpression":
      return (
        (node.operator === "&&" ? undefined : errorIn(flow, node.left, depth + 1)) ??
        errorIn(flow, node.right, depth + 1)
      );
    default:
      return undefined;
  }
}

/** The read whose response, and nothing else, an expression is. */
function responseIn(flow: Flow, node: TSESTree.Node): Read | undefined {
  let read: Read | undefined;
  for (const token of flow.tokensOf(node)) {
    if (token.kind !== "response") return undefined;
    read ??= token.read;
  }
  return read;
}

function lastErrorIn(flow: Flow, property: TSESTree.Property): Read | undefined {
  for (const token of flow.tokensOf(property)) {
    if (token.kind === "part" && token.part === "lastError") return token.read;
  }
  return undefined;
}
