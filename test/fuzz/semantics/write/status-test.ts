import type { PollChoices } from "../choices.js";
import type { Writer } from "./writer.js";

/** When a poll stops, as expressions over a response. */
export interface StatusTest {
  stops(response: string): string;
  goesOn(response: string): string;
}

/** Which statuses end a poll, or which ones let it go on. */
const LISTS: Readonly<
  Record<PollChoices["ends"], { readonly ends: boolean; readonly statuses: readonly string[] }>
> = {
  pending: { ends: false, statuses: ["queued", "in_progress"] },
  terminal: { ends: true, statuses: ["completed", "failed", "cancelled", "incomplete"] },
  completed: { ends: true, statuses: ["completed"] },
  completedFailed: { ends: true, statuses: ["completed", "failed"] },
  noCancelled: { ends: true, statuses: ["completed", "failed", "incomplete"] },
  noIncomplete: { ends: true, statuses: ["completed", "failed", "cancelled"] },
  inProgress: { ends: false, statuses: ["in_progress"] },
  unknown: { ends: true, statuses: ["completed", "failed", "expired"] },
};

/** Spells the end of a poll. */
export function statusTest(
  w: Writer,
  { ends: which, spelling }: Pick<PollChoices, "ends" | "spelling">,
): StatusTest {
  const { ends, statuses } = LISTS[which];
  const list = statuses.map((status) => `"${status}"`).join(", ");
  const any = (value: string): string =>
    statuses.map((status) => `${value} === "${status}"`).join(" || ");
  const none = (value: string): string =>
    statuses.map((status) => `${value} !== "${status}"`).join(" && ");

  function isListed(response: string): string {
    const status = `${response}.status`;
    switch (spelling) {
      case "compare":
        return `(${any(status)})`;
      case "negated":
        return `!(${none(status)})`;
      case "includes":
        return `[${list}].includes(${status})`;
      case "set":
        w.top(`const LISTED = new Set([${list}]);`);
        return `LISTED.has(${status})`;
      case "map":
        w.top(
          `const LISTED${w.type("Record<string, boolean>")} = { ${statuses.map((name) => `${name}: true`).join(", ")} };`,
        );
        return `LISTED[${status}] === true`;
      case "switch":
        w.top(
          `function isListed(response${w.type("any")}) {\n  switch (response.status) {\n${statuses.map((name) => `    case "${name}":\n`).join("")}      return true;\n    default:\n      return false;\n  }\n}`,
        );
        return `isListed(${response})`;
      case "helper":
        w.top(`const isListed = (response${w.type("any")}) => ${any("response.status")};`);
        return `isListed(${response})`;
      case "flag":
        w.top(
          `function isListed({ status }${w.type("any")}) {\n  let found = false;\n  if (${any("status")}) found = true;\n  return found;\n}`,
        );
        return `isListed(${response})`;
      case "variable":
        w.top(
          `function isListed(status${w.type("any")}) {\n  return [${list}].some((each) => each === status);\n}`,
        );
        return `isListed(${status})`;
    }
  }

  function isNotListed(response: string): string {
    return spelling === "compare"
      ? `(${none(`${response}.status`)})`
      : `!${parenthesised(isListed(response))}`;
  }

  return ends ? { stops: isListed, goesOn: isNotListed } : { stops: isNotListed, goesOn: isListed };
}

function parenthesised(expression: string): string {
  return /^[\w.[\]", ]*\(.*\)$/su.test(expression) ? expression : `(${expression})`;
}
