import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Those have a run of their own: `npm run test:hosts`.
    exclude: [...configDefaults.exclude, "test/hosts/**"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    coverage: {
      provider: "v8",
      include: ["src/**", "rules/**", "shim/src/**"],
    },
  },
});
