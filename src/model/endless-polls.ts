import type { TSESTree } from "@typescript-eslint/utils";
import type { ResponseStatus } from "../sdk/statuses.js";
import { RESPONSE_STATUSES } from "../sdk/statuses.js";
import { isWithin } from "./call-index.js";
import type { Model } from "./model.js";
import { enclosingFunction, isLoop, parentOf, unwrap } from "./nodes.js";
import { nodesWithin } from "./nodes-within.js";
import type { Poll } from "./polls.js";
import type { Read } from "./read.js";
import { isStreamRead } from "./read.js";
import { readId } from "./read-id.js";
import { constantElements } from "./simulate/evaluate-call.js";
import type { Hypothesis } from "./simulate/hypothesis.js";
import {
  CANCELLED,
  COMPLETED,
  FAILED,
  INCOMPLETE,
  IN_PROGRESS,
  QUEUED,
} from "./simulate/hypothesis.js";
import type { Turn } from "./simulate/round.js";
import { saysStatus } from "./status-tests.js";

/** A poll that does not end when its response does, or ends before it. */
export interface EndlessPoll {
  readonly poll: Poll;
  readonly read: Read;
  /** The terminal statuses after which it goes on. */
  readonly missed: readonly ResponseStatus[];
  /** Whether it ends while the response is still queued. */
  readonly endsAtOnce: boolean;
  /** Statuses it compares with that no response has. */
  readonly unknownStatuses: readonly string[];
}

/** Methods that ask whether a status is one of some. */
const MEMBERSHIP: ReadonlySet<string> = new Set(["has", "includes", "indexOf"]);

const TERMINAL = [FAILED, CANCELLED, INCOMPLETE, COMPLETED] as const;

/** Finds the polls that never end, in source order. */
export function findEndlessPolls(model: Model): EndlessPoll[] {
  const found: EndlessPoll[] = [];
  // The innermost first: what goes round outside of an endless poll never gets there.
  const polls = [...model.polls.all].sort((left, right) => size(left.node) - size(right.node));
  const reported = new Set<TSESTree.Node>();
  for (const poll of polls) {
    if (model.flow.moduleOf(poll.report)?.ast !== model.ast || reported.has(poll.report)) continue;
    if (
      found.some(
        (inner) => inner.poll.report !== poll.report && isWithin(inner.poll.report, poll.node),
      )
    )
      continue;
    const endless = examine(model, poll);
    if (endless === undefined) continue;
    reported.add(poll.report);
    found.push(endless);
  }
  return found.sort((left, right) => left.poll.report.range[0] - right.poll.report.range[0]);
}

function size({ range: [start, end] }: TSESTree.Node): number {
  return end - start;
}

function examine(model: Model, poll: Poll): EndlessPoll | undefined {
  const [read] = poll.reads;
  // What opens a stream again ends by its events.
  if (read === undefined || poll.reads.some(isStreamRead)) return undefined;
  const turns = new Map(
    [QUEUED, IN_PROGRESS, ...TERMINAL].map((hypothesis) => [
      hypothesis,
      model.executor.runTurn(poll, hypothesis),
    ]),
  );
  const pending = [turns.get(QUEUED), turns.get(IN_PROGRESS)];
  const missed = TERMINAL.filter(
    (hypothesis) =>
      !(hypothesis === FAILED && poll.reads.every(({ normalised }) => normalised)) &&
      goesOn(turns.get(hypothesis), pending),
  ).map(({ status }) => status);
  const unknown = unknownStatuses(model, poll);
  const endsAtOnce = missed.length === 0 && skipsQueued(model, poll, turns, unknown.length > 0);
  if (missed.length === 0 && !endsAtOnce) return undefined;
  if (missed.length === TERMINAL.length && !isAboutStatus(model, poll)) return undefined;
  return { poll, read, missed, endsAtOnce, unknownStatuses: unknown };
}

/** Whether a turn leads to another one, however often: nothing ends it that depends on the status. */
function goesOn(turn: Turn | undefined, pending: readonly (Turn | undefined)[]): boolean {
  if (turn === undefined) return false;
  if (!turn.leaves) return true;
  return (
    turn.goesRound &&
    !turn.mayLeave &&
    pending.every(
      (other) =>
        other?.goesRound === true && [...turn.exits].every((exit) => other.exits.has(exit)),
    )
  );
}

/** Whether a loop waits for something, and not only does things in turn. */
function isAboutStatus(model: Model, { node }: Poll): boolean {
  const isBounded =
    node.type === "ForOfStatement" || node.type === "ForInStatement" || hasOwnTest(model, node);
  return !isBounded && mentionsStatus(model, node);
}

/** Whether a loop has a test of something that is not the response. */
function hasOwnTest(model: Model, node: Poll["node"]): boolean {
  if (!("test" in node) || node.test === null) return false;
  return (
    model.executor.valueAt(node.test, QUEUED)?.length !== 1 && !mentions(model, node.test, true)
  );
}

function mentionsStatus(model: Model, node: Poll["node"]): boolean {
  if ("test" in node && node.test !== null && mentions(model, node.test, true)) return true;
  return mentions(model, node, false);
}

function mentions(model: Model, node: TSESTree.Node, orOutput: boolean): boolean {
  return nodesWithin(model.nodes.values, node).some((value) =>
    [...model.flow.tokensOf(value)].some(
      (token) =>
        (token.kind !== "response" && saysStatus(token)) ||
        (orOutput && token.kind === "part" && token.part === "output"),
    ),
  );
}

