import { Cell } from "./cell.js";
import type { CallSite, Flow } from "./flow.js";
import { UNKNOWN_INDEX } from "./flow.js";
import type { Token } from "./token.js";
import type { Read } from "../read.js";

/** A call of one of the shim's exports. */
export function callShim(flow: Flow, site: CallSite, name: string): void {
  const { solver, tokens } = flow;
  const [first] = site.args;
  switch (name) {
    case "createAndPoll":
    case "poll": {
      if (site.node.type !== "CallExpression") break;
      const read = flow.read(site.node, "poll", true);
      solver.add(site.result, tokens.intern({ kind: "response", read }));
      solver.add(site.result, rejects(flow, read, "rejection"));
      solver.add(site.result, rejects(flow, read, "typedFailure"));
      break;
    }
    case "errorFromResponse":
      if (first !== undefined) {
        solver.listen(first, (token) => {
          if (token.kind === "response") {
            token.read.normalised = true;
            solver.add(site.result, tokens.intern({ kind: "typedFailure", read: token.read }));
          }
        });
      }
      break;
    case "throwIfFailed":
      if (first !== undefined) {
        solver.listen(first, (token) => {
          solver.add(site.result, token);
          if (token.kind === "response") raise(flow, site, token.read);
        });
      }
      break;
    case "throwOnFailedEvent":
      if (first !== undefined) checkEvents(flow, site, first);
      break;
    case "withTypedFailures":
      solver.add(site.result, tokens.intern({ kind: "client", typed: true }));
      break;
    default:
  }
}

/** `throwOnFailedEvent(stream)`: the same events, but for the one that says that the run failed. */
function checkEvents(flow: Flow, site: CallSite, stream: Cell): void {
  const { solver, tokens } = flow;
  solver.listen(stream, (token) => {
    switch (token.kind) {
      case "object": {
        // A generator of events, or another iterable that holds them.
        const checked = flow.objectToken(site.node);
        const elements = new Cell();
        const events = new Cell();
        flow.elements(stream, elements);
        solver.listen(elements, (element) => {
          if (element.kind === "event") raise(flow, site, element.read);
          solver.add(
            events,
            element.kind === "event" ? tokens.intern({ ...element, taker: null }) : element,
          );
        });
        flow.assign(checked, UNKNOWN_INDEX, events);
        solver.add(site.result, checked);
        break;
      }
      case "stream":
        solver.add(site.result, tokens.intern({ ...token, typed: true }));
        raise(flow, site, token.read);
        break;
      default:
        solver.add(site.result, token);
    }
  });
}

/** The failure is thrown where the call stands, or rejects the promise whose callback it is. */
function raise(flow: Flow, site: CallSite, read: Read): void {
  read.normalised = true;
  const failure = flow.tokens.intern({ kind: "typedFailure", read });
  const sink = flow.sink(site.node);
  if (sink !== undefined && !isCallback(site)) flow.solver.add(sink, failure);
  else flow.solver.add(site.result, flow.tokens.intern({ kind: "rejects", error: failure }));
}

/** Whether the shim's function is not called here but handed on: `.then(throwIfFailed)`. */
function isCallback(site: CallSite): boolean {
  return site.callback === true;
}

function rejects(flow: Flow, read: Read, kind: "rejection" | "typedFailure"): Token {
  return flow.tokens.intern({ kind: "rejects", error: flow.tokens.intern({ kind, read }) });
}
