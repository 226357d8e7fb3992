import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Flow } from "../flow/flow.js";
import type { Token } from "../flow/token.js";
import type { FunctionNode } from "../nodes.js";
import { precedesRead } from "../precedes-read.js";
import { enclosingFunction, parentOf, unwrap } from "../nodes.js";
import type { AskedReads } from "./asked-reads.js";
import { failureField, isFailureInstance } from "./caught-failure.js";
import { evaluateCall } from "./evaluate-call.js";
import type { Hypothesis } from "./hypothesis.js";
import { CANCELLED, COMPLETED, FAILED, INCOMPLETE } from "./hypothesis.js";
import { LIFECYCLE_EVENTS } from "../../sdk/event-types.js";
import { isOwnError, isOwnInstance, ownErrorField } from "./own-error.js";
import type { Possible } from "./value.js";
import { combine, join, SOME_OBJECT, truthOf } from "./value.js";

/** What a simulation knows besides the hypothesis. */
export interface Frame {
  readonly hypothesis: Hypothesis;
  /** Parameters of inlined functions. */
  readonly bindings: ReadonlyMap<TSESLint.Scope.Variable, Possible>;
  /** Statements that the simulated function reaches, as far as is known yet. */
  readonly reached: ReadonlySet<TSESTree.Node>;
  readonly fn: FunctionNode | TSESTree.Program | undefined;
  readonly depth: number;
  /** Only this part of the function is run: what the rest of it writes may have been written. */
  readonly region?: TSESTree.Statement;
}

/** Inlining and following of variables ends here. */
const MAX_DEPTH = 12;

/** Evaluates expressions under a hypothesis about every response's status. */
export class Evaluator {
  readonly flow: Flow;
  /** Runs a function and gives what it may return: set by the executor, which needs us in turn. */
  readonly inline: (fn: FunctionNode, frame: Frame) => Possible;
  /** Where it is kept, while nothing is supposed of any read, which ones are asked about. */
  asked: AskedReads | undefined;

  constructor(flow: Flow, inline: (fn: FunctionNode, frame: Frame) => Possible) {
    this.flow = flow;
    this.inline = inline;
  }

  /** Whether an expression is truthy: `undefined` where it may be either. */
  truth(node: TSESTree.Node, frame: Frame): boolean | undefined {
    const truth = truthOf(this.value(node, frame));
    const logical = unwrap(node);
    if (truth !== undefined || logical.type !== "LogicalExpression") return truth;
    if (logical.operator === "??") return undefined;
    // One operand may settle it although nothing is known of the other.
    const decisive = logical.operator === "||";
    const left = this.truth(logical.left, frame);
    const right = this.truth(logical.right, frame);
    return left === decisive || right === decisive ? decisive : undefined;
  }

  /** What an expression may evaluate to. */
  value(expression: TSESTree.Node, frame: Frame): Possible {
    const node = unwrap(expression);
    const { assumed } = frame.hypothesis;
    if (assumed?.has(node) === true) return [assumed.get(node)];
    if (frame.depth > MAX_DEPTH) return undefined;
    const supposed = this.#supposed(node, frame);
    if (supposed !== undefined) return supposed;
    switch (node.type) {
      case "ArrayExpression":
      case "ArrowFunctionExpression":
      case "ClassExpression":
      case "FunctionExpression":
      case "NewExpression":
      case "ObjectExpression":
        return [SOME_OBJECT];
      case "AssignmentExpression":
        return node.operator === "=" ? this.value(node.right, frame) : undefined;
      case "AwaitExpression":
        return this.value(node.argument, frame);
      case "BinaryExpression":
        return this.#binary(node, frame);
      case "CallExpression":
        return evaluateCall(this, node, frame);
      case "ConditionalExpression": {
        const test = this.truth(node.test, frame);
        if (test === true) return this.value(node.consequent, frame);
        if (test === false) return this.value(node.alternate, frame);
        return join(this.value(node.consequent, frame), this.value(node.alternate, frame));
      }
      case "Identifier":
        return this.#identifier(node, frame);
      case "Literal":
        return "regex" in node ? [SOME_OBJECT] : [node.value];
      case "LogicalExpression":
        return this.#logical(node, frame);
      case "MemberExpression":
        return this.#member(node, frame);
      case "SequenceExpression": {
        const last = node.expressions.at(-1);
        return last === undefined ? undefined : this.value(last, frame);
      }
      case "TemplateLiteral":
        return this.#template(node, frame);
      case "UnaryExpression":
        return this.#unary(node, frame);
      default:
        return undefined;
    }
  }

