import { readFileSync, readdirSync } from "node:fs";
import { Linter } from "eslint";
import { defineConfig } from "eslint/config";
import { describe, expect, it } from "vitest";
import * as entry from "../../src/index.js";

const plugin = entry.default;
const root = new URL("../../", import.meta.url);
const ruleNames = Object.keys(plugin.rules);

/** What `recommended` says of each rule, as the contract has it. */
const recommended: Readonly<Record<string, Linter.RuleSeverity>> = {
  "no-endless-poll": "error",
  "no-ineffective-error-check": "error",
  "no-lost-failure-reason": "warn",
  "no-retry-of-failed-response": "error",
  "require-failed-event-check": "error",
  "require-failed-response-check": "warn",
};

const reported = `
import OpenAI from "openai";
const client = new OpenAI();
export async function read(id) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return null;
    throw error;
  }
}
`;

describe("the plugin", () => {
  it("says its name and version as its package.json does", () => {
    const manifest = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as object;
    expect(manifest).toMatchObject({ name: plugin.meta.name, version: plugin.meta.version });
    expect(plugin.meta.namespace).toBe("openai-background");
  });

  it("is what require() gives", () => {
    expect(entry["module.exports"]).toBe(plugin);
  });

  it("has a rule for every file in rules/, and no other", () => {
    const files = readdirSync(new URL("rules", root)).filter((file) => file.endsWith(".ts"));
    expect(ruleNames.toSorted()).toEqual(files.map((file) => file.slice(0, -3)).toSorted());
    expect(Object.keys(recommended)).toEqual(expect.arrayContaining(ruleNames));
  });
});

describe("its configs", () => {
  const { configs } = plugin;

  it("hold the very same plugin", () => {
    expect(configs.recommended.plugins?.["openai-background"]).toBe(plugin);
    expect(configs.strict.plugins?.["openai-background"]).toBe(plugin);
  });

  it.each(ruleNames)("set %s as the contract says", (rule) => {
    expect(configs.recommended.rules?.[`openai-background/${rule}`]).toBe(recommended[rule]);
    expect(configs.strict.rules?.[`openai-background/${rule}`]).toBe("error");
  });

  it("set nothing else", () => {
    for (const { rules = {} } of [configs.recommended, configs.strict]) {
      expect(Object.keys(rules)).toHaveLength(ruleNames.length);
    }
  });

  it.each([
    ["as an entry", defineConfig(configs.recommended)],
    ["next to each other", defineConfig(configs.recommended, configs.strict)],
    [
      "extended by name",
      defineConfig({
        plugins: { "openai-background": plugin },
        extends: ["openai-background/recommended"],
      }),
    ],
    ["extended as an object", defineConfig({ extends: [configs.strict] })],
  ])("work %s", (_how, config) => {
    const messages = new Linter().verify(reported, config);
    const severities = messages
      .filter(({ ruleId }) => ruleId === "openai-background/no-ineffective-error-check")
      .map(({ severity }) => severity);
    expect(severities).toEqual([2]);
  });
});
