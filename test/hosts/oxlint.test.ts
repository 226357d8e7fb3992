// oxlint's own program, with the plugin from `jsPlugins`.
import { describe, expect, it } from "vitest";
import { runOxlint } from "./support/oxlint.js";
import { expectFixed, expectReports } from "./support/report.js";
import { oxlintOwn, oxlintSamples } from "./support/samples.js";
import { makeWorkspace } from "./support/workspace.js";

/** As many as reports on a sample: each pass settles one at least. */
const MAX_PASSES = 5;

describe("oxlint", () => {
  it("reports the same as every host", async () => {
    const workspace = await makeWorkspace("oxlint", "lint", "oxlint", oxlintSamples);
    const reports = await runOxlint(workspace);
    for (const sample of oxlintSamples) {
      await expectReports(sample, reports.get(sample) ?? [], oxlintOwn(sample).reports);
    }
  });

  it("does not follow imports", async () => {
    const samples = ["imported-check.js", "is-rate-limit.js"];
    const workspace = await makeWorkspace("oxlint", "imports", "oxlint", samples);
    expect(await runOxlint(workspace)).toEqual(new Map());
  });

  it("mends the same as every host with --fix-suggestions", async () => {
    const workspace = await makeWorkspace("oxlint", "fix", "oxlint", oxlintSamples);
    // One pass skips edits that overlap, such as those that need the same import.
    for (let pass = 1; pass <= MAX_PASSES; pass += 1) {
      await runOxlint(workspace, "--fix-suggestions");
    }
    const left = await runOxlint(workspace);
    for (const sample of oxlintSamples) {
      const mended = { text: await workspace.read(sample), left: left.get(sample) ?? [] };
      await expectFixed(sample, mended, oxlintOwn(sample).fixed);
    }
  });
});
