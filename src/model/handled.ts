import type { TSESTree } from "@typescript-eslint/utils";
import { carriedBy } from "./carries.js";
import type { CollectedNodes } from "./collected.js";
import { consumersOf } from "./consumers.js";
import type { Decision } from "./decision.js";
import { decisionOf, isLocalCall } from "./decision.js";
import { EffectIndex, isAnswer, isHttpAnswer, isLog, looksLikeCheck } from "./effects.js";
import type { Flow } from "./flow/flow.js";
import type { HeldResponses } from "./held-responses.js";
import { enclosingFunction, isFunction, parentOf, unwrap } from "./nodes.js";
import { precedesRead } from "./precedes-read.js";
import type { Read } from "./read.js";
import type { Executor } from "./simulate/execute.js";
import type { Hypothesis } from "./simulate/hypothesis.js";
import { COMPLETED, FAILED, IN_PROGRESS, QUEUED } from "./simulate/hypothesis.js";
import { truthOf } from "./simulate/value.js";

/** A place where the outcome of some reads, or an answer about it, is at hand. */
interface Use {
  readonly node: TSESTree.Node;
  readonly reads: ReadonlySet<Read>;
}

/** An expression, seen as an answer to "has it failed?". */
type Verdict =
  /** It tells a failed run from every other. */
  | "explicit"
  /** It tells a completed run from a failed one, but not a failed one from all others. */
  | "implicit"
  /** It says nothing of it. */
  | "nothing"
  /** It asks code that cannot be looked into. */
  | "unknown";

/**
 * Which reads' failure some code of the program looks at: it compares the status with `"failed"`,
 * reads the error, or lets a failed run end in a throw, or in something returned, stored, logged
 * or answered that says so.
 */
export class HandledReads {
  readonly #flow: Flow;
  readonly #executor: Executor;
  readonly #held: HeldResponses;
  readonly #byEventType: boolean;
  readonly #effects: EffectIndex;
  readonly #handled = new Set<Read>();
  readonly #places = new Map<Read, TSESTree.Node[]>();
  /** What is being looked at. */
  #place: TSESTree.Node | undefined;
  readonly #seen = new Map<TSESTree.Node, Set<Read>>();
  readonly #pending: Use[] = [];
  readonly #decidedIn = new Map<TSESTree.Node | undefined, Set<Read>>();

  /** @param byEventType - whether a test of an event's type counts, or only what the response says */
  constructor(
    flow: Flow,
    nodes: CollectedNodes,
    executor: Executor,
    held: HeldResponses,
    byEventType = true,
  ) {
    this.#flow = flow;
    this.#byEventType = byEventType;
    this.#executor = executor;
    this.#held = held;
    this.#effects = new EffectIndex(nodes);
    for (const node of nodes.values) this.#addValue(node);
    for (const call of nodes.calls) {
      this.#place = call;
      this.#checkHandedOn(call);
      this.#checkAnswered(call);
      if (byEventType) this.#checkListener(call);
    }
    for (const node of nodes.news) {
      this.#place = node;
      this.#checkAnswered(node);
    }
    for (let use = this.#pending.pop(); use !== undefined; use = this.#pending.pop()) {
      this.#place = use.node;
      this.#look(use);
    }
  }

  /** Where the failure of what was read is looked at. */
  placesOf(read: Read): readonly TSESTree.Node[] {
    return this.#places.get(read) ?? [];
  }

  /** Whether some code looks at the failure of what was read. */
  has(read: Read): boolean {
    return this.#handled.has(read);
  }

  /** The reads whose outcome decides something in a function's own body. */
  decidedIn(fn: TSESTree.Node | undefined): ReadonlySet<Read> {
    return this.#decidedIn.get(fn) ?? new Set();
  }

