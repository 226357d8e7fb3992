// Puts the demo's output, piped in, into the README; with `--check` it only says whether it is there.
import { readFileSync, writeFileSync } from "node:fs";
import { text } from "node:stream/consumers";

const readme = new URL("../README.md", import.meta.url);
const section = /(?<=<!-- begin demo -->\n).*?(?=<!-- end demo -->)/su;

const output = await text(process.stdin);
process.stdout.write(output);
const before = readFileSync(readme, "utf8");
const after = before.replace(section, () => `\n\`\`\`text\n${output.trim()}\n\`\`\`\n\n`);
if (process.argv[2] !== "--check") writeFileSync(readme, after);
else if (before !== after) {
  console.error("\nREADME.md shows another output of the demo: run `npm run docs`.");
  process.exitCode = 1;
}
