import { readFileSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, relative, sep } from "node:path";

/**
 * The real path of an ordinary file: a link is judged by where it leads.
 *
 * @returns `undefined` for what is missing or not ours to read, and for anything else than a file: a
 *   pipe would keep its reader waiting, and a device need not end
 */
export function realFile(path: string): string | undefined {
  try {
    return statSync(path).isFile() ? realpathSync(path) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a path is a folder's, or leads into it. Both are absolute, without symbolic links. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  // To another drive of Windows the way is an absolute path.
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/**
 * The text of an ordinary file.
 *
 * @param maxBytes - a larger file is not read
 * @returns `undefined` as {@link realFile} does
 */
export function readRealFile(path: string, maxBytes: number): string | undefined {
  const file = realFile(path);
  try {
    return file === undefined || statSync(file).size > maxBytes
      ? undefined
      : readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
