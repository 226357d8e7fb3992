import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { appendSpecifiers } from "./append-specifiers.js";
import type { Edit } from "./edit.js";
import { existingBinding } from "./existing-binding.js";
import { fileFormat } from "./file-format.js";
import { freeName } from "./free-name.js";
import { findImportAnchor } from "./import-anchor.js";
import { findImportHost } from "./import-host.js";
import { insertImport } from "./insert-import.js";
import { moduleKind } from "./module-kind.js";
import type { ModuleKind } from "./module-kind.js";
import { oncePer } from "./once-per.js";
import { scriptBlocks } from "./script-blocks.js";
import type { ScriptBlock } from "./script-blocks.js";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** One export that an edit needs, and the nodes at which its name is going to be written. */
export interface WantedImport {
  readonly exportName: string;
  readonly uses: readonly TSESTree.Node[];
}

/** What to write for each export, and what has to change so that it means the export. */
export interface EnsuredImports {
  /** By export: the expression to write, `throwIfFailed`, `check` or `errors.throwIfFailed`. */
  readonly names: ReadonlyMap<string, string>;
  /** Empty where the file imports everything already. */
  readonly edits: readonly Edit[];
}

/** The block that an import for some uses goes to, and those whose imports the uses see. */
interface Placement {
  readonly home: ScriptBlock;
  readonly visible: readonly ScriptBlock[];
}

function isInside({ range: [start, end] }: ScriptBlock, node: TSESTree.Node): boolean {
  return start <= node.range[0] && node.range[1] <= end;
}

function placementOf(
  sourceCode: SourceCode,
  uses: readonly TSESTree.Node[],
): Placement | undefined {
  const blocks = scriptBlocks(sourceCode);
  const used = blocks.filter((block) => uses.some((use) => isInside(block, use)));
  // What is imported for all to see serves uses elsewhere, too; a use in the markup sees both.
  const home =
    used.find(({ isShared }) => isShared) ??
    used[0] ??
    blocks.find(({ isShared }) => !isShared) ??
    blocks[0];
  if (!home) return undefined;
  return { home, visible: blocks.filter((block) => block === home || block.isShared) };
}

/** `openaiBackgroundErrors` for `openai-background-errors`. */
function namespaceName(moduleName: string): string {
  const words = moduleName
    .replace(/^.*\/(?=[^/]*[A-Za-z])/u, "")
    .replace(/\.\w+$/u, "")
    .match(/[A-Za-z0-9]+/gu);
  const name = (words ?? [])
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");
  return /^[A-Za-z]/u.test(name) ? name : "errors";
}

/**
 * Whether one import would turn a script of TypeScript, whose `declare module` declares a module,
 * into a module, whose `declare module` must find one to add to.
 */
const isAmbientScript = oncePer(({ ast: { body } }: SourceCode): boolean => {
  const isModule = body.some(({ type }) => /^Import|^Export|^TSExport|^TSImport/u.test(type));
  return (
    !isModule &&
    body.some(
      (statement) => statement.type === "TSModuleDeclaration" && statement.id.type === "Literal",
    )
  );
});

function importStatement(
  kind: Exclude<ModuleKind, "import-equals">,
  specifiers: readonly string[],
  source: string,
  padding: string,
): string {
  const braces = `{${padding}${specifiers.join(", ")}${padding}}`;
  return kind === "import"
    ? `import ${braces} from ${source}`
    : `const ${braces} = require(${source})`;
}

/**
 * Makes exports of a module available at the nodes that are going to use them: by a binding that is
 * there, by one more name in an import that is there, or by a new import (`require` in CommonJS).
 * Undefined where no edit is safe.
 *
 * @example
 * const imports = ensureImports(sourceCode, "openai-background-errors", [
 *   { exportName: "throwIfFailed", uses: [read] },
 *   { exportName: "isFailedResponseError", uses: [check] },
 * ]);
 * imports?.names.get("throwIfFailed"); // "throwIfFailed"
 */
export function ensureImports(
  sourceCode: SourceCode,
  moduleName: string,
  wanted: readonly WantedImport[],
): EnsuredImports | undefined {
  const allUses = wanted.flatMap(({ uses }) => uses);
  const placement = placementOf(sourceCode, allUses);
  if (!placement) return undefined;
  const { home, visible } = placement;

  const usesByExport = new Map<string, TSESTree.Node[]>();
  for (const { exportName, uses } of wanted) {
    usesByExport.set(exportName, [...(usesByExport.get(exportName) ?? []), ...uses]);
  }
  const names = new Map<string, string>();
  const missing: WantedImport[] = [];
  for (const [exportName, uses] of usesByExport) {
    const found = existingBinding(sourceCode, { moduleName, exportName, uses, visible });
    if (found === undefined) missing.push({ exportName, uses });
    else names.set(exportName, found);
  }
  if (missing.length === 0) return { names, edits: [] };
  const missingUses = missing.flatMap(({ uses }) => uses);

  const kind = moduleKind(sourceCode);
  const host = findImportHost(sourceCode, visible, moduleName, missingUses);
  const anchor = findImportAnchor(sourceCode, home, kind, missingUses);
  const format = fileFormat(sourceCode, host?.node ?? anchor);
  const source = format.quote + moduleName + format.quote;
  const insert = (statement: string): Edit =>
    insertImport(sourceCode, { block: home, anchor, statement, format });

  if (host === undefined && kind !== "require" && isAmbientScript(sourceCode)) return undefined;
  if (host === undefined && kind === "import-equals") {
    const namespace = freeName(sourceCode, namespaceName(moduleName), missingUses);
    for (const { exportName } of missing) names.set(exportName, `${namespace}.${exportName}`);
    return { names, edits: [insert(`import ${namespace} = require(${source})`)] };
  }

  const aliasBy = host?.aliasBy ?? (kind === "require" ? ": " : " as ");
  const given = new Set(names.values());
  const specifiers = missing.map(({ exportName, uses }) => {
    const name = freeName(sourceCode, exportName, uses, given);
    given.add(name);
    names.set(exportName, name);
    return name === exportName ? name : exportName + aliasBy + name;
  });
  const edits = host
    ? appendSpecifiers(sourceCode, host, specifiers, format)
    : [
        insert(
          importStatement(
            kind === "require" ? "require" : "import",
            specifiers,
            source,
            format.bracePadding,
          ),
        ),
      ];
  return { names, edits };
}
