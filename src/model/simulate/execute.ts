import type { TSESTree } from "@typescript-eslint/utils";
import { isWithin } from "../call-index.js";
import type { Flow } from "../flow/flow.js";
import { isHandedToCheck } from "../handed-check.js";
import type { CallNode, FunctionNode, LoopNode } from "../nodes.js";
import { enclosingFunction, isFunction, isLoop, parentOf, programOf, unwrap } from "../nodes.js";
import { AskedReads } from "./asked-reads.js";
import type { Completion } from "./completion.js";
import { completion, leaveAs, leaves } from "./completion.js";
import { effectsOf } from "./effects.js";
import { argumentBindings } from "./evaluate-call.js";
import type { Frame } from "./evaluate.js";
import { END_EVENTS, Evaluator, supposedEventType } from "./evaluate.js";
import type { Hypothesis } from "./hypothesis.js";
import { ofNoRead, withAnswers } from "./hypothesis.js";
import type { Round, Turn } from "./round.js";
import type { Possible } from "./value.js";
import { join } from "./value.js";

/** What a simulated function did. */
export interface Run {
  readonly completion: Completion;
  /** The statements that may be executed. */
  readonly reached: ReadonlySet<TSESTree.Node>;
  /** What it may return. */
  readonly returned: Possible;
  /** Which reads it asked about, where nothing is supposed of any. */
  readonly asked?: AskedReads | undefined;
}

/** A function runs until it reaches nothing new: this many times at the most. */
const MAX_PASSES = 3;

const MAX_INLINE_DEPTH = 6;

/** Functions that call each other are followed so deep: a call beyond it is taken to come back. */
const MAX_NESTING = 60;

/** Runs code under a hypothesis, every unknown test both ways. */
export class Executor {
  readonly flow: Flow;
  readonly evaluator: Evaluator;
  readonly #runs = new Map<TSESTree.Node, Map<Hypothesis, Run>>();
  readonly #running = new Set<TSESTree.Node>();
  readonly #readingLoops: ReadonlySet<TSESTree.Node>;

  /**
   * @param readingLoops - loops in which a response is read: their bodies are entered although the
   *   hypothesis, which speaks of the last status, says that they are over
   */
  constructor(flow: Flow, readingLoops: ReadonlySet<TSESTree.Node>) {
    this.flow = flow;
    this.#readingLoops = readingLoops;
    this.evaluator = new Evaluator(flow, (fn, frame) => this.#inline(fn, frame));
  }

  /** Runs a function, or the top level of a module. */
  run(fn: FunctionNode | TSESTree.Program, hypothesis: Hypothesis): Run {
    let runs = this.#runs.get(fn);
    if (runs === undefined) this.#runs.set(fn, (runs = new Map<Hypothesis, Run>()));
    let run = runs.get(hypothesis);
    if (run === undefined) {
      run = this.#sharedRun(fn, hypothesis) ?? this.#ownRun(fn, hypothesis);
      runs.set(hypothesis, run);
    }
    if (run.asked !== undefined) this.evaluator.asked?.addAll(run.asked);
    return run;
  }

  /** A run that is the same for every read that the function does not ask about. */
  #sharedRun(fn: FunctionNode | TSESTree.Program, hypothesis: Hypothesis): Run | undefined {
    const { read } = hypothesis;
    // To run once more for no read at all pays where there are several to be asked about.
    if (!read || this.flow.reads.size < 3) return undefined;
    const none = ofNoRead(hypothesis);
    if (none === undefined) return undefined;
    const run = this.run(fn, none);
    return run.asked?.concern(read) === false ? run : undefined;
  }

  #ownRun(fn: FunctionNode | TSESTree.Program, hypothesis: Hypothesis): Run {
    const given = { hypothesis, bindings: new Map<never, never>(), depth: 0 };
    if (hypothesis.read !== null) return this.#simulate(fn, given);
    const outer = this.evaluator.asked;
    const asked = new AskedReads();
    this.evaluator.asked = asked;
    try {
      return { ...this.#simulate(fn, given), asked };
    } finally {
      this.evaluator.asked = outer;
    }
  }

