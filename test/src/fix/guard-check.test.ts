import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";
import { guardCheck } from "../../../src/fix/guard-check.js";
import { allNodes, apply, expectNothingLost, nodeWith } from "./support.js";
import type { Dialect } from "./support.js";

interface Case {
  readonly before: string;
  /** The text of the check. */
  readonly check: string;
  readonly type?: Parameters<typeof nodeWith>[2];
  readonly after: string | undefined;
  readonly in?: Dialect;
  readonly error?: string;
  readonly negated?: boolean;
}

const E = "error instanceof RateLimitError";
const G = "isFailedResponseError(error)";

const cases: Readonly<Record<string, Case>> = {
  "an if": { before: `if (${E}) retry();`, check: E, after: `if (${E} && !${G}) retry();` },
  "a loop": { before: `while (${E}) retry();`, check: E, after: `while (${E} && !${G}) retry();` },
  "a negation": {
    before: `if (!(${E})) throw error;`,
    check: E,
    after: `if (!(${E} && !${G})) throw error;`,
  },
  "a negation of a call": {
    before: "if (!isRetryable(error)) throw error;",
    check: "isRetryable(error)",
    after: `if (!(isRetryable(error) && !${G})) throw error;`,
  },
  "the negation as the check": {
    before: `if (!(${E})) throw error;`,
    check: `!(${E})`,
    after: `if (!(${E}) || ${G}) throw error;`,
  },
  "a comparison for inequality": {
    before: "if (error.status !== 429) throw error;",
    check: "error.status !== 429",
    after: `if (error.status !== 429 || ${G}) throw error;`,
  },
  "a comparison for inequality, as an operand": {
    before: "if (a && error.status != 429) throw error;",
    check: "error.status != 429",
    after: `if (a && (error.status != 429 || ${G})) throw error;`,
  },
  "a check that is true for the others, as told": {
    before: "if (error.status < 500) throw error;",
    check: "error.status < 500",
    negated: true,
    after: `if (error.status < 500 || ${G}) throw error;`,
  },
  "an inequality that is true for the class, as told": {
    before: "if (error.status !== 400) retry();",
    check: "error.status !== 400",
    negated: false,
    after: `if (error.status !== 400 && !${G}) retry();`,
  },
  "the left side of &&": {
    before: `if (${E} && tries < 3) retry();`,
    check: E,
    after: `if (${E} && !${G} && tries < 3) retry();`,
  },
  "the right side of &&": {
    before: `if (tries < 3 && ${E}) retry();`,
    check: E,
    after: `if (tries < 3 && ${E} && !${G}) retry();`,
  },
  "a side of ||": {
    before: `if (a || ${E}) retry();`,
    check: E,
    after: `if (a || (${E} && !${G})) retry();`,
  },
  "a side of || in parentheses": {
    before: `if (a || (${E})) retry();`,
    check: E,
    after: `if (a || (${E} && !${G})) retry();`,
  },
  "a side of ??": {
    before: `const r = a ?? ${E};`,
    check: E,
    after: `const r = a ?? (${E} && !${G});`,
  },
  "a ternary's test": {
    before: `const r = ${E} ? a : b;`,
    check: E,
    after: `const r = ${E} && !${G} ? a : b;`,
  },
  "a ternary's branch": {
    before: `const r = a ? ${E} : b;`,
    check: E,
    after: `const r = a ? ${E} && !${G} : b;`,
  },
  "an arrow's body": {
    before: `const f = (error) => ${E};`,
    check: E,
    after: `const f = (error) => ${E} && !${G};`,
  },
  "an argument": { before: `f(a, ${E});`, check: E, after: `f(a, ${E} && !${G});` },
  "a return with comments": {
    before: `function f(error) { return /* 1 */ ${E} /* 2 */; // 3\n}`,
    check: E,
    after: `function f(error) { return /* 1 */ ${E} && !${G} /* 2 */; // 3\n}`,
  },
  "parentheses with comments": {
    before: `if (!(${E} // why\n)) throw error;`,
    check: E,
    after: `if (!(${E} && !${G} // why\n)) throw error;`,
  },
  "a comparison with a boolean": {
    before: `if ((${E}) === true) retry();`,
    check: E,
    after: `if ((${E} && !${G}) === true) retry();`,
  },
  "a call compared with a boolean": {
    before: "if (isRetryable(error) === false) throw error;",
    check: "isRetryable(error)",
    after: `if ((isRetryable(error) && !${G}) === false) throw error;`,
  },
  "a variable": { before: `const r = ${E};`, check: E, after: `const r = ${E} && !${G};` },
  "a property": {
    before: `f({ shouldRetry: (error) => [429].includes(error.status) });`,
    check: "[429].includes(error.status)",
    after: `f({ shouldRetry: (error) => [429].includes(error.status) && !${G} });`,
  },
  "a case of switch (true)": {
    before: `switch (true) { case ${E}: retry(); }`,
    check: E,
    after: `switch (true) { case ${E} && !${G}: retry(); }`,
  },
  "a check of two classes": {
    before: `if (${E} || error instanceof A) retry();`,
    check: `${E} || error instanceof A`,
    after: `if ((${E} || error instanceof A) && !${G}) retry();`,
  },
  "a check of two classes in parentheses": {
    before: `if (!(${E} || error instanceof A)) throw error;`,
    check: `${E} || error instanceof A`,
    after: `if (!((${E} || error instanceof A) && !${G})) throw error;`,
  },
  "a ternary as the check": {
    before: "const r = !(a ? b : c);",
    check: "a ? b : c",
    after: `const r = !((a ? b : c) && !${G});`,
  },
  "an optional call": {
    before: "if (RETRYABLE?.has(error.status)) retry();",
    check: "RETRYABLE?.has(error.status)",
    type: "CallExpression",
    after: `if (RETRYABLE?.has(error.status) && !${G}) retry();`,
  },
  "the middle of an optional chain: nothing": {
    before: "if (RETRYABLE?.get(error.status).retry) retry();",
    check: "RETRYABLE?.get(error.status)",
    after: undefined,
  },
  "a type assertion": {
    before: "const r = isRetryable(error) as boolean;",
    check: "isRetryable(error)",
    after: `const r = (isRetryable(error) && !${G}) as boolean;`,
  },
  "another expression for the error": {
    before: "if (result.reason instanceof A) retry();",
    check: "result.reason instanceof A",
    error: "result.reason",
    after: "if (result.reason instanceof A && !isFailedResponseError(result.reason)) retry();",
  },
  "a statement after one without a semicolon that needs parentheses: nothing": {
    before: "a()\nisRetryable(error) ?? b\n",
    check: "isRetryable(error)",
    after: undefined,
  },
  JSX: {
    in: "tsx",
    before: `const a = <p>{${E} && <b/>}</p>;`,
    check: E,
    after: `const a = <p>{${E} && !${G} && <b/>}</p>;`,
  },
  "a name that is declared: nothing": { before: "const r = 1;", check: "r", after: undefined },
};

