// Stands in for `eslint` in the bundle: code that was parsed once is not parsed again for the next mutant.
import { isAbsolute } from "node:path";
import { Linter as RealLinter } from "eslint";

/** What ESLint has parsed, by file name and code. */
const parsed = new Map();

export class Linter {
  #options;

  constructor(options) {
    this.#options = options;
  }

  verify(code, config, { filename }) {
    const linter = new RealLinter(this.#options);
    // A file on disk has another name each time.
    if (isAbsolute(filename)) return linter.verify(code, config, { filename });
    const key = `${filename}\n${code}`;
    const messages = linter.verify(parsed.get(key) ?? code, config, { filename });
    const sourceCode = linter.getSourceCode();
    if (sourceCode !== null) parsed.set(key, sourceCode);
    return messages;
  }
}
