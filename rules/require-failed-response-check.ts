import type { TSESTree } from "@typescript-eslint/utils";
import type { Rule } from "../src/create-rule.js";
import { createRule } from "../src/create-rule.js";
import { wrapReadsEdit } from "../src/fix/wrap-reads.js";
import { describeRead, findIneffectiveChecks } from "../src/model/ineffective-checks.js";
import type { Model } from "../src/model/model.js";
import { findUncheckedReads } from "../src/model/unchecked-uses.js";

type MessageIds = "uncheckedResponse" | "wrapRead";

const rule: Rule<MessageIds, readonly []> = createRule<MessageIds, readonly []>({
  name: "require-failed-response-check",
  type: "problem",
  docs: {
    description:
      "require a look at the status or the error of a background response before its output is used",
    recommended: true,
  },
  messages: {
    uncheckedResponse:
      '`responses.{{method}}` does not throw for a failed run, it resolves with `status: "failed"`, and line {{line}} uses its output all the same. Wrap the read in `{{wrapper}}` from `{{module}}`, or look at `status` first.',
    wrapRead: "Wrap the read in `{{wrapper}}` from `{{module}}`",
  },
  schema: [],
  defaultOptions: [],
  words: [["responses"], ["retrieve", "background", "response_id"], ["output"]],
  check({ model, report, settings, sourceCode }) {
    const found = findUncheckedReads(model);
    const retried = found.length === 0 ? [] : retriedReads(model);
    for (const { read, use } of found) {
      const described = describeRead(model, read);
      const wrapper = described.isStream ? "throwOnFailedEvent" : "throwIfFailed";
      const module = settings.shimModule;
      report({
        node: read.node,
        messageId: "uncheckedResponse",
        data: { line: use.loc.start.line, method: described.method, module, wrapper },
        edit: {
          messageId: "wrapRead",
          data: { module, wrapper },
          edits: retried.includes(read.node)
            ? undefined
            : wrapReadsEdit(sourceCode, module, [described]),
        },
      });
    }
  },
});

/**
 * The reads that a handler would do again for what a wrap throws. They are wrapped together with a
 * guard of the handler, which is what `no-ineffective-error-check` offers at the check.
 */
function retriedReads(model: Model): TSESTree.Node[] {
  return findIneffectiveChecks(model, { checkHandled: false }).flatMap(({ reads, retry }) =>
    retry === undefined ? [] : reads.map(({ node }) => node),
  );
}

export default rule;
