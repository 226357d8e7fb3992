import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { SHIM_MODULE } from "../sdk/shim.js";
import { Model } from "./model.js";

/** What the model has to be told. */
export interface ModelSettings {
  /** A module, beside the shim itself, that exports the shim. */
  readonly shimModule: string;
}

// By the tree and not by the source code: oxlint makes a new source code for every rule.
const models = new WeakMap<TSESTree.Program, Model>();

/** The model of a file, built at the first question and shared by all rules. */
export function getModel(
  sourceCode: Readonly<TSESLint.SourceCode>,
  settings: ModelSettings,
): Model {
  let model = models.get(sourceCode.ast);
  if (model === undefined) {
    model = new Model(sourceCode, { shimModules: new Set([SHIM_MODULE, settings.shimModule]) });
    models.set(sourceCode.ast, model);
  }
  return model;
}
