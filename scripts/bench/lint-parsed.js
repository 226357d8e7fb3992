// Lints files that are parsed already, and does nothing else, so that what the rules cost can be
// counted from outside: `node lint-parsed.js RULE_SET PARSED FOLDER`.
import { Linter } from "eslint";
import { readParsed } from "./parsed-files.js";
import { configFor } from "./rule-sets.js";

const [, , ruleSet, parsed, folder] = process.argv;
const { files, parser } = readParsed(parsed);
const config = { ...(await configFor(ruleSet)), languageOptions: { parser } };
const linter = new Linter({ cwd: folder });
for (const { path, text } of files) {
  for (const { fatal, message } of linter.verify(text, [config], { filename: path })) {
    const isLinted = fatal !== true && !message.startsWith("No matching configuration");
    if (!isLinted) throw new Error(`${path}: ${message}`);
  }
}
