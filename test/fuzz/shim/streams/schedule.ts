import fc from "fast-check";
import { bodyOf, classifies, failures } from "../failures.js";
import type { Classify, Failure } from "../failures.js";
import { SDK_COUNT } from "../sdks.js";
import { sometimes } from "../sometimes.js";

/** An event of a stream. */
export type Event =
  | { readonly kind: "state"; readonly status: "created" | "in_progress" | "queued" }
  /** Says nothing about the response. */
  | { readonly kind: "note" }
  | {
      readonly kind: "end";
      readonly status: "cancelled" | "completed" | "failed" | "incomplete";
      readonly failure: Failure;
      readonly reason: string;
      /** The type of the event says nothing: only the response in it does. */
      readonly isUntold: boolean;
    }
  | {
      readonly kind: "error";
      readonly failure: Failure;
      readonly isNested: boolean;
      /** Without an `event:` line the SDK does not take it for an error. */
      readonly isNamed: boolean;
    };

/** Who reads the events, and when he has enough; events are counted from 0. */
export type Consumer =
  | { readonly does: "read" }
  /** Does not ask for the second event before the whole stream has arrived. */
  | { readonly does: "dawdle" }
  | { readonly does: "leave"; readonly at: number }
  | { readonly does: "throw"; readonly at: number }
  | { readonly does: "abort"; readonly at: number; readonly by: "controller" | "signal" };

/** One stream. */
export interface Schedule {
  readonly sdk: number;
  readonly incomplete: boolean;
  readonly classify?: Classify;
  readonly open: "create" | "retrieve" | "stream()";
  /** Checked by `throwOnFailedEvent`, or by the client that it comes from. */
  readonly by: "throwOnFailedEvent" | "withTypedFailures";
  readonly events: readonly Event[];
  /** The connection ends, breaks or comes no further after so many events, perhaps within the next one. */
  readonly cut?:
    | { readonly after: number; readonly by: "end" | "hang" | "reset"; readonly isWithin: boolean }
    | undefined;
  readonly consumer: Consumer;
}

const state: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    kind: fc.constant("state" as const),
    status: fc.constantFrom("created" as const, "in_progress" as const, "queued" as const),
  }),
  fc.constant<Event>({ kind: "note" }),
);

const end: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    kind: fc.constant("end" as const),
    status: fc.constantFrom(
      "completed" as const,
      "failed" as const,
      "failed" as const,
      "incomplete" as const,
      "cancelled" as const,
    ),
    failure: failures,
    reason: fc.constantFrom("max_output_tokens", "content_filter", "steered"),
    isUntold: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("error" as const),
    failure: failures,
    isNested: fc.boolean(),
    isNamed: fc.boolean(),
  }),
);

const consumers: fc.Arbitrary<Consumer> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Consumer>({ does: "read" }) },
  { weight: 2, arbitrary: fc.constant<Consumer>({ does: "dawdle" }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constantFrom("leave" as const, "throw" as const),
      at: fc.nat({ max: 5 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant("abort" as const),
      at: fc.nat({ max: 5 }),
      by: fc.constantFrom("controller" as const, "signal" as const),
    }),
  },
);

/** Schedules of streams that are opened and checked in one of these ways. */
export function streamsOf(by: Schedule["by"]): fc.Arbitrary<Schedule> {
  return fc
    .record({
      sdk: fc.nat({ max: SDK_COUNT - 1 }),
      incomplete: fc.boolean(),
      classify: classifies,
      open: fc.constantFrom("create" as const, "retrieve" as const, "stream()" as const),
      by: fc.constant(by),
      // The SDK's `stream()` wants this one first.
      events: fc
        .tuple(
          fc.array(state, { maxLength: 5 }),
          fc.oneof({ weight: 6, arbitrary: end }, fc.constant(undefined)),
          fc.array(state, { maxLength: 1 }),
        )
        .map(([before, last, after]): Event[] => [
          { kind: "state", status: "created" },
          ...before,
          ...(last ? [last, ...after] : []),
        ]),
      cut: sometimes(
        fc.record({
          after: fc.nat({ max: 7 }),
          by: fc.constantFrom("end" as const, "reset" as const, "hang" as const),
          isWithin: fc.boolean(),
        }),
        3,
      ),
      consumer: consumers,
    })
    .map(suited)
    .map(withoutDeadlock);
}

/** The SDK's `stream()` takes only events that it knows, and loses what comes after the last. */
function suited(schedule: Schedule): Schedule {
  const { events, open } = schedule;
  if (open !== "stream()") return schedule;
  const known = events
    .filter(({ kind }) => kind !== "note")
    .map((event): Event => (event.kind === "end" ? asKnown(event) : event));
  const last = known.findIndex(({ kind }) => kind === "end" || kind === "error");
  return { ...schedule, events: last < 0 ? known : known.slice(0, last + 1) };
}

function asKnown(event: Extract<Event, { kind: "end" }>): Event {
  const status = event.status === "cancelled" ? "completed" : event.status;
  return { ...event, status, isUntold: false };
}

/** No stream hangs for ever; one that is aborted does, so that no event is on its way. */
function withoutDeadlock(schedule: Schedule): Schedule {
  const { consumer, cut, events } = schedule;
  if (consumer.does === "abort") {
    const after = Math.min(consumer.at + 1, events.length);
    return {
      ...schedule,
      cut: { after, by: "hang", isWithin: false },
      consumer: { ...consumer, at: after - 1 },
    };
  }
  const isLeft =
    "at" in consumer && cut !== undefined && consumer.at < Math.min(cut.after, events.length);
  return cut?.by === "hang" && !isLeft ? { ...schedule, cut: { ...cut, by: "reset" } } : schedule;
}

/** What the server sends for an event. */
export function messageOf(event: Event): { event: string | null; data: object } {
  switch (event.kind) {
    case "state": {
      const type = `response.${event.status}`;
      const status = event.status === "created" ? "queued" : event.status;
      return { event: type, data: { type, response: { id: "resp_1", status, output: [] } } };
    }
    case "note":
      return { event: "response.note", data: { type: "response.note" } };
    case "end": {
      const { failure, isUntold, reason, status } = event;
      const type = isUntold ? "response.done" : `response.${status}`;
      const details = {
        error: status === "failed" ? bodyOf(failure) : null,
        incomplete_details: status === "incomplete" ? { reason } : null,
      };
      return {
        event: type,
        data: { type, response: { id: "resp_1", status, output: [], ...details } },
      };
    }
    case "error": {
      const body = bodyOf(event.failure);
      const data = event.isNested
        ? { type: "error", error: body }
        : { ...body, headers: undefined, type: "error" };
      return { event: event.isNamed ? "error" : null, data };
    }
  }
}
