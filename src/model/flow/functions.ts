import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode } from "../nodes.js";
import { enclosingFunction, unwrap } from "../nodes.js";
import { Cell } from "./cell.js";
import type { Flow } from "./flow.js";
import { UNKNOWN_INDEX } from "./flow.js";
import { bindPattern } from "./patterns.js";

/** A function as a value, and its parameters. */
export function addFunction(flow: Flow, node: FunctionNode): void {
  const token = flow.tokens.intern({ kind: "function", node });
  flow.solver.add(flow.cell(node), token);
  for (const [index, parameter] of node.params.entries()) {
    if (parameter.type === "RestElement") {
      const rest = flow.objectToken(parameter);
      const cell = new Cell();
      flow.solver.add(cell, rest);
      for (let extra = index; extra < index + 4; extra++) {
        flow.assign(rest, String(extra - index), flow.parameterCell(node, extra));
      }
      bindPattern(flow, parameter.argument, cell);
    } else {
      bindPattern(flow, parameter, flow.parameterCell(node, index));
    }
  }
  if (node.body.type !== "BlockStatement") {
    addReturned(flow, node, node.body);
  }
}

/** What a function returns. */
export function addReturn(flow: Flow, node: TSESTree.ReturnStatement): void {
  const fn = enclosingFunction(node);
  if (fn === undefined || node.argument === null) return;
  addReturned(flow, fn, node.argument);
}

function addReturned(flow: Flow, fn: FunctionNode, value: TSESTree.Expression): void {
  const index = fn.generator
    ? -1
    : fn.params.findIndex((parameter) => isHeld(flow, parameter, value));
  if (index >= 0) flow.handBack(fn, index);
  flow.solver.flow(flow.cell(value), index >= 0 ? flow.returnCell(fn) : flow.madeCell(fn));
}

/** Whether a value is what a parameter was given, which nothing else is assigned to. */
function isHeld(flow: Flow, parameter: TSESTree.Parameter, value: TSESTree.Expression): boolean {
  const inner = unwrap(value);
  if (parameter.type !== "Identifier" || inner.type !== "Identifier") return false;
  const variable = flow.variableOf(inner);
  return (
    variable !== undefined &&
    variable === flow.variableOf(parameter) &&
    variable.references.every((reference) => !reference.isWrite())
  );
}

/** What a generator gives to whoever iterates it: kept as an element of the generator's object. */
export function addYield(flow: Flow, node: TSESTree.YieldExpression): void {
  const fn = enclosingFunction(node);
  if (fn === undefined || node.argument === null) return;
  const generator = flow.objectToken(fn);
  const value = flow.cell(node.argument);
  if (!node.delegate) {
    flow.assign(generator, UNKNOWN_INDEX, value);
    return;
  }
  const elements = new Cell();
  flow.elements(value, elements, node);
  flow.assign(generator, UNKNOWN_INDEX, elements);
  const sink = flow.sink(node);
  if (sink !== undefined) {
    flow.solver.listen(value, (token) => {
      if (token.kind === "rejects") flow.solver.add(sink, token.error);
    });
  }
}
