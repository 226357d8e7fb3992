import { expect, it } from "vitest";
import { run } from "./index.js";
import { observe } from "./polling/observe.js";
import { expectedOf } from "./polling/reference.js";
import type { Schedule } from "./polling/schedule.js";

it("the shim does what the reference models say", { timeout: 300_000 }, async () => {
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const { failures, summary } = await run({ seed: 1, count: 150, timeMs: 240_000, log });
  expect(failures, lines.join("\n")).toBe(0);
  const counts = [...summary.matchAll(/^\| (?<name>[^|]+) \| (?<count>\d+) \| \d+ \|$/gmu)];
  expect(counts.map(({ groups }) => groups?.name)).toEqual([
    "a read of withTypedFailures",
    "a stream of withTypedFailures",
    "createAndPoll",
    "poll",
    "throwOnFailedEvent",
    "all",
  ]);
  expect(Number(counts.at(-1)?.groups?.count)).toBeGreaterThan(50);
});

it("the clock that is set by hand tells waits and deadlines apart", async () => {
  const schedule: Schedule = {
    call: "poll",
    given: "id",
    steps: [
      { kind: "pending", status: "queued", pollAfterMs: 700 },
      { kind: "http", status: 429, wish: { headerMs: "5000" } },
      { kind: "silent" },
      { kind: "pending", status: "in_progress" },
    ],
    sdk: 3,
    timeoutMs: 20_000,
    readTimeoutMs: 500,
    incomplete: false,
    cancel: "ok",
    cancelOnAbort: true,
  };
  const observed = await observe(schedule);
  expect(observed).toEqual({ ...expectedOf(schedule), leftBehind: [] });
  expect(observed.outcome).toBe("threw APIConnectionTimeoutError");
  // What the server asks for, twice; then what the shim does by itself, less an eighth.
  expect(observed.waits.slice(0, 4)).toEqual([700, 5000, 1750, 2625]);
});
