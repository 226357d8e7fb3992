// Builds the shim in Stryker's copy of the repository, without type checks, since mutants need not pass them.
import { execFileSync } from "node:child_process";
import { bundleShim } from "../build/shim.js";

execFileSync("npx", ["tsc", "-b", "--noCheck", "shim/tsconfig.json"], { stdio: "inherit" });
await bundleShim(process.cwd(), { minified: false });
