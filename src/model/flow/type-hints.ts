import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { CLIENT_CLASSES, isSdkModule } from "../../sdk/modules.js";
import { isForeignModule } from "../../sdk/foreign-modules.js";
import { isClass, writtenType } from "../nodes.js";
import type { Cell } from "./cell.js";
import type { Flow } from "./flow.js";
import { importedName } from "./imports.js";
import type { Token } from "./token.js";

/**
 * What the written types say of a value that nothing else is known of: a parameter
 * `client: OpenAI`, a field `private responses: OpenAI.Responses`, a cast `x as OpenAI`.
 */
export function addTypeHint(flow: Flow, node: TSESTree.Node): void {
  const annotated = annotatedCell(flow, node);
  if (annotated === undefined) return;
  const { cell, type } = annotated;
  if (cell.tokens.size > 0) return;
  const token = typeToken(flow, type);
  if (token !== undefined) flow.solver.add(cell, flow.tokens.intern(token));
}

function annotatedCell(
  flow: Flow,
  node: TSESTree.Node,
): { cell: Cell; type: TSESTree.TypeNode } | undefined {
  switch (node.type) {
    case "Identifier": {
      const type = writtenType(node);
      return type && { cell: flow.cell(node), type };
    }
    case "PropertyDefinition":
    case "AccessorProperty":
    case "TSAbstractPropertyDefinition": {
      const type = writtenType(node);
      if (type === undefined) return undefined;
      const owner = node.parent.parent;
      const token = node.static
        ? flow.tokens.intern({ kind: "class", node: owner })
        : flow.objectToken(owner);
      const key = flow.keyOf(node as TSESTree.PropertyDefinition);
      return { cell: flow.field(token, key), type };
    }
    case "TSAsExpression":
    case "TSTypeAssertion":
      return { cell: flow.cell(node), type: node.typeAnnotation };
    default:
      return undefined;
  }
}

/** What a type says: a client, the `responses` of one, something else, or nothing. */
function typeToken(flow: Flow, type: TSESTree.TypeNode, depth = 0): Token | undefined {
  if (depth > 5) return undefined;
  switch (type.type) {
    case "TSIntersectionType":
    case "TSUnionType":
      return firstToken(type.types.map((part) => typeToken(flow, part, depth + 1)));
    case "TSTypeReference":
      return referenceToken(flow, type, depth);
    case "TSIndexedAccessType":
      return isResponsesKey(type.indexType) &&
        typeToken(flow, type.objectType, depth + 1)?.kind === "client"
        ? { kind: "resource", typed: false }
        : undefined;
    default:
      return undefined;
  }
}

function firstToken(tokens: readonly (Token | undefined)[]): Token | undefined {
  return tokens.find((token) => token !== undefined);
}

function isResponsesKey(type: TSESTree.TypeNode): boolean {
  return (
    type.type === "TSLiteralType" &&
    type.literal.type === "Literal" &&
    type.literal.value === "responses"
  );
}

/** Types that say of their first argument what it is. */
const TRANSPARENT_TYPES: ReadonlySet<string> = new Set([
  "InstanceType",
  "NonNullable",
  "Omit",
  "Partial",
  "Pick",
  "Promise",
  "Readonly",
  "Required",
]);

function referenceToken(
  flow: Flow,
  type: TSESTree.TSTypeReference,
  depth: number,
): Token | undefined {
  const path = qualifiedPath(type.typeName);
  if (path === undefined) return undefined;
  const [root, ...members] = path;
  const [argument] = type.typeArguments?.params ?? [];
  if (members.length === 0 && TRANSPARENT_TYPES.has(root.name) && argument !== undefined) {
    if (argument.type === "TSTypeQuery" && argument.exprName.type === "Identifier") {
      return nameToken(flow, argument.exprName, []);
    }
    return typeToken(flow, argument, depth + 1);
  }
  return nameToken(
    flow,
    root,
    members.map((member) => member.name),
  );
}

function qualifiedPath(
  name: TSESTree.EntityName,
): [TSESTree.Identifier, ...TSESTree.Identifier[]] | undefined {
  if (name.type === "Identifier") return [name];
  if (name.type !== "TSQualifiedName") return undefined;
  const left = qualifiedPath(name.left);
  return left === undefined ? undefined : [...left, name.right];
}

function nameToken(
  flow: Flow,
  root: TSESTree.Identifier,
  members: readonly string[],
): Token | undefined {
  const variable = flow.variableOf(root);
  for (const definition of variable?.defs ?? []) {
    if (isClass(definition.node)) return { kind: "object", node: definition.node };
    const imported = importOf(definition);
    if (imported !== undefined) return importedTypeToken(imported.module, imported.name, members);
  }
  return undefined;
}

function importOf(
  definition: TSESLint.Scope.Definition,
): { module: string; name: string } | undefined {
  const { node, parent } = definition;
  if (parent?.type !== "ImportDeclaration") return undefined;
  if (
    node.type !== "ImportSpecifier" &&
    node.type !== "ImportDefaultSpecifier" &&
    node.type !== "ImportNamespaceSpecifier"
  ) {
    return undefined;
  }
  return { module: parent.source.value, name: importedName(node) };
}

function importedTypeToken(
  module: string,
  name: string,
  members: readonly string[],
): Token | undefined {
  if (!isSdkModule(module)) {
    return isForeignModule(module, [name, ...members].join(".")) ? { kind: "foreign" } : undefined;
  }
  const last = members.at(-1) ?? name;
  if (last === "default" || last === "*" || CLIENT_CLASSES.has(last)) {
    return { kind: "client", typed: false };
  }
  if (last === "Responses") return { kind: "resource", typed: false };
  return undefined;
}
