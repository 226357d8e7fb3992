import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { CallIndex } from "./call-index.js";
import { isWithin } from "./call-index.js";
import type { CollectedNodes } from "./collected.js";
import type { Flow } from "./flow/flow.js";
import type { Token } from "./flow/token.js";
import type { FunctionNode } from "./nodes.js";
import { unwrap } from "./nodes.js";
import type { Frame } from "./simulate/evaluate.js";
import type { Executor } from "./simulate/execute.js";
import type { Hypothesis } from "./simulate/hypothesis.js";
import { IN_PROGRESS, QUEUED } from "./simulate/hypothesis.js";

/** Methods that change what they are called on, as far as another test may see it. */
const CHANGES =
  /^(?:abort|add|cancel|clear|close|delete|emit|end|pop|push|reject|resolve|set|shift|splice|stop|unshift)$/u;

/** Variables are followed only so deep. */
const MAX_DEPTH = 8;

/**
 * Tells whether a test whose outcome is not known depends on how a response ended: it asks about the
 * response, or about something that is changed only for some statuses.
 */
export class StatusTests {
  readonly #flow: Flow;
  readonly #executor: Executor;
  readonly #mentioning: ReadonlySet<FunctionNode>;
  readonly #stores = new Map<string, TSESTree.AssignmentExpression[]>();
  readonly #changes = new Map<TSESLint.Scope.Variable, TSESTree.CallExpression[]>();

