import OpenAI from "openai";
import OpenAI4 from "openai4";
import OpenAI5 from "openai5";
import OpenAI6 from "openai6";

/** Every version of the SDK that the shim supports; the classes come from the client. */
const SDKS = [OpenAI4, OpenAI5, OpenAI6, OpenAI] as unknown as readonly (typeof OpenAI)[];

/** openai 4 does not notice that a body breaks off, loses the code of a flat `error` event, and has no `withOptions`. */
export const OPENAI_4 = 0;

/** The version of the SDK that the shim itself imports. */
export const OWN_SDK = 3;

/** How many versions there are; each is called by its index. */
export const SDK_COUNT: number = SDKS.length;

/** A client of one version. It has nothing to say on the console. */
export function clientOf(sdk: number, baseURL: string, maxRetries = 0): OpenAI {
  const Client = SDKS[sdk] as typeof OpenAI;
  return new Client({ apiKey: "test", baseURL, maxRetries, logLevel: "off" });
}
