import type { TSESTree } from "@typescript-eslint/utils";
import {
  BASE_ERROR_CLASSES,
  ERROR_CLASSES,
  FAILURE_CLASSES,
  FAILURE_STATUSES,
} from "../../sdk/error-classes.js";
import { FAILURE_CODES } from "../../sdk/failure-codes.js";
import type { Flow } from "../flow/flow.js";
import type { ErrorField } from "../flow/token.js";
import type { Possible } from "./value.js";

/** What a property of the typed error of a failed response may be. */
export function failureField(field: ErrorField): Possible {
  switch (field) {
    case "code":
      return [...FAILURE_CODES];
    case "constructor":
      return undefined;
    case "constructorName":
      return [...FAILURE_CLASSES].filter((name) => !BASE_ERROR_CLASSES.has(name));
    case "name":
      return ["Error"];
    case "status":
      return FAILURE_STATUSES;
  }
}

/** Whether the typed error of a failed response is an instance of a class. */
export function isFailureInstance(flow: Flow, classNode: TSESTree.Node): Possible {
  const tokens = [...flow.tokensOf(classNode)];
  if (tokens.length === 0) return undefined;
  let known = true;
  for (const token of tokens) {
    if (token.kind === "sdk") {
      if (BASE_ERROR_CLASSES.has(token.name)) return [true];
      if (FAILURE_CLASSES.has(token.name)) known = false;
    } else if (token.kind === "external") {
      if (token.module === null && token.path === "Error") return [true];
      // Another module may hand on the SDK's classes.
      const name = token.path.split(".").at(-1) ?? "";
      if (name === "default" || name === "*" || ERROR_CLASSES.has(name)) known = false;
    }
  }
  return known ? [false] : undefined;
}