  /** What the hypothesis says of an expression that holds a part of a response. */
  #supposed(node: TSESTree.Node, frame: Frame): Possible {
    if (node.type !== "Identifier" && node.type !== "MemberExpression") return undefined;
    const variable = node.type === "Identifier" ? this.flow.variableOf(node) : undefined;
    if (variable !== undefined && frame.bindings.has(variable)) {
      const bound = frame.bindings.get(variable);
      if (bound !== undefined) return bound;
    }
    if (isUnset(this.flow, node, frame.hypothesis)) return undefined;
    // Nothing that the flow says is in it was put there under this hypothesis.
    if (variable !== undefined && isStillEmpty(variable, frame)) return undefined;
    const { read } = frame.hypothesis;
    if (read && precedesRead(this.flow, node, read)) return undefined;
    let result: Possible;
    for (const token of this.flow.tokensOf(node)) {
      result = this.#supposedToken(token, frame.hypothesis) ?? result;
      if (token.kind === "errorField" && isOwnError(this, node, frame)) {
        result = ownErrorField(token.field);
      }
    }
    if (read === null && result !== undefined) this.asked?.addPlace(node);
    return result;
  }

  #supposedToken(token: Token, hypothesis: Hypothesis): Possible {
    if (
      hypothesis.read !== undefined &&
      (token.kind === "eventType" || token.kind === "part") &&
      token.read !== hypothesis.read
    ) {
      this.asked?.addRead(token.read);
      return undefined;
    }
    const hasReason = hypothesis.status === "failed" && hypothesis.withoutReason !== true;
    switch (token.kind) {
      case "errorField":
        return hypothesis.isFailureCaught === true ? failureField(token.field) : undefined;
      case "rejection":
      case "typedFailure":
        return hypothesis.isFailureCaught === true ? [SOME_OBJECT] : undefined;
      case "event":
      case "response":
      case "stream":
        return [SOME_OBJECT];
      case "eventType":
        return [hypothesis.eventType];
      case "part":
        switch (token.part) {
          case "error":
            return [hasReason ? SOME_OBJECT : null];
          case "errorField":
            return hasReason ? undefined : [undefined];
          case "id":
            return [SOME_OBJECT];
          case "incompleteDetails":
            return hypothesis.status === "incomplete" ? [SOME_OBJECT] : [null];
          case "lastError":
            return [undefined];
          case "output":
            return undefined;
          case "status":
            return [hypothesis.status];
        }
    }
    return undefined;
  }

  #identifier(node: TSESTree.Identifier, frame: Frame): Possible {
    if (node.name === "undefined") return [undefined];
    const variable = this.flow.variableOf(node);
    if (variable === undefined) return undefined;
    const [definition] = variable.defs;
    if (definition === undefined || variable.defs.length > 1) return undefined;
    const isDeclared =
      definition.node.type === "FunctionDeclaration" || definition.node.type === "ClassDeclaration";
    // A parameter's definition names the function, too.
    if (isDeclared && definition.node.id === definition.name) return [SOME_OBJECT];
    if (definition.node.type !== "VariableDeclarator") return undefined;
    return this.#writes(variable, definition.node, frame);
  }

  /** What the writes to a variable that are reached so far may leave in it. */
  #writes(
    variable: TSESLint.Scope.Variable,
    declarator: TSESTree.VariableDeclarator,
    frame: Frame,
  ): Possible {
    if (declarator.id.type !== "Identifier") return undefined;
    const inner: Frame = { ...frame, depth: frame.depth + 1 };
    let result: Possible = [];
    let written = false;
    const last = this.#writeInHandler(variable, frame) ?? this.#lastWrite(variable, frame);
    for (const reference of last === undefined ? variable.references : [last]) {
      if (!reference.isWrite()) continue;
      const isInit = reference.init === true;
      const { parent } = reference.identifier;
      const isPlain = isInit || (parent.type === "AssignmentExpression" && parent.operator === "=");
      const expression = (isPlain ? reference.writeExpr : null) ?? undefined;
      const value =
        isInit && expression !== undefined
          ? this.value(expression, inner)
          : this.#written(reference.identifier, expression, frame);
      if (value === "not yet") continue;
      written = true;
      result = join(result, value);
      if (result === undefined) return undefined;
    }
    return written ? result : declarator.init === null ? [undefined] : undefined;
  }

  /**
   * What an assignment leaves behind, if it has been made as far as is known.
   *
   * @param expression - what is assigned, if it is that alone
   */
  #written(
    target: TSESTree.Node,
    expression: TSESTree.Node | undefined,
    frame: Frame,
  ): Possible | "not yet" {
    // A write in another function may have happened at any time.
    const writer = enclosingFunction(target);
    const isElsewhere =
      writer !== frame.fn && !(writer === undefined && frame.fn?.type === "Program");
    if (isElsewhere) return undefined;
    if (!isReached(target, frame.reached) && !isBeyond(frame, target)) return "not yet";
    return expression && this.value(expression, { ...frame, depth: frame.depth + 1 });
  }

  /** The last write that is reached, if it is certain and all that read the variable come after it. */
  #lastWrite(
    variable: TSESLint.Scope.Variable,
    frame: Frame,
  ): TSESLint.Scope.Reference | undefined {
    const { fn, hypothesis, reached, region } = frame;
    if (fn?.type === "Program" || fn?.body.type !== "BlockStatement") return undefined;
    if (region !== undefined || hypothesis.raised !== undefined) return undefined;
    const last = variable.references.findLast(
      (reference) => reference.isWrite() && isReached(reference.identifier, reached),
    );
    if (last === undefined || last.init === true) return undefined;
    const { identifier } = last;
    const isBehind = variable.references.every(
      (other) => !other.isRead() || identifier.range[1] < other.identifier.range[0],
    );
    return isBehind &&
      enclosingFunction(identifier) === fn &&
      this.#isCertain(identifier, fn.body, frame)
      ? last
      : undefined;
  }

  /** The write that a handler is certain to make, where its `try` is supposed to raise an error. */
  #writeInHandler(
    variable: TSESLint.Scope.Variable,
    frame: Frame,
  ): TSESLint.Scope.Reference | undefined {
    const { raised } = frame.hypothesis;
    const clause = raised?.type === "TryStatement" ? raised.handler : null;
    if (!clause) return undefined;
    return variable.references.findLast(
      (reference) =>
        reference.isWrite() &&
        isInside(reference.identifier, clause) &&
        this.#isCertain(reference.identifier, clause, frame),
    );
  }

  /** Whether a part of some code is executed whenever the code is. */
  #isCertain(node: TSESTree.Node, outer: TSESTree.Node, frame: Frame): boolean {
    if (!isReached(node, frame.reached)) return false;
    let current = node;
    for (let parent = parentOf(current); parent !== outer; parent = parentOf(current)) {
      switch (parent?.type) {
        case "AssignmentExpression":
        case "BlockStatement":
        case "ExpressionStatement":
          break;
        case "IfStatement":
          if (this.truth(parent.test, frame) === undefined) return false;
          break;
        default:
          return false;
      }
      current = parent;
    }
    return true;
  }

  #member(node: TSESTree.MemberExpression, frame: Frame): Possible {
    const constant = enumMember(this.flow, node);
    if (constant !== undefined) return this.value(constant, { ...frame, depth: frame.depth + 1 });
    const keys = node.computed ? this.value(node.property, frame) : [this.flow.keyOf(node)];
    if (keys === undefined) return undefined;
    let result: Possible = [];
    for (const token of this.flow.tokensOf(node.object)) {
      if (token.kind !== "object" || token.node.type !== "ObjectExpression") return undefined;
      for (const key of keys) {
        result = join(result, this.#property(token.node, key, frame));
        for (const target of this.flow.storesIn(token, String(key))) {
          const { parent } = target;
          const isPlain =
            parent?.type === "AssignmentExpression" &&
            parent.left === target &&
            parent.operator === "=";
          const written = this.#written(target, isPlain ? parent.right : undefined, frame);
          if (written !== "not yet") result = join(result, written);
        }
        if (result === undefined) return undefined;
      }
    }
    return result.length === 0 ? undefined : result;
  }

  #property(object: TSESTree.ObjectExpression, key: unknown, frame: Frame): Possible {
    const inner: Frame = { ...frame, depth: frame.depth + 1 };
    for (const property of object.properties) {
      if (property.type === "SpreadElement") return undefined;
      if (this.flow.keyOf(property) === key) return this.value(property.value, inner);
    }
    return [undefined];
  }

  #logical(node: TSESTree.LogicalExpression, frame: Frame): Possible {
    const left = this.value(node.left, frame);
    const right = (): Possible => this.value(node.right, frame);
    if (node.operator === "??") {
      if (left === undefined) return undefined;
      const kept = left.filter((value) => value !== null && value !== undefined);
      return kept.length === left.length ? kept : join(kept, right());
    }
    const truth = truthOf(left);
    const stops = node.operator === "||";
    if (truth === stops) return left;
    if (truth === !stops) return right();
    // Either may come out; where the right side decides the truth alone, that is known.
    const other = right();
    if (left === undefined) return truthOf(other) === stops ? other : undefined;
    return join(
      left.filter((value) => Boolean(value) === stops),
      other,
    );
  }

  #binary(node: TSESTree.BinaryExpression, frame: Frame): Possible {
    if (node.operator === "in") return this.#in(node, frame);
    if (node.operator === "instanceof") {
      const isCaught =
        frame.hypothesis.isFailureCaught === true && isError(this.flow.tokensOf(node.left));
      if (isCaught) return isFailureInstance(this.flow, node.right);
      return isOwnError(this, node.left, frame) ? isOwnInstance(this, node.right) : undefined;
    }
    const left = this.value(node.left, frame);
    const right = this.value(node.right, frame);
    return combine(
      left ?? this.#typeComparedWith(node.right, right, frame),
      right ?? this.#typeComparedWith(node.left, left, frame),
      (a, b) => compare(node.operator, a, b),
    );
  }

  /** What a value is that is compared with the name of an event; not with an event's own type. */
  #typeComparedWith(node: TSESTree.Node, name: Possible, frame: Frame): Possible {
    for (const { kind } of this.flow.tokensOf(node)) if (kind === "eventType") return undefined;
    return supposedEventType(name, frame.hypothesis);
  }

  #in(node: TSESTree.BinaryExpression, frame: Frame): Possible {
    const keys = this.value(node.left, frame);
    const objects = [...this.flow.tokensOf(node.right)];
    const [object] = objects;
    if (object?.kind === "event" && keys !== undefined) {
      return isInEvent(keys, frame.hypothesis.eventType);
    }
    if (keys === undefined || objects.length !== 1 || object?.kind !== "object") return undefined;
    if (object.node.type !== "ObjectExpression") return undefined;
    const names = new Set<string>();
    for (const property of object.node.properties) {
      if (property.type === "SpreadElement") return undefined;
      names.add(this.flow.keyOf(property));
    }
    return keys.map((key) => typeof key === "string" && names.has(key));
  }

  #template(node: TSESTree.TemplateLiteral, frame: Frame): Possible {
    let result: Possible = [node.quasis[0]?.value.cooked ?? ""];
    for (const [index, expression] of node.expressions.entries()) {
      const tail = node.quasis[index + 1]?.value.cooked ?? "";
      result = combine(result, this.value(expression, frame), (text, value) =>
        value === SOME_OBJECT ? undefined : [`${String(text)}${String(value)}${tail}`],
      );
    }
    return result;
  }

  #unary(node: TSESTree.UnaryExpression, frame: Frame): Possible {
    if (node.operator === "void") return [undefined];
    const value = this.value(node.argument, frame);
    switch (node.operator) {
      case "!": {
        const truth = truthOf(value);
        return truth === undefined ? undefined : [!truth];
      }
      case "-":
        return value?.every((one) => typeof one === "number") === true
          ? value.map((one) => -one)
          : undefined;
      case "typeof":
        return value?.every((one) => one !== SOME_OBJECT) === true
          ? value.map((one) => typeof one)
          : undefined;
      default:
        return undefined;
    }
  }
}

