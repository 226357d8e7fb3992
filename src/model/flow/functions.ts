import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode } from "../nodes.js";
import { enclosingFunction } from "../nodes.js";
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
    flow.solver.flow(flow.cell(node.body), flow.returnCell(node));
  }
}

/** What a function returns. */
export function addReturn(flow: Flow, node: TSESTree.ReturnStatement): void {
  const fn = enclosingFunction(node);
  if (fn === undefined || node.argument === null) return;
  flow.solver.flow(flow.cell(node.argument), flow.returnCell(fn));
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
