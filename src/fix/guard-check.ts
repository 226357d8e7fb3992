import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "./edit.js";
import { enclosingParentheses } from "./enclosing-parentheses.js";
import { isWeakOperand } from "./is-weak-operand.js";
import { isValue } from "./is-value.js";
import { needsSemicolon } from "./needs-semicolon.js";
import { outerChain } from "./outer-chain.js";
import { shorthandKey } from "./shorthand-key.js";
import { throwAtStart } from "./throw-at-start.js";

/** What an error check is guarded with. */
export interface Guard {
  /** What `isFailedResponseError` is called here: what `ensureImport` gives. */
  readonly callee: string;
  /** The caught value as it is reached at the check: `error`, `result.reason`. */
  readonly error: string;
  /** The handler's body, for a `switch`: its discriminant cannot be guarded in place. */
  readonly handlerBody?: TSESTree.BlockStatement | undefined;
  /**
   * Whether the check is true for the errors that it does *not* look for, as in
   * `if (!(error instanceof RateLimitError)) throw error`. Told from the check's own operator
   * (`!`, `!==`, `!=`) unless given.
   */
  readonly negated?: boolean | undefined;
}

type Operator = "&&" | "||";

/** Whether the check is, by its own operator, true for what it does not look for. */
function isNegated(check: TSESTree.Node): boolean {
  if (check.type === "UnaryExpression") return check.operator === "!";
  return check.type === "BinaryExpression" && (check.operator === "!==" || check.operator === "!=");
}

/** Whether the parent binds its operand tighter than the operator, or reads as if it did. */
function bindsTighter(node: TSESTree.Node, operator: Operator): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case "LogicalExpression":
      return parent.operator !== operator;
    case "AwaitExpression":
    case "BinaryExpression":
    case "Decorator":
    case "TSAsExpression":
    case "TSInstantiationExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
    case "TSTypeAssertion":
    case "UnaryExpression":
      return true;
    case "MemberExpression":
      return parent.object === node;
    case "CallExpression":
    case "NewExpression":
      return parent.callee === node;
    case "TaggedTemplateExpression":
      return parent.tag === node;
    case "ClassDeclaration":
    case "ClassExpression":
      return true;
    default:
      return false;
  }
}

/**
 * The edits that keep a failed response out of an error check: `E` → `E && !callee(error)`, or
 * `E || callee(error)` where `E` is true for the other errors. A `switch` compares its discriminant,
 * so there the handler's body starts with `if (callee(error)) throw error;` instead. Undefined where
 * neither can be written.
 *
 * @param check - the test as the model reports it
 * @example
 * // if (error instanceof RateLimitError) continue;
 * guardCheck(sourceCode, check, { callee: "isFailedResponseError", error: "error" });
 * // if (error instanceof RateLimitError && !isFailedResponseError(error)) continue;
 */
export function guardCheck(
  sourceCode: Readonly<TSESLint.SourceCode>,
  check: TSESTree.Node,
  { callee, error, handlerBody, negated }: Guard,
): readonly Edit[] | undefined {
  const whole = outerChain(check);
  if (!whole) return undefined;
  if (whole.parent?.type === "SwitchStatement" && whole.parent.discriminant === whole) {
    return handlerBody && throwAtStart(sourceCode, handlerBody, { callee, error });
  }
  if (!isValue(whole)) return undefined;

  const operator = (negated ?? isNegated(whole)) ? "||" : "&&";
  const guard = operator === "&&" ? `!${callee}(${error})` : `${callee}(${error})`;
  const isOuter =
    bindsTighter(whole, operator) && enclosingParentheses(sourceCode, whole) === undefined;
  const isInner = isWeakOperand(whole, operator);
  const parentheses = (isOuter ? "(" : "") + (isInner ? "(" : "");
  if (parentheses !== "" && needsSemicolon(sourceCode, whole)) return undefined;

  const [start, end] = whole.range;
  const opening = shorthandKey(sourceCode, whole) + parentheses;
  const key = `guard ${start} ${end}`;
  const closing = `${isInner ? ")" : ""} ${operator} ${guard}${isOuter ? ")" : ""}`;
  const edits: Edit[] = [{ range: [end, end], text: closing, key, order: -1 }];
  if (opening !== "") edits.unshift({ range: [start, start], text: opening, key, order: 1 });
  return edits;
}
