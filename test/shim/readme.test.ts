import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { APIError } from "openai";
import { format } from "prettier";
import { describe, expect, test } from "vitest";
import { failureCodes } from "../../shim/src/failure-codes.js";
import * as shim from "../../shim/src/index.js";
import {
  completed,
  failed,
  inProgress,
  queued,
  startResponsesServer,
} from "../support/responses-server.js";
import type { Script } from "../support/responses-server.js";
import { samplesOf } from "../support/markdown-samples.js";
import { createProject } from "../support/shim-consumers.js";

const readme = readFileSync(
  fileURLToPath(new URL("../../shim/README.md", import.meta.url)),
  "utf8",
);

const rateLimit = failed({
  code: "rate_limit_exceeded",
  message: "Rate limit reached. Please try again in 20ms.",
});

/** What the server does during each example, by the heading it stands under, and what the example prints. */
const expectations: Readonly<Record<string, { script: Script; prints: string }>> = {
  "openai-background-errors": {
    script: [[queued(), rateLimit]],
    prints: "429 rate_limit_exceeded\n",
  },
  throwIfFailed: { script: [[queued(), completed("Hello!")]], prints: "Hello!\n" },
  errorFromResponse: {
    script: [[queued(), rateLimit]],
    prints: "failed: 429 Rate limit reached. Please try again in 20ms.\n",
  },
  isFailedResponseError: {
    script: [[queued(), rateLimit]],
    prints: "try a new one in 20 ms\n",
  },
  throwOnFailedEvent: {
    script: [[queued(), rateLimit]],
    prints:
      "response.created\nresponse.queued\n429 Rate limit reached. Please try again in 20ms.\n",
  },
  poll: {
    script: [[queued(), inProgress({ headers: { "openai-poll-after-ms": "1" } }), completed()]],
    prints: "in_progress\ncompleted\ntrue\n",
  },
  createAndPoll: {
    script: [[rateLimit], [completed()]],
    prints: "resp_2 completed\n",
  },
  withTypedFailures: { script: [[queued(), rateLimit]], prints: "true\n" },
};

/** The examples with the heading each stands under. */
const examples = samplesOf(readme)
  .filter(({ language }) => language === "ts")
  .map(({ code, headings }) => ({ code, heading: headings.at(-1) ?? "" }));

describe("the README of the shim", () => {
  test("has an example for every export, and one to begin with", () => {
    expect(examples.map(({ heading }) => heading).sort()).toEqual(
      ["openai-background-errors", ...Object.keys(shim)].sort(),
    );
  });

  test.each(examples)("runs: $heading", async ({ heading, code }) => {
    const { script, prints } = expectations[heading] ?? { script: [], prints: "" };
    await using server = await startResponsesServer({ script });
    const project = createProject("openai");
    try {
      const file = join(project.path, "example.mjs");
      writeFileSync(file, code);
      const { stdout } = await promisify(execFile)(process.execPath, [file], {
        env: { ...process.env, OPENAI_API_KEY: "test", OPENAI_BASE_URL: server.url },
      });
      expect(stdout).toBe(prints);
    } finally {
      project.remove();
    }
  });

  test("lists the codes that the shim knows", async () => {
    const rows = failureCodes.map(([status, retryable, codes]) => {
      const { name } = APIError.generate(status, {}, undefined, new Headers()).constructor;
      const list = codes.split(" ").map((code) => `\`${code}\``);
      return `| ${list.join(", ")} | ${status} \`${name}\` | ${retryable ? "yes" : "no"} |`;
    });
    const table = ["| code | status and class | retry |", "| --- | --- | --- |", ...rows].join(
      "\n",
    );
    const [, written] = /<!-- codes -->\n([^]*)<!-- \/codes -->/.exec(readme) ?? [];
    expect(written?.trim()).toBe((await format(table, { parser: "markdown" })).trim());
  });
});
