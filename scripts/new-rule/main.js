// Starts a new rule: `npm run new-rule -- no-such-thing`. CONTRIBUTING.md says what comes next.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { addToList, lists } from "./register.js";
import { changesetTemplate, documentTemplate, ruleTemplate, testTemplate } from "./templates.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const [name] = process.argv.slice(2);

if (name === undefined || !/^(?:no|require)(?:-[a-z]+)+$/u.test(name)) {
  fail("usage: npm run new-rule -- NAME, where NAME is like no-such-thing or require-such-thing");
}
if (existsSync(join(root, `rules/${name}.ts`))) fail(`rules/${name}.ts is there already`);

const created = {
  [`rules/${name}.ts`]: ruleTemplate(name),
  [`rules/${name}.md`]: documentTemplate(name),
  [`test/rules/${name}/contract-examples.test.ts`]: testTemplate(name),
  [`.changeset/${name}.md`]: changesetTemplate(name),
};
for (const [path, text] of Object.entries(created)) write(path, text);
for (const [path, entries] of Object.entries(lists)) {
  const before = readFileSync(join(root, path), "utf8");
  write(
    path,
    entries.reduce((text, list) => addToList(text, list, name), before),
  );
}

// The tables and the snapshot of the options are made from the rules themselves.
const changed = [...Object.keys(created), ...Object.keys(lists)];
runPackage("prettier", ["--write", "--log-level", "warn", ...changed]);
execFileSync("npm", ["run", "--silent", "build"], { cwd: root, stdio: "inherit" });
runPackage("eslint-doc-generator", []);
runPackage("vitest", ["run", "test/every-rule.test.ts", "--update"]);

console.log(`\nNew: ${Object.keys(created).join(", ")}`);
console.log(`Changed: ${Object.keys(lists).join(", ")}, README.md, the snapshot of the options`);

function write(path, text) {
  const target = join(root, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

function runPackage(bin, args) {
  execFileSync("npx", ["--no-install", bin, ...args], { cwd: root, stdio: "inherit" });
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
