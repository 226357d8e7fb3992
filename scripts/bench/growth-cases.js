// Programs that can be made as long as one likes, each with one thing in it that must not grow
// faster than the program.

const header = `import OpenAI from "openai";
const client = new OpenAI();
`;

/** A read whose failure a handler means to catch. */
const guardedRead = (name, body = "") => `
export async function ${name}(id) {
  try {
    const response = await client.responses.retrieve(id);
    ${body}
    return response.output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return schedule(id);
    throw error;
  }
}
`;

const repeat = (count, make) => Array.from({ length: count }, (_, index) => make(index)).join("");

/** Ten lines as they stand in any service: objects, calls, a loop, a condition, a callback. */
const ordinaryLines = (index) => `
export function total${index}(order, prices = defaults) {
  const options = { currency: "EUR", round: true, lines: order.lines, ...prices };
  let sum = 0;
  for (const line of order.lines) {
    if (line.price > 0 && !line.isFree) sum += lookUp(options, line.price) * line.count;
  }
  logger.info(\`total of \${order.id}\`, { sum, options });
  return order.lines.map((line) => line.name).length > 3 ? total${index >> 1}(order, options) : sum;
}`;

/** Ten lines of a service class: fields, a cache, methods that call each other. */
const method = (index) => `
  async step${index}(input, options = {}) {
    const cached = this.cache.get(input.id);
    if (cached !== undefined) return cached;
    const response = await this.client.responses.create({ model: "o3", input: input.text, background: true });
    const run = await this.wait(response.id);
    this.cache.set(input.id, run.output_text);
    this.emit("step", { index: ${index}, id: run.id, ...options });
    return index > 3 ? this.step${index >> 1}({ ...input, text: run.output_text }) : run.output_text;
  }
`;

/**
 * Each case: what grows, its sizes, and the program of a size. `lines` cases count lines, the
 * others what they say.
 */
