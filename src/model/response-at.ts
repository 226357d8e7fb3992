import type { TSESTree } from "@typescript-eslint/utils";
import type { Flow } from "./flow/flow.js";
import type { Model } from "./model.js";
import { isFunction, parentOf, unwrap } from "./nodes.js";
import type { Read } from "./read.js";
import { ERROR_EVENT, FAILED, IN_PROGRESS, ofRead } from "./simulate/hypothesis.js";
import type { ValuesByPlace } from "./values-by-place.js";

/** How code at some place can name the response of a read. */
export interface ResponseName {
  /** What is named there: the response, or the event that has it. */
  readonly node: TSESTree.Node;
  readonly isEvent: boolean;
  /** Whether the code that leads there allows for there being no response: `!run || …`. */
  readonly mayBeMissing: boolean;
}

/** Finds what code can name the response with that led to it: the thing whose status was asked. */
export class ResponseNames {
  readonly #model: Model;
  readonly #values: ValuesByPlace;

  constructor(model: Model, values: ValuesByPlace) {
    this.#model = model;
    this.#values = values;
  }

  /** What the tests that lead to a node asked, or the one variable that it can be. */
  at(node: TSESTree.Node, read: Read): ResponseName | undefined {
    for (const test of testsBefore(node)) {
      const name = this.#inTest(test, node, read);
      if (name !== undefined) return name;
    }
    return this.#inScope(node, read);
  }

  #inTest(test: TSESTree.Node, node: TSESTree.Node, read: Read): ResponseName | undefined {
    const { flow } = this.#model;
    for (const value of this.#values.within(test)) {
      if (!isSimple(value)) continue;
      const isEvent = isOnlyEvent(flow, value, read) && this.#isNarrow(node, read);
      if (!isEvent && !isOnlyResponse(flow, value, read)) continue;
      // Of `!run || run.status === "failed"`, the first `run` tells.
      const mayBeMissing = isTruthTest(value);
      return { node: value, isEvent, mayBeMissing };
    }
    return undefined;
  }

  /** The one variable that holds the response where a node stands. */
  #inScope(node: TSESTree.Node, read: Read): ResponseName | undefined {
    const { flow } = this.#model;
    const scopes = flow.moduleOf(node)?.scopeManager;
    const found: ResponseName[] = [];
    for (let current = parentOf(node); current !== undefined; current = parentOf(current)) {
      for (const variable of scopes?.acquire(current, true)?.variables ?? []) {
        const [definition] = variable.defs;
        const name = definition?.name;
        if (name?.type !== "Identifier" || name.range[1] > node.range[0]) continue;
        const isListener = isFunction(current) && flow.listeners.has(current);
        if (isOnlyResponse(flow, name, read)) {
          found.push({ node: name, isEvent: false, mayBeMissing: false });
        } else if (isListener && isOnlyEvent(flow, name, read) && this.#isNarrow(node, read)) {
          found.push({ node: name, isEvent: true, mayBeMissing: false });
        }
      }
    }
    return found.length === 1 ? found[0] : undefined;
  }

  /** Whether only events get to a node that carry the failed response. */
  #isNarrow(node: TSESTree.Node, read: Read): boolean {
    const { executor } = this.#model;
    const reaches = (hypothesis: typeof FAILED): boolean =>
      executor.isReached(node, ofRead(hypothesis, read));
    return reaches(FAILED) && !reaches(IN_PROGRESS) && !reaches(ERROR_EVENT);
  }
}

/** The tests on the way to a node, the nearest first. */
function* testsBefore(node: TSESTree.Node): Generator<TSESTree.Node> {
  let current = node;
  for (let parent = parentOf(current); parent !== undefined; parent = parentOf(current)) {
    if (isFunction(parent)) return;
    switch (parent.type) {
      case "BlockStatement":
        for (const statement of parent.body) {
          if (statement === current) break;
          if (statement.type === "IfStatement") yield statement.test;
        }
        break;
      case "ConditionalExpression":
      case "IfStatement":
        if (parent.test !== current) yield parent.test;
        break;
      case "LogicalExpression":
        if (parent.right === current) yield parent.left;
        break;
      case "SwitchStatement":
        yield parent.discriminant;
        break;
      default:
    }
    current = parent;
  }
}

/** Whether it is asked whether there is a value at all. */
function isTruthTest(node: TSESTree.Node): boolean {
  const parent = parentOf(node);
  switch (parent?.type) {
    case "BinaryExpression":
    case "LogicalExpression":
    case "UnaryExpression":
      return true;
    default:
      return false;
  }
}

/** `response`, `this.run`, `state.response`: what can be written again without doing anything. */
function isSimple(node: TSESTree.Node): boolean {
  let current = unwrap(node);
  while (current.type === "MemberExpression") {
    if (current.computed || current.optional) return false;
    current = unwrap(current.object);
  }
  return current.type === "Identifier" || current.type === "ThisExpression";
}

function isOnlyResponse(flow: Flow, node: TSESTree.Node, read: Read): boolean {
  return isOnly(flow, node, read, "response");
}

function isOnlyEvent(flow: Flow, node: TSESTree.Node, read: Read): boolean {
  return isOnly(flow, node, read, "event");
}

function isOnly(flow: Flow, node: TSESTree.Node, read: Read, kind: "event" | "response"): boolean {
  let has = false;
  for (const token of flow.tokensOf(node)) {
    if (token.kind !== kind) return false;
    has ||= token.read === read;
  }
  return has;
}
