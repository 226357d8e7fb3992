/** The statuses of a response that will not change any more. Where two are told of at once, the first of them counts. */
export const settledStatuses: readonly string[] = [
  "failed",
  "incomplete",
  "cancelled",
  "completed",
];