describe("guardCheck", () => {
  for (const [name, given] of Object.entries(cases)) {
    const { before, check, type, after: expected, error = "error", negated } = given;
    const dialect = given.in ?? "ts";
    it(name, () => {
      const after = apply(before, dialect, (sourceCode) =>
        guardCheck(sourceCode, nodeWith(sourceCode, check, type), {
          callee: "isFailedResponseError",
          error,
          negated,
        }),
      );
      expect(after).toBe(expected);
      if (after !== undefined) expectNothingLost(before, after, dialect);
    });
  }
});

interface SwitchCase {
  readonly before: string;
  readonly discriminant?: string;
  readonly error?: string;
  readonly after: string | undefined;
}

const SWITCH = "switch (error.status) {}";

const switches: Readonly<Record<string, SwitchCase>> = {
  "a handler in lines": {
    before: `try {\n  a();\n} catch (error) {\n  ${SWITCH}\n}\n`,
    after: `try {\n  a();\n} catch (error) {\n  if (${G}) throw error;\n  ${SWITCH}\n}\n`,
  },
  "comments at both ends of the brace": {
    before: `try {} catch (error) { // caught\n\t// by status\n\t${SWITCH}\n}\n`,
    after: `try {} catch (error) { // caught\n\tif (${G}) throw error\n\t// by status\n\t${SWITCH}\n}\n`,
  },
  "a handler in one line": {
    before: `try {} catch (error) { ${SWITCH} }`,
    after: `try {} catch (error) { if (${G}) throw error; ${SWITCH} }`,
  },
  "a handler without spaces": {
    before: `try {} catch (error) {${SWITCH}}`,
    after: `try {} catch (error) { if (${G}) throw error; ${SWITCH}}`,
  },
  "no semicolons, CRLF": {
    before: `try {\r\n  a()\r\n} catch (error) {\r\n  ${SWITCH}\r\n}\r\n`,
    after: `try {\r\n  a()\r\n} catch (error) {\r\n  if (${G}) throw error\r\n  ${SWITCH}\r\n}\r\n`,
  },
  "no semicolons, and a parenthesis follows": {
    before: `try {\n  a()\n} catch (error) {\n  (b)()\n  ${SWITCH}\n}\n`,
    after: `try {\n  a()\n} catch (error) {\n  if (${G}) throw error;\n  (b)()\n  ${SWITCH}\n}\n`,
  },
  "a directive of the handler's function": {
    before: `p.catch(function (error) {\n  "use strict";\n  ${SWITCH}\n});\n`,
    after: `p.catch(function (error) {\n  "use strict";\n  if (${G}) throw error;\n  ${SWITCH}\n});\n`,
  },
  "a name of the handler's own for the error": {
    before: `try {} catch (e) {\n  log(e);\n  const error = e as APIError; // typed\n  ${SWITCH}\n}\n`,
    after: `try {} catch (e) {\n  log(e);\n  const error = e as APIError; // typed\n  if (${G}) throw error;\n  ${SWITCH}\n}\n`,
  },
  "a name of the handler's own, in the line of the brace, without a semicolon": {
    before: `try {} catch (e) { const error = e\n${SWITCH} }`,
    after: `try {} catch (e) { const error = e\nif (${G}) throw error\n${SWITCH} }`,
  },
  "a name that is declared in a block of the handler: nothing": {
    before: `try {} catch (e) {\n  {\n    var error = e;\n  }\n  ${SWITCH}\n}\n`,
    after: undefined,
  },
  "a member as the error": {
    before: `f((result) => {\n  switch (result.reason.status) {}\n});\n`,
    discriminant: "result.reason.status",
    error: "result.reason",
    after: `f((result) => {\n  if (isFailedResponseError(result.reason)) throw result.reason;\n  switch (result.reason.status) {}\n});\n`,
  },
  "an optional discriminant": {
    before: `try {} catch (error) {\n  switch (error?.status) {}\n  a();\n}\n`,
    discriminant: "error?.status",
    after: `try {} catch (error) {\n  if (${G}) throw error;\n  switch (error?.status) {}\n  a();\n}\n`,
  },
};

describe("guardCheck of a switch", () => {
  for (const [name, given] of Object.entries(switches)) {
    const { before, discriminant = "error.status", error = "error", after: expected } = given;
    it(name, () => {
      const after = apply(before, "ts", (sourceCode) => {
        const check = nodeWith(sourceCode, discriminant, "MemberExpression");
        const handlerBody = allNodes(sourceCode)
          .filter(
            (node): node is TSESTree.BlockStatement => node.type === ("BlockStatement" as never),
          )
          .find(({ range }) => range[0] < check.range[0] && check.range[1] < range[1]);
        return guardCheck(sourceCode, check, {
          callee: "isFailedResponseError",
          error,
          handlerBody,
        });
      });
      expect(after).toBe(expected);
      if (after !== undefined) expectNothingLost(before, after, "ts");
    });
  }

  it("needs the handler's body", () => {
    const after = apply(SWITCH, "ts", (sourceCode) =>
      guardCheck(sourceCode, nodeWith(sourceCode, "error.status"), {
        callee: "isFailedResponseError",
        error: "error",
      }),
    );
    expect(after).toBeUndefined();
  });
});
