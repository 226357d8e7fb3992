import { describe, expect, it } from "vitest";
import { ensureImport } from "../../../src/fix/ensure-import.js";
import { ensureImports } from "../../../src/fix/ensure-imports.js";
import { apply, importAndWrap, inspect, nodeWith, reads, SHIM } from "./support.js";
import type { Dialect } from "./support.js";

interface Case {
  readonly name: string;
  readonly in?: Dialect;
  readonly before: string;
  readonly after: string | undefined;
}

function describeCases(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    for (const { name, in: dialect = "ts", before, after } of cases) {
      it(name, () => {
        expect(importAndWrap(before, dialect)).toBe(after);
      });
    }
  });
}

describeCases("a binding that is there is reused", [
  {
    name: "an import of the name",
    before: `import { throwIfFailed } from "${SHIM}";\nread();\n`,
    after: `import { throwIfFailed } from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "an import under another name",
    before: `import { throwIfFailed as check } from '${SHIM}'\nread()\n`,
    after: `import { throwIfFailed as check } from '${SHIM}'\ncheck(read())\n`,
  },
  {
    name: "an import by a string name",
    in: "module",
    before: `import { "throwIfFailed" as check } from "${SHIM}";\nread();\n`,
    after: `import { "throwIfFailed" as check } from "${SHIM}";\ncheck(read());\n`,
  },
  {
    name: "a namespace",
    before: `import * as errors from "${SHIM}";\nread();\n`,
    after: `import * as errors from "${SHIM}";\nerrors.throwIfFailed(read());\n`,
  },
  {
    name: "a name before a namespace, whichever comes first",
    before: `import * as errors from "${SHIM}";\nimport { throwIfFailed } from "${SHIM}";\nread();\n`,
    after: `import * as errors from "${SHIM}";\nimport { throwIfFailed } from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "an import below its use",
    before: `read();\nimport { throwIfFailed } from "${SHIM}";\n`,
    after: `throwIfFailed(read());\nimport { throwIfFailed } from "${SHIM}";\n`,
  },
  {
    name: "import = require",
    before: `import errors = require("${SHIM}");\nread();\n`,
    after: `import errors = require("${SHIM}");\nerrors.throwIfFailed(read());\n`,
  },
  {
    name: "a require of the name",
    in: "commonjs",
    before: `const { throwIfFailed } = require("${SHIM}");\nread();\n`,
    after: `const { throwIfFailed } = require("${SHIM}");\nthrowIfFailed(read());\n`,
  },
  {
    name: "a require under another name",
    in: "commonjs",
    before: `const { poll, throwIfFailed: check } = require("${SHIM}");\nread();\n`,
    after: `const { poll, throwIfFailed: check } = require("${SHIM}");\ncheck(read());\n`,
  },
  {
    name: "a require of everything",
    in: "commonjs",
    before: `const errors = require("${SHIM}");\nread();\n`,
    after: `const errors = require("${SHIM}");\nerrors.throwIfFailed(read());\n`,
  },
  {
    name: "a require of one member",
    in: "commonjs",
    before: `const check = require("${SHIM}").throwIfFailed;\nread();\n`,
    after: `const check = require("${SHIM}").throwIfFailed;\ncheck(read());\n`,
  },
  {
    name: "a typed require",
    before: `const errors = require("${SHIM}") as typeof import("${SHIM}");\nread();\n`,
    after: `const errors = require("${SHIM}") as typeof import("${SHIM}");\nerrors.throwIfFailed(read());\n`,
  },
  {
    name: "an import() at the top of a module",
    in: "module",
    before: `const { throwIfFailed } = await import("${SHIM}");\nread();\n`,
    after: `const { throwIfFailed } = await import("${SHIM}");\nthrowIfFailed(read());\n`,
  },
  {
    name: "a require in the function of the use",
    in: "commonjs",
    before: `function f() {\n  const { throwIfFailed } = require("${SHIM}");\n  read();\n}\n`,
    after: `function f() {\n  const { throwIfFailed } = require("${SHIM}");\n  throwIfFailed(read());\n}\n`,
  },
  {
    name: "createRequire's require",
    in: "module",
    before: `import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);\nconst errors = require("${SHIM}");\nread();\n`,
    after: `import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);\nconst errors = require("${SHIM}");\nerrors.throwIfFailed(read());\n`,
  },
]);

