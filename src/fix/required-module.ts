import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { resolveName } from "./resolve-name.js";

/** What `require("m")` or `require("m").x` asks for. */
export interface RequiredModule {
  readonly moduleName: string;
  /** `x` of `require("m").x`. */
  readonly member: string | undefined;
}

/** The expression without what only TypeScript sees: `x as T`, `x!`. */
function withoutTypes(node: TSESTree.Expression): TSESTree.Expression {
  switch (node.type) {
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
    case "TSTypeAssertion":
      return withoutTypes(node.expression);
    default:
      return node;
  }
}

/** Whether the `require` that is called is the one of Node.js, not a function of the file's own. */
function isNodeRequire(
  sourceCode: Readonly<TSESLint.SourceCode>,
  callee: TSESTree.Identifier,
): boolean {
  const definition = resolveName(sourceCode, callee, callee.name)?.defs[0];
  if (definition === undefined) return true;
  const { node } = definition;
  return (
    node.type === "VariableDeclarator" &&
    node.init?.type === "CallExpression" &&
    sourceCode.getText(node.init.callee).endsWith("createRequire")
  );
}

function loadedModule(
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Expression,
): string | undefined {
  let source: TSESTree.Node | undefined;
  if (node.type === "AwaitExpression" && node.argument.type === "ImportExpression") {
    source = node.argument.source;
  } else if (
    node.type === "CallExpression" &&
    node.callee.type === "Identifier" &&
    node.callee.name === "require" &&
    node.arguments.length === 1 &&
    isNodeRequire(sourceCode, node.callee)
  ) {
    source = node.arguments[0];
  }
  return source?.type === "Literal" && typeof source.value === "string" ? source.value : undefined;
}

/**
 * The module that an expression loads: `require("m")`, `require("m").x`, `await import("m")`, also
 * under a type assertion.
 *
 * @example
 * requiredModule(sourceCode, declarator.init)?.moduleName === "openai";
 */
export function requiredModule(
  sourceCode: Readonly<TSESLint.SourceCode>,
  expression: TSESTree.Expression,
): RequiredModule | undefined {
  const node = withoutTypes(expression);
  if (node.type === "MemberExpression" && !node.computed && node.property.type === "Identifier") {
    const moduleName = loadedModule(sourceCode, withoutTypes(node.object));
    return moduleName === undefined ? undefined : { moduleName, member: node.property.name };
  }
  const moduleName = loadedModule(sourceCode, node);
  return moduleName === undefined ? undefined : { moduleName, member: undefined };
}
