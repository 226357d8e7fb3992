import { expect, it } from "vitest";
import { run } from "./index.js";
import { observe } from "./observe.js";
import { expectedOf } from "./reference.js";
import type { Schedule } from "./schedule.js";

it("polls do what the reference model says", async () => {
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const { failures, summary } = await run({ seed: 1, count: 80, timeMs: Infinity, log });
  expect(failures, lines.join("\n")).toBe(0);
  expect(summary).toContain("| all, each as the reference model says | 80 |");
});

it("the clock that is set by hand tells waits and deadlines apart", async () => {
  const schedule: Schedule = {
    steps: [
      { kind: "pending", status: "queued", pollAfterMs: 700 },
      { kind: "http", status: 429, retryAfterMs: 5000 },
      { kind: "stuck" },
      { kind: "pending", status: "in_progress" },
    ],
    sdk: 3,
    startsWith: "id",
    timeoutMs: 20_000,
    readTimeoutMs: 500,
    incomplete: false,
    cancelOnAbort: true,
  };
  const observed = await observe(schedule);
  expect(observed).toEqual({ ...expectedOf(schedule), leftBehind: [] });
  expect(observed.outcome).toBe("threw APIConnectionTimeoutError");
  // What the server asks for, twice; then what the shim does by itself, less an eighth.
  expect(observed.waits.slice(0, 4)).toEqual([700, 5000, 1750, 2625]);
});