/** Names of the events that say how a response ended: of its stream, and of webhooks. */
export const END_EVENTS: ReadonlySet<unknown> = new Set(
  [COMPLETED, FAILED, CANCELLED, INCOMPLETE].map(({ eventType }) => eventType),
);

/** What is compared with the name of an event, such as a webhook's `type`, is an event's name. */
export function supposedEventType(other: Possible, { eventType }: Hypothesis): Possible {
  return other?.length === 1 && END_EVENTS.has(other[0]) ? [eventType] : undefined;
}

/** Whether an event of the type has the property, where that depends on the type. */
function isInEvent(keys: readonly unknown[], eventType: string): Possible {
  const [key] = keys;
  if (keys.length !== 1) return undefined;
  if (key === "response") return [LIFECYCLE_EVENTS.has(eventType)];
  return key === "delta" ? [eventType.endsWith(".delta")] : undefined;
}

/**
 * Whether a variable that is declared without a value has none yet: none of the statements that
 * write to it is reached.
 */
function isStillEmpty(variable: TSESLint.Scope.Variable, frame: Frame): boolean {
  const [definition] = variable.defs;
  if (definition?.node.type !== "VariableDeclarator" || variable.defs.length > 1) return false;
  const { id, init } = definition.node;
  if (id.type !== "Identifier" || (init !== null && !isNullish(init))) return false;
  let written = false;
  for (const reference of variable.references) {
    if (!reference.isWrite() || reference.init === true) continue;
    const writer = enclosingFunction(reference.identifier);
    const isOurs = writer === undefined ? frame.fn?.type === "Program" : writer === frame.fn;
    if (!isOurs || isReached(reference.identifier, frame.reached)) return false;
    written = true;
  }
  return written;
}

