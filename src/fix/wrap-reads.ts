import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { appendThen } from "./append-then.js";
import type { Edit } from "./edit.js";
import type { WantedImport } from "./ensure-imports.js";
import { ensureImports } from "./ensure-imports.js";
import { wrapData } from "./wrap-data.js";
import { wrapExpression } from "./wrap-expression.js";

/** A call to wrap: one that reads a response, or the stream of its events. */
export interface WrappableRead {
  readonly node: TSESTree.CallExpression;
  readonly isStream: boolean;
  /** What the loops over the stream iterate. */
  readonly iterated: readonly TSESTree.Node[];
}

/** The names of the shim's functions as a file knows them. */
export type ShimNames = ReadonlyMap<string, string>;

/** The exports that wrapping some reads needs, and where. */
export function wrapImports(reads: readonly WrappableRead[]): WantedImport[] {
  return reads.map(({ node, isStream, iterated }) =>
    isStream
      ? { exportName: "throwOnFailedEvent", uses: iterated }
      : { exportName: "throwIfFailed", uses: [node] },
  );
}

/**
 * The edits that hand each read to the shim: `throwIfFailed(await X)` where it is awaited on the
 * spot, `X.then(throwIfFailed)` where not, `throwOnFailedEvent(…)` around what a loop iterates.
 *
 * @returns `undefined` unless every one of them can be wrapped: half a fix would hide the rest
 */
export function wrapReads(
  sourceCode: Readonly<TSESLint.SourceCode>,
  reads: readonly WrappableRead[],
  names: ShimNames,
): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  for (const read of reads) {
    const wrapped = wrapRead(sourceCode, read, names);
    if (wrapped === undefined) return undefined;
    edits.push(...wrapped);
  }
  return edits;
}

/** {@link wrapReads} with the import that it needs. */
export function wrapReadsEdit(
  sourceCode: Readonly<TSESLint.SourceCode>,
  moduleName: string,
  reads: readonly WrappableRead[],
): readonly Edit[] | undefined {
  if (!canWrap(sourceCode, reads)) return undefined;
  const imports = ensureImports(sourceCode, moduleName, wrapImports(reads));
  if (imports === undefined) return undefined;
  const edits = wrapReads(sourceCode, reads, imports.names);
  return edits && [...imports.edits, ...edits];
}

/** Whether all reads stand in this file, and every stream is iterated in it. */
export function canWrap(
  sourceCode: Readonly<TSESLint.SourceCode>,
  reads: readonly WrappableRead[],
): boolean {
  return reads.every(
    ({ node, isStream, iterated }) =>
      isIn(sourceCode, node) &&
      (!isStream ||
        (iterated.length > 0 && iterated.every((iterable) => isIn(sourceCode, iterable)))),
  );
}

function isIn(sourceCode: Readonly<TSESLint.SourceCode>, node: TSESTree.Node): boolean {
  let current = node;
  for (let { parent } = current; parent; { parent } = current) current = parent;
  return current === (sourceCode.ast as TSESTree.Node);
}

function wrapRead(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { node, isStream, iterated }: WrappableRead,
  names: ShimNames,
): readonly Edit[] | undefined {
  if (isStream) {
    const callee = names.get("throwOnFailedEvent");
    if (callee === undefined) return undefined;
    const wraps = iterated.map((iterable) => wrapExpression(sourceCode, iterable, callee));
    return wraps.includes(undefined) ? undefined : wraps.flatMap((edits) => edits ?? []);
  }
  const callee = names.get("throwIfFailed");
  if (callee === undefined) return undefined;
  const awaited = awaitOf(node);
  if (awaited !== undefined) return wrapExpression(sourceCode, awaited, callee);
  return wrapData(sourceCode, node, callee) ?? appendThen(sourceCode, node, callee);
}

/** The `await` that takes a call on the spot, past what does not change its value. */
function awaitOf(node: TSESTree.Node): TSESTree.AwaitExpression | undefined {
  let current = node;
  for (;;) {
    const { parent } = current;
    switch (parent?.type) {
      case "AwaitExpression":
        return parent;
      case "ChainExpression":
      case "TSAsExpression":
      case "TSNonNullExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
        current = parent;
        break;
      default:
        return undefined;
    }
  }
}
