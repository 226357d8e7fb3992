import type { TSESTree } from "@typescript-eslint/utils";
import type { Flow } from "../flow/flow.js";
import type { FunctionNode, LoopNode } from "../nodes.js";
import { enclosingFunction, isFunction, isLoop, parentOf, programOf, unwrap } from "../nodes.js";
import type { Frame } from "./evaluate.js";
import { Evaluator } from "./evaluate.js";
import type { Hypothesis } from "./hypothesis.js";
import type { Possible } from "./value.js";
import { join } from "./value.js";

/** How a piece of code may end. */
export interface Completion {
  /** It may run to its end. */
  normal: boolean;
  /** It may leave by `return`. */
  returns: boolean;
  /** It may leave by an error that it raises itself. */
  throws: boolean;
  /** The loops and labelled statements that it may break out of. */
  readonly breaks: Set<TSESTree.Node>;
  /** The loops that it may go on with. */
  readonly continues: Set<TSESTree.Node>;
}

/** What a simulated function did. */
export interface Run {
  readonly completion: Completion;
  /** The statements that may be executed. */
  readonly reached: ReadonlySet<TSESTree.Node>;
  /** What it may return. */
  readonly returned: Possible;
}

/** How a simulation treats what the hypothesis says nothing of. */
export interface ExecuteOptions {
  /**
   * Leaves only where the response's status makes it: an exit behind a test of something else (a
   * deadline, a counter) is not taken while there is a way on.
   */
  readonly exitsByStatusOnly?: boolean;
  /** Whether an expression has to do with the response, so that an unknown test of it may go either way. */
  readonly concerns?: (test: TSESTree.Node) => boolean;
}

/** A function runs until it reaches nothing new: this many times at the most. */
const MAX_PASSES = 3;

const MAX_INLINE_DEPTH = 6;

function completion(): Completion {
  return { normal: true, returns: false, throws: false, breaks: new Set(), continues: new Set() };
}

/** Takes over how `part` may leave; whether the whole may go on is the caller's to say. */
function leaveAs(whole: Completion, part: Completion): void {
  whole.returns ||= part.returns;
  whole.throws ||= part.throws;
  for (const target of part.breaks) whole.breaks.add(target);
  for (const target of part.continues) whole.continues.add(target);
}

/** Whether a completion has any way out but its normal end. */
export function leaves(end: Completion): boolean {
  return end.returns || end.throws || end.breaks.size > 0;
}

