// ESLint's own program in every version and with every parser: the same reports, the same edits.
import { describe, expect, it } from "vitest";
import { runEslint } from "./support/eslint.js";
import { expectActions, expectFixed, expectReports } from "./support/report.js";
import { components, scripts } from "./support/samples.js";
import type { Workspace } from "./support/workspace.js";
import { makeWorkspace } from "./support/workspace.js";

/** A folder of `fixtures/configs`, what it says, and the samples that it is for. */
const setups = {
  espree: { title: "espree, eslint.config.js", samples: scripts },
  babel: { title: "@babel/eslint-parser, eslint.config.cjs", samples: scripts },
  typescript: {
    title: "@typescript-eslint/parser without types, eslint.config.mjs",
    samples: [...scripts, "research.ts"],
  },
  "typescript-typed": {
    title: "@typescript-eslint/parser with types, eslint.config.ts",
    samples: ["research.ts", "imported-check.js", "is-rate-limit.js"],
  },
  components: {
    title: "vue-eslint-parser and svelte-eslint-parser, eslint.config.cjs",
    samples: components,
  },
};

type Setup = keyof typeof setups;

/** Each project of `fixtures/projects` with an ESLint, and why it cannot take some of the setups. */
const projects: Readonly<Record<string, Partial<Record<Setup, string>>>> = {
  "eslint-9.22": {},
  "eslint-9": {},
  "eslint-10": {
    babel: "@babel/eslint-parser 7 refuses ESLint 10, and 8 wants Node.js 22",
  },
  "typescript-7": {
    babel: "as for eslint-10",
    typescript: "typescript-eslint refuses TypeScript 7",
    "typescript-typed": "typescript-eslint refuses TypeScript 7",
    components: "its scripts are read by typescript-eslint",
  },
};

const hosts = Object.entries(projects).flatMap(([project, refusals]) =>
  (Object.keys(setups) as Setup[]).map((setup) => ({
    name: `${project}: ${setups[setup].title}`,
    project,
    setup,
    samples: setups[setup].samples,
    refusal: refusals[setup],
  })),
);

for (const { name, project, setup, samples, refusal } of hosts) {
  describe(name, () => {
    async function prepare(purpose: string): Promise<Workspace> {
      return makeWorkspace(project, `${setup}-${purpose}`, setup, samples);
    }

    it("reports the same as every host", async ({ skip }) => {
      if (refusal !== undefined) skip(refusal);
      const results = await runEslint(await prepare("lint"));
      for (const sample of samples) {
        const reports = results.get(sample);
        expect(reports, `${sample} is linted`).toBeDefined();
        await expectReports(sample, reports ?? []);
        await expectActions(sample, reports ?? []);
      }
    });

    it("mends the same as every host with autofix", async ({ skip }) => {
      if (refusal !== undefined) skip(refusal);
      const workspace = await prepare("fix");
      const config = setups[setup].title.split(".").at(-1) ?? "";
      const left = await runEslint(workspace, "--fix", "--config", `autofix.config.${config}`);
      for (const sample of samples) {
        const text = await workspace.read(sample);
        await expectFixed(sample, { text, left: left.get(sample) ?? [] });
      }
    });
  });
}