function isNullish(init: TSESTree.Expression): boolean {
  const node = unwrap(init);
  return (
    (node.type === "Literal" && node.value === null) ||
    (node.type === "Identifier" && node.name === "undefined")
  );
}

/** Whether a value may be a response's failure, or the error of reading it. */
function isError(tokens: Iterable<Token>): boolean {
  for (const { kind } of tokens) if (kind === "rejection" || kind === "typedFailure") return true;
  return false;
}

/** Whether a variable, or the object of a member, gets its value only where an error is raised. */
function isUnset(
  flow: Flow,
  node: TSESTree.Identifier | TSESTree.MemberExpression,
  { raised }: Hypothesis,
): boolean {
  if (raised === undefined) return false;
  let root: TSESTree.Node = node;
  while (root.type === "MemberExpression") root = unwrap(root.object);
  const variable = root.type === "Identifier" ? flow.variableOf(root) : undefined;
  if (variable === undefined) return node.type === "MemberExpression";
  const writes = variable.references.filter((reference) => reference.isWrite());
  return (
    writes.length > 0 &&
    writes.every(({ identifier, writeExpr }) =>
      raised.type === "TryStatement"
        ? isInside(identifier, raised.block)
        : writeExpr && isInside(raised, writeExpr),
    )
  );
}

