import type { TSESTree } from "@typescript-eslint/utils";
import { isWithin } from "./call-index.js";
import { calleeName } from "./effects.js";
import type { ErrorCheck } from "./error-checks.js";
import type { Handler } from "./handlers.js";
import { caughtBy, handlersOf, promiseOf } from "./handlers.js";
import type { Model } from "./model.js";
import type { CallNode, FunctionNode } from "./nodes.js";
import { enclosingFunction, isFunction, unwrap } from "./nodes.js";
import { nodesWithin } from "./nodes-within.js";
import type { Poll } from "./polls.js";
import type { Read } from "./read.js";
import { ReadKeys } from "./read-keys.js";
import { readsSameResponse } from "./repeated-read.js";
import type { RetryWhen } from "./retry-decision.js";
import { isInequality, retryWhen } from "./retry-decision.js";
import type { Hypothesis } from "./simulate/hypothesis.js";
import { IN_PROGRESS } from "./simulate/hypothesis.js";
import { SOME_OBJECT, truthOf } from "./simulate/value.js";

/** Names of functions that run what they are given once more when it fails. */
const RETRIES = /retry|retries|backoff|attempt|again|persist/iu;

/** Options that say whether, or how often, to run it once more. */
const COUNTS = /^(?:max)?(?:retry|retries)$|^(?:should|max)?(?:Retry|Retries)/iu;

/** Options whose function says whether to run it once more. */
const ASKS_WHETHER = /retry|retriable|retryable|when|filter|condition|handle|predicate/iu;

/** Options whose function says whether to stop. */
const ASKS_WHETHER_NOT = /abort|bail|stop|giveUp|fatal/iu;

/** Options whose function is told, and stops by a throw. */
const IS_TOLD = /^on[A-Z]|failedAttempt|notify/u;

/** What is supposed when a handler runs. */
export interface Suppositions {
  /** Whether what a check looks for is what was caught. */
  readonly checks: ReadonlyMap<ErrorCheck, boolean>;
  /** Whether a test is true that checks are a part of. */
  readonly tests?: ReadonlyMap<TSESTree.Node, boolean> | undefined;
}

/** Which handlers go back to a read of the response whose failure they handle. */
export class Retries {
  readonly #model: Model;
  readonly #keys: ReadKeys;

  constructor(model: Model) {
    this.#model = model;
    this.#keys = new ReadKeys(model.flow, model.reading, model.polls.calls);
  }

  /**
   * Whether a handler that catches the failure of some reads comes to read the same response again.
   *
   * @param suppositions - what is supposed of the checks in it; of any other nothing is known
   */
  goesBack(
    handler: Handler,
    reads: ReadonlySet<Read>,
    { checks, tests = new Map() }: Suppositions,
  ): boolean {
    const assumed = new Map<TSESTree.Node, unknown>(tests);
    for (const [check, matches] of checks) suppose(assumed, check, matches);
    const hypothesis: Hypothesis = { ...IN_PROGRESS, isFailureCaught: true, assumed };
    switch (handler.kind) {
      case "callback":
        return this.#goesBackByCallback(handler.node, handler.call, reads, hypothesis);
      case "clause":
        return this.#goesBackByClause(handler.node, reads, hypothesis);
      case "log":
        return this.#goesOnAfter(handler.call, undefined, reads, hypothesis);
      case "option":
        return this.mayRunAgain(handler.call, reads, hypothesis);
    }
  }

