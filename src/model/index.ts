import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { SHIM_MODULE } from "../sdk/shim.js";
import type { FlowEnvironment } from "./flow/flow.js";
import type { ImportSettings } from "./imports/project-imports.js";
import { createImporter } from "./imports/project-imports.js";
import { Model } from "./model.js";

/** What the model has to be told. */
export interface ModelSettings {
  /** A module, beside the shim itself, that exports the shim. */
  readonly shimModule: string;
  /** Judges clients by their types, where the file was parsed with type information. */
  readonly judgeClient?: FlowEnvironment["judgeClient"];
  /** Where helpers may be looked for, and how they are parsed; without it no import is followed. */
  readonly imports?: (ImportSettings & { readonly filename: string }) | undefined;
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
    const { imports, judgeClient, shimModule } = settings;
    model = new Model(
      sourceCode,
      { judgeClient, shimModules: new Set([SHIM_MODULE, shimModule]) },
      imports?.filename,
      imports && createImporter(imports),
    );
    models.set(sourceCode.ast, model);
  }
  return model;
}
