import type { TSESTree } from "@typescript-eslint/utils";
import { addCall } from "./calls.js";
import { addClass, addClassMember } from "./classes.js";
import { Cell } from "./cell.js";
import type { Flow } from "./flow.js";
import { ANY_KEY, UNKNOWN_INDEX } from "./flow.js";
import { addFunction, addReturn, addYield } from "./functions.js";
import { addImport, addImportEquals, addImportExpression } from "./imports.js";
import { bindPattern } from "./patterns.js";

/**
 * Adds the constraints of one node. Its children add their own; none of them depends on the order.
 */
export function addConstraints(flow: Flow, node: TSESTree.Node): void {
  const { solver } = flow;
  switch (node.type) {
    case "ArrayExpression":
      addArray(flow, node);
      break;
    case "ArrowFunctionExpression":
    case "FunctionDeclaration":
    case "FunctionExpression":
      addFunction(flow, node);
      break;
    case "AssignmentExpression":
      addAssignment(flow, node);
      break;
    case "AwaitExpression":
      flow.settle(flow.cell(node.argument), flow.cell(node), flow.sink(node));
      break;
    case "CallExpression":
    case "NewExpression":
      addCall(flow, node);
      break;
    case "CatchClause":
      if (node.param !== null) bindPattern(flow, node.param, flow.caughtCell(node));
      break;
    case "ClassDeclaration":
    case "ClassExpression":
      addClass(flow, node);
      break;
    case "AccessorProperty":
    case "MethodDefinition":
    case "PropertyDefinition":
      addClassMember(flow, node);
      break;
    case "ConditionalExpression":
      solver.flow(flow.cell(node.consequent), flow.cell(node));
      solver.flow(flow.cell(node.alternate), flow.cell(node));
      break;
    case "ForOfStatement":
      addForOf(flow, node);
      break;
    case "ImportDeclaration":
      addImport(flow, node);
      break;
    case "ImportExpression":
      addImportExpression(flow, node);
      break;
    case "LogicalExpression":
      solver.flow(flow.cell(node.left), flow.cell(node));
      solver.flow(flow.cell(node.right), flow.cell(node));
      break;
    case "MemberExpression":
      flow.load(flow.cell(node.object), flow.keyOf(node), flow.cell(node), node.object);
      break;
    case "ObjectExpression":
      addObject(flow, node);
      break;
    case "ReturnStatement":
      addReturn(flow, node);
      break;
    case "ThrowStatement":
      addThrow(flow, node);
      break;
    case "TSImportEqualsDeclaration":
      addImportEquals(flow, node);
      break;
    case "VariableDeclarator":
      if (node.init !== null) bindPattern(flow, node.id, flow.cell(node.init));
      break;
    case "YieldExpression":
      addYield(flow, node);
      break;
    default:
  }
}

function addArray(flow: Flow, node: TSESTree.ArrayExpression): void {
  const array = flow.objectToken(node);
  flow.solver.add(flow.cell(node), array);
  for (const [index, element] of node.elements.entries()) {
    if (element === null) continue;
    if (element.type === "SpreadElement") {
      const spread = new Cell();
      flow.elements(flow.cell(element.argument), spread);
      flow.assign(array, UNKNOWN_INDEX, spread);
    } else {
      flow.assign(array, String(index), flow.cell(element));
    }
  }
}

function addObject(flow: Flow, node: TSESTree.ObjectExpression): void {
  const object = flow.objectToken(node);
  flow.solver.add(flow.cell(node), object);
  for (const property of node.properties) {
    if (property.type === "SpreadElement") {
      // `{ ...response }` has what the response has: the object is both.
      flow.solver.listen(flow.cell(property.argument), (token) => {
        if (token.kind !== "rejects") flow.solver.add(flow.cell(node), token);
      });
      continue;
    }
    const key = flow.keyOf(property);
    const value =
      property.kind === "get" && property.value.type === "FunctionExpression"
        ? flow.returnCell(property.value)
        : flow.cell(property.value);
    if (property.kind !== "set") flow.assign(object, key === ANY_KEY ? UNKNOWN_INDEX : key, value);
  }
}

function addAssignment(flow: Flow, node: TSESTree.AssignmentExpression): void {
  switch (node.operator) {
    case "=":
      bindPattern(flow, node.left, flow.cell(node.right));
      break;
    case "&&=":
    case "??=":
    case "||=":
      bindPattern(flow, node.left, flow.cell(node.right));
      flow.solver.flow(flow.cell(node.left), flow.cell(node));
      flow.solver.flow(flow.cell(node.right), flow.cell(node));
      break;
    default:
  }
}

function addForOf(flow: Flow, node: TSESTree.ForOfStatement): void {
  const source = flow.cell(node.right);
  const elements = flow.roleCell("iterated", node);
  flow.elements(source, elements, node);
  const target =
    node.left.type === "VariableDeclaration" ? node.left.declarations[0].id : node.left;
  const value = node.await ? new Cell() : elements;
  if (node.await) flow.settle(elements, value, flow.sink(node));
  bindPattern(flow, target, value);
  const errors = flow.sink(node);
  if (errors !== undefined) {
    // A generator, or a stream, throws where it is iterated.
    flow.solver.listen(source, (token) => {
      if (token.kind === "rejects") flow.solver.add(errors, token.error);
      if (token.kind === "stream") {
        flow.solver.add(errors, flow.tokens.intern({ kind: "rejection", read: token.read }));
      }
    });
  }
}

function addThrow(flow: Flow, node: TSESTree.ThrowStatement): void {
  const sink = flow.sink(node);
  if (sink === undefined) return;
  const value = flow.cell(node.argument);
  flow.flowErrors(value, sink);
  flow.solver.add(sink, flow.tokens.intern({ kind: "thrown", node, value: node.argument }));
}
