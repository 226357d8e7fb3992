// Lays out what is published of a package in a folder of its own, `publish/`, from which it is
// packed. The package's own folder stays as it is, whatever becomes of a packing: its manifest is
// for those who work on it, and its README.md is longer than what everybody should have to install.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Fields of a manifest that are of use in the repository alone. */
const OWN_FIELDS = ["devDependencies", "overrides", "scripts", "workspaces"];

/**
 * Writes the folder `publish/` of a package.
 *
 * @param {string} root - the folder of the repository
 * @param {string} folder - the package's, in it
 */
export function stage(root, folder) {
  const source = join(root, folder);
  const manifest = JSON.parse(readFileSync(join(source, "package.json"), "utf8"));
  const target = join(source, manifest.publishConfig.directory);
  rmSync(target, { recursive: true, force: true });
  for (const file of [...manifest.files, "LICENSE"]) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    cpSync(join(source, file), join(target, file), { recursive: true });
  }
  const readme = readFileSync(join(source, "README.npm.md"), "utf8");
  writeFileSync(join(target, "README.md"), atItsTag(readme, manifest));
  writeFileSync(join(target, "package.json"), `${JSON.stringify(published(manifest), null, 1)}\n`);
}

/** The links of a README lead to the texts as they were when this version was released. */
function atItsTag(readme, { name, version }) {
  return readme.replaceAll("/blob/main/", `/blob/${name}@${version}/`);
}

function published(manifest) {
  const publishConfig = without(manifest.publishConfig, ["directory"]);
  return { ...without(manifest, OWN_FIELDS), publishConfig };
}

function without(object, keys) {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
