/**
 * Types of the events of a response's stream.
 * Source: `ResponseStreamEvent` in `openai/resources/responses/responses` (4.87 to 7.57).
 */

/** The event that says that the run failed. */
export const FAILED_EVENT = "response.failed";

/** Events that carry the response as it is then. */
export const LIFECYCLE_EVENTS: ReadonlySet<string> = new Set([
  "response.created",
  "response.queued",
  "response.in_progress",
  "response.completed",
  FAILED_EVENT,
  "response.incomplete",
  "response.cancelled",
]);

/** Events after which a run goes on, of each kind some, and one that no version has. */
export const PROGRESS_EVENTS = [
  "response.created",
  "response.queued",
  "response.in_progress",
  "response.output_item.added",
  "response.output_item.done",
  "response.content_part.done",
  "response.output_text.delta",
  "response.output_text.done",
  "response.reasoning_summary_text.delta",
  "response.web_search_call.searching",
  "response.web_search_call.completed",
  "response.something_new",
] as const;
