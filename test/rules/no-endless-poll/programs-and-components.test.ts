// Polls in command lines, tools and user interfaces (React, Vue, Svelte).
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-endless-poll", {
  reported: {
    "a command line with a spinner": {
      filename: "cli.mjs",
      code: `#!/usr/bin/env node
import OpenAI from "openai";
import ora from "ora";
const client = new OpenAI();
const spinner = ora("thinking").start();
let response = await client.responses.create({
  model: "o3-deep-research",
  input: process.argv[2],
  background: true,
});
while (response.status !== "completed" && response.status !== "failed") { // ← report
  await new Promise((resolve) => setTimeout(resolve, 2000));
  response = await client.responses.retrieve(response.id);
  spinner.text = response.status;
}
spinner.stop();
console.log(response.status === "completed" ? response.output_text : response.error);
`,
    },
    "an MCP tool with a status that does not exist": `
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import OpenAI from "openai";
import { z } from "zod";
const server = new McpServer({ name: "research", version: "1.0.0" });
const openai = new OpenAI();
server.tool("wait_for_research", { id: z.string() }, async ({ id }) => {
  let r: any = await openai.responses.retrieve(id);
  while (r.status !== "completed" && r.status !== "error") { // ← report
    await new Promise((resolve) => setTimeout(resolve, 1000));
    r = await openai.responses.retrieve(id);
  }
  return { content: [{ type: "text", text: r.output_text ?? "no result" }] };
});
`,
    "a React hook with setInterval": {
      filename: "use-response.tsx",
      code: `
import OpenAI from "openai";
import { useEffect, useState } from "react";
const openai = new OpenAI({ dangerouslyAllowBrowser: true });
export function Answer({ id }: { id: string }) {
  const [text, setText] = useState<string>();
  useEffect(() => {
    const timer = setInterval(async () => { // ← report
      const r = await openai.responses.retrieve(id);
      if (r.status === "completed") {
        setText(r.output_text);
        clearInterval(timer);
      }
    }, 1000);
    return () => clearInterval(timer);
  }, [id]);
  return <p>{text ?? "…"}</p>;
}
`,
    },
    "a React effect with a loop that a flag of the clean-up ends": {
      filename: "answer.jsx",
      code: `
import OpenAI from "openai";
import { useEffect, useState } from "react";
const openai = new OpenAI({ dangerouslyAllowBrowser: true });
export function Answer({ id }) {
  const [state, setState] = useState({ status: "queued", text: "" });
  useEffect(() => {
    let gone = false;
    (async () => {
      while (!gone) { // ← report
        const r = await openai.responses.retrieve(id);
        setState({ status: r.status, text: r.output_text });
        if (r.status === "completed" || r.status === "failed") return;
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    })();
    return () => {
      gone = true;
    };
  }, [id]);
  return <pre data-status={state.status}>{state.text}</pre>;
}
`,
    },
    "a Vue component": {
      filename: "Answer.vue",
      code: `<script setup lang="ts">
import OpenAI from "openai";
import { ref } from "vue";
const props = defineProps<{ id: string }>();
const openai = new OpenAI({ dangerouslyAllowBrowser: true });
const text = ref("");
async function load() {
  while (true) { // ← report
    const r = await openai.responses.retrieve(props.id);
    if (r.status === "completed") {
      text.value = r.output_text;
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
</script>

<template>
  <button @click="load">Load</button>
  <p>{{ text }}</p>
</template>
`,
    },
    "a Svelte component": {
      filename: "Answer.svelte",
      code: `<script lang="ts">
  import OpenAI from "openai";
  import { onMount } from "svelte";
  export let id: string;
  let text = "";
  const openai = new OpenAI({ dangerouslyAllowBrowser: true });
  onMount(() => {
    const timer = setInterval(async () => { // ← report
      const r = await openai.responses.retrieve(id);
      if (r.status !== "completed") return;
      clearInterval(timer);
      text = r.output_text;
    }, 1000);
    return () => clearInterval(timer);
  });
</script>

<p>{text}</p>
`,
    },
  },
  silent: {
    "a command line that waits while pending": {
      filename: "cli.mjs",
      code: `#!/usr/bin/env node
import OpenAI from "openai";
const client = new OpenAI();
let response = await client.responses.create({
  model: "o3-deep-research",
  input: process.argv[2],
  background: true,
});
while (["queued", "in_progress"].includes(response.status)) {
  await new Promise((resolve) => setTimeout(resolve, 2000));
  response = await client.responses.retrieve(response.id);
}
if (response.status !== "completed") {
  console.error(response.status, response.error ?? response.incomplete_details);
  process.exit(1);
}
console.log(response.output_text);
`,
    },
    "an MCP tool that reads once": `
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import OpenAI from "openai";
import { z } from "zod";
const server = new McpServer({ name: "research", version: "1.0.0" });
const openai = new OpenAI();
server.tool("research_status", { id: z.string() }, async ({ id }) => {
  const r = await openai.responses.retrieve(id);
  return { content: [{ type: "text", text: r.status === "completed" ? r.output_text : "" + r.status }] };
});
`,
    "a React hook that polls one's own server": {
      filename: "use-answer.tsx",
      code: `
import type OpenAI from "openai";
import { useEffect, useState } from "react";
export function Answer({ id }: { id: string }) {
  const [run, setRun] = useState<OpenAI.Responses.Response>();
  useEffect(() => {
    const timer = setInterval(async () => {
      const answer = await fetch("/api/runs/" + id);
      const next: OpenAI.Responses.Response = await answer.json();
      setRun(next);
      if (next.status === "completed") clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [id]);
  return <p>{run?.output_text ?? "…"}</p>;
}
`,
    },
    "a React effect that clears its timer at every end": {
      filename: "use-response.tsx",
      code: `
import OpenAI from "openai";
import { useEffect, useState } from "react";
const openai = new OpenAI({ dangerouslyAllowBrowser: true });
const PENDING = ["queued", "in_progress"];
export function Answer({ id }: { id: string }) {
  const [run, setRun] = useState<OpenAI.Responses.Response>();
  useEffect(() => {
    const timer = setInterval(async () => {
      const next = await openai.responses.retrieve(id);
      setRun(next);
      if (!PENDING.includes(next.status!)) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [id]);
  return <p data-status={run?.status}>{run?.output_text}</p>;
}
`,
    },
    "a Vue component that leaves at every end": {
      filename: "Answer.vue",
      code: `<script setup lang="ts">
import OpenAI from "openai";
import { ref } from "vue";
const props = defineProps<{ id: string }>();
const openai = new OpenAI({ dangerouslyAllowBrowser: true });
const text = ref("");
async function load() {
  while (true) {
    const r = await openai.responses.retrieve(props.id);
    if (r.status === "queued" || r.status === "in_progress") {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      continue;
    }
    text.value = r.status === "completed" ? r.output_text : "ended as " + r.status;
    return;
  }
}
</script>

<template>
  <button @click="load">Load</button>
  <p>{{ text }}</p>
</template>
`,
    },
    "a Svelte component that clears its timer at every end": {
      filename: "Answer.svelte",
      code: `<script lang="ts">
  import OpenAI from "openai";
  import { onMount } from "svelte";
  export let id: string;
  let text = "";
  const openai = new OpenAI({ dangerouslyAllowBrowser: true });
  onMount(() => {
    const timer = setInterval(async () => {
      const r = await openai.responses.retrieve(id);
      if (r.status === "queued" || r.status === "in_progress") return;
      clearInterval(timer);
      text = r.status === "completed" ? r.output_text : "ended as " + r.status;
    }, 1000);
    return () => clearInterval(timer);
  });
</script>

<p>{text}</p>
`,
    },
  },
});
