import { run } from "./run.js";

/** A project after `npm install`. */
export interface Installed {
  readonly path: string;
  /** Whether npm took the project as it is. */
  readonly succeeded: boolean;
  /** What npm warned of, or why it failed. */
  readonly complaints: readonly string[];
}

/** Runs `npm install` without a flag, as a user would. */
export async function npmInstall(path: string): Promise<Installed> {
  const { code, stderr } = await run("npm", ["install"], { cwd: path, env: userEnvironment() });
  const complaints = stderr
    .split("\n")
    .filter((line) => /^npm (?:warn|error)/iu.test(line))
    // It is about the machine's own configuration.
    .filter((line) => !line.includes("Unknown user config"));
  return { path, succeeded: code === 0, complaints };
}

/** What of the machine's configuration npm may have handed on to its scripts. */
const MACHINE =
  /^npm_config_(?:cache|cafile|globalconfig|https?_proxy|noproxy|registry|userconfig)$/u;

/** The environment without what `npm run` adds to it, such as the settings of this repository. */
function userEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith("npm_") || MACHINE.test(name),
  );
  // What the cache has is not asked for again.
  return { ...Object.fromEntries(kept), npm_config_prefer_offline: "true" };
}
