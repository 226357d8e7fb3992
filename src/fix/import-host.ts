import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { nullThrows } from "./null-throws.js";
import { oncePer } from "./once-per.js";
import { requiredModule } from "./required-module.js";
import type { ScriptBlock } from "./script-blocks.js";
import { scriptBlocks } from "./script-blocks.js";

/** The braces of a declaration, and the last of the names in them. */
export interface Braces {
  readonly open: TSESTree.Token;
  readonly close: TSESTree.Token;
  readonly last: TSESTree.Node | undefined;
}

/** A declaration that can take one more name of its module. */
export interface ImportHost {
  /** How a name is given another one: `a as b`, `{ a: b }`. */
  readonly aliasBy: " as " | ": ";
  readonly node: TSESTree.ImportDeclaration | TSESTree.VariableDeclaration;
  /** The braces, where there are any. */
  readonly braces: Braces | undefined;
}

type SourceCode = Readonly<TSESLint.SourceCode>;

function bracesOf(sourceCode: SourceCode, node: TSESTree.ImportDeclaration): Braces | undefined {
  const from = sourceCode.getTokenBefore(node.source);
  // `import "m"` has none, `import a from "m"` none either.
  const close = from?.value === "from" ? sourceCode.getTokenBefore(from) : undefined;
  if (close?.value !== "}") return undefined;
  const open = sourceCode.getTokens(node).find(({ value }) => value === "{");
  const last = node.specifiers.findLast(({ type }) => type === "ImportSpecifier");
  return { open: nullThrows(open, "a } closes a {"), close, last };
}

/** An import of values whose specifiers may be named ones. */
function hostOfImport(
  sourceCode: SourceCode,
  node: TSESTree.ImportDeclaration,
): ImportHost | undefined {
  const importKind = (node.importKind as string | undefined) ?? "value";
  const attributes = node.attributes as readonly unknown[] | undefined;
  const { phase } = node as { phase?: string | null };
  if (
    importKind !== "value" ||
    (phase ?? undefined) !== undefined ||
    (attributes !== undefined && attributes.length > 0) ||
    node.specifiers.some(({ type }) => type === "ImportNamespaceSpecifier")
  ) {
    return undefined;
  }
  return { aliasBy: " as ", node, braces: bracesOf(sourceCode, node) };
}

/** A top-level `const { a } = require("m")`. */
function hostOfRequire(
  sourceCode: SourceCode,
  node: TSESTree.VariableDeclaration,
  moduleName: string,
): ImportHost | undefined {
  const [declarator, ...others] = node.declarations;
  if (!declarator.init || others.length > 0) return undefined;
  const { id, init } = declarator;
  if (init.type === "AwaitExpression" || id.type !== "ObjectPattern") return undefined;
  const required = requiredModule(sourceCode, init);
  if (required?.moduleName !== moduleName || required.member !== undefined) return undefined;
  // One more name would be missing from what `...rest` collects; a type may not have it.
  if (id.typeAnnotation || id.properties.some(({ type }) => type === "RestElement")) {
    return undefined;
  }
  const open = nullThrows(sourceCode.getFirstToken(id), "an object pattern starts with a {");
  const close = nullThrows(sourceCode.getLastToken(id), "an object pattern ends with a }");
  return { aliasBy: ": ", node, braces: { open, close, last: id.properties.at(-1) } };
}

/** The imports of a file, and its declarations that load a module, whichever it is. */
const loadingStatements = oncePer((sourceCode: SourceCode) =>
  scriptBlocks(sourceCode).map(({ statements }) => ({
    statements,
    loading: statements.flatMap((statement) => {
      if (statement.type === "ImportDeclaration") return statement;
      const init = statement.type === "VariableDeclaration" && statement.declarations[0].init;
      return init && requiredModule(sourceCode, init) !== undefined ? statement : [];
    }),
  })),
);

/**
 * The first top-level declaration that a name of a module can be added to, one with braces before
 * one without: no `import type`, no namespace, no `require` that a use comes before.
 *
 * @example
 * findImportHost(sourceCode, blocks, "openai-background-errors", uses)?.node;
 */
export function findImportHost(
  sourceCode: SourceCode,
  blocks: readonly ScriptBlock[],
  moduleName: string,
  uses: readonly TSESTree.Node[],
): ImportHost | undefined {
  const hosts = loadingStatements(sourceCode)
    .filter((block) => blocks.some(({ statements }) => statements === block.statements))
    .flatMap(({ loading }) => loading)
    .flatMap((statement) => {
      let host: ImportHost | undefined;
      if (statement.type === "ImportDeclaration" && statement.source.value === moduleName) {
        host = hostOfImport(sourceCode, statement);
      } else if (
        statement.type === "VariableDeclaration" &&
        uses.every((use) => statement.range[1] <= use.range[0])
      ) {
        host = hostOfRequire(sourceCode, statement, moduleName);
      }
      return host ?? [];
    });
  return hosts.find(({ braces }) => braces !== undefined) ?? hosts[0];
}
