import type { Rule, RuleTools } from "../src/create-rule.js";
import { createRule } from "../src/create-rule.js";
import { guardCheckEdit } from "../src/fix/guard-retry.js";
import type { RepeatedFailure } from "../src/model/repeated-failures.js";
import { findRepeatedFailures, reportOf } from "../src/model/repeated-failures.js";
import { lineOf } from "../src/model/line-of.js";

type MessageIds = "guardRetry" | "readsAgain" | "retriesAgain";

type Tools = RuleTools<MessageIds, readonly []>;

const rule: Rule<MessageIds, readonly []> = createRule({
  name: "no-retry-of-failed-response",
  type: "problem",
  docs: {
    description: "disallow reading a background response again after it has failed",
    recommended: true,
  },
  messages: {
    guardRetry: "Guard the retry with `isFailedResponseError` from `{{module}}`",
    readsAgain:
      "After a failed response this reads it again (line {{line}}), and a finished response never changes. Read again only if `!isFailedResponseError(error)`; to try again, `create` a new response.",
    retriesAgain:
      "This runs the read on line {{line}} again after the response has failed, and a finished response never changes. Give it a condition with `!isFailedResponseError(error)`; to try again, `create` a new response.",
  },
  schema: [],
  defaultOptions: [],
  words: [
    ["throwIfFailed", "errorFromResponse", "throwOnFailedEvent", "poll", "withTypedFailures"],
  ],
  check(tools) {
    for (const failure of findRepeatedFailures(tools.model)) reportFailure(tools, failure);
  },
});

function reportFailure(tools: Tools, failure: RepeatedFailure): void {
  const { check, handler, mayThrow, read, when } = failure;
  const isWrapper = handler.kind === "option" && check === undefined;
  tools.report({
    node: reportOf(failure),
    messageId: isWrapper ? "retriesAgain" : "readsAgain",
    data: { line: lineOf(tools.model, read.node) },
    edit: {
      messageId: "guardRetry",
      data: { module: tools.settings.shimModule },
      edits:
        isWrapper || (check === undefined && !mayThrow)
          ? undefined
          : guardCheckEdit(tools.sourceCode, tools.settings.shimModule, [
              {
                check,
                others: failure.checks.map(({ node }) => node),
                whenCheckHolds: when === "holds",
                handler:
                  handler.kind === "option" || handler.kind === "log" ? undefined : handler.node,
              },
            ]),
    },
  });
}

export default rule;
