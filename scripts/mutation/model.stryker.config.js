import { commonOptions } from "./common-options.js";

/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  ...commonOptions("model"),
  // What follows imports has tests of its own, with files on disk, outside of the corpus.
  mutate: ["src/model/**/*.ts", "!src/model/imports/**", "!src/model/flow/imports.ts"],
  buildCommand: "node scripts/mutation/corpus/bundle.js",
  testRunner: "corpus",
  plugins: ["./scripts/mutation/corpus/runner.js"],
  timeoutMS: 10_000,
};
