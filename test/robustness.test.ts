// No rule throws, whatever the syntax and whoever runs it: odd code with reads and checks in it, odd hosts.
import { join } from "node:path";
import tsParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import type { Rule, SourceCode } from "eslint";
import svelteParser from "svelte-eslint-parser";
import { describe, expect, it } from "vitest";
import vueParser from "vue-eslint-parser";
import plugin from "../src/index.js";

const FIVE_MINUTES_MS = 300_000;

const NAMESPACE = "openai-background";
const rules = Object.entries(plugin.rules) as [string, Rule.RuleModule][];

/** One function with what the rules look for: reads, checks, a poll, a stream, a throw, a retry. */
const work = (extra = ""): string => `
async function work(client, id) {
  try {
    for await (const event of await client.responses.retrieve(id, { stream: true })) {
      if (event.type === "response.output_text.delta") console.log(event.delta);
    }
    let run = await client.responses.retrieve(id);
    while (run.status !== "completed") run = await client.responses.retrieve(id);
    ${extra}
    if (run.status === "failed") throw new Error("failed");
    return run.output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError || error?.status === 429) return work(client, id);
    throw error;
  }
}
client.responses.stream({ response_id: "resp_1" }).on("response.completed", () => {}).finalResponse();
`;

const withImport = (code: string): string =>
  `import OpenAI from "openai";\nimport { throwIfFailed } from "openai-background-errors";\nconst client = new OpenAI();\n${code}`;

