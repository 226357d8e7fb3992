// What npm shows and installs of the two packages is not all that is in their folders.
import { execFile } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inRepository } from "../support/linked-project.js";
import { samplesOf } from "../support/markdown-samples.js";
import { packPackage } from "../support/pack-package.js";
import rootManifest from "../../package.json" with { type: "json" };
import shimManifest from "../../shim/package.json" with { type: "json" };

const run = promisify(execFile);

/** npm publishes these texts with every version, and everybody installs them. */
const MAX_README_BYTES = 2_500;

const repository = "https://github.com/openai-background/eslint-plugin-openai-background";

let destination: string;
beforeAll(async () => {
  destination = await mkdtemp(join(tmpdir(), "published-"));
});
afterAll(() => {
  rmSync(destination, { recursive: true, force: true });
});

const read = (path: string): string => readFileSync(inRepository(path), "utf8");

async function unpacked(tarball: string, file: string): Promise<string> {
  const { stdout } = await run("tar", ["-xzOf", tarball, `package/${file}`]);
  return stdout;
}

describe.each([
  [".", rootManifest],
  ["shim", shimManifest],
] as const)("the tarball of the package in %s", (folder, manifest) => {
  const own = ["README.md", "README.npm.md", "package.json"].map((name) => `${folder}/${name}`);

  it("has the short README, with links to the texts of its version", async () => {
    const { tarball } = await packPackage(folder, destination);
    const readme = await unpacked(tarball, "README.md");
    const blob = `${repository}/blob/`;
    expect(readme).toBe(
      read(`${folder}/README.npm.md`).replaceAll(
        `${blob}main/`,
        `${blob}${manifest.name}@${manifest.version}/`,
      ),
    );
    expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(MAX_README_BYTES);
    const linked = [...readme.matchAll(/\/blob\/[^/]+\/(?<path>[^)#\s]+)/gu)];
    expect(linked).not.toHaveLength(0);
    for (const { groups } of linked)
      expect(existsSync(inRepository(groups?.path ?? ""))).toBe(true);
  });

  it("has a manifest without what the repository alone needs", async () => {
    const { tarball } = await packPackage(folder, destination);
    const published = JSON.parse(await unpacked(tarball, "package.json")) as object;
    const kept = Object.entries(manifest).filter(
      ([field]) => !["devDependencies", "overrides", "scripts", "workspaces"].includes(field),
    );
    expect(published).toEqual({
      ...Object.fromEntries(kept),
      publishConfig: { access: "public", provenance: true },
    });
  });

  it("is the same when two are packed at once, and one fails; the folder stays as it is", async () => {
    const before = own.map(read);
    const [first, second, third] = await Promise.allSettled([
      packPackage(folder, await mkdtemp(join(destination, "first-"))),
      packPackage(folder, await mkdtemp(join(destination, "second-"))),
      packPackage(folder, join(destination, "no-such-folder")),
    ]);
    expect(third.status).toBe("rejected");
    if (first.status === "rejected" || second.status === "rejected") throw new Error("not packed");
    const [one, other] = [first, second].map(({ value }) => readFileSync(value.tarball));
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(true);
    expect(own.map(read)).toEqual(before);
  });
});

it("the examples are those of the whole READMEs, which are tried", () => {
  for (const folder of [".", "shim"]) {
    const whole = samplesOf(read(`${folder}/README.md`)).map(({ code }) => code);
    const short = samplesOf(read(`${folder}/README.npm.md`)).map(({ code }) => code);
    expect(short).not.toHaveLength(0);
    for (const code of short) expect(whole).toContain(code);
  }
});
