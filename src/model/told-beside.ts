import type { TSESTree } from "@typescript-eslint/utils";
import { carriedBy } from "./carries.js";
import type { Consumer } from "./consumers.js";
import { consumersOf } from "./consumers.js";
import { isLog } from "./effects.js";
import type { Flow } from "./flow/flow.js";
import { isFunction, parentOf } from "./nodes.js";
import type { Read } from "./read.js";

/** What is told in one list of statements. */
interface Told {
  readonly read: Read;
  readonly isLog: boolean;
}

/**
 * Where the outcome of a read goes together with its output, so that whoever receives the one can
 * look at the other: `save(r.status, r.output_text)`, `setStatus(r.status); setText(r.output_text)`.
 */
export class ToldBeside {
  readonly #flow: Flow;
  readonly #told = new Map<TSESTree.Node, Told[]>();

  /**
   * @param outcomes - the expressions that are a status, an error or a part of one
   */
  constructor(flow: Flow, outcomes: Iterable<readonly [TSESTree.Node, Read]>) {
    this.#flow = flow;
    for (const [node, read] of outcomes) {
      const consumer = consumersOf(node).find(isEffect);
      const list = consumer === undefined ? undefined : statementList(consumer);
      if (consumer === undefined || list === undefined) continue;
      if (!carriedBy(flow, effectValue(consumer)).outcome.has(read)) continue;
      let told = this.#told.get(list);
      if (told === undefined) this.#told.set(list, (told = []));
      told.push({ read, isLog: isLogged(consumer) });
    }
  }

  /** Whether the outcome of a read is told where a value that was read goes. */
  has(value: TSESTree.Node, read: Read): boolean {
    const consumers = consumersOf(value);
    for (const consumer of consumers) {
      const { outcome, whole } = carriedBy(this.#flow, effectValue(consumer), value);
      if (outcome.has(read) || whole.has(read)) return true;
    }
    const effect = consumers.find(isEffect);
    const list = effect === undefined ? undefined : statementList(effect);
    if (effect === undefined || list === undefined) return false;
    const told = this.#told.get(list) ?? [];
    return told.some((one) => one.read === read && one.isLog === isLogged(effect));
  }
}

/** Whether something is done with the value that others see: a call, a store. */
function isEffect(consumer: Consumer): boolean {
  return (
    consumer.type === "CallExpression" ||
    (consumer.type === "AssignmentExpression" && consumer.left.type === "MemberExpression")
  );
}

function effectValue(consumer: Consumer): TSESTree.Node {
  switch (consumer.type) {
    case "ArrowFunctionExpression":
      return consumer.body;
    case "ReturnStatement":
    case "ThrowStatement":
    case "YieldExpression":
      return consumer.argument ?? consumer;
    case "VariableDeclarator":
      return consumer.init ?? consumer;
    default:
      return consumer;
  }
}

function isLogged(consumer: Consumer): boolean {
  return consumer.type === "CallExpression" && isLog(consumer);
}

/** The list of statements that an expression's own statement stands in. */
function statementList(node: TSESTree.Node): TSESTree.Node | undefined {
  let current: TSESTree.Node | undefined = node;
  while (current !== undefined && current.type !== "ExpressionStatement") {
    if (isFunction(current)) return undefined;
    current = parentOf(current);
  }
  return current === undefined ? undefined : parentOf(current);
}
