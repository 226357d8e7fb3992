import type { TSESTree } from "@typescript-eslint/utils";
import type { Read } from "../read.js";
import type { CallNode, ClassNode, FunctionNode } from "../nodes.js";
import type { Cell } from "./cell.js";

/** Something a `throw`, a rejection or a `reject(…)` carries to a handler. */
export type ErrorToken =
  /** The read's own rejection: an HTTP error, a lost connection, an abort. */
  | { readonly kind: "rejection"; readonly read: Read }
  /** The typed error that the shim throws for a failed response of the read. */
  | { readonly kind: "typedFailure"; readonly read: Read }
  /** What a `throw` statement or a call of `reject` throws; `value` is the thrown expression. */
  | {
      readonly kind: "thrown";
      readonly node: CallNode | TSESTree.ThrowStatement;
      readonly value: TSESTree.Node;
    };

/** A property of a response, by what it says. */
export type ResponsePart =
  /** `response.error`. */
  | "error"
  /** A property of `response.error`. */
  | "errorField"
  /** `response.id`. */
  | "id"
  /** `response.incomplete_details`, or a property of it. */
  | "incompleteDetails"
  /** `response.last_error`, a field of another API, or a property of it. */
  | "lastError"
  /** `response.output_text`, `.output`, `.output_parsed`, or something read out of them. */
  | "output"
  /** `response.status`. */
  | "status";

/** A property of a caught error that a check can look at. */
export type ErrorField = "code" | "constructor" | "constructorName" | "name" | "status";

/**
 * An abstract value: one thing that an expression may evaluate to. Tokens are interned, so two
 * equal ones are the same object.
 */
export type Token =
  | ErrorToken
  | { readonly kind: "class"; readonly node: ClassNode }
  | { readonly kind: "client"; readonly typed: boolean }
  | { readonly kind: "errorField"; readonly of: ErrorToken; readonly field: ErrorField }
  /**
   * An event of a response's stream. `taker` is the loop, the `yield*` or the call of `on` that
   * took it out of the stream; `null` where the stream throws a failure before it is an event.
   */
  | { readonly kind: "event"; readonly read: Read; readonly taker: TSESTree.Node | null }
  | { readonly kind: "eventType"; readonly read: Read; readonly taker: TSESTree.Node | null }
  /** Something from another module (`module`) or from the environment (`module: null`). */
  | { readonly kind: "external"; readonly module: string | null; readonly path: string }
  /** A value that is known to have nothing to do with responses. */
  | { readonly kind: "foreign" }
  | { readonly kind: "function"; readonly node: FunctionNode }
  /** A method of the SDK's `responses`, or of one of its streams, that gives a response. */
  | { readonly kind: "method"; readonly name: string; readonly typed: boolean }
  /** An object, array, `Map`, `Set` or instance made at `node`. */
  | { readonly kind: "object"; readonly node: TSESTree.Node }
  | { readonly kind: "part"; readonly read: Read; readonly part: ResponsePart }
  /** A promise that may reject with `error`. */
  | { readonly kind: "rejects"; readonly error: ErrorToken }
  /** The `resolve` (`settles: "value"`) or `reject` parameter of a promise's executor. */
  | { readonly kind: "settler"; readonly settles: "error" | "value"; readonly promise: Cell }
  /** `client.responses`. */
  | { readonly kind: "resource"; readonly typed: boolean }
  /** A response that was read, or started in the background. */
  | { readonly kind: "response"; readonly read: Read }
  /** A class or the namespace of the `openai` package, by its exported name. */
  | { readonly kind: "sdk"; readonly name: string }
  /** An export of the shim; `*` is its namespace. */
  | { readonly kind: "shim"; readonly name: string }
  /** The stream of a background response; a typed one throws where the response fails. */
  | { readonly kind: "stream"; readonly read: Read; readonly typed: boolean }
  /** A method of a stream: `on`, `finalResponse`, … */
  | {
      readonly kind: "streamMethod";
      readonly read: Read;
      readonly typed: boolean;
      readonly name: string;
    }
  /** Something that comes from an export of another module, and may be anything. */
  | { readonly kind: "unknown" }
  /** What `.withResponse()` resolves to. */
  | { readonly kind: "withResponse"; readonly data: Token };

/** Whether the token is something a handler can catch. */
export function isErrorToken(token: Token): token is ErrorToken {
  return token.kind === "rejection" || token.kind === "typedFailure" || token.kind === "thrown";
}

const identities = new WeakMap<object, number>();
let lastIdentity = 0;

/** A number that stands for an object, so that tokens can be interned by a string key. */
function identity(value: object): number {
  let id = identities.get(value);
  if (id === undefined) {
    id = ++lastIdentity;
    identities.set(value, id);
  }
  return id;
}

/** Gives equal tokens one identity. One table a model. */
export class TokenTable {
  readonly #tokens = new Map<string, Token>();

  /** The one token equal to `token`. */
  intern<T extends Token>(token: T): T {
    let key = "";
    for (const value of Object.values(token)) {
      key +=
        typeof value === "object" && value !== null
          ? `#${identity(value as object)}`
          : `|${String(value)}`;
    }
    const known = this.#tokens.get(key);
    // The key covers every property of a token, its kind first, so an equal key is an equal token.
    if (known !== undefined) return known as T;
    this.#tokens.set(key, token);
    return token;
  }
}
