import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { argumentOf, isTimerOf } from "./argument-of.js";
import type { CallIndex } from "./call-index.js";
import { isWithin } from "./call-index.js";
import type { Flow } from "./flow/flow.js";
import type { CallNode, FunctionNode, LoopNode } from "./nodes.js";
import { enclosingFunction, parentOf, unwrap } from "./nodes.js";
import type { Read } from "./read.js";
import { makesResponse, readId } from "./read-id.js";

/** What is done again and again. */
export interface Repetition {
  readonly node: FunctionNode | LoopNode;
  /** The call by which a function goes round; without one, others call it. */
  readonly again?: CallNode | undefined;
}

/** Methods and functions that give another value at every call. */
const FRESH_VALUES =
  /^(?:shift|pop|next|take|dequeue|receive|pull|read|random|randomUUID|uuid|v4|nanoid|now|generate\w*|create\w*)$/iu;

/** Expressions are followed only so deep. */
const MAX_DEPTH = 30;

/** Whether a read that is done again and again reads one and the same response each time. */
export function readsSameResponse(
  flow: Flow,
  calls: CallIndex,
  read: Read,
  repetition: Repetition,
): boolean {
  const id = readId(flow, read);
  return id !== undefined && new Sameness(flow, calls, repetition).isSame(id, 0);
}

/** Whether a value is the same in every turn of a repetition. */
class Sameness {
  readonly #flow: Flow;
  readonly #repetition: Repetition;
  readonly #functions: ReadonlySet<FunctionNode>;
  readonly #seen = new Set<TSESLint.Scope.Variable>();
  /** Parameters that are taken apart, while what is handed in for them is looked at. */
  readonly #takenApart = new Set<TSESTree.Node>();

  constructor(flow: Flow, calls: CallIndex, repetition: Repetition) {
    this.#flow = flow;
    this.#repetition = repetition;
    this.#functions = calls.functionsRunBy(repetition.node);
  }

  isSame(expression: TSESTree.Node, depth: number): boolean {
    const node = unwrap(expression);
    if (depth > MAX_DEPTH) return false;
    const inner = (child: TSESTree.Node): boolean => this.isSame(child, depth + 1);
    switch (node.type) {
      case "AwaitExpression":
        return this.#isSameAwaited(node.argument, depth);
      case "BinaryExpression":
      case "LogicalExpression":
        return inner(node.left) && inner(node.right);
      case "CallExpression":
        return this.#isSameCall(node, depth);
      case "ConditionalExpression":
        return inner(node.test) && inner(node.consequent) && inner(node.alternate);
      case "Identifier":
        return this.#isSameVariable(node, depth);
      case "Literal":
      case "MetaProperty":
      case "ThisExpression":
        return true;
      case "MemberExpression":
        return this.#isSameMember(node, depth);
      case "TemplateLiteral":
        return node.expressions.every(inner);
      case "UnaryExpression":
        return inner(node.argument);
      default:
        return false;
    }
  }

  /** Whether a node is evaluated in each turn, rather than before the first. */
  #isRepeated(node: TSESTree.Node): boolean {
    const { node: region } = this.#repetition;
    if (isWithin(node, region)) return true;
    for (let fn = enclosingFunction(node); fn !== undefined; fn = enclosingFunction(fn)) {
      if (fn !== region && this.#functions.has(fn) && !isWithin(region, fn)) return true;
    }
    return false;
  }

  /**
   * What the flow knows of the value, if it is a response or its id: the same one, unless a response
   * is started in each turn.
   */
  #isKnownResponse(node: TSESTree.Node): boolean | undefined {
    let known: boolean | undefined;
    for (const token of this.#flow.tokensOf(node)) {
      if (token.kind !== "response" && !(token.kind === "part" && token.part === "id")) continue;
      if (makesResponse(this.#flow, token.read) && this.#isRepeated(token.read.node)) return false;
      known = true;
    }
    return known;
  }

  #isSameAwaited(promise: TSESTree.Node, depth: number): boolean {
    const known = this.#isKnownResponse(promise);
    if (known !== undefined) return known && this.#readsKnownId(promise, depth);
    // What is waited for comes from elsewhere, and may be another one each time.
    return unwrap(promise).type === "Identifier" && this.isSame(promise, depth + 1);
  }

  /** Of a read right here, the id has to be the same, too. */
  #readsKnownId(promise: TSESTree.Node, depth: number): boolean {
    const read = this.#flow.reads.get(unwrap(promise));
    if (read === undefined) return true;
    const id = readId(this.#flow, read);
    return id !== undefined && this.isSame(id, depth + 1);
  }

