import type { TSESTree } from "@typescript-eslint/utils";

/**
 * What the type of an expression says of its `responses`: the SDK's, something else's, or, without
 * a type or with `any`, nothing.
 */
export type ClientJudge = (node: TSESTree.Node) => "client" | "other" | undefined;

/** What is used of TypeScript, which is never imported: the linter's own instance is asked. */
interface TypeChecker {
  getTypeAtLocation(node: unknown): Type;
  getTypeOfSymbol(symbol: TypeSymbol): Type;
}

interface Type {
  getProperty(name: string): TypeSymbol | undefined;
  getNonNullableType(): Type;
}

interface TypeSymbol {
  readonly declarations?: readonly { getSourceFile(): { readonly fileName: string } }[];
}

interface TypedServices {
  readonly program: { getTypeChecker(): TypeChecker };
  readonly esTreeNodeToTSNodeMap: { get(node: TSESTree.Node): unknown };
}

/** The SDK's folder, as the last package of a path: a project may well have "openai" in its name. */
const SDK_PACKAGE = /^openai\d*[\\/]/u;

/**
 * Judges clients by their types, where the file was parsed with type information.
 *
 * @param parserServices - what the parser gives rules; anything, in a host that has no such thing
 * @returns `undefined` where there is no type information
 */
export function createClientJudge(parserServices: unknown): ClientJudge | undefined {
  if (!hasTypes(parserServices)) return undefined;
  const { esTreeNodeToTSNodeMap, program } = parserServices;
  return (node) => {
    try {
      const tsNode = esTreeNodeToTSNodeMap.get(node);
      if (tsNode === undefined) return undefined;
      const checker = program.getTypeChecker();
      const responses = checker
        .getTypeAtLocation(tsNode)
        .getNonNullableType()
        .getProperty("responses");
      if (responses === undefined) return undefined;
      const retrieve = checker
        .getTypeOfSymbol(responses)
        .getNonNullableType()
        .getProperty("retrieve");
      const [declaration] = retrieve?.declarations ?? [];
      if (declaration === undefined) return undefined;
      const path = declaration
        .getSourceFile()
        .fileName.split(/node_modules[\\/]/u)
        .at(-1);
      return path !== undefined && SDK_PACKAGE.test(path) ? "client" : "other";
    } catch {
      // Types are a help where they are there; a checker that fails is as good as none.
      return undefined;
    }
  };
}

function hasTypes(services: unknown): services is TypedServices {
  return (
    typeof services === "object" &&
    services !== null &&
    "program" in services &&
    typeof services.program === "object" &&
    services.program !== null &&
    "esTreeNodeToTSNodeMap" in services
  );
}
