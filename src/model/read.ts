import type { TSESTree } from "@typescript-eslint/utils";

/** How a response, or its events, came into the program. */
export type ReadMethod =
  /** `responses.create({ background: true })` or `parse`: where a response starts. */
  | "start"
  /** `responses.create({ background: true, stream: true })`. */
  | "createStream"
  /** The shim's `poll` or `createAndPoll`. */
  | "poll"
  /** `responses.retrieve(id)`. */
  | "retrieve"
  /** `responses.retrieve(id, { stream: true })`. */
  | "retrieveStream"
  /** `responses.stream({ response_id })`. */
  | "stream";

/** One call that gives a response, or the stream of its events. */
export interface Read {
  readonly node: TSESTree.CallExpression;
  readonly method: ReadMethod;
  /** The module it stands in; reads of imported helpers are not the linted file's to report. */
  readonly ast: TSESTree.Program | undefined;
  /** Whether a failed response of this read reaches the program as a typed error. */
  normalised: boolean;
}

/** Whether the read gives a stream of events. */
export function isStreamRead(read: Read): boolean {
  return (
    read.method === "createStream" || read.method === "retrieveStream" || read.method === "stream"
  );
}

/** Whether the call reads a stored response or its events; a plain start, or `poll`, does not. */
export function isBackgroundRead(read: Read): boolean {
  return read.method !== "start" && read.method !== "poll";
}
