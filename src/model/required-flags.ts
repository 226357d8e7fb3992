import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Flow } from "./flow/flow.js";
import type { Token } from "./flow/token.js";
import type { Model } from "./model.js";
import { enclosingFunction, parentOf, unwrap } from "./nodes.js";
import type { Read } from "./read.js";
import { COMPLETED, FAILED, IN_PROGRESS } from "./simulate/hypothesis.js";
import type { StreamConsumer } from "./stream-consumers.js";
import { findEventLoops, findListenerChains } from "./stream-consumers.js";

/** A variable, or a property of an object. */
type Flag = TSESTree.Identifier | TSESTree.MemberExpression;

/** `if (!flag) throw …` */
interface Requirement {
  readonly flag: Flag;
  readonly thrown: TSESTree.ThrowStatement;
}

/**
 * The flags that consumers of streams set when the run has completed, and without which something is
 * thrown behind them: `if (!state.completed) throw …`. A flag in an object, or one that a callback
 * sets, is not simulated as a variable of a function is.
 */
export class RequiredFlags {
  readonly #model: Model;
  readonly #consumers = new Set<TSESTree.Node>();
  readonly #reads = new Map<TSESTree.Node, Read[]>();
  /** By the loop or the calls of `on`, and by what takes the events out of the stream. */
  readonly #byNode = new Map<TSESTree.Node, StreamConsumer[]>();

  constructor(model: Model) {
    this.#model = model;
    const required = requirements(model);
    if (required.length === 0) return;
    for (const consumer of [...findEventLoops(model), ...findListenerChains(model)]) {
      for (const node of new Set([consumer.node, ...consumer.takers])) {
        add(this.#byNode, node, consumer);
      }
    }
    if (this.#byNode.size === 0) return;
    const assignments = new Map<Token | TSESLint.Scope.Variable, Flag[]>();
    for (const { left, operator, right } of model.nodes.assignments) {
      const target = unwrap(left);
      if (operator !== "=" || !isConstant(right) || !isFlag(target)) continue;
      for (const owner of ownersOf(model.flow, target)) add(assignments, owner, target);
    }
    for (const requirement of required) {
      for (const owner of ownersOf(model.flow, requirement.flag)) {
        for (const target of assignments.get(owner) ?? []) this.#addSetBy(requirement, target);
      }
    }
  }

  /** Whether something is thrown behind a consumer if it has not seen the run complete. */
  isRequiredOf({ node }: StreamConsumer): boolean {
    return this.#consumers.has(node);
  }

  /** The streams whose end a `throw` asks for. */
  readsOf(thrown: TSESTree.Node): Read[] {
    return [...new Set(this.#reads.get(thrown))];
  }

  #addSetBy({ flag, thrown }: Requirement, target: Flag): void {
    const { flow } = this.#model;
    if (
      flag.type === "MemberExpression" &&
      target.type === "MemberExpression" &&
      flow.keyOf(flag) !== flow.keyOf(target)
    ) {
      return;
    }
    for (const consumer of this.#consumersOf(target)) {
      if (!isBehind(this.#model, thrown, consumer.node) || !tellsEnd(this.#model, target)) continue;
      this.#consumers.add(consumer.node);
      for (const read of consumer.reads) add(this.#reads, thrown, read);
    }
  }

  /** The consumers that code belongs to: it stands in them, or in a function that gets their events. */
  #consumersOf(place: TSESTree.Node): Set<StreamConsumer> {
    const consumers = new Set<StreamConsumer>();
    for (let node = parentOf(place); node !== undefined; node = parentOf(node)) {
      for (const consumer of this.#byNode.get(node) ?? []) consumers.add(consumer);
    }
    for (const parameter of enclosingFunction(place)?.params ?? []) {
      for (const token of this.#model.flow.tokensOf(parameter)) {
        if (token.kind !== "event" || token.taker === null) continue;
        for (const consumer of this.#byNode.get(token.taker) ?? []) consumers.add(consumer);
      }
    }
    return consumers;
  }
}

function requirements({ nodes }: Model): Requirement[] {
  return nodes.throws.flatMap((thrown) => {
    const branch = thrown.parent.type === "BlockStatement" ? thrown.parent : thrown;
    const statement = branch.parent;
    if (statement.type !== "IfStatement" || statement.consequent !== branch) return [];
    const test = unwrap(statement.test);
    if (test.type !== "UnaryExpression" || test.operator !== "!") return [];
    const flag = unwrap(test.argument);
    return isFlag(flag) ? [{ flag, thrown }] : [];
  });
}

function isFlag(node: TSESTree.Node): node is Flag {
  return node.type === "Identifier" || node.type === "MemberExpression";
}

/** Whether a flag is set to a value that is written out. */
export function isConstant(node: TSESTree.Expression): boolean {
  return node.type === "Literal" || node.type === "TemplateLiteral";
}

/** What tells one flag from another of the same name: the variable, or the objects that may have it. */
function ownersOf(flow: Flow, flag: Flag): (Token | TSESLint.Scope.Variable)[] {
  if (flag.type === "Identifier") return [flow.variableOf(flag) ?? []].flat();
  return [...flow.tokensOf(flag.object)].filter(({ kind }) => kind === "object");
}

/** Whether code is run when the run has completed, and neither before nor at a failure. */
export function tellsEnd({ executor }: Model, node: TSESTree.Node): boolean {
  return (
    executor.isReached(node, COMPLETED) &&
    !executor.isReached(node, FAILED) &&
    !executor.isReached(node, IN_PROGRESS)
  );
}

/** Whether a node is come to when a consumer is through: behind it, or behind a call that runs it. */
function isBehind(model: Model, node: TSESTree.Node, consumer: TSESTree.Node): boolean {
  const fn = enclosingFunction(node);
  const home = enclosingFunction(consumer);
  if (fn === home) return node.range[0] > consumer.range[1];
  if (home === undefined) return false;
  const { calls } = model.polls;
  return calls
    .callsOf(fn)
    .some(
      (call) =>
        call.range[1] <= node.range[0] &&
        [...(model.flow.callees.get(call) ?? [])].some(
          (callee) => callee === home || calls.functionsRunBy(callee).has(home),
        ),
    );
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
