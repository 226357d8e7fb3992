import type { TSESTree } from "@typescript-eslint/utils";
import type { Flow } from "./flow/flow.js";
import type { Model } from "./model.js";
import { isFunction, parentOf, unwrap } from "./nodes.js";
import type { Read } from "./read.js";
import { ERROR_EVENT, FAILED, IN_PROGRESS, ofRead } from "./simulate/hypothesis.js";

/** How code at some place can name the response of a read. */
export interface ResponseName {
  /** What is named there: the response, or the event that has it. */
  readonly node: TSESTree.Node;
  readonly isEvent: boolean;
}

/** Expressions that a name may stand in: what their nodes may be. */
type Path = TSESTree.Identifier | TSESTree.MemberExpression;

/** Finds what code can name the response with that led to it: the thing whose status was asked. */
export class ResponseNames {
  readonly #model: Model;
  readonly #values: readonly Path[];

  constructor(model: Model) {
    this.#model = model;
    this.#values = [...model.nodes.values].sort((left, right) => left.range[0] - right.range[0]);
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
    for (const value of this.#within(test)) {
      if (!isSimple(value)) continue;
      if (isOnlyResponse(flow, value, read)) return { node: value, isEvent: false };
      if (isOnlyEvent(flow, value, read) && this.#isNarrow(node, read)) {
        return { node: value, isEvent: true };
      }
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
        if (isOnlyResponse(flow, name, read)) found.push({ node: name, isEvent: false });
        else if (isListener && isOnlyEvent(flow, name, read) && this.#isNarrow(node, read)) {
          found.push({ node: name, isEvent: true });
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

  /** The values in a node, found by their place. */
  *#within({ range: [start, end] }: TSESTree.Node): Generator<Path> {
    let low = 0;
    let high = this.#values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#values[middle]?.range[0] ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    for (let index = low; index < this.#values.length; index++) {
      const value = this.#values[index];
      if (value === undefined || value.range[0] >= end) return;
      if (value.range[1] <= end) yield value;
    }
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
