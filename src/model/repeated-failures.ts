import type { TSESTree } from "@typescript-eslint/utils";
import { isWithin } from "./call-index.js";
import type { ErrorCheck } from "./error-checks.js";
import { findErrorChecks } from "./error-checks.js";
import type { Handler } from "./handlers.js";
import { caughtBy, rejectionCallback, rejectionLog } from "./handlers.js";
import type { Model } from "./model.js";
import type { CallNode } from "./nodes.js";
import { enclosingFunction } from "./nodes.js";
import type { Read } from "./read.js";
import type { Suppositions } from "./retries.js";
import { isRetry, predicatesOf } from "./retries.js";
import type { RetryWhen } from "./retry-decision.js";
import { retryWhen } from "./retry-decision.js";

/** A handler that catches the failure of a response, and comes to read the same one again. */
export interface RepeatedFailure {
  readonly handler: Handler;
  /** The check that makes it read again, if there is one in the handler. */
  readonly check: ErrorCheck | undefined;
  /** The checks of the caught failure that stand in the handler. */
  readonly checks: readonly ErrorCheck[];
  /** Where it reads again. */
  readonly when: RetryWhen;
  /** Whether the handler may throw the failure on, and nothing reads again because of that. */
  readonly mayThrow: boolean;
  /** Where the response was read. */
  readonly read: Read;
}

/** Finds the handlers that read a failed response again, in source order. */
export function findRepeatedFailures(model: Model): RepeatedFailure[] {
  const checks = findErrorChecks(model).filter(({ forFailure }) => forFailure);
  const found: RepeatedFailure[] = [];
  for (const handler of handlersIn(model)) {
    const reads = new Set<Read>();
    for (const error of caughtBy(model.flow, handler)) {
      if (error.kind === "typedFailure") reads.add(error.read);
    }
    const failure = reads.size === 0 ? undefined : examine(model, handler, reads, checks);
    if (failure !== undefined) found.push(failure);
  }
  return found.sort((left, right) => reportOf(left).range[0] - reportOf(right).range[0]);
}

/** Where a report of it starts: the check, the handler, or the wrapper that was told of none. */
export function reportOf({ handler, check }: RepeatedFailure): TSESTree.Node {
  if (check !== undefined) return check.node;
  return handler.kind === "option" ? handler.call : handler.node;
}

function* handlersIn(model: Model): Iterable<Handler> {
  const { flow, nodes } = model;
  for (const node of nodes.handlers) yield { kind: "clause", node };
  for (const call of nodes.calls) {
    const callback = rejectionCallback(flow, call);
    const log = rejectionLog(flow, call);
    if (log !== undefined) yield { kind: "log", node: log, call };
    else if (callback !== undefined) yield { kind: "callback", node: callback, call };
    else if (isRetry(model, call)) {
      const [operation] = flow.callees.get(call) ?? [];
      if (operation !== undefined) yield { kind: "option", node: operation, call };
    }
  }
}

function examine(
  model: Model,
  handler: Handler,
  reads: ReadonlySet<Read>,
  checks: readonly ErrorCheck[],
): RepeatedFailure | undefined {
  // Who catches the failure inside of the operation decides what the wrapper sees.
  if (handler.kind === "option" && catchesInside(model, handler.call, reads)) return undefined;
  const [read] = reads;
  const goesBack = (suppositions: Suppositions): boolean =>
    model.retries.goesBack(handler, reads, suppositions);
  if (read === undefined || !goesBack({ checks: new Map() })) return undefined;
  const mayThrow = !model.retries.goesBackByThrow(handler, reads);
  const own = checksIn(model, handler, reads, checks);
  for (const check of own) {
    const when = retryWhen(goesBack, check);
    if (when !== "always") return { handler, check, checks: own, when, mayThrow, read };
  }
  return { handler, check: undefined, checks: own, when: "always", mayThrow, read };
}

/** The checks of the caught failure that stand in the handler itself. */
function checksIn(
  model: Model,
  handler: Handler,
  reads: ReadonlySet<Read>,
  checks: readonly ErrorCheck[],
): ErrorCheck[] {
  const places =
    handler.kind === "option"
      ? predicatesOf(model, handler.call).map(({ fn }) => fn)
      : [handler.node];
  return checks.filter(
    (check) =>
      places.some((place) => isWithin(check.node, place)) &&
      [...check.errors].some((error) => error.kind === "typedFailure" && reads.has(error.read)),
  );
}

/** Whether the failure is caught, and judged, before it gets to the wrapper. */
function catchesInside(model: Model, call: CallNode, reads: ReadonlySet<Read>): boolean {
  const { flow, polls } = model;
  const functions = new Set([...(flow.callees.get(call) ?? [])]);
  for (const fn of [...functions]) {
    for (const inner of polls.calls.functionsRunBy(fn)) functions.add(inner);
  }
  return model.nodes.handlers.some((clause) => {
    const fn = enclosingFunction(clause);
    if (fn === undefined || !functions.has(fn)) return false;
    return [...flow.caughtCell(clause).tokens].some(
      (token) => token.kind === "typedFailure" && reads.has(token.read),
    );
  });
}