export const growthCases = [
  {
    name: "lines of ordinary code around one read",
    unit: "line",
    sizes: [100, 1_000, 10_000, 100_000],
    make: (lines) => header + guardedRead("read") + repeat(Math.ceil(lines / 10), ordinaryLines),
  },
  {
    name: "functions that read, each with a handler",
    unit: "read",
    sizes: [1, 20, 200, 2_000],
    make: (count) => header + repeat(count, (index) => guardedRead(`read${index}`)),
  },
  {
    name: "arrow functions that read by a common helper",
    unit: "read",
    sizes: [1, 20, 200, 2_000],
    make: (count) => `${header}const check = (response) => {
  if (response.status === "failed") throw new Error("failed");
  return response;
};
const log = (response) => console.log(response.id, response.status);
${repeat(
  count,
  (index) => `
export const read${index} = async (id) => {
  try {
    const response = await client.responses.retrieve(id);
    log(response);
    return ${index % 2 === 0 ? "check(response)" : "response"}.output_text;
  } catch (error) {
    if (error.status === 429) return schedule(id);
    throw error;
  }
};
`,
)}`,
  },
  {
    name: "reads and handlers in one function",
    unit: "read",
    sizes: [1, 20, 200, 2_000],
    make: (count) =>
      `${header}export async function all(ids) {\n${repeat(
        count,
        (index) => `  try {
    const response${index} = await client.responses.retrieve(ids[${index}]);
    save(response${index}.output_text);
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) schedule(ids[${index}]);
    else throw error;
  }
`,
      )}}\n`,
  },
  {
    name: "streams and loops over their events",
    unit: "stream",
    sizes: [1, 20, 200, 2_000],
    make: (count) =>
      header +
      repeat(
        count,
        (index) => `
export async function watch${index}(id) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") write(event.delta);
    if (event.type === "response.completed") return event.response.output_text;
  }
}
`,
      ),
  },
  {
    name: "polls that check for a status",
    unit: "poll",
    sizes: [1, 20, 200, 2_000],
    make: (count) =>
      header +
      repeat(
        count,
        (index) => `
export async function wait${index}(id) {
  let response = await client.responses.retrieve(id);
  while (response.status !== "completed") {
    await sleep(1000);
    response = await client.responses.retrieve(id);
  }
  return response.output_text;
}
`,
      ),
  },
  {
    name: "methods of a service class around one poll",
    unit: "method",
    sizes: [1, 10, 100, 1_000],
    make: (count) => `import OpenAI from "openai";
import { EventEmitter } from "node:events";
export class Service extends EventEmitter {
  constructor(client = new OpenAI()) {
    super();
    this.client = client;
    this.cache = new Map();
  }
  async wait(id) {
    let run = await this.client.responses.retrieve(id);
    while (run.status === "queued" || run.status === "in_progress") {
      await sleep(1000);
      run = await this.client.responses.retrieve(id);
    }
    if (run.status === "failed") throw new Error(run.error?.message);
    return run;
  }
${repeat(count, method)}}
`,
  },
  {
    name: "callers of one read, each with a handler",
    unit: "caller",
    sizes: [1, 20, 200, 2_000],
    make: (count) =>
      `${header}export async function read(id) {
  return await client.responses.retrieve(id);
}
${repeat(
  count,
  (index) => `
export async function caller${index}(id) {
  try {
    const response = await read(id);
    return response.output_text;
  } catch (error) {
    if (error.status === 429) return schedule(id);
    throw error;
  }
}
`,
)}`,
  },
  {
    name: "calls in a chain from a handler to the read",
    unit: "function",
    sizes: [10, 100, 1_000, 10_000],
    make: (count) =>
      header +
      guardedRead("top", "await call0(id);") +
      repeat(
        count,
        (index) => `
async function call${index}(id) {
  const response = await ${index === count - 1 ? "client.responses.retrieve" : `call${index + 1}`}(id);
  return response;
}
`,
      ),
  },
  {
    name: "functions in a ring that read and call the next",
    unit: "function",
    sizes: [10, 100, 1_000],
    make: (count) =>
      header +
      repeat(
        count,
        (index) => `
async function ring${index}(id) {
  try {
    const response = await client.responses.retrieve(id);
    return response.status === "failed" ? await ring${(index + 1) % count}(id) : response;
  } catch (error) {
    if (error.status === 429) return ring${(index + 1) % count}(id);
    throw error;
  }
}
`,
      ),
  },
  {
    name: "functions that call one another at random, one of which reads",
    unit: "function",
    sizes: [10, 100, 1_000, 10_000],
    make: (count) =>
      header +
      guardedRead("read", "await random0(id);") +
      repeat(
        count,
        (index) => `
async function random${index}(id) {
  const response = await random${(index * 7919 + 1) % count}(id);
  if (response.status === "failed") return random${(index * 104729 + 3) % count}(id);
  return ${index === count - 1 ? "await read(id)" : "response"};
}
`,
      ),
  },
  {
    name: "functions in one another, the innermost of which reads",
    unit: "function",
    sizes: [10, 50, 100],
    make: (depth) =>
      `${header}${"(async () => { try { ".repeat(depth)}await client.responses.retrieve("id");${" } catch (error) { if (error.status === 429) again(); } })();".repeat(depth)}`,
  },
  {
    name: "blocks in one another around a read",
    unit: "block",
    sizes: [10, 50, 200],
    make: (depth) =>
      `${header}export async function deep(id) {${"if (more()) {\n".repeat(depth)}
try { await client.responses.retrieve(id); } catch (error) { if (error.status === 429) again(); }
${"}\n".repeat(depth)}}`,
  },
  {
    name: "calls of `then` in one chain behind a read",
    unit: "call",
    sizes: [10, 50, 200],
    make: (count) =>
      `${header}client.responses.retrieve("id")${"\n  .then((response) => response)".repeat(count)}
  .catch((error) => { if (error.status === 429) again(); });`,
  },
];
