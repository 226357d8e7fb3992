// Mutation testing: `npm run mutate -- shim`, `npm run mutate -- model`, or the files to mutate, of one of the two.
import { spawnSync } from "node:child_process";

const [target = "", ...rest] = process.argv.slice(2);
const configs = { shim: "shim/src/", model: "src/model/" };
const suite = Object.keys(configs).find(
  (name) => name === target || target.startsWith(configs[name]),
);
if (suite === undefined) {
  console.error("Say what to mutate: shim, model, or files of shim/src or src/model.");
  process.exit(2);
}
const files = suite === target ? rest : [target, ...rest];
const { status } = spawnSync(
  "npx",
  [
    "stryker",
    "run",
    `scripts/mutation/${suite}.stryker.config.js`,
    ...(files.length > 0 ? ["--mutate", files.join(",")] : []),
  ],
  { stdio: "inherit" },
);
process.exit(status ?? 1);
