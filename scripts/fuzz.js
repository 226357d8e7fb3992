// Tries the rules and the shim on generated input:
//
//   npm run fuzz -- [KIND] [--seed N] [--count M] [--time MINUTES] [--cached] [--write]
//
// Each folder of test/fuzz with an `index.ts` is a KIND; without one, all of them run. The seed is
// printed, and the same seed gives the same inputs. `--write` keeps the numbers in BENCHMARKS.md. `--cached` uses
// again what earlier runs saw of the same inputs, where a kind keeps that.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const root = new URL("../", import.meta.url);
const sources = new URL("test/fuzz/", root);
const output = new URL("scripts/dist/fuzz/", root);
const benchmarks = new URL("BENCHMARKS.md", root);

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string" },
    count: { type: "string", default: "2000" },
    time: { type: "string", default: "10" },
    write: { type: "boolean", default: false },
    cached: { type: "boolean", default: false },
  },
});

const all = readdirSync(sources, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/index.ts`, sources)))
  .map(({ name }) => name);
const kinds = positionals.length === 0 ? all : positionals;
for (const kind of kinds) {
  if (!all.includes(kind)) throw new Error(`No kind "${kind}": there are ${all.join(", ")}.`);
}

const seed = number("seed", values.seed ?? String(Math.floor(Math.random() * 2 ** 31)));
const count = number("count", values.count);
const timeMs = number("time", values.time) * 60_000;

// The kinds use the sources of the plugin, so they are bundled with these, as modules of this repository.
await build({
  entryPoints: Object.fromEntries(
    kinds.map((kind) => [kind, fileURLToPath(new URL(`${kind}/index.ts`, sources))]),
  ),
  bundle: true,
  splitting: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: "inline",
  outdir: fileURLToPath(output),
  logLevel: "warning",
});

for (const kind of kinds) {
  const command = `npm run fuzz -- ${kind} --seed ${seed} --count ${count}`;
  console.log(`${command} --time ${values.time}\n`);
  /** @type {{ run: import("../test/fuzz/kind.js").FuzzKind }} */
  const { run } = await import(new URL(`${kind}.js`, output).href);
  const { failures, summary } = await run({
    seed,
    count,
    timeMs,
    log: (line) => console.log(line),
    cacheIn: values.cached ? fileURLToPath(root) : undefined,
  });
  console.log(`\n${summary}\n`);
  if (values.write) keep(kind, `Made by \`${command}\`.\n\n${summary}`);
  if (failures > 0) process.exitCode = 1;
}

/** A number of the command line. */
function number(name, text) {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new Error(`--${name} wants a number: ${text}`);
  return value;
}

/** Puts a kind's numbers between its marks in BENCHMARKS.md, or at its end. */
function keep(kind, text) {
  const [begin, end] = [`<!-- begin fuzz ${kind} -->`, `<!-- end fuzz ${kind} -->`];
  const section = `${begin}\n\n${text}\n\n${end}`;
  const old = existsSync(benchmarks) ? readFileSync(benchmarks, "utf8") : "# Benchmarks\n";
  const [head, rest] = old.split(begin);
  const tail = rest?.split(end)[1];
  writeFileSync(
    benchmarks,
    tail === undefined
      ? `${old.trimEnd()}\n\n## Fuzzing: ${kind}\n\n${section}\n`
      : `${head}${section}${tail}`,
  );
}