/** Code that the language's own parser takes, in any file. */
const SCRIPTS: Readonly<Record<string, string>> = {
  "a byte order mark": `\uFEFF${withImport(work())}`,
  "a hashbang": `#!/usr/bin/env node\n${withImport(work())}`,
  "CRLF, and lines that end otherwise":
    withImport(work()).replaceAll("\n", "\r\n") + "\u2028;\u2029",
  "top-level await": withImport(
    `${work()}
const first = await client.responses.retrieve("resp_1");
for await (const event of await client.responses.retrieve("resp_1", { stream: true })) {
  if (event.type === "response.created") break;
}
await (await client.responses.retrieve("resp_1", { stream: true })).finalResponse?.();
export default await work(client, first.id);`,
  ),
  "private fields, methods, accessors and static blocks": withImport(`${work()}
class Runs extends (await import("./base.js")).Base {
  static #shared = client.responses;
  static { Runs.#shared.retrieve("resp_1").catch((error) => error instanceof OpenAI.APIError); }
  #id = "resp_1";
  get #run() { return client.responses.retrieve(this.#id); }
  set #run(value) { this.#id = value.id; }
  async *[Symbol.asyncIterator]() { yield* await client.responses.retrieve(this.#id, { stream: true }); }
  async read() {
    if (!(#id in this)) return super.read?.();
    try { return (await this.#run).output_text; }
    catch ({ status, ...rest }) { if (status === 429) this.#run = rest; }
  }
  static async = () => {}; get = 1; set; static;
}`),
  "generators, delegated and returned from": withImport(`${work()}
function* ids() { const given = yield "resp_1"; return yield* given ? ids() : []; }
async function* events() {
  for (const id of ids()) {
    try { yield* await client.responses.retrieve(id, { stream: true }); }
    catch (error) { if (error.code === "rate_limit_exceeded") continue; else throw error; }
    finally { yield; }
  }
}
for await (const event of events()) if (event.type === "response.completed") break;`),
  "labels, and jumps out of everything": withImport(`${work()}
outer: for (;;) {
  inner: do {
    block: { if (await work(client, "a")) break block; continue outer; }
    switch ((await client.responses.retrieve("a")).status) {
      default: break inner;
      case "queued": continue inner;
      case "completed": break outer;
    }
  } while (true);
}`),
  "patterns in every place": withImport(`${work()}
const { responses: { retrieve = () => {}, ...others }, ["responses"]: again } = client;
let a, b; [a, , ...b] = [retrieve, others]; ({ a, b: [b = a] = [] } = { a: again });
for (const [{ status = "queued" } = {}] of [[await a("resp_1")]]) if (status === "failed") throw new Error();
for (client.x of [1]); for ([a] in client); try { a(); } catch { b(); }
(function ({ id } = {}, [x, ...[y]] = [], ...{ length }) { arguments[0]; return client.responses.retrieve(id ?? x ?? y ?? length); })();`),
  "operators, templates, spreads and literals": withImport(`${work()}
const run = await client?.["responses"]?.[\`retrieve\`]?.(...["resp_1"]);
run?.status === "failed" && (run.error ??= null, run.x ||= 1n ** 2n, delete run.y, void 0, typeof run);
client.responses.retrieve\`resp_1\`; new client.responses.retrieve; new (client.responses.retrieve("a"))();
\`\${run}\${run?.error}\${run?.error?.message}\`; [, ...[]]; ({ ...run, __proto__: null, async *[run]() {}, get a() { return 1 } });
0x1_0 + 0b1 + 0o7 + .5 + 1e3; /a/u.test(run.status); import.meta.url; ((a, b) => b)(1, (2, run.last_error));`),
  "the v flag, and named groups": withImport(`${work()}
const run = await client.responses.retrieve("a");
if (/[\\p{L}--[a-z]]/v.test(run.status) || /(?<x>failed)|(?<x>error)/.test(run.status) || /^(?!(?:queued|in_progress)$)/.test(run.status)) throw run.error;`),
  "names that objects have already": withImport(`${work()}
const constructor = client, __proto__ = client, toString = client, hasOwnProperty = client, then = client;
const table = { constructor: 1, __proto__: 2, toString: 3, hasOwnProperty: 4, "*": 5, "[]": 6, "": 7 };
const run = await constructor.responses.retrieve(hasOwnProperty.constructor.__proto__.toString.valueOf.x);
for await (const event of await then.responses.retrieve("a", { stream: true })) table[event.type]?.(event), table[event.constructor], event.__proto__;
if (run.constructor === run.__proto__ || run.status in table || table.hasOwnProperty(run.status)) throw run.toString();`),
  "functions that call, bind and hold themselves": withImport(`${work()}
let self = work; self = self.bind(self); self = self.call.bind(self.apply); self.self = self; self.x = { self };
const loop = { get loop() { return this; }, async again(id) { return (await client.responses.retrieve(id)).status === "failed" ? this.again(id) : loop.loop.loop.again(id); } };
const a = () => b(), b = () => a(); (async function f(g = f) { try { await g(f); } catch (e) { if (e.status === 429) await f(f); } })();
class A extends A2 {} var A2 = A; const array = []; array.push(array, client); array.forEach(array.push); new Map([[array, array]]).get(array)?.responses.retrieve("a");
Promise.all(array.map(array.map)).then(Promise.reject, Promise.resolve).catch(Promise.all).finally();`),
  "statements with nothing in them": withImport(`${work()}
;;{} if (client); else; for (;false;); while (false); do ; while (false); switch (client) {} try {} finally {} label: ; debugger; ({}), [], () => {}, function () {};`),
};

