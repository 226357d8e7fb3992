import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";
import { appendThen } from "../../../src/fix/append-then.js";
import type { Edit } from "../../../src/fix/edit.js";
import { guardCheck } from "../../../src/fix/guard-check.js";
import { mergeEdits } from "../../../src/fix/merge-edits.js";
import { wrapExpression } from "../../../src/fix/wrap-expression.js";
import { allNodes, inspect } from "./support.js";
import type { Dialect, SourceCode } from "./support.js";

/** Syntax in which an expression may stand, or what only looks like one; a line is a file. */
const JAVASCRIPT = `
import d, { a as b, "string name" as c } from "m";
import * as ns from "n";
const d = a, b = c; export { d as e, b as default };
export * as all from "o";
export const list = [a, , ...b, (c), [d]], { k: { l = m }, ...rest } = { a, b: c, [d]: e, ...f, g() {}, get h() { return i }, async *j() { yield* k; yield l; yield } };
label: for (let i = 0, n = (a); i < n; i++, n--) { if (i) continue label; else break label }
for (const x of (y)) z(x);
for (x.y in z) w();
for (const [p, q = r] of s) t(p, q);
while ((a = b(c)), d) e++;
do --f; while (!g)
switch (a.b) { case c: case (d, e): f(); break; default: g }
try { await a } catch ({ message, ...others }) { throw message } finally { void 0 }
if (a) b; else if (c) (d)(); else { ;(e || f)(g) }
const fn = async function named(a = b, { c = d } = {}, [e = f], ...g) { return await a, (await b).c, new.target };
const arrow = async (a) => (await a).b ?? (c && d) , other = a => ({ a }), third = (a, b) => a ? b : (c, d);
class A extends (B ?? C) { static #p = 1; q = this.#p; [r] = s; static { t() } get u() { return super.v } constructor() { super(...w); this.x = #p in y } static async *z() {} }
const chain = a?.b.c(d)?.[e]?.(f).g, paren = (a?.b).c, cut = (a?.b.c)(d);
const t = \`a\${b}c\${(await d).e}\`, u = tag\`f\${g}\`, v = h.i\`j\`, w = new k.l(m), x = new (n())(), y = new (o.p().q), z = new r;
a ||= b; c.d ??= e; [f, g.h] = [i, j]; ({ k, l: m.n, ...o } = p); q = r = s;
typeof a, void b, delete c.d, (-f) ** g, !h, ~(i), +j, k++, --l.m;
a + b * c - (d - e) / f % g, h in i, j instanceof k, l === m, n !== o, p == q, r != s, t << u >>> v;
a || b && c, d && (e || f), (g ?? h) || i, j ? k : l ? m : n;
import.meta.url, import("k"), await import((l)), (await m)(), (n, o)(), (() => {})(), (function () {})(), async () => { for await (const p of q) r(p) };
var s = function () {}, t2 = class {}, u2 = class V {}, w2 = null, x2 = /y/, z2 = 1n
debugger
with_: { (a.b) = c; (d) = e; (f)++; delete (g.h) }
`;

/** One file without semicolons, where a line must not join the one before. */
const WITHOUT_SEMICOLONS = `a
;(b)
;[c].d()
;\`e\`.f
/g/u.test(h)
i
++j
k ? l : m
n ?? o
await p
`;

const TYPESCRIPT = `
import type { T } from "t";
import eq = require("eq");
export import alias = ns.inner;
const a = b as T, c = d!, e = f satisfies U, g = <V>h, i = j<W>, k = (l as any).m, n = (o!)?.p!.q, r = (s as X)(t), u = v!.w!(x);
(a as any) = b; (c!) = d; (<any>e).f = g; h!++;
enum E { A = a, B = "b", C = E.A | 1 }
declare enum F { G }
namespace N.M { export const o = p; }
declare module "q" { export function r(s: typeof t): u is V; }
declare global { var w: X }
abstract class Y<Z> extends (a as B)<C> implements D { constructor(private e: F = g, readonly h?: I) { super() } declare j: K; abstract l(): M; accessor n = o; @p q = r; @s() t(@u v: W) {} [key: string]: any; static { x } }
@dec @dec2(a) @(b.c) class X2 {}
function f(this: G, a?: H, b: typeof c = d): asserts a is I; function f(x) { return x as const }
type T1 = typeof a.b | { [K in keyof L as M]: N[K] } | \`\${O}p\` | import("q").R<S> | [t?: U, ...v: W[]];
class Q2 implements K.L, M<N> {}
interface J extends K.L { (a: M): N; new (): O; [p]: Q; r?(): S }
let x: unique symbol, y = async <T,>(z: T): Promise<void> => { await (z as any) }, w = (a?.b)!.c, v2 = a?.b!.c, u3 = (await a)!.b as C<D>;
abstract class Q { protected abstract get r(): S }
`;

type Plain = null | string | number | boolean | Plain[] | { [key: string]: Plain };

