/** Loops whose next turn reads the id again. */
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI, { APIError, AuthenticationError, InternalServerError, RateLimitError } from "openai";
import { errorFromResponse, isFailedResponseError, poll, throwIfFailed, throwOnFailedEvent } from "openai-background-errors";
const client = new OpenAI();
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
`;

describeCorpus("no-retry-of-failed-response", {
  reported: {
    "the handler stands in a case of the loop's switch": `${head}
export async function follow(events: AsyncIterable<{ type: string; id: string }>, id: string) {
  for await (const event of events) {
    switch (event.type) {
      case "changed":
        try {
          console.log(throwIfFailed(await client.responses.retrieve(id)).output_text);
        } catch (error) {
          if (!(error instanceof RateLimitError)) throw error; // ← report
          await sleep(1000);
        }
    }
  }
}
`,
    "the status of the error is 429": `${head}
export async function wait(id: string) {
  for (;;) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (error: any) {
      if (error.status === 429) { // ← report
        await sleep(1000);
        continue;
      }
      throw error;
    }
  }
}
`,
    "the status of the error is at least 500": `${head}
export async function wait(id: string) {
  while (true) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (error) {
      const { status } = error as APIError;
      if (status !== undefined && status >= 500) { // ← report
        await sleep(1000);
        continue;
      }
      throw error;
    }
  }
}
`,
    "the status is one of a list": `${head}
export async function wait(id: string) {
  for (let tries = 0; tries < 5; tries++) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (error: any) {
      if (![429, 500, 503].includes(error.status)) throw error; // ← report
      await sleep(2 ** tries * 1000);
    }
  }
  return null;
}
`,
    "the code of the error is rate_limit_exceeded": `${head}
export async function wait(id: string) {
  while (true) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (error: any) {
      if (error.code === "rate_limit_exceeded") { // ← report
        await sleep(5000);
      } else {
        throw error;
      }
    }
  }
}
`,
    "an empty catch in a while loop that waits for a value": `${head}
export async function wait(id: string) {
  let response;
  while (!response) {
    try {
      response = throwIfFailed(await client.responses.retrieve(id));
    } catch {} // ← report
    await sleep(1000);
  }
  return response;
}
`,
    "a do while with a count of attempts": `${head}
