import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { CollectedNodes } from "./collected.js";
import { buildFlow } from "./flow/build-flow.js";
import type { Flow, FlowEnvironment } from "./flow/flow.js";
import { ScopeIndex } from "./flow/scope-index.js";
import { HandledReads } from "./handled.js";
import type { Read } from "./read.js";
import { isBackgroundRead } from "./read.js";
import type { Reading } from "./reading.js";
import { findReading } from "./reading.js";
import { Executor } from "./simulate/execute.js";

/** What one file says about background responses: built once, and shared by all rules. */
export class Model {
  readonly ast: TSESTree.Program;
  readonly flow: Flow;
  readonly nodes: CollectedNodes = new CollectedNodes();
  readonly reading: Reading;
  readonly executor: Executor;
  readonly handled: HandledReads;

  constructor(sourceCode: Readonly<TSESLint.SourceCode>, environment: FlowEnvironment) {
    const { ast, scopeManager, visitorKeys } = sourceCode;
    this.ast = ast;
    this.flow = buildFlow(
      {
        ast,
        // A parser that gives no scope manager gets ESLint's.
        scopeManager: scopeManager as TSESLint.Scope.ScopeManager,
        scopes: new ScopeIndex(scopeManager as TSESLint.Scope.ScopeManager),
        visitorKeys,
      },
      environment,
      this.nodes.visit,
    );
    this.reading = findReading(this.flow);
    this.executor = new Executor(this.flow, new Set(this.reading.loops.keys()));
    this.handled = new HandledReads(this.flow, this.nodes, this.executor);
  }

  /** The background reads of the linted file, in source order. */
  get backgroundReads(): Read[] {
    return [...this.flow.reads.values()]
      .filter((read) => isBackgroundRead(read) && read.ast === this.ast)
      .sort((left, right) => left.node.range[0] - right.node.range[0]);
  }

  /** What the `for await` loops over a read's stream iterate. */
  iterationsOf(read: Read): TSESTree.Node[] {
    return this.nodes.loops.flatMap((loop) =>
      loop.type === "ForOfStatement" &&
      [...this.flow.tokensOf(loop.right)].some(
        (token) => token.kind === "stream" && token.read === read,
      )
        ? [loop.right]
        : [],
    );
  }
}