/** Undoes the edits in the tree: what is left must be the tree of the code before. */
function undone(node: Plain): Plain {
  if (Array.isArray(node)) return node.map(undone);
  if (node === null || typeof node !== "object") return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, undone(value)]));
  const text = JSON.stringify(copy.callee ?? null);
  if (copy.type === "CallExpression" && text === identifier("wrapped")) {
    return (copy.arguments as Plain[])[0] ?? null;
  }
  if (
    copy.type === "CallExpression" &&
    JSON.stringify(copy.arguments) === `[${identifier("callback")}]` &&
    typeof copy.callee === "object" &&
    copy.callee !== null &&
    !Array.isArray(copy.callee)
  ) {
    return copy.callee.object ?? null;
  }
  // `a && b && c` is one list, however it is grouped.
  if (copy.type === "LogicalExpression") {
    const { operator } = copy;
    const operands = [copy.left, copy.right]
      .flatMap((operand) => {
        const isSame =
          typeof operand === "object" &&
          operand !== null &&
          !Array.isArray(operand) &&
          operand.type === "List" &&
          operand.operator === operator;
        return isSame ? (operand.operands as Plain[]) : [operand ?? null];
      })
      .filter((operand) => !JSON.stringify(operand).includes('"name":"guard"'));
    const [only] = operands;
    return operands.length === 1
      ? (only ?? null)
      : { type: "List", operator: operator ?? "", operands };
  }
  return copy;
}

function identifier(name: string): string {
  return JSON.stringify({ type: "Identifier", name });
}

const KEPT_OUT = new Set([
  "comments",
  "end",
  "loc",
  "parent",
  "range",
  "raw",
  "shorthand",
  "start",
  "tokens",
  "directive",
]);

/** The tree without places, types' defaults and what `{ a }` and `{ a: a }` differ in. */
function plain(value: unknown): Plain {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "bigint" || value instanceof RegExp) return String(value);
  if (typeof value !== "object" || value === null) return (value ?? null) as Plain;
  const entries = Object.entries(value)
    .filter(([key, child]) => !KEPT_OUT.has(key) && child !== undefined)
    .map(([key, child]) => [key, plain(child)] as const)
    .filter(
      ([key, child]) => !IS_DEFAULT.has(key) || (child !== false && JSON.stringify(child) !== "[]"),
    );
  return Object.fromEntries(entries);
}

const IS_DEFAULT = new Set(["optional", "decorators"]);

function treeOf(code: string, dialect: Dialect): string {
  return inspect(code, dialect, ({ ast }) => JSON.stringify(undone(plain(ast))));
}

function applied(code: string, edits: readonly Edit[]): string {
  return [...edits]
    .reverse()
    .reduce(
      (text, { range: [start, end], text: added }) =>
        text.slice(0, start) + added + text.slice(end),
      code,
    );
}

type Editing = (sourceCode: SourceCode, node: TSESTree.Node) => readonly Edit[] | undefined;

const EDITINGS: Readonly<Record<string, Editing>> = {
  wrapExpression: (sourceCode, node) => wrapExpression(sourceCode, node, "wrapped"),
  appendThen: (sourceCode, node) => appendThen(sourceCode, node, "callback"),
  "guardCheck, true for the class": (sourceCode, node) =>
    guardCheck(sourceCode, node, { callee: "guard", error: "error", negated: false }),
  "guardCheck, true for the others": (sourceCode, node) =>
    guardCheck(sourceCode, node, { callee: "guard", error: "error", negated: true }),
};

function linesOf(text: string): string[] {
  return text.trim().split("\n");
}

const FILES: Readonly<Record<string, readonly [Dialect, readonly string[]]>> = {
  JavaScript: ["module", [...linesOf(JAVASCRIPT), WITHOUT_SEMICOLONS]],
  "JavaScript as TypeScript": ["ts", [...linesOf(JAVASCRIPT), WITHOUT_SEMICOLONS]],
  TypeScript: ["ts", linesOf(TYPESCRIPT)],
};

/** What is wrong with the outcome of editing the nodes of a file one by one, each time anew. */
function mistakesIn(code: string, dialect: Dialect, editing: Editing): string[] {
  const outputs = inspect(code, dialect, (sourceCode) =>
    allNodes(sourceCode).flatMap((node) => {
      const edits = editing(sourceCode, node);
      if (!edits) return [];
      const merged = mergeEdits(edits);
      expect(merged, "the edits of one node can all be made").toBeDefined();
      return applied(code, merged ?? []);
    }),
  );
  const before = treeOf(code, dialect);
  return [...new Set(outputs)].filter((output) => {
    try {
      return treeOf(output, dialect) !== before;
    } catch {
      return true;
    }
  });
}

describe("every node is left alone, or edited so that the rest means what it meant", () => {
  for (const [title, editing] of Object.entries(EDITINGS)) {
    for (const [name, [dialect, files]] of Object.entries(FILES)) {
      it(`${title}: ${name}`, () => {
        expect(files.flatMap((code) => mistakesIn(code, dialect, editing))).toEqual([]);
      });
    }
  }

  it("edits most of what is an expression", () => {
    const counts = Object.values(EDITINGS).map(
      (editing) =>
        linesOf(JAVASCRIPT).flatMap((code) =>
          inspect(code, "module", (sourceCode) =>
            allNodes(sourceCode).filter((node) => editing(sourceCode, node) !== undefined),
          ),
        ).length,
    );
    for (const count of counts) expect(count).toBeGreaterThan(150);
  });
});
