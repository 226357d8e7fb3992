/** Statuses of a response. Source: `ResponseStatus` in `openai/resources/responses/responses`. */
export const PENDING_STATUSES = ["queued", "in_progress"] as const;

/** Statuses after which a response never changes. */
export const TERMINAL_STATUSES = ["completed", "failed", "cancelled", "incomplete"] as const;

/** A status that a response can have. */
export type ResponseStatus = (typeof PENDING_STATUSES | typeof TERMINAL_STATUSES)[number];

/** Every status that exists. */
export const RESPONSE_STATUSES: ReadonlySet<string> = new Set<ResponseStatus>([
  ...PENDING_STATUSES,
  ...TERMINAL_STATUSES,
]);
