import type { TSESTree } from "@typescript-eslint/utils";
import { FAILED_EVENT } from "../sdk/event-types.js";
import type { Model } from "./model.js";
import { FAILED } from "./simulate/hypothesis.js";

/** The type that a call of `on` listens to, if it is one of a response's events. */
export function typeListenedTo(model: Model, call: TSESTree.CallExpression): string | undefined {
  const [type] = call.arguments;
  const value = type === undefined ? undefined : model.executor.valueAt(type, FAILED);
  const [known] = value?.length === 1 ? value : [];
  return typeof known === "string" && known.startsWith("response.") ? known : undefined;
}

/** Whether a call of `on` listens to failures, or hands all events to code outside of the file. */
export function listensToFailure(model: Model, call: TSESTree.CallExpression): boolean {
  const [type, listener] = call.arguments;
  if (type === undefined) return false;
  const value = model.executor.valueAt(type, FAILED);
  if (value?.length !== 1) return true;
  if (value[0] === FAILED_EVENT) return true;
  if (value[0] !== "event" || listener === undefined) return false;
  const tokens = [...model.flow.tokensOf(listener)];
  return !tokens.some((token) => token.kind === "function");
}
