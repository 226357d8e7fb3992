// Neovim's own LSP client, headless, with both language servers.
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { ServerDefinition } from "./support/language-server.js";
import { expectFixed } from "./support/report.js";
import { run } from "./support/run.js";
import { components, scripts } from "./support/samples.js";
import { eslintServer, oxlintServer, toRuleId } from "./support/servers.js";
import { installedProject, makeWorkspace } from "./support/workspace.js";
import type { Workspace } from "./support/workspace.js";

const isInstalled = spawnSync("nvim", ["--version"]).error === undefined;
const script = fileURLToPath(new URL("fixtures/neovim/session.lua", import.meta.url));

/** What `session.lua` writes down. */
interface Session {
  readonly diagnostics: readonly {
    readonly line: number;
    readonly severity: string;
    readonly code: string;
    readonly message: string;
  }[];
  /** The titles of the code actions that were taken. */
  readonly titles: readonly string[];
}

async function edit(
  workspace: Workspace,
  server: ServerDefinition,
  file: string,
): Promise<Session> {
  const { args, command, initializationOptions, settings } = server;
  const result = join(workspace.path, `${file}.json`);
  const session = {
    file,
    command: [command, ...args],
    workspace: workspace.path,
    settings,
    initializationOptions,
  };
  const { code, stderr } = await run(
    "nvim",
    ["--headless", "-u", "NONE", "-i", "NONE", "-n", "-S", script],
    {
      cwd: workspace.path,
      env: { ...process.env, SESSION: JSON.stringify(session), RESULT: result },
    },
  );
  expect(code, stderr).toBe(0);
  return JSON.parse(await readFile(result, "utf8")) as Session;
}

const eslintCommand = (): string =>
  join(installedProject("editor").path, "node_modules/.bin/vscode-eslint-language-server");

const windows = [
  { server: "ESLint", config: "espree", samples: scripts },
  { server: "ESLint", config: "typescript", samples: ["research.ts"] },
  { server: "ESLint", config: "components", samples: components },
  { server: "oxlint", config: "oxlint", samples: ["worker.js", "research.ts"] },
];

describe("Neovim", () => {
  for (const { server, config, samples } of windows) {
    it(`shows and mends with the language server of ${server}: ${samples.join(", ")}`, async ({
      skip,
    }) => {
      skip(!isInstalled, "nvim is not installed");
      const project = server === "ESLint" ? "eslint-10" : "oxlint";
      const workspace = await makeWorkspace(project, `neovim-${config}`, config, samples);
      const definition =
        server === "ESLint" ? eslintServer(workspace, eslintCommand()) : oxlintServer(workspace);
      for (const sample of samples) {
        const { diagnostics, titles } = await edit(workspace, definition, sample);
        expect(await shown(sample)).toEqual(
          diagnostics.map(
            ({ code, line, message, severity }) =>
              `${line} ${severity} ${toRuleId(code)}\n  ${message}`,
          ),
        );
        const offered = await readFile(expectedFile(sample, "actions"), "utf8");
        for (const title of titles) expect(offered).toContain(title.replace(/ \(\S+\)$/u, ""));
        await expectFixed(sample, { text: await workspace.read(sample) });
      }
    });
  }
});

/** What every host reports on a sample, without the columns: Neovim counts them in bytes. */
async function shown(sample: string): Promise<readonly string[]> {
  const text = await readFile(expectedFile(sample, "reports"), "utf8");
  return text
    .split(/\n(?! )/u)
    .filter((report) => report !== "")
    .map((report) => report.replace(/:\d+/u, ""));
}

function expectedFile(sample: string, content: string): URL {
  return new URL(`expected/${sample}.${content}.txt`, import.meta.url);
}