  /**
   * Runs one turn of a round. It leaves only where the response makes it, or nothing else is left to
   * do: an exit behind a test of something else (a deadline, a counter) is not taken.
   */
  runTurn(round: Round, supposed: Hypothesis): Turn {
    const { node } = round;
    // No read is supposed to be rejected, but where it is said.
    const hypothesis = supposed.raised === undefined ? withAnswers(supposed) : supposed;
    const isLoopRound = isLoop(node);
    const fn = isFunction(node) ? node : (enclosingFunction(node) ?? programOf(node));
    const reached = new Set<TSESTree.Node>();
    const frame: Frame = {
      hypothesis,
      bindings: new Map(),
      reached,
      fn,
      depth: 0,
      ...(isLoopRound && { region: node }),
    };
    const turn: Turn = { leaves: false, goesRound: false, mayLeave: false, exits: new Set() };
    const following: Following = { round, turn, inlined: new Set() };
    let end = completion();
    for (let count = 0; count < MAX_PASSES; count++) {
      const before = reached.size;
      turn.exits.clear();
      turn.goesRound = turn.mayLeave = false;
      const pass = new Pass(this, frame, reached, [], this.#readingLoops, following);
      end = isFunction(node) ? pass.body(node) : pass.statement(node);
      if (reached.size === before) break;
    }
    if (round.isTimer) {
      turn.leaves = end.throws || end.breaks.size > 0;
      turn.goesRound = end.normal || end.returns;
    } else {
      turn.leaves = end.normal || leaves(end) || [...end.continues].some((to) => to !== node);
      turn.goesRound ||= end.continues.has(node);
      if (end.normal) turn.exits.add(node);
    }
    return turn;
  }

  /** Runs one statement by itself, such as a handler's body. */
  runStatement(statement: TSESTree.Statement, hypothesis: Hypothesis): Run {
    const fn = enclosingFunction(statement) ?? programOf(statement);
    const reached = new Set<TSESTree.Node>();
    const region = statement;
    const frame: Frame = { hypothesis, bindings: new Map(), reached, fn, depth: 0, region };
    let end = completion();
    for (let count = 0; count < MAX_PASSES; count++) {
      const before = reached.size;
      end = new Pass(this, frame, reached, [], this.#readingLoops).statement(statement);
      if (reached.size === before) break;
    }
    return { completion: end, reached, returned: undefined };
  }

  /** Whether a node inside of a statement is executed when the statement {@link runStatement | runs}. */
  isReachedIn(
    node: TSESTree.Node,
    statement: TSESTree.Statement,
    { reached }: Run,
    hypothesis: Hypothesis,
  ): boolean {
    const outer = enclosingFunction(statement) ?? programOf(statement);
    let current = node;
    for (;;) {
      const fn = enclosingFunction(current) ?? programOf(current);
      if (fn === undefined || outer === undefined) return true;
      if (fn === outer) return this.#isReachedIn(current, fn, reached, hypothesis);
      if (!this.#isReachedIn(current, fn, this.run(fn, hypothesis).reached, hypothesis))
        return false;
      current = fn;
    }
  }

  /** Whether a node inside of a statement is executed whenever the statement is. */
  isReachedWithin(
    node: TSESTree.Node,
    statement: TSESTree.Statement,
    hypothesis: Hypothesis,
  ): boolean {
    let runs = this.#runs.get(statement);
    if (runs === undefined) this.#runs.set(statement, (runs = new Map<Hypothesis, Run>()));
    let run = runs.get(hypothesis);
    if (run === undefined) runs.set(hypothesis, (run = this.runStatement(statement, hypothesis)));
    return this.isReachedIn(node, statement, run, hypothesis);
  }

  /** What is known where an expression stands, when its function has run. */
  frameAt(node: TSESTree.Node, hypothesis: Hypothesis): Frame {
    const fn = enclosingFunction(node) ?? programOf(node);
    const reached = fn === undefined ? new Set<TSESTree.Node>() : this.run(fn, hypothesis).reached;
    return { hypothesis, bindings: new Map(), reached, fn, depth: 0 };
  }

  /** What an expression may evaluate to where it stands. */
  valueAt(node: TSESTree.Node, hypothesis: Hypothesis): Possible {
    return this.evaluator.value(node, this.frameAt(node, hypothesis));
  }

  /**
   * Whether a node may be executed under the hypothesis: its statement is reached, and so is the
   * function it stands in, as far as functions are nested.
   */
  isReached(node: TSESTree.Node, hypothesis: Hypothesis): boolean {
    let current = node;
    for (;;) {
      const fn = enclosingFunction(current) ?? programOf(current);
      if (fn === undefined) return true;
      const { reached } = this.run(fn, hypothesis);
      if (!this.#isReachedIn(current, fn, reached, hypothesis)) return false;
      if (fn.type === "Program") return true;
      if (this.#listensToOther(fn, hypothesis) || isEntryForOther(fn, hypothesis)) return false;
      if (fn.type === "FunctionDeclaration") return true;
      // A method runs when it is called, wherever its class stands.
      if (fn.parent.type === "MethodDefinition" || fn.parent.type === "PropertyDefinition") {
        return true;
      }
      current = fn;
    }
  }

  /** Whether a function is only called with events of a stream that are not the supposed one. */
  #listensToOther(fn: FunctionNode, hypothesis: Hypothesis): boolean {
    const calls = this.flow.listeners.get(fn);
    if (calls === undefined) return false;
    for (const type of calls.values()) {
      if (type === undefined || type === hypothesis.eventType) return false;
    }
    return [...(this.flow.callers.get(fn) ?? [])].every((caller) => calls.has(caller));
  }

  /**
   * Whether a node is executed under the hypothesis whatever else is the case: no test around it
   * asks something that is not known. How the code before it may leave is not looked at.
   */
  isCertain(node: TSESTree.Node, hypothesis: Hypothesis): boolean {
    if (!this.isReached(node, hypothesis)) return false;
    const frame = this.frameAt(node, hypothesis);
    let current = node;
    for (let parent = parentOf(current); parent !== undefined; parent = parentOf(current)) {
      if (isFunction(parent)) return true;
      if (parent.type === "CatchClause") return false;
      if (
        (parent.type === "IfStatement" || parent.type === "ConditionalExpression") &&
        parent.test !== current &&
        this.evaluator.truth(parent.test, frame) === undefined
      ) {
        return false;
      }
      if (
        parent.type === "LogicalExpression" &&
        parent.right === current &&
        this.evaluator.truth(parent.left, frame) === undefined
      ) {
        return false;
      }
      if (
        parent.type === "SwitchStatement" &&
        this.evaluator.value(parent.discriminant, frame)?.length !== 1
      ) {
        return false;
      }
      current = parent;
    }
    return true;
  }

  #isReachedIn(
    node: TSESTree.Node,
    fn: FunctionNode | TSESTree.Program,
    reached: ReadonlySet<TSESTree.Node>,
    hypothesis: Hypothesis,
  ): boolean {
    const frame: Frame = { hypothesis, bindings: new Map(), reached, fn, depth: 0 };
    let current = node;
    while (current !== fn) {
      const parent = parentOf(current);
      if (parent === undefined) return true;
      if (parent.type === "ConditionalExpression" && current !== parent.test) {
        const test = this.evaluator.truth(parent.test, frame);
        if (test === (current !== parent.consequent)) return false;
      }
      if (parent.type === "LogicalExpression" && current === parent.right) {
        const left = this.evaluator.truth(parent.left, frame);
        if (parent.operator === "&&" && left === false) return false;
        if (parent.operator === "||" && left === true) return false;
      }
      if (isStatement(current)) return reached.has(current) || isFunction(current);
      current = parent;
    }
    return true;
  }

  #inline(fn: FunctionNode, frame: Frame): Possible {
    if (this.#running.has(fn)) this.evaluator.asked?.cutShort();
    if (frame.depth > MAX_INLINE_DEPTH || this.#running.has(fn)) return undefined;
    let bound = false;
    for (const value of frame.bindings.values()) bound ||= value !== undefined;
    if (!bound && frame.hypothesis.assumed === undefined) {
      return this.run(fn, frame.hypothesis).returned;
    }
    return this.#simulate(fn, frame).returned;
  }

  #simulate(
    fn: FunctionNode | TSESTree.Program,
    given: Pick<Frame, "bindings" | "depth" | "hypothesis">,
  ): Run {
    const reached = new Set<TSESTree.Node>();
    const { bindings, depth, hypothesis } = given;
    const frame: Frame = { hypothesis, bindings, reached, fn, depth };
    if (this.#running.has(fn) || this.#running.size > MAX_NESTING) {
      this.evaluator.asked?.cutShort();
      return { completion: completion(), reached, returned: undefined };
    }
    this.#running.add(fn);
    try {
      if (fn.type !== "Program" && fn.body.type !== "BlockStatement") {
        reached.add(fn.body);
        return {
          completion: { ...completion(), normal: false, returns: true },
          reached,
          returned: this.evaluator.value(fn.body, frame),
        };
      }
      const body = fn.type === "Program" ? fn.body : (fn.body as TSESTree.BlockStatement).body;
      const returns = new Set<TSESTree.ReturnStatement>();
      let end = completion();
      for (let pass = 0; pass < MAX_PASSES; pass++) {
        const before = reached.size;
        const collected: TSESTree.ReturnStatement[] = [];
        end = new Pass(this, frame, reached, collected, this.#readingLoops).block(body);
        for (const statement of collected) returns.add(statement);
        if (reached.size === before) break;
      }
      return { completion: end, reached, returned: this.#returned(returns, end, frame) };
    } finally {
      this.#running.delete(fn);
    }
  }

  #returned(
    returns: ReadonlySet<TSESTree.ReturnStatement>,
    end: Completion,
    frame: Frame,
  ): Possible {
    let result: Possible = end.normal ? [undefined] : [];
    for (const { argument } of returns) {
      result = join(
        result,
        argument === null ? [undefined] : this.evaluator.value(argument, frame),
      );
      if (result === undefined) return undefined;
    }
    return result;
  }
}

function isStatement(node: TSESTree.Node): boolean {
  return /(?:Statement|Declaration)$/u.test(node.type);
}

/** The round that a pass is a turn of. */
interface Following {
  readonly round: Round;
  readonly turn: Turn;
  /** The functions whose calls are being followed. */
  readonly inlined: Set<FunctionNode>;
}

/** One pass over the statements of a function. */
class Pass {
  readonly #executor: Executor;
  readonly #frame: Frame;
  readonly #reached: Set<TSESTree.Node>;
  readonly #returns: TSESTree.ReturnStatement[];
  readonly #readingLoops: ReadonlySet<TSESTree.Node>;
  readonly #following: Following | undefined;

  constructor(
    executor: Executor,
    frame: Frame,
    reached: Set<TSESTree.Node>,
    returns: TSESTree.ReturnStatement[],
    readingLoops: ReadonlySet<TSESTree.Node>,
    following?: Following,
  ) {
    this.#executor = executor;
    this.#frame = frame;
    this.#reached = reached;
    this.#returns = returns;
    this.#readingLoops = readingLoops;
    this.#following = following;
  }

  /** A function's body; that of an arrow may be an expression. */
  body(fn: FunctionNode): Completion {
    if (fn.body.type === "BlockStatement") return this.block(fn.body.body);
    this.#reached.add(fn.body);
    const end = this.#expression(fn.body);
    end.returns ||= end.normal;
    end.normal = false;
    return end;
  }

  block(statements: readonly TSESTree.Node[]): Completion {
    const whole = completion();
    for (const statement of statements) {
      if (!whole.normal) {
        // Hoisted: it may be called from above.
        if (statement.type === "FunctionDeclaration") this.#reached.add(statement);
        continue;
      }
      const end = this.statement(statement);
      leaveAs(whole, end);
      whole.normal = end.normal;
    }
    return whole;
  }

  statement(node: TSESTree.Node): Completion {
    this.#reached.add(node);
    switch (node.type) {
      case "BlockStatement":
        return this.block(node.body);
      case "BreakStatement":
      case "ContinueStatement":
        return this.#jump(node);
      case "DoWhileStatement":
      case "ForInStatement":
      case "ForOfStatement":
      case "ForStatement":
      case "WhileStatement":
        return this.#loop(node);
      case "ExportDefaultDeclaration":
      case "ExportNamedDeclaration":
        if (node.declaration !== null) this.#reached.add(node.declaration);
        return completion();
      case "ExpressionStatement":
        return this.#expression(node.expression);
      case "IfStatement":
        return this.#branches(node.test, node.consequent, node.alternate);
      case "LabeledStatement":
        return this.#labelled(node);
      case "ReturnStatement": {
        const end = node.argument === null ? completion() : this.#expression(node.argument);
        if (end.normal) {
          this.#returns.push(node);
          this.#noteExit(node);
          end.returns = true;
          end.normal = false;
        }
        return end;
      }
      case "SwitchStatement":
        return this.#switch(node);
      case "ThrowStatement":
        this.#noteExit(node);
        return { ...completion(), normal: false, throws: true };
      case "TryStatement":
        return this.#try(node);
      case "VariableDeclaration": {
        const whole = completion();
        for (const { init } of node.declarations) {
          if (init === null) continue;
          const end = this.#expression(init);
          leaveAs(whole, end);
          whole.normal &&= end.normal;
        }
        return whole;
      }
      default:
        // Svelte keeps a script's statements in an element of its own.
        if ("body" in node && Array.isArray(node.body)) return this.block(node.body);
        return completion();
    }
  }

  /** An expression may end its function: a call of a helper that always throws. */
  #expression(expression: TSESTree.Node): Completion {
    const end = this.#effects(expression);
    if (!end.normal) return end;
    if (this.#alwaysThrows(expression, 0)) {
      end.normal = false;
      end.throws = true;
    } else if (isProcessExit(unwrap(expression))) {
      end.normal = false;
      end.returns = true;
    }
    return end;
  }

  /** What the calls in an expression do to the round. */
  #effects(expression: TSESTree.Node): Completion {
    const isOfInterest = this.#following !== undefined || this.#frame.hypothesis.resolves === true;
    if (!isOfInterest) return completion();
    return effectsOf(
      {
        truth: (node) => this.#test(node),
        either: (ends, unknown) => this.#either(ends, unknown),
        effect: (node) => this.#effect(node),
      },
      expression,
    );
  }

  #effect(node: CallNode | TSESTree.YieldExpression): Completion {
    const end = completion();
    if (this.#following === undefined) {
      const { flow } = this.#executor;
      end.throws = node.type === "CallExpression" && isHandedToCheck(flow, node);
      return end;
    }
    const { round, turn } = this.#following;
    switch (round.effectOf(node)) {
      case "goesRound":
        end.normal = false;
        end.continues.add(round.node);
        return end;
      case "leaves":
        end.normal = false;
        end.breaks.add(round.node);
        turn.exits.add(node);
        return end;
      case "mayLeave":
        end.breaks.add(round.node);
        turn.mayLeave = true;
        return end;
      case undefined:
    }
    if (node.type === "YieldExpression") return end;
    const ends: Completion[] = [];
    for (const fn of this.#executor.flow.callees.get(node) ?? []) {
      // A rejection is supposed of one promise at the most.
      const isCalled = isRejectionHandler(node, fn) === (this.#frame.hypothesis.raised === node);
      if (round.isFollowed(fn) && isCalled) ends.push(this.#follow(node, fn));
    }
    return ends.length === 0 ? end : this.#either(ends, undefined);
  }

  /** Runs a function where it is called, or where it is handed over to be called. */
  #follow(node: CallNode, fn: FunctionNode): Completion {
    const result = completion();
    const following = this.#following;
    if (following === undefined || following.inlined.has(fn)) return result;
    if (following.inlined.size > MAX_INLINE_DEPTH) return result;
    following.inlined.add(fn);
    const reached = new Set<TSESTree.Node>();
    const frame: Frame = {
      hypothesis: this.#frame.hypothesis,
      bindings: argumentBindings(this.#executor.evaluator, node, fn, this.#frame),
      reached,
      fn,
      depth: this.#frame.depth,
    };
    let end = completion();
    for (let pass = 0; pass < 2; pass++) {
      end = new Pass(this.#executor, frame, reached, [], this.#readingLoops, following).body(fn);
    }
    following.inlined.delete(fn);
    const { round } = following;
    result.normal = end.normal || end.returns;
    if (end.breaks.has(round.node)) result.breaks.add(round.node);
    if (end.continues.has(round.node)) result.continues.add(round.node);
    if (end.throws) {
      if (!fn.async || node.parent.type === "AwaitExpression") result.throws = true;
      else result.normal = true;
    }
    return result;
  }

  /** Keeps by what a turn may be left; a function that is followed ends, but not the turn. */
  #noteExit(node: TSESTree.Node): void {
    const following = this.#following;
    if (following === undefined || following.inlined.size > 0 || following.round.isTimer) return;
    following.turn.exits.add(node);
  }

  #jump(node: TSESTree.BreakStatement | TSESTree.ContinueStatement): Completion {
    const end = jump(node);
    const round = this.#following?.round.node;
    const [target] = node.type === "BreakStatement" ? end.breaks : end.continues;
    if (round !== undefined && target !== undefined && isInside(round, target)) {
      if (node.type === "BreakStatement" || !loopTargets(round).includes(target)) {
        this.#noteExit(node);
      }
    }
    return end;
  }

  /** Whether a call that the expression is certain to make never comes back. */
  #alwaysThrows(expression: TSESTree.Node, depth: number): boolean {
    const node = unwrap(expression);
    if (depth > 8) return false;
    const inner = (child: TSESTree.Node): boolean => this.#alwaysThrows(child, depth + 1);
    switch (node.type) {
      case "AssignmentExpression":
        return inner(node.right);
      case "AwaitExpression":
        return inner(node.argument);
      case "CallExpression":
        if (inner(node.callee)) return true;
        if (
          node.arguments.some((argument) => argument.type !== "SpreadElement" && inner(argument))
        ) {
          return true;
        }
        return this.#neverReturns(node);
      case "MemberExpression":
        return inner(node.object);
      case "NewExpression":
        return node.arguments.some(
          (argument) => argument.type !== "SpreadElement" && inner(argument),
        );
      default:
        return false;
    }
  }

  #neverReturns(node: TSESTree.CallExpression): boolean {
    const { evaluator, flow } = this.#executor;
    const { read, status } = this.#frame.hypothesis;
    const site = flow.callSites.get(node);
    if (site === undefined || site.callee.tokens.size === 0) return false;
    // A function that rejects and is not awaited here does not stop us.
    const isAwaited = node.parent.type === "AwaitExpression";
    for (const token of site.callee.tokens) {
      if (token.kind === "shim" && token.name === "throwIfFailed") {
        const [argument] = node.arguments;
        const concerns =
          argument !== undefined &&
          [...flow.tokensOf(argument)].some((value) => {
            if (value.kind !== "response") return false;
            evaluator.asked?.addRead(value.read);
            return read === undefined || value.read === read;
          });
        if (!concerns || status !== "failed") return false;
      } else if (token.kind === "function") {
        if (token.node.generator || (token.node.async && !isAwaited)) return false;
        const { completion: end, reached } = this.#executor.run(token.node, this.#frame.hypothesis);
        if (reached.size === 0 || end.normal || end.returns || !end.throws) return false;
      } else {
        return false;
      }
    }
    return true;
  }

