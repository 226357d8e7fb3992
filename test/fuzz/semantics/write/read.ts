import type { PollChoices } from "../choices.js";
import { probe, site } from "../marked-text.js";
import type { Writer } from "./writer.js";

type Parts = Pick<PollChoices, "load" | "normalise" | "retrieve">;

const SHIM = "openai-background-errors";

/** Marks a call that reads, and tells when it is made. */
export function markRead(w: Writer, call: string): string {
  const name = w.next("r");
  return `${probe(`($.read("${name}"), `)}${site("read", name)}${call}${probe(")")}`;
}

/** A call that reads the response of an id: a promise. */
function readCall(w: Writer, { retrieve }: Pick<PollChoices, "retrieve">, id: string): string {
  const more =
    retrieve === "query"
      ? ', { include: ["reasoning.encrypted_content"] }'
      : retrieve === "options"
        ? ", {}, { timeout: 5_000 }"
        : "";
  return markRead(w, `${w.responses()}.retrieve(${id}${more})`);
}

/** An expression, in an async function, for the response of an id as it is now. */
export function readNow(w: Writer, parts: Parts, id: string): string {
  return checked(w, parts, `await ${readPromise(w, parts, id)}`);
}

/** The same as a promise. */
export function readPromise(w: Writer, parts: Parts, id: string): string {
  if (parts.load === "inline") return normalisedPromise(w, parts, readCall(w, parts, id));
  const name = w.next("load");
  const inner = normalisedPromise(w, parts, readCall(w, parts, "id"));
  switch (parts.load) {
    case "promise":
      w.define(name, ["id"], `  return ${inner};\n`, { isAsync: false });
      break;
    case "then":
      w.define(name, ["id"], `  return ${inner}.then((found${w.type("any")}) => found);\n`, {
        isAsync: false,
      });
      break;
    case "twice": {
      const outer = w.next("fetch");
      w.define(outer, ["id"], `  const found = await ${inner};\n  return found;\n`);
      w.define(name, ["id"], `  return await ${w.call(outer, ["id"])};\n`);
      break;
    }
    case "async":
      w.define(name, ["id"], `  return ${inner};\n`);
  }
  return w.call(name, [id]);
}

function normalisedPromise(w: Writer, { normalise }: Parts, call: string): string {
  return normalise === "then" ? `${call}.then(${w.import(SHIM, "throwIfFailed")})` : call;
}

function checked(w: Writer, { normalise }: Parts, value: string): string {
  if (normalise === "wrap") return `${w.import(SHIM, "throwIfFailed")}(${value})`;
  if (normalise !== "helper") return value;
  const error = w.import(SHIM, "errorFromResponse");
  w.top(
    `function checked(response${w.type("any")}) {\n  const error = ${error}(response);\n  if (error) throw error;\n  return response;\n}`,
  );
  return `checked(${value})`;
}
