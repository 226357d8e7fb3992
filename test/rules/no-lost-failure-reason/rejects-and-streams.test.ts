/** `reject(…)` in its forms, and the branches for `response.failed` in streams. */
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI from "openai";
const client = new OpenAI();
`;

describeCorpus("no-lost-failure-reason", {
  reported: {
    "the executor's second parameter under another name": `${head}
export const wait = (id: string) =>
  new Promise((done, fail) => {
    void client.responses.retrieve(id).then((response) => {
      if (response.status === "failed") fail(new Error("failed")); // ← report
      else done(response.output_text);
    });
  });
`,
    "Promise.withResolvers()": `${head}
export function wait(id: string) {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const check = async () => {
    const response = await client.responses.retrieve(id);
    if (response.status === "failed") return reject(new Error("failed")); // ← report
    if (response.status === "completed") return resolve(response.output_text);
    setTimeout(check, 1000);
  };
  void check();
  return promise;
}
`,
    "a reject with a string": {
      filename: "wait.js",
      code: `
import OpenAI from "openai";
const client = new OpenAI();
export const wait = (id) =>
  new Promise((resolve, reject) => {
    client.responses.retrieve(id).then((response) => {
      if (response.status !== "completed") reject("not completed"); // ← report
      else resolve(response.output_text);
    }, reject);
  });
`,
    },
    "a reject with the error object in a template": `${head}
