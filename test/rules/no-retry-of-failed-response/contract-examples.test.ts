/** What the contract names for rule 5, each at least once. */
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-retry-of-failed-response", {
  reported: {
    "throwIfFailed around the read, RateLimitError goes back to it": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function wait(id: string) {
  for (;;) {
    try {
      const response = throwIfFailed(await client.responses.retrieve(id));
      if (response.status === "completed") return response.output_text;
    } catch (error) {
      if (!(error instanceof OpenAI.RateLimitError)) throw error; // ← report
    }
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}
`,
    "then(throwIfFailed), and the handler continues": `
import OpenAI, { RateLimitError } from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function wait(id: string) {
  while (true) {
    try {
      return await client.responses.retrieve(id).then(throwIfFailed);
    } catch (error) {
      if (error instanceof RateLimitError) { // ← report
        await new Promise((resolve) => setTimeout(resolve, 2000));
        continue;
      }
      throw error;
    }
  }
}
`,
    "errorFromResponse thrown, and the handler continues": `
import OpenAI from "openai";
import { errorFromResponse } from "openai-background-errors";
const client = new OpenAI();
export async function wait(id: string) {
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      const response = await client.responses.retrieve(id);
      const failure = errorFromResponse(response);
      if (failure) throw failure;
      return response;
    } catch (error) {
      if (error instanceof OpenAI.InternalServerError) continue; // ← report
      throw error;
    }
  }
  throw new Error("too many attempts");
}
`,
    "poll() called again for the same id": `
import OpenAI, { APIError } from "openai";
import { poll } from "openai-background-errors";
const client = new OpenAI();
export async function wait(id: string) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await poll(client, id);
    } catch (error) {
      if (attempt === 3 || !(error instanceof APIError)) throw error; // ← report
    }
  }
}
`,
    "throwOnFailedEvent around a stream that is opened again": `
import OpenAI from "openai";
import { throwOnFailedEvent } from "openai-background-errors";
const client = new OpenAI();
export async function follow(id: string) {
  let cursor = 0;
  for (;;) {
    try {
      const stream = await client.responses.retrieve(id, { stream: true, starting_after: cursor });
      for await (const event of throwOnFailedEvent(stream)) {
        cursor = event.sequence_number;
        if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
      }
      return;
    } catch { // ← report
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}
`,
    "a client from withTypedFailures reads again": `
import OpenAI from "openai";
import { withTypedFailures } from "openai-background-errors";
const client = withTypedFailures(new OpenAI());
export async function wait(id: string) {
  for (;;) {
    try {
      const response = await client.responses.retrieve(id);
      if (response.status === "completed") return response;
    } catch (error) {
      if (error instanceof OpenAI.APIError && error.status !== undefined && error.status >= 500) continue; // ← report
      throw error;
    }
  }
}
`,
    "the handler has no error check: reported at the catch": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function wait(id: string) {
  for (let attempt = 0; attempt < 10; attempt++) {
    try {
      const response = throwIfFailed(await client.responses.retrieve(id));
      if (response.status === "completed") return response;
    } catch (error) { // ← report
      console.warn("poll failed, trying again", error);
    }
  }
}
`,
    "the handler is a callback: reported at the callback": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
const read = (id: string) => client.responses.retrieve(id).then(throwIfFailed);
export const readTwice = (id: string) =>
  read(id)
    .catch(() => read(id)); // ← report
`,
    "the shim is the module that the settings name": {
      settings: { shimModule: "@acme/openai-errors" },
      code: `
import OpenAI from "openai";
import { throwIfFailed } from "@acme/openai-errors";
const client = new OpenAI();
export async function wait(id: string) {
  while (true) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError) continue; // ← report
      throw error;
    }
  }
}
`,
    },
  },
  silent: {
    "guarded with !isFailedResponseError": `
import OpenAI from "openai";
import { isFailedResponseError, throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function wait(id: string) {
  while (true) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError && !isFailedResponseError(error)) continue;
      throw error;
    }
  }
}
`,
    "retrying the create": `
import OpenAI from "openai";
import { poll } from "openai-background-errors";
const client = new OpenAI();
export async function run(input: string) {
  for (let attempt = 0; ; attempt++) {
    try {
      const response = await client.responses.create({ model: "o3", input, background: true });
      return await poll(client, response);
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError && attempt < 3) continue;
      throw error;
    }
  }
}
`,
    "createAndPoll tried again starts a new run": `
import OpenAI from "openai";
import { createAndPoll } from "openai-background-errors";
const client = new OpenAI();
export async function run(input: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await createAndPoll(client, { model: "o3", input });
    } catch (error) {
      console.warn("run failed, starting a new one", error);
    }
  }
}
`,
    "the handler always throws": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function wait(id: string) {
  for (;;) {
    try {
      const response = throwIfFailed(await client.responses.retrieve(id));
      if (response.status === "completed") return response;
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError) throw new Error("over the limit", { cause: error });
      throw error;
    }
  }
}
`,
    "the handler always returns": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function wait(id: string) {
  while (true) {
    try {
      const response = throwIfFailed(await client.responses.retrieve(id));
      if (response.status === "completed") return { ok: true, text: response.output_text };
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError) return { ok: false, retry: true };
      return { ok: false, retry: false };
    }
  }
}
`,
    "only a lost connection is tried again": `
import OpenAI, { APIConnectionError } from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function wait(id: string) {
  while (true) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (error) {
      if (error instanceof APIConnectionError) continue;
      throw error;
    }
  }
}
`,
    "the read is not normalised: a failed response never gets to the handler": `
import OpenAI from "openai";
const client = new OpenAI();
export async function wait(id: string) {
  while (true) {
    try {
      const response = await client.responses.retrieve(id);
      if (response.status !== "queued" && response.status !== "in_progress") return response;
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError) continue;
      throw error;
    }
  }
}
`,
    "another id is read in the next turn": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function readAll(ids: string[]) {
  const texts: string[] = [];
  for (const id of ids) {
    try {
      texts.push(throwIfFailed(await client.responses.retrieve(id)).output_text);
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError) continue;
      console.error(id, error);
    }
  }
  return texts;
}
`,
  },
});
