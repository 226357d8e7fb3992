import type { TSESTree } from "@typescript-eslint/utils";
import type { LoopNode } from "./nodes.js";
import { isLoop } from "./nodes.js";

/** The nodes that the questions of the model are about, collected in the one walk over the file. */
export class CollectedNodes {
  /** Identifiers and member expressions: whatever may hold a part of a response. */
  readonly values: (TSESTree.Identifier | TSESTree.MemberExpression)[] = [];
  readonly comparisons: TSESTree.BinaryExpression[] = [];
  readonly switches: TSESTree.SwitchStatement[] = [];
  readonly calls: TSESTree.CallExpression[] = [];
  readonly news: TSESTree.NewExpression[] = [];
  readonly throws: TSESTree.ThrowStatement[] = [];
  readonly returns: TSESTree.ReturnStatement[] = [];
  readonly arrows: TSESTree.ArrowFunctionExpression[] = [];
  readonly assignments: TSESTree.AssignmentExpression[] = [];
  readonly loops: LoopNode[] = [];
  readonly handlers: TSESTree.CatchClause[] = [];
  readonly yields: TSESTree.YieldExpression[] = [];
  readonly templates: TSESTree.TemplateLiteral[] = [];

  /** Files a node under its kind. */
  readonly visit = (node: TSESTree.Node): void => {
    switch (node.type) {
      case "ArrowFunctionExpression":
        if (node.body.type !== "BlockStatement") this.arrows.push(node);
        break;
      case "AssignmentExpression":
        this.assignments.push(node);
        break;
      case "BinaryExpression":
        this.comparisons.push(node);
        break;
      case "CallExpression":
        this.calls.push(node);
        break;
      case "CatchClause":
        this.handlers.push(node);
        break;
      case "Identifier":
      case "MemberExpression":
        this.values.push(node);
        break;
      case "NewExpression":
        this.news.push(node);
        break;
      case "ReturnStatement":
        this.returns.push(node);
        break;
      case "SwitchStatement":
        this.switches.push(node);
        break;
      case "TemplateLiteral":
        this.templates.push(node);
        break;
      case "ThrowStatement":
        this.throws.push(node);
        break;
      case "YieldExpression":
        this.yields.push(node);
        break;
      default:
        if (isLoop(node)) this.loops.push(node);
    }
  };
}
