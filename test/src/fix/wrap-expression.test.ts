import { describe, expect, it } from "vitest";
import { wrapExpression } from "../../../src/fix/wrap-expression.js";
import { apply, expectNothingLost, nodeWith } from "./support.js";
import type { Dialect } from "./support.js";

interface Case {
  readonly before: string;
  /** The text of the expression that is wrapped. */
  readonly node: string;
  readonly after: string | undefined;
  readonly type?: Parameters<typeof nodeWith>[2];
  readonly in?: Dialect;
  readonly callee?: string;
}

const cases: Readonly<Record<string, Case>> = {
  "an await in a declaration": {
    before: "const r = await c.responses.retrieve(id);",
    node: "await c.responses.retrieve(id)",
    after: "const r = throwIfFailed(await c.responses.retrieve(id));",
  },
  "a member of a namespace": {
    before: "const r = await a;",
    node: "await a",
    callee: "errors.throwIfFailed",
    after: "const r = errors.throwIfFailed(await a);",
  },
  "the parentheses of a member's object are taken over": {
    before: "const t = (await c.retrieve(id)).output_text;",
    node: "await c.retrieve(id)",
    after: "const t = throwIfFailed(await c.retrieve(id)).output_text;",
  },
  "the parentheses of an optional member's object": {
    before: "const t = (await c.retrieve(id))?.output_text;",
    node: "await c.retrieve(id)",
    after: "const t = throwIfFailed(await c.retrieve(id))?.output_text;",
  },
  "two pairs of parentheses": {
    before: "const t = ((await a)).b;",
    node: "await a",
    after: "const t = (throwIfFailed(await a)).b;",
  },
  "parentheses with comments": {
    before: "const t = (/* in */ await a // why\n).b;",
    node: "await a",
    after: "const t = throwIfFailed(/* in */ await a // why\n).b;",
  },
  "comments before, in and behind": {
    before: "f(/* 1 */ await /* 2 */ a /* 3 */, b); // 4",
    node: "await /* 2 */ a",
    after: "f(/* 1 */ throwIfFailed(await /* 2 */ a) /* 3 */, b); // 4",
  },
  "a keyword right before the parentheses": {
    before: "async function f() { return(await a).b; }",
    node: "await a",
    after: "async function f() { return throwIfFailed(await a).b; }",
  },
  "a keyword right before an array": {
    before: "function f() { return[a]; }",
    node: "[a]",
    after: "function f() { return throwIfFailed([a]); }",
  },
  "a statement that starts with parentheses, after one without a semicolon": {
    before: "a()\n;(await b).c()",
    node: "await b",
    after: "a()\n;throwIfFailed(await b).c()",
  },
  "a statement of its own after one without a semicolon": {
    before: "a()\nawait b\n",
    node: "await b",
    after: "a()\nthrowIfFailed(await b)\n",
  },
  "an argument's parentheses are the call's": {
    before: "f(await a);",
    node: "await a",
    after: "f(throwIfFailed(await a));",
  },
  "the parentheses of an if are its own": {
    before: "if (await a) b();",
    node: "await a",
    after: "if (throwIfFailed(await a)) b();",
  },
  "an arrow's body": {
    before: "const f = async () => (await a);",
    node: "await a",
    after: "const f = async () => throwIfFailed(await a);",
  },
  "an arrow's body that is an object": {
    before: "const f = () => ({ a });",
    node: "{ a }",
    type: "ObjectExpression",
    after: "const f = () => throwIfFailed({ a });",
  },
  "an await of an await": {
    before: "const r = await (await a).b;",
    node: "await a",
    after: "const r = await throwIfFailed(await a).b;",
  },
  "a type assertion around it": {
    before: "const r = (await a) as Response; const s = (await b as T).c;",
    node: "await b",
    after: "const r = (await a) as Response; const s = (throwIfFailed(await b) as T).c;",
  },
  "an old type assertion around it": {
    before: "const r = <T>(await a);",
    node: "await a",
    after: "const r = <T>throwIfFailed(await a);",
  },
  "a non-null assertion around it": {
    before: "const t = (await a)!.b;",
    node: "await a",
    after: "const t = throwIfFailed(await a)!.b;",
  },
  "an operator of higher precedence": {
    before: "const n = (await a) ** 2 + -(await b);",
    node: "await b",
    after: "const n = (await a) ** 2 + -throwIfFailed(await b);",
  },
  "a template": {
    before: "const s = `${await a}`;",
    node: "await a",
    after: "const s = `${throwIfFailed(await a)}`;",
  },
  "what a loop iterates: an await": {
    before: "for await (const e of await c.responses.retrieve(id, { stream: true })) {}",
    node: "await c.responses.retrieve(id, { stream: true })",
    callee: "throwOnFailedEvent",
    after:
      "for await (const e of throwOnFailedEvent(await c.responses.retrieve(id, { stream: true }))) {}",
  },
  "what a loop iterates: a name in parentheses next to `of`": {
    before: "for await (const e of(stream)) {}",
    node: "stream",
    callee: "throwOnFailedEvent",
    after: "for await (const e of throwOnFailedEvent(stream)) {}",
  },
  "what a loop iterates: a name": {
    before: "for await (const e of stream) {}",
    node: "stream",
    callee: "throwOnFailedEvent",
    after: "for await (const e of throwOnFailedEvent(stream)) {}",
  },
  "a whole optional chain, given its last call": {
    before: "const p = client?.responses.retrieve(id);",
    node: "client?.responses.retrieve(id)",
    type: "CallExpression",
    after: "const p = throwIfFailed(client?.responses.retrieve(id));",
  },
  "an optional chain in parentheses": {
    before: "const p = (client?.responses.retrieve(id)).then(f);",
    node: "client?.responses.retrieve(id)",
    type: "CallExpression",
    after: "const p = throwIfFailed(client?.responses.retrieve(id)).then(f);",
  },
  "a chain whose optional part comes later": {
    before: "const p = f(id)?.a;",
    node: "f(id)",
    after: "const p = throwIfFailed(f(id))?.a;",
  },
  "the middle of an optional chain: nothing": {
    before: "const p = client?.responses.retrieve(id).then(f);",
    node: "client?.responses.retrieve(id)",
    after: undefined,
  },
  "the middle of an optional chain with `!`: nothing": {
    before: "const p = client?.responses.retrieve(id)!.a;",
    node: "client?.responses.retrieve(id)",
    after: undefined,
  },
  "a shorthand property": {
    before: "f({ response, b });",
    node: "response",
    type: "Identifier",
    after: "f({ response: throwIfFailed(response), b });",
  },
  "a sequence": {
    before: "const r = (a, await b);",
    node: "a, await b",
    after: "const r = throwIfFailed((a, await b));",
  },
  "a sequence without parentheses: nothing": {
    before: "a, b;",
    node: "a, b",
    after: undefined,
  },
  "a yield": {
    before: "function* f() { const r = yield a; }",
    node: "yield a",
    after: "function* f() { const r = throwIfFailed(yield a); }",
  },
  "what `new` calls keeps its parentheses": {
    before: "new (await a).B();",
    node: "await a",
    after: "new (throwIfFailed(await a)).B();",
  },
  "what `new` calls gets parentheses": {
    before: "new a.B();",
    node: "a",
    after: "new (throwIfFailed(a)).B();",
  },
  "a class's parent": {
    before: "class A extends (await b) {}",
    node: "await b",
    after: "class A extends throwIfFailed(await b) {}",
  },
  "a decorator": {
    before: "@(a) class B {}",
    node: "a",
    after: "@(throwIfFailed(a)) class B {}",
  },
  JSX: {
    in: "tsx",
    before: "const a = <p>{(await b).c}</p>;",
    node: "await b",
    after: "const a = <p>{throwIfFailed(await b).c}</p>;",
  },
  "an export": {
    before: "export default await a;",
    node: "await a",
    after: "export default throwIfFailed(await a);",
  },
  "the target of an assignment: nothing": {
    before: "r = await a;",
    node: "r",
    after: undefined,
  },
  "the target of an assignment under a type: nothing": {
    before: "(r as any) = await a;",
    node: "r",
    after: undefined,
  },
  "a value under a type": {
    before: "r = a as any;",
    node: "a",
    after: "r = throwIfFailed(a) as any;",
  },
  "what is counted up: nothing": { before: "r++;", node: "r", after: undefined },
  "what is deleted: nothing": { before: "delete r.a;", node: "r.a", after: undefined },
  "a name that is declared: nothing": { before: "const r = 1;", node: "r", after: undefined },
  "a parameter: nothing": { before: "const f = (r) => 1;", node: "r", after: undefined },
  "a parameter's default": {
    before: "const f = (r = a) => 1;",
    node: "a",
    after: "const f = (r = throwIfFailed(a)) => 1;",
  },
  "a pattern: nothing": { before: "const { r } = a;", node: "r", after: undefined },
  "a pattern that is assigned to: nothing": {
    before: "({ b: r } = a);",
    node: "r",
    after: undefined,
  },
  "a property's name: nothing": { before: "a.r;", node: "r", after: undefined },
  "a method that is called: nothing": { before: "a.r();", node: "a.r", after: undefined },
  "a tag with a receiver: nothing": { before: "a.r`b`;", node: "a.r", after: undefined },
  "a type: nothing": { before: "type A = typeof r;", node: "r", after: undefined },
  "a label: nothing": { before: "r: for (;;) break r;", node: "r", after: undefined },
  "an export's name: nothing": {
    before: "const s = 1; export { s as r };",
    node: "r",
    after: undefined,
  },
  "an enum's value": {
    before: "enum A { b = c }",
    node: "c",
    after: "enum A { b = throwIfFailed(c) }",
  },
  "an enum's name: nothing": { before: "enum A { b = c }", node: "b", after: undefined },
  "a method's function: nothing": {
    before: "class A { b() {} }",
    node: "() {}",
    after: undefined,
  },
  "a getter's function: nothing": {
    before: "({ get b() { return 1; } });",
    node: "() { return 1; }",
    after: undefined,
  },
  "a spread: nothing": { before: "f(...a);", node: "...a", after: undefined },
  "a statement: nothing": { before: "f();", node: "f();", after: undefined },
};

