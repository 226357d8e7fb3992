import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { oncePer } from "./once-per.js";

/** A stretch of the file that holds statements: all of it, or a `<script>` of Vue or Svelte. */
export interface ScriptBlock {
  /** Where statements may stand. */
  readonly range: readonly [number, number];
  readonly statements: readonly TSESTree.ProgramStatement[];
  /** Whether it is the part of a file whose rest is not JavaScript. */
  readonly isEmbedded: boolean;
  /** Whether every other block of the file sees what this one imports. */
  readonly isShared: boolean;
}

interface Ranged {
  readonly range: readonly [number, number];
}

/** The node of svelte-eslint-parser, whose types need not be installed here. */
interface SvelteScriptElement extends Ranged {
  readonly type: "SvelteScriptElement";
  readonly body: readonly TSESTree.ProgramStatement[];
  readonly startTag: Ranged & { readonly attributes: readonly Ranged[] };
  readonly endTag: Ranged | null;
}

/** The part of vue-eslint-parser's `parserServices` that is used here. */
interface VueServices {
  getDocumentFragment?: () => { readonly children: readonly VueElement[] } | null;
}

interface VueElement extends Ranged {
  readonly type: string;
  readonly name?: string;
  readonly startTag?: Ranged;
  readonly endTag?: Ranged | null;
}

function isSvelteScript(node: { type: string }): node is SvelteScriptElement {
  return node.type === "SvelteScriptElement";
}

function svelteBlocks({ ast, text }: Readonly<TSESLint.SourceCode>): ScriptBlock[] {
  const nodes: readonly { type: string }[] = ast.body;
  return nodes.filter(isSvelteScript).map(({ startTag, endTag, range, body }) => ({
    range: [startTag.range[1], endTag?.range[0] ?? range[1]],
    statements: body,
    isEmbedded: true,
    // The instance's script sees the module's; it is not so the other way round.
    isShared: startTag.attributes.some((attribute) =>
      /^(?:module|context\s*=\s*["']?module["']?)$/u.test(text.slice(...attribute.range)),
    ),
  }));
}

function vueBlocks(
  { ast }: Readonly<TSESLint.SourceCode>,
  elements: readonly VueElement[],
): ScriptBlock[] {
  return elements.flatMap(({ name, startTag, endTag, range: [, elementEnd] }) => {
    if (name !== "script" || startTag === undefined) return [];
    const start = startTag.range[1];
    const end = endTag?.range[0] ?? elementEnd;
    const statements = ast.body.filter(({ range }) => range[0] >= start && range[1] <= end);
    return [{ range: [start, end], statements, isEmbedded: true, isShared: true } as const];
  });
}

/**
 * The parts of a file that hold statements, in the order of the file: one in a plain file, up to
 * two in a component of Vue or Svelte, none in a component that is markup only.
 *
 * @example
 * scriptBlocks(sourceCode).map(({ statements }) => statements.length);
 */
export const scriptBlocks: (sourceCode: Readonly<TSESLint.SourceCode>) => readonly ScriptBlock[] =
  oncePer(findScriptBlocks);

function findScriptBlocks(sourceCode: Readonly<TSESLint.SourceCode>): readonly ScriptBlock[] {
  const { ast, text, parserServices } = sourceCode;
  const fragment = (parserServices as VueServices | undefined)?.getDocumentFragment?.();
  if (fragment) return vueBlocks(sourceCode, fragment.children);
  const svelte = svelteBlocks(sourceCode);
  const isMarkup = ast.body.some(({ type }: { type: string }) => type.startsWith("Svelte"));
  if (svelte.length > 0 || isMarkup) return svelte;
  const start = text.startsWith("#!") ? (/^.*(?:\r?\n)?/u.exec(text)?.[0].length ?? 0) : 0;
  return [{ range: [start, text.length], statements: ast.body, isEmbedded: false, isShared: true }];
}
