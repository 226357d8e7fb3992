import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importAndWrap, inspect, nodeWith, reads, SHIM, wrapReads } from "./support.js";
import type { Dialect } from "./support.js";
import { ensureImport } from "../../../src/fix/ensure-import.js";

/** Statements that a header may hold, `Q` for a quote and `;` where the style has one. */
const IMPORTS = [
  "import OpenAI from QopenaiQ;",
  "import { a1 as b1, c1 } from QaQ;",
  "import {\n  a2,\n  b2, // two\n} from QaQ;",
  "import * as ns3 from QaQ;",
  "import QaQ;",
  `import Q${SHIM}Q;`,
  `import { poll } from Q${SHIM}Q;`,
  `import {poll as p5,} from Q${SHIM}Q;`,
  `import {\n  createAndPoll, // make\n  withTypedFailures\n  /* last */\n} from Q${SHIM}Q;`,
  `import {} from Q${SHIM}Q;`,
  `import { /* none */ } from Q${SHIM}Q;`,
  `import errors6 from Q${SHIM}Q;`,
  `import errors7, { poll as p7 } from Q${SHIM}Q;`,
  `import * as errors8 from Q${SHIM}Q;`,
  `import { throwIfFailed } from Q${SHIM}Q;`,
  `import { throwIfFailed as check } from Q${SHIM}Q;`,
  "import throwIfFailed from Q./own.jsQ;",
  "export { d9 } from QdQ;",
] as const;

const TYPE_IMPORTS = [
  "import type { T1 } from QaQ;",
  `import type { PollOptions } from Q${SHIM}Q;`,
  `import { type PollOptions as P2 } from Q${SHIM}Q;`,
  `import type { throwIfFailed } from Q${SHIM}Q;`,
  `import type * as types4 from Q${SHIM}Q;`,
] as const;

const REQUIRES = [
  "const OpenAI = require(QopenaiQ);",
  "const { a1, b1: c1 } = require(QaQ);",
  "const {\n  a2,\n  b2, // two\n} = require(QaQ);",
  "require(QdotenvQ).config();",
  "var log3 = require(Q./logQ)(1), d3 = require(QdQ).d;",
  `const { poll } = require(Q${SHIM}Q);`,
  `const {poll: p5,} = require(Q${SHIM}Q);`,
  `const {\n  createAndPoll, // make\n  withTypedFailures\n  /* last */\n} = require(Q${SHIM}Q);`,
  `const { ...all7 } = require(Q${SHIM}Q);`,
  `const errors8 = require(Q${SHIM}Q);`,
  `const { throwIfFailed } = require(Q${SHIM}Q);`,
  `const check = require(Q${SHIM}Q).throwIfFailed;`,
  "const x9 = 1;",
] as const;

const COMMENTS = [
  "// a line",
  "/* a block */",
  "/**\n * Of several lines.\n */",
  "// eslint-disable-next-line no-undef",
  "/* eslint-disable no-console */",
  "// @ts-check",
  "/*! licence */",
  "/* Copyright Someone */",
  "",
  "\n",
] as const;

const CODE = [
  "read();",
  "export const f = async () => (await read(1)).output_text;",
  ";[1, 2].forEach((id) => read(id));",
  ";(async () => { await read() })();",
  "function g(throwIfFailed) {\n  return read();\n}",
  "const h = { throwIfFailed: () => read() };",
  "throwIfFailed(1);",
  "{\n  const errors8 = 1, check = 2;\n  read();\n}",
  "try { await read() } catch { /* nothing */ }",
  "/** Reads it. */\nclass K { async m() { return(await read(2)) } }",
] as const;

const DIRECTIVES = ['"use strict"', "'use client'"] as const;

interface Style {
  readonly quote: string;
  readonly semicolon: string;
  readonly eol: string;
}

/** A line, or several, in the file's style. */
function styled(text: string, { quote, semicolon }: Style): string {
  return text.replaceAll("Q", quote).replace(/;$/u, semicolon);
}