export async function wait(id: string) {
  let attempts = 0;
  do {
    try {
      return await poll(client, id);
    } catch (error) { // ← report
      attempts++;
      console.warn(\`attempt \${attempts} failed\`, error);
      await sleep(attempts * 1000);
    }
  } while (attempts < 5);
  throw new Error("gave up");
}
`,
    "a bound on the attempts only makes it end later": `${head}
export async function wait(id: string) {
  let attempts = 0;
  for (;;) {
    try {
      return await poll(client, id);
    } catch (error) { // ← report
      if (++attempts > 5) throw error;
    }
  }
}
`,
    "the last error is kept and thrown after the loop": `${head}
export async function wait(id: string) {
  let lastError: unknown;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (error) { // ← report
      lastError = error;
      await sleep(500);
    }
  }
  throw lastError;
}
`,
    "the response is created once, outside of the loop": `${head}
export async function run(input: string) {
  const response = await client.responses.create({ model: "o3", input, background: true });
  for (let attempt = 0; ; attempt++) {
    try {
      return await poll(client, response);
    } catch (error) {
      if (!(error instanceof RateLimitError)) throw error; // ← report
    }
  }
}
`,
    "the read stands in a same-file function": `${head}
async function readOnce(id: string) {
  const response = await client.responses.retrieve(id);
  const failure = errorFromResponse(response);
  if (failure) throw failure;
  return response;
}
export async function wait(id: string) {
  for (;;) {
    try {
      const response = await readOnce(id);
      if (response.status === "completed") return response;
    } catch (error) {
      if (!(error instanceof InternalServerError)) throw error; // ← report
    }
    await sleep(2000);
  }
}
`,
    "the stream is resumed whatever the error": `${head}
export async function follow(id: string) {
  let cursor = 0;
  while (true) {
    try {
      for await (const event of throwOnFailedEvent(await client.responses.retrieve(id, { stream: true, starting_after: cursor }))) {
        cursor = event.sequence_number;
      }
      break;
    } catch (error) { // ← report
      console.error("stream broke, resuming at", cursor, error);
    }
  }
}
`,
    "the id is kept in a field": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
export class Run {
  constructor(private readonly client: OpenAI, private readonly id: string) {}
  async wait() {
    while (true) {
      try {
        const response = throwIfFailed(await this.client.responses.retrieve(this.id));
        if (response.status === "completed") return response.output_text;
      } catch (error) {
        if (!(error instanceof OpenAI.RateLimitError)) throw error; // ← report
      }
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}
`,
    "in CommonJS": {
      filename: "wait.cjs",
      code: `
const OpenAI = require("openai");
const { throwIfFailed } = require("openai-background-errors");
const client = new OpenAI();
module.exports = async function wait(id) {
  for (let i = 0; i < 10; i++) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError) continue; // ← report
      throw error;
    }
  }
};
`,
    },
  },
  silent: {
    "a handler in a case of a loop's switch throws the failed response, so no turn follows": `${head}
export async function follow(events: AsyncIterable<{ type: string; id: string }>, id: string) {
  for await (const event of events) {
    switch (event.type) {
      case "changed":
        try {
          console.log(throwIfFailed(await client.responses.retrieve(id)).output_text);
        } catch (error) {
          if (isFailedResponseError(error)) throw error;
          if (error instanceof RateLimitError) await sleep(1000);
        }
    }
  }
}
`,
    "a handler in a class that is defined in a loop throws the failed response": `${head}
for (const id of ["a", "b"]) {
  class Run {
    static {
      try {
        console.log(throwIfFailed(await client.responses.retrieve("resp_1")).output_text, id);
      } catch (error) {
        if (isFailedResponseError(error)) throw error;
        if (error instanceof RateLimitError) console.log(Run);
      }
    }
  }
}
`,
    "a handler behind a test of the loop's own throws the failed response": `${head}
export async function follow(ticks: number[], id: string) {
  for (const tick of ticks) {
    if (tick % 2 === 0) {
      try {
        console.log(throwIfFailed(await client.responses.retrieve(id)).output_text);
      } catch (error) {
        if (isFailedResponseError(error)) throw error;
        if (error instanceof RateLimitError) await sleep(1000);
      }
    }
  }
}
`,
    "a handler in a loop in the loop throws the failed response": `${head}
export async function follow(ticks: number[], id: string) {
  for (const tick of ticks) {
    for (let tries = 0; tries < tick; tries++) {
      try {
        console.log(throwIfFailed(await client.responses.retrieve(id)).output_text);
      } catch (error) {
        if (isFailedResponseError(error)) throw error;
        if (error instanceof RateLimitError) await sleep(1000);
      }
    }
  }
}
`,
    "a failed response is thrown on, everything else is tried again": `${head}
export async function wait(id: string) {
  for (;;) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (error) {
      if (isFailedResponseError(error)) throw error;
      await sleep(1000);
    }
  }
}
`,
    "a failed response ends the loop": `${head}
export async function wait(id: string) {
  let failure: unknown;
  while (true) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (error) {
      failure = error;
      if (isFailedResponseError(error)) break;
    }
    await sleep(1000);
  }
  throw failure;
}
`,
    "a failed response or too many attempts are thrown": `${head}
export async function wait(id: string) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await poll(client, id);
    } catch (error) {
      if (attempt >= 3 || isFailedResponseError(error)) throw error;
    }
  }
}
`,
    "the guard is kept in a const": `${head}
export async function wait(id: string) {
  for (;;) {
    try {
      return await poll(client, id);
    } catch (error) {
      const runFailed = isFailedResponseError(error);
      if (runFailed || !(error instanceof RateLimitError)) throw error;
      await sleep(1000);
    }
  }
}
`,
    "a failed response is replaced by a new one": `${head}
export async function run(input: string) {
  let { id } = await client.responses.create({ model: "o3", input, background: true });
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await poll(client, id);
    } catch (error) {
      if (!isFailedResponseError(error) || !error.retryable) throw error;
      ({ id } = await client.responses.create({ model: "o3", input, background: true }));
    }
  }
  throw new Error("gave up");
}
`,
    "the whole run is tried again, the create included": `${head}
