// What holds for all rules alike: where they are written down, what they take, what they cost.
import { existsSync, readdirSync } from "node:fs";
import tsParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import type { Rule } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../src/index.js";
import { SHIM_EXPORTS, SHIM_MODULE } from "../src/sdk/shim.js";

const root = new URL("../", import.meta.url);
const NAMESPACE = "openai-background";
const rules = Object.entries(plugin.rules) as [string, Rule.RuleModule][];

/** Code that has the words of every rule, and that some of them report. */
const CODE = `
import OpenAI, { RateLimitError } from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function read(id) {
  try {
    const stream = await client.responses.retrieve(id, { stream: true, starting_after: 1 });
    for await (const event of stream) if (event.type === "response.output_text.delta") console.log(event.delta);
    let run = await client.responses.retrieve(id);
    while (run.status !== "completed") run = await client.responses.retrieve(id);
    if (run.status === "failed") throw new Error("failed");
    return throwIfFailed(run).output_text;
  } catch (error) {
    if (error instanceof RateLimitError) return read(id);
    throw error;
  }
}
`;

function lint(
  rule: string,
  options: readonly unknown[] = [],
  settings: unknown = {},
): Linter.LintMessage[] {
  return new Linter().verify(
    CODE,
    {
      plugins: { [NAMESPACE]: plugin },
      rules: { [`${NAMESPACE}/${rule}`]: ["error", ...options] },
      settings: { [NAMESPACE]: settings },
    },
    "file.js",
  );
}

/** The names of the files in a folder that end so, without that end. */
/** A report is a sentence or two; a suggestion is the title of an entry in a menu. */
function titlesOf({ meta }: Rule.RuleModule): string[] {
  return Object.values(meta?.messages ?? {}).filter((message) => !message.endsWith("."));
}

function filesIn(folder: string, end: string): string[] {
  return readdirSync(new URL(folder, root))
    .filter((file) => file.endsWith(end))
    .map((file) => file.slice(0, -end.length))
    .sort();
}

describe("the rules", () => {
  const names = rules.map(([name]) => name).sort();

  it("are those of the directory", () => {
    expect(names).toEqual(filesIn("rules", ".ts"));
  });

  it("are those that are documented", () => {
    expect(names).toEqual(filesIn("rules", ".md"));
  });

  it("are those that have a folder of tests", () => {
    expect(names).toEqual(readdirSync(new URL("test/rules", root)).sort());
  });

  it.each(["recommended", "strict"] as const)("are all in the config %s", (config) => {
    const configured = Object.keys(plugin.configs[config].rules ?? {}).sort();
    expect(configured).toEqual(names.map((name) => `${NAMESPACE}/${name}`));
  });

  it("have suggestions, one at the least", () => {
    expect(rules.flatMap(([, rule]) => titlesOf(rule))).not.toHaveLength(0);
  });

  it("take these options", () => {
    const schemas = Object.fromEntries(rules.map(([name, { meta }]) => [name, meta?.schema]));
    expect(schemas).toMatchSnapshot();
  });
});

describe.each(rules)("%s", (name, rule) => {
  const { meta } = rule;

  it("says where it is documented", () => {
    const path = new URL(meta?.docs?.url ?? "").pathname;
    expect(path).toMatch(new RegExp(`/blob/${plugin.meta.name}@[^/]+/rules/${name}\\.md$`, "u"));
    expect(existsSync(new URL(`rules/${name}.md`, root))).toBe(true);
    expect(meta?.docs?.description).toMatch(/^(?:disallow|require) /u);
  });

  const titles = titlesOf(rule);

  describe.skipIf(titles.length === 0)("its suggestions", () => {
    it.each(titles)("have a title that is a short imperative: %s", (title) => {
      const shown = title
        .replace("{{module}}", SHIM_MODULE)
        .replace("{{wrapper}}", "throwOnFailedEvent");
      expect(shown).toMatch(/^(?:Go on|Guard|Iterate|Use|Wrap) /u);
      expect(shown).not.toMatch(/[{}.]/u);
      expect(shown.length).toBeLessThanOrEqual(80);
    });

    it.each(titles)(
      "have a title that names the package, where it imports from it: %s",
      (title) => {
        const imports = [...SHIM_EXPORTS, "{{wrapper}}"].some((name) => title.includes(name));
        expect(title.includes("from `{{module}}`")).toBe(imports);
      },
    );
  });

  it("takes its own defaults", () => {
    expect(() => lint(name, meta?.defaultOptions ?? [])).not.toThrow();
    expect(lint(name, meta?.defaultOptions ?? [])).toEqual(lint(name));
  });

  it("refuses an option that it does not have, and names it", () => {
    expect(() => lint(name, [{ noSuchOption: true }])).toThrow(/noSuchOption/u);
  });

  it("refuses options that are no object", () => {
    for (const junk of [null, 1, "always", [], true])
      expect(() => lint(name, [junk])).toThrow(name);
  });

  it("refuses a value of the wrong type, and says which", () => {
    const [schema] = (meta?.schema ?? []) as { properties?: Record<string, { type: string }> }[];
    for (const [option, { type }] of Object.entries(schema?.properties ?? {})) {
      const wrong = type === "string" ? 1 : "wrong";
      expect(() => lint(name, [{ [option]: wrong }])).toThrow(
        `${JSON.stringify(wrong)} should be ${type}`,
      );
    }
  });

  it("refuses a setting that does not exist, and says which do", () => {
    expect(() => lint(name, [], { shimModul: "x" })).toThrow(
      /"shimModul".*"shimModule".*"autofix"/u,
    );
  });

  it.each([
    ["shimModule", 1],
    ["shimModule", ""],
    ["autofix", "yes"],
    ["followImports", 1],
  ])("refuses a setting %s that is %j, and names it", (setting, value) => {
    expect(() => lint(name, [], { [setting]: value })).toThrow(setting);
  });

  it("refuses settings that are no object", () => {
    for (const junk of [null, 1, "on", []]) expect(() => lint(name, [], junk)).toThrow(NAMESPACE);
  });

  it("listens to nothing in a file that has not the words", () => {
    const texts = [
      "",
      "\n",
      "// only a comment\n/* and another one */\n",
      "export const add = (a, b) => a + b;",
      'import OpenAI from "openai";\nexport const client = new OpenAI();',
    ];
    for (const text of texts) expect(listenersFor(rule, text)).toEqual({});
    expect(Object.keys(listenersFor(rule, CODE))).not.toHaveLength(0);
  });

  it("reports nothing where the words stand in a comment", () => {
    const code = CODE.replaceAll(/^/gmu, "// ");
    const messages = new Linter().verify(code, {
      languageOptions: { parser: tsParser },
      plugins: { [NAMESPACE]: plugin },
      rules: { [`${NAMESPACE}/${name}`]: "error" },
    });
    expect(messages).toEqual([]);
  });
});

/** What a rule listens to in a file of this text. */
function listenersFor(rule: Rule.RuleModule, text: string): Rule.RuleListener {
  const context = {
    filename: "file.js",
    cwd: "/",
    options: [],
    settings: {},
    sourceCode: { ast: {}, text },
  };
  return rule.create(context as unknown as Rule.RuleContext);
}
