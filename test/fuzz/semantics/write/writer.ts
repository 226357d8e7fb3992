import type { PollChoices } from "../choices.js";
import { readMarks } from "../marked-text.js";
import type { MarkedCode } from "../marked-text.js";

/** What decides how a file is written, whatever is in it. */
export type FileStyle = Pick<PollChoices, "client" | "functions" | "language"> & {
  /** Whether the client's own calls throw typed failures. */
  readonly typedClient: boolean;
};

/** A program that can be linted and run. */
export interface Program extends MarkedCode {
  readonly filename: string;
  /** Whether its `main` wants the id of a response that has been created. */
  readonly takesId: boolean;
}

/** Puts a file together: its imports, its client, and functions in one style. */
export class Writer {
  readonly #style: FileStyle;
  readonly #defaults = new Map<string, string>();
  readonly #named = new Map<string, Set<string>>();
  readonly #tops = new Set<string>();
  readonly #functions: string[] = [];
  #names = 0;

  constructor(style: FileStyle) {
    this.#style = style;
    this.#defaults.set("openai", "OpenAI");
  }

  /** A name for the next site. */
  next(prefix: string): string {
    return `${prefix}${++this.#names}`;
  }

  /** A named import; `imported as local` for one under another name. */
  import(module: string, name: string): string {
    const names = this.#named.get(module) ?? new Set();
    this.#named.set(module, names.add(name));
    return name.split(" as ").at(-1) ?? name;
  }

  /** Code at the top of the file, once. */
  top(code: string): void {
    this.#tops.add(code);
  }

  /** A type annotation, in a language that has them. */
  type(annotation: string): string {
    return this.#style.language === "ts" ? `: ${annotation}` : "";
  }

  /** A cast that no other language than TypeScript has. */
  get isTyped(): boolean {
    return this.#style.language === "ts";
  }

  get #isClass(): boolean {
    return this.#style.client === "class" || this.#style.client === "privateField";
  }

  /** A function that may read; `this` is the same in it and in arrow functions in it. */
  define(
    name: string,
    parameters: readonly string[],
    body: string,
    { isAsync = true, isMain = false } = {},
  ): void {
    const all =
      this.#style.client === "parameter" && !isMain ? ["client", ...parameters] : parameters;
    const list = all
      .map((parameter) => {
        const [given = "", initial] = parameter.split(" = ");
        return initial === undefined ? `${given}${this.type("any")}` : `${given} = ${initial}`;
      })
      .join(", ");
    const prelude =
      this.#style.client === "local" || (this.#style.client === "parameter" && isMain)
        ? `  const client = ${this.#newClient()};\n`
        : "";
    const prefix = isAsync ? "async " : "";
    const text = `${prelude}${body}`;
    this.#functions.push(
      this.#isClass
        ? `${prefix}${name}(${list}) {\n${text}}`
        : this.#style.functions === "arrow"
          ? `const ${name} = ${prefix}(${list}) => {\n${text}};`
          : this.#style.functions === "expression"
            ? `const ${name} = ${prefix}function (${list}) {\n${text}};`
            : `${prefix}function ${name}(${list}) {\n${text}}`,
    );
  }

  /** A call of such a function. */
  call(name: string, args: readonly string[], { isMain = false } = {}): string {
    const all = this.#style.client === "parameter" && !isMain ? ["client", ...args] : args;
    return `${this.#isClass ? "this." : ""}${name}(${all.join(", ")})`;
  }

  /** The expression for the client. */
  client(): string {
    const client = this.#newClient();
    switch (this.#style.client) {
      case "class":
        return "this.client";
      case "privateField":
        return "this.#openai";
      case "getter":
        this.top(`const getClient = () => ${client};`);
        return "getClient()";
      case "lazy":
        this.top(
          `let cached${this.type("OpenAI | undefined")};\nfunction getClient() {\n  cached ??= ${client};\n  return cached;\n}`,
        );
        return "getClient()";
      case "inline":
        return client;
      case "property":
        this.top(`const services = { openai: ${client} };`);
        return "services.openai";
      case "local":
      case "parameter":
        return "client";
      case "cast":
      case "optional":
      case "const":
      case "destructured":
      case "alias":
        this.top(`const client = ${client};`);
        return "client";
    }
  }

  /** The expression for the client's `responses`. */
  responses(): string {
    switch (this.#style.client) {
      case "destructured":
        this.top(`const { responses } = ${this.#newClient()};`);
        return "responses";
      case "alias":
        this.client();
        this.top("const api = client.responses;");
        return "api";
      case "cast":
        return this.isTyped ? `(${this.client()} as any).responses` : `${this.client()}.responses`;
      case "optional":
        return `${this.client()}?.responses`;
      default:
        return `${this.client()}.responses`;
    }
  }

  #newClient(): string {
    if (!this.#style.typedClient) return "new OpenAI()";
    return `${this.import("openai-background-errors", "withTypedFailures")}(new OpenAI())`;
  }

  /** The whole file, with `main` as what it exports. */
  finish(main: { readonly parameters: readonly string[]; readonly takesId: boolean }): Program {
    const { language } = this.#style;
    const functions = this.#isClass
      ? [
          `class Jobs {\n  ${this.#style.client === "class" ? "client" : "#openai"} = ${this.#newClient()};\n${this.#functions.join("\n")}\n}`,
          `const main = (${main.parameters.map((name) => name + this.type("any")).join(", ")}) => new Jobs().main(${main.parameters.join(", ")});`,
        ]
      : this.#functions;
    const exported = language === "cjs" ? "module.exports = { main };" : "export { main };";
    const text = [...this.#imports(), ...this.#tops, ...functions, exported].join("\n");
    return { ...readMarks(`${text}\n`), filename: `file.${language}`, takesId: main.takesId };
  }

  *#imports(): Iterable<string> {
    for (const module of new Set([...this.#defaults.keys(), ...this.#named.keys()])) {
      const byDefault = this.#defaults.get(module);
      const named = [...(this.#named.get(module) ?? [])];
      if (this.#style.language === "cjs") {
        if (byDefault !== undefined) yield `const ${byDefault} = require("${module}");`;
        const list = named.join(", ").replaceAll(" as ", ": ");
        if (named.length > 0) yield `const { ${list} } = require("${module}");`;
      } else {
        const parts = [byDefault, named.length > 0 ? `{ ${named.join(", ")} }` : undefined];
        yield `import ${parts.filter((part) => part !== undefined).join(", ")} from "${module}";`;
      }
    }
  }
}