  #isSameCall(node: TSESTree.CallExpression, depth: number): boolean {
    const known = this.#isKnownResponse(node);
    if (known !== undefined) return known && this.#readsKnownId(node, depth);
    const callee = unwrap(node.callee);
    const name =
      callee.type === "Identifier"
        ? callee.name
        : callee.type === "MemberExpression"
          ? this.#flow.keyOf(callee)
          : "";
    if (FRESH_VALUES.test(name)) return false;
    if (callee.type === "MemberExpression" && !this.isSame(callee.object, depth + 1)) return false;
    return node.arguments.every((argument) => this.isSame(argument, depth + 1));
  }

  #isSameMember(node: TSESTree.MemberExpression, depth: number): boolean {
    const key = this.#flow.keyOf(node);
    const isResponse = [...this.#flow.tokensOf(node.object)].some(
      (token) => token.kind === "response",
    );
    // `response.previous_response_id` is another response's.
    if (isResponse && key !== "id") return false;
    if (node.computed && !this.isSame(node.property, depth + 1)) return false;
    if (!this.isSame(node.object, depth + 1)) return false;
    return this.#isKnownResponse(node) !== false;
  }

  #isSameVariable(node: TSESTree.Identifier, depth: number): boolean {
    const variable = this.#flow.variableOf(node);
    if (variable === undefined) return true;
    // `({ next }) => again(next)`: a part of it is handed in for the whole.
    if (variable.identifiers.some((name) => this.#isTakenApart(name))) return false;
    if (this.#seen.has(variable)) return true;
    this.#seen.add(variable);
    for (const definition of variable.defs) {
      if (isRestOfList(definition.name) && this.#isRepeated(definition.name)) return false;
      if ((definition.type as string) === "Parameter") {
        const fn = definition.node as FunctionNode;
        if (!this.#isSameParameter(fn, definition.name, depth)) return false;
      } else if (definition.node.type === "VariableDeclarator") {
        if (!this.#isSameDeclaration(definition.node, depth)) return false;
      }
    }
    return variable.references.every((reference) => {
      if (!reference.isWrite() || reference.init === true) return true;
      if (!this.#isRepeated(reference.identifier)) return true;
      const { writeExpr } = reference;
      return (
        writeExpr !== null &&
        writeExpr !== undefined &&
        reference.identifier.parent.type !== "UpdateExpression" &&
        this.isSame(writeExpr, depth + 1)
      );
    });
  }

  #isSameDeclaration(node: TSESTree.VariableDeclarator, depth: number): boolean {
    if (!this.#isRepeated(node)) return true;
    const loop = parentOf(node.parent);
    const isIterated =
      (loop?.type === "ForOfStatement" || loop?.type === "ForInStatement") &&
      loop.left === node.parent;
    if (isIterated) return false;
    return node.init === null || this.isSame(node.init, depth + 1);
  }

  /** A parameter is the same if its argument is, wherever the function is called in a turn. */
  #isSameParameter(fn: FunctionNode, name: TSESTree.Node, depth: number): boolean {
    const { again, node: region } = this.#repetition;
    const index = fn.params.findIndex((parameter) => isWithin(name, parameter));
    if (fn === region && again === undefined) return false;
    if (fn === region && again !== undefined && this.#runs(again, fn)) {
      return this.#isSameArgument(again, fn, index, name, depth);
    }
    if (fn !== region && !this.#isRepeated(fn) && !this.#functions.has(fn)) return true;
    if (fn !== region && isWithin(region, fn)) return true;
    const callers = [...(this.#flow.callers.get(fn) ?? [])].filter((call) =>
      this.#isRepeated(call),
    );
    return (
      callers.length > 0 &&
      callers.every((call) => this.#isSameArgument(call as CallNode, fn, index, name, depth))
    );
  }

  /** Whether a call calls a function, now or by a timer, rather than handing it on. */
  #runs(call: CallNode, fn: FunctionNode): boolean {
    if (isTimerOf(this.#flow, call, fn)) return true;
    for (const token of this.#flow.tokensOf(call.callee)) {
      if (token.kind === "function" && token.node === fn) return true;
    }
    return false;
  }

  #isSameArgument(
    call: CallNode,
    fn: FunctionNode,
    index: number,
    name: TSESTree.Node,
    depth: number,
  ): boolean {
    const callee = unwrap(call.callee);
    if (!this.#runs(call, fn)) {
      // `.then((response) => …)` hands on what was read; other callbacks are given anything.
      const isThen = callee.type === "MemberExpression" && this.#flow.keyOf(callee) === "then";
      return isThen && this.#isKnownResponse(name) === true;
    }
    const argument = argumentOf(this.#flow, call, fn, index);
    if (argument === undefined) return false;
    const object = unwrap(argument);
    if (object.type === "ObjectExpression" && name.parent?.type === "Property") {
      const key = this.#flow.keyOf(name.parent);
      const property = object.properties.find(
        (one) => one.type === "Property" && this.#flow.keyOf(one) === key,
      );
      return property?.type === "Property" && this.#isHandedOn(property.value, name, depth);
    }
    const parameter = fn.params[index];
    const target = parameter?.type === "AssignmentPattern" ? parameter.left : parameter;
    if (target === undefined || target === name) return this.#isHandedOn(argument, name, depth);
    this.#takenApart.add(target);
    const isSame = this.#isHandedOn(argument, name, depth);
    this.#takenApart.delete(target);
    return isSame;
  }

  #isTakenApart(name: TSESTree.Node): boolean {
    return [...this.#takenApart].some((parameter) => isWithin(name, parameter));
  }

  /** Whether a parameter is given the same again: `ids.slice(1)`, `node.next` and `i + 1` go on. */
  #isHandedOn(argument: TSESTree.Node, parameter: TSESTree.Node, depth: number): boolean {
    const variable = parameter.type === "Identifier" ? this.#flow.variableOf(parameter) : undefined;
    const goesOn =
      unwrap(argument).type !== "Identifier" &&
      variable?.references.some(({ identifier }) => isWithin(identifier, argument)) === true &&
      this.#isKnownResponse(argument) !== true;
    return !goesOn && this.isSame(argument, depth + 1);
  }
}

/** Whether a variable is what is left of a list: `[first, ...rest]`. */
function isRestOfList(name: TSESTree.Node): boolean {
  return name.parent?.type === "RestElement" && name.parent.parent.type === "ArrayPattern";
}
