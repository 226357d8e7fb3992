// Tables of client forms, check forms and handler forms, and how one of each makes a program.

/** A way to hold a client, and the expression that its `responses` are then reached by. */
interface ClientForm {
  readonly imports?: string;
  /** Statements at the top of the module. */
  readonly setup?: string;
  /** What `.retrieve(id)` is called on. */
  readonly responses: string;
  /** A parameter of every function, and what is passed on for it. */
  readonly parameter?: { readonly declared: string; readonly passed: string };
  /** The heritage and the members of the class whose methods the functions then are. */
  readonly inClass?: { readonly heritage?: string; readonly members?: string };
}

const OPENAI = `import OpenAI from "openai";`;
const CONST_CLIENT = `const client = new OpenAI();`;

export const clientForms: Readonly<Record<string, ClientForm>> = {
  "const client": { setup: CONST_CLIENT, responses: "client.responses" },
  "new AzureOpenAI": {
    imports: `import { AzureOpenAI } from "openai";`,
    setup: `const azure = new AzureOpenAI({ apiVersion: "preview" });`,
    responses: "azure.responses",
  },
  "inline new OpenAI()": { responses: "new OpenAI().responses" },
  "typed parameter": {
    responses: "ai.responses",
    parameter: { declared: "ai: OpenAI", passed: "ai" },
  },
  "destructured parameter": {
    responses: "ai.responses",
    parameter: { declared: "{ ai }: { ai: OpenAI }", passed: "{ ai }" },
  },
  "imported const": {
    imports: `import { openai } from "./openai.js";`,
    responses: "openai.responses",
  },
  "imported factory": {
    imports: `import { makeClient } from "./openai.js";`,
    responses: "makeClient().responses",
  },
  "getter function": {
    setup: `${CONST_CLIENT}\nconst getClient = () => client;`,
    responses: "getClient().responses",
  },
  "responses as any": { setup: CONST_CLIENT, responses: "(client.responses as any)" },
  "destructured responses": {
    setup: `${CONST_CLIENT}\nconst { responses } = client;`,
    responses: "responses",
  },
  "responses in a const": {
    setup: `${CONST_CLIENT}\nconst runs = client.responses;`,
    responses: "runs",
  },
  "client!": {
    setup: `let client: OpenAI | undefined = new OpenAI();`,
    responses: "client!.responses",
  },
  "client?.": {
    setup: `let client: OpenAI | undefined = new OpenAI();`,
    responses: "client?.responses",
  },
  beta: { setup: CONST_CLIENT, responses: "client.beta.responses" },
  "this.client of a parameter property": {
    responses: "this.client.responses",
    inClass: { members: "constructor(private readonly client: OpenAI) {}" },
  },
  "this.#openai": {
    responses: "this.#openai.responses",
    inClass: { members: "#openai = new OpenAI();" },
  },
  "this.client of an imported base class": {
    imports: `import { Base } from "./base.js";`,
    responses: "this.client.responses",
    inClass: { heritage: " extends Base" },
  },
  "this.client, a getter": {
    responses: "this.client.responses",
    inClass: { members: "get client(): OpenAI {\n    return new OpenAI();\n  }" },
  },
};

/** A way to ask the caught `error` for an SDK error. `MARK` stands where a report starts. */
interface CheckForm {
  readonly imports?: string;
  /** The statement that does `act` if the check holds. */
  readonly check: (act: string) => string;
  /** The same form for something that a failed run never stands for, where there is one. */
  readonly never?: (act: string) => string;
  /** Stays untrue of a typed error as well. */
  readonly neverTrue?: true;
}

const iff =
  (test: string) =>
  (act: string): string =>
    `if (${test}) ${act} MARK`;

const RATE = `import { RateLimitError } from "openai";`;

