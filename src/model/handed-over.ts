import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName } from "./effects.js";
import type { CallSite, Flow } from "./flow/flow.js";
import { unwrap } from "./nodes.js";
import type { Read } from "./read.js";

/** Globals, and members of them, that check nothing of what they are given. */
const HARMLESS_GLOBALS =
  /^(?:Array|Boolean|JSON|Map|Number|Object|Promise|Reflect|Set|String|WeakMap|console|setImmediate|setInterval|setTimeout|structuredClone)\b/u;

/** Methods that write a line, or put something into a container, and check nothing. */
const HARMLESS_METHODS = /^(?:add|debug|info|log|push|set|silly|trace|unshift|verbose|warn)$/u;

/** Kinds of callees whose code, or meaning, is known. */
const KNOWN_CALLEES: ReadonlySet<string> = new Set([
  "class",
  "function",
  "method",
  "sdk",
  "settler",
  "shim",
  "streamMethod",
]);

/**
 * The reads whose whole response is given to code that cannot be looked into: `record(response)`
 * of another module may check it, and throw.
 */
export function findHandedOver(flow: Flow): ReadonlySet<Read> {
  const reads = new Set<Read>();
  for (const site of flow.callSites.values()) {
    if (!isOpaque(flow, site)) continue;
    for (const argument of site.args) {
      const given: Read[] = [];
      let isPromise = false;
      for (const token of argument.tokens) {
        if (token.kind === "response") given.push(token.read);
        // `withTimeout(read(), 5000)` waits for it, and checks nothing.
        if (token.kind === "rejects") isPromise = true;
      }
      if (!isPromise) for (const read of given) reads.add(read);
    }
  }
  return reads;
}

function isOpaque(flow: Flow, site: CallSite): boolean {
  for (const token of site.callee.tokens) {
    if (KNOWN_CALLEES.has(token.kind)) return false;
    if (token.kind === "external" && token.module === null && HARMLESS_GLOBALS.test(token.path)) {
      return false;
    }
  }
  const callee: TSESTree.Node = unwrap(site.node.callee);
  if (callee.type !== "MemberExpression") return true;
  return !HARMLESS_METHODS.test(calleeName(site.node)) && !isContainer(flow, callee.object);
}

/** Whether something is an array, a `Map` or a `Set` that the program makes. */
function isContainer(flow: Flow, node: TSESTree.Node): boolean {
  for (const { kind } of flow.tokensOf(node)) if (kind === "object") return true;
  return false;
}
