import type { TSESTree } from "@typescript-eslint/utils";

/** A function in any of its forms. */
export type FunctionNode =
  TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;

/** A class, declared or as an expression. */
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** A call, with or without `new`. */
export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** A loop in any of its forms. */
export type LoopNode =
  | TSESTree.DoWhileStatement
  | TSESTree.ForInStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForStatement
  | TSESTree.WhileStatement;

/** Whether the node is a function with a body. */
export function isFunction(node: TSESTree.Node): node is FunctionNode {
  return (
    node.type === "ArrowFunctionExpression" ||
    node.type === "FunctionExpression" ||
    node.type === "FunctionDeclaration"
  );
}

/** Whether the node is a class. */
export function isClass(node: TSESTree.Node): node is ClassNode {
  return node.type === "ClassDeclaration" || node.type === "ClassExpression";
}

/** Whether the node is a loop. */
export function isLoop(node: TSESTree.Node): node is LoopNode {
  return (
    node.type === "WhileStatement" ||
    node.type === "DoWhileStatement" ||
    node.type === "ForStatement" ||
    node.type === "ForOfStatement" ||
    node.type === "ForInStatement"
  );
}

/**
 * The expression under wrappers that leave its value alone: `(x as T)`, `x!`, `x satisfies T`,
 * `<T>x`, `x<T>`, an optional chain's outer node.
 */
export function unwrap(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  for (;;) {
    switch (current.type) {
      case "ChainExpression":
      case "TSAsExpression":
      case "TSInstantiationExpression":
      case "TSNonNullExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
        current = current.expression;
        break;
      default:
        // Babel keeps parentheses as nodes when it is asked to.
        if ((current.type as string) !== "ParenthesizedExpression") return current;
        current = (current as unknown as { expression: TSESTree.Node }).expression;
    }
  }
}

/** The node around a node; ESLint gives the program `null`, other hosts nothing. */
export function parentOf(node: TSESTree.Node): TSESTree.Node | undefined {
  return node.parent ?? undefined;
}

/** The type that is written after a name; where there is none, oxlint has `null`, other hosts nothing. */
export function writtenType(node: {
  readonly typeAnnotation?: TSESTree.TSTypeAnnotation | undefined;
}): TSESTree.TypeNode | undefined {
  return node.typeAnnotation?.typeAnnotation;
}

/** The program that a node stands in. */
export function programOf(node: TSESTree.Node): TSESTree.Program | undefined {
  let current: TSESTree.Node | undefined = node;
  while (current !== undefined && current.type !== "Program") current = parentOf(current);
  return current;
}

/** The nearest function around the node, if any; a parameter belongs to its function. */
export function enclosingFunction(node: TSESTree.Node): FunctionNode | undefined {
  let current = parentOf(node);
  while (current !== undefined) {
    if (isFunction(current)) return current;
    current = parentOf(current);
  }
  return undefined;
}

/** Whether a statement never lets execution go on behind it, as far as its form says. */
export function exits(statement: TSESTree.Statement): boolean {
  switch (statement.type) {
    case "BlockStatement": {
      const last = statement.body.at(-1);
      return last !== undefined && exits(last);
    }
    case "BreakStatement":
    case "ContinueStatement":
    case "ReturnStatement":
    case "ThrowStatement":
      return true;
    default:
      return false;
  }
}

/** Whether a name is the key of a destructuring: `status` in `const { status: s } = run`. */
export function isPatternKey(
  node: TSESTree.Identifier,
): node is TSESTree.Identifier & { parent: TSESTree.Property } {
  const { parent } = node;
  return (
    parent.type === "Property" && parent.key === node && parent.parent.type === "ObjectPattern"
  );
}
