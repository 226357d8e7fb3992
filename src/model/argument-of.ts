import type { TSESTree } from "@typescript-eslint/utils";
import type { Flow } from "./flow/flow.js";
import type { CallNode, FunctionNode } from "./nodes.js";
import { unwrap } from "./nodes.js";

/** How many arguments stand before those that a timer hands on: `setTimeout(poll, 1000, id)`. */
const HANDED_ON_BEHIND: ReadonlyMap<string, number> = new Map([
  ["setImmediate", 1],
  ["setInterval", 2],
  ["setTimeout", 2],
]);

/** What a call gives for a parameter of a function that it runs, as far as that is known. */
export function argumentOf(
  flow: Flow,
  call: CallNode,
  fn: FunctionNode,
  index: number,
): TSESTree.CallExpressionArgument | undefined {
  if (!isHandedOn(flow, call, fn)) return argumentAt(call, index);
  const skipped = HANDED_ON_BEHIND.get(globalName(flow, call) ?? "");
  return skipped === undefined ? undefined : argumentAt(call, skipped + index);
}

/** `undefined` behind arguments that are spread, since there may be any number of them. */
function argumentAt(
  { arguments: given }: CallNode,
  index: number,
): TSESTree.CallExpressionArgument | undefined {
  const isSpread = given.slice(0, index + 1).some(({ type }) => type === "SpreadElement");
  return isSpread ? undefined : given[index];
}

/** Whether a timer runs a function, and hands it arguments of its own. */
export function isTimerOf(flow: Flow, call: CallNode, fn: FunctionNode): boolean {
  return isHandedOn(flow, call, fn) && HANDED_ON_BEHIND.has(globalName(flow, call) ?? "");
}

/** Whether a function is an argument of a call, which somebody else calls. */
function isHandedOn(flow: Flow, call: CallNode, fn: FunctionNode): boolean {
  const [first] = call.arguments;
  if (first === undefined || unwrap(first) === fn) return false;
  for (const token of flow.tokensOf(first)) {
    if (token.kind === "function" && token.node === fn) return true;
  }
  return false;
}

function globalName(flow: Flow, call: CallNode): string | undefined {
  for (const token of flow.tokensOf(call.callee)) {
    if (token.kind === "external" && token.module === null) return token.path.split(".").at(-1);
  }
  return undefined;
}
