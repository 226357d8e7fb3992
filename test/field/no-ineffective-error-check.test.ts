// Shapes that programs found in the wild have, in words of our own: one test a shape.
import { describeCorpus } from "../support/corpus.js";

describeCorpus("no-ineffective-error-check", {
  reported: {
    "a stream opened by an option of an imported consumer, whose listener knows no failure": `
import OpenAI from "openai";
import { drain } from "./drain";
const api = new OpenAI();
export async function follow(id: string, show: (kind: string, value: unknown) => void) {
  try {
    await drain(
      { open: (after: number) => api.responses.retrieve(id, { stream: true, starting_after: after }) },
      (event: any) => {
        if (event.type === "response.output_text.delta") show("text", event.delta);
      },
    );
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) show("error", "busy"); // ← report
    else show("error", String(error));
  }
}
`,
  },
  silent: {
    "a stream opened by an option of an imported consumer, whose listener tells of a failure": `
import OpenAI from "openai";
import { drain } from "./drain";
const api = new OpenAI();
export async function follow(id: string, show: (kind: string, value: unknown) => void) {
  try {
    await drain(
      { open: (after: number) => api.responses.retrieve(id, { stream: true, starting_after: after }) },
      (event: any) => {
        switch (event.type) {
          case "response.output_text.delta":
            show("text", event.delta);
            break;
          case "response.failed":
            show("error", event.response.error?.message ?? "it failed");
            break;
        }
      },
    );
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) show("error", "busy");
    else show("error", String(error));
  }
}
`,
    "a stream opened by a callback, and its listener given behind it": `
import OpenAI from "openai";
import { pump } from "./pump";
const api = new OpenAI();
export async function follow(id: string, show: (value: unknown) => void) {
  try {
    await pump(() => api.responses.retrieve(id, { stream: true }), (event) => {
      if (event.type === "response.failed") show(event.response.error);
      if (event.type === "response.completed") show(event.response.output_text);
    });
  } catch (error) {
    if (error instanceof OpenAI.APIError) show("busy");
    else throw error;
  }
}
`,
  },
});
