/** Handlers in servers, workers, command lines and user interfaces; guards and imports in other forms. */
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-retry-of-failed-response", {
  reported: {
    "an Express route that polls": {
      filename: "routes/run.js",
      code: `
import express from "express";
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const openai = new OpenAI();
export const router = express.Router();
router.get("/runs/:id", async (req, res) => {
  for (let i = 0; i < 30; i++) {
    try {
      const response = throwIfFailed(await openai.responses.retrieve(req.params.id));
      if (response.status === "completed") return res.json({ text: response.output_text });
    } catch (err) {
      if (!(err instanceof OpenAI.RateLimitError)) return res.status(502).json({ error: err.message }); // ← report
    }
    await new Promise((r) => setTimeout(r, 1000));
  }
  res.status(504).end();
});
`,
    },
    "a NestJS-like service with an injected client": `
import { Injectable, Logger } from "@nestjs/common";
import OpenAI from "openai";
import { poll } from "openai-background-errors";
@Injectable()
export class RunsService {
  private readonly logger = new Logger(RunsService.name);
  constructor(private readonly openai: OpenAI) {}
  async result(id: string) {
    for (let attempt = 1; attempt <= 3; attempt++) {
      try {
        return await poll(this.openai, id);
      } catch (error) { // ← report
        this.logger.warn(\`attempt \${attempt} failed: \${String(error)}\`);
      }
    }
    return null;
  }
}
`,
    "a queue worker whose loop swallows the failure": `
import { Worker } from "bullmq";
import OpenAI from "openai";
import * as background from "openai-background-errors";
const openai = new OpenAI();
new Worker<{ id: string }>("runs", async (job) => {
  let text: string | undefined;
  while (text === undefined) {
    await new Promise((resolve) => setTimeout(resolve, 5000));
    try {
      const response = background.throwIfFailed(await openai.responses.retrieve(job.data.id));
      if (response.status === "completed") text = response.output_text;
    } catch (error) { // ← report
      await job.log(String(error));
    }
  }
  return text;
});
`,
    "a command line that waits with dots": {
      filename: "bin/wait.mjs",
      code: `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
const id = process.argv[2];
for (;;) {
  try {
    const response = throwIfFailed(await client.responses.retrieve(id));
    if (response.status === "completed") {
      console.log(response.output_text);
      break;
    }
  } catch (error) {
    if (error.status !== 429) throw error; // ← report
  }
  process.stderr.write(".");
  await new Promise((resolve) => setTimeout(resolve, 1000));
}
`,
    },
    "a serverless function that tries twice": `
import type { Handler } from "aws-lambda";
import OpenAI, { InternalServerError } from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export const handler: Handler<{ id: string }> = async ({ id }) => {
  try {
    return throwIfFailed(await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (!(error instanceof InternalServerError)) throw error; // ← report
    return throwIfFailed(await client.responses.retrieve(id)).output_text;
  }
};
`,
    "an MCP tool that polls by a helper": `
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
import { z } from "zod";
const client = new OpenAI();
const server = new McpServer({ name: "research", version: "1.0.0" });
async function waitFor(id: string) {
  for (let tries = 0; tries < 100; tries++) {
    try {
      const response = throwIfFailed(await client.responses.retrieve(id));
      if (response.status === "completed") return response.output_text;
    } catch { // ← report
      // transient, try again
    }
  }
  return "still running";
}
server.tool("wait", { id: z.string() }, async ({ id }) => ({ content: [{ type: "text", text: await waitFor(id) }] }));
`,
    "a React hook that polls by a timer": {
      filename: "use-run.tsx",
      code: `
import { useEffect, useState } from "react";
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI({ dangerouslyAllowBrowser: true });
export function Run({ id }: { id: string }) {
  const [text, setText] = useState("");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = async () => {
      try {
        const response = throwIfFailed(await client.responses.retrieve(id));
        if (response.status === "completed") return setText(response.output_text);
      } catch (error) { // ← report
        console.error(error);
      }
      timer = setTimeout(tick, 2000);
    };
    void tick();
    return () => clearTimeout(timer);
  }, [id]);
  return <pre>{text}</pre>;
}
`,
    },
    "a Vue component that polls in a loop": {
      filename: "Run.vue",
      code: `
<script setup lang="ts">
import { ref } from "vue";
import { RateLimitError } from "openai";
import { throwIfFailed } from "openai-background-errors";
import { openai } from "./openai";
const props = defineProps<{ id: string }>();
const text = ref("");
async function wait() {
  while (!text.value) {
    try {
      text.value = throwIfFailed(await openai.responses.retrieve(props.id)).output_text;
    } catch (error) {
      if (error instanceof RateLimitError) continue; // ← report
      throw error;
    }
  }
}
</script>
<template><button @click="wait">{{ text }}</button></template>
`,
    },
    "a Svelte component that polls in a loop": {
      filename: "Run.svelte",
      code: `
<script lang="ts">
  import OpenAI from "openai";
  import { poll } from "openai-background-errors";
  let { id, client }: { id: string; client: OpenAI } = $props();
  let text = $state("");
  async function wait() {
    for (let i = 0; i < 3; i++) {
      try {
        text = (await poll(client, id)).output_text;
        return;
      } catch (error) { // ← report
        console.error(error);
      }
    }
  }
</script>
<button onclick={wait}>{text}</button>
`,
    },
    "the shim under another name, the class from openai/error": `
import { InternalServerError as ServerError } from "openai/error";
import { throwIfFailed as checked } from "openai-background-errors";
import { client } from "./client.js";
export async function wait(id: string) {
  while (true) {
    try {
      return checked(await client.responses.retrieve(id));
    } catch (e) {
      if (e instanceof ServerError) continue; // ← report
      throw e;
    }
  }
}
`,
    "the shim by await import": `
import OpenAI from "openai";
const client = new OpenAI();
export async function wait(id: string) {
  const { throwIfFailed } = await import("openai-background-errors");
  while (true) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (e) {
      if (!(e instanceof OpenAI.RateLimitError)) throw e; // ← report
    }
  }
}
`,
    "a typed client kept in a field": `
import OpenAI from "openai";
import { withTypedFailures } from "openai-background-errors";
export class Runs {
  private readonly client = withTypedFailures(new OpenAI());
  async wait(id: string) {
    for (;;) {
      try {
        const response = await this.client.responses.retrieve(id);
        if (response.status === "completed") return response.output_text;
      } catch (error) { // ← report
        console.warn(error);
      }
    }
  }
}
`,
  },
  silent: {
    "a client of one's own shim module, without the setting": {
      code: `
import OpenAI from "openai";
import { throwIfFailed } from "@acme/openai-errors";
const client = new OpenAI();
export async function wait(id: string) {
  while (true) {
    try {
      const response = throwIfFailed(await client.responses.retrieve(id));
      if (response.status === "completed") return response;
    } catch (error) {
      if (!(error instanceof OpenAI.RateLimitError)) throw error;
    }
  }
}
`,
    },
    "the guard from the module that the settings name": {
      settings: { shimModule: "@acme/openai-errors" },
      code: `
import OpenAI from "openai";
import { isFailedResponseError, throwIfFailed } from "@acme/openai-errors";
const client = new OpenAI();
export async function wait(id: string) {
  while (true) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (error) {
      if (isFailedResponseError(error)) throw error;
    }
  }
}
`,
    },
    "the guard as a member of the namespace": `
import OpenAI from "openai";
import * as background from "openai-background-errors";
const client = new OpenAI();
export async function wait(id: string) {
  for (;;) {
    try {
      return background.throwIfFailed(await client.responses.retrieve(id));
    } catch (error) {
      if (!background.isFailedResponseError(error) && error instanceof OpenAI.RateLimitError) continue;
      throw error;
    }
  }
}
`,
    "the guard under another name": `
import OpenAI from "openai";
import { isFailedResponseError as isFinal, throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
export async function wait(id: string) {
  for (;;) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (error) {
      if (isFinal(error)) {
        console.error("the run failed", error.response.id);
        throw error;
      }
    }
  }
}
`,
    "the guard in CommonJS": {
      filename: "wait.cjs",
      code: `
const { OpenAI } = require("openai");
const { isFailedResponseError, throwIfFailed } = require("openai-background-errors");
const client = new OpenAI();
exports.wait = async (id) => {
  while (true) {
    try {
      return throwIfFailed(await client.responses.retrieve(id));
    } catch (error) {
      if (isFailedResponseError(error)) return null;
    }
  }
};
`,
    },
    "a route that answers at the first failure": {
      filename: "routes/run.js",
      code: `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const openai = new OpenAI();
export async function show(req, res) {
  while (true) {
    try {
      const response = throwIfFailed(await openai.responses.retrieve(req.params.id));
      if (response.status === "completed") return res.json(response);
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError) return res.status(429).end();
      return res.status(502).end();
    }
  }
}
`,
    },
    "a service loop over the pending jobs": `
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
import { jobs } from "./jobs.js";
const client = new OpenAI();
for (;;) {
  for (const job of await jobs.pending()) {
    try {
      const response = throwIfFailed(await client.responses.retrieve(job.responseId));
      if (response.status === "completed") await jobs.complete(job.id, response.output_text);
    } catch (error) {
      await jobs.fail(job.id, error);
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
}
`,
    "a React hook that stops at the failure": {
      filename: "use-run.jsx",
      code: `
import { useEffect, useState } from "react";
import { poll } from "openai-background-errors";
import { openai } from "./openai";
export function Run({ id }) {
  const [state, setState] = useState({});
  useEffect(() => {
    poll(openai, id)
      .then((response) => setState({ text: response.output_text }))
      .catch((error) => setState({ error }));
  }, [id]);
  return <pre>{state.error ? state.error.message : state.text}</pre>;
}
`,
    },
    "a Vue component with the guard": {
      filename: "Run.vue",
      code: `
<script setup lang="ts">
import { ref } from "vue";
import { isFailedResponseError, throwIfFailed } from "openai-background-errors";
import { openai } from "./openai";
const props = defineProps<{ id: string }>();
const text = ref("");
async function wait() {
  while (!text.value) {
    try {
      text.value = throwIfFailed(await openai.responses.retrieve(props.id)).output_text;
    } catch (error) {
      if (isFailedResponseError(error)) throw error;
    }
  }
}
</script>
<template><button @click="wait">{{ text }}</button></template>
`,
    },
    "a typed client is used for the create, which is tried again": `
import OpenAI from "openai";
import { withTypedFailures } from "openai-background-errors";
const client = withTypedFailures(new OpenAI());
export async function start(input: string) {
  while (true) {
    try {
      return await client.responses.create({ model: "o3", input, background: true });
    } catch (error) {
      if (!(error instanceof OpenAI.RateLimitError)) throw error;
    }
  }
}
`,
    "an untyped client beside a typed one": `
import OpenAI from "openai";
import { withTypedFailures } from "openai-background-errors";
const raw = new OpenAI();
export const typed = withTypedFailures(raw);
export async function status(id: string) {
  for (let i = 0; i < 5; i++) {
    try {
      return (await raw.responses.retrieve(id)).status;
    } catch (error) {
      if (!(error instanceof OpenAI.RateLimitError)) throw error;
    }
  }
  return undefined;
}
`,
    "another SDK's poll": `
import { poll } from "@acme/jobs";
import { RateLimitError } from "openai";
export async function wait(id: string) {
  for (;;) {
    try {
      return await poll(id);
    } catch (error) {
      if (!(error instanceof RateLimitError)) throw error;
    }
  }
}
`,
  },
});
