import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "./edit.js";
import type { WantedImport } from "./ensure-imports.js";
import { ensureImports } from "./ensure-imports.js";
import { freeName } from "./free-name.js";
import { guardCheck } from "./guard-check.js";
import { throwAtStart } from "./throw-at-start.js";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What receives an error: a `catch` clause, or a function that is called with it. */
export type HandlerNode =
  | TSESTree.ArrowFunctionExpression
  | TSESTree.CatchClause
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression;

/** A place where a handler decides to read again. */
export interface RetryToGuard {
  /** The check that decides; without one the handler always reads again. */
  readonly check?:
    | {
        /** The test, or the discriminant of a `switch`. */
        readonly node: TSESTree.Node;
        /** The caught value, or the property of it that is tested. */
        readonly subject: TSESTree.Node;
        readonly by: string;
      }
    | undefined;
  /** Whether it reads again where the check finds what it looks for, or where it does not. */
  readonly whenCheckHolds?: boolean | undefined;
  /** Other checks that may decide the same. */
  readonly others?: readonly TSESTree.Node[] | undefined;
  /** The handler around the check, if it is known. */
  readonly handler?: HandlerNode | undefined;
}

const GUARD = "isFailedResponseError";

/** The import that guarding some retries needs, to be asked for together with others. */
export function guardImports(retries: readonly RetryToGuard[]): WantedImport[] {
  const uses = retries.flatMap(({ check, handler }) => check?.node ?? handler ?? []);
  return uses.length === 0 ? [] : [{ exportName: GUARD, uses }];
}

/**
 * The edits that keep a failed response from being read again: `&& !isFailedResponseError(error)` at
 * the check, or `if (isFailedResponseError(error)) throw error` at the start of the handler.
 *
 * @param names - the names of the shim's functions as the file knows them
 * @returns `undefined` unless every one of them can be guarded
 */
export function guardRetries(
  sourceCode: SourceCode,
  retries: readonly RetryToGuard[],
  names: ReadonlyMap<string, string>,
): readonly Edit[] | undefined {
  const callee = names.get(GUARD);
  if (callee === undefined) return retries.length === 0 ? [] : undefined;
  const edits: Edit[] = [];
  for (const retry of retries) {
    const guarded =
      retry.check === undefined
        ? guardHandler(sourceCode, retry.handler, callee)
        : guardTest(sourceCode, retry, retry.check, callee);
    if (guarded === undefined) return undefined;
    edits.push(...guarded);
  }
  return edits;
}

/** {@link guardRetries} with the import that it needs. */
export function guardCheckEdit(
  sourceCode: SourceCode,
  moduleName: string,
  retries: readonly RetryToGuard[],
): readonly Edit[] | undefined {
  const imports = ensureImports(sourceCode, moduleName, guardImports(retries));
  const edits = imports && guardRetries(sourceCode, retries, imports.names);
  return imports && edits && [...imports.edits, ...edits];
}

function guardTest(
  sourceCode: SourceCode,
  { whenCheckHolds = true, others = [], ...retry }: RetryToGuard,
  check: NonNullable<RetryToGuard["check"]>,
  callee: string,
): readonly Edit[] | undefined {
  const handler = retry.handler ?? clauseAround(check.node);
  const error = errorText(sourceCode, check, handler);
  const { node, isNegated } = wholeTest(check.node, whenCheckHolds ? others : undefined);
  if (error === undefined || !isTrueOrFalse(node)) return undefined;
  const handlerBody = handler?.body.type === "BlockStatement" ? handler.body : undefined;
  return guardCheck(sourceCode, node, {
    callee,
    error,
    handlerBody,
    negated: whenCheckHolds === isNegated,
  });
}

function clauseAround(node: TSESTree.Node): TSESTree.CatchClause | undefined {
  for (let { parent } = node; parent; { parent } = parent) {
    if (parent.type === "CatchClause") return parent;
    if (parent.type.includes("Function")) return undefined;
  }
  return undefined;
}

