import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { ModuleKind } from "./module-kind.js";
import { oncePer } from "./once-per.js";
import { requiredModule } from "./required-module.js";
import type { ScriptBlock } from "./script-blocks.js";

type SourceCode = Readonly<TSESLint.SourceCode>;
type Statement = TSESTree.ProgramStatement;

function isImport(statement: Statement): boolean {
  return (
    statement.type === "ImportDeclaration" ||
    (statement.type === "TSImportEqualsDeclaration" &&
      statement.moduleReference.type === "TSExternalModuleReference")
  );
}

/** The last import of a block. */
const lastImport = oncePer((statements: readonly Statement[]) => statements.findLast(isImport));

/** The leftmost expression: `require("a")` in `require("a")(b).c`. */
function head(node: TSESTree.Expression): TSESTree.Expression {
  switch (node.type) {
    case "CallExpression":
      return node.callee.type === "Identifier" ? node : head(node.callee);
    case "MemberExpression":
      return head(node.object);
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
      return head(node.expression);
    default:
      return node;
  }
}

function isRequire(sourceCode: SourceCode, expression: TSESTree.Expression | null): boolean {
  return expression !== null && requiredModule(sourceCode, head(expression)) !== undefined;
}

/** `const a = require("a"), b = require("b").c;`, `require("dotenv").config();`, an import. */
function isRequireStatement(sourceCode: SourceCode, statement: Statement): boolean {
  if (statement.type === "ExpressionStatement") return isRequire(sourceCode, statement.expression);
  if (statement.type !== "VariableDeclaration") return isImport(statement);
  return statement.declarations.every(({ init }) => isRequire(sourceCode, init));
}

/** How many statements at the start are directives. */
function directiveCount(statements: readonly Statement[]): number {
  const index = statements.findIndex(
    (statement) =>
      statement.type !== "ExpressionStatement" || typeof statement.directive !== "string",
  );
  return index === -1 ? statements.length : index;
}

/**
 * The statement after which one more import or `require` belongs: the last import of the block; the
 * last of the `require`s that the file starts with; undefined where there is none yet.
 *
 * @example
 * findImportAnchor(sourceCode, block, "import", uses)?.range[1];
 */
export function findImportAnchor(
  sourceCode: SourceCode,
  { statements }: ScriptBlock,
  kind: ModuleKind,
  uses: readonly TSESTree.Node[],
): Statement | undefined {
  if (kind === "import") return lastImport(statements);
  // Unlike an import these run where they stand: before the first use.
  const runsBeforeUses = ({ range }: Statement): boolean =>
    uses.every((use) => range[1] <= use.range[0]);
  if (kind === "import-equals") {
    return statements.findLast((statement) => isImport(statement) && runsBeforeUses(statement));
  }
  const rest = statements.slice(directiveCount(statements));
  const end = rest.findIndex((statement) => !isRequireStatement(sourceCode, statement));
  return (end === -1 ? rest : rest.slice(0, end)).findLast(runsBeforeUses);
}
