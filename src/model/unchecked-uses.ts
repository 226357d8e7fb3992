import type { TSESTree } from "@typescript-eslint/utils";
import { destinationOf, keptIn } from "./destination.js";
import type { Flow } from "./flow/flow.js";
import { findHandedOver } from "./handed-over.js";
import { isValue } from "./handled.js";
import { Looks } from "./looks.js";
import type { Model } from "./model.js";
import { enclosingFunction, isPatternKey, unwrap } from "./nodes.js";
import type { Read } from "./read.js";
import { Rereads } from "./rereads.js";
import { COMPLETED, FAILED, ofRead } from "./simulate/hypothesis.js";
import { isRun } from "./simulate/is-run.js";
import { truthOf } from "./simulate/value.js";
import { ToldBeside } from "./told-beside.js";

/** A read whose output is used although nothing looked at how the run ended. */
export interface UncheckedRead {
  readonly read: Read;
  /** Where the output is used first. */
  readonly use: TSESTree.Node;
}

/** Array methods whose callback picks the elements to go on with. */
const SELECTIONS: ReadonlySet<string> = new Set(["filter", "find", "findLast"]);

/** Finds the reads whose output is used unlooked at, in source order. */
export function findUncheckedReads(model: Model): UncheckedRead[] {
  const { flow, handled, nodes } = model;
  const open = new Map<Read, TSESTree.Node[]>();
  for (const read of model.backgroundReads) {
    if (!read.normalised && (!handled.has(read) || isWrapped(model, read))) open.set(read, []);
  }
  if (open.size === 0) return [];
  const outcomes: [TSESTree.Node, Read][] = [];
  for (const node of nodes.values) {
    for (const [output, read] of outputsAt(model, node)) open.get(read)?.push(output);
    if (!isValue(node)) continue;
    for (const token of flow.tokensOf(node)) {
      if (token.kind !== "part") continue;
      const { part, read } = token;
      if (part === "status" || part === "error" || part === "errorField") {
        outcomes.push([node, read]);
      }
    }
  }
  for (const read of findHandedOver(flow)) open.delete(read);
  for (const read of findSelected(model)) open.delete(read);
  const beside = new ToldBeside(flow, outcomes);
  let looks: Looks | undefined;
  let repeated: Rereads | undefined;
  return [...open].flatMap(([read, outputs]) => {
    const unseen = handled.has(read)
      ? outputs.filter((output) => !(looks ??= new Looks(model)).has(output, read))
      : outputs;
    const use = firstUse(model, beside, read, unseen);
    if (use === undefined || (repeated ??= new Rereads(model)).has(read)) return [];
    return [{ read, use }];
  });
}

/** Whether the response is given to callers, each of which may look at it or not. */
function isWrapped({ flow }: Model, { node }: Read): boolean {
  const fn = enclosingFunction(node);
  return fn !== undefined && (flow.callers.get(fn)?.size ?? 0) > 1;
}

/** Where a response's output is taken out of it: `response.output_text`, `{ output: [first] }`. */
function outputsAt(
  { flow }: Model,
  node: TSESTree.Identifier | TSESTree.MemberExpression,
): [TSESTree.Node, Read][] {
  const taken: [TSESTree.Node, Read][] = [];
  const take = (source: TSESTree.Node, outputs: readonly TSESTree.Node[]): void => {
    for (const token of flow.tokensOf(source)) {
      if (token.kind !== "part" || token.part !== "output") continue;
      for (const output of outputs) taken.push([output, token.read]);
    }
  };
  if (node.type === "MemberExpression") {
    if (isValue(node) && !holdsOutput(flow, node.object)) take(node, [node]);
  } else if (isPatternKey(node)) {
    const kept = keptIn(flow, node.parent.value);
    if (kept.kind === "kept") take(node.parent, kept.references);
  }
  return taken;
}

/** Whether an output is taken out of a response here, or may be, and did not come by another way. */
function isTakenOut(flow: Flow, output: TSESTree.Node): boolean {
  if (output.type !== "MemberExpression") return true;
  for (const token of flow.tokensOf(output.object)) if (token.kind === "response") return true;
  return false;
}

function holdsOutput(flow: Flow, node: TSESTree.Node): boolean {
  for (const token of flow.tokensOf(node)) {
    if (token.kind === "part" && token.part === "output") return true;
  }
  return false;
}

/** Where a failed run's output ends up, if the program lets it get anywhere. */
function firstUse(
  model: Model,
  beside: ToldBeside,
  read: Read,
  outputs: readonly TSESTree.Node[],
): TSESTree.Node | undefined {
  const { executor, flow } = model;
  const failed = ofRead(FAILED, read);
  // What is only taken out of completed responses is nowhere the output of a failed one.
  const sources = outputs.filter((output) => isTakenOut(flow, output));
  const mayBeFailed = (output: TSESTree.Node): boolean =>
    isRun(executor, output, failed) && model.held.mayHold(output, new Set([read]), failed);
  if (sources.length > 0 && !sources.some(mayBeFailed)) return undefined;
  const seen = new Set<TSESTree.Node>();
  const pending = outputs.filter(mayBeFailed).reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (!isRun(executor, node, failed)) continue;
    if (beside.has(node, read)) continue;
    if (isParsed(node)) return node;
    const destination = destinationOf(flow, node);
    switch (destination.kind) {
      case "kept":
        pending.push(...destination.references);
        break;
      case "lost":
        break;
      case "returned": {
        const callers = [...(flow.callers.get(destination.fn) ?? [])];
        // A callback's result goes to code that nobody has seen.
        const known = callers.filter(
          (call) => !flow.unknownCalls.has(call as TSESTree.CallExpression),
        );
        if (known.length < callers.length || callers.length === 0) return node;
        pending.push(...known);
        break;
      }
      case "used":
        return node;
    }
  }
  return undefined;
}

/** `JSON.parse(response.output_text)` throws for the empty text of a failed run. */
function isParsed(node: TSESTree.Node): boolean {
  const { parent } = node;
  // The text of a failed run is empty, not missing: what stands behind `??` is not taken.
  if (parent?.type === "LogicalExpression" && parent.operator === "??" && parent.left === node) {
    return isParsed(parent);
  }
  if (parent?.type !== "CallExpression" || parent.callee === node) return false;
  const callee = unwrap(parent.callee);
  return (
    callee.type === "MemberExpression" &&
    callee.property.type === "Identifier" &&
    callee.property.name === "parse"
  );
}

/** The reads whose failed responses a `filter` leaves behind. */
function findSelected(model: Model): Read[] {
  const { executor, flow, nodes } = model;
  const reads: Read[] = [];
  for (const call of nodes.calls) {
    const callee = unwrap(call.callee);
    const [callback] = call.arguments;
    if (callee.type !== "MemberExpression" || !SELECTIONS.has(flow.keyOf(callee))) continue;
    if (callback === undefined) continue;
    for (const token of flow.tokensOf(callback)) {
      if (token.kind !== "function") continue;
      for (const element of flow.parameterCell(token.node, 0).tokens) {
        if (element.kind !== "response") continue;
        const keeps = (hypothesis: typeof FAILED): boolean | undefined =>
          truthOf(executor.run(token.node, ofRead(hypothesis, element.read)).returned);
        if (keeps(FAILED) === false && keeps(COMPLETED) !== false) reads.push(element.read);
      }
    }
  }
  return reads;
}