  #goesBackByClause(
    clause: TSESTree.CatchClause,
    reads: ReadonlySet<Read>,
    base: Hypothesis,
  ): boolean {
    const { executor } = this.#model;
    const raised = clause.parent;
    const hypothesis: Hypothesis = { ...base, raised };
    for (const poll of this.#model.polls.all) {
      if (!poll.reads.some((read) => reads.has(read))) continue;
      const round = this.#roundWith(poll, raised);
      if (round !== undefined && executor.runTurn(round, hypothesis).goesRound) return true;
    }
    const run = executor.runStatement(clause.body, hypothesis);
    const { normal, returns, continues, breaks } = run.completion;
    const keys = this.#keysOf(raised.block, reads);
    if (normal || returns || continues.size > 0 || breaks.size > 0) {
      const isReached = (call: CallNode): boolean =>
        executor.isReachedIn(call, clause.body, run, hypothesis);
      if (this.#readsAgain(clause.body, keys, isReached)) return true;
    }
    if (this.#isThrownToWrapper(clause, run.reached, reads, base)) return true;
    const fn = enclosingFunction(clause);
    return fn !== undefined && this.#callersGoBack(fn, reads, base, hypothesis);
  }

  /** Whether a caller's loop goes on with what a function returns after it has caught the failure. */
  #callersGoBack(
    fn: FunctionNode,
    reads: ReadonlySet<Read>,
    base: Hypothesis,
    hypothesis: Hypothesis,
  ): boolean {
    const { flow, executor } = this.#model;
    const calls = [...(flow.callers.get(fn) ?? [])].filter(
      (call): call is TSESTree.CallExpression =>
        call.type === "CallExpression" && this.#pollsAround(call, reads, "loop").length > 0,
    );
    // To run a whole function for each of its handlers takes long where there are many.
    if (calls.length === 0) return false;
    const { completion, returned } = executor.run(fn, hypothesis);
    if (!completion.normal && !completion.returns) return false;
    // Nothing can be said of a loop that gets an object, or one thing or another.
    if (returned?.length !== 1 || returned[0] === SOME_OBJECT) return false;
    return calls.some((call) => this.#goesOnAfter(call, returned[0], reads, base, "loop"));
  }

  /** Whether a loop or a timer around a call goes round, where the call gives a value. */
  #goesOnAfter(
    call: TSESTree.CallExpression,
    value: unknown,
    reads: ReadonlySet<Read>,
    base: Hypothesis,
    kind?: Poll["kind"],
  ): boolean {
    const assumed = new Map(base.assumed).set(call, value);
    const hypothesis: Hypothesis = { ...base, raised: call, assumed };
    return this.#pollsAround(call, reads, kind).some(
      (poll) => this.#model.executor.runTurn(poll, hypothesis).goesRound,
    );
  }

  /** The loops and timers around a call that read one of some responses. */
  #pollsAround(
    call: TSESTree.CallExpression,
    reads: ReadonlySet<Read>,
    kind?: Poll["kind"],
  ): Poll[] {
    return this.#model.polls.all.filter(
      (poll) =>
        (kind === undefined ? poll.kind !== "recursion" : poll.kind === kind) &&
        poll.reads.some((read) => reads.has(read)) &&
        ownFunction(poll) === enclosingFunction(call) &&
        isWithin(call, poll.node),
    );
  }

  /** Whether a handler that throws the error on makes a wrapper read again. */
  goesBackByThrow(handler: Handler, reads: ReadonlySet<Read>): boolean {
    if (handler.kind === "option") return true;
    const around = handler.kind === "clause" ? handler.node : handler.call;
    const hypothesis: Hypothesis = { ...IN_PROGRESS, isFailureCaught: true };
    return this.#isRunAgain(around, reads, hypothesis) || this.#isInTimer(around, reads);
  }

  /** Whether nobody waits for the handler's function, since a timer calls it. */
  #isInTimer(node: TSESTree.Node, reads: ReadonlySet<Read>): boolean {
    const fn = enclosingFunction(node);
    return this.#model.polls.all.some(
      (poll) =>
        poll.isTimer &&
        poll.reads.some((read) => reads.has(read)) &&
        fn !== undefined &&
        (fn === poll.node || this.#model.polls.calls.runs(poll.node, fn)),
    );
  }

  /** The poll, if the `try` is a part of its turn, so that the simulation comes to it. */
  #roundWith(poll: Poll, raised: TSESTree.TryStatement): Poll | undefined {
    const { node } = poll;
    const fn = enclosingFunction(raised);
    if (fn === ownFunction(poll)) {
      return isWithin(raised, node) && !isInStaticBlock(raised, node) ? poll : undefined;
    }
    if (fn === undefined || !poll.isTimer) return undefined;
    const { calls } = this.#model.polls;
    if (!calls.runs(node, fn)) return undefined;
    const way = calls.functionsThatMake(this.#model.flow.callers.get(fn) ?? []);
    return { ...poll, isFollowed: (one) => one === fn || way.has(one) || poll.isFollowed(one) };
  }

  #goesBackByCallback(
    fn: FunctionNode,
    call: TSESTree.CallExpression,
    reads: ReadonlySet<Read>,
    hypothesis: Hypothesis,
  ): boolean {
    const { executor } = this.#model;
    const run = executor.run(fn, hypothesis);
    if (!run.completion.normal && !run.completion.returns) {
      return this.#isThrownToWrapper(fn, run.reached, reads, hypothesis, call);
    }
    const keys = this.#keysOf(promiseOf(call), reads);
    const isReached = (one: CallNode): boolean => executor.isReached(one, hypothesis);
    if (this.#readsAgain(fn, keys, isReached)) return true;
    const [value, ...others] = run.returned ?? [SOME_OBJECT];
    if (others.length > 0 || value === SOME_OBJECT) return false;
    return this.#goesOnAfter(call, value, reads, hypothesis);
  }

  /** Whether a call in some code reads one of the responses, and is made. */
  #readsAgain(
    code: TSESTree.Node,
    keys: ReadonlySet<string>,
    isReached: (call: CallNode) => boolean,
  ): boolean {
    if (keys.size === 0) return false;
    for (const call of this.#model.polls.calls.callsWithin(code)) {
      const again = this.#keys.of([call]);
      if ([...again].some((key) => keys.has(key)) && isReached(call)) return true;
    }
    return false;
  }

  /** The names of what the failing code has read. */
  #keysOf(code: TSESTree.Node, reads: ReadonlySet<Read>): Set<string> {
    const keys = this.#keys.of(this.#model.polls.calls.callsWithin(code), reads);
    if (keys.size > 0) return keys;
    // A promise that is kept in a variable was made elsewhere.
    const makers = this.#keptPromises(code, reads).flatMap((promise) =>
      this.#model.polls.calls.callsWithin(promise),
    );
    const kept = this.#keys.of(makers, reads);
    if (kept.size > 0) return kept;
    return this.#keys.of([...reads].map(({ node }) => node));
  }

  /** What the constants are declared with whose promise some code waits for. */
  #keptPromises(code: TSESTree.Node, reads: ReadonlySet<Read>): TSESTree.Node[] {
    const { flow, nodes } = this.#model;
    return nodesWithin(nodes.values, code).flatMap((value) => {
      if (value.type !== "Identifier") return [];
      const isPromise = [...flow.tokensOf(value)].some(
        (token) => token.kind === "rejects" && "read" in token.error && reads.has(token.error.read),
      );
      const [definition] = isPromise ? (flow.variableOf(value)?.defs ?? []) : [];
      const isConstant =
        definition?.parent?.type === "VariableDeclaration" && definition.parent.kind === "const";
      if (!isConstant || definition.node.type !== "VariableDeclarator") return [];
      return definition.node.init ?? [];
    });
  }

  /** Whether a handler throws the error on to a wrapper that runs the operation again. */
  #isThrownToWrapper(
    handler: FunctionNode | TSESTree.CatchClause,
    reached: ReadonlySet<TSESTree.Node>,
    reads: ReadonlySet<Read>,
    hypothesis: Hypothesis,
    call: TSESTree.Node = handler,
  ): boolean {
    const { flow, nodes } = this.#model;
    const rethrows = nodesWithin(nodes.throws, handler).some(
      (node) =>
        reached.has(node) &&
        [...flow.tokensOf(node.argument)].some(
          (token) =>
            (token.kind === "rejection" || token.kind === "typedFailure") && reads.has(token.read),
        ),
    );
    return rethrows && this.#isRunAgain(call, reads, hypothesis);
  }

  /** Whether an error that leaves the function around a node makes a wrapper run it again. */
  #isRunAgain(node: TSESTree.Node, reads: ReadonlySet<Read>, hypothesis: Hypothesis): boolean {
    const { flow } = this.#model;
    const fn = enclosingFunction(node);
    if (fn === undefined) return false;
    const around = this.#model.polls.calls.functionsThatMake(flow.callers.get(fn) ?? []);
    for (const operation of [fn, ...around]) {
      for (const caller of flow.callers.get(operation) ?? []) {
        const wrapper = caller as CallNode;
        if (isRetry(this.#model, wrapper) && isOperation(flow, wrapper, operation)) {
          if (this.mayRunAgain(wrapper, reads, hypothesis)) return true;
        }
      }
    }
    return false;
  }

  /** Whether a call of a retry wrapper may run an operation again that reads the same response. */
  mayRunAgain(call: CallNode, reads: ReadonlySet<Read>, hypothesis: Hypothesis): boolean {
    if (!isRetry(this.#model, call)) return false;
    const { flow, polls } = this.#model;
    const isSame = [...(flow.callees.get(call) ?? [])].some(
      (operation) =>
        isOperation(flow, call, operation) &&
        [...(this.#model.reading.functions.get(operation) ?? [])].some(
          (read) =>
            reads.has(read) && readsSameResponse(flow, polls.calls, read, { node: operation }),
        ),
    );
    return isSame && this.#predicatesAllow(call, hypothesis);
  }

  #predicatesAllow(call: CallNode, hypothesis: Hypothesis): boolean {
    const { executor } = this.#model;
    for (const { name, fn } of predicatesOf(this.#model, call)) {
      const { completion, returned } = executor.run(fn, hypothesis);
      if (!completion.normal && !completion.returns && completion.throws) return false;
      if (IS_TOLD.test(name)) continue;
      const truth = truthOf(returned);
      if (ASKS_WHETHER_NOT.test(name) ? truth === true : truth === false) return false;
    }
    return true;
  }
}

/** Whether a node runs where a class is defined: the simulation of the code around does not come to it. */
function isInStaticBlock(node: TSESTree.Node, outer: TSESTree.Node): boolean {
  let current: TSESTree.Node | undefined = node;
  while (current !== undefined && current !== outer && current.type !== "StaticBlock") {
    current = current.parent;
  }
  return current?.type === "StaticBlock";
}

/** The function in which a poll goes round. */
function ownFunction({ node }: Poll): FunctionNode | undefined {
  return isFunction(node) ? node : enclosingFunction(node);
}

/** Whether a function that is not at hand runs what it is given once more when it fails. */
export function isRetry({ flow }: Model, call: CallNode): boolean {
  if (!flow.unknownCalls.has(call)) return false;
  let isToldToRetry = false;
  for (const argument of call.arguments) {
    const options = unwrap(argument);
    if (options.type !== "ObjectExpression") continue;
    for (const property of options.properties) {
      if (property.type !== "Property" || !COUNTS.test(flow.keyOf(property))) continue;
      const value = unwrap(property.value);
      if (value.type === "Literal" && (value.value === false || value.value === 0)) return false;
      isToldToRetry = true;
    }
  }
  return isToldToRetry || RETRIES.test(calleeName(call));
}

/** Whether a function is what a wrapper runs, rather than what it asks or tells. */
function isOperation(flow: Model["flow"], call: CallNode, fn: FunctionNode): boolean {
  const [first] = call.arguments;
  if (first === undefined) return false;
  const isGiven = (node: TSESTree.Node): boolean =>
    [...flow.tokensOf(node)].some((token) => token.kind === "function" && token.node === fn);
  if (isGiven(first)) return true;
  const options = unwrap(first);
  return (
    options.type === "ObjectExpression" &&
    options.properties.some(
      (property) =>
        property.type === "Property" && isGiven(property.value) && !asks(flow.keyOf(property)),
    )
  );
}

function asks(name: string): boolean {
  return ASKS_WHETHER.test(name) || ASKS_WHETHER_NOT.test(name) || IS_TOLD.test(name);
}

/** The functions that a wrapper asks, or tells, about an error, with the name each has there. */
export function predicatesOf(
  { flow }: Model,
  call: CallNode,
): { readonly name: string; readonly fn: FunctionNode }[] {
  const found: { name: string; fn: FunctionNode }[] = [];
  const take = (name: string, node: TSESTree.Node): void => {
    for (const token of flow.tokensOf(node)) {
      if (token.kind === "function") found.push({ name, fn: token.node });
    }
  };
  for (const [index, argument] of call.arguments.entries()) {
    if (index > 0) take("retryIf", argument);
    for (const token of flow.tokensOf(argument)) {
      if (token.kind !== "object" || token.node.type !== "ObjectExpression") continue;
      for (const property of token.node.properties) {
        if (property.type !== "Property") continue;
        const name = flow.keyOf(property);
        if (asks(name)) take(name, property.value);
      }
    }
  }
  return found;
}

/** Supposes of a check that what it looks for was caught, or was not. */
function suppose(
  assumed: Map<TSESTree.Node, unknown>,
  { node }: ErrorCheck,
  matches: boolean,
): void {
  if (node.parent?.type === "SwitchStatement" && node.parent.discriminant === node) {
    // Something that no case names.
    if (!matches) assumed.set(node, SOME_OBJECT);
    return;
  }
  if (node.type === "CallExpression" && calleeName(node) === "indexOf") {
    assumed.set(node, matches ? 0 : -1);
    return;
  }
  assumed.set(node, matches !== isInequality(node));
}

/** How a handler comes to read the same response again. */
export interface SameRetry {
  readonly handler: Handler;
  readonly when: RetryWhen;
  /** Whether the handler may throw a failure on, and nothing reads again because of that. */
  readonly mayThrow: boolean;
}

/** How a handler that makes a check goes back to read the same response, if it does where it is true. */
export function retryOfSameRead(
  model: Model,
  check: ErrorCheck,
  reads: readonly Read[],
): SameRetry | undefined {
  const wanted = new Set(reads);
  for (const handler of handlersOf(model.flow, check.node)) {
    const caught = new Set(
      caughtBy(model.flow, handler).flatMap((error) =>
        error.kind !== "thrown" && wanted.has(error.read) ? [error.read] : [],
      ),
    );
    const goesBack = (suppositions: Suppositions): boolean =>
      model.retries.goesBack(handler, caught, suppositions);
    if (caught.size > 0 && goesBack({ checks: new Map([[check, true]]) })) {
      const mayThrow = !model.retries.goesBackByThrow(handler, caught);
      return { handler, when: retryWhen(goesBack, check), mayThrow };
    }
  }
  return undefined;
}
