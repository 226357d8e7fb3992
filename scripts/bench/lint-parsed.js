// Lints files that are parsed already, and does nothing else, so that what the rules cost can be
// counted from outside: `node lint-parsed.js RULE_SET PARSED`.
import { Linter } from "eslint";
import { readParsed } from "./parsed-files.js";
import { configFor } from "./rule-sets.js";

const [, , ruleSet, parsed] = process.argv;
const { files, parser } = readParsed(parsed);
const config = { ...(await configFor(ruleSet)), languageOptions: { parser } };
const linter = new Linter();
for (const { path, text } of files) {
  const [message] = linter.verify(text, [config], { filename: path });
  if (message?.fatal) throw new Error(`${path}: ${message.message}`);
}
