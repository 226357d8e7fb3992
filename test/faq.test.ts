// The samples of docs/faq.md: the code compiles and is not reported, the configuration does what it is there for.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../src/index.js";
import { compileModules } from "./support/compile-modules.js";
import { lintCase } from "./support/corpus.js";
import { createLinkedProject } from "./support/linked-project.js";
import { samplesOf } from "./support/markdown-samples.js";

const samples = samplesOf(readFileSync(new URL("../docs/faq.md", import.meta.url), "utf8"));

const endless = `import OpenAI from "openai";
export async function wait(id) {
  const client = new OpenAI();
  while ((await client.responses.retrieve(id)).status !== "completed");
}
`;

function codeUnder(heading: string): string {
  const found = samples.filter(({ headings }) => headings.at(-1) === heading);
  expect(found).toHaveLength(1);
  return found[0]?.code ?? "";
}

describe("the questions and answers", () => {
  it("handle a webhook in code that compiles and is not reported", () => {
    const code = codeUnder("And webhooks?");
    const reporting = Object.keys(plugin.rules).filter(
      (rule) => lintCase(rule, { code, filename: "webhook.ts" }).length > 0,
    );
    expect(reporting).toEqual([]);
    using project = createLinkedProject(["@types/node", "openai", "openai-background-errors"]);
    const modules = compileModules(project.path, new Map([["webhook.ts", code]]));
    expect(modules.errorsOf("webhook.ts")).toEqual([]);
  });

  it("leave tests out", async () => {
    using project = createLinkedProject(["eslint", "eslint-plugin-openai-background", "openai"]);
    mkdirSync(join(project.path, "src"));
    for (const [file, text] of [
      ["package.json", JSON.stringify({ type: "module" })],
      ["eslint.config.js", codeUnder("How do I turn it off for tests?")],
      ["src/wait.js", endless],
      ["src/wait.test.js", endless],
    ] as const) {
      writeFileSync(join(project.path, file), text);
    }
    const results = await new ESLint({ cwd: project.path }).lintFiles(["src"]);
    expect(
      results.flatMap(({ filePath, messages }) =>
        messages.map(({ ruleId }) => [filePath.slice(project.path.length + 1), ruleId]),
      ),
    ).toEqual([["src/wait.js", "openai-background/no-endless-poll"]]);
  });
});
