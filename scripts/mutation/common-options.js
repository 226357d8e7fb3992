/**
 * What the mutation tests of the model and of the shim have in common.
 *
 * @param {string} suite - the name of the reports
 * @returns {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
export function commonOptions(suite) {
  const report = `reports/mutation/${suite}`;
  return {
    coverageAnalysis: "perTest",
    // A mutant of what is computed when a module is loaded would need a process of its own.
    ignoreStatic: true,
    concurrency: 1,
    timeoutFactor: 2,
    dryRunTimeoutMinutes: 20,
    incremental: true,
    incrementalFile: `${report}.incremental.json`,
    reporters: ["progress-append-only", "clear-text", "json", "html"],
    clearTextReporter: { logTests: false, allowColor: false },
    jsonReporter: { fileName: `${report}.json` },
    htmlReporter: { fileName: `${report}.html` },
    ignorePatterns: [
      "dist",
      "publish",
      "shim/dist",
      "shim/publish",
      "coverage",
      "example",
      "reports",
    ],
    allowConsoleColors: false,
  };
}
