/** Streams of background runs in servers, workers, command lines and user interfaces. */
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("require-failed-event-check", {
  reported: {
    "an Express route that sends deltas as SSE and then [DONE]": {
      filename: "routes/stream.js",
      code: `
import express from "express";
import OpenAI from "openai";
const openai = new OpenAI();
export const router = express.Router();
router.get("/runs/:id/stream", async (req, res, next) => {
  try {
    res.setHeader("Content-Type", "text/event-stream");
    const stream = await openai.responses.retrieve(req.params.id, { stream: true });
    for await (const event of stream) { // ← report
      if (event.type === "response.output_text.delta") {
        res.write(\`data: \${JSON.stringify({ text: event.delta })}\\n\\n\`);
      }
    }
    res.write("data: [DONE]\\n\\n");
    res.end();
  } catch (error) {
    next(error);
  }
});
`,
    },
    "a Fastify route that starts the run and streams it": `
import Fastify from "fastify";
import OpenAI from "openai";
const app = Fastify();
const openai = new OpenAI();
app.post<{ Body: { prompt: string } }>("/ask", async (request, reply) => {
  const events = await openai.responses.create({
    model: "o3-deep-research",
    input: request.body.prompt,
    background: true,
    stream: true,
  });
  reply.raw.writeHead(200, { "content-type": "text/event-stream" });
  for await (const event of events) { // ← report
    switch (event.type) {
      case "response.created":
        reply.raw.write(\`event: id\\ndata: \${event.response.id}\\n\\n\`);
        break;
      case "response.output_text.delta":
        reply.raw.write(\`data: \${event.delta}\\n\\n\`);
        break;
      case "response.completed":
        reply.raw.write("event: done\\ndata: {}\\n\\n");
        break;
    }
  }
  reply.raw.end();
});
`,
    "a Hono route with streamSSE": `
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import OpenAI from "openai";
const app = new Hono<{ Bindings: { OPENAI_API_KEY: string } }>();
app.get("/runs/:id", (c) => {
  const client = new OpenAI({ apiKey: c.env.OPENAI_API_KEY });
  return streamSSE(c, async (sse) => {
    for await (const event of await client.responses.retrieve(c.req.param("id"), { stream: true })) { // ← report
      if (event.type === "response.output_text.delta") await sse.writeSSE({ data: event.delta });
      if (event.type === "response.completed") await sse.writeSSE({ event: "done", data: "" });
    }
  });
});
export default app;
`,
    "a Next.js handler whose ReadableStream closes as if all were well": `
import OpenAI from "openai";
const client = new OpenAI();
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const upstream = await client.responses.retrieve(id, { stream: true });
  const body = new ReadableStream({
    async start(controller) {
      const encoder = new TextEncoder();
      for await (const event of upstream) { // ← report
        if (event.type === "response.output_text.delta") controller.enqueue(encoder.encode(event.delta));
      }
      controller.close();
    },
  });
  return new Response(body, { headers: { "content-type": "text/plain" } });
}
`,
    "a NestJS service that feeds an Observable": `
import { Inject, Injectable } from "@nestjs/common";
import { Observable } from "rxjs";
import type OpenAI from "openai";
@Injectable()
export class RunsService {
  constructor(@Inject("OPENAI") private readonly openai: OpenAI) {}
  stream(id: string): Observable<{ data: string }> {
    return new Observable((subscriber) => {
      void (async () => {
        const events = await this.openai.responses.retrieve(id, { stream: true });
        for await (const event of events) { // ← report
          if (event.type === "response.output_text.delta") subscriber.next({ data: event.delta });
        }
        subscriber.complete();
      })();
    });
  }
}
`,
    "a queue worker that writes progress": `
import { Worker } from "bullmq";
import OpenAI from "openai";
const openai = new OpenAI();
new Worker<{ responseId: string }>("research", async (job) => {
  let text = "";
  let searches = 0;
  const stream = await openai.responses.retrieve(job.data.responseId, { stream: true });
  for await (const event of stream) { // ← report
    if (event.type === "response.web_search_call.completed") await job.updateProgress({ searches: ++searches });
    else if (event.type === "response.output_text.done") text = event.text;
  }
  return { text };
});
`,
    "a command line that prints deltas": {
      filename: "bin/ask.mjs",
      code:
        `
#!/usr/bin/env node
`.trim() +
        `
import { parseArgs } from "node:util";
import OpenAI from "openai";
const { positionals } = parseArgs({ allowPositionals: true });
const client = new OpenAI();
const stream = await client.responses.create({ model: "gpt-5", input: positionals.join(" "), background: true, stream: true });
for await (const event of stream) { // ← report
  if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
}
process.stdout.write("\\n");
`,
    },
    "an MCP tool that reports progress": `
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import OpenAI from "openai";
import { z } from "zod";
const client = new OpenAI();
const server = new McpServer({ name: "research", version: "1.0.0" });
server.tool("follow_research", { id: z.string() }, async ({ id }) => {
  let text = "";
  for await (const event of await client.responses.retrieve(id, { stream: true })) { // ← report
    if (event.type === "response.output_text.delta") text += event.delta;
  }
  return { content: [{ type: "text", text }] };
});
`,
    "a serverless function in CommonJS": {
      filename: "handler.cjs",
      code: `
const { OpenAI } = require("openai");
const client = new OpenAI();
exports.handler = awslambda.streamifyResponse(async (event, out) => {
  const stream = await client.responses.retrieve(event.pathParameters.id, { stream: true });
  for await (const chunk of stream) { // ← report
    if (chunk.type === "response.output_text.delta") out.write(chunk.delta);
  }
  out.end();
});
`,
    },
    "a React hook": {
      filename: "use-run.tsx",
      code: `
import { useEffect, useState } from "react";
import OpenAI from "openai";
const client = new OpenAI({ apiKey: "none", baseURL: "/api/openai", dangerouslyAllowBrowser: true });
export function Run({ id }: { id: string }) {
  const [text, setText] = useState("");
  const [done, setDone] = useState(false);
  useEffect(() => {
    let live = true;
    void (async () => {
      const stream = await client.responses.retrieve(id, { stream: true });
      for await (const event of stream) { // ← report
        if (!live) break;
        if (event.type === "response.output_text.delta") setText((old) => old + event.delta);
      }
      setDone(true);
    })();
    return () => {
      live = false;
    };
  }, [id]);
  return <pre data-done={done}>{text}</pre>;
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
async function follow() {
  const stream = await openai.responses.retrieve(props.id, { stream: true });
  for await (const event of stream) { // ← report
    if (event.type === "response.output_text.delta") text.value += event.delta;
  }
}
</script>
<template>
  <button @click="follow">Follow</button>
  <pre>{{ text }}</pre>
</template>
`,
    },
    "a Svelte component": {
      filename: "Run.svelte",
      code: `
<script lang="ts">
  import OpenAI from "openai";
  let { id, client }: { id: string; client: OpenAI } = $props();
  let text = $state("");
  async function follow() {
    for await (const event of client.responses.stream({ response_id: id })) { // ← report
      if (event.type === "response.output_text.delta") text += event.delta;
    }
  }
</script>
<button onclick={follow}>Follow</button>
<pre>{text}</pre>
`,
    },
    "a Slack bot with a client from a getter call": `
import { App } from "@slack/bolt";
import { getClient } from "./openai.js";
const app = new App({});
app.command("/research", async ({ ack, respond, command }) => {
  await ack();
  const stream = await getClient().responses.create({ model: "o3", input: command.text, background: true, stream: true });
  let text = "";
  for await (const event of stream) { // ← report
    if (event.type === "response.output_text.delta") text += event.delta;
  }
  await respond(text);
});
`,
    "a client of Azure, with responses taken out": `
import { AzureOpenAI } from "openai";
const { responses } = new AzureOpenAI({ apiVersion: "2025-04-01-preview" });
export async function follow(id: string) {
  for await (const event of await responses.retrieve(id, { stream: true })) { // ← report
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
  },
  silent: {
    "an Express route that sends every event as it is": `
import type { Request, Response } from "express";
import OpenAI from "openai";
const openai = new OpenAI();
export async function stream(req: Request<{ id: string }>, res: Response) {
  for await (const event of await openai.responses.retrieve(req.params.id, { stream: true })) {
    res.write(\`event: \${event.type}\\ndata: \${JSON.stringify(event)}\\n\\n\`);
  }
  res.end();
}
`,
    "a Fastify route that tells the client of the failure": `
import Fastify from "fastify";
import OpenAI from "openai";
const app = Fastify();
const openai = new OpenAI();
app.get<{ Params: { id: string } }>("/runs/:id", async (request, reply) => {
  for await (const event of await openai.responses.retrieve(request.params.id, { stream: true })) {
    if (event.type === "response.output_text.delta") reply.raw.write(\`data: \${event.delta}\\n\\n\`);
    else if (event.type === "response.failed")
      reply.raw.write(\`event: error\\ndata: \${JSON.stringify(event.response.error)}\\n\\n\`);
  }
  reply.raw.end();
});
`,
    "a Hono route that writes whole events": `
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import OpenAI from "openai";
const app = new Hono();
const client = new OpenAI();
app.get("/runs/:id", (c) =>
  streamSSE(c, async (sse) => {
    for await (const event of await client.responses.retrieve(c.req.param("id"), { stream: true })) {
      if (event.type === "response.created") c.header("x-run", event.response.id);
      await sse.writeSSE({ event: event.type, data: JSON.stringify(event) });
    }
  }),
);
export default app;
`,
    "a Next.js handler that enqueues whole events": `
import OpenAI from "openai";
const client = new OpenAI();
export async function GET(request: Request) {
  const id = new URL(request.url).searchParams.get("id") ?? "";
  const upstream = await client.responses.retrieve(id, { stream: true });
  return new Response(
    new ReadableStream({
      async start(controller) {
        for await (const event of upstream) controller.enqueue(event);
        controller.close();
      },
    }),
  );
}
`,
    "a Next.js handler that hands the whole stream on": `
import OpenAI from "openai";
const client = new OpenAI();
export async function GET(request: Request) {
  const id = new URL(request.url).searchParams.get("id") ?? "";
  const upstream = await client.responses.retrieve(id, { stream: true });
  return new Response(upstream.toReadableStream());
}
`,
    "a queue worker that throws at the failure": `
import { Worker } from "bullmq";
import OpenAI from "openai";
const openai = new OpenAI();
new Worker<{ id: string }>("research", async (job) => {
  for await (const event of await openai.responses.retrieve(job.data.id, { stream: true })) {
    switch (event.type) {
      case "response.output_text.done":
        await job.updateData({ ...job.data, text: event.text });
        continue;
      case "response.failed":
        throw new Error(event.response.error?.message ?? "failed");
    }
  }
});
`,
    "a React hook with a branch for the failure": {
      filename: "use-run.jsx",
      code: `
import { useEffect, useState } from "react";
import { openai } from "./openai";
export function Run({ id }) {
  const [state, setState] = useState({ text: "", error: null });
  useEffect(() => {
    (async () => {
      for await (const event of await openai.responses.retrieve(id, { stream: true })) {
        if (event.type === "response.output_text.delta") setState((s) => ({ ...s, text: s.text + event.delta }));
        if (event.type === "response.failed") setState((s) => ({ ...s, error: event.response.error }));
      }
    })();
  }, [id]);
  return state.error ? <p role="alert">{state.error.message}</p> : <pre>{state.text}</pre>;
}
`,
    },
    "a Vue component that dispatches every event to its store": {
      filename: "Run.vue",
      code: `
<script setup lang="ts">
import { openai } from "./openai";
import { useRunStore } from "./store";
const props = defineProps<{ id: string }>();
const store = useRunStore();
async function follow() {
  for await (const event of await openai.responses.retrieve(props.id, { stream: true })) store.apply(event);
}
</script>
<template><button @click="follow">Follow</button></template>
`,
    },
    "a Svelte component with a branch for the failure": {
      filename: "Run.svelte",
      code: `
<script lang="ts">
  import OpenAI from "openai";
  let { id, client }: { id: string; client: OpenAI } = $props();
  let text = $state("");
  let failed = $state(false);
  async function follow() {
    for await (const event of client.responses.stream({ response_id: id })) {
      if (event.type === "response.output_text.delta") text += event.delta;
      else if (event.type === "response.failed") failed = true;
    }
  }
</script>
<button onclick={follow} disabled={failed}>Follow</button>
<pre>{text}</pre>
`,
    },
    "a command line whose client throws": `
import OpenAI from "openai";
import { withTypedFailures } from "openai-background-errors";
const client = withTypedFailures(new OpenAI());
const stream = await client.responses.create({ model: "o3", input: "hello", background: true, stream: true });
for await (const event of stream) {
  if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
}
`,
    "a module of one's own that stands for the shim": {
      settings: { shimModule: "@acme/openai" },
      code: `
import OpenAI from "openai";
import { throwOnFailedEvent as orThrow } from "@acme/openai";
const client = new OpenAI();
export async function follow(id: string) {
  for await (const event of orThrow(await client.responses.retrieve(id, { stream: true }))) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
}
`,
    },
    "the shim in CommonJS": {
      filename: "follow.cjs",
      code: `
const { OpenAI } = require("openai");
const { throwOnFailedEvent } = require("openai-background-errors");
const client = new OpenAI();
exports.follow = async (id) => {
  const stream = await client.responses.retrieve(id, { stream: true });
  for await (const event of throwOnFailedEvent(stream)) {
    if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
  }
};
`,
    },
  },
});
