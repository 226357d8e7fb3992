import type { Rule, RuleTools } from "../src/create-rule.js";
import { createRule } from "../src/create-rule.js";
import { waitWhilePending } from "../src/fix/wait-while-pending.js";
import type { EndlessPoll } from "../src/model/endless-polls.js";
import { findEndlessPolls } from "../src/model/endless-polls.js";
import { pollCondition } from "../src/model/poll-condition.js";
import { lineOf } from "../src/model/line-of.js";

type MessageIds = "endlessPoll" | "endsAtOnce" | "unknownStatus" | "waitWhilePending";

type Tools = RuleTools<MessageIds, readonly []>;

const rule: Rule<MessageIds, readonly []> = createRule({
  name: "no-endless-poll",
  type: "problem",
  docs: {
    description: "disallow polls that do not end when a background response does",
    recommended: true,
  },
  messages: {
    endlessPoll:
      "This keeps reading the response of `{{call}}` on line {{line}} after it has ended as {{statuses}}, and a finished response never changes. Go on only while its status is `queued` or `in_progress`.",
    endsAtOnce:
      "A background response is `queued` at first, so this ends before the response does. Go on while its status is `queued` or `in_progress`.",
    unknownStatus:
      "This keeps reading the response of `{{call}}` on line {{line}} after it has ended as {{statuses}}; no response has a status {{unknown}}. Go on only while its status is `queued` or `in_progress`.",
    waitWhilePending: "Go on only while the status is `queued` or `in_progress`",
  },
  schema: [],
  defaultOptions: [],
  words: [["responses"], ["retrieve", "poll"]],
  check(tools) {
    for (const poll of findEndlessPolls(tools.model)) reportPoll(tools, poll);
  },
});

function reportPoll({ model, report, sourceCode }: Tools, found: EndlessPoll): void {
  const { poll, read, missed, unknownStatuses } = found;
  const condition = pollCondition(model, poll);
  report({
    node: poll.report,
    messageId: found.endsAtOnce
      ? "endsAtOnce"
      : unknownStatuses.length > 0
        ? "unknownStatus"
        : "endlessPoll",
    data: {
      // The shim's `poll` is a function of its own.
      call: read.method === "poll" ? "poll" : `responses.${read.method}`,
      line: lineOf(model, read.node),
      statuses: list(missed),
      unknown: list(unknownStatuses),
    },
    edit: condition && {
      messageId: "waitWhilePending",
      edits: waitWhilePending(sourceCode, condition),
    },
  });
}

function list(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop() ?? "";
  return quoted.length === 0 ? last : `${quoted.join(", ")} or ${last}`;
}

export default rule;
