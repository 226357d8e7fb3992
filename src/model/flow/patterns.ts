import type { TSESTree } from "@typescript-eslint/utils";
import { unwrap } from "../nodes.js";
import { Cell } from "./cell.js";
import type { Flow } from "./flow.js";
import { UNKNOWN_INDEX } from "./flow.js";

/**
 * What `value` may be flows into a pattern: a variable, a destructuring, an assignment's target.
 *
 * @param flow - the flow to add the constraints to
 * @param pattern - the pattern, or the target of an assignment
 * @param value - the cell of what is assigned
 */
export function bindPattern(flow: Flow, pattern: TSESTree.Node, value: Cell): void {
  const target = unwrap(pattern);
  switch (target.type) {
    case "Identifier": {
      const variable = flow.variableOf(target);
      if (variable !== undefined) flow.solver.flow(value, flow.variableCell(variable));
      break;
    }
    case "AssignmentPattern": {
      const either = new Cell();
      flow.solver.flow(value, either);
      flow.solver.flow(flow.cell(target.right), either);
      bindPattern(flow, target.left, either);
      break;
    }
    case "ObjectPattern":
      for (const property of target.properties) {
        if (property.type === "RestElement") {
          bindPattern(flow, property.argument, value);
        } else {
          const loaded = flow.cell(property);
          flow.load(value, flow.keyOf(property), loaded, target);
          bindPattern(flow, property.value, loaded);
        }
      }
      break;
    case "ArrayPattern":
      for (const [index, element] of target.elements.entries()) {
        if (element === null) continue;
        if (element.type === "RestElement") {
          bindPattern(flow, element.argument, value);
        } else {
          const loaded = flow.roleCell("element", element);
          flow.load(value, String(index), loaded);
          bindPattern(flow, element, loaded);
        }
      }
      break;
    case "RestElement":
      bindPattern(flow, target.argument, value);
      break;
    case "MemberExpression": {
      const key = flow.keyOf(target);
      flow.store(flow.cell(target.object), key === "*" ? UNKNOWN_INDEX : key, value, target);
      break;
    }
    case "TSParameterProperty":
      bindPattern(flow, target.parameter, value);
      break;
    default:
  }
}
