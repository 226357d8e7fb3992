import { isSdkModule } from "./modules.js";

/** Specifiers of the project's own files: relative, absolute, `#imports`, and common aliases. */
const OWN_FILE = /^(?:\.{0,2}\/|[#~$]|@\/|\w+:|src\/|lib\/|app\/)/u;

/** A package, or an export of one, that says it has to do with OpenAI. */
const OPENAI_NAME = /open-?ai|azure|gpt|llm|\bai\b|(?:^|[-_/.@])ai(?:$|[-_/.])|\bclient\b/iu;

/** Other SDKs, and wrappers of them, that happen to have one of those words in their names. */
const OTHER_SDK =
  /anthropic|mistral|gemini|googleapis|google-|cohere|groq|llama-?stack|perplexity|\bfal\b|replicate|together-ai|typeform|surveymonkey|jotform|qualtrics|formbricks/iu;

/**
 * Whether what a module exports is known to be something else than an OpenAI client: another
 * package's export whose name says nothing of OpenAI. A project's own files may export anything.
 *
 * @param specifier - the module specifier
 * @param path - the export and what was read or called on the way: `createClient()`
 */
export function isForeignModule(specifier: string, path: string): boolean {
  if (isSdkModule(specifier) || OWN_FILE.test(specifier)) return false;
  if (OTHER_SDK.test(specifier) || OTHER_SDK.test(path)) return true;
  return !OPENAI_NAME.test(specifier) && !OPENAI_NAME.test(path);
}
