import type { TSESTree } from "@typescript-eslint/utils";
import type { Flow } from "./flow/flow.js";
import { unwrap } from "./nodes.js";
import type { Read } from "./read.js";

/**
 * The expression that says which response a read reads: its id, or the response itself.
 *
 * @returns `undefined` where the read makes a new response, or it cannot be told
 */
export function readId(flow: Flow, read: Read): TSESTree.Node | undefined {
  const [first, second] = read.node.arguments;
  switch (read.method) {
    case "createStream":
    case "start":
      return undefined;
    case "poll":
      return isCreateAndPoll(flow, read) ? undefined : second;
    case "retrieve":
    case "retrieveStream":
      return first === undefined || isCallback(flow, first) ? undefined : first;
    case "stream": {
      const options = first === undefined ? undefined : unwrap(first);
      if (options?.type !== "ObjectExpression") return undefined;
      for (const property of options.properties) {
        if (property.type === "Property" && flow.keyOf(property) === "response_id") {
          return property.value;
        }
      }
      return undefined;
    }
  }
}

/** Whether a read makes a response, instead of reading one that is there. */
export function makesResponse(flow: Flow, read: Read): boolean {
  return (
    read.method === "createStream" ||
    read.method === "start" ||
    (read.method === "poll" && isCreateAndPoll(flow, read))
  );
}

function isCreateAndPoll(flow: Flow, { node }: Read): boolean {
  for (const token of flow.tokensOf(node.callee)) {
    if (token.kind === "shim" && token.name === "createAndPoll") return true;
  }
  return false;
}

/** Whether an argument is called back, as in `ids.map(client.responses.retrieve)`. */
function isCallback(flow: Flow, argument: TSESTree.Node): boolean {
  for (const token of flow.tokensOf(argument)) {
    if (token.kind === "function" || token.kind === "method") return true;
  }
  return false;
}
