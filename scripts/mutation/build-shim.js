// Builds the shim in Stryker's copy of the repository: both formats, without type checks, since mutants need not pass them.
import { execFileSync } from "node:child_process";

const projects = ["shim/tsconfig.json", "shim/tsconfig.cjs.json"];
execFileSync("npx", ["tsc", "-b", "--noCheck", ...projects], { stdio: "inherit" });
execFileSync(process.execPath, ["scripts/write-cjs-package.js"], { stdio: "inherit" });
