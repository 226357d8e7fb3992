import type { TSESTree } from "@typescript-eslint/utils";
import type { CallNode } from "../nodes.js";
import { unwrap } from "../nodes.js";
import type { Completion } from "./completion.js";
import { completion, leaveAs } from "./completion.js";

/** What the walk over an expression asks of the simulation around it. */
export interface EffectHost {
  /** Whether a part is truthy: `undefined` where it may be either. */
  readonly truth: (node: TSESTree.Node) => boolean | undefined;
  /** One of several ways is taken; `unknown` is the test that decides, if its outcome is not known. */
  readonly either: (ends: readonly Completion[], unknown: TSESTree.Node | undefined) => Completion;
  /** What a call, or a `yield`, does once its operands are evaluated. */
  readonly effect: (node: CallNode | TSESTree.YieldExpression) => Completion;
}

/** Expressions are followed only so deep. */
const MAX_DEPTH = 40;

/** Where the evaluation of an expression may lead, by the calls in it: round, out, or on. */
export function effectsOf(host: EffectHost, expression: TSESTree.Node, depth = 0): Completion {
  const node = unwrap(expression);
  if (depth > MAX_DEPTH) return completion();
  const inner = (child: TSESTree.Node): Completion => effectsOf(host, child, depth + 1);
  const all = (children: readonly (TSESTree.Node | null)[], last?: () => Completion): Completion =>
    inOrder(children, inner, last);
  switch (node.type) {
    case "ArrayExpression":
      return all(node.elements);
    case "AssignmentExpression":
    case "BinaryExpression":
      return all([node.left, node.right]);
    case "AwaitExpression":
    case "SpreadElement":
    case "UnaryExpression":
      return inner(node.argument);
    case "CallExpression":
    case "NewExpression":
      return all([node.callee, ...node.arguments], () => host.effect(node));
    case "ConditionalExpression": {
      const truth = host.truth(node.test);
      const branches: Completion[] = [];
      if (truth !== false) branches.push(inner(node.consequent));
      if (truth !== true) branches.push(inner(node.alternate));
      return all([node.test], () =>
        host.either(branches, truth === undefined ? node.test : undefined),
      );
    }
    case "LogicalExpression": {
      const truth = host.truth(node.left);
      const stops = node.operator === "||" ? true : node.operator === "&&" ? false : undefined;
      const rests: Completion[] = [];
      if (stops === undefined || truth !== !stops) rests.push(completion());
      if (stops === undefined || truth !== stops) rests.push(inner(node.right));
      return all([node.left], () => host.either(rests, rests.length > 1 ? node.left : undefined));
    }
    case "MemberExpression":
      return all([node.object, node.computed ? node.property : null]);
    case "ObjectExpression":
      return all(
        node.properties.map((property) =>
          property.type === "SpreadElement" ? property.argument : property.value,
        ),
      );
    case "SequenceExpression":
    case "TemplateLiteral":
      return all(node.expressions);
    case "YieldExpression":
      return all([node.argument], () => host.effect(node));
    default:
      return completion();
  }
}

function inOrder(
  children: readonly (TSESTree.Node | null)[],
  visit: (node: TSESTree.Node) => Completion,
  last: () => Completion = completion,
): Completion {
  const whole = completion();
  for (const child of children) {
    if (child === null) continue;
    const end = visit(child);
    leaveAs(whole, end);
    if (!end.normal) {
      whole.normal = false;
      return whole;
    }
  }
  const end = last();
  leaveAs(whole, end);
  whole.normal = end.normal;
  return whole;
}
