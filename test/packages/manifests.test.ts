// What npm and GitHub are told: the two packages, the texts and the templates have to agree.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import plugin from "../../src/index.js";
import { inRepository } from "../support/linked-project.js";
import rootManifest from "../../package.json" with { type: "json" };
import shimManifest from "../../shim/package.json" with { type: "json" };

const repository = "https://github.com/openai-background/eslint-plugin-openai-background";

const read = (path: string): string => readFileSync(inRepository(path), "utf8");

describe.each([
  [".", rootManifest],
  ["shim", shimManifest],
])("the manifest in %s", (folder, manifest) => {
  it("says where the package comes from", () => {
    expect(manifest.repository).toEqual({
      type: "git",
      url: `git+${repository}.git`,
      ...(folder !== "." && { directory: folder }),
    });
    expect(manifest.bugs.url).toBe(`${repository}/issues`);
    expect(manifest.homepage.startsWith(repository)).toBe(true);
  });

  it("is ready to be published with provenance", () => {
    expect(manifest).not.toHaveProperty("private");
    expect(manifest.publishConfig).toEqual({ access: "public", provenance: true });
    expect(manifest.license).toBe("MIT");
    expect(existsSync(inRepository(`${folder}/LICENSE`))).toBe(true);
    expect(existsSync(inRepository(`${folder}/README.md`))).toBe(true);
  });

  it("supports the same Node.js as the other", () => {
    expect(manifest.engines).toEqual(rootManifest.engines);
    expect(manifest.sideEffects).toBe(false);
  });

  it("runs nothing at its users' when it is installed", () => {
    const scripts = "scripts" in manifest ? Object.keys(manifest.scripts) : [];
    for (const script of ["preinstall", "install", "postinstall", "prepare"]) {
      expect(scripts).not.toContain(script);
    }
  });
});

it("the rules' documentation is linked in the same repository", () => {
  for (const { meta } of Object.values(plugin.rules)) {
    expect(meta?.docs?.url?.startsWith(`${repository}/blob/`)).toBe(true);
  }
});

it("no other text names another repository", () => {
  const texts = ["CONTRIBUTING.md", "SECURITY.md", ".github/ISSUE_TEMPLATE/config.yml"];
  for (const path of texts) {
    const links = read(path).match(/https:\/\/github\.com\/[^\s)>]+/gu) ?? [];
    expect(links.filter((link) => !link.startsWith(`${repository}/`))).toEqual([]);
  }
});

describe.each(["false-alarm.yml", "missed-bug.yml"])("the issue form %s", (name) => {
  const form = read(`.github/ISSUE_TEMPLATE/${name}`);

  it("names all rules", () => {
    const rules = readdirSync(inRepository("rules"))
      .filter((file) => file.endsWith(".ts"))
      .map((file) => file.slice(0, -".ts".length));
    for (const rule of rules) expect(form).toContain(`        - ${rule}\n`);
  });

  it("asks for the code, the parser and the versions", () => {
    for (const id of ["code", "parser", "versions"]) expect(form).toContain(`id: ${id}\n`);
  });
});
