/** Failures thrown in servers, workers, command lines and user interfaces. */
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-lost-failure-reason", {
  reported: {
    "an Express route that leaves the rest to its error handler": `
import express from "express";
import OpenAI from "openai";
const openai = new OpenAI();
export const router = express.Router();
router.get("/runs/:id", async (req, res) => {
  const response = await openai.responses.retrieve(req.params.id);
  if (response.status === "failed") throw new Error("OpenAI run failed"); // ← report
  res.json({ status: response.status, text: response.output_text });
});
`,
    "a Hono route with HTTPException": `
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import OpenAI from "openai";
const app = new Hono();
const openai = new OpenAI();
app.get("/runs/:id", async (c) => {
  const run = await openai.responses.retrieve(c.req.param("id"));
  if (run.status === "failed") throw new HTTPException(502, { message: "run failed" }); // ← report
  return c.json({ text: run.output_text });
});
export default app;
`,
    "a NestJS service with an HTTP exception": `
import { BadGatewayException, Injectable } from "@nestjs/common";
import OpenAI from "openai";
@Injectable()
export class RunsService {
  constructor(private readonly openai: OpenAI) {}
  async result(id: string) {
    const response = await this.openai.responses.retrieve(id);
    if (response.status === "failed") {
      throw new BadGatewayException("The run failed"); // ← report
    }
    return response.output_text;
  }
}
`,
    "a tRPC procedure": `
import { TRPCError } from "@trpc/server";
import OpenAI from "openai";
import { z } from "zod";
import { publicProcedure } from "./trpc.js";
const openai = new OpenAI();
export const result = publicProcedure.input(z.string()).query(async ({ input }) => {
  const response = await openai.responses.retrieve(input);
  if (response.status === "failed") {
    throw new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "Run failed" }); // ← report
  }
  return response.output_text;
});
`,
    "a Nuxt handler with createError": `
import { createError, defineEventHandler, getRouterParam } from "h3";
import { openai } from "../utils/openai";
export default defineEventHandler(async (event) => {
  const response = await openai.responses.retrieve(getRouterParam(event, "id")!);
  if (response.status === "failed") throw createError({ statusCode: 502, message: "failed" }); // ← report
  return response.output_text;
});
`,
    "a SvelteKit loader with error()": `
import { error } from "@sveltejs/kit";
import OpenAI from "openai";
const client = new OpenAI();
export async function load({ params }: { params: { id: string } }) {
  const run = await client.responses.retrieve(params.id);
  if (run.status === "failed") throw error(502, "The run failed"); // ← report
  return { text: run.output_text };
}
`,
    "a queue worker": `
import { UnrecoverableError, Worker } from "bullmq";
import OpenAI from "openai";
const openai = new OpenAI();
new Worker<{ id: string }>("runs", async (job) => {
  const response = await openai.responses.retrieve(job.data.id);
  switch (response.status) {
    case "completed":
      return response.output_text;
    case "failed":
      throw new UnrecoverableError(\`run \${job.data.id} failed\`); // ← report
    default:
      return null;
  }
});
`,
    "a command line": {
      filename: "bin/result.mjs",
      code: `
import OpenAI from "openai";
const client = new OpenAI();
async function main(id) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") {
    throw new Error("Sorry, the response failed."); // ← report
  }
  console.log(response.output_text);
}
main(process.argv[2]).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
`,
    },
    "an MCP tool": `
import { McpError, ErrorCode } from "@modelcontextprotocol/sdk/types.js";
import OpenAI from "openai";
const client = new OpenAI();
export async function checkResearch({ id }: { id: string }) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") throw new McpError(ErrorCode.InternalError, "Research failed"); // ← report
  return { content: [{ type: "text" as const, text: response.output_text }] };
}
`,
    "a serverless function in CommonJS": {
      filename: "handler.cjs",
      code: `
const OpenAI = require("openai");
const client = new OpenAI();
module.exports.handler = async (event) => {
  const response = await client.responses.retrieve(event.id);
  if (response.status !== "completed") throw new Error("status: " + response.status); // ← report
  return { statusCode: 200, body: response.output_text };
};
`,
    },
    "a class whose method waits": `
import { AzureOpenAI } from "openai";
export class Research {
  readonly #client = new AzureOpenAI({ apiVersion: "2025-04-01-preview" });
  async wait(id: string) {
    let response = await this.#client.responses.retrieve(id);
    while (["queued", "in_progress"].includes(response.status!)) {
      await new Promise((resolve) => setTimeout(resolve, 5000));
      response = await this.#client.responses.retrieve(id);
    }
    return this.unwrap(response);
  }
  private unwrap(response: { status?: string; output_text: string }) {
    if (response.status === "failed") throw new Error("Research failed"); // ← report
    return response.output_text;
  }
}
`,
    "a React query": {
      filename: "use-run.tsx",
      code: `
import { useQuery } from "@tanstack/react-query";
import OpenAI from "openai";
const client = new OpenAI({ dangerouslyAllowBrowser: true });
export function Run({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ["run", id],
    queryFn: async () => {
      const response = await client.responses.retrieve(id);
      if (response.status === "failed") throw new Error("The run failed"); // ← report
      return response.output_text;
    },
  });
  return <pre>{query.data}</pre>;
}
`,
    },
    "a Vue component": {
      filename: "Run.vue",
      code: `
<script setup lang="ts">
import { ref } from "vue";
import { openai } from "./openai";
const props = defineProps<{ id: string }>();
const text = ref("");
async function load() {
  const response = await openai.responses.retrieve(props.id);
  if (response.status === "failed") throw new Error("failed"); // ← report
  text.value = response.output_text;
}
</script>
<template><button @click="load">{{ text }}</button></template>
`,
    },
    "a Svelte component": {
      filename: "Run.svelte",
      code: `
<script lang="ts">
  import OpenAI from "openai";
  let { id, client }: { id: string; client: OpenAI } = $props();
  async function load() {
    const response = await client.responses.retrieve(id);
    if (response.status === "failed") throw new Error(\`failed: \${response.error}\`); // ← report
    return response.output_text;
  }
</script>
{#await load()}<p>…</p>{:then text}<pre>{text}</pre>{/await}
`,
    },
    "a webhook that reads the reason and drops it": `
import OpenAI from "openai";
const client = new OpenAI();
export async function POST(request: Request) {
  const event = await client.webhooks.unwrap(await request.text(), request.headers);
  if (event.type === "response.failed") {
    const run = await client.responses.retrieve(event.data.id);
    if (run.status === "failed") throw new Error(\`run \${run.id} failed\`); // ← report
  }
  return new Response(null, { status: 204 });
}
`,
  },
  silent: {
    "an Express route that answers with the reason": `
import express from "express";
import OpenAI from "openai";
const openai = new OpenAI();
export const router = express.Router();
router.get("/runs/:id", async (req, res) => {
  const response = await openai.responses.retrieve(req.params.id);
  if (response.status === "failed") return res.status(502).json({ error: response.error });
  return res.json({ text: response.output_text });
});
`,
    "an Express route that hands the reason to next()": {
      filename: "routes/run.js",
      code: `
import { openai } from "../openai.js";
export async function show(req, res, next) {
  const response = await openai.responses.retrieve(req.params.id);
  if (response.status === "failed") return next(new Error(response.error?.message ?? "failed"));
  res.json({ text: response.output_text });
}
`,
    },
    "a NestJS service that logs the reason first": `
import { BadGatewayException, Injectable, Logger } from "@nestjs/common";
import OpenAI from "openai";
@Injectable()
export class RunsService {
  private readonly logger = new Logger(RunsService.name);
  constructor(private readonly openai: OpenAI) {}
  async result(id: string) {
    const response = await this.openai.responses.retrieve(id);
    if (response.status === "failed") {
      this.logger.error(\`run \${id} failed: \${response.error?.code} \${response.error?.message}\`);
      throw new BadGatewayException();
    }
    return response.output_text;
  }
}
`,
    "a tRPC procedure with a cause": `
import { TRPCError } from "@trpc/server";
import OpenAI from "openai";
const openai = new OpenAI();
export async function result(id: string) {
  const response = await openai.responses.retrieve(id);
  if (response.status === "failed") {
    throw new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "Run failed", cause: response.error });
  }
  return response.output_text;
}
`,
    "a queue worker with the message": `
import { Worker } from "bullmq";
import OpenAI from "openai";
const openai = new OpenAI();
new Worker<{ id: string }>("runs", async (job) => {
  const response = await openai.responses.retrieve(job.data.id);
  if (response.status === "failed") {
    await job.log(JSON.stringify(response.error));
    throw new Error("run failed");
  }
  return response.output_text;
});
`,
    "an MCP tool that answers isError": `
import OpenAI from "openai";
const client = new OpenAI();
export async function checkResearch({ id }: { id: string }) {
  const response = await client.responses.retrieve(id);
  if (response.status === "failed") {
    return { isError: true, content: [{ type: "text" as const, text: response.error?.message ?? "failed" }] };
  }
  return { content: [{ type: "text" as const, text: response.output_text }] };
}
`,
    "a command line in CommonJS that prints the reason": {
      filename: "bin/result.cjs",
      code: `
const OpenAI = require("openai");
const client = new OpenAI();
client.responses.retrieve(process.argv[2]).then((response) => {
  if (response.status === "failed") {
    console.error(response.error?.message);
    process.exit(1);
  }
  console.log(response.output_text);
});
`,
    },
    "a React query with the message": {
      filename: "use-run.tsx",
      code: `
import { useQuery } from "@tanstack/react-query";
import { openai } from "./openai";
export function Run({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ["run", id],
    queryFn: async () => {
      const response = await openai.responses.retrieve(id);
      if (response.status === "failed") throw new Error(response.error?.message ?? "The run failed");
      return response.output_text;
    },
  });
  return <pre>{query.error?.message ?? query.data}</pre>;
}
`,
    },
    "a Vue component that shows the reason": {
      filename: "Run.vue",
      code: `
<script setup lang="ts">
import { ref } from "vue";
import { openai } from "./openai";
const props = defineProps<{ id: string }>();
const text = ref("");
async function load() {
  const response = await openai.responses.retrieve(props.id);
  text.value = response.status === "failed" ? (response.error?.message ?? "failed") : response.output_text;
}
</script>
<template><button @click="load">{{ text }}</button></template>
`,
    },
    "a Svelte component with the shim": {
      filename: "Run.svelte",
      code: `
<script lang="ts">
  import OpenAI from "openai";
  import { throwIfFailed } from "openai-background-errors";
  let { id, client }: { id: string; client: OpenAI } = $props();
  async function load() {
    const response = throwIfFailed(await client.responses.retrieve(id));
    if (response.status !== "completed") throw new Error("not yet");
    return response.output_text;
  }
</script>
{#await load()}<p>…</p>{:then text}<pre>{text}</pre>{/await}
`,
    },
    "poll() in an own shim module": {
      settings: { shimModule: "@acme/openai-errors" },
      code: `
import OpenAI from "openai";
import { poll } from "@acme/openai-errors";
const client = new OpenAI();
export async function wait(id: string) {
  const response = await poll(client, id);
  if (response.status !== "completed") throw new Error(\`ended as \${response.status}\`);
  return response.output_text;
}
`,
    },
    "an assistant's run under the name response": `
import OpenAI from "openai";
const client = new OpenAI();
export async function run(thread_id: string, runId: string) {
  const response = await client.beta.threads.runs.retrieve(runId, { thread_id });
  if (response.status === "failed") throw new Error(response.last_error!.message);
  return response;
}
`,
    "an assistant's run beside a background response": `
import OpenAI from "openai";
const client = new OpenAI();
export async function both(thread_id: string, runId: string, id: string) {
  const run = await client.beta.threads.runs.poll(runId, { thread_id });
  if (run.status === "failed") console.error(run.last_error);
  return { run, response: await client.responses.retrieve(id) };
}
`,
    "a video job, whose failure has a reason of its own": `
import OpenAI from "openai";
const client = new OpenAI();
export async function video(id: string) {
  const job = await client.videos.retrieve(id);
  if (job.status === "failed") throw new Error("video generation failed");
  return job;
}
`,
    "another SDK's failed prediction": `
import Replicate from "replicate";
const replicate = new Replicate();
export async function wait(id: string) {
  const prediction = await replicate.predictions.get(id);
  if (prediction.status === "failed") throw new Error(\`failed: \${prediction.error}\`);
  return prediction.output;
}
`,
  },
});