export async function run(input: string) {
  while (true) {
    const { id } = await client.responses.create({ model: "o3", input, background: true });
    try {
      return throwIfFailed(await poll(client, id));
    } catch (error) {
      if (!(error instanceof InternalServerError)) throw error;
      await sleep(1000);
    }
  }
}
`,
    "the next job is taken from the queue": `${head}
export async function drain(queue: string[], done: (text: string) => void) {
  while (queue.length > 0) {
    const id = queue.shift()!;
    try {
      done(throwIfFailed(await client.responses.retrieve(id)).output_text);
    } catch (error) {
      console.error(\`response \${id} failed\`, error);
    }
  }
}
`,
    "an index goes on to the next id": `${head}
export async function readAll(ids: string[]) {
  const failures: unknown[] = [];
  for (let i = 0; i < ids.length; i++) {
    try {
      await poll(client, ids[i]!);
    } catch (error) {
      failures.push(error);
    }
  }
  return failures;
}
`,
    "the handler leaves the loop": `${head}
export async function wait(id: string) {
  let text = "";
  while (text === "") {
    try {
      text = throwIfFailed(await client.responses.retrieve(id)).output_text;
    } catch (error) {
      console.error(error);
      break;
    }
  }
  return text;
}
`,
    "a label goes on to the next id": `${head}
export async function readAll(ids: string[]) {
  outer: for (const id of ids) {
    for (;;) {
      try {
        const response = throwIfFailed(await client.responses.retrieve(id));
        if (response.status === "completed") break;
      } catch (error) {
        if (error instanceof RateLimitError) continue outer;
        throw error;
      }
      await sleep(1000);
    }
  }
}
`,
    "wrong keys are asked for again, everything else is thrown": `${head}
export async function wait(id: string, refresh: () => Promise<string>) {
  while (true) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (error) {
      if (!(error instanceof AuthenticationError)) throw error;
      client.apiKey = await refresh();
    }
  }
}
`,
    "a response that is not there yet is read again": `${head}
export async function wait(id: string) {
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (error) {
      if (error instanceof APIError && error.status === 404) {
        await sleep(500);
        continue;
      }
      throw error;
    }
  }
  throw new Error("never appeared");
}
`,
    "a poll that timed out is done again": `${head}
export async function wait(id: string) {
  while (true) {
    try {
      return await poll(client, id, { timeoutMs: 60_000 });
    } catch (error) {
      if (error instanceof OpenAI.APIConnectionTimeoutError) continue;
      throw error;
    }
  }
}
`,
    "a stream that was cut off is resumed": `${head}
export async function follow(id: string) {
  let cursor = 0;
  for (;;) {
    try {
      const stream = await client.responses.retrieve(id, { stream: true, starting_after: cursor });
      for await (const event of throwOnFailedEvent(stream)) cursor = event.sequence_number;
      return;
    } catch (error) {
      if (!(error instanceof OpenAI.APIConnectionError)) throw error;
    }
  }
}
`,
    "there is no loop": `${head}
export async function read(id: string) {
  try {
    return throwIfFailed(await client.responses.retrieve(id));
  } catch (error) {
    if (error instanceof RateLimitError) console.warn("over the limit");
  }
  return null;
}
`,
    "the try stands around the loop": `${head}
export async function wait(id: string) {
  try {
    for (;;) {
      const response = throwIfFailed(await client.responses.retrieve(id));
      if (response.status === "completed") return response;
      await sleep(1000);
    }
  } catch (error) {
    if (error instanceof RateLimitError) console.warn("over the limit");
    return null;
  }
}
`,
    "the loop that has the try never reads, it creates": `${head}
export async function start(inputs: string[]) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.responses.create({ model: "o3", input: inputs.join(), background: true });
    } catch (error) {
      if (!(error instanceof RateLimitError)) throw error;
    }
  }
  return throwIfFailed(await client.responses.retrieve("resp_fallback"));
}
`,
    "what is tried again is a chat completion": `${head}
export async function chat(id: string) {
  const { output_text } = throwIfFailed(await client.responses.retrieve(id));
  for (;;) {
    try {
      return await client.chat.completions.create({ model: "gpt-5", messages: [{ role: "user", content: output_text }] });
    } catch (error) {
      if (!(error instanceof RateLimitError)) throw error;
    }
  }
}
`,
  },
});
