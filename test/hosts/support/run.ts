import { execFile } from "node:child_process";
import type { ExecFileOptions } from "node:child_process";

/** How a program ended. */
export interface Ending {
  /** The exit code, or the signal that ended it. */
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, whatever its exit code is. */
export function run(
  file: string,
  args: readonly string[],
  options: Pick<ExecFileOptions, "cwd" | "env">,
): Promise<Ending> {
  return new Promise((resolve, reject) => {
    execFile(
      file,
      args,
      { ...options, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (error?.code === "ENOENT") reject(new Error(`There is no ${file}`, { cause: error }));
        else resolve({ code: error?.code ?? error?.signal ?? 0, stdout, stderr });
      },
    );
  });
}
