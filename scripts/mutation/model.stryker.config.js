/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  // What follows imports has tests of its own, with files on disk, outside of the corpus.
  mutate: ["src/model/**/*.ts", "!src/model/imports/**", "!src/model/flow/imports.ts"],
  buildCommand: "node scripts/mutation/corpus/bundle.js",
  testRunner: "corpus",
  plugins: ["./scripts/mutation/corpus/runner.js"],
  coverageAnalysis: "perTest",
  // A mutant of what is computed when a module is loaded would need a process of its own.
  ignoreStatic: true,
  concurrency: 1,
  timeoutMS: 10_000,
  timeoutFactor: 2,
  dryRunTimeoutMinutes: 20,
  incremental: true,
  incrementalFile: "reports/mutation/model.incremental.json",
  reporters: ["progress-append-only", "clear-text", "json", "html"],
  clearTextReporter: { logTests: false, allowColor: false },
  jsonReporter: { fileName: "reports/mutation/model.json" },
  htmlReporter: { fileName: "reports/mutation/model.html" },
  ignorePatterns: ["dist", "shim/dist", "coverage", "example", "reports"],
  allowConsoleColors: false,
};
