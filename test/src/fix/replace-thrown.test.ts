import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";
import { replaceThrown } from "../../../src/fix/replace-thrown.js";
import { apply, allNodes } from "./support.js";

interface Case {
  readonly before: string;
  readonly after: string | undefined;
  readonly keepOriginal?: boolean;
}

const R = "errorFromResponse(response)";

const cases: Readonly<Record<string, Case>> = {
  "a new error": { before: `throw new Error("failed");`, after: `throw ${R};` },
  "no space": { before: `throw"failed";`, after: `throw ${R};` },
  parentheses: { before: `throw (new Error("failed"));`, after: `throw (${R});` },
  "comments around": {
    before: `/* 1 */ throw /* 2 */ new Error("failed") /* 3 */; // 4`,
    after: `/* 1 */ throw /* 2 */ ${R} /* 3 */; // 4`,
  },
  "a comment inside: nothing": {
    before: `throw new Error(/* why */ "failed");`,
    after: undefined,
  },
  "a line comment inside: nothing": {
    before: `throw new Error(\n  // why\n  "failed",\n);`,
    after: undefined,
  },
  "a reject": { before: `reject(new Error("failed"), a);`, after: `reject(${R}, a);` },
  "a reject of nothing": { before: "reject( );", after: `reject(${R});` },
  "a reject of a comment: nothing": { before: "reject(/* why */);", after: undefined },
  "a reject of a spread: nothing": { before: "reject(...a);", after: undefined },
  "Promise.reject": {
    before: "const p = Promise.reject(new Error(response.status));",
    after: `const p = Promise.reject(${R});`,
  },
  "the original is kept": {
    before: `throw new Error(/* why */ "failed");`,
    keepOriginal: true,
    after: `throw ${R} ?? new Error(/* why */ "failed");`,
  },
  "a weak original is kept": {
    before: "throw a || b;",
    keepOriginal: true,
    after: `throw ${R} ?? (a || b);`,
  },
  "a weak original in parentheses is kept": {
    before: "throw(a ? b : c);",
    keepOriginal: true,
    after: `throw ${R} ?? (a ? b : c);`,
  },
  "an original in parentheses is kept": {
    before: "throw (\n  // why\n  new Error()\n);",
    keepOriginal: true,
    after: `throw (\n  // why\n  ${R} ?? new Error()\n);`,
  },
  "a rejected original is kept": {
    before: "reject(a = b);",
    keepOriginal: true,
    after: `reject(${R} ?? (a = b));`,
  },
};

function isThrower(node: TSESTree.Node): node is TSESTree.CallExpression | TSESTree.ThrowStatement {
  return /^(?:CallExpression|ThrowStatement)$/u.test(node.type);
}

describe("replaceThrown", () => {
  for (const [name, { before, after, keepOriginal }] of Object.entries(cases)) {
    it(name, () => {
      const output = apply(before, "ts", (sourceCode) => {
        const thrower = allNodes(sourceCode).find(isThrower);
        return thrower && replaceThrown(sourceCode, thrower, { text: R, keepOriginal });
      });
      expect(output).toBe(after);
    });
  }
});
