// Polls in servers: routes, services, workers, scheduled and serverless functions.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-endless-poll", {
  reported: {
    "an Express route that waits for completed": {
      filename: "server.js",
      code: `
import express from "express";
import OpenAI from "openai";
const app = express();
const openai = new OpenAI();
app.get("/report/:id", async (req, res) => {
  let response = await openai.responses.retrieve(req.params.id);
  while (response.status !== "completed") { // ← report
    await new Promise((r) => setTimeout(r, 1000));
    response = await openai.responses.retrieve(req.params.id);
  }
  res.json({ text: response.output_text });
});
`,
    },
    "a Fastify route with a bound on the tries": `
import Fastify from "fastify";
import OpenAI from "openai";
const fastify = Fastify();
const openai = new OpenAI();
fastify.post<{ Body: { prompt: string } }>("/research", async (request, reply) => {
  const started = await openai.responses.create({
    model: "o3-deep-research",
    input: request.body.prompt,
    background: true,
  });
  for (let i = 0; i < 100; i += 1) { // ← report
    const current = await openai.responses.retrieve(started.id);
    if (current.status === "completed") return { text: current.output_text };
    if (current.status === "failed") return reply.code(502).send(current.error);
    await new Promise((resolve) => setTimeout(resolve, 3000));
  }
  return reply.code(504).send({ error: "timeout" });
});
`,
    "a Hono route that streams dots until completed": `
import { Hono } from "hono";
import { streamText } from "hono/streaming";
import OpenAI from "openai";
const app = new Hono();
app.get("/wait/:id", (c) =>
  streamText(c, async (stream) => {
    const openai = new OpenAI({ apiKey: c.env.OPENAI_API_KEY });
    for (;;) { // ← report
      const run = await openai.responses.retrieve(c.req.param("id"));
      if (run.status === "completed") {
        await stream.write(run.output_text);
        break;
      }
      await stream.write(".");
      await stream.sleep(1000);
    }
  }),
);
export default app;
`,
    "a Next.js handler with a deadline": `
import { NextResponse } from "next/server";
import OpenAI from "openai";
export const maxDuration = 300;
export async function POST(request: Request) {
  const openai = new OpenAI();
  const { prompt } = await request.json();
  const deadline = Date.now() + 280_000;
  let run = await openai.responses.create({ model: "gpt-5", input: prompt, background: true });
  while (run.status !== "completed" && Date.now() < deadline) { // ← report
    await new Promise((resolve) => setTimeout(resolve, 2000));
    run = await openai.responses.retrieve(run.id);
  }
  if (run.status !== "completed") return NextResponse.json({ id: run.id, status: run.status });
  return NextResponse.json({ text: run.output_text });
}
`,
    "a NestJS service that waits for completed or failed": `
import { Injectable, Logger } from "@nestjs/common";
import OpenAI from "openai";
@Injectable()
export class AnalysisService {
  private readonly logger = new Logger(AnalysisService.name);
  constructor(private readonly openai: OpenAI) {}
  async waitForCompletion(responseId: string): Promise<string> {
    let response = await this.openai.responses.retrieve(responseId);
    while (response.status !== "completed") { // ← report
      if (response.status === "failed") {
        this.logger.error(response.error);
        throw new Error("analysis failed");
      }
      this.logger.debug("status " + response.status);
      await new Promise((resolve) => setTimeout(resolve, 2000));
      response = await this.openai.responses.retrieve(responseId);
    }
    return response.output_text;
  }
}
`,
    "a BullMQ worker that polls the job's run": `
import { Worker } from "bullmq";
import OpenAI from "openai";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export const worker = new Worker("research", async (job) => {
  while (true) { // ← report
    const r = await openai.responses.retrieve(job.data.responseId);
    await job.updateProgress({ status: r.status });
    if (r.status === "completed") return r.output_text;
    if (r.status === "failed" || r.status === "incomplete") throw new Error(r.status);
    await sleep(5000);
  }
});
`,
    "a serverless function in CommonJS": {
      filename: "handler.cjs",
      code: `"use strict";
const { OpenAI } = require("openai");
const client = new OpenAI();
const TERMINAL = ["completed", "failed", "cancelled"];
module.exports.handler = async (event) => {
  let run = await client.responses.retrieve(event.responseId);
  while (!TERMINAL.includes(run.status)) { // ← report
    await new Promise((resolve) => setTimeout(resolve, 1000));
    run = await client.responses.retrieve(event.responseId);
  }
  return { statusCode: run.status === "completed" ? 200 : 502, body: run.output_text };
};
`,
    },
    "a scheduled function that waits for one run": `
import { AzureOpenAI } from "openai";
import { setTimeout as sleep } from "node:timers/promises";
import cron from "node-cron";
const client = new AzureOpenAI({ apiVersion: "preview" });
cron.schedule("0 6 * * *", async () => {
  let digest = await client.responses.create({ model: "gpt-5", input: "digest", background: true });
  do { // ← report
    await sleep(10_000);
    digest = await client.responses.retrieve(digest.id);
  } while (digest.status !== "completed");
  console.log(digest.output_text);
});
`,
  },
  silent: {
    "an Express route that answers at every end": {
      filename: "server.js",
      code: `
import express from "express";
import OpenAI from "openai";
const app = express();
const openai = new OpenAI();
app.get("/report/:id", async (req, res) => {
  let response = await openai.responses.retrieve(req.params.id);
  while (response.status === "queued" || response.status === "in_progress") {
    await new Promise((r) => setTimeout(r, 1000));
    response = await openai.responses.retrieve(req.params.id);
  }
  if (response.status !== "completed") return res.status(502).json({ status: response.status });
  res.json({ text: response.output_text });
});
`,
    },
    "an Express route that reads once and lets the browser ask again": {
      filename: "server.js",
      code: `
import express from "express";
import OpenAI from "openai";
const app = express();
const openai = new OpenAI();
app.get("/report/:id", async (req, res) => {
  const response = await openai.responses.retrieve(req.params.id);
  if (response.status === "completed") return res.json({ text: response.output_text });
  res.status(202).json({ status: response.status });
});
`,
    },
    "a Fastify route with a bound on the tries that only a pending run reaches": `
import Fastify from "fastify";
import OpenAI from "openai";
const fastify = Fastify();
const openai = new OpenAI();
fastify.get<{ Params: { id: string } }>("/research/:id", async (request, reply) => {
  for (let i = 0; i < 100; i += 1) {
    const current = await openai.responses.retrieve(request.params.id);
    if (current.status === "completed") return { text: current.output_text };
    if (current.status !== "queued" && current.status !== "in_progress") {
      return reply.code(502).send({ status: current.status, error: current.error });
    }
    await new Promise((resolve) => setTimeout(resolve, 3000));
  }
  return reply.code(504).send({ error: "timeout" });
});
`,
    "a Next.js handler with a deadline that every end beats": `
import { NextResponse } from "next/server";
import OpenAI from "openai";
export async function POST(request: Request) {
  const openai = new OpenAI();
  const { prompt } = await request.json();
  const deadline = Date.now() + 280_000;
  let run = await openai.responses.create({ model: "gpt-5", input: prompt, background: true });
  while ((run.status === "queued" || run.status === "in_progress") && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    run = await openai.responses.retrieve(run.id);
  }
  return NextResponse.json({ id: run.id, status: run.status, text: run.output_text });
}
`,
    "a NestJS service with a map of what each end means": `
import { BadGatewayException, Injectable } from "@nestjs/common";
import OpenAI from "openai";
const ENDS: Record<string, string> = {
  completed: "done",
  failed: "the run failed",
  cancelled: "the run was cancelled",
  incomplete: "the run was cut short",
};
@Injectable()
export class AnalysisService {
  constructor(private readonly openai: OpenAI) {}
  async waitForCompletion(responseId: string): Promise<string> {
    for (;;) {
      const response = await this.openai.responses.retrieve(responseId);
      const end = ENDS[response.status ?? ""];
      if (end === "done") return response.output_text;
      if (end) throw new BadGatewayException(end);
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
}
`,
    "a queue worker that takes job after job": `
import OpenAI from "openai";
import { queue } from "./queue.js";
import { setTimeout as sleep } from "node:timers/promises";
const openai = new OpenAI();
export async function work() {
  for (;;) {
    const job = await queue.pop();
    if (!job) {
      await sleep(1000);
      continue;
    }
    const r = await openai.responses.retrieve(job.responseId);
    if (r.status === "completed") await queue.ack(job, r.output_text);
    else await queue.putBack(job);
  }
}
`,
    "a worker of an SQS queue with a stop flag": {
      filename: "worker.cjs",
      code: `
const { OpenAI } = require("openai");
const { receive, remove } = require("./sqs");
const openai = new OpenAI();
let stopped = false;
process.on("SIGTERM", () => {
  stopped = true;
});
async function main() {
  while (!stopped) {
    const messages = await receive();
    await Promise.all(
      messages.map(async (message) => {
        const r = await openai.responses.retrieve(message.body.responseId);
        if (r.status === "completed") await remove(message);
      }),
    );
  }
}
main();
`,
    },
    "a cron job that sweeps once over the waiting runs": `
import cron from "node-cron";
import OpenAI from "openai";
import { prisma } from "./prisma.js";
const openai = new OpenAI();
cron.schedule("*/5 * * * *", async () => {
  const rows = await prisma.run.findMany({ where: { done: false } });
  for (const row of rows) {
    const r = await openai.responses.retrieve(row.responseId);
    if (r.status === "completed") {
      await prisma.run.update({ where: { id: row.id }, data: { done: true, text: r.output_text } });
    }
  }
});
`,
    "a step of a workflow engine reads once a run of the step": `
import { inngest } from "./inngest.js";
import OpenAI from "openai";
const openai = new OpenAI();
export const research = inngest.createFunction(
  { id: "research" },
  { event: "research/started" },
  async ({ event, step }) => {
    let status: string | undefined = "queued";
    while (status === "queued" || status === "in_progress") {
      await step.sleep("wait", "30s");
      status = await step.run("poll", async () => {
        const r = await openai.responses.retrieve(event.data.responseId);
        return r.status;
      });
    }
    return status;
  },
);
`,
  },
});