describe("wrapExpression", () => {
  for (const [name, { before, node, type, callee = "throwIfFailed", ...rest }] of Object.entries(
    cases,
  )) {
    const dialect = rest.in ?? "ts";
    it(name, () => {
      const after = apply(before, dialect, (sourceCode) =>
        wrapExpression(sourceCode, nodeWith(sourceCode, node, type), callee),
      );
      expect(after).toBe(rest.after);
      if (after !== undefined) expectNothingLost(before, after, dialect);
    });
  }

  it("wraps a read in the argument of another", () => {
    const code = "await retrieve((await retrieve(id)).previous_response_id);";
    const after = apply(code, "module", (sourceCode) =>
      [
        "await retrieve(id)",
        "await retrieve((await retrieve(id)).previous_response_id)",
        // Asked for twice, made once.
        "await retrieve(id)",
      ].flatMap((text) => wrapExpression(sourceCode, nodeWith(sourceCode, text), "check") ?? []),
    );
    expect(after).toBe("check(await retrieve(check(await retrieve(id)).previous_response_id));");
  });

  it("wraps what ends where its wrapped parent ends", () => {
    const code = "const r = a ?? b;";
    const after = apply(code, "module", (sourceCode) =>
      ["b", "a ?? b"].flatMap(
        (text) => wrapExpression(sourceCode, nodeWith(sourceCode, text), "check") ?? [],
      ),
    );
    expect(after).toBe("const r = check(a ?? check(b));");
  });
});
