import { execFile } from "node:child_process";
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { failed, inProgress, queued, startResponsesServer } from "../support/responses-server.js";
import type { ScriptedResponse } from "../support/responses-server.js";
import { createProject, sdkPackages } from "../support/shim-consumers.js";

const program = fileURLToPath(new URL("fixtures/any-runtime.mjs", import.meta.url));

/** How each runtime runs a module. Other ones than Node are tried where the environment says where they are. */
const runtimes = [
  { name: "Node", binary: process.execPath, args: [] },
  { name: "Bun", binary: process.env.BUN_BINARY, args: [] },
  {
    name: "Deno",
    binary: process.env.DENO_BINARY,
    args: ["run", "--quiet", "--allow-all", "--node-modules-dir=manual"],
  },
].flatMap(({ binary, ...runtime }) => (binary === undefined ? [] : [{ ...runtime, binary }]));

const rateLimit = { code: "rate_limit_exceeded", message: "Please try again in 1ms." };
const failing: ScriptedResponse = { answers: [queued(), inProgress(), failed(rateLimit)] };
const cut: ScriptedResponse = { ...failing, cuts: [{ after: 2, by: "reset" }] };

describe.each(runtimes)("in $name", ({ binary, args }) => {
  test.each(sdkPackages)("every export does its work with %s", async (sdkPackage) => {
    await using server = await startResponsesServer({
      // One for each create: the stream that is cut comes last.
      script: [failing, failing, failing, failing, failing, failing, failing, cut],
    });
    const project = createProject(sdkPackage);
    try {
      copyFileSync(program, join(project.path, "any-runtime.mjs"));
      // Deno looks only for what a package file names.
      const dependencies = { openai: "*", "openai-background-errors": "*" };
      writeFileSync(join(project.path, "package.json"), JSON.stringify({ dependencies }));
      const main = join(project.path, "main.mjs");
      writeFileSync(
        main,
        `import { tryEverything } from "./any-runtime.mjs";
        console.log(JSON.stringify(await tryEverything(${JSON.stringify(server.url)})));`,
      );
      const { stdout } = await promisify(execFile)(binary, [...args, main], {
        cwd: project.path,
      });
      expect(JSON.parse(stdout)).toEqual({
        throwIfFailed: "RateLimitError 429",
        errorFromResponse: "429",
        poll: "RateLimitError 429",
        "poll, aborted": "APIUserAbortError",
        "poll, timed out": "APIConnectionTimeoutError",
        createAndPoll: "RateLimitError 429",
        withTypedFailures: "RateLimitError 429",
        throwOnFailedEvent: "RateLimitError 429",
        "throwOnFailedEvent, cut": "APIConnectionError",
      });
    } finally {
      project.remove();
    }
  });
});
