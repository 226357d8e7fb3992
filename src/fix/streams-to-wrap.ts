import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { writtenType } from "../model/nodes.js";
import { resolveName } from "./resolve-name.js";
import type { WrappableRead } from "./wrap-reads.js";

/** Types that `throwOnFailedEvent` takes: it needs the stream's `controller`. */
const STREAM_TYPE = /^(?:Stream|ResponseStream|any)\b/u;

/**
 * What to hand to `throwOnFailedEvent` so that the events that some loops get are checked: what
 * they iterate, or, where the code calls that by a type that is not a stream's
 * (`events: AsyncIterable<…>`), what the read gives.
 *
 * @param read - the call that opened the stream
 * @param iterated - what the loops iterate
 * @returns `undefined` where neither can be wrapped
 */
export function streamsToWrap(
  sourceCode: Readonly<TSESLint.SourceCode>,
  read: TSESTree.CallExpression,
  iterated: readonly TSESTree.Expression[],
): WrappableRead[] | undefined {
  if (iterated.length === 0) return undefined;
  if (iterated.every((iterable) => isStreamByType(sourceCode, iterable))) {
    return [{ node: read, isStream: true, iterated }];
  }
  const given = givenBy(read);
  return given && [{ node: read, isStream: true, iterated: [given] }];
}

/** Whether nothing says that the expression's type is another than what the SDK gives. */
function isStreamByType(
  sourceCode: Readonly<TSESLint.SourceCode>,
  iterable: TSESTree.Node,
): boolean {
  switch (iterable.type) {
    case "TSAsExpression":
    case "TSTypeAssertion":
      return STREAM_TYPE.test(sourceCode.getText(iterable.typeAnnotation));
    case "Identifier": {
      const variable = resolveName(sourceCode, iterable, iterable.name);
      return (variable?.defs ?? []).every(({ name, node }) => {
        const type = name.type === "Identifier" ? writtenType(name) : undefined;
        if (type !== undefined) return STREAM_TYPE.test(sourceCode.getText(type));
        const init = node.type === "VariableDeclarator" ? node.init : null;
        return init?.type !== "TSAsExpression" || isStreamByType(sourceCode, init);
      });
    }
    default:
      return true;
  }
}

/** The expression that is the stream itself: `await client.responses.retrieve(…)`. */
function givenBy(read: TSESTree.CallExpression): TSESTree.Node | undefined {
  let node: TSESTree.Node = read;
  for (;;) {
    const parent: TSESTree.Node = node.parent;
    switch (parent.type) {
      case "AwaitExpression":
        return parent;
      case "ChainExpression":
      case "TSNonNullExpression":
        node = parent;
        break;
      default:
        return undefined;
    }
  }
}