const TYPED: Readonly<Record<string, string>> = {
  decorators: withImport(`${work()}
declare const dec: any;
@dec() @dec.x export class Runs {
  @dec accessor responses = client.responses;
  @dec({ read: () => client.responses.retrieve("a") }) id!: string;
  constructor(@dec private readonly openai: OpenAI, public x?: number) {}
  @dec async read(@dec id: string): Promise<void> { const { status } = await this.openai.responses.retrieve(id); if (status === "failed") throw new Error(); }
  declare y: string; readonly [key: string]: any; static readonly z = 1 as const; abstract?: true;
}`),
  "export =": `import OpenAI = require("openai");\nconst client = new OpenAI();\n${work()}\nexport = work;`,
  "namespaces, enums and merged declarations": withImport(`${work()}
namespace Runs.Inner { export const read = (id: string) => client.responses.retrieve(id); export namespace Deep { export import R = Runs.Inner; } }
enum Status { Failed = "failed", Other = Failed, Computed = "a".length } const enum C { A = 1 << 2 } declare enum D { X }
interface Runs { x: 1 } type T<in out K extends keyof typeof client = "responses"> = K extends infer U extends string ? { readonly [P in U as \`\${P}s\`]?: typeof client[P & K] } : never;
const run = await Runs.Inner.Deep.R.read("a"); if (run.status === Status.Failed || run.status === Status["Other"]) throw new Error(Status[0 as never]);
declare global { interface Window { client: OpenAI } } declare module "x" { const y: 1; export default y; } declare function g(this: OpenAI, ...r: unknown[]): asserts this is never;`),
  "using, await using": withImport(`${work()}
{ using a = client as any; await using b = await client.responses.retrieve("a", { stream: true }) as any;
  for (using c of [a]) for await (await using d of b) if (d.type === "response.failed") throw d; }`),
  "casts, assertions and overloads": withImport(`${work()}
function read(id: string): Promise<string>; function read(id: number): void; function read(this: any, id: any) { return (<any>client!)!.responses!.retrieve!(id as never satisfies any)! as any; }
const typed = (client.responses.retrieve<any>) as unknown as (id: string) => Promise<{ status: "failed" }>; (typed as any) = typed; (client as any)!.x = 1;
try { await read("a"); } catch (e: unknown) { if ((e as OpenAI.APIError)!.status === 429 || (<any>e).code! === "rate_limit_exceeded") throw e as any; }
abstract class Base<T> { abstract client: OpenAI; protected abstract read(): T; async go() { return (await this.client.responses.retrieve("a")).output_text; } }
export type { Base }; import type { X } from "./x"; import { type Y, type default as Z } from "./y"; export * as ns from "./z"; let u: unique symbol; let o: X | Y | Z;`),
  "a declaration file": `import OpenAI from "openai";\nexport declare const client: OpenAI;\nexport declare class Runs { responses: OpenAI["responses"]; retrieve(id: string, options: { stream: true }): AsyncIterable<unknown>; }\ndeclare const output: string; export default output; // retrieve catch throw poll background`,
};

const JSX: Readonly<Record<string, string>> = {
  JSX: withImport(`${work()}
export default function Run({ id, ...rest }) {
  const load = () => client.responses.retrieve(id).then((run) => run.status === "failed" ? <p {...run}>{run.error}</p> : <>{run.output_text}</>);
  return <client.Provider.X.Y a:b="c" {...rest} onClick={async () => { try { await work(client, id); } catch (e) { if (e.status === 429) throw e; } }}>{/* nothing */}{[...[load]]} text &amp; <this.x /></client.Provider.X.Y>;
}`),
};

function configFor(language: Linter.LanguageOptions): Linter.Config {
  return {
    // Not `**/*`: by that alone ESLint takes no file but a `.js` one.
    files: ["**/*.*"],
    languageOptions: language,
    plugins: { [NAMESPACE]: plugin },
    rules: Object.fromEntries(rules.map(([name]) => [`${NAMESPACE}/${name}`, "error" as const])),
  };
}

/** The messages of all rules, none of which may be that the code does not parse. */
function lint(
  code: string,
  language: Linter.LanguageOptions,
  filename = "file.ts",
): Linter.LintMessage[] {
  const messages = new Linter().verify(code, [configFor(language)], { filename });
  // A message without a rule says that the code does not parse, or that nothing was linted at all.
  expect(messages.filter(({ ruleId }) => ruleId === null)).toEqual([]);
  return messages;
}

const jsx = { parserOptions: { ecmaFeatures: { jsx: true } } };

