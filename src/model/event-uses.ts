import type { TSESTree } from "@typescript-eslint/utils";
import type { CollectedNodes } from "./collected.js";
import type { Flow } from "./flow/flow.js";
import { isValue } from "./handled.js";
import type { Read } from "./read.js";

/** Where events, their types, and the responses of streams are used: found once for a file. */
export class EventUses {
  readonly #types = new Map<TSESTree.Node, TSESTree.Node[]>();
  readonly #events = new Map<TSESTree.Node, TSESTree.Node[]>();
  readonly #responses = new Map<Read, TSESTree.Node[]>();

  constructor(flow: Flow, nodes: CollectedNodes) {
    for (const node of nodes.values) if (isValue(node)) this.#addUse(flow, node);
    for (const node of nodes.calls) this.#addUse(flow, node);
  }

  /** Where the type of an event is used that one of the nodes took out of a stream. */
  typesOf(takers: ReadonlySet<TSESTree.Node>): TSESTree.Node[] {
    return collect(this.#types, takers);
  }

  /** Where such an event is used as a whole, or something is read out of it. */
  eventsOf(takers: ReadonlySet<TSESTree.Node>): TSESTree.Node[] {
    return collect(this.#events, takers);
  }

  /** Where a response is used that came from one of the reads. */
  responsesOf(reads: ReadonlySet<Read>): TSESTree.Node[] {
    return collect(this.#responses, reads);
  }

  #addUse(flow: Flow, node: TSESTree.Node): void {
    for (const token of flow.tokensOf(node)) {
      switch (token.kind) {
        case "event":
          if (token.taker !== null) add(this.#events, token.taker, node);
          break;
        case "eventType":
          if (token.taker !== null) add(this.#types, token.taker, node);
          break;
        case "response":
          add(this.#responses, token.read, node);
          break;
        default:
      }
    }
  }
}

function add<K>(map: Map<K, TSESTree.Node[]>, key: K, node: TSESTree.Node): void {
  const nodes = map.get(key);
  if (nodes === undefined) map.set(key, [node]);
  else nodes.push(node);
}

function collect<K>(
  map: ReadonlyMap<K, readonly TSESTree.Node[]>,
  keys: Iterable<K>,
): TSESTree.Node[] {
  const nodes = new Set<TSESTree.Node>();
  for (const key of keys) for (const node of map.get(key) ?? []) nodes.add(node);
  return [...nodes];
}
