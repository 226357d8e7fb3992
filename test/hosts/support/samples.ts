/** What is linted by whatever reads JavaScript. */
export const scripts = [
  "worker.js",
  "legacy.cjs",
  "Panel.jsx",
  "imported-check.js",
  "is-rate-limit.js",
] as const;

/** What is linted by whatever reads the scripts of components. */
export const components = ["Report.vue", "TwoBlocks.vue", "Report.svelte"] as const;

/** What oxlint lints as ESLint does. It gives no parser for imported files, so it misses one sample. */
export const oxlintSamples: readonly string[] = [
  ...scripts.filter((sample) => sample !== "imported-check.js"),
  "research.ts",
  ...components,
];

/** The hosts whose words for the reports, or whose way to mend, a sample is expected to show. */
export interface Own {
  readonly reports?: string;
  readonly fixed?: string;
}

/** Where oxlint says or mends something in its own way. */
export function oxlintOwn(sample: string): Own {
  return {
    // It gives each script of a component as a file of its own, so the lines that a message names
    // count from the start of the script, and each script gets an import.
    ...(/\.(?:svelte|vue)$/u.test(sample) && { reports: "oxlint" }),
    ...(sample === "TwoBlocks.vue" && { fixed: "oxlint" }),
  };
}
