import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { argumentOf } from "./argument-of.js";
import type { CollectedNodes } from "./collected.js";
import type { Flow } from "./flow/flow.js";
import type { Token } from "./flow/token.js";
import type { CallNode, FunctionNode } from "./nodes.js";
import { enclosingFunction, parentOf, unwrap } from "./nodes.js";
import type { Read } from "./read.js";
import type { Executor } from "./simulate/execute.js";
import type { Hypothesis } from "./simulate/hypothesis.js";

/** A value is followed over so many expressions: of what comes from further away nothing is said. */
const MAX_STEPS = 200;

/**
 * With which statuses a response gets to a place. A function that waits gives only some: with
 * `while (run.status !== "completed")` in it, none that has failed.
 */
export class HeldResponses {
  readonly #flow: Flow;
  readonly #nodes: CollectedNodes;
  readonly #executor: Executor;
  #returnsByFunction: Map<FunctionNode | undefined, TSESTree.ReturnStatement[]> | undefined;
  #settlements: Map<Token, TSESTree.CallExpression[]> | undefined;
  readonly #handedOn = new Set<Token>();

  constructor(flow: Flow, nodes: CollectedNodes, executor: Executor) {
    this.#flow = flow;
    this.#nodes = nodes;
    this.#executor = executor;
  }

  /**
   * Whether an expression may be one of the responses, or a part of one, that is as supposed. It is
   * followed back to the reads, by what functions return and promises are resolved with.
   */
  mayHold(node: TSESTree.Node, reads: ReadonlySet<Read>, hypothesis: Hypothesis): boolean {
    const way = new WayBack(this.#flow, reads);
    if (!way.add(node)) return true;
    for (let steps = 0; steps < MAX_STEPS; steps++) {
      const next = way.next();
      if (next === undefined) return false;
      if (this.#stepBack(next, way, hypothesis) === "anything" || way.isLost) return true;
    }
    return true;
  }

  #stepBack(node: TSESTree.Node, way: WayBack, hypothesis: Hypothesis): "anything" | undefined {
    switch (node.type) {
      case "AssignmentExpression":
        way.add(node.right);
        return undefined;
      case "AwaitExpression":
        way.add(node.argument);
        return undefined;
      case "CallExpression":
        return this.#intoCall(node, way, hypothesis);
      case "ConditionalExpression":
        way.add(node.consequent);
        way.add(node.alternate);
        return undefined;
      case "Identifier":
        return this.#intoVariable(node, way, hypothesis);
      case "LogicalExpression":
        way.add(node.left);
        way.add(node.right);
        return undefined;
      case "MemberExpression":
        return way.add(node.object) ? undefined : "anything";
      case "NewExpression":
        return this.#intoPromise(node, way, hypothesis);
      default:
        return "anything";
    }
  }

  #intoCall(
    node: TSESTree.CallExpression,
    way: WayBack,
    hypothesis: Hypothesis,
  ): "anything" | undefined {
    if (this.#flow.reads.has(node)) return "anything";
    const callee = unwrap(node.callee);
    const [callback] = node.arguments;
    const isThen = callee.type === "MemberExpression" && this.#flow.keyOf(callee) === "then";
    if (isThen && node.arguments.length !== 1) return "anything";
    const called = isThen ? callback : callee;
    return called === undefined ? "anything" : this.#intoFunctions(called, way, hypothesis);
  }

  /** What comes out of the functions that an expression may be. */
  #intoFunctions(
    expression: TSESTree.Node,
    way: WayBack,
    hypothesis: Hypothesis,
  ): "anything" | undefined {
    const tokens = this.#flow.tokensOf(expression);
    if (tokens.size === 0) return "anything";
    for (const token of tokens) {
      if (token.kind !== "function" || token.node.generator) return "anything";
      for (const value of this.#returnedBy(token.node)) {
        if (this.#executor.isReached(value, hypothesis)) way.add(value);
      }
    }
    return undefined;
  }

  #returnedBy(fn: FunctionNode): TSESTree.Node[] {
    if (fn.body.type !== "BlockStatement") return [fn.body];
    if (this.#returnsByFunction === undefined) {
      this.#returnsByFunction = new Map();
      for (const node of this.#nodes.returns) {
        const around = enclosingFunction(node);
        const known = this.#returnsByFunction.get(around);
        if (known === undefined) this.#returnsByFunction.set(around, [node]);
        else known.push(node);
      }
    }
    return (this.#returnsByFunction.get(fn) ?? []).flatMap(({ argument }) => argument ?? []);
  }

  #intoVariable(
    node: TSESTree.Identifier,
    way: WayBack,
    hypothesis: Hypothesis,
  ): "anything" | undefined {
    const variable = this.#flow.variableOf(node);
    const [definition, ...others] = variable?.defs ?? [];
    if (variable === undefined || definition === undefined || others.length > 0) return "anything";
    if ((definition.type as string) === "Parameter") {
      return this.#intoArguments(definition.node as FunctionNode, definition.name, way);
    }
    const declarator = definition.node;
    if (declarator.type !== "VariableDeclarator" || isIterated(declarator)) return "anything";
    return this.#intoWrites(variable, way, hypothesis);
  }

