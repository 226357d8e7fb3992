/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  mutate: ["shim/src/**/*.ts", "!shim/src/types.ts", "!shim/src/index.ts"],
  // The tests load the built shim, as a user does: the mutants are compiled into it.
  buildCommand: "node scripts/mutation/build-shim.js",
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "scripts/mutation/shim.vitest.config.js", related: false },
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  concurrency: 1,
  timeoutMS: 20_000,
  timeoutFactor: 2,
  dryRunTimeoutMinutes: 20,
  incremental: true,
  incrementalFile: "reports/mutation/shim.incremental.json",
  reporters: ["progress-append-only", "clear-text", "json", "html"],
  clearTextReporter: { logTests: false, allowColor: false },
  jsonReporter: { fileName: "reports/mutation/shim.json" },
  htmlReporter: { fileName: "reports/mutation/shim.html" },
  ignorePatterns: ["dist", "shim/dist", "coverage", "example", "reports"],
  allowConsoleColors: false,
};
