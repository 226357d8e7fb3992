import type { TSESTree } from "@typescript-eslint/utils";

/** Nodes whose children, where they are expressions by type, are names and not values. */
const NAMING_PARENTS: ReadonlySet<string> = new Set([
  "ArrayPattern",
  "BreakStatement",
  "CatchClause",
  "ContinueStatement",
  "ExportAllDeclaration",
  "ExportSpecifier",
  "FunctionDeclaration",
  "FunctionExpression",
  "ImportAttribute",
  "ImportDeclaration",
  "ImportDefaultSpecifier",
  "ImportNamespaceSpecifier",
  "ImportSpecifier",
  "JSXAttribute",
  "LabeledStatement",
  "MetaProperty",
  "ObjectPattern",
  "RestElement",
]);

/** The nodes of TypeScript that have a value for a child. */
const TYPED_VALUES: ReadonlySet<string> = new Set([
  "TSAsExpression",
  "TSEnumMember",
  "TSExportAssignment",
  "TSInstantiationExpression",
  "TSNonNullExpression",
  "TSSatisfiesExpression",
  "TSTypeAssertion",
]);

function isExpression({ type }: TSESTree.Node): boolean {
  return (
    (type.endsWith("Expression") && !/^(?:JSX|TSEmpty)/u.test(type)) ||
    [
      "Identifier",
      "Literal",
      "TemplateLiteral",
      "TSTypeAssertion",
      "JSXElement",
      "JSXFragment",
    ].includes(type)
  );
}

/** Whether the parent writes to the node, or takes it for a name. */
function isNameOrTarget(node: TSESTree.Node, parent: TSESTree.Node): boolean {
  switch (parent.type) {
    case "MemberExpression":
      return parent.property === node && !parent.computed;
    case "Property":
      if (parent.parent.type === "ObjectPattern") return true;
      if (parent.shorthand) return false;
      return parent.key === node ? !parent.computed : parent.method || parent.kind !== "init";
    case "MethodDefinition":
      return parent.key !== node || !parent.computed;
    case "AccessorProperty":
    case "PropertyDefinition":
      return parent.key === node && !parent.computed;
    case "AssignmentExpression":
    case "AssignmentPattern":
    case "ForInStatement":
    case "ForOfStatement":
      return parent.left === node;
    case "UpdateExpression":
      return true;
    case "UnaryExpression":
      return parent.operator === "delete";
    case "VariableDeclarator":
      return parent.id === node;
    case "ArrowFunctionExpression":
      return parent.body !== node;
    case "ClassDeclaration":
    case "ClassExpression":
      return parent.superClass !== node;
    case "TaggedTemplateExpression":
      return parent.quasi === node;
    case "TSEnumMember":
      return parent.initializer !== node;
    default:
      return (
        NAMING_PARENTS.has(parent.type) ||
        (parent.type.startsWith("TS") && !TYPED_VALUES.has(parent.type))
      );
  }
}

/** Whether the node is the `A` of an interface that extends, or a class that implements, `A.B`. */
function isInTypeName(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent?.type === "MemberExpression") return parent.object === node && isInTypeName(parent);
  return parent?.type === "TSInterfaceHeritage" || parent?.type === "TSClassImplements";
}

/**
 * Whether a node is an expression that is there for its value, so that another expression of the
 * same value can stand in its place: not a name, not the target of an assignment, not the `a.b` of
 * `a.b()`, which also says what `this` is.
 *
 * @example
 * isValue(awaitExpression); // true
 * isValue(assignment.left); // false
 */
export function isValue(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (!parent || !isExpression(node)) return false;
  if (isNameOrTarget(node, parent) || isInTypeName(node)) return false;
  const isCallee =
    (parent.type === "CallExpression" && parent.callee === node) ||
    (parent.type === "TaggedTemplateExpression" && parent.tag === node);
  if (isCallee && (node.type === "MemberExpression" || node.type === "ChainExpression")) {
    return false;
  }
  // `(a as any) = b` writes to `a`.
  const isTyped =
    parent.type === "TSAsExpression" ||
    parent.type === "TSNonNullExpression" ||
    parent.type === "TSSatisfiesExpression" ||
    parent.type === "TSTypeAssertion";
  return !isTyped || isValue(parent);
}
