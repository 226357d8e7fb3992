import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { startResponsesServer } from "./responses-server.js";
import type { RecordedRequest, ResponsesServer, Script } from "./responses-server.js";

/** What happened when the `main` of a module ran. */
export interface Outcome {
  /** The lines that it printed. */
  readonly printed: readonly string[];
  /** How it ended; `never` if it was stopped, because it went on asking the server. */
  readonly ended: "returned" | "threw" | "never";
  /** What it resolved with, as JSON gives it. */
  readonly value?: unknown;
  /** What it rejected with. */
  readonly error?: {
    readonly class?: string;
    readonly status?: number;
    readonly code?: string;
    readonly message?: string;
  };
  /** The kinds of the requests that it made, in order. */
  readonly requests: readonly RecordedRequest["kind"][];
}

/** How a module is run. */
export interface RunOptions {
  /** What the server does. */
  readonly script: Script;
  /** Whether `main` gets the id of a background response that has been created before. */
  readonly startsRun: boolean;
  /** How many requests the module may make before it counts as one that never ends. Default: 40. */
  readonly maxRequests?: number;
}

const childScript = fileURLToPath(new URL("./case-process.js", import.meta.url));

/**
 * Runs the exported `main` of a module against a server, with the real SDK, in its own process. A
 * `main` with a parameter gets the id of a background response that has been created before.
 */
export async function runModule(
  file: string,
  { script, startsRun, maxRequests = 40 }: RunOptions,
): Promise<Outcome> {
  await using server = await startResponsesServer({ script });
  const id = startsRun ? await createResponse(server) : undefined;
  const before = server.requests.length;
  const ending = await runProcess(server, [file, ...(id === undefined ? [] : [id])], maxRequests);
  return { ...ending, requests: server.requests.slice(before).map(({ kind }) => kind) };
}

async function createResponse({ url }: ResponsesServer): Promise<string> {
  const reply = await fetch(`${url}/responses`, {
    method: "POST",
    body: JSON.stringify({ model: "test-model", input: "hello", background: true }),
  });
  const { id } = (await reply.json()) as { id: string };
  return id;
}

type Ending = Omit<Outcome, "requests">;

function runProcess(
  server: ResponsesServer,
  args: readonly string[],
  maxRequests: number,
): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const child = fork(childScript, args, {
      silent: true,
      env: { ...process.env, OPENAI_API_KEY: "test", OPENAI_BASE_URL: server.url },
    });
    let stdout = "";
    let stderr = "";
    let ending: Omit<Ending, "printed"> | undefined;
    child.stdout?.on("data", (chunk) => (stdout += String(chunk)));
    child.stderr?.on("data", (chunk) => (stderr += String(chunk)));
    child.on("message", (message) => {
      ending = message as Omit<Ending, "printed">;
    });
    child.on("error", reject);
    child.on("close", () => {
      const printed = stdout.split("\n").filter((line) => line !== "");
      if (ending) resolve({ ...ending, printed });
      else reject(new Error(`The module did not end in good order:\n${stderr}`));
    });
    void server.received(maxRequests).then(() => {
      ending ??= { ended: "never" };
      child.kill();
    });
  });
}
