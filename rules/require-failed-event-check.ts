import type { Rule, RuleTools } from "../src/create-rule.js";
import { createRule } from "../src/create-rule.js";
import { streamsToWrap } from "../src/fix/streams-to-wrap.js";
import { wrapReadsEdit } from "../src/fix/wrap-reads.js";
import { describeRead } from "../src/model/ineffective-checks.js";
import type { Read } from "../src/model/read.js";
import type { FinalResponse, UncheckedStream } from "../src/model/unchecked-streams.js";
import { StreamChecks } from "../src/model/unchecked-streams.js";
import { isBefore } from "../src/sdk/installed-version.js";

type MessageIds =
  "listenersWithoutFailure" | "loopWithoutFailure" | "staleFinalResponse" | "wrapStream";

type Tools = RuleTools<MessageIds, readonly []>;

/** The first version whose `finalResponse()` gives the failed response. */
const FINAL_RESPONSE_WORKS = [6, 45] as const;

const rule: Rule<MessageIds, readonly []> = createRule({
  name: "require-failed-event-check",
  type: "problem",
  docs: {
    description:
      "require code that handles a background stream's events to handle `response.failed`",
    recommended: true,
  },
  messages: {
    loopWithoutFailure:
      "This loop has no branch for `response.failed`: a failed run of `responses.{{method}}` {{where}} throws nothing, its events just end, as if it had succeeded. Add a branch, or iterate `throwOnFailedEvent(…)` from `{{module}}`.",
    listenersWithoutFailure:
      'Nothing listens to `response.failed` here: a failed run of `responses.{{method}}` {{where}} raises no error, its events just end, as if it had succeeded. Add `.on("response.failed", …)`.',
    staleFinalResponse:
      'Up to openai 6.44 (installed: {{installed}}) `finalResponse()` resolves with `status: "queued"` when the run of `responses.{{method}}` {{where}} has failed. Listen to `response.failed`, retrieve the response again, or update openai.',
    wrapStream: "Iterate `throwOnFailedEvent(…)` from `{{module}}`",
  },
  schema: [],
  defaultOptions: [],
  words: [["responses"], ["stream"], ["background", "retrieve", "response_id"]],
  check(tools) {
    const checks = new StreamChecks(tools.model);
    const unchecked = checks.unchecked();
    for (const stream of unchecked) reportStream(tools, stream);
    const reported = new Set(unchecked.flatMap(({ consumer }) => [...consumer.reads]));
    for (const final of checks.uncheckedFinalResponses()) {
      if (!reported.has(final.read)) reportFinalResponse(tools, final);
    }
  },
});

function reportStream(tools: Tools, { consumer, iterated, read }: UncheckedStream): void {
  const { settings, sourceCode } = tools;
  const data = dataOf(tools, read);
  if (consumer.node.type === "CallExpression") {
    tools.report({ node: consumer.node, messageId: "listenersWithoutFailure", data });
    return;
  }
  const reads = streamsToWrap(sourceCode, read.node, iterated);
  tools.report({
    node: consumer.node,
    loc: { start: consumer.node.loc.start, end: consumer.node.right.loc.end },
    messageId: "loopWithoutFailure",
    data,
    edit: {
      messageId: "wrapStream",
      data: { module: settings.shimModule },
      edits: reads && wrapReadsEdit(sourceCode, settings.shimModule, reads),
    },
  });
}

function reportFinalResponse(tools: Tools, { node, read }: FinalResponse): void {
  const version = tools.sdkVersion();
  if (version === undefined || !isBefore(version, FINAL_RESPONSE_WORKS)) return;
  tools.report({
    node,
    messageId: "staleFinalResponse",
    data: { ...dataOf(tools, read), installed: version.join(".") },
  });
}

/** What every message says: the method, where it is called, and the module with the wrapper. */
function dataOf({ model, settings }: Tools, read: Read): Record<string, string> {
  const { method, node } = describeRead(model, read);
  return {
    method,
    module: settings.shimModule,
    where: read.ast === model.ast ? `on line ${node.loc.start.line}` : "in another file",
  };
}

export default rule;
