/** The statuses of a response that will not change any more. */
export const settledStatuses: readonly unknown[] = [
  "completed",
  "failed",
  "cancelled",
  "incomplete",
];
