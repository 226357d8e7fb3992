// Packs both packages, installs each in a fresh folder, and prints what that adds there.
//
// The limits are on the code, which is what Node.js reads. The documentation and the types that npm
// installs beside it are printed, and have a limit of their own.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Bytes, and packages beside what the package is used with. */
const packages = [
  {
    name: "eslint-plugin-openai-background",
    folder: ".",
    host: "eslint",
    limits: { code: 200_000, whole: 225_000, others: 1 },
  },
  {
    name: "openai-background-errors",
    folder: "shim",
    host: "openai",
    limits: { code: 40_000, whole: 100_000, others: 0 },
  },
];

for (const { name, folder, host, limits } of packages) {
  const project = mkdtempSync(join(tmpdir(), "installed-size-"));
  try {
    report(name, host, measure(project, name, folder, host), limits);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

function measure(project, name, folder, host) {
  const manifest = { private: true, devDependencies: {} };
  writeFileSync(join(project, "package.json"), JSON.stringify(manifest));
  npm(project, ["install", `${host}@${installedVersion(host)}`]);
  const before = packagesIn(join(project, "node_modules"));
  const [{ filename }] = JSON.parse(
    npm(join(root, folder), ["pack", "--json", "--pack-destination", project]),
  );
  npm(project, ["install", `./${filename}`]);
  const added = packagesIn(join(project, "node_modules")).filter((path) => !before.includes(path));
  const files = filesIn(join(project, "node_modules", name));
  const sizeOf = (paths) => paths.reduce((sum, path) => sum + statSync(path).size, 0);
  return {
    code: sizeOf(files.filter((path) => /\.[cm]?js$/u.test(path))),
    whole: sizeOf(files),
    others: added.filter((path) => !path.endsWith(`node_modules/${name}`)),
  };
}

function report(name, host, { code, whole, others }, limits) {
  console.log(`${name}, installed next to ${host}`);
  line("code", code, limits.code, "bytes");
  line("with documentation and types", whole, limits.whole, "bytes");
  line("other packages", others.length, limits.others, others.join(", "));
}

function line(what, amount, limit, note) {
  const verdict = amount <= limit ? "ok" : "TOO MUCH";
  console.log(`  ${what.padEnd(30)}${amount} of at most ${limit} ${note}  ${verdict}`);
  if (amount > limit) process.exitCode = 1;
}

function npm(cwd, args) {
  return execFileSync("npm", [...args, "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
}

function installedVersion(name) {
  const listed = JSON.parse(npm(root, ["ls", name, "--json", "--depth", "0"]));
  return listed.dependencies[name].version;
}

/** The folders of all packages, nested ones, too. */
function packagesIn(modules) {
  return readdirSync(modules, { recursive: true, encoding: "utf8" })
    .map((path) => join(modules, path).replaceAll("\\", "/"))
    .filter((path) => /node_modules\/(?:@[^/]+\/)?[^/@][^/]*\/package\.json$/u.test(path))
    .map((path) => path.replace(/\/package\.json$/u, ""));
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
