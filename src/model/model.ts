import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { CollectedNodes } from "./collected.js";
import { buildFlow } from "./flow/build-flow.js";
import type { Flow, FlowEnvironment } from "./flow/flow.js";
import type { ModuleSource } from "./flow/module-source.js";
import { ScopeIndex } from "./flow/scope-index.js";
import { HandledReads } from "./handled.js";
import { HeldResponses } from "./held-responses.js";
import { Polls } from "./polls.js";
import type { Read } from "./read.js";
import { isBackgroundRead } from "./read.js";
import type { Reading } from "./reading.js";
import { findReading } from "./reading.js";
import { RequiredFlags } from "./required-flags.js";
import { Retries } from "./retries.js";
import { Executor } from "./simulate/execute.js";

/** What one file says about background responses: built once, and shared by all rules. */
export class Model {
  readonly ast: TSESTree.Program;
  readonly flow: Flow;
  readonly nodes: CollectedNodes;

  #reading: Reading | undefined;
  #executor: Executor | undefined;
  #handled: HandledReads | undefined;
  #held: HeldResponses | undefined;
  #polls: Polls | undefined;
  #requiredFlags: RequiredFlags | undefined;
  #retries: Retries | undefined;

  /**
   * @param filename - the file's absolute path, where its imports are to be followed
   * @param importExport - follows an import; asked only if the file reads a response itself
   */
  constructor(
    sourceCode: Readonly<TSESLint.SourceCode>,
    environment: FlowEnvironment,
    filename?: string,
    importExport?: FlowEnvironment["importExport"],
  ) {
    const { ast, scopeManager, visitorKeys } = sourceCode;
    this.ast = ast;
    const source: ModuleSource = {
      ast,
      filename,
      // A parser that gives no scope manager gets ESLint's.
      scopeManager: scopeManager as TSESLint.Scope.ScopeManager,
      scopes: new ScopeIndex(scopeManager as TSESLint.Scope.ScopeManager),
      visitorKeys,
    };
    let nodes = new CollectedNodes();
    let flow = buildFlow(source, environment, nodes.visit);
    if (importExport !== undefined && flow.reads.size > 0 && !flow.solver.isExhausted) {
      const allNodes = new CollectedNodes();
      const whole = buildFlow(source, { ...environment, importExport }, allNodes.visit);
      if (whole.modules.length > 1 && !whole.solver.isExhausted) {
        flow = whole;
        nodes = allNodes;
      }
    }
    this.flow = flow;
    this.nodes = nodes;
  }

  /**
   * Whether there is anything to ask: a response is read, or polled by the shim, and what is known
   * of the file's values is all there is to know.
   */
  get isConcerned(): boolean {
    return this.flow.reads.size > 0 && !this.flow.solver.isExhausted;
  }

  /** Which functions and loops read a response. */
  get reading(): Reading {
    return (this.#reading ??= findReading(this.flow));
  }

  /** Runs the file's code under a hypothesis about every response. */
  get executor(): Executor {
    return (this.#executor ??= new Executor(this.flow, new Set(this.reading.loops.keys())));
  }

  /** Which reads' failure some code of the file looks at. */
  get handled(): HandledReads {
    return (this.#handled ??= new HandledReads(this.flow, this.nodes, this.executor, this.held));
  }

  /** With which statuses responses get to which places. */
  get held(): HeldResponses {
    return (this.#held ??= new HeldResponses(this.flow, this.nodes, this.executor));
  }

  /** What goes round and reads one response each time; found when it is first asked for. */
  get polls(): Polls {
    return (this.#polls ??= new Polls(this));
  }

  /** Which streams have to be seen to complete, or something is thrown. */
  get requiredFlags(): RequiredFlags {
    return (this.#requiredFlags ??= new RequiredFlags(this));
  }

  /** Which handlers read again what they handle the failure of. */
  get retries(): Retries {
    return (this.#retries ??= new Retries(this));
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
