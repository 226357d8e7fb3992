import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { VERSION } from "openai/version";
import { gatherEvidence } from "./evidence.js";
import { expectationsOf } from "./oracle.js";
import type { Expectation } from "./oracle.js";
import type { Runner } from "./runner.js";
import type { Program } from "./write/writer.js";

/** Gives what the runs of a program say of its places. */
export type Expectations = (runner: Runner, program: Program) => Promise<readonly Expectation[]>;

/** Runs the program. */
export const seenNow: Expectations = async (runner, program) =>
  expectationsOf(await gatherEvidence(runner, program));

/**
 * Runs a program only if no earlier process has: what its runs say does not depend on the rules.
 * It is kept by the program's text and by all code that takes part in a run, so that a change of
 * the shim, the SDK or the oracle runs everything anew.
 *
 * @param root - the repository's folder
 */
export async function keptExpectations(root: string): Promise<Expectations> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["evidence", "oracle", "runner"].map((name) => `test/fuzz/semantics/${name}.ts`),
    bundle: true,
    // The shim is bundled, since it is what the programs import.
    external: ["openai", "esbuild"],
    supported: { "top-level-await": true },
    platform: "node",
    format: "esm",
    outdir: "none",
    write: false,
  });
  const folder = join(
    root,
    "node_modules/.cache/fuzz-semantics",
    digest(VERSION, process.version, ...outputFiles.map(({ text }) => text)),
  );
  mkdirSync(folder, { recursive: true });
  return async (runner, program) => {
    const { filename, takesId, watched } = program;
    const file = join(
      folder,
      `${digest(filename, String(takesId), JSON.stringify(program.sites), watched)}.json`,
    );
    if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Expectation[];
    const expectations = await seenNow(runner, program);
    writeFileSync(file, JSON.stringify(expectations));
    return expectations;
  };
}

function digest(...texts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex").slice(0, 32);
}
