// Runs the benchmarks: `npm run bench -- [rules|growth|process|shim]… [--write]`, all of them
// without a name. Each prints a table; `--write` keeps it in its section of BENCHMARKS.md.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";

const FAMILIES = ["rules", "growth", "process", "shim"];

const document = fileURLToPath(new URL("../BENCHMARKS.md", import.meta.url));
const given = process.argv.slice(2);
const isWritten = given.includes("--write");
const names = given.filter((argument) => argument !== "--write");
const unknown = names.filter((name) => !FAMILIES.includes(name));
if (unknown.length > 0) {
  throw new Error(`there is no benchmark "${unknown[0]}", only ${FAMILIES.join(", ")}`);
}
for (const name of names.length > 0 ? names : FAMILIES) {
  const { run } = await import(`./bench/${name}.js`);
  const text = await format(await run(), { parser: "markdown", printWidth: 120 });
  console.log(`${name}\n\n${text}`);
  if (isWritten) await writeSection(name, text);
}

async function writeSection(name, text) {
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
  const old = readFileSync(document, "utf8");
  const [start, stop] = [old.indexOf(begin), old.indexOf(end)];
  if (start < 0 || stop < start) throw new Error(`BENCHMARKS.md has no section "${name}"`);
  const updated = `${old.slice(0, start + begin.length)}\n\n${text}\n${old.slice(stop)}`;
  const options = await resolveConfig(document);
  writeFileSync(document, await format(updated, { ...options, filepath: document }));
}
