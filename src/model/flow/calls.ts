import type { TSESTree } from "@typescript-eslint/utils";
import { CLIENT_CLASSES } from "../../sdk/modules.js";
import type { CallNode } from "../nodes.js";
import { unwrap } from "../nodes.js";
import { addArrayCall } from "./array-calls.js";
import { Cell } from "./cell.js";
import { constructorOf } from "./classes.js";
import type { CallSite, Flow } from "./flow.js";
import { callGlobal } from "./global-calls.js";
import { giveExport } from "./imports.js";
import { derivedFrom } from "./load.js";
import { linkFunction } from "./link.js";
import { addPromiseCall } from "./promise-calls.js";
import { callSdkMethod, callStreamMethod } from "./sdk-calls.js";
import { callShim } from "./shim-calls.js";
import type { Token } from "./token.js";
import { callUnknown } from "./unknown-calls.js";

/** A call: what its callee does with the arguments, and what comes back. */
export function addCall(flow: Flow, node: CallNode): void {
  const callee = unwrap(node.callee);
  const args = node.arguments.map((argument) => argumentCell(flow, argument));
  if (isRequire(flow, callee)) {
    const [specifier] = node.arguments;
    if (specifier?.type === "Literal" && typeof specifier.value === "string") {
      giveExport(flow, specifier.value, "*", flow.cell(node), node);
    }
    return;
  }
  const site: CallSite = { node, callee: flow.cell(callee), args, result: flow.cell(node) };
  if (callee.type === "MemberExpression") {
    const name = flow.keyOf(callee);
    const object = flow.cell(callee.object);
    if (addPromiseCall(flow, site, object, name)) return;
    if (addBoundCall(flow, site, object, name)) return;
    addArrayCall(flow, site, object, name);
    passThis(flow, site, object);
  }
  if (callee.type === "Super") addSuperCall(flow, site);
  flow.callSites.set(node, site);
  flow.solver.listen(site.callee, (token) => {
    applyCall(flow, site, token);
  });
}

/** What a call does if its callee is this token. */
export function applyCall(flow: Flow, site: CallSite, token: Token): void {
  const { solver, tokens } = flow;
  switch (token.kind) {
    case "class":
      if (site.node.type === "NewExpression") construct(flow, site, token);
      break;
    case "external":
      if (token.module === null) callGlobal(flow, site, token.path);
      else {
        solver.add(site.result, tokens.intern(derivedFrom(token, "()")));
        callUnknown(flow, site);
      }
      break;
    case "foreign":
    case "unknown":
      solver.add(site.result, token);
      callUnknown(flow, site);
      break;
    case "function":
      linkFunction(flow, site, token.node);
      break;
    case "method":
      callSdkMethod(flow, site, token);
      break;
    case "sdk":
      if (site.node.type === "NewExpression" && CLIENT_CLASSES.has(token.name)) {
        solver.add(site.result, tokens.intern({ kind: "client", typed: false }));
      } else if (CLIENT_CLASSES.has(token.name)) {
        callUnknown(flow, site);
      } else {
        solver.add(site.result, tokens.intern({ kind: "foreign" }));
      }
      break;
    case "settler":
      settlePromise(flow, site, token);
      break;
    case "shim":
      callShim(flow, site, token.name);
      break;
    case "streamMethod":
      callStreamMethod(flow, site, token);
      break;
    default:
  }
}

function argumentCell(flow: Flow, argument: TSESTree.CallExpressionArgument): Cell {
  if (argument.type !== "SpreadElement") return flow.cell(argument);
  const spread = new Cell();
  flow.elements(flow.cell(argument.argument), spread);
  return spread;
}

function isRequire(flow: Flow, callee: TSESTree.Node): boolean {
  return (
    callee.type === "Identifier" &&
    callee.name === "require" &&
    flow.variableOf(callee) === undefined
  );
}

