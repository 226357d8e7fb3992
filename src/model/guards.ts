import type { TSESTree } from "@typescript-eslint/utils";
import type { ErrorCheck } from "./error-checks.js";
import type { Flow } from "./flow/flow.js";
import type { FunctionNode } from "./nodes.js";
import { enclosingFunction, exits, isFunction, parentOf, unwrap } from "./nodes.js";
import type { ErrorToken } from "./flow/token.js";

/**
 * Which checks only refine another one: `e.status === 429` under `e instanceof APIError`, in a
 * `switch`, after `if (!(e instanceof APIError)) throw e`, in a helper that is called there.
 */
export class CheckNesting {
  readonly #flow: Flow;
  readonly #byNode: ReadonlyMap<TSESTree.Node, ErrorCheck>;
  readonly #byFunction = new Map<FunctionNode, ErrorCheck[]>();
  readonly #children = new Map<ErrorCheck, ErrorCheck[]>();
  readonly #nested = new Set<ErrorCheck>();

  constructor(flow: Flow, checks: readonly ErrorCheck[]) {
    this.#flow = flow;
    this.#byNode = new Map(checks.map((check) => [check.node, check]));
    for (const check of checks) {
      const fn = enclosingFunction(check.node);
      if (fn === undefined) continue;
      const known = this.#byFunction.get(fn);
      if (known === undefined) this.#byFunction.set(fn, [check]);
      else known.push(check);
    }
    for (const check of checks) {
      const guards = this.#guardsAt(check.node, check.errors, new Set([check.node]));
      if (guards.length === 0) continue;
      this.#nested.add(check);
      for (const guard of guards) {
        const children = this.#children.get(guard);
        if (children === undefined) this.#children.set(guard, [check]);
        else children.push(check);
      }
    }
  }

  /** Whether the check is made only where another one of the same value has passed. */
  isNested(check: ErrorCheck): boolean {
    return this.#nested.has(check);
  }

  /**
   * Whether a check for a base class does nothing but lead to checks that a failed run has nothing
   * to do with: `e instanceof APIError && e.status === 404`.
   */
  onlyLeadsElsewhere(check: ErrorCheck): boolean {
    const children = this.#children.get(check) ?? [];
    if (children.length === 0 || children.some((child) => child.forFailure)) return false;
    if (isRefinedInPlace(check.node, children)) return true;
    const rest = guardedStatements(check.node) ?? [check.node];
    return rest.every(
      (statement) =>
        statement.type === "ThrowStatement" ||
        (statement.type === "IfStatement" &&
          conjuncts(statement.test).some((part) =>
            children.some((child) => child.node === unwrap(part)),
          )) ||
        (statement.type === "SwitchStatement" &&
          children.some((child) => child.node === statement.discriminant)),
    );
  }

  /** The checks that must have passed where a node is evaluated. */
  #guardsAt(
    node: TSESTree.Node,
    errors: ReadonlySet<ErrorToken>,
    seen: Set<TSESTree.Node>,
  ): ErrorCheck[] {
    const guards: ErrorCheck[] = [];
    const take = (expressions: readonly TSESTree.Node[]): void => {
      for (const expression of expressions) {
        for (const check of this.#checksBy(unwrap(expression))) {
          if (!seen.has(check.node) && sharesError(check.errors, errors)) guards.push(check);
        }
      }
    };
    let current = node;
    for (let parent = parentOf(current); parent !== undefined; parent = parentOf(current)) {
      takeFromParent(current, parent, take, (discriminant) => {
        take([discriminant]);
      });
      if (guards.length > 0) return guards;
      if (isFunction(parent)) return this.#guardsOfCallers(parent, errors, seen);
      current = parent;
    }
    return guards;
  }

  /** A helper's checks are guarded if every call of it is. */
  #guardsOfCallers(
    fn: FunctionNode,
    errors: ReadonlySet<ErrorToken>,
    seen: Set<TSESTree.Node>,
  ): ErrorCheck[] {
    if (seen.has(fn)) return [];
    seen.add(fn);
    const all: ErrorCheck[] = [];
    const callers = this.#flow.callers.get(fn) ?? [];
    for (const caller of callers) {
      const guards = this.#guardsAt(caller, errors, seen);
      if (guards.length === 0) return [];
      all.push(...guards);
    }
    return all;
  }

  /** The check that an expression is, or those that a predicate makes which it calls. */
  #checksBy(expression: TSESTree.Node): readonly ErrorCheck[] {
    const check = this.#byNode.get(expression);
    if (check !== undefined) return [check];
    if (expression.type !== "CallExpression") return [];
    return [...(this.#flow.callees.get(expression) ?? [])].flatMap(
      (fn) => this.#byFunction.get(fn) ?? [],
    );
  }
}

