import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  completed,
  failed,
  inProgress,
  queued,
  startResponsesServer,
} from "../../test/support/responses-server.js";

/** How the first run ends: as OpenAI answers when an organisation is over its limit. */
export const failure = {
  code: "rate_limit_exceeded",
  message:
    "Rate limit reached for o3-deep-research on tokens per min (TPM): Limit 200000, Used 199800, Requested 900. Please try again in 210ms.",
};

/** What the second run says. */
export const report =
  "Heat pumps keep working below -20 °C, at about half of their best efficiency.";

/** What happened while the example ran. */
export interface ExampleRun {
  readonly exitCode: number | null;
  readonly output: string;
  /** The requests that the server got, one a line, as the server answered them. */
  readonly requests: readonly string[];
  /** What the example saved. */
  readonly report: string;
}

/** Compiles the example, which checks its types, too. */
export async function compile(project: string): Promise<boolean> {
  const { exitCode } = await runNode(project, ["node_modules/typescript/bin/tsc"], {});
  return exitCode === 0;
}

/**
 * Runs the compiled example with the real SDK against a server on the loopback address. Its first
 * run fails, its second completes.
 */
export async function runExample(project: string): Promise<ExampleRun> {
  await using server = await startResponsesServer({
    script: [
      [queued(), inProgress(), failed(failure)],
      [queued(), inProgress(), completed(report)],
    ],
  });
  const { exitCode, output } = await runNode(project, ["dist/main.js"], {
    OPENAI_API_KEY: "none-needed",
    OPENAI_BASE_URL: server.url,
    POLL_INTERVAL_MS: "20",
  });
  return {
    exitCode,
    output,
    requests: server.requests.map(
      ({ method, path, responseId }) =>
        `${method} ${path}${method === "POST" ? ` → ${responseId ?? "refused"}` : ""}`,
    ),
    report: readFileSync(join(project, "report.md"), "utf8"),
  };
}

function runNode(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ exitCode: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      args,
      { cwd, env: { ...process.env, ...env } },
      (_error, stdout, stderr) => {
        resolve({ exitCode: child.exitCode, output: stdout + stderr });
      },
    );
  });
}