describeCases("what only looks like a binding is not reused", [
  {
    name: "a type import",
    before: `import type { throwIfFailed } from "${SHIM}";\nread();\n`,
    after: `import type { throwIfFailed } from "${SHIM}";\nimport { throwIfFailed as throwIfFailedResponse } from "${SHIM}";\nthrowIfFailedResponse(read());\n`,
  },
  {
    name: "an inline type import",
    before: `import { type throwIfFailed } from "${SHIM}";\nread();\n`,
    after: `import { type throwIfFailed, throwIfFailed as throwIfFailedResponse } from "${SHIM}";\nthrowIfFailedResponse(read());\n`,
  },
  {
    name: "an import that the use's scope shadows",
    before: `import { throwIfFailed } from "${SHIM}";\nfunction f(throwIfFailed: unknown) {\n  read();\n}\n`,
    after: `import { throwIfFailed, throwIfFailed as throwIfFailedResponse } from "${SHIM}";\nfunction f(throwIfFailed: unknown) {\n  throwIfFailedResponse(read());\n}\n`,
  },
  {
    name: "a namespace that one of two uses shadows",
    before: `import * as errors from "${SHIM}";\nread();\nexport const f = (errors: unknown) => read();\n`,
    after: `import * as errors from "${SHIM}";\nimport { throwIfFailed } from "${SHIM}";\nthrowIfFailed(read());\nexport const f = (errors: unknown) => throwIfFailed(read());\n`,
  },
  {
    name: "another module's export",
    before: `import { throwIfFailed } from "./own.js";\nread();\n`,
    after: `import { throwIfFailed } from "./own.js";\nimport { throwIfFailed as throwIfFailedResponse } from "${SHIM}";\nthrowIfFailedResponse(read());\n`,
  },
  {
    name: "the default export",
    before: `import throwIfFailed from "${SHIM}";\nread();\n`,
    after: `import throwIfFailed, { throwIfFailed as throwIfFailedResponse } from "${SHIM}";\nthrowIfFailedResponse(read());\n`,
  },
  {
    name: "a require that comes after the use",
    in: "commonjs",
    before: `read();\nconst { throwIfFailed } = require("${SHIM}");\n`,
    after: `const { throwIfFailed: throwIfFailedResponse } = require("${SHIM}");\n\nthrowIfFailedResponse(read());\nconst { throwIfFailed } = require("${SHIM}");\n`,
  },
  {
    name: "a variable that is set again",
    in: "commonjs",
    before: `let { throwIfFailed } = require("${SHIM}");\nthrowIfFailed = null;\nread();\n`,
    after: `let { throwIfFailed, throwIfFailed: throwIfFailedResponse } = require("${SHIM}");\nthrowIfFailed = null;\nthrowIfFailedResponse(read());\n`,
  },
  {
    name: "a require in a branch",
    in: "commonjs",
    before: `if (a) {\n  var errors = require("${SHIM}");\n}\nread();\n`,
    after: `const { throwIfFailed } = require("${SHIM}");\n\nif (a) {\n  var errors = require("${SHIM}");\n}\nthrowIfFailed(read());\n`,
  },
  {
    name: "a promise of the module",
    in: "module",
    before: `const errors = import("${SHIM}");\nread();\n`,
    after: `import { throwIfFailed } from "${SHIM}";\n\nconst errors = import("${SHIM}");\nthrowIfFailed(read());\n`,
  },
  {
    name: "the require of a function of one's own",
    in: "module",
    before: `import { require } from "./loader.js";\nconst errors = require("${SHIM}");\nread();\n`,
    after: `import { require } from "./loader.js";\nimport { throwIfFailed } from "${SHIM}";\nconst errors = require("${SHIM}");\nthrowIfFailed(read());\n`,
  },
  {
    name: "a re-export",
    before: `export { throwIfFailed } from "${SHIM}";\nread();\n`,
    after: `import { throwIfFailed } from "${SHIM}";\n\nexport { throwIfFailed } from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
]);

describeCases("a name is added to an import of the module", [
  {
    name: "one line",
    before: `import { poll } from "${SHIM}";\nread();\n`,
    after: `import { poll, throwIfFailed } from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "without padding",
    before: `import {poll} from '${SHIM}'\nread()\n`,
    after: `import {poll, throwIfFailed} from '${SHIM}'\nthrowIfFailed(read())\n`,
  },
  {
    name: "a trailing comma",
    before: `import { poll, } from "${SHIM}";\nread();\n`,
    after: `import { poll, throwIfFailed, } from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "several lines",
    before: `import {\n  poll,\n  createAndPoll,\n} from "${SHIM}";\nread();\n`,
    after: `import {\n  poll,\n  createAndPoll,\n  throwIfFailed,\n} from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "several lines without a trailing comma, CRLF, tabs",
    before: `import {\r\n\tpoll,\r\n\tcreateAndPoll\r\n} from "${SHIM}";\r\nread();\r\n`,
    after: `import {\r\n\tpoll,\r\n\tcreateAndPoll,\r\n\tthrowIfFailed\r\n} from "${SHIM}";\r\nthrowIfFailed(read());\r\n`,
  },
  {
    name: "comments after the last name",
    before: `import {\n  poll, // first\n  createAndPoll as make, // second\n  // none\n} from "${SHIM}";\nread();\n`,
    after: `import {\n  poll, // first\n  createAndPoll as make, // second\n  // none\n  throwIfFailed,\n} from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "comments after the last name, no trailing comma",
    before: `import {\n  poll // first\n} from "${SHIM}";\nread();\n`,
    after: `import {\n  poll, // first\n  throwIfFailed\n} from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "a block comment in one line",
    before: `import { poll /* it */ } from "${SHIM}";\nread();\n`,
    after: `import { poll, /* it */ throwIfFailed } from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "a line comment in the first of two lines",
    before: `import { poll, // it\n} from "${SHIM}";\nread();\n`,
    after: `import { poll, // it\nthrowIfFailed,\n} from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "empty braces",
    before: `import {} from "${SHIM}";\nread();\n`,
    after: `import { throwIfFailed } from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "braces with a block comment alone",
    before: `import { /* soon */ } from "${SHIM}";\nread();\n`,
    after: `import { /* soon */ throwIfFailed } from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "braces with a line comment alone",
    before: `import {\n  // soon\n} from "${SHIM}";\nread();\n`,
    after: `import {\n  // soon\n  throwIfFailed\n} from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "a default import",
    before: `import errors /* all */ from "${SHIM}";\nread();\n`,
    after: `import errors, { throwIfFailed } /* all */ from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "a default import and names",
    before: `import errors, { poll } from "${SHIM}";\nread();\n`,
    after: `import errors, { poll, throwIfFailed } from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "an import for its side effects",
    before: `import "${SHIM}";\nread();\n`,
    after: `import { throwIfFailed } from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "an import for its side effects without a space",
    in: "module",
    before: `import"${SHIM}";read();`,
    after: `import { throwIfFailed } from "${SHIM}";throwIfFailed(read());`,
  },
  {
    name: "an import for its side effects with a comment",
    before: `import /* first */ "${SHIM}";\nread();\n`,
    after: `import { throwIfFailed } from /* first */ "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "inline types",
    before: `import { type PollOptions } from "${SHIM}";\nread();\n`,
    after: `import { type PollOptions, throwIfFailed } from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "the one with braces of two",
    before: `import "${SHIM}";\nimport { poll } from "${SHIM}";\nread();\n`,
    after: `import "${SHIM}";\nimport { poll, throwIfFailed } from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "a destructured require",
    in: "commonjs",
    before: `const { poll } = require("${SHIM}");\nread();\n`,
    after: `const { poll, throwIfFailed } = require("${SHIM}");\nthrowIfFailed(read());\n`,
  },
  {
    name: "a destructured require in several lines with a default",
    in: "commonjs",
    before: `const {\n  poll: { a, b },\n  c = [1, 2],\n} = require("${SHIM}");\nread();\n`,
    after: `const {\n  poll: { a, b },\n  c = [1, 2],\n  throwIfFailed,\n} = require("${SHIM}");\nthrowIfFailed(read());\n`,
  },
  {
    name: "a destructured require, the name taken",
    in: "commonjs",
    before: `const { poll } = require("${SHIM}");\nexports.f = (throwIfFailed) => read();\n`,
    after: `const { poll, throwIfFailed: throwIfFailedResponse } = require("${SHIM}");\nexports.f = (throwIfFailed) => throwIfFailedResponse(read());\n`,
  },
]);

describeCases("no name is added where it would change what is there", [
  {
    name: "import type",
    before: `import type { PollOptions } from "${SHIM}";\nread();\n`,
    after: `import type { PollOptions } from "${SHIM}";\nimport { throwIfFailed } from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "a namespace of types",
    before: `import type * as errors from "${SHIM}";\nread();\n`,
    after: `import type * as errors from "${SHIM}";\nimport { throwIfFailed } from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "a default and a namespace that is shadowed",
    before: `import d, * as errors from "${SHIM}";\nexport const f = (errors: unknown) => read();\n`,
    after: `import d, * as errors from "${SHIM}";\nimport { throwIfFailed } from "${SHIM}";\nexport const f = (errors: unknown) => throwIfFailed(read());\n`,
  },
  {
    name: "import attributes",
    before: `import { poll } from "${SHIM}" with { a: "b" };\nread();\n`,
    after: `import { poll } from "${SHIM}" with { a: "b" };\nimport { throwIfFailed } from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "a rest that would lose the name",
    in: "commonjs",
    before: `const { poll, ...others } = require("${SHIM}");\nread();\n`,
    after: `const { poll, ...others } = require("${SHIM}");\nconst { throwIfFailed } = require("${SHIM}");\nthrowIfFailed(read());\n`,
  },
  {
    name: "a require below the use",
    in: "commonjs",
    before: `const a = require("a");\nread();\nconst { poll } = require("${SHIM}");\n`,
    after: `const a = require("a");\nconst { throwIfFailed } = require("${SHIM}");\nthrowIfFailed(read());\nconst { poll } = require("${SHIM}");\n`,
  },
  {
    name: "an import in a declared module",
    before: `import OpenAI from "openai";\ndeclare module "x" {\n  import { poll } from "${SHIM}";\n}\nread();\n`,
    after: `import OpenAI from "openai";\nimport { throwIfFailed } from "${SHIM}";\ndeclare module "x" {\n  import { poll } from "${SHIM}";\n}\nthrowIfFailed(read());\n`,
  },
]);

describeCases("a new import goes after the last one", [
  {
    name: "quotes and semicolons of the last import",
    before: `import a from "a";\nimport OpenAI from 'openai'\n\nread();\n`,
    after: `import a from "a";\nimport OpenAI from 'openai'\nimport { throwIfFailed } from '${SHIM}'\n\nthrowIfFailed(read());\n`,
  },
  {
    name: "a comment that ends its line",
    before: `import OpenAI from "openai"; // the SDK\n\nread();\n`,
    after: `import OpenAI from "openai"; // the SDK\nimport { throwIfFailed } from "${SHIM}";\n\nthrowIfFailed(read());\n`,
  },
  {
    name: "code in its line",
    before: `import OpenAI from "openai"; read();\n`,
    after: `import OpenAI from "openai"; import { throwIfFailed } from "${SHIM}"; throwIfFailed(read());\n`,
  },
  {
    name: "a comment and code in its line",
    before: `import OpenAI from "openai"; /* go */ read();\n`,
    after: `import OpenAI from "openai"; import { throwIfFailed } from "${SHIM}"; /* go */ throwIfFailed(read());\n`,
  },
  {
    name: "a comment of two lines with code behind it",
    before: `import OpenAI from "openai"; /* go\n*/ read();\n`,
    after: `import OpenAI from "openai"; import { throwIfFailed } from "${SHIM}"; /* go\n*/ throwIfFailed(read());\n`,
  },
  {
    name: "a semicolon that the next line starts with",
    before: `import OpenAI from 'openai'\n;(async () => { await read() })()\n`,
    after: `import OpenAI from 'openai'\nimport { throwIfFailed } from '${SHIM}'\n;(async () => { await throwIfFailed(read()) })()\n`,
  },
  {
    name: "the end of the file",
    before: `const f = () => read();\nimport OpenAI from "openai"`,
    after: `const f = () => throwIfFailed(read());\nimport OpenAI from "openai"\nimport { throwIfFailed } from "${SHIM}"`,
  },
  {
    name: "CRLF",
    before: `import OpenAI from "openai";\r\n\r\nread();\r\n`,
    after: `import OpenAI from "openai";\r\nimport { throwIfFailed } from "${SHIM}";\r\n\r\nthrowIfFailed(read());\r\n`,
  },
  {
    name: "a byte order mark",
    before: `\uFEFFimport OpenAI from "openai";\nread();\n`,
    after: `\uFEFFimport OpenAI from "openai";\nimport { throwIfFailed } from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "JSX",
    in: "tsx",
    before: `import OpenAI from "openai";\nexport const A = () => <p title="it's">{read()}</p>;\n`,
    after: `import OpenAI from "openai";\nimport { throwIfFailed } from "${SHIM}";\nexport const A = () => <p title="it's">{throwIfFailed(read())}</p>;\n`,
  },
  {
    name: "import = among imports",
    before: `import fs from "node:fs";\nimport OpenAI = require("openai");\nread();\n`,
    after: `import fs from "node:fs";\nimport OpenAI = require("openai");\nimport { throwIfFailed } from "${SHIM}";\nthrowIfFailed(read());\n`,
  },
  {
    name: "import = alone",
    before: `import OpenAI = require('openai')\nread()\nexport = read\n`,
    after: `import OpenAI = require('openai')\nimport openaiBackgroundErrors = require('${SHIM}')\nopenaiBackgroundErrors.throwIfFailed(read())\nexport = read\n`,
  },
  {
    name: "import = with types",
    before: `import type { Response } from "openai";\nimport OpenAI = require("openai");\nread();\n`,
    after: `import type { Response } from "openai";\nimport OpenAI = require("openai");\nimport openaiBackgroundErrors = require("${SHIM}");\nopenaiBackgroundErrors.throwIfFailed(read());\n`,
  },
  {
    name: "import = below the use",
    before: `read();\nimport OpenAI = require("openai");\n`,
    after: `import openaiBackgroundErrors = require("${SHIM}");\n\nopenaiBackgroundErrors.throwIfFailed(read());\nimport OpenAI = require("openai");\n`,
  },
]);

describeCases("the first import goes where the code starts", [
  {
    name: "an ES module of one statement",
    before: `export const f = () => read();\n`,
    after: `import { throwIfFailed } from "${SHIM}";\n\nexport const f = () => throwIfFailed(read());\n`,
  },
  {
    name: "import() alone",
    in: "module",
    before: `const { default: OpenAI } = await import('openai');\nread();\n`,
    after: `import { throwIfFailed } from '${SHIM}';\n\nconst { default: OpenAI } = await import('openai');\nthrowIfFailed(read());\n`,
  },
  {
    name: "a shebang and a directive",
    in: "module",
    before: `#!/usr/bin/env node\n"use strict";\nread();\n`,
    after: `#!/usr/bin/env node\n"use strict";\nimport { throwIfFailed } from "${SHIM}";\n\nthrowIfFailed(read());\n`,
  },
  {
    name: "a shebang right above the code",
    before: `#!/usr/bin/env node\nread()\n`,
    after: `#!/usr/bin/env node\nimport { throwIfFailed } from "${SHIM}"\n\nthrowIfFailed(read())\n`,
  },
  {
    name: "two directives with comments",
    before: `"use client"; // in the browser\n'use strict';\n\n// Reads it.\nread();\n`,
    after: `"use client"; // in the browser\n'use strict';\n\nimport { throwIfFailed } from "${SHIM}";\n\n// Reads it.\nthrowIfFailed(read());\n`,
  },
  {
    name: "a directive in the line of the code",
    in: "module",
    before: `"use strict"; read();\n`,
    after: `"use strict"; import { throwIfFailed } from "${SHIM}"; throwIfFailed(read());\n`,
  },
  {
    name: "a comment of the first statement",
    before: `/** Reads it. */\nexport function f() {\n  return read();\n}\n`,
    after: `import { throwIfFailed } from "${SHIM}";\n\n/** Reads it. */\nexport function f() {\n  return throwIfFailed(read());\n}\n`,
  },
  {
    name: "a comment of the file, and one of the first statement",
    before: `// Polling.\n\n// Reads it.\n// Twice.\nread();\n`,
    after: `// Polling.\n\nimport { throwIfFailed } from "${SHIM}";\n\n// Reads it.\n// Twice.\nthrowIfFailed(read());\n`,
  },
  {
    name: "a licence right above the code",
    before: `/* Copyright Someone */\nread();\n`,
    after: `/* Copyright Someone */\nimport { throwIfFailed } from "${SHIM}";\n\nthrowIfFailed(read());\n`,
  },
  {
    name: "a comment that speaks to TypeScript",
    before: `// @ts-check\n// Reads it.\nread();\n`,
    after: `// @ts-check\nimport { throwIfFailed } from "${SHIM}";\n\n// Reads it.\nthrowIfFailed(read());\n`,
  },
  {
    name: "a reference directive",
    before: `/// <reference types="node" />\nread();\n`,
    after: `/// <reference types="node" />\nimport { throwIfFailed } from "${SHIM}";\n\nthrowIfFailed(read());\n`,
  },
  {
    name: "a comment about the next line",
    before: `/* eslint-disable no-console */\n// eslint-disable-next-line no-undef\nread();\n`,
    after: `/* eslint-disable no-console */\nimport { throwIfFailed } from "${SHIM}";\n\n// eslint-disable-next-line no-undef\nthrowIfFailed(read());\n`,
  },
  {
    name: "a decorated class",
    before: `@Service()\nexport class A {\n  get() {\n    return read();\n  }\n}\n`,
    after: `import { throwIfFailed } from "${SHIM}";\n\n@Service()\nexport class A {\n  get() {\n    return throwIfFailed(read());\n  }\n}\n`,
  },
  {
    name: "an indented first line",
    before: `  read();\n`,
    after: `  import { throwIfFailed } from "${SHIM}";\n\n  throwIfFailed(read());\n`,
  },
  {
    name: "a byte order mark",
    in: "module",
    before: `\uFEFFread();\n`,
    after: `\uFEFFimport { throwIfFailed } from "${SHIM}";\n\nthrowIfFailed(read());\n`,
  },
  {
    name: "a declared module in a module",
    before: `declare module "x" {\n  const a: string;\n}\nexport const f = () => read();\n`,
    after: `import { throwIfFailed } from "${SHIM}";\n\ndeclare module "x" {\n  const a: string;\n}\nexport const f = () => throwIfFailed(read());\n`,
  },
  {
    name: "a declared module in a script, which an import would turn into a module: nothing",
    before: `declare module "x" {\n  const a: string;\n}\nread();\n`,
    after: undefined,
  },
  {
    name: "export = alone",
    before: `export = () => read();\n`,
    after: `import openaiBackgroundErrors = require("${SHIM}");\n\nexport = () => openaiBackgroundErrors.throwIfFailed(read());\n`,
  },
]);

describeCases("CommonJS gets a require", [
  {
    name: "after the requires that the file starts with",
    in: "commonjs",
    before: `'use strict';\n\nconst fs = require('node:fs'), os = require('node:os');\nrequire('dotenv').config();\nconst OpenAI = require('openai').default; // SDK\n\nconst log = require('./log')(1);\nconst x = 1;\nconst y = require('y');\nread();\n`,
    after: `'use strict';\n\nconst fs = require('node:fs'), os = require('node:os');\nrequire('dotenv').config();\nconst OpenAI = require('openai').default; // SDK\n\nconst log = require('./log')(1);\nconst { throwIfFailed } = require('${SHIM}');\nconst x = 1;\nconst y = require('y');\nthrowIfFailed(read());\n`,
  },
  {
    name: "before the first use, even among the requires",
    in: "commonjs",
    before: `const a = require("a");\nconst b = require("b")(read());\n`,
    after: `const a = require("a");\nconst { throwIfFailed } = require("${SHIM}");\nconst b = require("b")(throwIfFailed(read()));\n`,
  },
  {
    name: "a file without semicolons whose next line starts with one",
    in: "commonjs",
    before: `const OpenAI = require("openai")\n;(async () => read())()\n`,
    after: `const OpenAI = require("openai")\nconst { throwIfFailed } = require("${SHIM}")\n;(async () => throwIfFailed(read()))()\n`,
  },
  {
    name: "a file without semicolons that starts with a parenthesis",
    in: "commonjs",
    before: `(async () => read())()\n`,
    after: `const { throwIfFailed } = require("${SHIM}");\n\n(async () => throwIfFailed(read()))()\n`,
  },
  {
    name: "a directive without a semicolon",
    in: "commonjs",
    before: `'use strict'\n\nmodule.exports = () => read()\n`,
    after: `'use strict'\n\nconst { throwIfFailed } = require('${SHIM}')\n\nmodule.exports = () => throwIfFailed(read())\n`,
  },
  {
    name: "a shebang",
    in: "commonjs",
    before: `#!/usr/bin/env node\nread();\n`,
    after: `#!/usr/bin/env node\nconst { throwIfFailed } = require("${SHIM}");\n\nthrowIfFailed(read());\n`,
  },
  {
    name: "a script",
    in: "script",
    before: `read();\n`,
    after: `const { throwIfFailed } = require("${SHIM}");\n\nthrowIfFailed(read());\n`,
  },
  {
    name: "a file of requires that is parsed as a module",
    in: "module",
    before: `const OpenAI = require("openai");\nread();\n`,
    after: `const OpenAI = require("openai");\nconst { throwIfFailed } = require("${SHIM}");\nthrowIfFailed(read());\n`,
  },
  {
    name: "module.exports in a file that is parsed as a module",
    in: "module",
    before: `module.exports = () => read();\n`,
    after: `const { throwIfFailed } = require("${SHIM}");\n\nmodule.exports = () => throwIfFailed(read());\n`,
  },
  {
    name: "TypeScript with type imports and requires",
    before: `import type OpenAI from "openai";\nconst sdk = require("openai");\nread();\n`,
    after: `import type OpenAI from "openai";\nconst sdk = require("openai");\nconst { throwIfFailed } = require("${SHIM}");\nthrowIfFailed(read());\n`,
  },
  {
    name: "an ES module that also requires gets an import",
    before: `import OpenAI from "openai";\nconst a = require("a");\nread();\n`,
    after: `import OpenAI from "openai";\nimport { throwIfFailed } from "${SHIM}";\nconst a = require("a");\nthrowIfFailed(read());\n`,
  },
  {
    name: "the name is taken",
    in: "commonjs",
    before: `const throwIfFailed = (a) => a;\nread();\n`,
    after: `const { throwIfFailed: throwIfFailedResponse } = require("${SHIM}");\n\nconst throwIfFailed = (a) => a;\nthrowIfFailedResponse(read());\n`,
  },
]);

describeCases("a free name is picked", [
  {
    name: "the name is a function of the file",
    before: `import OpenAI from "openai";\nfunction throwIfFailed() {}\nread();\n`,
    after: `import OpenAI from "openai";\nimport { throwIfFailed as throwIfFailedResponse } from "${SHIM}";\nfunction throwIfFailed() {}\nthrowIfFailedResponse(read());\n`,
  },
  {
    name: "the name is a parameter at one of two uses",
    before: `import OpenAI from "openai";\nread();\nexport const f = ({ throwIfFailed }: any) => read();\n`,
    after: `import OpenAI from "openai";\nimport { throwIfFailed as throwIfFailedResponse } from "${SHIM}";\nthrowIfFailedResponse(read());\nexport const f = ({ throwIfFailed }: any) => throwIfFailedResponse(read());\n`,
  },
  {
    name: "the name in a scope that no use is in does not matter",
    before: `import OpenAI from "openai";\nexport const f = (throwIfFailed: unknown) => 1;\nread();\n`,
    after: `import OpenAI from "openai";\nimport { throwIfFailed } from "${SHIM}";\nexport const f = (throwIfFailed: unknown) => 1;\nthrowIfFailed(read());\n`,
  },
  {
    name: "a type has the name",
    before: `import OpenAI from "openai";\ntype throwIfFailed = string;\nread();\n`,
    after: `import OpenAI from "openai";\nimport { throwIfFailed as throwIfFailedResponse } from "${SHIM}";\ntype throwIfFailed = string;\nthrowIfFailedResponse(read());\n`,
  },
  {
    name: "a global has the name",
    before: `import OpenAI from "openai";\nthrowIfFailed();\nread();\n`,
    after: `import OpenAI from "openai";\nimport { throwIfFailed as throwIfFailedResponse } from "${SHIM}";\nthrowIfFailed();\nthrowIfFailedResponse(read());\n`,
  },
  {
    name: "the second name is taken, too",
    before: `import { throwIfFailed, throwIfFailedResponse } from "./own.js";\nread();\n`,
    after: `import { throwIfFailed, throwIfFailedResponse } from "./own.js";\nimport { throwIfFailed as throwIfFailed2 } from "${SHIM}";\nthrowIfFailed2(read());\n`,
  },
  {
    name: "the namespace of import = is taken",
    before: `import openaiBackgroundErrors = require("./own");\nread();\n`,
    after: `import openaiBackgroundErrors = require("./own");\nimport openaiBackgroundErrorsResponse = require("${SHIM}");\nopenaiBackgroundErrorsResponse.throwIfFailed(read());\n`,
  },
]);

describeCases("components of Vue", [
  {
    name: "one script",
    in: "vue",
    before: `<template><p>{{ a }}</p></template>\n\n<script lang="ts">\nimport OpenAI from "openai";\n\nexport default { f: () => read() };\n</script>\n`,
    after: `<template><p>{{ a }}</p></template>\n\n<script lang="ts">\nimport OpenAI from "openai";\nimport { throwIfFailed } from "${SHIM}";\n\nexport default { f: () => throwIfFailed(read()) };\n</script>\n`,
  },
  {
    name: "the use is in the setup script, which is the second",
    in: "vue",
    before: `<script>\nimport a from 'a'\nexport default {}\n</script>\n<script setup>\n// Reads it.\nconst r = await read()\n</script>\n`,
    after: `<script>\nimport a from 'a'\nexport default {}\n</script>\n<script setup>\nimport { throwIfFailed } from '${SHIM}'\n\n// Reads it.\nconst r = await throwIfFailed(read())\n</script>\n`,
  },
  {
    name: "the use is in the plain script, which is the second",
    in: "vue",
    before: `<script setup lang="ts">\nimport a from "a";\n</script>\n<template><p/></template>\n<script lang="ts">\n  export const f = () => read();\n</script>\n`,
    after: `<script setup lang="ts">\nimport a from "a";\n</script>\n<template><p/></template>\n<script lang="ts">\n  import { throwIfFailed } from "${SHIM}";\n\n  export const f = () => throwIfFailed(read());\n</script>\n`,
  },
  {
    name: "the import is in the other script",
    in: "vue",
    before: `<script>\nimport { poll } from "${SHIM}";\n</script>\n<script setup>\nread();\n</script>\n`,
    after: `<script>\nimport { poll, throwIfFailed } from "${SHIM}";\n</script>\n<script setup>\nthrowIfFailed(read());\n</script>\n`,
  },
  {
    name: "code in the line of the tags",
    in: "vue",
    before: `<script setup>read()</script>\n`,
    after: `<script setup>import { throwIfFailed } from "${SHIM}"; throwIfFailed(read())</script>\n`,
  },
  {
    name: "an import in the line of the tags",
    in: "vue",
    before: `<script setup>const f = () => read(); import a from "a"</script>\n`,
    after: `<script setup>const f = () => throwIfFailed(read()); import a from "a"\nimport { throwIfFailed } from "${SHIM}"</script>\n`,
  },
  {
    name: "the import is there",
    in: "vue",
    before: `<script setup>\nimport { throwIfFailed } from "${SHIM}";\nread();\n</script>\n`,
    after: `<script setup>\nimport { throwIfFailed } from "${SHIM}";\nthrowIfFailed(read());\n</script>\n`,
  },
]);

describeCases("components of Svelte", [
  {
    name: "the instance's script",
    in: "svelte",
    before: `<script lang="ts">\n  import OpenAI from 'openai';\n  const f = () => read();\n</script>\n\n<p>{f}</p>\n`,
    after: `<script lang="ts">\n  import OpenAI from 'openai';\n  import { throwIfFailed } from '${SHIM}';\n  const f = () => throwIfFailed(read());\n</script>\n\n<p>{f}</p>\n`,
  },
  {
    name: "the instance's script sees the module's imports",
    in: "svelte",
    before: `<script module>\n  import { poll } from '${SHIM}';\n</script>\n<script>\n  read();\n</script>\n`,
    after: `<script module>\n  import { poll, throwIfFailed } from '${SHIM}';\n</script>\n<script>\n  throwIfFailed(read());\n</script>\n`,
  },
  {
    name: "the module's script does not see the instance's",
    in: "svelte",
    before: `<script context="module">\n  export const f = () => read();\n</script>\n<script>\n  import { throwIfFailed } from '${SHIM}';\n</script>\n`,
    after: `<script context="module">\n  import { throwIfFailed as throwIfFailedResponse } from '${SHIM}';\n\n  export const f = () => throwIfFailedResponse(read());\n</script>\n<script>\n  import { throwIfFailed } from '${SHIM}';\n</script>\n`,
  },
  {
    name: "uses in both scripts",
    in: "svelte",
    before: `<script>\n  read();\n</script>\n<script module>\n  read();\n</script>\n`,
    after: `<script>\n  throwIfFailed(read());\n</script>\n<script module>\n  import { throwIfFailed } from "${SHIM}";\n\n  throwIfFailed(read());\n</script>\n`,
  },
  {
    name: "a use in the markup",
    in: "svelte",
    before: `<script module>\n  import a from 'a';\n</script>\n<script>\n  // nothing yet\n</script>\n{#await read() then r}<p>{r}</p>{/await}\n`,
    after: `<script module>\n  import a from 'a';\n</script>\n<script>\n  // nothing yet\n  import { throwIfFailed } from '${SHIM}';\n</script>\n{#await throwIfFailed(read()) then r}<p>{r}</p>{/await}\n`,
  },
  {
    name: "an empty script",
    in: "svelte",
    before: `<script></script>\n<p>{read()}</p>\n`,
    after: `<script>\nimport { throwIfFailed } from "${SHIM}";\n</script>\n<p>{throwIfFailed(read())}</p>\n`,
  },
  {
    name: "an empty script of two lines",
    in: "svelte",
    before: `<script>\n</script>\n<p>{read()}</p>\n`,
    after: `<script>\nimport { throwIfFailed } from "${SHIM}";\n</script>\n<p>{throwIfFailed(read())}</p>\n`,
  },
  {
    name: "no script at all: nothing",
    in: "svelte",
    before: `<p>{read()}</p>\n`,
    after: undefined,
  },
]);

describe("ensureImports", () => {
  it("writes one import for several names", () => {
    const code = `import OpenAI from "openai";\nread();\nconst errorFromResponse = 1;\n`;
    const output = apply(code, "ts", (sourceCode) => {
      const uses = reads(sourceCode);
      const imports = ensureImports(sourceCode, SHIM, [
        { exportName: "throwIfFailed", uses },
        { exportName: "isFailedResponseError", uses },
        { exportName: "errorFromResponse", uses },
        { exportName: "throwIfFailed", uses },
      ]);
      expect(imports && Object.fromEntries(imports.names)).toEqual({
        throwIfFailed: "throwIfFailed",
        isFailedResponseError: "isFailedResponseError",
        errorFromResponse: "errorFromOpenAIResponse",
      });
      return imports?.edits;
    });
    expect(output).toBe(
      `import OpenAI from "openai";\nimport { throwIfFailed, isFailedResponseError, errorFromResponse as errorFromOpenAIResponse } from "${SHIM}";\nread();\nconst errorFromResponse = 1;\n`,
    );
  });

  it("adds only the names that are missing, each in its line", () => {
    const code = `import {\n  poll,\n  throwIfFailed as check,\n} from "${SHIM}";\nread();\n`;
    const output = apply(code, "ts", (sourceCode) => {
      const uses = reads(sourceCode);
      const imports = ensureImports(sourceCode, SHIM, [
        { exportName: "throwIfFailed", uses },
        { exportName: "isFailedResponseError", uses },
        { exportName: "throwOnFailedEvent", uses },
      ]);
      expect(imports?.names.get("throwIfFailed")).toBe("check");
      return imports?.edits;
    });
    expect(output).toBe(
      `import {\n  poll,\n  throwIfFailed as check,\n  isFailedResponseError,\n  throwOnFailedEvent,\n} from "${SHIM}";\nread();\n`,
    );
  });

  it("reaches several names through one new import =", () => {
    const code = `import OpenAI = require("openai");\nread();\n`;
    const names = inspect(code, "ts", (sourceCode) => {
      const uses = reads(sourceCode);
      return ensureImports(sourceCode, SHIM, [
        { exportName: "throwIfFailed", uses },
        { exportName: "isFailedResponseError", uses },
      ])?.names.get("isFailedResponseError");
    });
    expect(names).toBe("openaiBackgroundErrors.isFailedResponseError");
  });

  it("makes the same import for two reads of one file", () => {
    const code = `import OpenAI from "openai";\nread(1);\nread(2);\n`;
    const output = apply(code, "ts", (sourceCode) =>
      reads(sourceCode).flatMap(
        (read) => ensureImport(sourceCode, SHIM, "throwIfFailed", [read])?.edits ?? [],
      ),
    );
    expect(output).toBe(
      `import OpenAI from "openai";\nimport { throwIfFailed } from "${SHIM}";\nread(1);\nread(2);\n`,
    );
  });

  it("names another module, which settings may give", () => {
    expect(
      importAndWrap(`import OpenAI = require("openai");\nread();\n`, "ts", "../lib/open-ai.js"),
    ).toBe(
      `import OpenAI = require("openai");\nimport openAi = require("../lib/open-ai.js");\nopenAi.throwIfFailed(read());\n`,
    );
    expect(importAndWrap(`import a from "@/lib/errors";\nread();\n`, "ts", "@/lib/errors")).toBe(
      `import a, { throwIfFailed } from "@/lib/errors";\nthrowIfFailed(read());\n`,
    );
  });

  for (const [dialect, code, after] of [
    ["ts", "", `import { a } from "m";\n`],
    ["ts", "// only\n", `// only\nimport { a } from "m";\n`],
    ["ts", "// only", `// only\nimport { a } from "m";\n`],
    ["module", "#!/usr/bin/env node", `#!/usr/bin/env node\nimport { a } from "m";\n`],
    ["module", `"use strict";\n`, `"use strict";\nimport { a } from "m";\n`],
    ["commonjs", `"use strict"\n`, `"use strict"\nconst { a } = require("m")\n`],
    ["commonjs", "#!/usr/bin/env node\n", `#!/usr/bin/env node\nconst { a } = require("m");\n`],
  ] as const) {
    it(`has a place in a file without code: ${JSON.stringify(code)} (${dialect})`, () => {
      const output = apply(code, dialect, (sourceCode) => {
        const imported = ensureImport(sourceCode, "m", "a", []);
        expect(imported?.name).toBe("a");
        return imported?.edits;
      });
      expect(output).toBe(after);
    });
  }

  it("has no place in a component of markup only", () => {
    const code = "<template><p/></template>\n";
    expect(inspect(code, "vue", (sourceCode) => ensureImport(sourceCode, "m", "a", []))).toBe(
      undefined,
    );
  });

  it("touches nothing where the import is there", () => {
    const code = `import { a } from "m";\nfoo;\n`;
    const imported = inspect(code, "ts", (sourceCode) =>
      ensureImport(sourceCode, "m", "a", [nodeWith(sourceCode, "foo")]),
    );
    expect(imported).toEqual({ name: "a", edits: [] });
  });
});
