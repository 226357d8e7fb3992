import type { Rule } from "../src/create-rule.js";
import { createRule } from "../src/create-rule.js";
import { describeRead } from "../src/model/ineffective-checks.js";
import { findLostReasons } from "../src/model/lost-reasons.js";

type MessageIds = "dropped" | "foreignField" | "objectAsText" | "throwTyped" | "unguarded";

const rule: Rule<MessageIds, readonly []> = createRule<MessageIds, readonly []>({
  name: "no-lost-failure-reason",
  type: "problem",
  docs: {
    description: "disallow throwing for a failed background response without its reason",
    recommended: true,
  },
  messages: {
    dropped:
      "The run that `responses.{{method}}` gave on line {{line}} has failed, and this says nothing of its `error`, which tells why. Throw `errorFromResponse(…)` from `{{module}}`, or pass `error` on.",
    foreignField:
      "A response has no `last_error`, so the reason why the run of line {{line}} failed is lost. It is in `error`.",
    objectAsText:
      'As text this is "[object Object]", so the reason why the run of line {{line}} failed is lost. Use the `code` and the `message` of `error`, or throw `errorFromResponse(…)` from `{{module}}`.',
    throwTyped: "Use `errorFromResponse` from `{{module}}`",
    unguarded:
      "The `error` of a failed response may be `null`, and then this throws a `TypeError` instead of the failure of line {{line}}. Use `?.`, or throw `errorFromResponse(…)` from `{{module}}`.",
  },
  schema: [],
  defaultOptions: [],
  words: [["responses"], ["retrieve", "background", "response_id"], ["throw", "Promise", "reject", "error"]],
  check({ model, report, settings }) {
    for (const lost of findLostReasons(model)) {
      report({
        node: lost.node,
        messageId: lost.kind,
        data: {
          line: lost.read.node.loc.start.line,
          method: describeRead(model, lost.read).method,
          module: settings.shimModule,
        },
      });
    }
  },
});

export default rule;
