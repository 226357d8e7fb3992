import { commonOptions } from "./common-options.js";

/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  ...commonOptions("model"),
  mutate: ["src/model/**/*.ts"],
  buildCommand: "node scripts/mutation/corpus/bundle.js",
  testRunner: "corpus",
  plugins: ["./scripts/mutation/corpus/runner.js"],
  timeoutMS: 10_000,
};
