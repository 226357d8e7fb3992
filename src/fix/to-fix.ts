import type { TSESLint } from "@typescript-eslint/utils";
import type { Edit } from "./edit.js";
import { mergeEdits } from "./merge-edits.js";

/**
 * The function that ESLint wants as `fix` of a report or a suggestion, or undefined where there is
 * nothing to change or the edits cannot all be made: then there is no fix to offer.
 *
 * @example
 * const fix = toFix([...imported.edits, ...wrapped]);
 * context.report({ node, messageId, suggest: fix ? [{ messageId: "wrap", fix }] : [] });
 */
export function toFix(edits: readonly Edit[]): TSESLint.ReportFixFunction | undefined {
  const merged = mergeEdits(edits);
  if (merged === undefined || merged.length === 0) return undefined;
  return (fixer) =>
    merged.map(({ range: [start, end], text }) => fixer.replaceTextRange([start, end], text));
}