/** Runs code under a hypothesis, every unknown test both ways. */
export class Executor {
  readonly flow: Flow;
  readonly evaluator: Evaluator;
  readonly #runs = new Map<TSESTree.Node, Map<string, Run>>();
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
    const key = `${hypothesis.status} ${hypothesis.eventType}`;
    let runs = this.#runs.get(fn);
    if (runs === undefined) this.#runs.set(fn, (runs = new Map()));
    const known = hypothesis.assumed === undefined ? runs.get(key) : undefined;
    if (known !== undefined) return known;
    const run = this.#simulate(fn, {
      hypothesis,
      bindings: new Map(),
      depth: 0,
    });
    if (hypothesis.assumed === undefined) runs.set(key, run);
    return run;
  }

  /** Runs one statement by itself, such as a loop or a handler's body. */
  runStatement(
    statement: TSESTree.Statement,
    hypothesis: Hypothesis,
    options: ExecuteOptions = {},
  ): Run {
    const fn = enclosingFunction(statement) ?? programOf(statement);
    const reached = new Set<TSESTree.Node>();
    const returns: TSESTree.ReturnStatement[] = [];
    const frame: Frame = { hypothesis, bindings: new Map(), reached, fn, depth: 0 };
    let end = completion();
    for (let pass = 0; pass < MAX_PASSES; pass++) {
      const before = reached.size;
      end = new Pass(this, frame, reached, returns, options, this.#readingLoops).statement(
        statement,
      );
      if (reached.size === before) break;
    }
    return { completion: end, reached, returned: undefined };
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
      if (fn.type === "Program" || fn.type === "FunctionDeclaration") return true;
      // A method runs when it is called, wherever its class stands.
      if (fn.parent.type === "MethodDefinition" || fn.parent.type === "PropertyDefinition") {
        return true;
      }
      current = fn;
    }
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
    const frame: Frame = { ...given, reached, fn };
    if (this.#running.has(fn)) return { completion: completion(), reached, returned: undefined };
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
        end = new Pass(this, frame, reached, collected, {}, this.#readingLoops).block(body);
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

/** One pass over the statements of a function. */
class Pass {
  readonly #executor: Executor;
  readonly #frame: Frame;
  readonly #reached: Set<TSESTree.Node>;
  readonly #returns: TSESTree.ReturnStatement[];
  readonly #options: ExecuteOptions;
  readonly #readingLoops: ReadonlySet<TSESTree.Node>;

  constructor(
    executor: Executor,
    frame: Frame,
    reached: Set<TSESTree.Node>,
    returns: TSESTree.ReturnStatement[],
    options: ExecuteOptions,
    readingLoops: ReadonlySet<TSESTree.Node>,
  ) {
    this.#executor = executor;
    this.#frame = frame;
    this.#reached = reached;
    this.#returns = returns;
    this.#options = options;
    this.#readingLoops = readingLoops;
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
        return jump(node);
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
          end.returns = true;
          end.normal = false;
        }
        return end;
      }
      case "SwitchStatement":
        return this.#switch(node);
      case "ThrowStatement":
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
        if ("body" in node && Array.isArray(node.body))
          return this.block(node.body as TSESTree.Node[]);
        return completion();
    }
  }

  /** An expression may end its function: a call of a helper that always throws. */
  #expression(expression: TSESTree.Node): Completion {
    const end = completion();
    if (this.#alwaysThrows(expression, 0)) {
      end.normal = false;
      end.throws = true;
    } else if (isProcessExit(unwrap(expression))) {
      end.normal = false;
      end.returns = true;
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
    const { flow } = this.#executor;
    const site = flow.callSites.get(node);
    if (site === undefined || site.callee.tokens.size === 0) return false;
    // A function that rejects and is not awaited here does not stop us.
    const isAwaited = node.parent.type === "AwaitExpression";
    for (const token of site.callee.tokens) {
      if (token.kind === "shim" && token.name === "throwIfFailed") {
        const [argument] = node.arguments;
        const concerns =
          argument !== undefined &&
          [...flow.tokensOf(argument)].some((value) => value.kind === "response");
        if (!concerns || this.#frame.hypothesis.status !== "failed") return false;
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
    const truth = this.#test(test);
    const ends: Completion[] = [];
    if (truth !== false) ends.push(this.statement(consequent));
    if (truth !== true) ends.push(alternate === null ? completion() : this.statement(alternate));
    return this.#either(ends, truth === undefined ? test : undefined);
  }

  /** One of several ways is taken; `unknown` is the test that decides and says nothing, if any. */
  #either(ends: readonly Completion[], unknown: TSESTree.Node | undefined): Completion {
    const whole = completion();
    whole.normal = ends.some((end) => end.normal || end.continues.size > 0);
    const stays =
      unknown !== undefined &&
      this.#options.exitsByStatusOnly === true &&
      whole.normal &&
      this.#options.concerns?.(unknown) !== true;
    whole.normal = ends.some((end) => end.normal);
    for (const end of ends) {
      if (stays && !end.normal && end.continues.size === 0) continue;
      leaveAs(whole, end);
    }
    return whole;
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
    if (node.type === "ForStatement" && node.update !== null) this.#reached.add(node.update);
    const goesOn = end.normal || hasLoopTarget(end.continues, node);
    leaveAs(whole, end);
    const broken = hasLoopTarget(whole.breaks, node);
    removeLoopTarget(whole.breaks, node);
    removeLoopTarget(whole.continues, node);
    // The test is looked at again: the body may have changed what it tests.
    const after = test === undefined ? undefined : test === null ? true : this.#test(test);
    const entered = before !== undefined && before && node.type !== "DoWhileStatement";
    let over = after !== true && (goesOn || !entered);
    if (over && after === undefined && this.#options.exitsByStatusOnly === true) {
      over = test !== undefined && test !== null && this.#options.concerns?.(test) === true;
    }
    whole.normal = broken || over;
    return whole;
  }

  #labelled(node: TSESTree.LabeledStatement): Completion {
    const end = this.statement(node.body);
    if (end.breaks.delete(node)) end.normal = true;
    end.continues.delete(node);
    return end;
  }

  #switch(node: TSESTree.SwitchStatement): Completion {
    const { evaluator } = this.#executor;
    const value = evaluator.value(node.discriminant, this.#frame);
    const starts: number[] = [];
    let decided = false;
    for (const [index, { test }] of node.cases.entries()) {
      if (test === null) continue;
      const label = evaluator.value(test, this.#frame);
      const known = value?.length === 1 && label?.length === 1 ? value[0] === label[0] : undefined;
      if (known !== false) starts.push(index);
      if (known === true) {
        decided = true;
        break;
      }
    }
    const fallback = node.cases.findIndex(({ test }) => test === null);
    if (!decided && fallback >= 0) starts.push(fallback);
    const ends = starts.map((start) =>
      this.block(node.cases.slice(start).flatMap(({ consequent }) => consequent)),
    );
    if (!decided && fallback < 0) ends.push(completion());
    const whole = this.#either(ends, ends.length > 1 ? node.discriminant : undefined);
    if (whole.breaks.delete(node)) whole.normal = true;
    return whole;
  }

  #try(node: TSESTree.TryStatement): Completion {
    const block = this.statement(node.block);
    const whole = completion();
    leaveAs(whole, block);
    whole.normal = block.normal;
    if (node.handler !== null) {
      const raises = block.throws;
      whole.throws = false;
      this.#reached.add(node.handler);
      const handler = this.statement(node.handler.body);
      // Without an error of its own the block goes on; a read's rejection is not supposed here.
      if (raises || this.#options.exitsByStatusOnly !== true) leaveAs(whole, handler);
      whole.normal ||= handler.normal && (raises || this.#options.exitsByStatusOnly !== true);
    }
    if (node.finalizer !== null) {
      const finalizer = this.statement(node.finalizer);
      if (!finalizer.normal) return finalizer;
      leaveAs(whole, finalizer);
    }
    return whole;
  }
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
function loopTargets(node: LoopNode): TSESTree.Node[] {
  return node.parent.type === "LabeledStatement" ? [node, node.parent] : [node];
}

function hasLoopTarget(targets: ReadonlySet<TSESTree.Node>, node: LoopNode): boolean {
  return loopTargets(node).some((target) => targets.has(target));
}

function removeLoopTarget(targets: Set<TSESTree.Node>, node: LoopNode): void {
  for (const target of loopTargets(node)) targets.delete(target);
}
