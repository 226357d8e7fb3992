import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "./edit.js";
import { enclosingParentheses } from "./enclosing-parentheses.js";
import { fileFormat } from "./file-format.js";
import { isHeadOfNew } from "./is-head-of-new.js";
import { isValue } from "./is-value.js";
import { lineIndent } from "./line-indent.js";
import { needsSemicolon } from "./needs-semicolon.js";
import { shorthandKey } from "./shorthand-key.js";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What a plain promise has of the methods of the SDK's `APIPromise`. */
const PROMISE_METHODS: ReadonlySet<string> = new Set(["then", "catch", "finally"]);

/** Types that a plain promise is not one of. */
const API_PROMISE = /\bAPIPromise\b|\bReturnType\b/u;

/** Expressions after which `.then` can be written as they are. */
const MEMBER_OBJECTS: ReadonlySet<string> = new Set([
  "CallExpression",
  "Identifier",
  "MemberExpression",
  "TSNonNullExpression",
  "ThisExpression",
]);

/** The node that takes the value, past parentheses, which have no node, and type assertions. */
function consumerOf(node: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = node;
  switch (parent?.type) {
    case "ChainExpression":
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
    case "TSTypeAssertion":
      return consumerOf(parent);
    default:
      return parent;
  }
}

/** Whether something after the call needs more of it than a promise. */
function isUsedAsMoreThanPromise(node: TSESTree.Node): boolean {
  const consumer = consumerOf(node);
  return (
    consumer?.type === "MemberExpression" &&
    node.range[1] <= consumer.property.range[0] &&
    (consumer.computed ||
      consumer.property.type !== "Identifier" ||
      !PROMISE_METHODS.has(consumer.property.name))
  );
}

/** Whether a type written next to the call asks for the SDK's own promise. */
function isTypedAsMoreThanPromise(sourceCode: SourceCode, node: TSESTree.Node): boolean {
  const asks = (type: TSESTree.Node | null | undefined): boolean =>
    type !== null && type !== undefined && API_PROMISE.test(sourceCode.getText(type));
  for (let child = node, { parent } = node; parent; child = parent, { parent } = parent) {
    switch (parent.type) {
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
        if (asks(parent.typeAnnotation)) return true;
        break;
      case "ChainExpression":
      case "ConditionalExpression":
      case "LogicalExpression":
      case "TSNonNullExpression":
        break;
      case "VariableDeclarator":
        return asks(parent.id.typeAnnotation);
      case "AccessorProperty":
      case "PropertyDefinition":
        return asks(parent.typeAnnotation);
      case "ArrowFunctionExpression":
        return parent.body === child && asks(parent.returnType);
      case "ReturnStatement":
        return asks(returnTypeAround(parent));
      default:
        return false;
    }
  }
  return false;
}

function returnTypeAround(node: TSESTree.Node): TSESTree.TSTypeAnnotation | undefined {
  for (let { parent } = node; parent; { parent } = parent) {
    if (
      parent.type === "ArrowFunctionExpression" ||
      parent.type === "FunctionDeclaration" ||
      parent.type === "FunctionExpression"
    ) {
      return parent.returnType;
    }
  }
  return undefined;
}

/** The first token of the next link of the chain, if it starts a line: the `.` of `.then(…)`. */
function nextLink(sourceCode: SourceCode, node: TSESTree.Node): TSESTree.Token | undefined {
  const { parent } = node;
  if (parent?.type !== "MemberExpression" || parent.object !== node) return undefined;
  const dot = sourceCode.getTokenAfter(node);
  const isDot = dot?.value === "." || dot?.value === "?.";
  return isDot && dot.loc.start.line > node.loc.end.line ? dot : undefined;
}

/** The `.` of the node's own last method, if it starts a line. */
function ownLink(sourceCode: SourceCode, node: TSESTree.Node): TSESTree.Token | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return undefined;
  if (node.callee.computed) return undefined;
  const dot = sourceCode.getTokenBefore(node.callee.property);
  const before = dot && sourceCode.getTokenBefore(dot);
  return before && before.loc.end.line < dot.loc.start.line ? dot : undefined;
}

/** The end of the comments that follow a node in its line, when nothing else does. */
function endOfLine(sourceCode: SourceCode, node: TSESTree.Node): number {
  let { range, loc } = node as Pick<TSESTree.Node, "loc" | "range">;
  for (const comment of sourceCode.getCommentsAfter(node)) {
    if (comment.loc.start.line > loc.end.line) break;
    ({ range, loc } = comment);
  }
  const next = sourceCode.getTokenAfter(node);
  return next?.loc.start.line === loc.end.line ? node.range[1] : range[1];
}

/**
 * The edits that put a function in the way of what a promise gives: `X.retrieve(id)` →
 * `X.retrieve(id).then(callback)`, on a line of its own where the chain is written so. Undefined
 * where the code needs the SDK's own promise (`.withResponse()`, a type that says so).
 *
 * @param node - the call, or another expression that gives a promise
 * @param callback - a name, or a member of one: what `ensureImport` gives
 * @example
 * // Promise.all(ids.map((id) => client.responses.retrieve(id)));
 * appendThen(sourceCode, call, "throwIfFailed");
 * // Promise.all(ids.map((id) => client.responses.retrieve(id).then(throwIfFailed)));
 */
export function appendThen(
  sourceCode: SourceCode,
  node: TSESTree.Node,
  callback: string,
): readonly Edit[] | undefined {
  // A `.then` in the chain is skipped with the rest of it where a `?.` before it gives up.
  const link = node.type === "ChainExpression" ? node.expression : node;
  if (link.parent?.type !== "ChainExpression" && !isValue(link)) return undefined;
  if (isHeadOfNew(link)) return undefined;
  if (isUsedAsMoreThanPromise(link) || isTypedAsMoreThanPromise(sourceCode, link)) return undefined;

  const [start, end] = link.range;
  const key = `then ${start} ${end}`;
  const open = (text: string): Edit => ({ range: [start, start], text, key, order: 1 });
  const append = (offset: number, text: string): Edit => ({
    range: [offset, offset],
    text,
    key,
    order: -1,
  });
  const then = `.then(${callback})`;
  if (!MEMBER_OBJECTS.has(link.type)) {
    const parentheses = enclosingParentheses(sourceCode, link);
    if (parentheses) return [append(parentheses.close.range[1], then)];
    if (needsSemicolon(sourceCode, link)) return undefined;
    return [open("("), append(end, `)${then}`)];
  }
  const dot = nextLink(sourceCode, link) ?? ownLink(sourceCode, link);
  const shorthand = shorthandKey(sourceCode, link);
  if (shorthand !== "") return [open(shorthand), append(end, then)];
  if (!dot) return [append(end, then)];
  const { eol } = fileFormat(sourceCode);
  const line = eol + lineIndent(sourceCode.text, dot.range[0]) + then;
  // After a comment, when a link follows; before the `;` or `)` that ends the chain otherwise.
  return [append(nextLink(sourceCode, link) ? endOfLine(sourceCode, link) : end, line)];
}