function isInside(node: TSESTree.Node, outer: TSESTree.Node): boolean {
  return outer.range[0] <= node.range[0] && node.range[1] <= outer.range[1];
}

/** Whether a node stands outside of the part of a function that is run. */
function isBeyond({ region }: Frame, node: TSESTree.Node): boolean {
  return (
    region !== undefined && (node.range[1] <= region.range[0] || region.range[1] <= node.range[0])
  );
}

/** Whether the statement around a node is among the reached ones. */
function isReached(node: TSESTree.Node, reached: ReadonlySet<TSESTree.Node>): boolean {
  let current: TSESTree.Node | undefined = node;
  while (current !== undefined) {
    if (reached.has(current)) return true;
    if (/Statement$|Declaration$/u.test(current.type)) return false;
    current = parentOf(current);
  }
  return false;
}

function compare(operator: string, left: unknown, right: unknown): Possible {
  const opaque = left === SOME_OBJECT || right === SOME_OBJECT;
  // Two objects may be the same one; an object is never equal to null or to a string constant.
  if (opaque && left === right) return undefined;
  switch (operator) {
    case "!=":
      return [!looselyEqual(left, right)];
    case "!==":
      return [left !== right];
    case "==":
      return [looselyEqual(left, right)];
    case "===":
      return [left === right];
    default:
  }
  if (typeof left !== "number" || typeof right !== "number") {
    return operator === "+" && typeof left === "string" && typeof right === "string"
      ? [left + right]
      : undefined;
  }
  switch (operator) {
    case "+":
      return [left + right];
    case "-":
      return [left - right];
    case "<":
      return [left < right];
    case "<=":
      return [left <= right];
    case ">":
      return [left > right];
    case ">=":
      return [left >= right];
    default:
      return undefined;
  }
}

function looselyEqual(left: unknown, right: unknown): boolean {
  const nullish = (value: unknown): boolean => value === null || value === undefined;
  return nullish(left) && nullish(right) ? true : left === right;
}

/** The initialiser of a TypeScript enum's member. */
function enumMember(flow: Flow, node: TSESTree.MemberExpression): TSESTree.Expression | undefined {
  const object = unwrap(node.object);
  if (object.type !== "Identifier") return undefined;
  for (const definition of flow.variableOf(object)?.defs ?? []) {
    if (definition.node.type !== "TSEnumDeclaration") continue;
    for (const member of definition.node.body.members) {
      const name = member.id.type === "Identifier" ? member.id.name : member.id.value;
      if (name === flow.keyOf(node)) return member.initializer;
    }
  }
  return undefined;
}