export const checkForms: Readonly<Record<string, CheckForm>> = {
  "instanceof OpenAI.RateLimitError": {
    check: iff("error instanceof OpenAI.RateLimitError"),
    never: iff("error instanceof OpenAI.NotFoundError"),
  },
  "instanceof a named import": {
    imports: RATE,
    check: iff("error instanceof RateLimitError"),
  },
  "instanceof an import under a local name": {
    imports: `import { InternalServerError as Down, APIConnectionError as Offline } from "openai";`,
    check: iff("error instanceof Down"),
    never: iff("error instanceof Offline"),
  },
  "instanceof a member of the namespace": {
    imports: `import * as sdk from "openai";`,
    check: iff("error instanceof sdk.RateLimitError"),
    never: iff("error instanceof sdk.AuthenticationError"),
  },
  "instanceof an import from openai/error": {
    imports: `import { BadRequestError } from "openai/error";`,
    check: iff("error instanceof BadRequestError"),
  },
  "instanceof an import from openai/core/error": {
    imports: `import { APIError, ConflictError } from "openai/core/error";`,
    check: iff("error instanceof APIError"),
    never: iff("error instanceof ConflictError"),
  },
  "instanceof a class of a dynamic import": {
    imports: `const { OpenAIError } = await import("openai");`,
    check: iff("error instanceof OpenAIError"),
  },
  "error.constructor": {
    imports: RATE,
    check: iff("error.constructor === RateLimitError"),
  },
  "error.constructor.name": {
    check: iff('error.constructor.name === "RateLimitError"'),
    never: iff('error.constructor.name === "NotFoundError"'),
  },
  "status === 429": { check: iff("error.status === 429"), never: iff("error.status === 404") },
  "status >= 500": { check: iff("error.status >= 500") },
  "includes(status)": {
    check: iff("[429, 503].includes(error.status)"),
    never: iff("[401, 403].includes(error.status)"),
  },
  "has(status)": {
    imports: `const RETRYABLE = new Set([429, 500, 503]);\nconst GONE = new Set([403, 404]);`,
    check: iff("RETRYABLE.has(error.status)"),
    never: iff("GONE.has(error.status)"),
  },
  "switch (status)": {
    check: (act) =>
      `switch (error.status) { MARK\n      case 429:\n      case 500:\n        ${act}\n    }`,
    never: (act) => `switch (error.status) { MARK\n      case 404:\n        ${act}\n    }`,
  },
  code: {
    check: iff('error.code === "rate_limit_exceeded"'),
    never: iff('error.code === "ECONNRESET"'),
  },
  "const { status } = error": {
    check: (act) => `const { status } = error;\n    if (status === 429) ${act} MARK`,
    never: (act) => `const { status } = error;\n    if (status === 404) ${act} MARK`,
  },
  "error as APIError": {
    imports: `import type { APIError } from "openai";`,
    check: (act) => `const err = error as APIError;\n    if (err.status === 429) ${act} MARK`,
    never: (act) => `const err = error as APIError;\n    if (err.status === 422) ${act} MARK`,
  },
  "instanceof && status": {
    check: iff("error instanceof OpenAI.APIError && error.status === 429"),
    never: iff("error instanceof OpenAI.APIError && error.status === 404"),
  },
  "a static of AzureOpenAI": {
    imports: `import { AzureOpenAI as Azure } from "openai";`,
    check: iff("error instanceof Azure.RateLimitError"),
    never: iff("error instanceof Azure.PermissionDeniedError"),
  },
  "error.name": { check: iff('error.name === "RateLimitError"'), neverTrue: true },
};

/** What a handler form is filled with. */
interface Parts {
  /** The promise that is read. */
  readonly read: string;
  /** Statements that take the value `run` and return. */
  readonly use: string;
  readonly check: (act: string) => string;
  /** A call of another of the program's functions. */
  readonly call: (name: string, passesClient?: boolean) => string;
}

interface FunctionText {
  readonly name: string;
  /** Instead of `id: string` and the client. */
  readonly parameters?: string;
  readonly body: string;
}

/** A way for a check to be about a read. */
interface HandlerForm {
  readonly imports?: string;
  /** Functions of the module that know nothing of the client. */
  readonly setup?: string;
  readonly functions: (parts: Parts) => readonly FunctionText[];
}

const tryAround = (value: string, { check, use }: Parts): string => `try {
    const run = ${value};
    ${use}
  } catch (error: any) {
    ${check("return null;")}
    throw error;
  }`;

const callback = (check: Parts["check"]): string => `(error: any) => {
    ${check("return null;")}
    throw error;
  }`;

