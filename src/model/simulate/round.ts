import type { TSESTree } from "@typescript-eslint/utils";
import type { CallNode, FunctionNode, LoopNode } from "../nodes.js";
import type { Frame } from "./evaluate.js";

/** What a call, or a `yield`, does to the round it is made in. */
export type RoundEffect =
  /** It starts another turn. */
  | "goesRound"
  /** It ends the round. */
  | "leaves"
  /** Whether it ends the round is decided, by the response, in code that cannot be looked into. */
  | "mayLeave";

/** Something that goes round, and what decides whether it does once more. */
export interface Round {
  /** The loop, or the function that is called again and again. */
  readonly node: FunctionNode | LoopNode;
  /** Whether somebody else calls the function again and again, until a call ends it. */
  readonly isTimer: boolean;
  readonly effectOf: (node: CallNode | TSESTree.YieldExpression) => RoundEffect | undefined;
  /** Whether a function makes calls that have an effect, so that it is followed where it runs. */
  readonly isFollowed: (fn: FunctionNode) => boolean;
  /** Whether a test whose outcome is not known depends on the response nevertheless. */
  readonly concerns: (test: TSESTree.Node, frame: Frame) => boolean;
}

/** How one turn of a round may end. */
export interface Turn {
  /** Whether it leaves because of the response, or whatever happens. */
  leaves: boolean;
  /** Whether there may be another turn. */
  goesRound: boolean;
  /** Whether it may leave by a test of the response that cannot be worked out. */
  mayLeave: boolean;
  /** The statements and calls by which it may leave, whatever they depend on. */
  readonly exits: Set<TSESTree.Node>;
}
