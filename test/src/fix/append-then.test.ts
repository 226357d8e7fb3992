import { describe, expect, it } from "vitest";
import { appendThen } from "../../../src/fix/append-then.js";
import { apply, expectNothingLost, nodeWith } from "./support.js";

interface Case {
  readonly before: string;
  readonly node?: string;
  readonly type?: Parameters<typeof nodeWith>[2];
  readonly after: string | undefined;
}

const cases: Readonly<Record<string, Case>> = {
  "a promise kept in a variable": {
    before: "const p = c.responses.retrieve(id);",
    node: "c.responses.retrieve(id)",
    after: "const p = c.responses.retrieve(id).then(throwIfFailed);",
  },
  "a promise in a list": {
    before: "await Promise.all(ids.map((id) => read(id)));",
    after: "await Promise.all(ids.map((id) => read(id).then(throwIfFailed)));",
  },
  "a promise that is awaited": {
    before: "const t = (await read(id)).output_text;",
    after: "const t = (await read(id).then(throwIfFailed)).output_text;",
  },
  "a chain in one line": {
    before: "read(id).then((r) => r.output_text).catch(f);",
    after: "read(id).then(throwIfFailed).then((r) => r.output_text).catch(f);",
  },
  "a chain in lines of its own": {
    before: "return_(\n  read(id)\n    .then((r) => r.a)\n    .catch(f),\n);",
    after:
      "return_(\n  read(id)\n    .then(throwIfFailed)\n    .then((r) => r.a)\n    .catch(f),\n);",
  },
  "a chain in lines of its own with comments": {
    before: "read(id) // poll\n  // the text\n  .then((r) => r.a);",
    after: "read(id) // poll\n  .then(throwIfFailed)\n  // the text\n  .then((r) => r.a);",
  },
  "a chain in lines of its own, CRLF and tabs": {
    before: "read(id)\r\n\t.then(f);\r\n",
    after: "read(id)\r\n\t.then(throwIfFailed)\r\n\t.then(f);\r\n",
  },
  "a method on a line of its own, last in the chain": {
    before: "const p = c.responses\n  .retrieve(id); // poll",
    node: "c.responses\n  .retrieve(id)",
    after: "const p = c.responses\n  .retrieve(id)\n  .then(throwIfFailed); // poll",
  },
  "a method on a line of its own, then in the line": {
    before: "const p = c.responses\n  .retrieve(id).then(f);",
    node: "c.responses\n  .retrieve(id)",
    after: "const p = c.responses\n  .retrieve(id)\n  .then(throwIfFailed).then(f);",
  },
  "arguments in several lines": {
    before: "read(\n  id,\n).then(f);",
    node: "read(\n  id,\n)",
    after: "read(\n  id,\n).then(throwIfFailed).then(f);",
  },
  "an optional chain": {
    before: "const p = client?.responses.retrieve(id);",
    node: "client?.responses.retrieve(id)",
    type: "CallExpression",
    after: "const p = client?.responses.retrieve(id).then(throwIfFailed);",
  },
  "the node of an optional chain": {
    before: "const p = client?.responses.retrieve(id);",
    node: "client?.responses.retrieve(id)",
    type: "ChainExpression",
    after: "const p = client?.responses.retrieve(id).then(throwIfFailed);",
  },
  "an optional chain that goes on": {
    before: "client?.responses.retrieve(id).then(f);",
    node: "client?.responses.retrieve(id)",
    after: "client?.responses.retrieve(id).then(throwIfFailed).then(f);",
  },
  "an optional chain in parentheses": {
    before: "(client?.responses.retrieve(id)).then(f);",
    node: "client?.responses.retrieve(id)",
    type: "CallExpression",
    after: "(client?.responses.retrieve(id).then(throwIfFailed)).then(f);",
  },
  "a client made on the spot": {
    before: "const p = new OpenAI().responses.retrieve(id);",
    node: "new OpenAI().responses.retrieve(id)",
    after: "const p = new OpenAI().responses.retrieve(id).then(throwIfFailed);",
  },
  "a name": { before: "await p;", node: "p", after: "await p.then(throwIfFailed);" },
  "a shorthand property": {
    before: "f({ p });",
    node: "p",
    after: "f({ p: p.then(throwIfFailed) });",
  },
  "an expression of lower precedence": {
    before: "const p = a ?? b;",
    node: "a ?? b",
    after: "const p = (a ?? b).then(throwIfFailed);",
  },
  "an expression of lower precedence in parentheses": {
    before: "const p = (a ?? b /* c */).finally(d);",
    node: "a ?? b",
    after: "const p = (a ?? b /* c */).then(throwIfFailed).finally(d);",
  },
  "a statement of lower precedence after one without a semicolon: nothing": {
    before: "a()\nb ? c : d",
    node: "b ? c : d",
    after: undefined,
  },
  "a statement of lower precedence after one with a semicolon": {
    before: "a();\nb ? c : d",
    node: "b ? c : d",
    after: "a();\n(b ? c : d).then(throwIfFailed)",
  },
  "a non-null assertion": {
    before: "const p = read(id)!;",
    after: "const p = read(id).then(throwIfFailed)!;",
  },
  "withResponse: nothing": { before: "read(id).withResponse();", after: undefined },
  "asResponse under a type: nothing": {
    before: "(read(id) as any).asResponse();",
    after: undefined,
  },
  "a computed member: nothing": { before: "read(id)[a]();", after: undefined },
  "a private member: nothing": {
    before: "class A { #b; c() { read(id).#b; } }",
    after: undefined,
  },
  "a variable of the SDK's promise type: nothing": {
    before: "const p: APIPromise<Response> = read(id);",
    after: undefined,
  },
  "a function that returns the SDK's promise type: nothing": {
    before: "function f(): OpenAI.APIPromise<R> { return a ? read(id) : b; }",
    after: undefined,
  },
  "an arrow that returns the SDK's promise type: nothing": {
    before: "const f = (): APIPromise<R> => read(id)!;",
    after: undefined,
  },
  "a field of the type that the call returns: nothing": {
    before: "class A { p: ReturnType<typeof read> = read(id); }",
    after: undefined,
  },
  "an assertion of the SDK's promise type: nothing": {
    before: "const p = read(id) as APIPromise<R>;",
    after: undefined,
  },
  "a function that returns a promise": {
    before: "function f(): Promise<R> { return read(id); }",
    after: "function f(): Promise<R> { return read(id).then(throwIfFailed); }",
  },
  "a variable in a function of the SDK's promise type": {
    before: "function f(): APIPromise<R> { void read(id); return g(); }",
    after: "function f(): APIPromise<R> { void read(id).then(throwIfFailed); return g(); }",
  },
  "the target of an assignment: nothing": { before: "p = a;", node: "p", after: undefined },
};

describe("appendThen", () => {
  for (const [name, { before, node = "read(id)", type, after: expected }] of Object.entries(
    cases,
  )) {
    it(name, () => {
      const after = apply(before, "ts", (sourceCode) =>
        appendThen(sourceCode, nodeWith(sourceCode, node, type), "throwIfFailed"),
      );
      expect(after).toBe(expected);
      if (after !== undefined) expectNothingLost(before, after, "ts");
    });
  }
});