function takeFromParent(
  node: TSESTree.Node,
  parent: TSESTree.Node,
  take: (expressions: readonly TSESTree.Node[]) => void,
  takeSwitch: (discriminant: TSESTree.Node) => void,
): void {
  switch (parent.type) {
    case "BlockStatement":
    case "Program":
      takeEarlier(parent.body, node, take);
      break;
    case "ConditionalExpression":
    case "IfStatement":
      if (parent.consequent === node) take(conjuncts(parent.test));
      else if (parent.alternate === node) take(refuted(parent.test));
      break;
    case "LogicalExpression":
      if (parent.right !== node) break;
      if (parent.operator === "&&") take(conjuncts(parent.left));
      if (parent.operator === "||") take(refuted(parent.left));
      break;
    case "SwitchCase":
      if (parent.test === node) break;
      takeEarlier(parent.consequent, node, take);
      if (parent.test !== null) take(conjuncts(parent.test));
      break;
    case "SwitchStatement":
      if (parent.discriminant !== node) takeSwitch(parent.discriminant);
      break;
    default:
  }
}

/** `if (!(e instanceof APIError)) throw e;` before a statement. */
function takeEarlier(
  statements: readonly TSESTree.Node[],
  node: TSESTree.Node,
  take: (expressions: readonly TSESTree.Node[]) => void,
): void {
  for (const statement of statements) {
    if (statement === node) return;
    if (statement.type === "IfStatement" && exits(statement.consequent)) {
      take(refuted(statement.test));
    }
  }
}

/** What must be true for an expression to be true. */
function conjuncts(expression: TSESTree.Node): TSESTree.Node[] {
  const node = unwrap(expression);
  return node.type === "LogicalExpression" && node.operator === "&&"
    ? [...conjuncts(node.left), ...conjuncts(node.right)]
    : [node];
}

/** What must be true for an expression to be false: of `!a || b`, `a`. */
function refuted(expression: TSESTree.Node): TSESTree.Node[] {
  const node = unwrap(expression);
  if (node.type === "LogicalExpression" && node.operator === "||") {
    return [...refuted(node.left), ...refuted(node.right)];
  }
  if (node.type === "UnaryExpression" && node.operator === "!") return conjuncts(node.argument);
  // `e.status !== 429` is false where `e.status === 429`, by the same check.
  return node.type === "BinaryExpression" && node.operator.startsWith("!") ? [node] : [];
}

function sharesError(left: ReadonlySet<ErrorToken>, right: ReadonlySet<ErrorToken>): boolean {
  for (const error of left) if (right.has(error)) return true;
  return false;
}

/**
 * Whether the check and those that refine it make one test: `A && (b || c)`, `!A || !b`.
 */
function isRefinedInPlace(node: TSESTree.Node, children: readonly ErrorCheck[]): boolean {
  let part = node;
  for (let parent = parentOf(part); parent !== undefined; parent = parentOf(part)) {
    if (parent.type === "LogicalExpression") {
      const other = parent.left === part ? parent.right : parent.left;
      if (atoms(other).every((atom) => children.some((child) => child.node === atom))) return true;
    } else if (parent.type !== "UnaryExpression" || parent.operator !== "!") {
      return false;
    }
    part = parent;
  }
  return false;
}

/** The tests that a test is put together from by `&&`, `||` and `!`. */
function atoms(expression: TSESTree.Node): TSESTree.Node[] {
  const node = unwrap(expression);
  if (node.type === "LogicalExpression") return [...atoms(node.left), ...atoms(node.right)];
  return node.type === "UnaryExpression" && node.operator === "!" ? atoms(node.argument) : [node];
}

/** The statements that a check guards, where it is the whole test of an `if`. */
function guardedStatements(node: TSESTree.Node): readonly TSESTree.Statement[] | undefined {
  let test = node;
  let negated = false;
  while (test.parent?.type === "UnaryExpression" && test.parent.operator === "!") {
    test = test.parent;
    negated = !negated;
  }
  const statement = test.parent;
  if (statement?.type !== "IfStatement" || statement.test !== test) return undefined;
  if (!negated) {
    return statement.consequent.type === "BlockStatement"
      ? statement.consequent.body
      : [statement.consequent];
  }
  const block = statement.parent;
  if (block.type !== "BlockStatement" || !exits(statement.consequent)) return undefined;
  return block.body.slice(block.body.indexOf(statement) + 1);
}
