/** The module that normalises failed responses, unless the settings name another. */
export const SHIM_MODULE = "openai-background-errors";

/** What the shim exports. */
export const SHIM_EXPORTS: ReadonlySet<string> = new Set([
  "throwIfFailed",
  "errorFromResponse",
  "isFailedResponseError",
  "throwOnFailedEvent",
  "poll",
  "createAndPoll",
  "withTypedFailures",
]);
