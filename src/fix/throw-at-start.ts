import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "./edit.js";
import { fileFormat } from "./file-format.js";
import { isContinuedBy } from "./is-continued-by.js";
import { lineIndent } from "./line-indent.js";
import { nullThrows } from "./null-throws.js";
import { resolveName } from "./resolve-name.js";
import { startsLine } from "./starts-line.js";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** The names that the statement is made of. */
export interface RethrowNames {
  /** What `isFailedResponseError` is called here. */
  readonly callee: string;
  /** The caught value: a name, or a member of one. */
  readonly error: string;
}

function isDirective(statement: TSESTree.Statement): boolean {
  return statement.type === "ExpressionStatement" && typeof statement.directive === "string";
}

/**
 * The statement after which the caught value is there: the directive or the declaration that the
 * new one has to follow, `undefined` for none, or `"nowhere"`.
 */
function statementBefore(
  sourceCode: SourceCode,
  { body, range }: TSESTree.BlockStatement,
  error: string,
): TSESTree.Statement | "nowhere" | undefined {
  const [first] = body;
  const name = /^[\p{ID_Start}$_][\p{ID_Continue}$]*/u.exec(error)?.[0];
  const variable = name === undefined || !first ? undefined : resolveName(sourceCode, first, name);
  const declared = variable?.defs.find(
    ({ name: { range: at } }) => range[0] < at[0] && at[1] < range[1],
  )?.name;
  if (!declared) return body.findLast(isDirective);
  const declaration = body.find(
    (statement) =>
      statement.range[0] <= declared.range[0] && declared.range[1] <= statement.range[1],
  );
  return declaration?.type === "VariableDeclaration" ? declaration : "nowhere";
}

/**
 * The edits that start a handler's body with `if (callee(error)) throw error;`: after directives,
 * and after the declaration of the error, where the body makes a name of its own for it.
 *
 * @example
 * // catch (error) { switch (error.status) { … } }
 * throwAtStart(sourceCode, clause.body, { callee: "isFailedResponseError", error: "error" });
 */
export function throwAtStart(
  sourceCode: SourceCode,
  block: TSESTree.BlockStatement,
  { callee, error }: RethrowNames,
): readonly Edit[] | undefined {
  const before = statementBefore(sourceCode, block, error);
  if (before === "nowhere") return undefined;
  const previous = nullThrows(
    before ? sourceCode.getLastToken(before) : sourceCode.getFirstToken(block),
    "blocks and statements have tokens",
  );
  const next = nullThrows(sourceCode.getTokenAfter(previous), "a block ends with a }");
  let last: TSESTree.Token | TSESTree.Comment = previous;
  for (const comment of sourceCode.getCommentsAfter(previous)) {
    if (comment.loc.start.line > last.loc.end.line) break;
    last = comment;
  }
  const { text } = sourceCode;
  const format = fileFormat(sourceCode);
  const statement = `if (${callee}(${error})) throw ${error}`;
  const key = `throw ${block.range[0]}`;
  if (next.loc.start.line === last.loc.end.line) {
    // Nothing before it is cut off: `{` and `;` end there. A declaration without one does not.
    if (before && previous.value !== ";") return undefined;
    const offset = previous.range[1];
    const space = /\s/u.test(text.charAt(offset)) ? "" : " ";
    return [{ range: [offset, offset], text: ` ${statement};${space}`, key }];
  }
  const neighbour = block.body.find(({ range }) => startsLine(text, range[0]));
  const indent = neighbour
    ? lineIndent(text, neighbour.range[0])
    : lineIndent(text, block.range[0]) + format.indent;
  const semicolon = isContinuedBy(next) ? ";" : format.semicolon;
  const offset = last.range[1];
  return [{ range: [offset, offset], text: format.eol + indent + statement + semicolon, key }];
}
