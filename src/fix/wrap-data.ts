import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "./edit.js";
import { fileFormat } from "./file-format.js";
import { lineIndent } from "./line-indent.js";

/**
 * The edit that checks the response in `const { data } = await X.withResponse()`: a call on the
 * line after it, since the value itself has no expression that could be wrapped.
 *
 * @returns `undefined` where the call has no `.withResponse()`, or `data` no name of its own
 * @example
 * // const { data: run } = await client.responses.retrieve(id).withResponse();
 * wrapData(sourceCode, call, "throwIfFailed"); // throwIfFailed(run);
 */
export function wrapData(
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: TSESTree.CallExpression,
  callee: string,
): readonly Edit[] | undefined {
  const member = node.parent;
  if (member.type !== "MemberExpression" || member.object !== node) return undefined;
  if (member.property.type !== "Identifier" || member.property.name !== "withResponse") {
    return undefined;
  }
  const awaited = member.parent.parent;
  const declarator = awaited?.parent;
  if (awaited?.type !== "AwaitExpression" || declarator?.type !== "VariableDeclarator") {
    return undefined;
  }
  const declaration = declarator.parent;
  const block = declaration.parent;
  const name = dataName(declarator.id);
  if (name === undefined || !("body" in block) || !Array.isArray(block.body)) return undefined;
  const { eol, semicolon } = fileFormat(sourceCode, declaration);
  const next = sourceCode.getTokenAfter(declaration);
  const end = semicolon === "" && /^[([`/+-]/u.test(next?.value ?? "") ? ";" : semicolon;
  const indent = lineIndent(sourceCode.text, declaration.range[0]);
  const offset = declaration.range[1];
  return [
    {
      range: [offset, offset],
      text: `${eol}${indent}${callee}(${name})${end}`,
      key: `data ${offset}`,
    },
  ];
}

/** The variable that `data` is destructured into. */
function dataName(pattern: TSESTree.Node): string | undefined {
  if (pattern.type !== "ObjectPattern") return undefined;
  for (const property of pattern.properties) {
    if (
      property.type === "Property" &&
      property.key.type === "Identifier" &&
      property.key.name === "data" &&
      property.value.type === "Identifier"
    ) {
      return property.value.name;
    }
  }
  return undefined;
}
