// Realistic code, long-lived: web routes, services, workers.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-ineffective-error-check", {
  reported: {
    "an Express route that polls once": `
import express from "express";
import OpenAI from "openai";
const app = express();
const openai = new OpenAI();
app.get("/runs/:id", async (req, res, next) => {
  try {
    const run = await openai.responses.retrieve(req.params.id);
    res.json({ text: run.output_text });
  } catch (err) {
    if (err instanceof OpenAI.RateLimitError) { // ← report
      res.status(429).json({ retry: true });
      return;
    }
    next(err);
  }
});
app.listen(3000);
`,
    "a Fastify route with a reply mapped from the status": `
import Fastify from "fastify";
import { openai } from "./openai.js";
const app = Fastify();
app.get<{ Params: { id: string } }>("/runs/:id", async (request, reply) => {
  try {
    const run = await openai.responses.retrieve(request.params.id);
    return { text: run.output_text };
  } catch (error: any) {
    switch (error.status) { // ← report
      case 429:
        return reply.code(429).send({ error: "busy" });
      case 500:
        return reply.code(502).send({ error: "upstream" });
      default:
        throw error;
    }
  }
});
`,
    "a Hono route": `
import { Hono } from "hono";
import { OpenAI } from "openai";
const app = new Hono<{ Bindings: { OPENAI_API_KEY: string } }>();
app.get("/runs/:id", async (c) => {
  const client = new OpenAI({ apiKey: c.env.OPENAI_API_KEY });
  try {
    const { output_text } = await client.responses.retrieve(c.req.param("id"));
    return c.json({ output_text });
  } catch (e) {
    if (e instanceof OpenAI.APIError) return c.json({ error: e.message }, 502); // ← report
    throw e;
  }
});
export default app;
`,
    "a Next.js route handler": `
import { NextResponse } from "next/server";
import OpenAI from "openai";
const openai = new OpenAI();
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  try {
    const run = await openai.responses.retrieve(id);
    if (run.status !== "completed") return NextResponse.json({ done: false });
    return NextResponse.json({ done: true, text: run.output_text });
  } catch (error) {
    if (error instanceof OpenAI.APIError) { // ← report
      return NextResponse.json({ message: error.message }, { status: error.status ?? 500 });
    }
    return NextResponse.json({ message: "internal" }, { status: 500 });
  }
}
`,
    "a NestJS service with an error mapper": `
import { HttpException, Injectable, Logger, ServiceUnavailableException } from "@nestjs/common";
import OpenAI from "openai";
@Injectable()
export class ResearchService {
  private readonly logger = new Logger(ResearchService.name);
  constructor(private readonly openai: OpenAI) {}
  async result(id: string): Promise<string> {
    try {
      const run = await this.poll(id);
      return run.output_text;
    } catch (error) {
      this.logger.error(error);
      throw this.toHttp(error);
    }
  }
  private async poll(id: string) {
    let run = await this.openai.responses.retrieve(id);
    while (run.status === "queued" || run.status === "in_progress") {
      await new Promise((resolve) => setTimeout(resolve, 3000));
      run = await this.openai.responses.retrieve(id);
    }
    return run;
  }
  private toHttp(error: unknown): HttpException {
    if (error instanceof OpenAI.RateLimitError) return new HttpException("busy", 429); // ← report
    if (error instanceof OpenAI.BadRequestError) return new HttpException("rejected", 400); // ← report
    return new ServiceUnavailableException();
  }
}
`,
    "a BullMQ worker that puts the job off": `
import { DelayedError, Worker, type Job } from "bullmq";
import OpenAI from "openai";
const openai = new OpenAI();
export const worker = new Worker("research", async (job: Job<{ responseId: string }>, token) => {
  try {
    const run = await openai.responses.retrieve(job.data.responseId);
    if (run.status === "queued" || run.status === "in_progress") {
      await job.moveToDelayed(Date.now() + 5000, token);
      throw new DelayedError();
    }
    return run.output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) { // ← report
      await job.moveToDelayed(Date.now() + 60_000, token);
      throw new DelayedError();
    }
    throw error;
  }
});
`,
    "a serverless function with dependencies passed in": `
import type { APIGatewayProxyHandlerV2 } from "aws-lambda";
import { APIError, OpenAI } from "openai";
const client = new OpenAI();
export const handler: APIGatewayProxyHandlerV2 = async (event) => {
  const id = event.pathParameters?.["id"] ?? "";
  try {
    const response = await client.responses.retrieve(id);
    return { statusCode: 200, body: response.output_text };
  } catch (error) {
    const statusCode = error instanceof APIError ? (error.status ?? 502) : 500; // ← report
    return { statusCode, body: "" };
  }
};
`,
    "a cron job over open runs": `
import cron from "node-cron";
import OpenAI from "openai";
import { runs } from "./db.js";
const openai = new OpenAI();
async function sweep() {
  for (const open of await runs.open()) {
    try {
      const response = await openai.responses.retrieve(open.responseId);
      if (response.status === "completed") await runs.finish(open.id, response.output_text);
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError) break; // ← report
      console.error(open.id, error);
    }
  }
}
cron.schedule("* * * * *", () => void sweep());
`,
    "an MCP tool": `
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import OpenAI from "openai";
import { z } from "zod";
const openai = new OpenAI();
const server = new McpServer({ name: "research", version: "1.0.0" });
server.registerTool("research_result", { inputSchema: { id: z.string() } }, async ({ id }) => {
  try {
    const response = await openai.responses.retrieve(id);
    return { content: [{ type: "text" as const, text: response.output_text }] };
  } catch (error) {
    const text = error instanceof OpenAI.RateLimitError ? "Try again later." : String(error); // ← report
    return { isError: true, content: [{ type: "text" as const, text }] };
  }
});
`,
    "a webhook that fetches the run it was told of": `
import OpenAI from "openai";
const client = new OpenAI({ webhookSecret: process.env["WEBHOOK_SECRET"] });
export async function POST(request: Request) {
  const event = await client.webhooks.unwrap(await request.text(), request.headers);
  if (!event.type.startsWith("response.")) return new Response(null, { status: 204 });
  try {
    const { id } = event.data as { id: string };
    const run = await client.responses.retrieve(id);
    return new Response(run.output_text);
  } catch (error) {
    if (error instanceof OpenAI.InternalServerError) return new Response(null, { status: 503 }); // ← report
    throw error;
  }
}
`,
    "a base class with the retry, the read in a subclass of the same file": `
import OpenAI from "openai";
abstract class Task<T> {
  protected readonly client = new OpenAI();
  protected abstract work(id: string): Promise<T>;
  async run(id: string): Promise<T | undefined> {
    try {
      return await this.work(id);
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError) return undefined; // ← report
      throw error;
    }
  }
}
export class ReadTask extends Task<string> {
  protected async work(id: string) {
    return (await this.client.responses.retrieve(id)).output_text;
  }
}
`,
    "a repository class with a logger and a cache": `
import type { OpenAI } from "openai";
import { RateLimitError } from "openai/error";
import type { Cache, Log } from "./types.js";
export class RunRepository {
  #openai: OpenAI;
  #cache: Cache<string>;
  #log: Log;
  constructor({ openai, cache, log }: { openai: OpenAI; cache: Cache<string>; log: Log }) {
    this.#openai = openai;
    this.#cache = cache;
    this.#log = log;
  }
  async text(id: string): Promise<string | undefined> {
    const known = this.#cache.get(id);
    if (known !== undefined) return known;
    try {
      const { output_text } = await this.#openai.responses.retrieve(id);
      this.#cache.set(id, output_text);
      return output_text;
    } catch (error) {
      if (error instanceof RateLimitError) { // ← report
        this.#log.warn({ id }, "limited");
        return undefined;
      }
      throw error;
    }
  }
}
`,
  },
  silent: {
    "an Express route that sends the error along": `
import express from "express";
import OpenAI from "openai";
const app = express();
const openai = new OpenAI();
app.get("/runs/:id", async (req, res, next) => {
  try {
    const run = await openai.responses.retrieve(req.params.id);
    if (run.status === "failed") {
      res.status(502).json({ error: run.error });
      return;
    }
    res.json({ text: run.output_text });
  } catch (err) {
    if (err instanceof OpenAI.RateLimitError) {
      res.status(429).json({ retry: true });
      return;
    }
    next(err);
  }
});
`,
    "a Fastify error handler for the whole app": `
import Fastify from "fastify";
import OpenAI from "openai";
import { openai } from "./openai.js";
const app = Fastify();
app.setErrorHandler((error, _request, reply) => {
  if (error instanceof OpenAI.RateLimitError) return reply.code(429).send();
  return reply.send(error);
});
app.post<{ Body: string }>("/runs", async (request) => {
  const { id } = await openai.responses.create({ model: "gpt-5", input: request.body, background: true });
  return { id };
});
`,
    "a Hono route that starts": `
import { Hono } from "hono";
import { OpenAI } from "openai";
const app = new Hono<{ Bindings: { OPENAI_API_KEY: string } }>();
app.post("/runs", async (c) => {
  const client = new OpenAI({ apiKey: c.env.OPENAI_API_KEY });
  try {
    const { id } = await client.responses.create({ model: "gpt-5", input: await c.req.text(), background: true });
    return c.json({ id }, 202);
  } catch (e) {
    if (e instanceof OpenAI.APIError) return c.json({ error: e.message }, 502);
    throw e;
  }
});
export default app;
`,
    "a Next.js route handler: every state has an answer": `
import { NextResponse } from "next/server";
import OpenAI from "openai";
const openai = new OpenAI();
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  try {
    const run = await openai.responses.retrieve(id);
    switch (run.status) {
      case "completed":
        return NextResponse.json({ text: run.output_text });
      case "queued":
      case "in_progress":
        return NextResponse.json({ pending: true }, { status: 202 });
      default:
        return NextResponse.json({ state: run.status, reason: run.error }, { status: 502 });
    }
  } catch (error) {
    if (error instanceof OpenAI.APIError) return NextResponse.json({ message: error.message }, { status: 502 });
    throw error;
  }
}
`,
    "a NestJS service: the mapper is for the start": `
import { HttpException, Injectable } from "@nestjs/common";
import OpenAI from "openai";
@Injectable()
export class ResearchService {
  constructor(private readonly openai: OpenAI) {}
  async start(input: string): Promise<string> {
    try {
      return (await this.openai.responses.create({ model: "gpt-5", input, background: true })).id;
    } catch (error) {
      throw this.toHttp(error);
    }
  }
  async result(id: string) {
    return this.openai.responses.retrieve(id);
  }
  private toHttp(error: unknown) {
    if (error instanceof OpenAI.RateLimitError) return new HttpException("busy", 429);
    return error;
  }
}
`,
    "a BullMQ worker that fails the job for good": `
import { UnrecoverableError, Worker, type Job } from "bullmq";
import OpenAI from "openai";
const openai = new OpenAI();
export const worker = new Worker("research", async (job: Job<{ responseId: string }>) => {
  try {
    const run = await openai.responses.retrieve(job.data.responseId);
    if (run.status === "failed") throw new UnrecoverableError(run.error?.message);
    return run.output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) await job.updateProgress(0);
    throw error;
  }
});
`,
    "a serverless function: an expired id is gone": `
import type { APIGatewayProxyHandlerV2 } from "aws-lambda";
import { NotFoundError, OpenAI } from "openai";
const client = new OpenAI();
export const handler: APIGatewayProxyHandlerV2 = async (event) => {
  const id = event.pathParameters?.["id"] ?? "";
  try {
    const response = await client.responses.retrieve(id);
    return { statusCode: 200, body: response.output_text };
  } catch (error) {
    if (error instanceof NotFoundError) return { statusCode: 410 };
    throw error;
  }
};
`,
    "a cron job that stores what became of each run": `
import cron from "node-cron";
import OpenAI from "openai";
import { runs } from "./db.js";
const openai = new OpenAI();
async function sweep() {
  for (const open of await runs.open()) {
    try {
      const response = await openai.responses.retrieve(open.responseId);
      if (response.status === "completed") await runs.finish(open.id, response.output_text);
      else if (response.status === "failed") await runs.fail(open.id, response.error?.message);
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError) break;
      console.error(open.id, error);
    }
  }
}
cron.schedule("* * * * *", () => void sweep());
`,
    "an MCP tool that polls with the shim": `
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import OpenAI from "openai";
import { poll } from "openai-background-errors";
import { z } from "zod";
const openai = new OpenAI();
const server = new McpServer({ name: "research", version: "1.0.0" });
server.registerTool("research_result", { inputSchema: { id: z.string() } }, async ({ id }) => {
  try {
    const response = await poll(openai, id);
    return { content: [{ type: "text" as const, text: response.output_text }] };
  } catch (error) {
    const text = error instanceof OpenAI.RateLimitError ? "Try again later." : String(error);
    return { isError: true, content: [{ type: "text" as const, text }] };
  }
});
`,
    "a webhook whose failed branch reads the reason": `
import OpenAI from "openai";
import { runs } from "./db.js";
const client = new OpenAI({ webhookSecret: process.env["WEBHOOK_SECRET"] });
export async function POST(request: Request) {
  const event = await client.webhooks.unwrap(await request.text(), request.headers);
  try {
    if (event.type === "response.completed" || event.type === "response.failed") {
      const { id, error, output_text } = await client.responses.retrieve(event.data.id);
      if (error) await runs.fail(id, error.code, error.message);
      else await runs.finish(id, output_text);
    }
    return new Response(null, { status: 204 });
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return new Response(null, { status: 503 });
    throw error;
  }
}
`,
    "a base class with the retry, the subclass only embeds": `
import OpenAI from "openai";
abstract class Task<T> {
  protected readonly client = new OpenAI();
  protected abstract work(input: string): Promise<T>;
  async run(input: string): Promise<T | undefined> {
    try {
      return await this.work(input);
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError) return undefined;
      throw error;
    }
  }
}
export class EmbedTask extends Task<number> {
  protected async work(input: string) {
    return (await this.client.embeddings.create({ model: "text-embedding-3-small", input })).data.length;
  }
}
export class Reader {
  constructor(private readonly client: OpenAI) {}
  read = (id: string) => this.client.responses.retrieve(id);
}
`,
    "a repository class that keeps the failure": `
import type { OpenAI } from "openai";
import { RateLimitError } from "openai/error";
import type { Cache } from "./types.js";
export class RunRepository {
  readonly #openai: OpenAI;
  readonly #cache: Cache<{ text?: string; reason?: string }>;
  constructor(openai: OpenAI, cache: Cache<{ text?: string; reason?: string }>) {
    this.#openai = openai;
    this.#cache = cache;
  }
  async load(id: string): Promise<void> {
    try {
      const run = await this.#openai.responses.retrieve(id);
      this.#cache.set(id, run.status === "failed" ? { reason: run.error?.message } : { text: run.output_text });
    } catch (error) {
      if (error instanceof RateLimitError) return;
      throw error;
    }
  }
}
`,
  },
});
