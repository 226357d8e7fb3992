import type { OpenAIBackgroundSettings } from "./config-types.js";
import { SHIM_MODULE } from "./sdk/shim.js";

/** The key of the plugin's shared settings. */
const SETTINGS_KEY = "openai-background";

/** The settings with their defaults. */
export type ResolvedSettings = Required<OpenAIBackgroundSettings>;

const DEFAULTS: ResolvedSettings = {
  shimModule: SHIM_MODULE,
  autofix: false,
  followImports: true,
};

/**
 * Reads the shared settings.
 *
 * @param settings - the whole `settings` object of the configuration
 * @throws Error that names the setting and says what is allowed, for an unknown or wrong one
 */
export function resolveSettings(settings: Readonly<Record<string, unknown>>): ResolvedSettings {
  const given = settings[SETTINGS_KEY];
  if (given === undefined) return DEFAULTS;
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new Error(`settings["${SETTINGS_KEY}"] must be an object, not ${describe(given)}.`);
  }
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(DEFAULTS, name)) {
      throw new Error(
        `settings["${SETTINGS_KEY}"] has no "${name}". Allowed are ${Object.keys(DEFAULTS)
          .map((allowed) => `"${allowed}"`)
          .join(", ")}.`,
      );
    }
    if (value !== undefined) checkValue(name, value);
  }
  return { ...DEFAULTS, ...withoutUndefined(given) };
}

function checkValue(name: string, value: unknown): void {
  const path = `settings["${SETTINGS_KEY}"].${name}`;
  if (name === "shimModule") {
    if (typeof value !== "string" || value === "") {
      throw new Error(`${path} must be a module specifier, not ${describe(value)}.`);
    }
  } else if (typeof value !== "boolean") {
    throw new Error(`${path} must be true or false, not ${describe(value)}.`);
  }
}

function describe(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  // A function or a symbol has no JSON.
  return text ?? `a ${typeof value}`;
}

function withoutUndefined(settings: object): Partial<ResolvedSettings> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
