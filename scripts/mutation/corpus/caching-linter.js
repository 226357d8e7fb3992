// Stands in for `eslint` in the bundle: code that was parsed once is not parsed again for the next mutant.
import { Linter as RealLinter } from "eslint";

/** What ESLint has parsed, by file name and code. */
const parsed = new Map();

export class Linter {
  verify(code, config, { filename }) {
    const linter = new RealLinter();
    const key = `${filename}\n${code}`;
    const messages = linter.verify(parsed.get(key) ?? code, config, { filename });
    const sourceCode = linter.getSourceCode();
    if (sourceCode !== null) parsed.set(key, sourceCode);
    return messages;
  }
}
