import type { TSESTree } from "@typescript-eslint/utils";
import { unwrap } from "../nodes.js";
import type { ReadMethod } from "../read.js";
import type { CallSite, Flow } from "./flow.js";
import { UNKNOWN_INDEX } from "./flow.js";
import { applyCall } from "./calls.js";
import { Cell } from "./cell.js";
import { readResult } from "./load.js";
import type { Token } from "./token.js";

/** A call of a method of the client or of `client.responses`. */
export function callSdkMethod(
  flow: Flow,
  site: CallSite,
  token: Extract<Token, { kind: "method" }>,
): void {
  const { solver, tokens } = flow;
  if (token.name === "withOptions") {
    solver.add(site.result, tokens.intern({ kind: "client", typed: token.typed }));
    return;
  }
  if (token.name === "withResponse") {
    giveWithResponse(flow, site);
    return;
  }
  if (site.node.type !== "CallExpression") return;
  const method = readMethod(flow, token.name, site.node);
  if (method === undefined) return;
  const read = flow.read(site.node, method, token.typed);
  solver.add(site.result, readResult(flow, read, token.typed));
  const error = method === "start" ? undefined : tokens.intern({ kind: "rejection", read });
  if (error !== undefined) solver.add(site.result, tokens.intern({ kind: "rejects", error }));
  if (token.typed) {
    const failure = tokens.intern({ kind: "typedFailure", read });
    solver.add(site.result, tokens.intern({ kind: "rejects", error: failure }));
  }
}

/** `read().withResponse()` resolves to `{ data, response, request_id }`. */
function giveWithResponse(flow: Flow, site: CallSite): void {
  const callee = unwrap(site.node.callee);
  if (callee.type !== "MemberExpression") return;
  flow.solver.listen(flow.cell(callee.object), (data) => {
    if (data.kind === "rejects") flow.solver.add(site.result, data);
    if (data.kind === "response" || data.kind === "stream") {
      flow.solver.add(site.result, flow.tokens.intern({ kind: "withResponse", data }));
    }
  });
}

/** What a call of the SDK's method reads, or `undefined` where it reads nothing in the background. */
function readMethod(
  flow: Flow,
  name: string,
  node: TSESTree.CallExpression,
): ReadMethod | undefined {
  const [first, second] = node.arguments;
  switch (name) {
    case "create":
    case "parse":
      if (!hasOption(flow, first, "background")) return undefined;
      return hasOption(flow, first, "stream") ? "createStream" : "start";
    case "retrieve":
      return hasOption(flow, second, "stream") ? "retrieveStream" : "retrieve";
    case "stream":
      return hasOption(flow, first, "response_id") || hasOption(flow, first, "background")
        ? "stream"
        : undefined;
    default:
      return undefined;
  }
}

/** Whether an options object has the property, and its value is not plainly `false`. */
function hasOption(flow: Flow, argument: TSESTree.Node | undefined, name: string): boolean {
  const object = argument === undefined ? undefined : optionsObject(flow, argument, 0);
  if (object === undefined) return false;
  for (const property of object.properties) {
    if (property.type === "SpreadElement") {
      if (hasOption(flow, property.argument, name)) return true;
    } else if (flow.keyOf(property) === name) {
      const value = unwrap(property.value);
      return !(value.type === "Literal" && (value.value === false || value.value === null));
    }
  }
  return false;
}

/** The object literal that an argument is, or that its variable is initialised with. */
function optionsObject(
  flow: Flow,
  argument: TSESTree.Node,
  depth: number,
): TSESTree.ObjectExpression | undefined {
  const node = unwrap(argument);
  if (node.type === "ObjectExpression") return node;
  if (node.type !== "Identifier" || depth > 4) return undefined;
  for (const definition of flow.variableOf(node)?.defs ?? []) {
    if (definition.node.type === "VariableDeclarator" && definition.node.init !== null) {
      return optionsObject(flow, definition.node.init, depth + 1);
    }
  }
  return undefined;
}

/** A call of a method of a response's stream. */
export function callStreamMethod(
  flow: Flow,
  site: CallSite,
  token: Extract<Token, { kind: "streamMethod" }>,
): void {
  const { solver, tokens } = flow;
  const { read, typed } = token;
  switch (token.name) {
    case "finalResponse":
      solver.add(site.result, tokens.intern({ kind: "response", read }));
      giveRejection(flow, site, token);
      break;
    case "done":
      giveRejection(flow, site, token);
      break;
    case "on":
    case "once":
      solver.add(site.result, tokens.intern({ kind: "stream", read, typed }));
      addListener(flow, site, token);
      break;
    case "tee": {
      const branches = flow.objectToken(site.node);
      const branch = new Cell();
      solver.add(branch, tokens.intern({ kind: "stream", read, typed }));
      flow.assign(branches, UNKNOWN_INDEX, branch);
      solver.add(site.result, branches);
      break;
    }
    case "withResponse":
      giveWithResponse(flow, site);
      break;
    default:
  }
}

/** `stream.on(type, listener)`: the listener receives the events, or what broke the connection. */
function addListener(
  flow: Flow,
  site: CallSite,
  { read, typed }: Extract<Token, { kind: "streamMethod" }>,
): void {
  const { solver, tokens } = flow;
  const [, listener] = site.args;
  if (listener === undefined) return;
  const [given] = site.node.arguments;
  const type =
    given?.type === "Literal" && typeof given.value === "string" ? given.value : undefined;
  const received: Token =
    type === "error"
      ? { kind: "rejection", read }
      : { kind: "event", read, taker: typed ? null : site.node };
  const event = new Cell();
  solver.add(event, tokens.intern(received));
  solver.listen(listener, (callback) => {
    if (callback.kind === "function") flow.noteListener(callback.node, site.node, type);
    applyCall(flow, { ...site, callee: listener, args: [event], result: new Cell() }, callback);
  });
}

function giveRejection(
  flow: Flow,
  site: CallSite,
  token: Extract<Token, { kind: "streamMethod" }>,
): void {
  const error = flow.tokens.intern({ kind: "rejection", read: token.read });
  flow.solver.add(site.result, flow.tokens.intern({ kind: "rejects", error }));
}
