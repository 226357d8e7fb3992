import type { TSESTree } from "@typescript-eslint/utils";
import { keptIn } from "./destination.js";
import { findMisreadErrors } from "./misread-errors.js";
import type { Model } from "./model.js";
import { parentOf, programOf } from "./nodes.js";
import { noticedAt } from "./noticed-failures.js";
import type { Read } from "./read.js";
import { ReasonTellers } from "./reason-tellers.js";
import type { ResponseName } from "./response-at.js";
import { ResponseNames } from "./response-at.js";
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
import { ValuesByPlace } from "./values-by-place.js";

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
  /** What names the failed response where it throws, if something does. */
  readonly response: ResponseName | undefined;
}

/** Finds the places where the reason of a failed run is lost, in source order. */
export function findLostReasons(model: Model): LostReason[] {
  const throwers = new Throwers(model);
  const tellers = new ReasonTellers(model);
  const values = new ValuesByPlace(model.nodes);
  const names = new ResponseNames(model, values);
  const lost: LostReason[] = [];
  const add = (
    kind: LostReason["kind"],
    node: TSESTree.Node,
    read: Read,
    thrower: Thrower | undefined,
  ): void => {
    // What an imported helper does is reported in its own file.
    if (programOf(node) !== model.ast) return;
    const onlyFailed = thrower !== undefined && isOnlyFailed(model, thrower, read);
    const response = thrower === undefined ? undefined : names.at(thrower.node, read);
    lost.push({ node, kind, read, thrower, onlyFailed, response });
  };
  const reported = new Set<Thrower>();
  for (const { node, kind, read } of findMisreadErrors(model)) {
    const thrower = throwers.around(node);
    if (thrower !== undefined) reported.add(thrower);
    add(kind, node, read, thrower);
  }
  for (const { node, read } of findUnguardedErrors(model)) {
    for (const thrower of throwersOf(model, throwers, node)) {
      if (reported.has(thrower)) continue;
      reported.add(thrower);
      add("unguarded", thrower.node, read, thrower);
    }
  }
  for (const thrower of throwers.all) {
    const read = reported.has(thrower) ? undefined : droppedBy(model, values, tellers, thrower);
    if (read !== undefined) add("dropped", thrower.node, read, thrower);
  }
  return lost.sort((left, right) => left.node.range[0] - right.node.range[0]);
}

/** The read whose failure an error is thrown for that does not say why it failed. */
function droppedBy(
  model: Model,
  values: ValuesByPlace,
  tellers: ReasonTellers,
  thrower: Thrower,
): Read | undefined {
  const noticed = noticedAt(model, values, thrower.node);
  if (noticed.length === 0) return undefined;
  const { value } = thrower;
  const told = value === undefined ? new Set<Read>() : reasonsIn(model.flow, value);
  return noticed.find((read) => !told.has(read) && !tellers.hasTold(thrower, read));
}

/** What throws an expression's value, or a variable that is declared with it. */
function throwersOf({ flow }: Model, throwers: Throwers, node: TSESTree.Node): Thrower[] {
  const direct = throwers.around(node);
  if (direct !== undefined) return [direct];
  let current: TSESTree.Node | undefined = node;
  while (current !== undefined && current.type !== "VariableDeclarator") {
    if (current.type.endsWith("Statement")) return [];
    current = parentOf(current);
  }
  const kept = current === undefined ? undefined : keptIn(flow, current.id);
  return (kept?.kind === "kept" ? kept.references : []).flatMap(
    (reference) => throwers.around(reference) ?? [],
  );
}

function isOnlyFailed({ executor }: Model, thrower: Thrower, read: Read): boolean {
  return [COMPLETED, CANCELLED, INCOMPLETE, QUEUED, IN_PROGRESS].every(
    (hypothesis) => !executor.isReached(thrower.node, ofRead(hypothesis, read)),
  );
}
