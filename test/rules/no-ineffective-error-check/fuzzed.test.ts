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
  },
});
