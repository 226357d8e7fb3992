import type { TSESTree } from "@typescript-eslint/utils";
import { keptIn } from "./destination.js";
import { findMisreadErrors } from "./misread-errors.js";
import type { Model } from "./model.js";
import { parentOf } from "./nodes.js";
import { noticedAt } from "./noticed-failures.js";
import type { Read } from "./read.js";
import { ReasonTellers } from "./reason-tellers.js";
import {
  CANCELLED,
  COMPLETED,
  IN_PROGRESS,
  INCOMPLETE,
  ofRead,
  QUEUED,
} from "./simulate/hypothesis.js";
import type { Thrower } from "./throwers.js";
import { Throwers } from "./throwers.js";
import { reasonsIn } from "./told-reasons.js";
import { findUnguardedErrors } from "./unguarded-errors.js";

/** A place where it is known that a run failed, and why is lost. */
export interface LostReason {
  readonly node: TSESTree.Node;
  readonly kind:
    /** An error is thrown that says nothing of the reason. */
    | "dropped"
    /** `response.last_error`: there is no such field. */
    | "foreignField"
    /** `${response.error}`: "[object Object]". */
    | "objectAsText"
    /** `response.error.message`, where `error` may be `null`. */
    | "unguarded";
  readonly read: Read;
  /** What throws, if anything does. */
  readonly thrower: Thrower | undefined;
  /** Whether none but failed runs get there. */
  readonly onlyFailed: boolean;
}

/** Finds the places where the reason of a failed run is lost, in source order. */
export function findLostReasons(model: Model): LostReason[] {
  const throwers = new Throwers(model);
  const tellers = new ReasonTellers(model);
  const lost: LostReason[] = [];
  const reported = new Set<Thrower>();
  for (const { node, kind, read } of findMisreadErrors(model)) {
    const thrower = throwers.around(node);
    if (thrower !== undefined) reported.add(thrower);
    lost.push({ node, kind, read, thrower, onlyFailed: isOnlyFailed(model, thrower, read) });
  }
  for (const { node, read } of findUnguardedErrors(model)) {
    for (const thrower of throwersOf(model, throwers, node)) {
      if (reported.has(thrower)) continue;
      reported.add(thrower);
      const onlyFailed = isOnlyFailed(model, thrower, read);
      lost.push({ node: thrower.node, kind: "unguarded", read, thrower, onlyFailed });
    }
  }
  for (const thrower of throwers.all) {
    const dropped = reported.has(thrower) ? undefined : findDropped(model, tellers, thrower);
    if (dropped !== undefined) lost.push(dropped);
  }
  return lost.sort((left, right) => left.node.range[0] - right.node.range[0]);
}

function findDropped(
  model: Model,
  tellers: ReasonTellers,
  thrower: Thrower,
): LostReason | undefined {
  const { node, value } = thrower;
  const noticed = noticedAt(model, node);
  if (noticed.length === 0) return undefined;
  const told = value === undefined ? new Set<Read>() : reasonsIn(model.flow, value);
  const read = noticed.find((one) => !told.has(one) && !tellers.hasTold(thrower, one));
  if (read === undefined) return undefined;
  return { node, kind: "dropped", read, thrower, onlyFailed: isOnlyFailed(model, thrower, read) };
}

/** What throws an expression's value, or a variable that is declared with it. */
function throwersOf({ flow }: Model, throwers: Throwers, node: TSESTree.Node): Thrower[] {
  const direct = throwers.around(node);
  if (direct !== undefined) return [direct];
  let current: TSESTree.Node | undefined = node;
  while (current !== undefined && current.type !== "VariableDeclarator") {
    if (/Statement$/u.test(current.type)) return [];
    current = parentOf(current);
  }
  const kept = current === undefined ? undefined : keptIn(flow, current.id);
  return (kept?.kind === "kept" ? kept.references : []).flatMap(
    (reference) => throwers.around(reference) ?? [],
  );
}

function isOnlyFailed({ executor }: Model, thrower: Thrower | undefined, read: Read): boolean {
  return (
    thrower !== undefined &&
    [COMPLETED, CANCELLED, INCOMPLETE, QUEUED, IN_PROGRESS].every(
      (hypothesis) => !executor.isReached(thrower.node, ofRead(hypothesis, read)),
    )
  );
}
