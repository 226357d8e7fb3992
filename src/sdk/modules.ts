import { ERROR_CLASSES } from "./error-classes.js";

/** Classes whose instances are clients. */
export const CLIENT_CLASSES: ReadonlySet<string> = new Set([
  "OpenAI",
  "AzureOpenAI",
  "BedrockOpenAI",
  "OpenAIClient",
]);

/** Whether a module specifier names the SDK, whole or in part. */
export function isSdkModule(specifier: string): boolean {
  return /^(?:npm:)?openai(?:@[^/]*)?(?:\/|$)/u.test(specifier);
}

/**
 * The SDK's own name for one of its exports, whichever of its modules it was imported from.
 *
 * @param name - the imported name; `default` and `*` both give the client class, since the
 *   module's namespace, its default export and `require("openai")` carry the same statics
 * @returns the name, or `undefined` for exports that matter to no rule
 */
export function sdkExportName(specifier: string, name: string): string | undefined {
  if (name === "default" || name === "*") {
    return /(?:^|\/)errors?(?:\.m?js)?$/u.test(specifier) && name === "default"
      ? undefined
      : "OpenAI";
  }
  return CLIENT_CLASSES.has(name) || ERROR_CLASSES.has(name) ? name : undefined;
}
