import type { TSESTree } from "@typescript-eslint/utils";
import { CLIENT_CLASSES } from "../../sdk/modules.js";
import type { ClassNode, FunctionNode } from "../nodes.js";
import type { Flow } from "./flow.js";

/** A class as a value, and what `this` is in its members. */
export function addClass(flow: Flow, node: ClassNode): void {
  const { solver, tokens } = flow;
  solver.add(flow.cell(node), tokens.intern({ kind: "class", node }));
  solver.add(flow.thisOfClass(node, true), tokens.intern({ kind: "class", node }));
  const instance = flow.objectToken(node);
  const self = flow.thisOfClass(node, false);
  solver.add(self, instance);
  if (node.superClass === null) return;
  solver.listen(flow.cell(node.superClass), (token) => {
    // A subclass's fields are there when a method of the base class runs.
    if (token.kind === "class" && token.node !== node) {
      solver.flow(self, flow.thisOfClass(token.node, false));
    }
    if (token.kind === "sdk" && CLIENT_CLASSES.has(token.name)) {
      solver.add(self, tokens.intern({ kind: "client", typed: false }));
    }
  });
}

type ClassMember =
  TSESTree.AccessorProperty | TSESTree.MethodDefinition | TSESTree.PropertyDefinition;

/** A method, getter or field of a class, as a property of its instances or of the class. */
export function addClassMember(flow: Flow, node: ClassMember): void {
  const owner = node.parent.parent;
  const token = node.static
    ? flow.tokens.intern({ kind: "class", node: owner })
    : flow.objectToken(owner);
  const key = flow.keyOf(node as TSESTree.PropertyDefinition);
  if (node.type !== "MethodDefinition") {
    if (node.value !== null) flow.assign(token, key, flow.cell(node.value));
    return;
  }
  if (node.value.type !== "FunctionExpression") return;
  switch (node.kind) {
    case "constructor":
      addParameterProperties(flow, node.value, owner);
      break;
    case "get":
      flow.assign(token, key, flow.returnCell(node.value));
      break;
    case "method":
      flow.assign(token, key, flow.cell(node.value));
      break;
    case "set":
      break;
  }
}

/** `constructor(private readonly client: OpenAI)` is a parameter and a field at once. */
function addParameterProperties(flow: Flow, constructor: FunctionNode, owner: ClassNode): void {
  for (const parameter of constructor.params) {
    if (parameter.type !== "TSParameterProperty") continue;
    const pattern =
      parameter.parameter.type === "AssignmentPattern"
        ? parameter.parameter.left
        : parameter.parameter;
    flow.assign(flow.objectToken(owner), pattern.name, flow.cell(pattern));
  }
}

/** The constructor of a class, if it has one of its own. */
export function constructorOf(node: ClassNode): FunctionNode | undefined {
  for (const member of node.body.body) {
    if (
      member.type === "MethodDefinition" &&
      member.kind === "constructor" &&
      member.value.type === "FunctionExpression"
    ) {
      return member.value;
    }
  }
  return undefined;
}
