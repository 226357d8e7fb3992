import { basename } from "node:path";
import { defineConfig } from "vitest/config";

/** The shim's tests that need neither a packed tarball nor a process of their own, the fastest first. */
const names = [
  "judgement",
  "retry-delay",
  "failed-runs",
  "with-typed-failures",
  "throw-on-failed-event",
  "hostile-values",
  "poll",
  "create-and-poll",
];

const rankOf = ({ moduleId }) => names.indexOf(basename(moduleId, ".test.ts"));

export default defineConfig({
  test: {
    include: names.map((name) => `test/shim/${name}.test.ts`),
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // The SDK and the shim are loaded once for all files.
    isolate: false,
    // Both module formats of one version of the SDK; `SDK_PACKAGES` may name others.
    env: { SDK_PACKAGES: process.env.SDK_PACKAGES ?? "openai" },
    sequence: {
      sequencer: class {
        sort(files) {
          return files.toSorted((left, right) => rankOf(left) - rankOf(right));
        }

        shard(files) {
          return files;
        }
      },
    },
  },
});
