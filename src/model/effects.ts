import type { TSESTree } from "@typescript-eslint/utils";
import type { CollectedNodes } from "./collected.js";
import { enclosingFunction, isFunction, unwrap } from "./nodes.js";

/** Something that a branch does and that others can see. */
export interface Effect {
  readonly node: TSESTree.Node;
  readonly kind: "call" | "return" | "store" | "throw";
  /** Whether it says by its own words that something failed. */
  readonly speaksOfFailure: boolean;
}

/** Words for a failure, in a name or a text. */
const FAILURE_WORDS =
  /fail|error|abort|cancel|unsuccessful|not complete|incomplete|did(?: not|n't)/iu;

/** Names of functions that answer somebody: a request, a caller that waits for a callback. */
const ANSWERS =
  /^(?:json|send|end|write|reply|respond|render|redirect|resolve|enqueue|callback|cb|done|next|sendStatus|sendError|rejectWithValue)$/u;

/** Those that answer a request over the network, not a caller in the same program. */
const HTTP_ANSWERS = /^(?:json|send|end|reply|respond)$/u;

/** Names of functions that throw for what they are given. */
const CHECKS =
  /^(?:assert|ensure|check|verify|validate|require|raise|throw|expect|reject|guard|must|handle)|fail|error/iu;

/** Names of functions that end things with an error. */
const REJECTS = /^(?:reject|fail|abort|exit|panic|die|bail|raise)$|^throw/u;

/** The name under which a call calls. */
export function calleeName(node: TSESTree.CallExpression | TSESTree.NewExpression): string {
  const callee = unwrap(node.callee);
  if (callee.type === "Identifier") return callee.name;
  if (callee.type === "MemberExpression" && callee.property.type === "Identifier") {
    return callee.property.name;
  }
  return "";
}

/** Whether a call answers a request or a caller. */
export function isAnswer(node: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  if (node.type === "NewExpression") return isHttpAnswer(node);
  return ANSWERS.test(calleeName(node));
}

/** Whether a call answers a request over the network. */
export function isHttpAnswer(node: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const name = calleeName(node);
  return node.type === "NewExpression" ? name === "Response" : HTTP_ANSWERS.test(name);
}

/** Whether a call looks like a check of what it is given. */
export function looksLikeCheck(node: TSESTree.CallExpression): boolean {
  return CHECKS.test(calleeName(node));
}

/** Objects whose methods write a log, or count things. */
const LOGGERS =
  /^(?:console|log|logger|logging|winston|pino|consola|bunyan|debug|metrics|telemetry|tracer|span|statsd|analytics|core|spinner)$|(?:log|logger)$/iu;

/** Functions that write a log. */
const LOGS = /^(?:log|debug|trace|warn|info|verbose|print|println)(?:[A-Z_]\w*)?$|(?:Log|Debug)$/u;

/** Whether a call only writes a log, and nobody is told. */
export function isLog(node: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const callee = unwrap(node.callee);
  if (callee.type !== "MemberExpression") return LOGS.test(calleeName(node));
  const object = unwrap(callee.object);
  const owner = object.type === "MemberExpression" ? unwrap(object.property) : object;
  const name =
    owner.type === "Identifier" || owner.type === "PrivateIdentifier"
      ? owner.name
      : owner.type === "CallExpression"
        ? calleeName(owner)
        : "";
  return LOGGERS.test(name);
}

/** The effects of every function, found once. */
export class EffectIndex {
  readonly #effects = new Map<TSESTree.Node | undefined, Effect[]>();

  constructor(nodes: CollectedNodes) {
    for (const node of nodes.throws) this.#add({ node, kind: "throw", speaksOfFailure: true });
    for (const node of nodes.returns) {
      this.#add({
        node,
        kind: "return",
        speaksOfFailure: node.argument !== null && speaksOfFailure(node.argument, 0),
      });
    }
    for (const node of nodes.calls) {
      const name = calleeName(node);
      const throws = REJECTS.test(name);
      this.#add({
        node,
        kind: throws ? "throw" : "call",
        speaksOfFailure:
          FAILURE_WORDS.test(name) ||
          node.arguments.some((argument) => speaksOfFailure(argument, 0)),
      });
    }
    for (const node of nodes.assignments) {
      if (node.left.type !== "MemberExpression") continue;
      this.#add({
        node,
        kind: "store",
        speaksOfFailure:
          speaksOfFailure(node.right, 0) ||
          (node.left.property.type === "Identifier" && FAILURE_WORDS.test(node.left.property.name)),
      });
    }
  }

  /** The effects in a function's own body; of the module's top level for `undefined`. */
  of(fn: TSESTree.Node | undefined): readonly Effect[] {
    return this.#effects.get(fn) ?? [];
  }

  #add(effect: Effect): void {
    const fn = enclosingFunction(effect.node);
    let effects = this.#effects.get(fn);
    if (effects === undefined) this.#effects.set(fn, (effects = []));
    effects.push(effect);
  }
}

/** Whether a value says that something failed: a text, or a property such as `error`. */
export function speaksOfFailure(expression: TSESTree.Node, depth = 0): boolean {
  const node = unwrap(expression);
  if (depth > 5 || isFunction(node)) return false;
  switch (node.type) {
    case "CallExpression":
    case "NewExpression":
      return (
        FAILURE_WORDS.test(calleeName(node)) ||
        node.arguments.some((argument) => speaksOfFailure(argument, depth + 1))
      );
    case "Literal":
      return typeof node.value === "string" && FAILURE_WORDS.test(node.value);
    case "ObjectExpression":
      return node.properties.some(
        (property) =>
          property.type === "Property" &&
          ((property.key.type === "Identifier" &&
            FAILURE_WORDS.test(property.key.name) &&
            !isNothing(property.value)) ||
            speaksOfFailure(property.value, depth + 1)),
      );
    case "TemplateLiteral":
      return node.quasis.some((quasi) => FAILURE_WORDS.test(quasi.value.raw));
    default:
      return false;
  }
}

/** Whether a value says that there is nothing: `error: null`. */
function isNothing(expression: TSESTree.Node): boolean {
  const node = unwrap(expression);
  return (
    (node.type === "Literal" && (node.value === null || node.value === false)) ||
    (node.type === "Identifier" && node.name === "undefined")
  );
}