  #test(test: TSESTree.Node): boolean | undefined {
    return this.#executor.evaluator.truth(test, this.#frame);
  }

  #branches(
    test: TSESTree.Node,
    consequent: TSESTree.Node,
    alternate: TSESTree.Node | null,
  ): Completion {
    const raised = [consequent, alternate].find((branch) => this.#holdsRaised(branch));
    if (raised) return this.statement(raised);
    const truth = this.#test(test);
    const ends: Completion[] = [];
    if (truth !== false) ends.push(this.statement(consequent));
    if (truth !== true) ends.push(alternate === null ? completion() : this.statement(alternate));
    return this.#either(ends, truth === undefined ? test : undefined);
  }

  /** Whether the error that is supposed to be raised comes from there: this is the way taken, then. */
  #holdsRaised(branch: TSESTree.Node | null): boolean {
    const { raised } = this.#frame.hypothesis;
    return raised !== undefined && branch !== null && isWithin(raised, branch);
  }

  /** One of several ways is taken; `unknown` is the test that decides and says nothing, if any. */
  #either(ends: readonly Completion[], unknown: TSESTree.Node | undefined): Completion {
    const whole = completion();
    whole.normal = ends.some((end) => end.normal || end.continues.size > 0);
    const stays = unknown !== undefined && whole.normal && this.#isUnrelated(unknown);
    whole.normal = ends.some((end) => end.normal);
    for (const end of ends) {
      const isExit = !end.normal && end.continues.size === 0;
      if (stays && isExit) continue;
      if (isExit && unknown !== undefined && this.#following !== undefined) {
        this.#following.turn.mayLeave ||= !this.#isUnrelated(unknown);
      }
      leaveAs(whole, end);
    }
    return whole;
  }

  /** Whether, while a round is followed, a test that is not known has nothing to do with it. */
  #isUnrelated(unknown: TSESTree.Node): boolean {
    return this.#following !== undefined && !this.#following.round.concerns(unknown, this.#frame);
  }

  #loop(node: LoopNode): Completion {
    const isRange = node.type === "ForOfStatement" || node.type === "ForInStatement";
    const test = isRange ? undefined : node.test;
    if (node.type === "ForStatement" && node.init !== null) this.#reached.add(node.init);
    const before = test === undefined ? undefined : test === null ? true : this.#test(test);
    const whole = completion();
    if (before === false && node.type !== "DoWhileStatement" && !this.#readingLoops.has(node)) {
      return whole;
    }
    const end = this.statement(node.body);
    let goesOn = end.normal || hasLoopTarget(end.continues, node);
    leaveAs(whole, end);
    for (const next of [node.type === "ForStatement" ? node.update : null, test]) {
      if (next === null || next === undefined || !goesOn) continue;
      this.#reached.add(next);
      const step = this.#expression(next);
      leaveAs(whole, step);
      goesOn = step.normal;
    }
    const broken = hasLoopTarget(whole.breaks, node);
    removeLoopTarget(whole.breaks, node);
    removeLoopTarget(whole.continues, node);
    // The test is looked at again: the body may have changed what it tests.
    const after = test === undefined ? undefined : test === null ? true : this.#test(test);
    const entered =
      (before !== undefined && before && node.type !== "DoWhileStatement") ||
      this.#iteratesEvents(node) ||
      this.#holdsRaised(node.body);
    const isOver = after !== true && (goesOn || !entered);
    whole.normal = broken || (isOver && this.#mayBeOver(node, test, after));
    if (this.#following?.round.node === node) {
      this.#following.turn.goesRound = goesOn && after !== false;
    }
    return whole;
  }

  /** Whether a loop ends by its test; that of the round must have to do with the response. */
  #mayBeOver(
    node: LoopNode,
    test: TSESTree.Expression | null | undefined,
    after: boolean | undefined,
  ): boolean {
    if (this.#following?.round.node !== node || after === false) return true;
    const concerns = test !== undefined && test !== null && !this.#isUnrelated(test);
    this.#following.turn.mayLeave ||= concerns;
    return concerns;
  }

  /** A stream has events: the supposed one is its last. */
  #iteratesEvents(node: LoopNode): boolean {
    if (node.type !== "ForOfStatement" || !node.await) return false;
    const { read } = this.#frame.hypothesis;
    for (const token of this.#executor.flow.roleCell("iterated", node).tokens) {
      if (token.kind !== "event") continue;
      this.#executor.evaluator.asked?.addRead(token.read);
      if (read === undefined || token.read === read) return true;
    }
    return false;
  }

  #labelled(node: TSESTree.LabeledStatement): Completion {
    const end = this.statement(node.body);
    if (end.breaks.delete(node)) end.normal = true;
    end.continues.delete(node);
    return end;
  }

  #switch(node: TSESTree.SwitchStatement): Completion {
    const { evaluator } = this.#executor;
    const raised = node.cases.findIndex((each) => this.#holdsRaised(each));
    if (raised >= 0) return this.#cases(node, [raised], true);
    const value = evaluator.value(node.discriminant, this.#frame);
    // An event's own type is known where it is supposed of its stream.
    const isOfEvent = [...this.#executor.flow.tokensOf(node.discriminant)].some(
      ({ kind }) => kind === "eventType",
    );
    const starts: number[] = [];
    let decided = false;
    for (const [index, { test }] of node.cases.entries()) {
      if (test === null) continue;
      const label = evaluator.value(test, this.#frame);
      const given =
        value ?? (isOfEvent ? undefined : supposedEventType(label, this.#frame.hypothesis));
      const known = label?.length === 1 ? isOneOf(given, label[0]) : undefined;
      if (known !== false) starts.push(index);
      if (known === true) {
        decided = true;
        break;
      }
    }
    const fallback = node.cases.findIndex(({ test }) => test === null);
    if (!decided && fallback >= 0) starts.push(fallback);
    return this.#cases(node, starts, decided || fallback >= 0);
  }

  /** Enters a `switch` at one of some cases, or passes it by. */
  #cases(
    node: TSESTree.SwitchStatement,
    starts: readonly number[],
    isEntered: boolean,
  ): Completion {
    const ends = starts.map((start) =>
      this.block(node.cases.slice(start).flatMap(({ consequent }) => consequent)),
    );
    if (!isEntered) ends.push(completion());
    const whole = this.#either(ends, ends.length > 1 ? node.discriminant : undefined);
    if (whole.breaks.delete(node)) whole.normal = true;
    return whole;
  }

  #try(node: TSESTree.TryStatement): Completion {
    const isRaised = this.#frame.hypothesis.raised === node;
    const block = isRaised ? { ...completion(), normal: false } : this.statement(node.block);
    const whole = completion();
    leaveAs(whole, block);
    whole.normal = block.normal;
    if (node.handler !== null) {
      const isEntered = isRaised || block.throws || !this.#isAnswered();
      whole.throws = false;
      // What it would return is none of what the code may return.
      if (isEntered || this.#following !== undefined) this.#handler(node.handler, isEntered, whole);
    }
    if (node.finalizer !== null) {
      const finalizer = this.statement(node.finalizer);
      if (!finalizer.normal) return finalizer;
      leaveAs(whole, finalizer);
    }
    return whole;
  }

  #handler(clause: TSESTree.CatchClause, isEntered: boolean, whole: Completion): void {
    this.#reached.add(clause);
    const end = this.statement(clause.body);
    if (!isEntered) return;
    leaveAs(whole, end);
    whole.normal ||= end.normal;
  }

  /** Whether requests are supposed to be answered: while a round is followed, and where it is said. */
  #isAnswered(): boolean {
    return this.#following !== undefined || this.#frame.hypothesis.resolves === true;
  }
}