describe("odd syntax", () => {
  it.each(Object.entries({ ...SCRIPTS, ...JSX }))("%s, by ESLint's parser", (_name, code) => {
    expect(lint(code, jsx, "file.js")).not.toHaveLength(0);
  });

  it.each(Object.entries({ ...SCRIPTS, ...TYPED }))("%s, by TypeScript's parser", (_name, code) => {
    expect(() => lint(code, { parser: tsParser })).not.toThrow();
  });

  it.each(Object.entries(JSX))("%s, by TypeScript's parser", (_name, code) => {
    expect(lint(code, { ...jsx, parser: tsParser }, "file.tsx")).not.toHaveLength(0);
  });

  it.each(Object.entries(TYPED))("%s, in a Vue component", (_name, code) => {
    if (code.includes("export =")) return;
    const options = { parser: vueParser, parserOptions: { parser: tsParser } };
    expect(() =>
      lint(`<script lang="ts">\n${code}\n</script>\n`, options, "file.vue"),
    ).not.toThrow();
  });

  it("a Svelte component whose markup reads", () => {
    const code = `<script lang="ts">\n${withImport(work())}\n</script>\n{#await client.responses.retrieve("a") then run}{run.output_text}{:catch error}{error.status === 429}{/await}\n`;
    const options = { parser: svelteParser, parserOptions: { parser: tsParser } };
    expect(() => lint(code, options, "file.svelte")).not.toThrow();
  });

  it.each(["commonjs", "script"] as const)(
    "sloppy code as %s, which has no module scope",
    (sourceType) => {
      const code = `var OpenAI = require("openai"), client = new OpenAI();\n${work(`with (client) { responses.retrieve("a"); } let await_ = arguments.length; undefinedName = 1; eval("run");`)}\nfunction work() {} var work;`;
      expect(lint(code, { sourceType, ecmaVersion: 2024 }, "file.js")).not.toHaveLength(0);
    },
  );
});

describe("odd size", () => {
  // As deep as ESLint's own walk goes.
  const deep = 600;
  const long = 500;
  it.each([
    ["calls in calls", `${"f(".repeat(deep)}client.responses.retrieve(id)${")".repeat(deep)};`],
    ["members of members", `client${".a".repeat(deep)}.responses.retrieve(id);`],
    ["sums", `x = ${"a + ".repeat(deep)}(await client.responses.retrieve(id)).output_text;`],
    [
      "chains of then",
      `client.responses.retrieve(id)${".then((r) => r)".repeat(deep)}.catch((e) => e.status === 429);`,
    ],
    [
      "one else if after another",
      `const r = await client.responses.retrieve(id); ${'if (r.status === "a") f(); else '.repeat(deep)}throw new Error("failed");`,
    ],
    [
      "conditions of conditions",
      `const r = await client.responses.retrieve(id); if (${"(r.status || ".repeat(deep)}r.error${")".repeat(deep)}) throw new Error("failed");`,
    ],
    [
      "functions in functions",
      `${"(async () => { ".repeat(deep / 4)}await client.responses.retrieve(id);${"})();".repeat(deep / 4)}`,
    ],
    [
      "many reads",
      'try { await client.responses.retrieve("a"); } catch (e) { if (e.status === 429) throw e; }\n'.repeat(
        long,
      ),
    ],
    [
      "many streams",
      'for await (const e of await client.responses.retrieve("a", { stream: true })) if (e.type === "x") f(e.delta);\n'.repeat(
        long,
      ),
    ],
    [
      "many functions that call each other",
      Array.from(
        { length: long },
        (_, index) =>
          `async function f${index}() { try { return (await f${(index + 1) % long}()).status === "failed" || client.responses.retrieve(id); } catch (e) { return f${index >> 1}(e.status === 429); } }\n`,
      ).join(""),
    ],
  ])(
    "%s",
    (_name, code) => {
      // It comes to an end: how soon is a question to the benchmarks.
      lint(withImport(`let id = "a", a, x; const f = (y) => y;\n${code}`), {}, "file.js");
    },
    FIVE_MINUTES_MS,
  );
});

