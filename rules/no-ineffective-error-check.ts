import type { TSESTree } from "@typescript-eslint/utils";
import type { Rule, RuleTools } from "../src/create-rule.js";
import { createRule } from "../src/create-rule.js";
import type { NoIneffectiveErrorCheckOptions } from "../src/config-types.js";
import type { ErrorCheck } from "../src/model/error-checks.js";
import type { CheckFinding } from "../src/model/ineffective-checks.js";
import { findIneffectiveChecks } from "../src/model/ineffective-checks.js";
import type { SameRetry } from "../src/model/retries.js";
import type { Edit } from "../src/fix/edit.js";
import { ensureImports } from "../src/fix/ensure-imports.js";
import { nameToConstructorName } from "../src/fix/name-to-constructor-name.js";
import { canWrap, wrapImports, wrapReads } from "../src/fix/wrap-reads.js";
import type { RetryToGuard } from "../src/fix/guard-retry.js";
import { guardImports, guardRetries } from "../src/fix/guard-retry.js";
import { lineOf } from "../src/model/line-of.js";

type MessageIds =
  "ineffectiveCheck" | "nameNeverMatches" | "retriesSameId" | "untypedRethrow" | "wrapRead";

type Options = readonly [NoIneffectiveErrorCheckOptions];

type Tools = RuleTools<MessageIds, Options>;

const rule: Rule<MessageIds, Options> = createRule({
  name: "no-ineffective-error-check",
  type: "problem",
  docs: {
    description: "disallow checks for SDK errors that a failed background response never raises",
    recommended: true,
  },
  messages: {
    ineffectiveCheck:
      'This check never sees a failed run: `responses.{{method}}` on line {{line}} does not throw then, it resolves with `status: "failed"`. Wrap the read in `{{wrapper}}` from `{{module}}`.',
    nameNeverMatches:
      '`name` is "Error" for every SDK error, so this is never true; and `responses.{{method}}` on line {{line}} does not throw for a failed run. Check with `instanceof`, and wrap the read in `{{wrapper}}` from `{{module}}`.',
    retriesSameId:
      'This check never sees a failed run, since `responses.{{method}}` on line {{line}} resolves with `status: "failed"`, and it would read the same finished response again. Wrap the read in `{{wrapper}}` from `{{module}}` and retry only if `!isFailedResponseError(error)`.',
    untypedRethrow:
      "The failure is thrown as a plain `Error` on line {{thrownLine}}, so this check for an SDK error is never true for a failed run. Wrap the read on line {{line}} in `{{wrapper}}` from `{{module}}`.",
    wrapRead: "Wrap the read in `{{wrapper}}` from `{{module}}`",
  },
  schema: [
    {
      type: "object",
      properties: {
        checkHandled: {
          type: "boolean",
          description:
            "Also report a check whose read's failure is handled elsewhere in the file, so that every failed run arrives as a typed error.",
        },
      },
      additionalProperties: false,
    },
  ],
  defaultOptions: [{ checkHandled: false }],
  words: [
    ["responses"],
    ["retrieve", "background", "response_id"],
    // The check itself may stand in a helper that is imported.
    ["catch", "then(", "reason", "retry", "Retry", "instanceof"],
  ],
  check(tools) {
    const [{ checkHandled }] = tools.options;
    const findings = findIneffectiveChecks(tools.model, { checkHandled });
    const checks = findings.map(({ check }) => check.node);
    for (const finding of findings) reportCheck(tools, finding, checks);
  },
});

function reportCheck(tools: Tools, finding: CheckFinding, checks: readonly TSESTree.Node[]): void {
  const { check, reads, thrown } = finding;
  const [read] = reads;
  if (read === undefined) return;
  const wrapper = read.isStream ? "throwOnFailedEvent" : "throwIfFailed";
  const data = {
    line: lineOf(tools.model, read.node),
    method: read.method,
    module: tools.settings.shimModule,
    thrownLine: thrown === undefined ? "" : lineOf(tools.model, thrown),
    wrapper,
  };
  tools.report({
    node: check.node,
    messageId: messageFor(check, finding),
    data,
    edit: {
      messageId: "wrapRead",
      data: { module: tools.settings.shimModule, wrapper },
      edits: editsFor(tools, finding, checks),
    },
  });
}

function messageFor(check: ErrorCheck, finding: CheckFinding): MessageIds {
  if (finding.thrown !== undefined) return "untypedRethrow";
  if (check.by === "name") return "nameNeverMatches";
  return finding.retry === undefined ? "ineffectiveCheck" : "retriesSameId";
}

/** The reads are wrapped, a `name` that says nothing becomes the class's, and what would read a finished response for ever is guarded. */
function editsFor(
  { sourceCode, settings }: Tools,
  finding: CheckFinding,
  others: readonly TSESTree.Node[],
): readonly Edit[] | undefined {
  const { areInFront, check, reads, retry } = finding;
  // A read that is wrapped throws where it stands: somewhere else, the handler would miss the error.
  if (!areInFront || !canWrap(sourceCode, reads)) return undefined;
  const retries = retry === undefined ? [] : [retryToGuard(check, retry, others)];
  const imports = ensureImports(sourceCode, settings.shimModule, [
    ...wrapImports(reads),
    ...guardImports(retries),
  ]);
  const wraps = imports && wrapReads(sourceCode, reads, imports.names);
  const guards = imports && guardRetries(sourceCode, retries, imports.names);
  const names = check.by === "name" ? nameToConstructorName(check.subject) : [];
  return imports && wraps && guards && names && [...imports.edits, ...wraps, ...guards, ...names];
}

/** Where neither side of the check ends the retries, the handler throws a failed response on first. */
function retryToGuard(
  check: ErrorCheck,
  { handler, mayThrow, when }: SameRetry,
  others: readonly TSESTree.Node[],
): RetryToGuard {
  if (when !== "always") return { check, others, whenCheckHolds: when === "holds" };
  const canThrow = mayThrow && (handler.kind === "clause" || handler.kind === "callback");
  return { handler: canThrow ? handler.node : undefined };
}

export default rule;
