// What generated programs showed when they were run: `npm run fuzz -- semantics`.
import { describeCorpus } from "../../support/corpus.js";

const head = `
import OpenAI, { RateLimitError } from "openai";
import { throwIfFailed } from "openai-background-errors";
const client = new OpenAI();
async function work(id: string) {
  const response = throwIfFailed(await client.responses.retrieve(id));
  return response.output_text;
}
`;

describeCorpus("no-retry-of-failed-response", {
  reported: {
    "a promise that is kept first, and a handler that makes it again": `${head}
export async function main(id: string) {
  const running = work(id);
  try {
    return await running;
  } catch (error) {
    if (error instanceof RateLimitError) return work(id); // ← report
    throw error;
  }
}
`,
  },
  silent: {
    "a promise that is kept first, and a handler that reads another response": `${head}
export async function main(id: string, other: string) {
  const running = work(id);
  try {
    return await running;
  } catch (error) {
    if (error instanceof RateLimitError) return work(other);
    throw error;
  }
}
`,
    "a handler that starts anew": `${head}
export async function main(id: string) {
  const running = work(id);
  try {
    return await running;
  } catch (error) {
    if (!(error instanceof RateLimitError)) throw error;
    const next = await client.responses.create({ model: "o3", input: "hello", background: true });
    return work(next.id);
  }
}
`,
  },
});
