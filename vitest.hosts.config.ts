import { defineConfig } from "vitest/config";

/** The tests that install the packed packages as a stranger would: `npm run test:hosts`. */
export default defineConfig({
  test: {
    include: ["test/hosts/*.test.ts"],
    globalSetup: ["test/hosts/install.ts"],
    reporters: ["default", "./test/hosts/support/host-reporter.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
