import { commonOptions } from "./common-options.js";

/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  ...commonOptions("shim"),
  mutate: ["shim/src/**/*.ts", "!shim/src/types.ts", "!shim/src/index.ts"],
  // The tests load the built shim, as a user does: the mutants are compiled into it.
  buildCommand: "node scripts/mutation/build-shim.js",
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "scripts/mutation/shim.vitest.config.js", related: false },
  timeoutMS: 20_000,
};
