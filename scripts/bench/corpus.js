import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { sourceFiles } from "../published-packages.js";
import { cachedPackage } from "./cache.js";

/** A large application, published with its sources: 3757 files of TypeScript. */
export const CORPUS = "@lobehub/chat@1.143.3";

/**
 * Every so many-th TypeScript file of the corpus.
 *
 * @param {number} step
 * @returns {{ folder: string, files: string[], mentions: Set<string> }} paths in the folder, and
 *   those of the files that mention OpenAI, in whatever spelling
 */
export function corpusFiles(step) {
  const folder = cachedPackage(CORPUS);
  const all = [...sourceFiles(folder, /\.tsx?$/u)];
  const files = all.filter((_, index) => index % step === 0).map((path) => relative(folder, path));
  const mentions = new Set(
    files.filter((file) => /open-?ai/iu.test(readFileSync(`${folder}/${file}`, "utf8"))),
  );
  return { folder, files, mentions };
}
