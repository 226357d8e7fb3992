import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { verify } from "../source/language.js";
import type { Source } from "../source/language.js";

/** Where something begins and ends in the text of a file. */
export type Range = readonly [start: number, end: number];

/** What a file can be cut into. */
export interface Pieces {
  /** The text that the ranges are of: the code, but for a byte order mark. */
  readonly text: string;
  readonly expressions: readonly Range[];
  readonly statements: readonly Range[];
  readonly tokens: readonly Range[];
  /** Where the statements begin that are no directives; `undefined` where there is none. */
  readonly start: number | undefined;
}

/** Cuts up a source. It must parse. */
export function piecesOf(source: Source): Pieces {
  const { linter } = verify(source, {});
  const { ast, text, visitorKeys } = linter.getSourceCode() as unknown as TSESLint.SourceCode;
  const expressions: Range[] = [];
  const statements: Range[] = [];
  const stack: unknown[] = [ast, (ast as { templateBody?: unknown }).templateBody];
  for (let node = stack.pop(); stack.length > 0 || node !== undefined; node = stack.pop()) {
    if (!isNode(node)) continue;
    if (isExpression(node)) expressions.push(node.range);
    else if (/(?:Statement|Declaration)$/u.test(node.type)) statements.push(node.range);
    for (const key of visitorKeys[node.type] ?? [])
      stack.push(...([Reflect.get(node, key)] as unknown[]).flat());
  }
  const first = ast.body.find((node) => !("directive" in node && node.directive !== undefined));
  return {
    text,
    expressions,
    statements,
    tokens: ast.tokens.map(({ range }) => range),
    start: first?.range[0],
  };
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === "object" && value !== null && "type" in value && "range" in value;
}

function isExpression({ type }: TSESTree.Node): boolean {
  return (
    type.endsWith("Expression") ||
    ["Identifier", "Literal", "TemplateLiteral", "JSXElement"].includes(type)
  );
}