/** Whether a loop right behind the start of a response takes `queued` for its end. */
function skipsQueued(
  model: Model,
  poll: Poll,
  turns: ReadonlyMap<Hypothesis, Turn>,
  comparesUnknown: boolean,
): boolean {
  if (poll.kind !== "loop" || !isRightBehindStart(model, poll)) return false;
  const queued = turns.get(QUEUED);
  const inProgress = turns.get(IN_PROGRESS);
  if (queued === undefined || inProgress === undefined) return false;
  if (queued.goesRound || queued.mayLeave || !queued.leaves) return false;
  if (!inProgress.leaves) return true;
  // A status that does not exist keeps no loop going.
  const { node } = poll;
  return (
    comparesUnknown &&
    (node.type === "WhileStatement" || node.type === "ForStatement") &&
    node.test !== null &&
    !inProgress.goesRound
  );
}

/**
 * Whether the loop follows the start of the response that it reads, with no more in between than a
 * first read of it, made whatever its status is.
 */
function isRightBehindStart(model: Model, { node, reads }: Poll): boolean {
  return isBehindStart(model, node, reads, [], new Set());
}

/**
 * @param between - the reads between the place and the loop
 * @param seen - the functions that the search came through
 */
function isBehindStart(
  model: Model,
  place: TSESTree.Node,
  reads: readonly Read[],
  between: readonly Read[],
  seen: Set<TSESTree.Node>,
): boolean {
  const { flow, polls, reading } = model;
  const fn = enclosingFunction(place);
  const before = polls.calls
    .callsOf(fn)
    .filter((call) => call.range[1] <= place.range[0])
    .sort((left, right) => right.range[1] - left.range[1]);
  const first = [...between];
  for (const call of before) {
    const read = flow.reads.get(call);
    if (read?.method === "start") {
      const known = new Set([read, ...first]);
      return (
        first.every((one) => isReadOf(model, one, known)) &&
        reads.some((again) => isReadOf(model, again, known))
      );
    }
    if (read !== undefined) {
      if (isConditional(call, place)) return false;
      first.push(read);
      continue;
    }
    const callees = [...(flow.callees.get(call) ?? [])];
    if (callees.some((callee) => reading.functions.has(callee))) return false;
  }
  // A function that waits for what its callers have started.
  if (fn === undefined || seen.has(fn)) return false;
  seen.add(fn);
  const callers = [...(flow.callers.get(fn) ?? [])];
  return (
    callers.length > 0 && callers.every((call) => isBehindStart(model, call, reads, first, seen))
  );
}

/** Whether a call may be made more than once, or not at all, before a loop in its function is. */
function isConditional(call: TSESTree.Node, loop: TSESTree.Node): boolean {
  let child = call;
  for (let node = parentOf(child); node !== undefined; node = parentOf(child)) {
    if (isWithin(loop, node)) return false;
    if (isLoop(node) || node.type === "TryStatement" || node.type === "SwitchStatement")
      return true;
    if (
      (node.type === "IfStatement" || node.type === "ConditionalExpression") &&
      node.test !== child
    ) {
      return true;
    }
    if (node.type === "LogicalExpression" && node.right === child) return true;
    child = node;
  }
  return false;
}

/** Whether a read reads a response that a call has started or read. */
function isReadOf({ flow }: Model, read: Read, known: ReadonlySet<Read>): boolean {
  const id = readId(flow, read);
  return (
    id !== undefined &&
    [...flow.tokensOf(id)].some((token) => "read" in token && known.has(token.read))
  );
}

/** The words that a poll takes for statuses, and that are none of a response. */
function unknownStatuses(model: Model, { node }: Poll): string[] {
  const words: unknown[] = [];
  for (const comparison of nodesWithin(model.nodes.comparisons, node)) {
    if (!/^[=!]==?$/u.test(comparison.operator)) continue;
    const { left, right } = comparison;
    if (isStatus(model, left)) words.push(...(model.executor.valueAt(right, QUEUED) ?? []));
    if (isStatus(model, right)) words.push(...(model.executor.valueAt(left, QUEUED) ?? []));
  }
  for (const { cases, discriminant } of nodesWithin(model.nodes.switches, node)) {
    if (!isStatus(model, discriminant)) continue;
    for (const { test } of cases) {
      if (test !== null) words.push(...(model.executor.valueAt(test, QUEUED) ?? []));
    }
  }
  for (const call of nodesWithin(model.nodes.calls, node)) {
    const [argument] = call.arguments;
    const callee = unwrap(call.callee);
    if (argument === undefined || !isStatus(model, argument)) continue;
    if (callee.type !== "MemberExpression" || !MEMBERSHIP.has(model.flow.keyOf(callee))) continue;
    const frame = model.executor.frameAt(call, QUEUED);
    const elements = constantElements(model.executor.evaluator, callee.object, frame);
    words.push(...(elements?.values ?? []));
  }
  const names = words.filter((word) => typeof word === "string" && /^[a-z_-]+$/iu.test(word));
  return [...new Set(names as string[])].filter((name) => !RESPONSE_STATUSES.has(name));
}

function isStatus({ flow }: Model, expression: TSESTree.Node): boolean {
  return [...flow.tokensOf(expression)].some(
    (token) => token.kind === "part" && token.part === "status",
  );
}