/** `f.call(self, a)`, `f.apply(self, [a])`, `f.bind(self, a)`: the same function once more. */
function addBoundCall(flow: Flow, site: CallSite, object: Cell, name: string): boolean {
  switch (name) {
    case "apply": {
      const args = Array.from({ length: 4 }, (_, index) => {
        const cell = new Cell();
        const [, list] = site.args;
        if (list !== undefined) flow.load(list, String(index), cell);
        return cell;
      });
      applyEach(flow, { ...site, callee: object, args }, object);
      return true;
    }
    case "bind":
      bindFunction(flow, site, object);
      return true;
    case "call":
      applyEach(flow, { ...site, callee: object, args: site.args.slice(1) }, object);
      return true;
    default:
      return false;
  }
}

function applyEach(flow: Flow, site: CallSite, callee: Cell): void {
  flow.solver.listen(callee, (token) => {
    applyCall(flow, site, token);
  });
}

/** The same function; the arguments that a `bind` fixes reach its parameters at once. */
function bindFunction(flow: Flow, site: CallSite, callee: Cell): void {
  flow.solver.listen(callee, (token) => {
    if (token.kind === "function") {
      for (const [index, cell] of site.args.slice(1).entries()) {
        flow.solver.flow(cell, flow.parameterCell(token.node, index));
      }
    }
    if (token.kind === "function" || token.kind === "method" || token.kind === "shim") {
      flow.solver.add(site.result, token);
    }
  });
}

/** In `object.f()`, a plain function `f` has `object` for its `this`. */
function passThis(flow: Flow, site: CallSite, object: Cell): void {
  flow.solver.listen(site.callee, (token) => {
    if (token.kind !== "function" || token.node.type === "ArrowFunctionExpression") return;
    if (token.node.parent.type === "MethodDefinition") return;
    flow.solver.flow(object, flow.thisOfFunction(token.node));
  });
}

function addSuperCall(flow: Flow, site: CallSite): void {
  flow.solver.listen(site.callee, (token) => {
    if (token.kind !== "object") return;
    const node = token.node;
    if (node.type !== "ClassDeclaration" && node.type !== "ClassExpression") return;
    if (node.superClass === null) return;
    flow.solver.listen(flow.cell(node.superClass), (parent) => {
      if (parent.kind !== "class") return;
      const constructor = constructorOf(parent.node);
      if (constructor !== undefined) linkFunction(flow, site, constructor);
    });
  });
}

function construct(flow: Flow, site: CallSite, token: Extract<Token, { kind: "class" }>): void {
  const { solver } = flow;
  solver.add(site.result, flow.objectToken(token.node));
  const constructor = constructorOf(token.node);
  if (constructor !== undefined) {
    // A constructor returns nothing: only its parameters and what it throws are of interest.
    linkFunction(flow, { ...site, result: new Cell() }, constructor);
  }
  if (token.node.superClass === null) return;
  solver.listen(flow.cell(token.node.superClass), (parent) => {
    if (parent.kind === "sdk" && CLIENT_CLASSES.has(parent.name)) {
      solver.add(site.result, flow.tokens.intern({ kind: "client", typed: false }));
    }
    if (parent.kind === "class" && parent.node !== token.node) {
      const inherited = constructor === undefined ? constructorOf(parent.node) : undefined;
      if (inherited !== undefined) linkFunction(flow, { ...site, result: new Cell() }, inherited);
    }
  });
}

function settlePromise(
  flow: Flow,
  site: CallSite,
  token: Extract<Token, { kind: "settler" }>,
): void {
  const [value] = site.args;
  if (value === undefined) return;
  if (token.settles === "value") {
    flow.solver.flow(value, token.promise);
    return;
  }
  flow.reject(value, token.promise);
  const [argument] = site.node.arguments;
  if (argument !== undefined) {
    const thrown = flow.tokens.intern({ kind: "thrown", node: site.node, value: argument });
    flow.solver.add(token.promise, flow.tokens.intern({ kind: "rejects", error: thrown }));
  }
}
