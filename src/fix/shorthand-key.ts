import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

/**
 * What has to be written before a property's value that is its name as well, once the value changes:
 * `response: ` in `{ response }`; else nothing.
 *
 * @example
 * shorthandKey(sourceCode, identifier); // "response: "
 */
export function shorthandKey(
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Node,
): string {
  const { parent } = node;
  return parent?.type === "Property" && parent.shorthand
    ? `${sourceCode.getText(parent.key)}: `
    : "";
}
