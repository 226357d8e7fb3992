import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, isLog } from "./effects.js";
import type { Model } from "./model.js";
import type { FunctionNode } from "./nodes.js";
import { enclosingFunction, parentOf, unwrap } from "./nodes.js";
import { FAILED } from "./simulate/hypothesis.js";

/** Functions whose result is their argument in another form. */
const FORMS: ReadonlySet<string> = new Set([
  "String",
  "assign",
  "concat",
  "encode",
  "freeze",
  "from",
  "parse",
  "serialize",
  "stringify",
  "structuredClone",
  "toJSON",
  "toString",
]);

/** Whether what a call gives is its argument in another form: `String(event.type)`. */
export function givesOtherForm(call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  return FORMS.has(calleeName(call));
}

/** Where a value goes next. */
type Step =
  /** Into a larger value, whose way is the value's own from there on. */
  | { readonly to: readonly TSESTree.Node[] }
  /** To code that is not in the file, or to whoever reads what is stored, sent or thrown. */
  | "out"
  /** Nowhere: something is read out of it, or the flow goes on with it by itself. */
  | "stays";

/**
 * Whether a value (an event, its type, a response) is handed as a whole to code outside of the
 * file when the run has failed: passed to an imported function, returned, yielded, stored, sent.
 * Then that code looks at it. A log does not.
 *
 * @param except - generators whose consumer is looked at itself: what they yield is not gone
 */
export function isPassedOn(
  model: Model,
  use: TSESTree.Node,
  except: ReadonlySet<FunctionNode> = new Set(),
): boolean {
  const seen = new Set<TSESTree.Node>();
  const pending: { node: TSESTree.Node; isWhole: boolean }[] = [{ node: use, isWhole: true }];
  for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
    const { node, isWhole } = entry;
    if (seen.has(node)) continue;
    seen.add(node);
    const step = nextStep(model, node, isWhole, except);
    if (step === "out") {
      if (model.executor.isReached(node, FAILED)) return true;
    } else if (step !== "stays") {
      for (const next of step.to) {
        // What wraps the value without a change is still the value to the flow.
        pending.push({ node: next, isWhole: isWhole && isSameValue(node, next) });
      }
    }
  }
  return false;
}

function isSameValue(node: TSESTree.Node, next: TSESTree.Node): boolean {
  return (
    unwrap(next) === unwrap(node) ||
    next.type === "AwaitExpression" ||
    next.type === "ConditionalExpression" ||
    next.type === "LogicalExpression" ||
    next.type === "SequenceExpression"
  );
}

function nextStep(
  model: Model,
  node: TSESTree.Node,
  isWhole: boolean,
  except: ReadonlySet<FunctionNode>,
): Step {
  const parent = parentOf(node);
  switch (parent?.type) {
    case "ArrayExpression":
    case "AwaitExpression":
    case "ChainExpression":
    case "JSXAttribute":
    case "JSXExpressionContainer":
    case "JSXSpreadAttribute":
    case "LogicalExpression":
    case "ObjectExpression":
    case "SpreadElement":
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
    case "TSTypeAssertion":
    case "TemplateLiteral":
      return { to: [parent] };
    case "ArrowFunctionExpression":
      return parent.body === node ? returned(model, parent, isWhole) : "stays";
    case "AssignmentExpression":
      if (parent.right !== node) return "stays";
      return parent.left.type === "MemberExpression"
        ? "out"
        : { to: [parent, ...(isWhole ? [] : readsOf(model, parent.left))] };
    case "BinaryExpression":
      return parent.operator === "+" ? { to: [parent] } : "stays";
    case "CallExpression":
    case "NewExpression":
      return intoCall(model, node, parent);
    case "ConditionalExpression":
      return parent.test === node ? "stays" : { to: [parent] };
    case "JSXOpeningElement":
    case "ThrowStatement":
      return "out";
    case "MemberExpression":
      // A name that is made of it: nobody knows what it stands for.
      return parent.property === node && parent.computed && !isWhole ? "out" : "stays";
    case "Property":
      return parent.value === node ? { to: [parent] } : "stays";
    case "ReturnStatement": {
      const fn = enclosingFunction(parent);
      return fn === undefined ? "out" : returned(model, fn, isWhole);
    }
    case "SequenceExpression":
      return parent.expressions.at(-1) === node ? { to: [parent] } : "stays";
    case "VariableDeclarator":
      return parent.init === node && !isWhole ? { to: readsOf(model, parent.id) } : "stays";
    case "YieldExpression": {
      const fn = enclosingFunction(parent);
      return fn !== undefined && except.has(fn) ? "stays" : "out";
    }
    default:
      return "stays";
  }
}

function intoCall(
  model: Model,
  node: TSESTree.Node,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
): Step {
  if (call.callee === node || isLog(call)) return "stays";
  if (givesOtherForm(call)) return { to: [call] };
  const tokens = model.flow.callSites.get(call)?.callee.tokens ?? new Set();
  let isKnown = tokens.size > 0;
  for (const { kind } of tokens) {
    if (kind !== "function" && kind !== "shim" && kind !== "class") isKnown = false;
  }
  // An instance keeps what it was made of.
  if (call.type === "NewExpression") return { to: [call] };
  return isKnown ? "stays" : "out";
}

/** A caller in the file looks at what it gets; a callback's result goes to who calls it. */
function returned(model: Model, fn: FunctionNode, isWhole: boolean): Step {
  const callers = [...(model.flow.callers.get(fn) ?? [])];
  const isCallback = callers.some(
    (caller) =>
      (caller.type === "CallExpression" || caller.type === "NewExpression") &&
      caller.arguments.some((argument) => unwrap(argument) === fn) &&
      !(caller.type === "CallExpression" && isForEach(caller)),
  );
  if (callers.length === 0 || isCallback) return "out";
  return isWhole ? "stays" : { to: callers };
}

/** Methods that drop what their callback returns: listeners, loops. */
function isForEach(call: TSESTree.CallExpression): boolean {
  return /^(?:forEach|on|once)$/u.test(calleeName(call));
}

/** Where a variable is read that got the value. */
function readsOf(model: Model, target: TSESTree.Node): TSESTree.Node[] {
  const variable = target.type === "Identifier" ? model.flow.variableOf(target) : undefined;
  return (variable?.references ?? [])
    .filter((reference) => reference.isRead())
    .map(({ identifier }) => identifier);
}
