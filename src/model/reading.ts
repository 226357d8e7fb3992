import type { TSESTree } from "@typescript-eslint/utils";
import type { Flow } from "./flow/flow.js";
import type { FunctionNode } from "./nodes.js";
import { enclosingFunction, isFunction, isLoop, parentOf } from "./nodes.js";
import type { Read } from "./read.js";
import { isBackgroundRead } from "./read.js";

/** Which functions, calls and loops read a response, directly or through what they call. */
export interface Reading {
  /** The reads that a function may make. */
  readonly functions: ReadonlyMap<FunctionNode, ReadonlySet<Read>>;
  /** The reads that may be made while a loop's body runs. */
  readonly loops: ReadonlyMap<TSESTree.Node, ReadonlySet<Read>>;
}

/**
 * Follows the call graph from some reads up.
 *
 * @param wanted - the reads to follow
 */
export function findReading(
  flow: Flow,
  wanted: (read: Read) => boolean = (read) => isBackgroundRead(read) || read.method === "poll",
): Reading {
  const functions = new Map<FunctionNode, Set<Read>>();
  const loops = new Map<TSESTree.Node, Set<Read>>();
  const pending: (readonly [TSESTree.Node, Read])[] = [];
  for (const read of flow.reads.values()) {
    if (wanted(read)) pending.push([read.node, read]);
  }
  for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
    const [call, read] = entry;
    noteLoops(loops, call, read);
    const fn = enclosingFunction(call);
    if (fn === undefined) continue;
    let reads = functions.get(fn);
    if (reads === undefined) functions.set(fn, (reads = new Set()));
    if (reads.has(read)) continue;
    reads.add(read);
    for (const caller of flow.callers.get(fn) ?? []) pending.push([caller, read]);
  }
  return { functions, loops };
}

function noteLoops(loops: Map<TSESTree.Node, Set<Read>>, call: TSESTree.Node, read: Read): void {
  let current: TSESTree.Node = call;
  for (let parent = parentOf(current); parent !== undefined; parent = parentOf(current)) {
    if (isFunction(parent)) return;
    if (isLoop(parent) && !isOnceOnly(parent, current)) {
      let reads = loops.get(parent);
      if (reads === undefined) loops.set(parent, (reads = new Set()));
      reads.add(read);
    }
    current = parent;
  }
}

/** Whether a part of a loop is evaluated once, before it goes round. */
function isOnceOnly(loop: TSESTree.Node, part: TSESTree.Node): boolean {
  return (
    (loop.type === "ForStatement" && loop.init === part) ||
    ((loop.type === "ForOfStatement" || loop.type === "ForInStatement") && loop.right === part)
  );
}
