import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "./fix/edit.js";
import { toFix } from "./fix/to-fix.js";
import { importSettings } from "./import-settings.js";
import { mentionsResponses } from "./mentions-responses.js";
import { getModel } from "./model/index.js";
import { programOf } from "./model/nodes.js";
import type { Model } from "./model/model.js";
import { name, repositoryUrl, version } from "./package-info.js";
import type { SdkVersion } from "./sdk/installed-version.js";
import { installedVersion } from "./sdk/installed-version.js";
import { createClientJudge } from "./typed-clients.js";
import type { ResolvedSettings } from "./settings.js";
import { resolveSettings } from "./settings.js";

/** What a rule's documentation says of it, beside the text. */
export interface RuleDocs {
  readonly description: string;
  readonly recommended: boolean;
}

/** A report, with the edit that mends it. */
export interface RuleReport<MessageIds extends string> {
  readonly node: TSESTree.Node;
  /** Where the report starts and ends, where that is not the node. */
  readonly loc?: TSESTree.SourceLocation;
  readonly messageId: MessageIds;
  readonly data?: Readonly<Record<string, number | string>>;
  /** Offered in the editor; with the setting `autofix` also applied by `eslint --fix`. */
  readonly edit?:
    | {
        readonly messageId: MessageIds;
        readonly data?: Readonly<Record<string, string>>;
        readonly edits: readonly Edit[] | undefined;
      }
    | undefined;
}

/** What a rule has to look at a file with. */
export interface RuleTools<MessageIds extends string, Options extends readonly unknown[]> {
  readonly model: Model;
  readonly options: Options;
  readonly settings: ResolvedSettings;
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** The version of the SDK that the file would import, if it can be found. */
  readonly sdkVersion: () => SdkVersion | undefined;
  readonly report: (report: RuleReport<MessageIds>) => void;
}

/** A rule: its documentation, the words without which a file cannot concern it, its question. */
export interface RuleDefinition<MessageIds extends string, Options extends readonly unknown[]> {
  readonly name: string;
  readonly docs: RuleDocs;
  readonly messages: Readonly<Record<MessageIds, string>>;
  readonly schema: readonly JSONSchema[];
  readonly defaultOptions: Options;
  readonly type: "problem" | "suggestion";
  /** A file concerns the rule only if its text has a word of each group. */
  readonly words: readonly (readonly string[])[];
  readonly check: (tools: RuleTools<MessageIds, Options>) => void;
}

type JSONSchema = TSESLint.RuleMetaData<string>["schema"] extends infer Schema
  ? Extract<Schema, readonly unknown[]>[number]
  : never;

/** A rule as ESLint takes it. */
export type Rule<
  MessageIds extends string = string,
  Options extends readonly unknown[] = readonly unknown[],
> = TSESLint.RuleModule<MessageIds, Options, RuleDocs>;

/**
 * Makes a rule that looks at each file once, when all of it has been traversed, and only if the
 * file's text has the words that it is about.
 */
export function createRule<MessageIds extends string, Options extends readonly unknown[]>(
  definition: RuleDefinition<MessageIds, Options>,
): Rule<MessageIds, Options> {
  const { words } = definition;
  return {
    meta: {
      type: definition.type,
      docs: { ...definition.docs, url: docsUrl(definition.name) },
      fixable: "code",
      hasSuggestions: true,
      messages: definition.messages,
      schema: definition.schema,
      defaultOptions: definition.defaultOptions,
    },
    create(context) {
      // Wrong settings are told of in every file.
      const settings = resolveSettings(context.settings);
      if (!mentionsResponses(context.sourceCode, settings.shimModule)) return NOTHING;
      return concerns(context.sourceCode, words)
        ? listener(context, definition, settings)
        : NOTHING;
    },
  };
}

/** What a rule listens to in a file that does not concern it. */
const NOTHING: TSESLint.RuleListener = {};

function listener<MessageIds extends string, Options extends readonly unknown[]>(
  context: Readonly<TSESLint.RuleContext<MessageIds, Options>>,
  definition: RuleDefinition<MessageIds, Options>,
  settings: ResolvedSettings,
): TSESLint.RuleListener {
  const { sourceCode } = context;
  return {
    "Program:exit"() {
      const model = getModel(sourceCode, {
        shimModule: settings.shimModule,
        judgeClient: createClientJudge(sourceCode.parserServices),
        imports: settings.followImports ? importSettings(context) : undefined,
      });
      if (!model.isConcerned) return;
      definition.check({
        model,
        // ESLint has merged the options with the defaults; oxlint has not.
        options: definition.defaultOptions.map((value, index) => ({
          ...(value as object),
          ...(context.options[index] as object | undefined),
        })) as unknown as Options,
        settings,
        sourceCode,
        sdkVersion: () => installedVersion(context.filename, context.cwd),
        report(report) {
          // What an imported helper does is reported where the linted file uses it, or not at all.
          if (programOf(report.node) !== sourceCode.ast) return;
          context.report(toDescriptor(report, settings));
        },
      });
    },
  };
}

function toDescriptor<MessageIds extends string>(
  { node, loc, messageId, data, edit }: RuleReport<MessageIds>,
  settings: ResolvedSettings,
): TSESLint.ReportDescriptor<MessageIds> {
  const base = { node, messageId, ...(loc && { loc }), ...(data && { data }) };
  if (edit?.edits === undefined) return base;
  const fix = toFix(edit.edits);
  if (fix === undefined) return base;
  if (settings.autofix) return { ...base, fix };
  return {
    ...base,
    suggest: [{ messageId: edit.messageId, ...(edit.data && { data: edit.data }), fix }],
  };
}

function concerns(
  { text }: Readonly<TSESLint.SourceCode>,
  words: RuleDefinition<string, []>["words"],
): boolean {
  return words.every((group) => group.some((word) => text.includes(word)));
}

/** Where a rule's documentation of this version is read: a release is tagged with both names. */
function docsUrl(rule: string): string {
  return `${repositoryUrl}/blob/${name}@${version}/rules/${rule}.md`;
}