  #intoWrites(
    variable: TSESLint.Scope.Variable,
    way: WayBack,
    hypothesis: Hypothesis,
  ): "anything" | undefined {
    for (const reference of variable.references) {
      if (!reference.isWrite()) continue;
      const { writeExpr } = reference;
      if (!writeExpr) return "anything";
      if (this.#executor.isReached(writeExpr, hypothesis)) way.add(writeExpr);
    }
    return undefined;
  }

  #intoArguments(fn: FunctionNode, name: TSESTree.Node, way: WayBack): "anything" | undefined {
    const callers = this.#flow.callers.get(fn);
    if (callers === undefined || callers.size === 0) return "anything";
    const index = fn.params.findIndex(
      ({ range: [start, end] }) => start <= name.range[0] && name.range[1] <= end,
    );
    for (const caller of callers) {
      const call = caller as CallNode;
      const callee = unwrap(call.callee);
      const isThen = callee.type === "MemberExpression" && this.#flow.keyOf(callee) === "then";
      const isCalled = [...this.#flow.tokensOf(call.callee)].some(
        (token) => token.kind === "function" && token.node === fn,
      );
      const given = isThen && !isCalled ? callee.object : argumentOf(this.#flow, call, fn, index);
      if (given === undefined || (!isThen && !isCalled)) return "anything";
      way.add(given);
    }
    return undefined;
  }

  /** `new Promise((resolve) => …)`: what `resolve` is called with. */
  #intoPromise(
    node: TSESTree.NewExpression,
    way: WayBack,
    hypothesis: Hypothesis,
  ): "anything" | undefined {
    const [executor] = node.arguments;
    const settlements = (this.#settlements ??= this.#findSettlements());
    let isPromise = false;
    for (const token of executor === undefined ? [] : this.#flow.tokensOf(executor)) {
      if (token.kind !== "function") return "anything";
      for (const settler of this.#flow.parameterCell(token.node, 0).tokens) {
        if (settler.kind !== "settler" || this.#handedOn.has(settler)) return "anything";
        isPromise = true;
        for (const call of settlements.get(settler) ?? []) {
          const [value] = call.arguments;
          if (value !== undefined && this.#executor.isReached(call, hypothesis)) way.add(value);
        }
      }
    }
    return isPromise ? undefined : "anything";
  }

  /** Where promises are settled, and which settling functions are called by somebody else. */
  #findSettlements(): Map<Token, TSESTree.CallExpression[]> {
    const settlements = new Map<Token, TSESTree.CallExpression[]>();
    for (const call of this.#nodes.calls) {
      let isKnown = true;
      for (const token of this.#flow.tokensOf(call.callee)) {
        if (token.kind !== "function") isKnown = false;
        if (token.kind !== "settler") continue;
        const known = settlements.get(token);
        if (known === undefined) settlements.set(token, [call]);
        else known.push(call);
      }
      if (isKnown && this.#flow.tokensOf(call.callee).size > 0) continue;
      for (const argument of call.arguments) {
        for (const token of this.#flow.tokensOf(argument)) {
          if (token.kind === "settler") this.#handedOn.add(token);
        }
      }
    }
    return settlements;
  }
}

/** The expressions that are still to be followed back; each is followed once. */
class WayBack {
  readonly #flow: Flow;
  readonly #reads: ReadonlySet<Read>;
  readonly #seen = new Set<TSESTree.Node>();
  readonly #pending: TSESTree.Node[] = [];

  /** Whether it leads into something that may have a response in it: an object, a foreign value. */
  isLost = false;

  constructor(flow: Flow, reads: ReadonlySet<Read>) {
    this.#flow = flow;
    this.#reads = reads;
  }

  /** @returns whether the expression is, or has a part of, one of the responses */
  add(expression: TSESTree.Node): boolean {
    const node = unwrap(expression);
    if (!this.#concerns(node)) return false;
    if (!this.#seen.has(node)) {
      this.#seen.add(node);
      this.#pending.push(node);
    }
    return true;
  }

  next(): TSESTree.Node | undefined {
    return this.#pending.pop();
  }

  #concerns(node: TSESTree.Node): boolean {
    let isOne = false;
    for (const token of this.#flow.tokensOf(node)) {
      if (token.kind === "response" || token.kind === "part") isOne ||= this.#reads.has(token.read);
      else if (token.kind !== "rejects") this.isLost = true;
    }
    return isOne;
  }
}

/** Whether a variable gets its value from an iteration. */
function isIterated(declarator: TSESTree.VariableDeclarator): boolean {
  const loop = parentOf(declarator.parent);
  return (
    (loop?.type === "ForOfStatement" || loop?.type === "ForInStatement") &&
    loop.left === declarator.parent
  );
}
