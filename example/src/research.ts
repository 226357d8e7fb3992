import { setTimeout as sleep } from "node:timers/promises";
import OpenAI, { RateLimitError } from "openai";

const client = new OpenAI();

const MAX_ATTEMPTS = 3;
const POLL_INTERVAL_MS = Number(process.env.POLL_INTERVAL_MS ?? 5_000);

/** Has a question researched in the background, and starts again when OpenAI is too busy. */
export async function research(question: string): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runInBackground(question);
    } catch (error) {
      if (error instanceof RateLimitError && attempt < MAX_ATTEMPTS) {
        const delay = Number(error.headers.get("retry-after-ms") ?? 1_000);
        console.log(`Rate limited (${error.status} ${error.code}): new run in ${delay} ms`);
        await sleep(delay);
        continue;
      }
      throw error;
    }
  }
}

async function runInBackground(question: string): Promise<string> {
  let run = await client.responses.create({
    model: "o3-deep-research",
    input: question,
    background: true,
    tools: [{ type: "web_search_preview" }],
  });
  console.log(`Run ${run.id} started`);
  while (run.status === "queued" || run.status === "in_progress") {
    await sleep(POLL_INTERVAL_MS);
    run = await client.responses.retrieve(run.id);
  }
  return run.output_text;
}