export const wait = (id: string) =>
  new Promise((resolve, reject) => {
    void client.responses.retrieve(id).then((response) => {
      if (response.status === "failed") reject(new Error(\`failed: \${response.error}\`)); // ← report
      else resolve(response);
    });
  });
`,
    "a reject with the message without a guard": {
      filename: "wait.cjs",
      code: `
const { OpenAI } = require("openai");
const client = new OpenAI();
exports.wait = (id) =>
  new Promise((resolve, reject) => {
    client.responses.retrieve(id).then((response) => {
      if (response.status === "failed") reject(new Error(response.error.message)); // ← report
      else resolve(response);
    }, reject);
  });
`,
    },
    "Promise.reject()": `${head}
export const read = (id: string) =>
  client.responses.retrieve(id).then((response) => {
    if (response.status === "failed") return Promise.reject(new Error("failed")); // ← report
    return response.output_text;
  });
`,
    "a case for response.failed": `${head}
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    switch (event.type) {
      case "response.output_text.delta":
        process.stdout.write(event.delta);
        break;
      case "response.failed":
        throw new Error(\`response \${event.response.id} failed\`); // ← report
    }
  }
}
`,
    "a case that response.failed shares with response.incomplete": `${head}
export async function follow(input: string) {
  const stream = await client.responses.create({ model: "o3", input, background: true, stream: true });
  for await (const event of stream) {
    switch (event.type) {
      case "response.failed":
      case "response.incomplete":
        throw new Error(\`stream ended with \${event.type}\`); // ← report
    }
  }
}
`,
    "an event's error object in a template": `${head}
export async function follow(id: string) {
  for await (const event of client.responses.stream({ response_id: id })) {
    if (event.type === "response.failed") throw new Error(\`failed: \${event.response.error}\`); // ← report
  }
}
`,
    "an event's message without a guard": {
      filename: "follow.mjs",
      code: `
import OpenAI from "openai";
const client = new OpenAI();
for await (const event of await client.responses.retrieve(process.argv[2], { stream: true })) {
  if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  else if (event.type === "response.failed") throw new Error(event.response.error.message); // ← report
}
`,
    },
    "an event's last_error": `${head}
export async function follow(id: string) {
  const stream: AsyncIterable<any> = await client.responses.retrieve(id, { stream: true });
  for await (const event of stream) {
    if (event.type === "response.failed") throw new Error(event.response.last_error?.message); // ← report
  }
}
`,
    "the final response of a stream": `${head}
export async function follow(id: string) {
  const final = await client.responses.stream({ response_id: id }).finalResponse();
  if (final.status !== "completed") throw new Error("no final answer"); // ← report
  return final.output_text;
}
`,
    "a generator's throw": `${head}
export async function* texts(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.output_text.delta") yield event.delta;
    else if (event.type === "response.failed") throw new Error("generation failed"); // ← report
  }
}
`,
    "a listener for response.failed that rejects at once": `${head}
export const follow = (id: string) =>
  new Promise<void>((resolve, reject) => {
    const stream = client.responses.stream({ response_id: id });
    stream.on("response.completed", () => resolve());
    stream.on("response.failed", () => reject(new Error("failed"))); // ← report
  });
`,
  },
  silent: {
    "a reject with the error as cause": `${head}
export const wait = (id: string) =>
  new Promise((resolve, reject) => {
    void client.responses.retrieve(id).then((response) => {
      if (response.status === "failed") reject(new Error("failed", { cause: response.error }));
      else resolve(response);
    });
  });
`,
    "a reject with errorFromResponse": `${head}
import { errorFromResponse } from "openai-background-errors";
export const wait = (id: string) =>
  new Promise((resolve, reject) => {
    void client.responses.retrieve(id).then((response) => {
      const failure = errorFromResponse(response);
      if (failure) reject(failure);
      else resolve(response);
    });
  });
`,
    "a reject because of a timeout": `${head}
export const wait = (id: string) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("timed out")), 60_000);
    void client.responses.retrieve(id).then((response) => {
      clearTimeout(timer);
      resolve(response);
    }, reject);
  });
`,
    "a reject after the reason was logged": `${head}
export const wait = (id: string) =>
  new Promise((resolve, reject) => {
    void client.responses.retrieve(id).then((response) => {
      if (response.status === "failed") {
        console.error(response.error);
        reject(new Error("failed"));
      } else resolve(response);
    });
  });
`,
    "Promise.reject() with the message": `${head}
export const read = (id: string) =>
  client.responses.retrieve(id).then((response) =>
    response.status === "failed"
      ? Promise.reject(new Error(response.error?.message ?? "failed"))
      : response.output_text,
  );
`,
    "a case for response.failed with the message": `${head}
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    switch (event.type) {
      case "response.failed": {
        const { error } = event.response;
        throw new Error(error?.message ?? "failed");
      }
    }
  }
}
`,
    "the whole event as JSON": `${head}
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.failed") throw new Error(JSON.stringify(event));
  }
}
`,
    "an own error class that is given the event": `${head}
import { StreamError } from "./errors.js";
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.failed" || event.type === "response.incomplete") throw new StreamError(event);
  }
}
`,
    "an own error class that is given the event's response": `${head}
import { RunError } from "./errors.js";
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.failed") throw new RunError(event.response);
  }
}
`,
    "errorFromResponse of the event's response": `${head}
import { errorFromResponse } from "openai-background-errors";
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.failed") throw errorFromResponse(event.response);
  }
}
`,
    "the event is logged before the throw": `${head}
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.failed") {
      console.error(event);
      throw new Error("failed");
    }
  }
}
`,
    "an event of type error, with its own message": `${head}
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "error") throw new Error(event.message);
    if (event.type === "response.failed") throw new Error(event.response.error?.message ?? "failed");
  }
}
`,
    "only response.incomplete throws": `${head}
export async function follow(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.incomplete") throw new Error("ran out of tokens");
    if (event.type === "response.failed") return event.response.error;
  }
}
`,
    "a listener for response.failed that rejects with the message": `${head}
export const follow = (id: string) =>
  new Promise<void>((resolve, reject) => {
    client.responses
      .stream({ response_id: id })
      .on("response.completed", () => resolve())
      .on("response.failed", ({ response }) => reject(new Error(response.error?.message ?? "failed")));
  });
`,
    "a listener for errors that rejects": `${head}
export const follow = (id: string) =>
  new Promise<void>((resolve, reject) => {
    client.responses
      .stream({ response_id: id })
      .on("end", () => resolve())
      .on("response.failed", (event) => reject(event.response.error))
      .on("error", () => reject(new Error("connection lost")));
  });
`,
  },
});