export const handlerForms: Readonly<Record<string, HandlerForm>> = {
  try: {
    functions: (p) => [{ name: "text", body: tryAround(`await ${p.read}`, p) }],
  },
  ".catch": {
    functions: ({ read, use, check }) => [
      {
        name: "text",
        body: `return ${read}.then((run: any) => {
    ${use}
  }).catch(${callback(check)});`,
      },
    ],
  },
  ".then(_, cb)": {
    functions: ({ read, use, check }) => [
      {
        name: "text",
        body: `return ${read}.then((run: any) => {
    ${use}
  }, ${callback(check)});`,
      },
    ],
  },
  "a function that reads": {
    functions: (p) => [
      { name: "fetchRun", body: `return await ${p.read};` },
      { name: "text", body: tryAround(`await ${p.call("fetchRun")}`, p) },
    ],
  },
  "a function of a function that reads": {
    functions: (p) => [
      { name: "text", body: tryAround(`await ${p.call("load")}`, p) },
      { name: "load", body: `const run = await ${p.call("fetchRun")};\n  return run;` },
      { name: "fetchRun", body: `return ${p.read};` },
    ],
  },
  "a helper of the handler": {
    functions: ({ read, use, check, call }) => [
      {
        name: "isTransient",
        parameters: "error: any",
        body: `${check("return true;")}\n    return false;`,
      },
      {
        name: "text",
        body: `try {
    const run = await ${read};
    ${use}
  } catch (error: any) {
    if (${call("isTransient", false)}) return null;
    throw error;
  }`,
      },
    ],
  },
  "Promise.all": {
    functions: (p) => [
      { name: "text", body: tryAround(`(await Promise.all([${p.read}]))[0]!`, p) },
    ],
  },
  allSettled: {
    functions: ({ read, use, check }) => [
      {
        name: "text",
        body: `const [outcome] = await Promise.allSettled([${read}]);
  if (outcome.status === "rejected") {
    const error: any = outcome.reason;
    ${check("return null;")}
    throw error;
  }
  const run = outcome.value;
  ${use}`,
      },
    ],
  },
  "a promise in a variable": {
    functions: ({ read, use, check }) => [
      {
        name: "text",
        body: `const pending = ${read};
  pending.catch((error: any) => {
    ${check("console.warn(id);")}
  });
  const run = await pending;
  ${use}`,
      },
    ],
  },
  pRetry: {
    imports: `import pRetry from "p-retry";`,
    functions: ({ read, use, check }) => [
      {
        name: "text",
        body: `const run = await pRetry(() => ${read}, {
    shouldRetry: ({ error }: any) => {
    ${check("return true;")}
      return false;
    },
  });
  ${use}`,
      },
    ],
  },
  "withRetry by hand": {
    setup: `async function withRetry<T>(work: () => Promise<T>, isTransient: (error: any) => boolean): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isTransient(error)) return await work();
    throw error;
  }
}`,
    functions: ({ read, use, check }) => [
      {
        name: "text",
        body: `const run = await withRetry(() => ${read}, (error) => {
    ${check("return true;")}
    return false;
  });
  ${use}`,
      },
    ],
  },
  "an inner handler that rethrows": {
    functions: ({ read, use, check }) => [
      {
        name: "text",
        body: `try {
    try {
      const run = await ${read};
      ${use}
    } catch (inner) {
      console.error(inner);
      throw inner;
    }
  } catch (error: any) {
    ${check("return null;")}
    throw error;
  }`,
      },
    ],
  },
};

/** Why a program stays silent. */
export type Silencer = "normalised" | "handled" | "never" | "foreground" | "cancel";

const RAW_USE = "return run.output;";

function readOf(client: ClientForm, silencer: Silencer | undefined): string {
  const { responses } = client;
  switch (silencer) {
    case "normalised":
      return `${responses}.retrieve(id).then(throwIfFailed)`;
    case "foreground":
      return `${responses}.create({ model: "gpt-5", input: id })`;
    case "cancel":
      return `${responses}.cancel(id)`;
    default:
      return `${responses}.retrieve(id)`;
  }
}

function render(client: ClientForm, functions: readonly FunctionText[]): string {
  const own = ["id: string", client.parameter?.declared].filter(Boolean).join(", ");
  if (client.inClass === undefined) {
    return functions
      .map(({ name, parameters = own, body }) => {
        const keyword = name === "isTransient" ? "function" : "async function";
        return `${name === "text" ? "export " : ""}${keyword} ${name}(${parameters}) {\n  ${body}\n}`;
      })
      .join("\n");
  }
  const methods = functions.map(({ name, parameters = own, body }) => {
    const keyword = name === "isTransient" ? "" : "async ";
    return `  ${keyword}${name}(${parameters}) {\n  ${body}\n  }`;
  });
  const { heritage = "", members } = client.inClass;
  const lines = members === undefined ? methods : [`  ${members}`, ...methods];
  return `export class Runs${heritage} {\n${lines.join("\n")}\n}`;
}

/** The program that one form of each makes: reported, or silent for the given reason. */
export function program(
  client: ClientForm,
  check: CheckForm,
  handler: HandlerForm,
  silencer?: Silencer,
): string {
  const checkText = silencer === "never" ? (check.never ?? check.check) : check.check;
  const mark = silencer === undefined ? "// ← report" : "//";
  const functions = handler.functions({
    read: readOf(client, silencer),
    use:
      silencer === "handled"
        ? `if (run.status === "failed") return run.error;\n    ${RAW_USE}`
        : RAW_USE,
    check: (act) => checkText(act).replace("MARK", mark),
    call: (name, passesClient = true) => {
      const callee = client.inClass === undefined ? name : `this.${name}`;
      if (!passesClient) return `${callee}(error)`;
      return `${callee}(${["id", client.parameter?.passed].filter(Boolean).join(", ")})`;
    },
  });
  const head = [
    OPENAI,
    silencer === "normalised" ? `import { throwIfFailed } from "openai-background-errors";` : "",
    client.imports,
    check.imports,
    handler.imports,
    client.setup,
    handler.setup,
  ];
  return `${[...head, render(client, functions)].filter(Boolean).join("\n")}\n`;
}

/** The reason for which the silent twin of a reported program stays silent. */
export function silencerFor(check: CheckForm, index: number): Silencer {
  const all: Silencer[] = ["normalised", "handled", "never", "foreground", "cancel"];
  const possible = all.filter(
    (one) =>
      (one !== "never" || check.never !== undefined) &&
      (one !== "normalised" || check.neverTrue !== true),
  );
  return possible[index % possible.length] ?? "handled";
}
