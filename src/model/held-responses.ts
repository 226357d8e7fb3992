import type { TSESTree } from "@typescript-eslint/utils";
import { argumentOf } from "./argument-of.js";
import type { CollectedNodes } from "./collected.js";
import type { Flow } from "./flow/flow.js";
import type { CallNode, FunctionNode } from "./nodes.js";
import { enclosingFunction, isFunction, unwrap } from "./nodes.js";
import { nodesWithin } from "./nodes-within.js";
import type { Read } from "./read.js";
import type { Executor } from "./simulate/execute.js";
import type { Hypothesis } from "./simulate/hypothesis.js";

/** A value is followed over so many expressions: of what comes from further away nothing is said. */
const MAX_STEPS = 200;

/** What an expression gets its value from; `undefined` where that cannot be told. */
type Sources = readonly TSESTree.Node[] | undefined;

/**
 * With which statuses a response gets to a place. A function that waits gives only some: with
 * `while (run.status !== "completed")` in it, none that has failed.
 */
export class HeldResponses {
  readonly #flow: Flow;
  readonly #nodes: CollectedNodes;
  readonly #executor: Executor;

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
    const way = new Set<TSESTree.Node>();
    const add = (source: TSESTree.Node): boolean => {
      const value = unwrap(source);
      for (const token of this.#flow.tokensOf(value)) {
        if (token.kind === "response" || token.kind === "part") {
          if (reads.has(token.read)) way.add(value);
          // Something else, such as an object, may have a response in it.
        } else if (token.kind !== "rejects") return false;
      }
      return true;
    };
    if (!add(node) || way.size === 0) return true;
    // A set gives what is added to it meanwhile, too, and each node once.
    for (const value of way) {
      const sources = way.size > MAX_STEPS ? undefined : this.#sourcesOf(value, hypothesis);
      if (sources?.every(add) !== true) return true;
    }
    return false;
  }

  #sourcesOf(node: TSESTree.Node, hypothesis: Hypothesis): Sources {
    switch (node.type) {
      case "AwaitExpression":
        return [node.argument];
      case "CallExpression":
        return this.#flow.reads.has(node) ? undefined : this.#given(node, hypothesis);
      case "ConditionalExpression":
        return [node.consequent, node.alternate];
      case "Identifier":
        return this.#stored(node, hypothesis);
      case "LogicalExpression":
        return [node.left, node.right];
      case "MemberExpression":
        return [node.object];
      case "NewExpression":
        return this.#resolved(node, hypothesis);
      default:
        return undefined;
    }
  }

  /** What a call gives: what the functions return that it calls, or that `then` calls with a value. */
  #given(node: TSESTree.CallExpression, hypothesis: Hypothesis): Sources {
    const callee = unwrap(node.callee);
    const [callback, ...others] = node.arguments;
    const called = this.#isThen(callee) && others.length === 0 ? callback : callee;
    const sources: TSESTree.Node[] = [];
    let isKnown = false;
    for (const token of called === undefined ? [] : this.#flow.tokensOf(called)) {
      if (token.kind !== "function" || token.node.generator) return undefined;
      isKnown = true;
      sources.push(...this.#returned(token.node));
    }
    return isKnown ? this.#reached(sources, hypothesis) : undefined;
  }

  #isThen(callee: TSESTree.Node): callee is TSESTree.MemberExpression {
    return callee.type === "MemberExpression" && this.#flow.keyOf(callee) === "then";
  }

  #returned(fn: FunctionNode): TSESTree.Node[] {
    if (fn.body.type !== "BlockStatement") return [fn.body];
    return nodesWithin(this.#nodes.returns, fn).flatMap((node) =>
      node.argument !== null && enclosingFunction(node) === fn ? [node.argument] : [],
    );
  }

  /** What a variable is set to, or a parameter is given. */
  #stored(node: TSESTree.Identifier, hypothesis: Hypothesis): Sources {
    const variable = this.#flow.variableOf(node);
    const [definition, ...others] = variable?.defs ?? [];
    if (variable === undefined || definition === undefined || others.length > 0) return undefined;
    if ((definition.type as string) === "Parameter") {
      return this.#handedIn(definition.node as FunctionNode, definition.name);
    }
    if (definition.node.type !== "VariableDeclarator") return undefined;
    const writes = variable.references.flatMap(({ writeExpr }) => writeExpr ?? []);
    return this.#reached(writes, hypothesis);
  }

  #handedIn(fn: FunctionNode, { range: [start] }: TSESTree.Node): Sources {
    const index = fn.params.findLastIndex((parameter) => parameter.range[0] <= start);
    const callers = [...(this.#flow.callers.get(fn) ?? [])] as CallNode[];
    const sources = callers.flatMap((call) => {
      const callee = unwrap(call.callee);
      const isCalled = [...this.#flow.tokensOf(callee)].some(
        (token) => token.kind === "function" && token.node === fn,
      );
      if (isCalled) return argumentOf(this.#flow, call, fn, index) ?? [];
      return this.#isThen(callee) ? callee.object : [];
    });
    // Others may be called with anything.
    return callers.length > 0 && sources.length === callers.length ? sources : undefined;
  }

  /** `new Promise((resolve) => …)`: what `resolve` is called with, if it is not handed on. */
  #resolved(node: TSESTree.NewExpression, hypothesis: Hypothesis): Sources {
    const [executor] = node.arguments;
    const [resolve] = executor !== undefined && isFunction(executor) ? executor.params : [];
    const references = (resolve && this.#flow.variableOf(resolve)?.references) ?? [];
    const sources = references.flatMap(({ identifier }) => {
      const { parent } = identifier;
      const isCall = parent.type === "CallExpression" && parent.callee === identifier;
      return isCall ? (parent.arguments[0] ?? []) : [];
    });
    if (sources.length === 0 || sources.length < references.length) return undefined;
    return this.#reached(sources, hypothesis);
  }

  #reached(nodes: readonly TSESTree.Node[], hypothesis: Hypothesis): TSESTree.Node[] {
    return nodes.filter((node) => this.#executor.isReached(node, hypothesis));
  }
}
