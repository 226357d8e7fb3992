// What generated programs showed when they were run: `npm run fuzz -- semantics`.
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI, { RateLimitError } from "openai";
const client = new OpenAI();
`;

describeCorpus("no-ineffective-error-check", {
  reported: {
    "a callback of then throws, and its promise is awaited": `${head}
export async function work(id: string) {
  try {
    return await client.responses.retrieve(id).then((response) => {
      if (response.status !== "completed") throw new Error("the run did not succeed");
      return response.output_text;
    });
  } catch (error) {
    if (error instanceof RateLimitError) return "later"; // ← report: untypedRethrow
    throw error;
  }
}
`,
    // A plain Error has no other class for having a code.
    "a plain Error that is given the code, and a check by class": `${head}
export async function work(id: string) {
  try {
    const response = await client.responses.retrieve(id);
    if (response.status === "failed") {
      const failure = new Error("the run did not succeed");
      throw Object.assign(failure, { code: response.error?.code });
    }
    return response.output_text;
  } catch (error) {
    if (error instanceof RateLimitError) return "later"; // ← report: untypedRethrow
    throw error;
  }
}
`,
    "the code is stored in the plain Error before it is thrown": `${head}
export async function work(id: string) {
  try {
    const response = await client.responses.retrieve(id);
    if (response.status === "failed") {
      const failure: any = new Error("the run did not succeed");
      failure.code = response.error?.code;
      throw failure;
    }
    return response.output_text;
  } catch (error) {
    if (error instanceof RateLimitError) return "later"; // ← report: untypedRethrow
    throw error;
  }
}
`,
    "a plain Error that is given the code, and a check by status": `${head}
export async function work(id: string) {
  try {
    const response = await client.responses.retrieve(id);
    if (response.status === "failed") {
      throw Object.assign(new Error("the run did not succeed"), { code: response.error?.code });
    }
    return response.output_text;
  } catch (error: any) {
    if (error.status === 429) return "later"; // ← report: untypedRethrow
    throw error;
  }
}
`,
    // "Logging every poll's status handles nothing", and so it is with the types of events.
    "a default that logs whatever events have no branch": `${head}
export async function follow(id: string) {
  let text = "";
  try {
    for await (const event of await client.responses.retrieve(id, { stream: true })) {
      switch (event.type) {
        case "response.output_text.delta":
          text += event.delta;
          break;
        case "response.completed":
          console.log("done");
          break;
        default:
          console.debug("ignored", event.type);
      }
    }
    return text;
  } catch (error) {
    if (error instanceof RateLimitError) return "later"; // ← report
    throw error;
  }
}
`,
    "a poll by then that goes on for a failed run, and nobody looks": `${head}
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
function wait(id: string): Promise<any> {
  return client.responses.retrieve(id).then((response) => {
    if (response.status === "completed") return response;
    return sleep(2_000).then(() => wait(id));
  });
}
export async function work(id: string) {
  try {
    const response = await wait(id);
    return response.output_text;
  } catch (error) {
    if (error instanceof RateLimitError) return "later"; // ← report
    throw error;
  }
}
`,
    "an entry of a table of handlers throws": `${head}
const handlers: Record<string, any> = {
  "response.output_text.delta": (event: any, state: any) => {
    state.text += event.delta;
  },
  "response.failed": (event: any) => {
    throw new Error(event.response.error?.message ?? "no reason given");
  },
};
export async function follow(id: string) {
  const state = { text: "" };
  try {
    for await (const event of await client.responses.retrieve(id, { stream: true })) {
      handlers[event.type]?.(event, state);
    }
    return state.text;
  } catch (error) {
    if (error instanceof RateLimitError) return "later"; // ← report: untypedRethrow
    throw error;
  }
}
`,
    "a flag that a listener sets is required, and a plain error thrown without it": `${head}
export async function follow(id: string) {
  const state = { text: "", isDone: false };
  try {
    const stream = client.responses.stream({ response_id: id });
    stream.on("response.output_text.delta", (event) => (state.text += event.delta));
    stream.on("response.completed", () => {
      state.isDone = true;
    });
    await stream.done();
    if (!state.isDone) throw new Error("the run did not succeed");
    return state.text;
  } catch (error) {
    if (error instanceof RateLimitError) return "later"; // ← report: untypedRethrow
    throw error;
  }
}
`,
  },
  silent: {
    // The promise rejects when the function has been left: the handler gets neither this nor anything else of it.
    "a callback of then throws, and its promise is returned without await": `${head}
export async function work(id: string) {
  try {
    return client.responses.retrieve(id).then((response) => {
      if (response.status !== "completed") throw new Error("the run did not succeed");
      return response.output_text;
    });
  } catch (error) {
    if (error instanceof RateLimitError) return "later";
    throw error;
  }
}
`,
    "the failure has a branch that logs its type": `${head}
export async function follow(id: string) {
  let text = "";
  try {
    for await (const event of await client.responses.retrieve(id, { stream: true })) {
      switch (event.type) {
        case "response.output_text.delta":
          text += event.delta;
          break;
        case "response.failed":
          console.error("ended by", event.type);
      }
    }
    return text;
  } catch (error) {
    if (error instanceof RateLimitError) return "later";
    throw error;
  }
}
`,
    "a plain Error that is given the status, and a check by status": `${head}
export async function work(id: string) {
  try {
    const response = await client.responses.retrieve(id);
    if (response.status === "failed") {
      throw Object.assign(new Error("the run did not succeed"), { status: 429 });
    }
    return response.output_text;
  } catch (error: any) {
    if (error.status === 429) return "later";
    throw error;
  }
}
`,
    "the flag that is required has nothing to do with the stream": `${head}
export async function follow(id: string, options: { isAllowed: boolean }) {
  const state = { text: "", isAllowed: false };
  if (options.isAllowed) state.isAllowed = true;
  try {
    if (!state.isAllowed) throw new Error("not allowed");
    for await (const event of await client.responses.retrieve(id, { stream: true })) {
      if (event.type === "response.output_text.delta") state.text += event.delta;
      if (event.type === "response.failed") return { status: "failed" };
    }
    return state.text;
  } catch (error) {
    if (error instanceof RateLimitError) return "later";
    throw error;
  }
}
`,
    "an entry of a table throws a class of its own": `${head}
class RunFailed extends Error {}
const handlers: Record<string, any> = {
  "response.failed": (event: any) => {
    throw new RunFailed(event.response.error?.message);
  },
};
export async function follow(id: string) {
  try {
    for await (const event of await client.responses.retrieve(id, { stream: true })) {
      handlers[event.type]?.(event);
    }
    return "done";
  } catch (error) {
    if (error instanceof RateLimitError) return "later";
    throw error;
  }
}
`,
    // It gets only responses that are over: what it saves is no pending status.
    "the status is saved after an interval has waited for the end": `${head}
import { sink } from "./sink.js";
function wait(id: string): Promise<any> {
  return new Promise((resolve, reject) => {
    const timer = setInterval(async () => {
      try {
        const response = await client.responses.retrieve(id);
        if (response.status !== "queued" && response.status !== "in_progress") {
          clearInterval(timer);
          resolve(response);
        }
      } catch (error) {
        clearInterval(timer);
        reject(error);
      }
    }, 2_000);
  });
}
export async function work(id: string) {
  try {
    const response = await wait(id);
    sink.save(response.status, response.output_text);
    return "saved";
  } catch (error) {
    if (error instanceof RateLimitError) return "later";
    throw error;
  }
}
`,
  },
});
