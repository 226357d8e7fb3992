import type { TSESTree } from "@typescript-eslint/utils";
import type { ErrorCheck } from "./error-checks.js";
import { findErrorChecks } from "./error-checks.js";
import type { ErrorToken } from "./flow/token.js";
import { isErrorToken } from "./flow/token.js";
import { CheckNesting } from "./guards.js";
import { makesError } from "./makes-error.js";
import type { Model } from "./model.js";
import { enclosingFunction, programOf, unwrap } from "./nodes.js";
import type { Read } from "./read.js";
import { isBackgroundRead, isStreamRead } from "./read.js";
import type { SameRetry } from "./retries.js";
import { retryOfSameRead } from "./retries.js";
import { COMPLETED, FAILED } from "./simulate/hypothesis.js";

/** A read, as a report speaks of it. */
export interface ReportedRead {
  readonly node: TSESTree.CallExpression;
  /** The method's name: `retrieve`, `stream`, `create`. */
  readonly method: string;
  readonly isStream: boolean;
  /** What the stream's events are taken from. */
  readonly iterated: readonly TSESTree.Node[];
}

/** An error check that a failed run does not reach. */
export interface CheckFinding {
  readonly check: ErrorCheck;
  /** The reads whose failure it does not see, in source order. */
  readonly reads: readonly ReportedRead[];
  /** Whether one of them is rejected where the check is made, and would throw its failure there, too. */
  readonly areInFront: boolean;
  /** Where the failure is thrown as a plain `Error` instead, if it is. */
  readonly thrown: TSESTree.Node | undefined;
  /** How the handler reads the same response again when the check is true, if it does. */
  readonly retry: SameRetry | undefined;
}

/** Finds the error checks that a failed run does not reach, in source order. */
export function findIneffectiveChecks(
  model: Model,
  options: { readonly checkHandled: boolean },
): CheckFinding[] {
  const checks = findErrorChecks(model);
  const nesting = new CheckNesting(model.flow, checks);
  const findings: CheckFinding[] = [];
  for (const check of checks) {
    if (!check.forFailure || nesting.isNested(check)) continue;
    if (check.isBase && nesting.onlyLeadsElsewhere(check)) continue;
    const untyped = untypedThrow(model, check);
    const reads =
      untyped?.reads ??
      readsBehind(check.errors).filter(
        (read) => !read.normalised && (options.checkHandled || !model.handled.has(read)),
      );
    if (reads.length === 0) continue;
    const finding: CheckFinding = {
      check,
      reads: sortReads(reads).map((read) => describeRead(model, read)),
      areInFront: readsBehind(check.errors).some((read) => reads.includes(read)),
      thrown: untyped?.thrown,
      retry: retryOfSameRead(model, check, reads),
    };
    if (programOf(check.node) === model.ast) findings.push(finding);
    else if (reads.some((read) => read.ast === model.ast)) {
      const unseen = [...check.errors].filter((error) =>
        error.kind === "rejection"
          ? reads.includes(error.read)
          : error.kind === "thrown" && error.node === untyped?.thrown,
      );
      for (const node of localCallsOf(model, check, new Set(unseen))) {
        if (!findings.some((known) => known.check.node === node)) {
          findings.push({ ...finding, check: { ...check, node } });
        }
      }
    }
  }
  return findings.sort((left, right) => left.check.node.range[0] - right.check.node.range[0]);
}

/** Where the linted file hands a caught value to the imported helper that makes the check. */
function localCallsOf(
  model: Model,
  check: ErrorCheck,
  errors: ReadonlySet<ErrorToken>,
): TSESTree.Node[] {
  const calls = new Set<TSESTree.Node>();
  const seen = new Set<TSESTree.Node>();
  const pending = [enclosingFunction(check.node)];
  for (let fn = pending.pop(); fn !== undefined; fn = pending.pop()) {
    if (seen.has(fn)) continue;
    seen.add(fn);
    for (const caller of model.flow.callers.get(fn) ?? []) {
      if (programOf(caller) !== model.ast) pending.push(enclosingFunction(caller));
      else if (handsOver(model, caller, errors)) calls.add(caller);
    }
  }
  return [...calls];
}

function handsOver(model: Model, call: TSESTree.Node, errors: ReadonlySet<ErrorToken>): boolean {
  if (call.type !== "CallExpression") return false;
  return call.arguments.some((argument) =>
    [...model.flow.tokensOf(argument)].some((token) => {
      const error = token.kind === "errorField" ? token.of : token;
      return isErrorToken(error) && errors.has(error);
    }),
  );
}

/** The background reads whose rejection a check may test. */
function readsBehind(errors: ReadonlySet<ErrorToken>): Read[] {
  const reads = new Set<Read>();
  for (const error of errors) {
    if (error.kind === "rejection" && isBackgroundRead(error.read)) reads.add(error.read);
  }
  return [...reads];
}