describe("odd hosts", () => {
  const code = withImport(work());

  function sourceCodeOf(text: string, language: Linter.LanguageOptions): SourceCode {
    const linter = new Linter();
    linter.verify(text, [{ files: ["**/*"], languageOptions: language }], { filename: "file.js" });
    return linter.getSourceCode();
  }

  /** Runs a rule as a host does that gives it nothing but what every host has. */
  function run(rule: Rule.RuleModule, sourceCode: object, given: object = {}): unknown[] {
    const reported: unknown[] = [];
    const context = {
      id: "rule",
      filename: join(process.cwd(), "file.js"),
      physicalFilename: join(process.cwd(), "file.js"),
      cwd: process.cwd(),
      options: [],
      settings: {},
      sourceCode,
      report: (descriptor: unknown) => reported.push(descriptor),
      ...given,
    };
    const listeners = rule.create(context as unknown as Rule.RuleContext);
    for (const listener of Object.values(listeners)) {
      (listener as (node: unknown) => void)((sourceCode as SourceCode).ast);
    }
    return reported;
  }

  /** TypeScript's parser with `null` for all that is not written: types, decorators and the like. */
  const nullingParser: Linter.Parser = {
    parseForESLint(code, options) {
      const parsed = tsParser.parseForESLint(
        code,
        options as Parameters<typeof tsParser.parseForESLint>[1],
      );
      nullWhatIsUndefined(parsed.ast, parsed.visitorKeys);
      return parsed as unknown as Linter.ESLintParseResult;
    },
  };

  function nullWhatIsUndefined(
    node: object,
    visitorKeys: Readonly<Record<string, readonly string[] | undefined>>,
  ): void {
    const entries = Object.entries(node) as [string, unknown][];
    const children = new Set(
      entries.flatMap(([key, value]) => (key === "type" ? (visitorKeys[String(value)] ?? []) : [])),
    );
    for (const [key, value] of entries) {
      if (value === undefined) Reflect.set(node, key, null);
      if (!children.has(key)) continue;
      for (const child of [value].flat()) {
        if (typeof child === "object" && child !== null) nullWhatIsUndefined(child, visitorKeys);
      }
    }
  }

  it.each(rules)("%s in one whose parser has no services, as oxlint's", (_name, rule) => {
    const sourceCode = sourceCodeOf(code, {});
    const bare = Object.create(sourceCode, { parserServices: { value: {} } }) as SourceCode;
    expect(run(rule, bare)).toHaveLength(run(rule, sourceCode).length);
  });

  it.each(Object.entries({ ...SCRIPTS, ...TYPED }))(
    "%s, in one whose tree has null for what is not written, as oxlint's",
    (_name, code) => {
      expect(lint(code, { parser: nullingParser })).toEqual(lint(code, { parser: tsParser }));
    },
  );

  it.each(rules)("%s in one that says nothing of services", (_name, rule) => {
    const sourceCode = sourceCodeOf(code, {});
    for (const parserServices of [undefined, null]) {
      const bare = Object.create(sourceCode, {
        parserServices: { value: parserServices },
      }) as object;
      expect(() => run(rule, bare)).not.toThrow();
    }
  });

  it.each(rules)("%s in one that gives no folder", (_name, rule) => {
    const sourceCode = sourceCodeOf(code, {});
    const names = [undefined, "", "<input>"];
    for (const name of names) {
      const given = { cwd: undefined, filename: name, physicalFilename: name };
      expect(() => run(rule, sourceCode, given)).not.toThrow();
    }
  });

  it.each(rules)("%s with services that throw", (_name, rule) => {
    const sourceCode = sourceCodeOf(code, {});
    const program = {
      getTypeChecker: () => {
        throw new Error("no checker");
      },
    };
    const bare = Object.create(sourceCode, { parserServices: { value: { program } } }) as object;
    expect(() => run(rule, bare)).not.toThrow();
  });

  it.each(rules)("%s in a script, which has no module scope", (_name, rule) => {
    const sourceCode = sourceCodeOf(
      `var OpenAI = require("openai"), client = new OpenAI();\n${work()}`,
      {
        sourceType: "script",
      },
    );
    const scopes = sourceCode.scopeManager.scopes.map(({ type }) => type);
    expect(scopes).not.toContain("module");
    expect(() => run(rule, sourceCode)).not.toThrow();
  });
});
