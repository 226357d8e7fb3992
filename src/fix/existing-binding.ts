import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { fileScope } from "./file-scope.js";
import { oncePer } from "./once-per.js";
import { requiredModule } from "./required-module.js";
import { resolveName } from "./resolve-name.js";
import type { ScriptBlock } from "./script-blocks.js";

type SourceCode = Readonly<TSESLint.SourceCode>;
type Variable = TSESLint.Scope.Variable;

/** What has to be found, and where it has to be visible. */
export interface BindingQuery {
  readonly moduleName: string;
  readonly exportName: string;
  readonly uses: readonly TSESTree.Node[];
  /** The parts of the file whose imports the uses see. */
  readonly visible: readonly ScriptBlock[];
}

function nameOf(node: TSESTree.Node): string | undefined {
  if (node.type === "Identifier") return node.name;
  return node.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
}

function isExternalModule(node: TSESTree.TSImportEqualsDeclaration, moduleName: string): boolean {
  return (
    node.importKind !== "type" &&
    node.moduleReference.type === "TSExternalModuleReference" &&
    nameOf(node.moduleReference.expression) === moduleName
  );
}

/** The expression by which an imported name gives the export. */
function importedExpression(
  { name, defs: [definition] }: Variable,
  { moduleName, exportName }: BindingQuery,
): string | undefined {
  const node = definition?.node;
  if (node?.type === "TSImportEqualsDeclaration") {
    return isExternalModule(node, moduleName) ? `${name}.${exportName}` : undefined;
  }
  if (node?.type !== "ImportSpecifier" && node?.type !== "ImportNamespaceSpecifier") {
    return undefined;
  }
  const declaration = node.parent;
  if (
    declaration.type !== "ImportDeclaration" ||
    declaration.source.value !== moduleName ||
    // Plain JavaScript's parsers give no kind at all.
    ((declaration.importKind as string | undefined) ?? "value") !== "value"
  ) {
    return undefined;
  }
  if (node.type === "ImportNamespaceSpecifier") return `${name}.${exportName}`;
  const kind = (node.importKind as string | undefined) ?? "value";
  return kind === "value" && nameOf(node.imported) === exportName ? name : undefined;
}

/** Whether the name keeps its first value, which every use comes after. */
function isSettledBefore(
  { references }: Variable,
  declarator: TSESTree.VariableDeclarator,
  uses: readonly TSESTree.Node[],
): boolean {
  const container = declarator.parent.parent;
  const isUnconditional =
    declarator.parent.kind !== "var" ||
    container.type === "Program" ||
    (container.type === "BlockStatement" && container.parent.type.includes("Function"));
  return (
    isUnconditional &&
    container.type !== "SwitchCase" &&
    references.every((reference) => !reference.isWrite() || reference.init === true) &&
    uses.every((use) => declarator.range[1] <= use.range[0])
  );
}

/** The expression by which a name declared with `require` gives the export. */
function requiredExpression(
  sourceCode: SourceCode,
  variable: Variable,
  { moduleName, exportName, uses }: BindingQuery,
): string | undefined {
  const declarator = variable.defs[0]?.node;
  if (declarator?.type !== "VariableDeclarator" || !declarator.init) return undefined;
  const required = requiredModule(sourceCode, declarator.init);
  if (required?.moduleName !== moduleName) return undefined;
  if (!isSettledBefore(variable, declarator, uses)) return undefined;
  if (declarator.id.type === "Identifier") {
    if (required.member === undefined) return `${variable.name}.${exportName}`;
    return required.member === exportName ? variable.name : undefined;
  }
  if (declarator.id.type !== "ObjectPattern" || required.member !== undefined) return undefined;
  const isDestructured = declarator.id.properties.some(
    (property) =>
      property.type === "Property" &&
      !property.computed &&
      nameOf(property.key) === exportName &&
      property.value.type === "Identifier" &&
      property.value.name === variable.name,
  );
  return isDestructured ? variable.name : undefined;
}

/** Whether the variable is declared in a part of the file that the uses see. */
function isIn(visible: readonly ScriptBlock[], { defs }: Variable): boolean {
  return visible.some(({ range }) =>
    defs.every(({ name }) => range[0] <= name.range[0] && name.range[1] <= range[1]),
  );
}

/** Which variables of a scope an import or a `require` declares, whatever module they load. */
const loadedVariables = oncePer((sourceCode: SourceCode) => ({
  of: oncePer(({ variables }: TSESLint.Scope.Scope) =>
    variables.filter((variable) => {
      const [definition] = variable.defs;
      if (definition === undefined || variable.defs.length > 1) return false;
      const { node } = definition;
      if (node.type !== "VariableDeclarator")
        return (definition.type as string) === "ImportBinding";
      return node.init !== null && requiredModule(sourceCode, node.init) !== undefined;
    }),
  ),
}));

/**
 * The expression that already gives an export of a module at all of some nodes: an import, maybe
 * under another name, a member of a namespace, a `require`; undefined where there is none, or where
 * something at one of the nodes shadows it.
 *
 * @example
 * // import { throwIfFailed as check } from "openai-background-errors";
 * existingBinding(sourceCode, query); // "check"
 */
export function existingBinding(sourceCode: SourceCode, query: BindingQuery): string | undefined {
  const { uses, visible } = query;
  const expressions: string[] = [];
  const [first] = uses;
  let scope = first ? sourceCode.getScope(first) : fileScope(sourceCode);
  while (scope) {
    for (const variable of loadedVariables(sourceCode).of(scope)) {
      const expression =
        importedExpression(variable, query) ?? requiredExpression(sourceCode, variable, query);
      if (
        expression !== undefined &&
        isIn(visible, variable) &&
        uses.every((use) => resolveName(sourceCode, use, variable.name) === variable)
      ) {
        expressions.push(expression);
      }
    }
    scope = scope.upper;
  }
  // A name of its own reads better than the member of a namespace.
  return expressions.find((expression) => !expression.includes(".")) ?? expressions[0];
}