/** `{ "response.completed": (event) => … }`: an entry of a table for another event. */
function isEntryForOther({ parent }: FunctionNode, { eventType }: Hypothesis): boolean {
  return (
    parent.type === "Property" &&
    parent.key.type === "Literal" &&
    END_EVENTS.has(parent.key.value) &&
    parent.key.value !== eventType
  );
}

/** `process.exit(1)`, `Deno.exit()`, `exit()` of an import. */
function isProcessExit(node: TSESTree.Node): boolean {
  if (node.type !== "CallExpression") return false;
  const callee = unwrap(node.callee);
  return (
    callee.type === "MemberExpression" &&
    callee.property.type === "Identifier" &&
    callee.property.name === "exit"
  );
}

/** Whether a value is another one: `undefined` where it may be. */
function isOneOf(possible: Possible, value: unknown): boolean | undefined {
  if (possible === undefined) return undefined;
  if (!possible.includes(value)) return false;
  return possible.length === 1 ? true : undefined;
}

/** Whether a function is what `.catch(…)` or `.then(…, …)` calls with an error. */
function isRejectionHandler(node: CallNode, fn: FunctionNode): boolean {
  const callee = unwrap(node.callee);
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return false;
  const { name } = callee.property;
  if (name === "catch") return true;
  return name === "then" && node.arguments.length > 1 && node.arguments[0] !== fn;
}

