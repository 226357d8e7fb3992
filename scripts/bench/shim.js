// Measures the shim as it is built: what `throwIfFailed` costs on a response that has not failed, in time and in memory,
// and what `poll` costs over a loop written by hand, against a server on the loopback address.
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import OpenAI from "openai";
import { poll, throwIfFailed } from "openai-background-errors";

const limitNs = 50;

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

/** The median of several measurements. */
function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

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

const ns = nanosecondsPerCall(check);
const bytes = bytesPerCall(check);
console.log(`throwIfFailed, not failed   ${ns.toFixed(1)} ns, ${bytes.toFixed(2)} bytes a call`);
console.log(`the comparison by hand      ${nanosecondsPerCall(baseline).toFixed(1)} ns`);

const reads = 200;
let answered = 0;
const server = createServer((request, reply) => {
  const status = ++answered % reads === 0 ? "completed" : "queued";
  reply.setHeader("content-type", "application/json");
  reply.end(JSON.stringify({ ...completed, status }));
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const baseURL = `http://127.0.0.1:${server.address().port}/v1`;
const client = new OpenAI({ apiKey: "bench", baseURL });

async function pollByHand() {
  for (;;) {
    const response = await client.responses.retrieve("resp_1");
    if (response.status !== "queued" && response.status !== "in_progress") return response;
    await sleep(0);
  }
}

async function microsecondsPerRead(run) {
  const start = process.hrtime.bigint();
  await run();
  return Number(process.hrtime.bigint() - start) / 1000 / reads;
}

const byHand = [];
const byPoll = [];
// In turns, so that a slow moment of the machine hits both.
for (let round = 0; round < 9; round++) {
  byHand.push(await microsecondsPerRead(pollByHand));
  byPoll.push(await microsecondsPerRead(() => poll(client, "resp_1", { pollIntervalMs: 0 })));
}
server.close();
server.closeAllConnections();
console.log(`a read in a loop by hand    ${median(byHand).toFixed(0)} µs`);
console.log(`a read in poll              ${median(byPoll).toFixed(0)} µs`);

if (checksum === 0) throw new Error("nothing was measured");
// A tenth of a byte: what the measurement itself leaves on the heap, spread over the calls.
if (ns > limitNs || bytes > 0.1) {
  console.log(`over the limit of ${limitNs} ns and no allocation`);
  process.exitCode = 1;
}
