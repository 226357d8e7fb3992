import type { TSESTree } from "@typescript-eslint/utils";
import type { Flow } from "./flow/flow.js";
import type { Model } from "./model.js";
import { parentOf, unwrap } from "./nodes.js";

/** A statement or a call that ends things with an error. */
export interface Thrower {
  readonly node: TSESTree.CallExpression | TSESTree.ThrowStatement;
  /** The error, as far as it is written there. */
  readonly value: TSESTree.Expression | undefined;
}

/** Every `throw`, `reject(…)` and `Promise.reject(…)` of a file. */
export class Throwers {
  readonly #byNode = new Map<TSESTree.Node, Thrower>();

  constructor({ flow, nodes }: Model) {
    for (const node of nodes.throws) this.#byNode.set(node, { node, value: node.argument });
    for (const node of nodes.calls) {
      if (!isReject(flow, node)) continue;
      const [value] = node.arguments;
      this.#byNode.set(node, { node, value: value?.type === "SpreadElement" ? undefined : value });
    }
  }

  get all(): Iterable<Thrower> {
    return this.#byNode.values();
  }

  /** What throws the value that an expression is a part of. */
  around(expression: TSESTree.Node): Thrower | undefined {
    let current = expression;
    for (let parent = parentOf(current); parent !== undefined; parent = parentOf(current)) {
      const thrower = this.#byNode.get(parent);
      if (thrower?.value === current) return thrower;
      if (/Statement$|Declaration$/u.test(parent.type)) return undefined;
      current = parent;
    }
    return undefined;
  }
}

/** Whether a call rejects a promise: by what its callee is, or, if nobody knows, by its name. */
function isReject(flow: Flow, node: TSESTree.CallExpression): boolean {
  const callee = unwrap(node.callee);
  if (callee.type === "MemberExpression" && flow.keyOf(callee) === "reject") {
    const object = unwrap(callee.object);
    if (object.type === "Identifier" && object.name === "Promise") return true;
  }
  const tokens = flow.tokensOf(callee);
  for (const token of tokens) if (token.kind === "settler") return token.settles === "error";
  return tokens.size === 0 && callee.type === "Identifier" && callee.name === "reject";
}
