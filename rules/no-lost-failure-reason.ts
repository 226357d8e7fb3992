import type { Rule, RuleTools } from "../src/create-rule.js";
import { createRule } from "../src/create-rule.js";
import type { Edit } from "../src/fix/edit.js";
import { throwTypedEdit } from "../src/fix/throw-typed.js";
import { describeRead } from "../src/model/ineffective-checks.js";
import type { LostReason } from "../src/model/lost-reasons.js";
import { findLostReasons } from "../src/model/lost-reasons.js";
import { lineOf } from "../src/model/line-of.js";

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
  words: [
    ["responses"],
    ["retrieve", "background", "response_id"],
    ["throw", "Promise", "reject", "error"],
  ],
  check(tools) {
    const { model, report, settings } = tools;
    for (const lost of findLostReasons(model)) {
      const module = settings.shimModule;
      const { method } = describeRead(model, lost.read);
      report({
        node: lost.node,
        messageId: lost.kind,
        data: { line: lineOf(model, lost.read.node), method, module },
        edit: { messageId: "throwTyped", data: { module }, edits: editsFor(tools, lost) },
      });
    }
  },
});

function editsFor(
  { settings, sourceCode }: RuleTools<MessageIds, readonly []>,
  { kind, onlyFailed, response, thrower }: LostReason,
): readonly Edit[] | undefined {
  if (thrower === undefined || response === undefined) return undefined;
  // Kept beside the typed error, an error that misreads the response would misread it still.
  const keepOriginal = !onlyFailed || response.mayBeMissing;
  if (keepOriginal && kind !== "dropped") return undefined;
  return throwTypedEdit(sourceCode, settings.shimModule, {
    thrower: thrower.node,
    named: response.node,
    isEvent: response.isEvent,
    keepOriginal,
  });
}

export default rule;