  #noteDecision(use: Use, root: TSESTree.Node): void {
    const fn = enclosingFunction(root);
    let reads = this.#decidedIn.get(fn);
    if (reads === undefined) this.#decidedIn.set(fn, (reads = new Set()));
    for (const read of use.reads) reads.add(read);
  }

  #handle(reads: Iterable<Read>): void {
    for (const read of reads) {
      this.#handled.add(read);
      if (this.#place === undefined) continue;
      const places = this.#places.get(read);
      if (places === undefined) this.#places.set(read, [this.#place]);
      else places.push(this.#place);
    }
  }

  #addValue(node: TSESTree.Identifier | TSESTree.MemberExpression): void {
    if (!isValue(node)) return;
    const reads = new Set<Read>();
    for (const token of this.#flow.tokensOf(node)) {
      if (token.kind === "eventType" && this.#byEventType) reads.add(token.read);
      if (
        token.kind === "part" &&
        (token.part === "status" || token.part === "error" || token.part === "errorField")
      ) {
        reads.add(token.read);
      }
    }
    for (const read of reads) if (precedesRead(this.#flow, node, read)) reads.delete(read);
    if (reads.size > 0) this.#add({ node, reads });
  }

  #add(use: Use): void {
    let seen = this.#seen.get(use.node);
    if (seen === undefined) this.#seen.set(use.node, (seen = new Set()));
    const before = seen.size;
    for (const read of use.reads) seen.add(read);
    if (seen.size > before) this.#pending.push(use);
  }

  #look(use: Use): void {
    const decision = decisionOf(this.#flow, use.node);
    if (isBareValue(decision, use.node)) {
      this.#lookAtValue(use);
      return;
    }
    this.#noteDecision(use, decision.root);
    switch (decision.role) {
      case "loop":
        this.#decide(use, decision, "nothing");
        break;
      case "switch":
        this.#lookAtSwitch(use, decision);
        break;
      case "test":
        this.#decide(use, decision, "explicit");
        break;
      case "value":
        this.#lookAtAnswer(use, decision);
        break;
    }
  }

  /** A test decides what happens next. A loop's test that is explicit still only waits. */
  #decide(use: Use, decision: Decision, enough: Verdict): void {
    const verdict = this.#verdict(decision.root, decision.atom);
    if (enough === "explicit" && (verdict === "explicit" || verdict === "unknown")) {
      this.#handle(use.reads);
    } else if (verdict !== "nothing") {
      this.#lookAtRegion(use, decision.root);
    }
  }

  #lookAtSwitch(use: Use, decision: Decision): void {
    const statement = decision.root.parent;
    if (statement?.type !== "SwitchStatement") return;
    const unknown = { label: false };
    const start = (hypothesis: Hypothesis): TSESTree.SwitchCase | undefined => {
      const value = this.#value(decision.root, hypothesis);
      let fallback: TSESTree.SwitchCase | undefined;
      for (const branch of statement.cases) {
        if (branch.test === null) fallback = branch;
        else {
          const label = this.#value(branch.test, hypothesis);
          if (label?.length !== 1 || value?.length !== 1) unknown.label = true;
          else if (label[0] === value[0]) return entryOf(statement, branch);
        }
      }
      return fallback === undefined ? undefined : entryOf(statement, fallback);
    };
    const failed = start(FAILED);
    const completed = start(COMPLETED);
    const pending = [start(QUEUED), start(IN_PROGRESS)];
    if (
      unknown.label ||
      (failed !== undefined && failed !== completed && !pending.includes(failed))
    ) {
      const isDefault = failed?.test === null;
      if (!isDefault || unknown.label) {
        this.#handle(use.reads);
        return;
      }
    }
    if (failed !== completed) this.#lookAtRegion(use, decision.root);
  }

  /** An answer that is kept: in a variable, as what a predicate returns, as an argument. */
  #lookAtAnswer(use: Use, decision: Decision): void {
    const verdict = this.#verdict(decision.atom, decision.atom);
    if (isAsserted(decision.root) || (verdict === "explicit" && !this.#isAlike(decision.root))) {
      this.#handle(use.reads);
      this.#follow(use, decision.root);
      return;
    }
    if (verdict === "implicit") this.#lookAtRegion(use, decision.root);
    if (verdict === "nothing") {
      this.#lookAtLookup(use, decision);
      return;
    }
    this.#follow(use, decision.root);
  }

  /** `handlers[event.type]?.(event)`: a table that has an entry for the failure. */
  #lookAtLookup(use: Use, decision: Decision): void {
    const node = unwrap(decision.atom);
    if (node.type !== "MemberExpression") return;
    for (const token of this.#flow.tokensOf(node.object)) {
      if (token.kind !== "object" || token.node.type !== "ObjectExpression") continue;
      for (const property of token.node.properties) {
        if (property.type !== "Property") continue;
        const key = this.#flow.keyOf(property);
        if (key === FAILED.status || key === FAILED.eventType) this.#handle(use.reads);
      }
    }
  }

  /** The answer is asked again wherever the variable is used, or the predicate called. */
  #follow(use: Use, root: TSESTree.Node): void {
    const parent = parentOf(root);
    if (parent === undefined) return;
    if (parent.type === "VariableDeclarator" && parent.init === root) {
      this.#addReferences(parent.id, use.reads);
    } else if (parent.type === "AssignmentExpression" && parent.right === root) {
      this.#addReferences(parent.left, use.reads);
    } else if (parent.type === "ReturnStatement" || parent.type === "ArrowFunctionExpression") {
      const fn = parent.type === "ReturnStatement" ? enclosingFunction(parent) : parent;
      for (const caller of (fn && this.#flow.callers.get(fn)) ?? []) {
        this.#add({ node: caller, reads: use.reads });
      }
    }
  }

  #addReferences(target: TSESTree.Node, reads: ReadonlySet<Read>): void {
    const variable = target.type === "Identifier" ? this.#flow.variableOf(target) : undefined;
    for (const reference of variable?.references ?? []) {
      if (reference.isRead()) this.#add({ node: reference.identifier, reads });
    }
  }

  /** The status, the error or a part of it is used as it is: where does it go? */
  #lookAtValue(use: Use): void {
    // What waits for another end gives no failed response.
    if (!this.#held.mayHold(use.node, use.reads, FAILED)) return;
    for (const consumer of consumersOf(use.node)) {
      // What an arrow function returns is evaluated inside of it.
      const place = consumer.type === "ArrowFunctionExpression" ? consumer.body : consumer;
      if (!this.#executor.isReached(place, FAILED)) continue;
      switch (consumer.type) {
        case "ArrowFunctionExpression":
        case "ReturnStatement":
          if (this.#isReturnedToCaller(consumer, use.node)) this.#handle(use.reads);
          break;
        case "AssignmentExpression":
          if (consumer.left.type === "MemberExpression") this.#handleIfTerminal(use, consumer);
          else this.#addReferences(consumer.left, use.reads);
          break;
        case "CallExpression":
        case "NewExpression":
          if (isAnswer(consumer) || isAssertion(consumer)) this.#handle(use.reads);
          else this.#handleIfTerminal(use, consumer);
          break;
        case "ThrowStatement":
        case "YieldExpression":
          this.#handle(use.reads);
          break;
        case "VariableDeclarator":
          this.#addReferences(consumer.id, use.reads);
          break;
        default:
      }
    }
  }

  /**
   * What is done at every poll says nothing of a status: it must be done when the run is over, and
   * only then. An error that is stored is another matter, since only a failed run has one.
   */
  #handleIfTerminal(use: Use, node: TSESTree.Node): void {
    const isStored = node.type !== "CallExpression" || !isLog(node);
    if (isStored && this.#isReason(use.node)) {
      this.#handle(use.reads);
      return;
    }
    // What gives the response may have waited for its end.
    const pending = [QUEUED, IN_PROGRESS].filter(
      (each) =>
        this.#executor.isReached(node, each) && this.#held.mayHold(use.node, use.reads, each),
    );
    // Events of both kinds go by, one after the other, whichever of them is handled elsewhere.
    const enough = this.#isEventType(use.node) ? 0 : 1;
    if (pending.length <= enough) this.#handle(use.reads);
  }

  #isEventType(node: TSESTree.Node): boolean {
    for (const token of this.#flow.tokensOf(node)) if (token.kind === "eventType") return true;
    return false;
  }

  #isReason(node: TSESTree.Node): boolean {
    for (const token of this.#flow.tokensOf(node)) {
      if (token.kind === "part" && (token.part === "error" || token.part === "errorField")) {
        return true;
      }
    }
    return false;
  }

  /** A bare status that a same-file caller receives is that caller's to look at. */
  #isReturnedToCaller(node: TSESTree.Node, use: TSESTree.Node): boolean {
    const fn = isFunction(node) ? node : enclosingFunction(node);
    const value =
      node.type === "ReturnStatement" ? node.argument : isFunction(node) ? node.body : null;
    if (value === null || withoutFallback(value) !== use) return true;
    return fn === undefined || (this.#flow.callers.get(fn)?.size ?? 0) === 0;
  }

  /** Looks for an effect that failed runs have, and completed ones have not. */
  #lookAtRegion(use: Use, root: TSESTree.Node): void {
    // Of events every place is wanted: a stream may have several consumers.
    const open = new Set(
      [...use.reads].filter((read) => !this.#byEventType || !this.#handled.has(read)),
    );
    for (const effect of this.#effects.of(enclosingFunction(root))) {
      if (open.size === 0) return;
      if (
        !this.#executor.isReached(effect.node, FAILED) ||
        this.#executor.isReached(effect.node, COMPLETED)
      ) {
        continue;
      }
      const said = this.#saidBy(effect.node, open);
      if (effect.kind === "throw" || effect.speaksOfFailure) {
        this.#handle(open);
        return;
      }
      const everyPoll =
        effect.kind === "call" &&
        !isAnswer(effect.node as TSESTree.CallExpression) &&
        this.#executor.isReached(effect.node, QUEUED);
      if (!everyPoll) this.#handle(said);
      for (const read of said) if (!everyPoll) open.delete(read);
    }
  }

  /** Which of the reads an effect takes along: their status, their error, or all of them. */
  #saidBy(node: TSESTree.Node, reads: ReadonlySet<Read>): Read[] {
    const { outcome, whole } = carriedBy(
      this.#flow,
      node.type === "ReturnStatement" && node.argument !== null ? node.argument : node,
    );
    return [...reads].filter(
      (read) => outcome.has(read) || (whole.has(read) && this.#isGivenFailed(node, read)),
    );
  }

  /** What runs the function once more, to wait on, gives no failed response if the function does not. */
  #isGivenFailed(node: TSESTree.Node, read: Read): boolean {
    if (node.type !== "ReturnStatement" || node.argument === null) return true;
    return this.#held.mayHold(node.argument, new Set([read]), FAILED);
  }

  #verdict(root: TSESTree.Node, atom: TSESTree.Node): Verdict {
    const failed = truthOf(this.#value(root, FAILED));
    const completed = truthOf(this.#value(root, COMPLETED));
    if (failed === undefined && completed === undefined) {
      const asksElsewhere =
        truthOf(this.#value(atom, FAILED)) === undefined &&
        truthOf(this.#value(atom, COMPLETED)) === undefined &&
        truthOf(this.#value(atom, QUEUED)) === undefined;
      return asksElsewhere ? "unknown" : "nothing";
    }
    if (failed === completed) return "nothing";
    if (failed === undefined || completed === undefined) return "implicit";
    const queued = truthOf(this.#value(root, QUEUED));
    const inProgress = truthOf(this.#value(root, IN_PROGRESS));
    return queued === !failed && inProgress === !failed ? "explicit" : "implicit";
  }

  /** Whether an answer is the same for a failed run as for a completed one: it tells that the run is over. */
  #isAlike(root: TSESTree.Node): boolean {
    const failed = truthOf(this.#value(root, FAILED));
    return failed !== undefined && failed === truthOf(this.#value(root, COMPLETED));
  }

  #value(node: TSESTree.Node, hypothesis: Hypothesis): readonly unknown[] | undefined {
    const fn = enclosingFunction(node);
    return this.#executor.evaluator.value(node, {
      hypothesis,
      bindings: new Map(),
      reached: fn === undefined ? new Set() : this.#executor.run(fn, hypothesis).reached,
      fn,
      depth: 0,
    });
  }

  /** `assertCompleted(response)`: a check that is made elsewhere. */
  #checkHandedOn(call: TSESTree.CallExpression): void {
    if (!looksLikeCheck(call) || isLocalCall(this.#flow, call)) return;
    for (const argument of call.arguments) {
      for (const token of this.#flow.tokensOf(argument)) {
        if (token.kind === "response") this.#handle([token.read]);
      }
    }
  }

  /** `res.json(response)`: who made the request gets the status and the error. */
  #checkAnswered(node: TSESTree.CallExpression | TSESTree.NewExpression): void {
    if (isHttpAnswer(node)) this.#handle(carriedBy(this.#flow, node).whole);
  }

  /** `stream.on("response.failed", …)` */
  #checkListener(call: TSESTree.CallExpression): void {
    const [type] = call.arguments;
    if (type?.type !== "Literal" || type.value !== FAILED.eventType) return;
    for (const token of this.#flow.tokensOf(call.callee)) {
      if (token.kind === "streamMethod") this.#handle([token.read]);
    }
  }
}

/** The first case with code from which execution goes on: empty ones fall through. */
function entryOf(
  statement: TSESTree.SwitchStatement,
  branch: TSESTree.SwitchCase,
): TSESTree.SwitchCase {
  const rest = statement.cases.slice(statement.cases.indexOf(branch));
  return rest.find(({ consequent }) => consequent.length > 0) ?? branch;
}

/** Whether an identifier or member is read here, rather than written to or only a name. */
export function isValue(node: TSESTree.Identifier | TSESTree.MemberExpression): boolean {
  const { parent } = node;
  switch (parent.type) {
    case "AssignmentExpression":
      return parent.left !== node;
    case "MemberExpression":
      return parent.object === node || parent.computed;
    case "Property":
      return parent.value === node && parent.parent.type === "ObjectExpression";
    case "VariableDeclarator":
      return parent.init === node;
    case "ArrowFunctionExpression":
      return parent.body === node;
    case "AssignmentPattern":
      return parent.right === node;
    case "ArrayPattern":
    case "CatchClause":
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ImportSpecifier":
    case "MethodDefinition":
    case "RestElement":
      return false;
    default:
      return true;
  }
}

/** Whether nothing is asked of the value: it is only passed on. */
export function isBareValue(decision: Decision, use: TSESTree.Node): boolean {
  if (decision.role !== "value") return false;
  let node = use;
  while (node !== decision.root) {
    const parent = parentOf(node);
    if (parent === undefined) return true;
    const passes =
      parent.type === "LogicalExpression" ||
      parent.type === "AwaitExpression" ||
      parent.type === "SequenceExpression" ||
      unwrap(parent) !== parent;
    if (!passes) return false;
    node = parent;
  }
  // A call that gives an answer is followed as one, not as a value that is passed on.
  return use.type === "Identifier" || use.type === "MemberExpression";
}

/** What a value is unless it is missing: `response.status` of `response.status ?? "unknown"`. */
function withoutFallback(node: TSESTree.Node): TSESTree.Node {
  const value = unwrap(node);
  return value.type === "LogicalExpression" && value.operator !== "&&"
    ? withoutFallback(value.left)
    : value;
}

/** `assert(response.status === "completed")` */
function isAsserted(root: TSESTree.Node): boolean {
  const { parent } = root;
  return parent?.type === "CallExpression" && isAssertion(parent);
}

/** `assert.equal(response.status, "completed")`, `expect(response.status)` */
function isAssertion(call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const callee = unwrap(call.callee);
  const name =
    callee.type === "Identifier"
      ? callee.name
      : callee.type === "MemberExpression" && callee.object.type === "Identifier"
        ? callee.object.name
        : "";
  return /assert|invariant|expect|ensure|ok$/iu.test(name);
}
