// Lints files that are parsed already, and does nothing else, so that what the rules cost can be
// counted from outside: `node lint-parsed.js RULE_SET PARSED FOLDER`.
import { ESLint } from "eslint";
import { readParsed } from "./parsed-files.js";
import { configFor } from "./rule-sets.js";

const [, , ruleSet, parsed, folder] = process.argv;
const { files, parser } = readParsed(parsed);
const config = { ...(await configFor(ruleSet)), languageOptions: { parser } };
// Unlike the `Linter` it checks the configuration once, and not for every file.
const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: [config] });
for (const { path, text } of files) {
  const [result] = await eslint.lintText(text, { filePath: path });
  if (result === undefined || result.fatalErrorCount > 0) throw new Error(`not linted: ${path}`);
}