function fileArbitrary(kind: "require" | "type" | "value"): fc.Arbitrary<string> {
  const header =
    kind === "require"
      ? fc.constantFrom(...REQUIRES)
      : fc.constantFrom(...IMPORTS, ...(kind === "type" ? TYPE_IMPORTS : []));
  // In CommonJS nothing is exported, and nothing is awaited at the top.
  const code = fc.constantFrom(
    ...CODE.filter((text) => kind !== "require" || !/^(?:export|try)/u.test(text)),
  );
  return fc
    .record({
      mark: fc.constantFrom("", "", "\uFEFF"),
      shebang: fc.constantFrom("", "", "#!/usr/bin/env node\n"),
      directives: fc.uniqueArray(fc.constantFrom(...DIRECTIVES), { maxLength: 2 }),
      // Each statement once: it declares names.
      statements: fc.uniqueArray(
        fc.tuple(header, fc.constantFrom("", " // behind", " /* behind */")),
        { maxLength: 5, selector: ([text]) => declaredIn(text) },
      ),
      comments: fc.array(fc.constantFrom(...COMMENTS), { minLength: 8, maxLength: 8 }),
      code: fc.uniqueArray(code, { minLength: 1, maxLength: 3 }),
      sameLine: fc.boolean(),
      finalBreak: fc.boolean(),
      style: fc.record({
        quote: fc.constantFrom("'", '"'),
        semicolon: fc.constantFrom(";", ";", ""),
        eol: fc.constantFrom("\n", "\n", "\r\n"),
      }),
    })
    .map(
      ({ mark, shebang, directives, statements, comments, code, sameLine, finalBreak, style }) => {
        const lines = [
          ...directives.map((text) => text + style.semicolon),
          ...statements.map(([text, behind]) => styled(text, style) + behind),
          // What would be one line with the statement before it starts with a semicolon of its own.
          ...[...code, "read();"].map((text) => styled(text, style)),
        ].flatMap((line, index) => {
          const comment = comments[index];
          return comment === undefined || comment === "" ? [line] : [comment, line];
        });
        let text = lines.join("\n");
        // Several statements in one line, where nothing but semicolons ends them.
        if (sameLine && style.semicolon === ";") text = text.replaceAll(/;\n(?=[a-z])/gu, "; ");
        if (finalBreak) text += "\n";
        return mark + (shebang + text).replaceAll("\n", style.eol);
      },
    );
}

/** The names that a statement declares, so that no two statements declare one. */
function declaredIn(text: string): string {
  if (/\bthrowIfFailed\b(?! as| *\})|\{ throwIfFailed \}/u.test(text) && !text.includes(".throw")) {
    return "throwIfFailed";
  }
  if (/\bcheck\b/u.test(text)) return "check";
  return /\b(?:poll|createAndPoll|OpenAI|\w+\d)\b/u.exec(text)?.[0] ?? text;
}

/** How many variables of the file are the export. */
function bindingsOf(code: string, dialect: Dialect): string[] {
  return inspect(code, dialect, (sourceCode) => {
    const imported = ensureImport(sourceCode, SHIM, "throwIfFailed", reads(sourceCode));
    return imported?.edits.length === 0 ? [imported.name] : [];
  });
}

function isParsed(code: string, dialect: Dialect): boolean {
  try {
    inspect(code, dialect, () => undefined);
    return true;
  } catch {
    return false;
  }
}

const RUNS = 200;

const kinds = [
  { kind: "value", dialect: "module" },
  { kind: "type", dialect: "ts" },
  { kind: "require", dialect: "commonjs" },
  { kind: "require", dialect: "module" },
] as const;

describe("an import is right, whatever the file", () => {
  for (const { kind, dialect } of kinds) {
    it(`${kind} imports, ${dialect}`, () => {
      let count = 0;
      fc.assert(
        fc.property(fileArbitrary(kind), (code) => {
          fc.pre(isParsed(code, dialect));
          count += 1;
          // Fails where the result does not parse, loses anything, leaves a read without the
          // module's function, or would get one more import the next time.
          const output = importAndWrap(code, dialect);
          expect(output).toBeDefined();
          expect(bindingsOf(output ?? "", dialect)).toHaveLength(1);
          // The style of the line breaks is kept.
          if (code.includes("\r\n")) expect(output).not.toMatch(/[^\r]\n/u);
          else expect(output).not.toContain("\r");
        }),
        { numRuns: RUNS, maxSkipsPerRun: 1000 },
      );
      expect(count).toBeGreaterThanOrEqual(RUNS);
    });
  }

  it("finds the import where the uses are in two functions, one of which shadows it", () => {
    const code = `import { throwIfFailed } from "${SHIM}";\nread(1);\nfunction f(throwIfFailed) { read(2); }\n`;
    const names = inspect(code, "module", (sourceCode) =>
      ["read(1)", "read(2)"].map(
        (text) =>
          ensureImport(sourceCode, SHIM, "throwIfFailed", [nodeWith(sourceCode, text)])?.name,
      ),
    );
    expect(names).toEqual(["throwIfFailed", "throwIfFailedResponse"]);
    expect(inspect(code, "module", wrapReads)).toBeDefined();
  });
});
