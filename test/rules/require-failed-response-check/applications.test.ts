// Reads as they stand in applications: routes, services, workers, tools, command lines, components.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("require-failed-response-check", {
  reported: {
    "an Express route that answers 202 for pending in a loop of its own, then the text": {
      filename: "server.js",
      code: `
import express from "express";
import OpenAI from "openai";
const app = express();
const openai = new OpenAI();
app.post("/ask", async (req, res, next) => {
  try {
    let run = await openai.responses.create({
      model: "gpt-5",
      input: req.body.input,
      background: true,
    });
    while (run.status === "queued" || run.status === "in_progress") {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      run = await openai.responses.retrieve(run.id); // ← report
    }
    res.json({ answer: run.output_text });
  } catch (error) {
    next(error);
  }
});
`,
    },
    "a Fastify route that answers with the text": `
import Fastify from "fastify";
import OpenAI from "openai";
const fastify = Fastify();
const openai = new OpenAI();
fastify.get<{ Params: { id: string } }>("/answers/:id", async (request) => {
  const { output_text } = await openai.responses.retrieve(request.params.id); // ← report
  return { answer: output_text };
});
`,
    "a Hono route that answers with the text": `
import { Hono } from "hono";
import OpenAI from "openai";
const app = new Hono<{ Bindings: { OPENAI_API_KEY: string } }>();
app.get("/answers/:id", async (c) => {
  const openai = new OpenAI({ apiKey: c.env.OPENAI_API_KEY });
  const run = await openai.responses.retrieve(c.req.param("id")); // ← report
  return c.text(run.output_text);
});
export default app;
`,
    "a Next.js handler that answers with the parsed text": `
import { NextResponse } from "next/server";
import OpenAI from "openai";
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const run = await new OpenAI().responses.retrieve(id); // ← report
  return NextResponse.json(JSON.parse(run.output_text));
}
`,
    "a NestJS service that saves the text": `
import { Injectable } from "@nestjs/common";
import { InjectRepository } from "@nestjs/typeorm";
import OpenAI from "openai";
import type { Repository } from "typeorm";
import { Analysis } from "./analysis.entity";
@Injectable()
export class AnalysisService {
  constructor(
    private readonly openai: OpenAI,
    @InjectRepository(Analysis) private readonly analyses: Repository<Analysis>,
  ) {}
  async finish(analysis: Analysis) {
    const response = await this.openai.responses.retrieve(analysis.responseId); // ← report
    analysis.status = "done";
    analysis.text = response.output_text;
    await this.analyses.save(analysis);
  }
}
`,
    "a BullMQ worker whose result is the text": `
import { Worker } from "bullmq";
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
const PENDING = ["queued", "in_progress"] as const;
export const worker = new Worker("research", async (job) => {
  let run = await openai.responses.create({
    model: "o3-deep-research",
    input: job.data.input,
    background: true,
  });
  while (PENDING.some((status) => status === run.status)) {
    await job.updateProgress({ status: run.status });
    await sleep(5000);
    run = await openai.responses.retrieve(run.id); // ← report
  }
  return { text: run.output_text };
});
`,
    "a command line that prints the text": {
      filename: "cli.mjs",
      code: `#!/usr/bin/env node
import { OpenAI } from "openai";
const client = new OpenAI();
const id = process.argv[2];
const run = await client.responses.retrieve(id); // ← report
process.stdout.write(run.output_text + "\\n");
`,
    },
    "an MCP tool whose content is the text": `
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import OpenAI from "openai";
import { z } from "zod";
const server = new McpServer({ name: "research", version: "1.0.0" });
const openai = new OpenAI();
server.tool("research_result", { id: z.string() }, async ({ id }) => {
  const r = await openai.responses.retrieve(id); // ← report
  return { content: [{ type: "text", text: r.output_text }] };
});
`,
    "a serverless function in CommonJS": {
      filename: "handler.cjs",
      code: `"use strict";
const { OpenAI } = require("openai");
const client = new OpenAI();
module.exports.handler = async (event) => {
  const run = await client.responses.retrieve(event.pathParameters.id); // ← report
  return { statusCode: 200, body: JSON.stringify({ text: run.output_text }) };
};
`,
    },
    "a cron job that mails the text": `
import { AzureOpenAI } from "openai";
import { sendMail } from "./mail.js";
import cron from "node-cron";
const client = new AzureOpenAI({ apiVersion: "preview" });
let digestId: string;
cron.schedule("0 5 * * *", async () => {
  const run = await client.responses.create({ model: "gpt-5", input: "digest", background: true });
  digestId = run.id;
});
cron.schedule("0 6 * * *", async () => {
  const digest = await client.responses.retrieve(digestId); // ← report
  await sendMail({ subject: "Digest", text: digest.output_text });
});
`,
    "a React hook that shows the text": {
      filename: "answer.tsx",
      code: `
import OpenAI from "openai";
import { useEffect, useState } from "react";
const openai = new OpenAI({ dangerouslyAllowBrowser: true });
export function Answer({ id }: { id: string }) {
  const [text, setText] = useState("");
  useEffect(() => {
    openai.responses.retrieve(id).then((r) => setText(r.output_text), console.error); // ← report
  }, [id]);
  return <p>{text}</p>;
}
`,
    },
    "a Vue component that shows the text": {
      filename: "Answer.vue",
      code: `<script setup lang="ts">
import OpenAI from "openai";
import { onMounted, ref } from "vue";
const props = defineProps<{ id: string }>();
const openai = new OpenAI({ dangerouslyAllowBrowser: true });
const text = ref("");
onMounted(async () => {
  const response = await openai.responses.retrieve(props.id); // ← report
  text.value = response.output_text;
});
</script>

<template>
  <p>{{ text }}</p>
</template>
`,
    },
    "a Svelte component that shows the text": {
      filename: "Answer.svelte",
      code: `<script lang="ts">
  import OpenAI from "openai";
  export let id: string;
  let text = "";
  const openai = new OpenAI({ dangerouslyAllowBrowser: true });
  async function load() {
    const response = await openai.responses.retrieve(id); // ← report
    text = response.output_text;
  }
</script>

<button on:click={load}>Load</button>
<p>{text}</p>
`,
    },
    "a repository with a client from elsewhere": `
import { getOpenAI } from "../lib/openai";
import { prisma } from "../lib/prisma";
export async function importAnswer(responseId: string) {
  const response = await getOpenAI().responses.retrieve(responseId); // ← report
  await prisma.answer.create({ data: { responseId, body: response.output_text } });
}
`,
    "a module with a client handed in": {
      filename: "answers.js",
      code: `
/** @param {{ openai: import("openai").OpenAI }} services */
export function createAnswers({ openai }) {
  return {
    async get(id) {
      const response = await openai.responses.retrieve(id); // ← report
      return response.output_text;
    },
  };
}
`,
    },
  },
  silent: {
    "an Express route that answers 502 for a failed run": {
      filename: "server.js",
      code: `
import express from "express";
import OpenAI from "openai";
const app = express();
const openai = new OpenAI();
app.get("/answers/:id", async (req, res) => {
  const run = await openai.responses.retrieve(req.params.id);
  if (run.status === "failed") return res.status(502).json({ error: run.error });
  res.json({ answer: run.output_text });
});
`,
    },
    "a Fastify route that answers with status and text": `
import Fastify from "fastify";
import OpenAI from "openai";
const fastify = Fastify();
const openai = new OpenAI();
fastify.get<{ Params: { id: string } }>("/answers/:id", async (request) => {
  const { id, status, output_text } = await openai.responses.retrieve(request.params.id);
  return { id, status, answer: output_text };
});
`,
    "a Hono route that answers with the response whole": `
import { Hono } from "hono";
import OpenAI from "openai";
const app = new Hono<{ Bindings: { OPENAI_API_KEY: string } }>();
app.get("/answers/:id", async (c) => {
  const openai = new OpenAI({ apiKey: c.env.OPENAI_API_KEY });
  return c.json(await openai.responses.retrieve(c.req.param("id")));
});
export default app;
`,
    "a Next.js handler that answers the text of completed runs": `
import { NextResponse } from "next/server";
import OpenAI from "openai";
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const run = await new OpenAI().responses.retrieve(id);
  return run.status === "completed"
    ? NextResponse.json({ text: run.output_text })
    : NextResponse.json({ status: run.status }, { status: 202 });
}
`,
    "a NestJS service that maps the status": `
import { BadGatewayException, Injectable } from "@nestjs/common";
import OpenAI from "openai";
@Injectable()
export class AnalysisService {
  constructor(private readonly openai: OpenAI) {}
  async text(responseId: string): Promise<string> {
    const response = await this.openai.responses.retrieve(responseId);
    this.ensureCompleted(response);
    return response.output_text;
  }
  private ensureCompleted(response: OpenAI.Responses.Response) {
    if (response.status !== "completed") {
      throw new BadGatewayException(response.error?.message ?? response.status);
    }
  }
}
`,
    "a BullMQ worker that fails the job": `
import { Worker } from "bullmq";
import OpenAI from "openai";
const openai = new OpenAI();
export const worker = new Worker("collect", async (job) => {
  const run = await openai.responses.retrieve(job.data.responseId);
  switch (run.status) {
    case "failed":
    case "cancelled":
    case "incomplete":
      throw new Error(run.error?.message ?? run.status);
  }
  return { text: run.output_text };
});
`,
    "a command line that exits with an error": {
      filename: "cli.mjs",
      code: `#!/usr/bin/env node
import { OpenAI } from "openai";
const client = new OpenAI();
const run = await client.responses.retrieve(process.argv[2]);
if (run.status !== "completed") {
  console.error("ended as", run.status, run.error);
  process.exit(1);
}
console.log(run.output_text);
`,
    },
    "a command line that prints the response as JSON": {
      filename: "cli.cjs",
      code: `#!/usr/bin/env node
const { OpenAI } = require("openai");
const client = new OpenAI();
client.responses.retrieve(process.argv[2]).then((run) => {
  console.log(JSON.stringify(run, null, 2));
});
`,
    },
    "an MCP tool that says isError": `
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import OpenAI from "openai";
import { z } from "zod";
const server = new McpServer({ name: "research", version: "1.0.0" });
const openai = new OpenAI();
server.tool("research_result", { id: z.string() }, async ({ id }) => {
  const r = await openai.responses.retrieve(id);
  const isError = r.status === "failed";
  return { isError, content: [{ type: "text", text: r.error?.message ?? r.output_text }] };
});
`,
    "a serverless function that gives the status": {
      filename: "handler.cjs",
      code: `"use strict";
const { OpenAI } = require("openai");
const client = new OpenAI();
module.exports.handler = async (event) => {
  const { status } = await client.responses.retrieve(event.pathParameters.id);
  return { statusCode: 200, body: JSON.stringify({ status }) };
};
`,
    },
    "a cron job that saves status and text": `
import cron from "node-cron";
import OpenAI from "openai";
import { prisma } from "./prisma.js";
const openai = new OpenAI();
cron.schedule("* * * * *", async () => {
  for (const row of await prisma.run.findMany({ where: { open: true } })) {
    const r = await openai.responses.retrieve(row.responseId);
    await prisma.run.update({
      where: { id: row.id },
      data: { status: r.status, text: r.output_text },
    });
  }
});
`,
    "a React component that renders by status": {
      filename: "answer.tsx",
      code: `
import OpenAI from "openai";
import { useEffect, useState } from "react";
const openai = new OpenAI({ dangerouslyAllowBrowser: true });
export function Answer({ id }: { id: string }) {
  const [run, setRun] = useState<{ status?: string; text: string }>();
  useEffect(() => {
    let gone = false;
    void (async () => {
      const r = await openai.responses.retrieve(id);
      if (!gone) setRun({ status: r.status, text: r.output_text });
    })();
    return () => {
      gone = true;
    };
  }, [id]);
  return run?.status === "completed" ? <p>{run.text}</p> : <p>{run?.status ?? "…"}</p>;
}
`,
    },
    "a Vue component that shows the error": {
      filename: "Answer.vue",
      code: `<script setup lang="ts">
import OpenAI from "openai";
import { onMounted, ref } from "vue";
const props = defineProps<{ id: string }>();
const openai = new OpenAI({ dangerouslyAllowBrowser: true });
const text = ref("");
const problem = ref("");
onMounted(async () => {
  const response = await openai.responses.retrieve(props.id);
  if (response.error) problem.value = response.error.message;
  else text.value = response.output_text;
});
</script>

<template>
  <p v-if="problem">{{ problem }}</p>
  <p v-else>{{ text }}</p>
</template>
`,
    },
    "a Svelte component that shows the text of completed runs": {
      filename: "Answer.svelte",
      code: `<script lang="ts">
  import OpenAI from "openai";
  export let id: string;
  let text = "";
  const openai = new OpenAI({ dangerouslyAllowBrowser: true });
  async function load() {
    const response = await openai.responses.retrieve(id);
    text = response.status === "completed" ? response.output_text : "ended as " + response.status;
  }
</script>

<button on:click={load}>Load</button>
<p>{text}</p>
`,
    },
    "a module with a client handed in gives the response whole": {
      filename: "answers.js",
      code: `
/** @param {{ openai: import("openai").OpenAI }} services */
export function createAnswers({ openai }) {
  return {
    get: (id) => openai.responses.retrieve(id),
  };
}
`,
    },
  },
});