/**
 * The test that has to be guarded: the check, or all of `a || b` (of `!a && !b`) where `b` is a check,
 * too. It is negated if it is false where the check finds what it looks for.
 *
 * @param others - the other checks; without them the test is all that the check is a part of
 */
function wholeTest(
  check: TSESTree.Node,
  others: readonly TSESTree.Node[] | undefined,
): { node: TSESTree.Node; isNegated: boolean } {
  let node = check;
  let isNegated = check.type === "BinaryExpression" && check.operator.startsWith("!");
  let whole = { node, isNegated };
  for (let { parent } = node; parent; { parent } = node) {
    if (parent.type === "UnaryExpression" && parent.operator === "!") {
      isNegated = !isNegated;
      if (others === undefined) whole = { node: parent, isNegated };
    } else if (parent.type === "LogicalExpression" && parent.operator !== "??") {
      const joined = parent;
      const isAlternative = parent.operator === (isNegated ? "&&" : "||");
      const isWhole =
        others === undefined ||
        (isAlternative && others.some((other) => isInside(other, joined) && other !== check));
      if (isWhole) whole = { node: parent, isNegated };
    } else {
      break;
    }
    node = parent;
  }
  return whole;
}

function isInside(node: TSESTree.Node, outer: TSESTree.Node): boolean {
  return outer.range[0] <= node.range[0] && node.range[1] <= outer.range[1];
}

/** Whether a test gives a truth value; `indexOf` gives a number. */
function isTrueOrFalse(node: TSESTree.Node): boolean {
  if (node.type !== "CallExpression") return true;
  const { callee } = node;
  return !(
    callee.type === "MemberExpression" &&
    callee.property.type === "Identifier" &&
    callee.property.name === "indexOf"
  );
}

/** The caught value, as it is written where the check stands. */
function errorText(
  sourceCode: SourceCode,
  { by, subject }: NonNullable<RetryToGuard["check"]>,
  handler: HandlerNode | undefined,
): string | undefined {
  let value = withoutWrappers(subject);
  if (by !== "class") {
    // `error.status` asks the error; `status` was taken out of it before.
    const levels = by === "constructorName" ? 2 : 1;
    for (let level = 0; level < levels; level++) {
      if (value.type !== "MemberExpression") return parameterName(handler);
      value = withoutWrappers(value.object);
    }
  }
  return isPath(value) ? sourceCode.getText(value) : undefined;
}

function withoutWrappers(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  for (;;) {
    switch (current.type) {
      case "ChainExpression":
      case "TSAsExpression":
      case "TSNonNullExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
        current = current.expression;
        break;
      default:
        return current;
    }
  }
}

/** Whether an expression can be written a second time without doing anything. */
function isPath(node: TSESTree.Node): boolean {
  let current = node;
  while (current.type === "MemberExpression" && !current.computed) current = current.object;
  return current.type === "Identifier" || current.type === "ThisExpression";
}

function parameterName(handler: HandlerNode | undefined): string | undefined {
  const parameter = handler?.type === "CatchClause" ? handler.param : handler?.params[0];
  return parameter?.type === "Identifier" ? parameter.name : undefined;
}

/** Lets a handler that asks nothing throw a failed response on. */
function guardHandler(
  sourceCode: SourceCode,
  handler: HandlerNode | undefined,
  callee: string,
): readonly Edit[] | undefined {
  if (handler?.body.type !== "BlockStatement") return undefined;
  const known = parameterName(handler);
  if (known !== undefined) return throwAtStart(sourceCode, handler.body, { callee, error: known });
  if (handler.type !== "CatchClause" || handler.param !== null) return undefined;
  const error = freeName(sourceCode, "error", [handler]);
  const thrown = throwAtStart(sourceCode, handler.body, { callee, error });
  const word = sourceCode.getFirstToken(handler);
  if (thrown === undefined || !word) return undefined;
  const offset = word.range[1];
  return [{ range: [offset, offset], text: ` (${error})`, key: `parameter ${offset}` }, ...thrown];
}