/** Whether a node stands in another one, or is it. */
function isInside(node: TSESTree.Node, outer: TSESTree.Node): boolean {
  return outer.range[0] <= node.range[0] && node.range[1] <= outer.range[1];
}

/** What a `break` or `continue` goes to: the labelled statement, the loop or the `switch`. */
function jump(node: TSESTree.BreakStatement | TSESTree.ContinueStatement): Completion {
  const end = completion();
  end.normal = false;
  const target = jumpTarget(node);
  if (target !== undefined) {
    (node.type === "BreakStatement" ? end.breaks : end.continues).add(target);
  }
  return end;
}

function jumpTarget(
  node: TSESTree.BreakStatement | TSESTree.ContinueStatement,
): TSESTree.Node | undefined {
  let current = parentOf(node);
  while (current !== undefined && !isFunction(current)) {
    if (node.label !== null) {
      if (current.type === "LabeledStatement" && current.label.name === node.label.name) {
        return current;
      }
    } else if (isLoop(current)) {
      return current;
    } else if (node.type === "BreakStatement" && current.type === "SwitchStatement") {
      return current;
    }
    current = parentOf(current);
  }
  return undefined;
}

/** A loop is meant by itself, and by a label right before it. */
function loopTargets(node: TSESTree.Node): TSESTree.Node[] {
  return node.parent?.type === "LabeledStatement" ? [node, node.parent] : [node];
}

function hasLoopTarget(targets: ReadonlySet<TSESTree.Node>, node: LoopNode): boolean {
  return loopTargets(node).some((target) => targets.has(target));
}

function removeLoopTarget(targets: Set<TSESTree.Node>, node: LoopNode): void {
  for (const target of loopTargets(node)) targets.delete(target);
}
