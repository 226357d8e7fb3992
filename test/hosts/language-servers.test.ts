// What an editor shows: the diagnostics of both language servers, their quick fixes, and what these do.
import { join } from "node:path";
import { describe, it } from "vitest";
import { applyAll, reportsIn } from "./support/editor-session.js";
import type { Dialect } from "./support/editor-session.js";
import { LanguageServer } from "./support/language-server.js";
import type { ServerDefinition } from "./support/language-server.js";
import { expectActions, expectFixed, expectReports } from "./support/report.js";
import { components, oxlintOwn, oxlintSamples, scripts } from "./support/samples.js";
import type { Own } from "./support/samples.js";
import { eslintDialect, eslintServer, oxlintDialect, oxlintServer } from "./support/servers.js";
import { installedProject, makeWorkspace } from "./support/workspace.js";

/** An editor's window: a server, the configuration it finds, and the samples that are opened. */
interface Window {
  readonly name: string;
  readonly samples: readonly string[];
  readonly dialect: Dialect;
  readonly open: () => Promise<ServerDefinition>;
  /** Where what this server says and does is its own. */
  readonly ownOf?: (sample: string) => Own;
}

async function eslintWindow(config: string, samples: readonly string[]): Promise<ServerDefinition> {
  const workspace = await makeWorkspace("eslint-10", `editor-${config}`, config, samples);
  const { path } = installedProject("editor");
  return eslintServer(workspace, join(path, "node_modules/.bin/vscode-eslint-language-server"));
}

const windows: readonly Window[] = [
  {
    name: "ESLint language server: JavaScript",
    samples: scripts,
    dialect: eslintDialect,
    open: () => eslintWindow("espree", scripts),
  },
  {
    name: "ESLint language server: TypeScript",
    samples: ["research.ts"],
    dialect: eslintDialect,
    open: () => eslintWindow("typescript", ["research.ts"]),
  },
  {
    name: "ESLint language server: Vue and Svelte",
    samples: components,
    dialect: eslintDialect,
    open: () => eslintWindow("components", components),
  },
  {
    name: "oxlint --lsp",
    samples: oxlintSamples,
    dialect: oxlintDialect,
    open: async () =>
      oxlintServer(await makeWorkspace("oxlint", "editor", "oxlint", oxlintSamples)),
    ownOf: oxlintOwn,
  },
];

for (const { dialect, ownOf = (): Own => ({}), name, open, samples } of windows) {
  describe(name, () => {
    it("shows every report with its quick fix, and applies them", async () => {
      await using server = await LanguageServer.start(await open());
      for (const sample of samples) {
        const document = await server.open(sample);
        const reports = await reportsIn(document, dialect);
        await expectReports(sample, reports, ownOf(sample).reports);
        await expectActions(sample, reports);
        await applyAll(document, dialect);
        const mended = { text: document.text(), left: await reportsIn(document, dialect) };
        await expectFixed(sample, mended, ownOf(sample).fixed);
      }
    });
  });
}