  constructor(flow: Flow, nodes: CollectedNodes, executor: Executor, calls: CallIndex) {
    this.#flow = flow;
    this.#executor = executor;
    this.#mentioning = calls.functionsThatMake(
      nodes.values.filter((node) => isAnyOf(flow.tokensOf(node), saysStatus)),
    );
    for (const node of nodes.assignments) {
      if (node.left.type === "MemberExpression") add(this.#stores, flow.keyOf(node.left), node);
    }
    for (const node of nodes.calls) {
      const changed = changedBy(flow, node);
      const variable = changed && rootVariable(flow, changed);
      if (variable !== undefined) add(this.#changes, variable, node);
    }
  }

  /** Whether what is not known of a test depends on the response. */
  concerns(test: TSESTree.Node, frame: Frame, depth = 0): boolean {
    const node = unwrap(test);
    const { evaluator } = this.#executor;
    if (depth > MAX_DEPTH || evaluator.truth(node, frame) !== undefined) return false;
    const inner = (child: TSESTree.Node): boolean => this.concerns(child, frame, depth + 1);
    switch (node.type) {
      case "AssignmentExpression":
        return inner(node.right);
      case "AwaitExpression":
        return inner(node.argument);
      case "ConditionalExpression":
        return inner(node.test) || inner(node.consequent) || inner(node.alternate);
      case "LogicalExpression":
        return inner(node.left) || inner(node.right);
      case "SequenceExpression":
        return node.expressions.some(inner);
      case "UnaryExpression":
        if (node.operator === "!") return inner(node.argument);
        break;
      default:
    }
    return this.#depends(node, frame, 0);
  }

  /** Whether a value may be another one for another status. */
  #depends(expression: TSESTree.Node, frame: Frame, depth: number): boolean {
    const node = unwrap(expression);
    if (depth > MAX_DEPTH) return false;
    const inner = (child: TSESTree.Node): boolean => this.#depends(child, frame, depth + 1);
    switch (node.type) {
      case "ArrayExpression":
        return node.elements.some((element) => element !== null && inner(element));
      case "ArrowFunctionExpression":
      case "FunctionExpression":
        return this.#mentioning.has(node);
      case "AssignmentExpression":
        return inner(node.right);
      case "AwaitExpression":
      case "SpreadElement":
      case "UnaryExpression":
        return inner(node.argument);
      case "BinaryExpression":
      case "LogicalExpression":
        return inner(node.left) || inner(node.right);
      case "CallExpression":
      case "NewExpression":
        return (
          this.#isAboutResponse(node, frame) === true ||
          [...(this.#flow.callees.get(node) ?? [])].some((fn) => this.#mentioning.has(fn)) ||
          inner(node.callee) ||
          node.arguments.some(inner)
        );
      case "ConditionalExpression":
        return inner(node.test) || inner(node.consequent) || inner(node.alternate);
      case "Identifier": {
        const about = this.#isAboutResponse(node, frame);
        return about ?? this.#isChanged(this.#flow.variableOf(node), frame, depth);
      }
      case "MemberExpression": {
        const about = this.#isAboutResponse(node, frame);
        if (about !== undefined) return about;
        return (
          this.#isStored(this.#flow.keyOf(node), frame, depth) ||
          inner(node.object) ||
          (node.computed && inner(node.property))
        );
      }
      case "ObjectExpression":
        return node.properties.some((property) =>
          inner(property.type === "SpreadElement" ? property.argument : property.value),
        );
      case "SequenceExpression":
      case "TemplateLiteral":
        return node.expressions.some(inner);
      default:
        return false;
    }
  }

  /** `undefined` where a value has nothing of a response. */
  #isAboutResponse(node: TSESTree.Node, frame: Frame): boolean | undefined {
    const { status } = frame.hypothesis;
    const tokens = this.#flow.tokensOf(node);
    if (isAnyOf(tokens, saysStatus)) return true;
    if (isAnyOf(tokens, (token) => this.#isThrownOnlyFor(token, frame))) return true;
    if (!isAnyOf(tokens, (token) => token.kind === "part" && token.part === "output")) {
      return undefined;
    }
    // What has failed or was cancelled never has an output.
    return status === "completed" || status === "incomplete";
  }

  /** Whether a caught error is one that the code itself throws for the status. */
  #isThrownOnlyFor(token: Token, frame: Frame): boolean {
    const error = token.kind === "errorField" ? token.of : token;
    return error.kind === "thrown" && this.#happensOnlyFor(error.node, frame);
  }

  #isChanged(variable: TSESLint.Scope.Variable | undefined, frame: Frame, depth: number): boolean {
    if (variable === undefined) return false;
    for (const reference of variable.references) {
      if (!reference.isWrite()) continue;
      if (reference.init !== true && this.#happensOnlyFor(reference.identifier, frame)) {
        return true;
      }
      const { writeExpr } = reference;
      if (writeExpr && this.#depends(writeExpr, frame, depth + 1)) return true;
    }
    return (this.#changes.get(variable) ?? []).some(
      (call) =>
        this.#happensOnlyFor(call, frame) ||
        (isAssign(this.#flow, call) &&
          call.arguments.slice(1).some((given) => this.#depends(given, frame, depth + 1))),
    );
  }

  #isStored(key: string, frame: Frame, depth: number): boolean {
    return (this.#stores.get(key) ?? []).some(
      (node) => this.#happensOnlyFor(node, frame) || this.#depends(node.right, frame, depth + 1),
    );
  }

  /**
   * Whether something is done for the supposed status, but not while the run goes on. Inside of a
   * loop that goes round, what leads to the loop is no part of the question.
   */
  #happensOnlyFor(node: TSESTree.Node, { hypothesis, region }: Frame): boolean {
    const isDone = (supposed: Hypothesis): boolean =>
      region !== undefined && isWithin(node, region)
        ? this.#executor.isReachedWithin(node, region, supposed)
        : this.#executor.isReached(node, supposed);
    return isDone(hypothesis) && !(isDone(QUEUED) && isDone(IN_PROGRESS));
  }
}

/** Whether a token says how a response ended, or is one. */
export function saysStatus(token: Token): boolean {
  switch (token.kind) {
    case "event":
    case "eventType":
    case "response":
      return true;
    case "part":
      return token.part !== "id" && token.part !== "output";
    default:
      return false;
  }
}

function isAnyOf(tokens: Iterable<Token>, wanted: (token: Token) => boolean): boolean {
  for (const token of tokens) if (wanted(token)) return true;
  return false;
}

/** `list` of `list.push(…)`, `state` of `Object.assign(state, …)`. */
function changedBy(flow: Flow, call: TSESTree.CallExpression): TSESTree.Node | undefined {
  if (isAssign(flow, call)) return call.arguments[0];
  const callee = unwrap(call.callee);
  const isChange = callee.type === "MemberExpression" && CHANGES.test(flow.keyOf(callee));
  return isChange ? callee.object : undefined;
}

function isAssign(flow: Flow, { callee }: TSESTree.CallExpression): boolean {
  return isAnyOf(
    flow.tokensOf(callee),
    (token) => token.kind === "external" && token.path === "Object.assign",
  );
}

function rootVariable(flow: Flow, expression: TSESTree.Node): TSESLint.Scope.Variable | undefined {
  let node = unwrap(expression);
  while (node.type === "MemberExpression") node = unwrap(node.object);
  return node.type === "Identifier" ? flow.variableOf(node) : undefined;
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
