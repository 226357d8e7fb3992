// Measures the shim as it is built: what `throwIfFailed` costs on a response that has not failed, in time and in memory,
// and what `poll` costs over a loop written by hand, against a server on the loopback address.
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import OpenAI from "openai";
import { poll, throwIfFailed } from "openai-background-errors";
import { madeWith, median, table } from "./table.js";

/** The aim: a response that has not failed costs no more than this, and no memory. */
const LIMIT_NS = 50;

/** Reads that one poll makes. */
const READS = 200;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc");

const completed = {
  id: "resp_1",
  object: "response",
  status: "completed",
  error: null,
  incomplete_details: null,
  output: [],
};

function nanosecondsPerCall(run) {
  const calls = 2_000_000;
  const rounds = Array.from({ length: 9 }, () => {
    const start = process.hrtime.bigint();
    run(calls);
    return Number(process.hrtime.bigint() - start) / calls;
  });
  return median(rounds);
}

function bytesPerCall(run) {
  const calls = 200_000;
  run(calls);
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  run(calls);
  return (process.memoryUsage().heapUsed - before) / calls;
}

/** Keeps what is measured from being optimised away. */
let checksum = 0;

function check(calls) {
  for (let call = 0; call < calls; call++) {
    if (throwIfFailed(completed) === completed) checksum++;
  }
}

function baseline(calls) {
  for (let call = 0; call < calls; call++) {
    if (completed.status === "failed") throw new Error("failed");
    checksum++;
  }
}

/** What a read costs in a loop written by hand, and in the shim's, in microseconds. */
async function readCosts() {
  let answered = 0;
  const server = createServer((request, reply) => {
    const status = ++answered % READS === 0 ? "completed" : "queued";
    reply.setHeader("content-type", "application/json");
    reply.end(JSON.stringify({ ...completed, status }));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseURL = `http://127.0.0.1:${server.address().port}/v1`;
  const client = new OpenAI({ apiKey: "bench", baseURL });
  const byHand = [];
  const byPoll = [];
  // In turns, so that a slow moment of the machine hits both.
  for (let round = 0; round < 9; round++) {
    byHand.push(await microsecondsPerRead(() => pollByHand(client)));
    byPoll.push(await microsecondsPerRead(() => poll(client, "resp_1", { pollIntervalMs: 0 })));
  }
  server.close();
  server.closeAllConnections();
  return { byHand: median(byHand), byPoll: median(byPoll) };
}

async function pollByHand(client) {
  for (;;) {
    const response = await client.responses.retrieve("resp_1");
    if (response.status !== "queued" && response.status !== "in_progress") return response;
    await sleep(0);
  }
}

async function microsecondsPerRead(action) {
  const start = process.hrtime.bigint();
  await action();
  return Number(process.hrtime.bigint() - start) / 1000 / READS;
}

export async function run() {
  const ns = nanosecondsPerCall(check);
  const bytes = bytesPerCall(check);
  const comparisonNs = nanosecondsPerCall(baseline);
  const { byHand, byPoll } = await readCosts();
  if (checksum === 0) throw new Error("nothing was measured");
  return `${table(
    ["", "a call"],
    [
      ["`throwIfFailed`, of a response that has not failed", `${ns.toFixed(1)} ns`],
      ["memory that it leaves behind", `${bytes.toFixed(2)} bytes`],
      ["the comparison by hand", `${comparisonNs.toFixed(1)} ns`],
      ["a read in a loop by hand, over HTTP", `${byHand.toFixed(0)} µs`],
      ["a read in `poll`, over HTTP", `${byPoll.toFixed(0)} µs`],
    ],
  )}
The aim is ${LIMIT_NS} ns and no memory. ${madeWith()}; medians of nine measurements.
`;
}
