import { createRequire } from "node:module";
import { compileFunction } from "node:vm";
import { transform } from "esbuild";
import type { Program } from "./write/writer.js";

const require = createRequire(import.meta.url);

/** Modules of the programs, as an ES module of a user gets them, under their names. */
const esModules = new Map<string, unknown>();

for (const [name, module] of [
  ["openai", await import("openai")],
  ["openai-background-errors", await import("openai-background-errors")],
] as const) {
  // What esbuild makes of an import asks for this mark, which no namespace object has.
  esModules.set(name, Object.defineProperty({ ...module }, "__esModule", { value: true }));
}

/** What a program finds instead of the globals: whatever tells the time or what it does. */
export type Globals = Readonly<Record<string, unknown>>;

/** The `main` of a program. */
export type Main = (...args: unknown[]) => unknown;

/** The names of the globals that every program is given. */
const GLOBALS = [
  "$",
  "console",
  "Date",
  "setTimeout",
  "clearTimeout",
  "setInterval",
  "clearInterval",
] as const;

/** Loads a program as many times as it is run. */
export interface LoadedProgram {
  /** Evaluates it, with the module `node:timers/promises` and the globals that are given. */
  start(globals: Globals, timers: unknown): Main;
}

/** Translates a program to what Node.js runs. */
export async function loadProgram({ filename, watched }: Program): Promise<LoadedProgram> {
  const isCommonJs = filename.endsWith(".cjs");
  const { code } = await transform(watched, {
    loader: filename.endsWith(".ts") ? "ts" : "js",
    format: "cjs",
    target: "es2022",
    sourcefile: filename,
  });
  const evaluate = compileFunction(code, ["require", "module", "exports", ...GLOBALS]);
  return {
    start(globals, timers) {
      const module = { exports: {} as { main?: Main } };
      const load = (name: string): unknown =>
        name === "node:timers/promises"
          ? timers
          : isCommonJs
            ? require(name)
            : (esModules.get(name) ?? require(name));
      const given = [load, module, module.exports, ...GLOBALS.map((name) => globals[name])];
      Reflect.apply(evaluate, undefined, given);
      const { main } = module.exports;
      if (main === undefined) throw new Error("The program has no main.");
      return main;
    },
  };
}
