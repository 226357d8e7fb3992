import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "./edit.js";
import { enclosingParentheses } from "./enclosing-parentheses.js";
import { isHeadOfNew } from "./is-head-of-new.js";
import { isValue } from "./is-value.js";
import { outerChain } from "./outer-chain.js";
import { shorthandKey } from "./shorthand-key.js";
import { spaceBefore } from "./space-before.js";

/**
 * The edits that hand an expression to a function: `await X` → `callee(await X)`. They insert only,
 * so no comment is lost, and they take over the parentheses that the expression has. It serves for
 * what a `for await` iterates, too (`loop.right`). Undefined where a call cannot stand: a name, the
 * target of an assignment, the middle of an optional chain.
 *
 * @param callee - a name, or a member of one: what `ensureImport` gives
 * @example
 * // (await client.responses.retrieve(id)).output_text
 * wrapExpression(sourceCode, awaitExpression, "throwIfFailed");
 * // throwIfFailed(await client.responses.retrieve(id)).output_text
 */
export function wrapExpression(
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Node,
  callee: string,
): readonly Edit[] | undefined {
  const whole = outerChain(node);
  if (!whole || !isValue(whole)) return undefined;
  const [start, end] = whole.range;
  const key = `wrap ${start} ${end}`;
  const open = (offset: number, text: string): Edit => {
    const space = spaceBefore(sourceCode.text, offset);
    return { range: [offset, offset], text: space + text, key, order: 1 };
  };
  const close = (offset: number, text: string): Edit => ({
    range: [offset, offset],
    text,
    key,
    order: -1,
  });

  const isHead = isHeadOfNew(whole);
  const parentheses = enclosingParentheses(sourceCode, whole);
  if (whole.type === "SequenceExpression") {
    // Without its parentheses it would be a list of arguments.
    if (!parentheses || isHead) return undefined;
    return [open(parentheses.open.range[0], `${callee}(`), close(parentheses.close.range[1], ")")];
  }
  if (parentheses && !isHead) return [open(parentheses.open.range[0], callee)];
  if (isHead && !parentheses) return [open(start, `(${callee}(`), close(end, "))")];
  return [open(start, `${shorthandKey(sourceCode, whole)}${callee}(`), close(end, ")")];
}
