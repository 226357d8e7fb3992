import { isForeignModule } from "../../sdk/foreign-modules.js";
import { CLIENT_CLASSES, sdkExportName } from "../../sdk/modules.js";
import { ERROR_CLASSES } from "../../sdk/error-classes.js";
import { SHIM_EXPORTS } from "../../sdk/shim.js";
import { isStreamRead } from "../read.js";
import type { Cell } from "./cell.js";
import type { Flow } from "./flow.js";
import { ANY_KEY, UNKNOWN_INDEX } from "./flow.js";
import type { ErrorField, ResponsePart, Token } from "./token.js";

/** Globals of which the flow knows some functions by name. */
const KNOWN_GLOBALS = /^(?:Array|Object|Promise)$/u;

/** The properties of a response that rules ask about. */
const RESPONSE_PARTS: ReadonlyMap<string, ResponsePart> = new Map([
  ["error", "error"],
  ["id", "id"],
  ["incomplete_details", "incompleteDetails"],
  ["last_error", "lastError"],
  ["output", "output"],
  ["output_parsed", "output"],
  ["output_text", "output"],
  ["status", "status"],
]);

/** The properties of a caught error that a check can look at. */
const ERROR_FIELDS: ReadonlyMap<string, ErrorField> = new Map([
  ["code", "code"],
  ["constructor", "constructor"],
  ["name", "name"],
  ["status", "status"],
]);

/** Methods of `client.responses` that give a response or a stream of its events. */
const RESOURCE_METHODS: ReadonlySet<string> = new Set(["create", "parse", "retrieve", "stream"]);

/** `result` gets what the property `name` of a token is. */
export function loadFromToken(flow: Flow, token: Token, name: string, result: Cell): void {
  const { solver, tokens } = flow;
  const give = (loaded: Token): void => {
    solver.add(result, tokens.intern(loaded));
  };
  switch (token.kind) {
    case "class":
    case "object":
      solver.flow(flow.field(token, name), result);
      if (/^\d+$/u.test(name)) solver.flow(flow.field(token, UNKNOWN_INDEX), result);
      break;
    case "function":
      if (name !== "call" && name !== "apply" && name !== "bind") {
        solver.flow(flow.field(token, name), result);
      }
      break;
    case "external":
      if (token.module !== null)
        give(token.path === "*" ? { ...token, path: name } : derivedFrom(token, name));
      else if (KNOWN_GLOBALS.test(token.path)) give({ ...token, path: `${token.path}.${name}` });
      break;
    case "sdk":
      give(loadFromSdk(token.name, name));
      break;
    case "shim":
      if (token.name === "*") {
        if (SHIM_EXPORTS.has(name)) give({ kind: "shim", name });
        else if (name === "default") give(token);
      }
      break;
    case "client":
      if (name === "responses") give({ kind: "resource", typed: token.typed });
      else if (name === "beta") give(token);
      else if (name === "constructor") give({ kind: "sdk", name: "OpenAI" });
      else if (name === "withOptions") give({ kind: "method", name, typed: token.typed });
      else give({ kind: "foreign" });
      break;
    case "resource":
      if (RESOURCE_METHODS.has(name)) give({ kind: "method", name, typed: token.typed });
      else if (name !== ANY_KEY) give({ kind: "foreign" });
      break;
    case "response": {
      const part = RESPONSE_PARTS.get(name);
      if (part !== undefined) give({ kind: "part", read: token.read, part });
      if (name === "withResponse") give({ kind: "method", name: "withResponse", typed: false });
      break;
    }
    case "part":
      if (token.part === "error" || token.part === "errorField") {
        give({ kind: "part", read: token.read, part: "errorField" });
      } else if (token.part !== "id" && token.part !== "status") {
        give(token);
      }
      break;
    case "stream":
      give({ kind: "streamMethod", read: token.read, typed: token.typed, name });
      break;
    case "event":
      if (name === "type") give({ kind: "eventType", read: token.read, taker: token.taker });
      else if (name === "response") give({ kind: "response", read: token.read });
      break;
    case "withResponse":
      if (name === "data") give(token.data);
      break;
    case "foreign":
    case "unknown":
      if (name !== ANY_KEY) give(token);
      break;
    case "errorField":
      if (token.field === "constructor" && name === "name") {
        give({ kind: "errorField", of: token.of, field: "constructorName" });
      }
      break;
    case "rejection":
    case "thrown":
    case "typedFailure": {
      const field = ERROR_FIELDS.get(name);
      if (field !== undefined) give({ kind: "errorField", of: token, field });
      break;
    }
    default:
  }
}

/**
 * What a step into an export of another module gives, by a property or a call. It is only told
 * whether it may be a client: to tell more apart would fill every cell of a large file.
 */
export function derivedFrom(token: Extract<Token, { kind: "external" }>, step: string): Token {
  return token.module !== null && isForeignModule(token.module, `${token.path}.${step}`)
    ? { kind: "foreign" }
    : { kind: "unknown" };
}

/** A static of the client class, or a member of the module's namespace. */
function loadFromSdk(owner: string, name: string): Token {
  if (owner !== "OpenAI" && !CLIENT_CLASSES.has(owner)) return { kind: "foreign" };
  if (name === "default") return { kind: "sdk", name: "OpenAI" };
  if (CLIENT_CLASSES.has(name) || ERROR_CLASSES.has(name)) return { kind: "sdk", name };
  return { kind: "foreign" };
}

/** What a name imported from a module is. */
export function importedToken(
  specifier: string,
  name: string,
  kind: "local" | "sdk" | "shim",
): Token | undefined {
  switch (kind) {
    case "sdk": {
      const exported = sdkExportName(specifier, name);
      return exported === undefined ? { kind: "foreign" } : { kind: "sdk", name: exported };
    }
    case "shim":
      if (name === "*" || name === "default") return { kind: "shim", name: "*" };
      return SHIM_EXPORTS.has(name) ? { kind: "shim", name } : { kind: "foreign" };
    case "local":
      return { kind: "external", module: specifier, path: name };
  }
}

/**
 * The token of what a read gives.
 *
 * @param typed - whether the client throws a failure instead of handing it on
 */
export function readResult(
  flow: Flow,
  read: Parameters<typeof isStreamRead>[0],
  typed: boolean,
): Token {
  return flow.tokens.intern(
    isStreamRead(read) ? { kind: "stream", read, typed } : { kind: "response", read },
  );
}