function sortReads(reads: readonly Read[]): Read[] {
  return [...reads].sort((left, right) => left.node.range[0] - right.node.range[0]);
}

/** What a report says of a read. */
export function describeRead(model: Model, read: Read): ReportedRead {
  return {
    node: read.node,
    method:
      read.method === "createStream"
        ? "create"
        : read.method === "retrieveStream"
          ? "retrieve"
          : read.method,
    isStream: isStreamRead(read),
    iterated: model.iterationsOf(read),
  };
}

/** A failure that reaches the check as a plain `Error`, and the reads that it is the failure of. */
function untypedThrow(
  model: Model,
  check: ErrorCheck,
): { thrown: TSESTree.Node; reads: Read[] } | undefined {
  for (const error of check.errors) {
    if (error.kind !== "thrown") continue;
    // A bare `response.error` is no instance of anything, but it has the code.
    const isUntyped =
      isPlainError(model, error.value, check.by) ||
      (check.by !== "code" && isBareReason(model, error.value));
    if (!isUntyped) continue;
    if (!model.executor.isReached(error.node, FAILED)) continue;
    const required = model.requiredFlags
      .readsOf(error.node)
      .filter(({ normalised }) => !normalised);
    if (required.length > 0) return { thrown: error.node, reads: required };
    if (model.executor.isReached(error.node, COMPLETED)) continue;
    const reads = [...readsDeciding(model, error.node)].filter(
      (read) => isBackgroundRead(read) && !read.normalised,
    );
    if (reads.length > 0) return { thrown: error.node, reads: readBefore(check, reads) };
  }
  return undefined;
}

/** Those of some reads that are rejected where the check is made; all of them, if none is. */
function readBefore({ errors }: ErrorCheck, reads: Read[]): Read[] {
  // A helper that throws for any response is called by others, too: theirs are none of this check's.
  const own = readsBehind(errors);
  const common = reads.filter((read) => own.includes(read));
  return common.length > 0 ? common : reads;
}

/** The reads whose outcome leads to a throw: by a test in its function, or by what calls that. */
function readsDeciding(model: Model, thrown: TSESTree.Node): Set<Read> {
  const fn = enclosingFunction(thrown);
  const decided = new Set(model.handled.decidedIn(fn));
  if (decided.size > 0) return decided;
  // `{ "response.failed": (event) => { throw … } }`
  for (const parameter of fn?.params ?? []) {
    for (const token of model.flow.tokensOf(parameter)) {
      if (token.kind === "event") decided.add(token.read);
    }
  }
  return decided;
}

/** `response.error` itself. */
function isBareReason(model: Model, expression: TSESTree.Node): boolean {
  for (const token of model.flow.tokensOf(expression)) {
    if (token.kind === "part" && token.part === "error") return true;
  }
  return false;
}

/**
 * `new Error(…)`, or a variable that holds one and nothing was stored in.
 *
 * @param by - what it is tested by: a field that it was given makes no other class of it
 */
function isPlainError(model: Model, expression: TSESTree.Node, by: ErrorCheck["by"]): boolean {
  const node = unwrap(expression);
  const assigned = assignedTo(model, node, by);
  if (assigned !== undefined) return isPlainError(model, assigned, by);
  if (node.type === "NewExpression" || node.type === "CallExpression") {
    return makesError(model.flow, node);
  }
  if (node.type !== "Identifier") return false;
  const variable = model.flow.variableOf(node);
  const [definition] = variable?.defs ?? [];
  if (definition?.node.type !== "VariableDeclarator" || definition.node.init === null) return false;
  const isChanged = variable?.references.some(
    ({ identifier }) =>
      identifier.parent.type === "MemberExpression" &&
      identifier.parent.object === identifier &&
      identifier.parent.parent.type === "AssignmentExpression",
  );
  if (isChanged === true && by !== "class") return false;
  return isPlainError(model, definition.node.init, by);
}

/** The first argument of an `Object.assign(…)` that does not give it the field that is tested. */
function assignedTo(
  { flow }: Model,
  node: TSESTree.Node,
  by: ErrorCheck["by"],
): TSESTree.Node | undefined {
  if (node.type !== "CallExpression") return undefined;
  const callee = unwrap(node.callee);
  const isAssign =
    callee.type === "MemberExpression" &&
    callee.object.type === "Identifier" &&
    callee.object.name === "Object" &&
    flow.variableOf(callee.object) === undefined &&
    flow.keyOf(callee) === "assign";
  if (!isAssign) return undefined;
  const [target, ...sources] = node.arguments;
  const lacksField = sources.every(
    (source) =>
      source.type === "ObjectExpression" &&
      source.properties.every(
        (property) => property.type === "Property" && flow.keyOf(property) !== by,
      ),
  );
  return by === "class" || lacksField ? target : undefined;
}
