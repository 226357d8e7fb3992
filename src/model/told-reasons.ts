import type { TSESTree } from "@typescript-eslint/utils";
import type { Flow } from "./flow/flow.js";
import type { Token } from "./flow/token.js";
import { unwrap } from "./nodes.js";
import { precedesRead } from "./precedes-read.js";
import type { Read } from "./read.js";

/** Expressions in expressions, and variables in them, are followed so deep. */
const MAX_DEPTH = 12;

/** The reads whose failure an expression says the reason of: all of the response, or its `error`. */
export function reasonsIn(flow: Flow, node: TSESTree.Node): ReadonlySet<Read> {
  const visit = new ReasonVisit(flow);
  visit.expression(node, 0);
  return visit.reads;
}

class ReasonVisit {
  readonly reads = new Set<Read>();
  readonly #flow: Flow;
  readonly #seen = new Set<TSESTree.Node>();

  constructor(flow: Flow) {
    this.#flow = flow;
  }

  expression(expression: TSESTree.Node, depth: number): void {
    const node = unwrap(expression);
    if (depth > MAX_DEPTH || this.#seen.has(node)) return;
    this.#seen.add(node);
    const inner = (child: TSESTree.Node | null): void => {
      if (child !== null) this.expression(child, depth + 1);
    };
    switch (node.type) {
      case "ArrayExpression":
        node.elements.forEach(inner);
        break;
      case "AssignmentExpression":
        inner(node.right);
        break;
      case "AwaitExpression":
      case "SpreadElement":
      case "YieldExpression":
        inner(node.argument);
        break;
      case "BinaryExpression":
        // Joined text: a comparison does not say what was compared.
        if (node.operator === "+") {
          inner(node.left);
          inner(node.right);
        }
        break;
      case "CallExpression":
      case "NewExpression":
        this.#tokens(this.#flow.tokensOf(node), depth);
        node.arguments.forEach(inner);
        if (unwrap(node.callee).type === "MemberExpression") inner(node.callee);
        break;
      case "ConditionalExpression":
        inner(node.consequent);
        inner(node.alternate);
        break;
      case "Identifier":
        this.#tokens(this.#flow.tokensOf(node), depth, node);
        // A variable that holds a response holds nothing else.
        if (!this.#holdsResponse(node)) this.#variable(node, depth);
        break;
      case "LogicalExpression":
        inner(node.left);
        inner(node.right);
        break;
      case "MemberExpression":
        this.#tokens(this.#flow.tokensOf(node), depth, node);
        // `response.status` says nothing; `lines.join()` says what the lines say.
        if (!this.#isPartOfResponse(node.object)) inner(node.object);
        break;
      case "ObjectExpression":
        for (const property of node.properties) {
          inner(property.type === "SpreadElement" ? property.argument : property.value);
        }
        break;
      case "SequenceExpression":
        inner(node.expressions.at(-1) ?? null);
        break;
      case "TaggedTemplateExpression":
        node.quasi.expressions.forEach(inner);
        break;
      case "TemplateLiteral":
        node.expressions.forEach(inner);
        break;
      default:
    }
  }

  /** What was written to a variable. */
  #variable(node: TSESTree.Identifier, depth: number): void {
    const variable = this.#flow.variableOf(node);
    for (const reference of variable?.references ?? []) {
      if (!reference.isWrite() || !reference.writeExpr) continue;
      // Of a destructuring, each part has its own tokens.
      const { parent } = reference.identifier;
      const isWhole =
        (parent.type === "VariableDeclarator" && parent.id === reference.identifier) ||
        (parent.type === "AssignmentExpression" && parent.left === reference.identifier);
      if (isWhole) this.expression(reference.writeExpr, depth + 1);
    }
  }

  #holdsResponse(node: TSESTree.Node): boolean {
    for (const { kind } of this.#flow.tokensOf(node)) {
      if (kind === "event" || kind === "response") return true;
    }
    return false;
  }

  #isPartOfResponse(node: TSESTree.Node): boolean {
    if (this.#holdsResponse(node)) return true;
    for (const { kind } of this.#flow.tokensOf(node)) if (kind === "part") return true;
    return false;
  }

  /** @param variable - what holds the tokens, where they may get there only later */
  #tokens(tokens: Iterable<Token>, depth: number, variable?: TSESTree.Node): void {
    if (depth > MAX_DEPTH) return;
    for (const token of tokens) {
      if (token.kind === "object") this.expression(token.node, depth + 1);
      const read = readTold(token);
      if (read === undefined) continue;
      if (variable === undefined || !precedesRead(this.#flow, variable, read)) this.reads.add(read);
    }
  }
}

/** The read whose failure a value says the reason of. */
function readTold(token: Token): Read | undefined {
  switch (token.kind) {
    case "event":
    case "response":
    case "typedFailure":
      return token.read;
    case "part":
      return token.part === "error" || token.part === "errorField" || token.part === "lastError"
        ? token.read
        : undefined;
    default:
      return undefined;
  }
}
