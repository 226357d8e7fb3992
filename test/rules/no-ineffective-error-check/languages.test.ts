// The same defect in every language that the rule is used on.
import { describeCorpus } from "../../support/corpus.js";

describeCorpus("no-ineffective-error-check", {
  reported: {
    "JavaScript, ESM": {
      filename: "file.mjs",
      code: `import OpenAI from "openai";

const openai = new OpenAI();

export async function read(id) {
  try {
    const { output_text } = await openai.responses.retrieve(id);
    return output_text;
  } catch (err) {
    if (err instanceof OpenAI.RateLimitError) return null; // ← report
    throw err;
  }
}
`,
    },
    "JavaScript, CommonJS with use strict": {
      filename: "file.cjs",
      code: `"use strict";
const { default: OpenAI } = require("openai");
const openai = new OpenAI();
async function read(id) {
  try {
    const run = await openai.responses.retrieve(id);
    return run.output_text;
  } catch (err) {
    if (err instanceof OpenAI.RateLimitError) return null; // ← report
    throw err;
  }
}
module.exports = { read };
`,
    },
    "CommonJS: a command with a shebang": {
      filename: "cli.cjs",
      code: `#!/usr/bin/env node
const OpenAI = require("openai").default;
const client = new OpenAI();
(async function main() {
  const run = await client.responses.retrieve(process.argv[2]);
  console.log(run.output_text);
})().catch(function (err) {
  if (err instanceof OpenAI.RateLimitError) process.exit(75); // ← report
  console.error(err);
  process.exit(1);
});
`,
    },
    JSX: {
      filename: "file.jsx",
      code: `import { useState } from "react";
import { openai } from "./openai";

export function Result({ id }) {
  const [text, setText] = useState("");
  const load = async () => {
    try {
      const run = await openai.responses.retrieve(id);
      setText(run.output_text);
    } catch (e) {
      if (e.status === 429) setText("busy"); // ← report
      else throw e;
    }
  };
  return <button onClick={load}>{text || "load"}</button>;
}
`,
    },
    "TSX: a hook": {
      filename: "file.tsx",
      code: `import OpenAI from "openai";
import { useEffect, useState } from "react";

export function useRun(client: OpenAI, id: string) {
  const [text, setText] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let live = true;
    const load = async () => {
      try {
        const run = await client.responses.retrieve(id);
        if (live) setText(run.output_text);
      } catch (error) {
        if (error instanceof OpenAI.RateLimitError) setBusy(true); // ← report
      }
    };
    void load();
    return () => {
      live = false;
    };
  }, [client, id]);
  return busy ? "busy" : text;
}
`,
    },
    "TSX: an event handler in the markup": {
      filename: "file.tsx",
      code: `import OpenAI from "openai";

const client = new OpenAI({ dangerouslyAllowBrowser: true });

export const Button = ({ id, show }: { id: string; show: (text: string) => void }) => (
  <button
    onClick={async () => {
      try {
        show((await client.responses.retrieve(id)).output_text);
      } catch (error) {
        show(error instanceof OpenAI.RateLimitError ? "busy" : "broken"); // ← report
      }
    }}
  >
    Load
  </button>
);
`,
    },
    "TypeScript: export = and import =": {
      filename: "file.cts",
      code: `import OpenAI = require("openai");
const client = new OpenAI.OpenAI();
async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return null; // ← report
    throw error;
  }
}
export = read;
`,
    },
    "TypeScript: a .mts file with top-level await": {
      filename: "file.mts",
      code: `import OpenAI from "openai";
const client = new OpenAI();
try {
  const run = await client.responses.retrieve(process.argv[2] ?? "");
  console.log(run.output_text);
} catch (error) {
  if (error instanceof OpenAI.RateLimitError) process.exitCode = 75; // ← report
  else throw error;
}
export {};
`,
    },
    "Vue: script setup": {
      filename: "Result.vue",
      code: `<script setup lang="ts">
import OpenAI from "openai";
import { ref } from "vue";

const props = defineProps<{ id: string }>();
const text = ref("");
const client = new OpenAI({ dangerouslyAllowBrowser: true });

async function load() {
  try {
    const run = await client.responses.retrieve(props.id);
    text.value = run.output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) text.value = "busy"; // ← report
    else throw error;
  }
}
</script>

<template>
  <button @click="load">{{ text }}</button>
</template>
`,
    },
    "Vue: the options API": {
      filename: "Result.vue",
      code: `<template>
  <pre>{{ text }}</pre>
</template>

<script>
import { openai } from "../openai";

export default {
  props: { id: String },
  data: () => ({ text: "" }),
  async mounted() {
    try {
      this.text = (await openai.responses.retrieve(this.id)).output_text;
    } catch (error) {
      if (error.status >= 500) this.text = "later"; // ← report
      else throw error;
    }
  },
};
</script>
`,
    },
    Svelte: {
      filename: "Result.svelte",
      code: `<script lang="ts">
  import OpenAI from "openai";
  export let id: string;
  let text = "";
  const client = new OpenAI({ dangerouslyAllowBrowser: true });
  async function load() {
    try {
      text = (await client.responses.retrieve(id)).output_text;
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError) text = "busy"; // ← report
      else throw error;
    }
  }
</script>

<button on:click={load}>{text}</button>
`,
    },
    "Svelte: JavaScript and then": {
      filename: "Result.svelte",
      code: `<script>
  import { openai } from "$lib/openai";
  export let id;
  let text = "";
  const load = () =>
    openai.responses.retrieve(id).then(
      (run) => (text = run.output_text),
      (error) => {
        if (error.status === 429) text = "busy"; // ← report
      },
    );
</script>

<button on:click={load}>{text}</button>
`,
    },
  },
  silent: {
    "JavaScript, ESM: normalised": {
      filename: "file.mjs",
      code: `import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
const openai = new OpenAI();
export async function read(id) {
  try {
    return throwIfFailed(await openai.responses.retrieve(id)).output_text;
  } catch (err) {
    if (err instanceof OpenAI.RateLimitError) return null;
    throw err;
  }
}
`,
    },
    "CommonJS: the shim's namespace by require": {
      filename: "file.cjs",
      code: `"use strict";
const OpenAI = require("openai");
const shim = require("openai-background-errors");
const openai = new OpenAI();
exports.read = async (id) => {
  try {
    return (await openai.responses.retrieve(id).then(shim.throwIfFailed)).output_text;
  } catch (err) {
    if (err instanceof OpenAI.RateLimitError) return null;
    throw err;
  }
};
`,
    },
    "CommonJS: handled": {
      filename: "cli.cjs",
      code: `#!/usr/bin/env node
const OpenAI = require("openai").default;
const client = new OpenAI();
(async function main() {
  const run = await client.responses.retrieve(process.argv[2]);
  if (run.status === "failed") {
    console.error(run.error);
    process.exit(3);
  }
  console.log(run.output_text);
})().catch(function (err) {
  if (err instanceof OpenAI.RateLimitError) process.exit(75);
  process.exit(1);
});
`,
    },
    "JSX: the failure is shown": {
      filename: "file.jsx",
      code: `import { useState } from "react";
import { openai } from "./openai";

export function Result({ id }) {
  const [text, setText] = useState("");
  const load = async () => {
    try {
      const run = await openai.responses.retrieve(id);
      setText(run.status === "failed" ? "failed: " + run.error?.message : run.output_text);
    } catch (e) {
      if (e.status === 429) setText("busy");
      else throw e;
    }
  };
  return <button onClick={load}>{text || "load"}</button>;
}
`,
    },
    "TSX: the hook only starts": {
      filename: "file.tsx",
      code: `import OpenAI from "openai";
import { useCallback, useState } from "react";

export function useStart(client: OpenAI) {
  const [busy, setBusy] = useState(false);
  const start = useCallback(
    async (input: string) => {
      try {
        return (await client.responses.create({ model: "gpt-5", input, background: true })).id;
      } catch (error) {
        if (error instanceof OpenAI.RateLimitError) setBusy(true);
        return null;
      }
    },
    [client],
  );
  return { busy, start };
}
`,
    },
    "TSX: the read goes through one's own API, by fetch": {
      filename: "file.tsx",
      code: `import { APIError } from "./api.js";

export const Button = ({ id, show }: { id: string; show: (text: string) => void }) => (
  <button
    onClick={async () => {
      try {
        const answer = await fetch("/api/responses/" + id);
        if (answer.status === 429) throw new APIError("busy");
        show(await answer.text());
      } catch (error) {
        show(error instanceof APIError ? "busy" : "broken");
      }
    }}
  >
    Load
  </button>
);
`,
    },
    "TypeScript: import = and a class that no failed run stands for": {
      filename: "file.cts",
      code: `import OpenAI = require("openai");
const client = new OpenAI.OpenAI();
async function read(id: string) {
  try {
    return (await client.responses.retrieve(id)).output_text;
  } catch (error) {
    if (error instanceof OpenAI.NotFoundError) return null;
    throw error;
  }
}
export = read;
`,
    },
    "TypeScript: a declaration file": {
      filename: "file.d.ts",
      code: `import type OpenAI from "openai";
import type { RateLimitError } from "openai";
export declare function read(client: OpenAI, id: string): Promise<string>;
export declare function isLimit(error: unknown): error is RateLimitError;
export declare const responses: { retrieve(id: string): Promise<unknown> };
`,
    },
    "Vue: normalised in script setup": {
      filename: "Result.vue",
      code: `<script setup lang="ts">
import OpenAI from "openai";
import { throwIfFailed } from "openai-background-errors";
import { ref } from "vue";

const props = defineProps<{ id: string }>();
const text = ref("");
const client = new OpenAI({ dangerouslyAllowBrowser: true });

async function load() {
  try {
    text.value = throwIfFailed(await client.responses.retrieve(props.id)).output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) text.value = "busy";
    else throw error;
  }
}
</script>

<template>
  <button @click="load">{{ text }}</button>
</template>
`,
    },
    "Vue: the template mentions the words": {
      filename: "Docs.vue",
      code: `<script setup lang="ts">
import { openai } from "../openai";
const read = (id: string) => openai.responses.retrieve(id);
</script>

<template>
  <button @click="read('resp_1')">catch (e) { if (e.status === 429) retry() }</button>
</template>
`,
    },
    "Svelte: handled": {
      filename: "Result.svelte",
      code: `<script lang="ts">
  import OpenAI from "openai";
  export let id: string;
  let text = "";
  const client = new OpenAI({ dangerouslyAllowBrowser: true });
  async function load() {
    try {
      const run = await client.responses.retrieve(id);
      text = run.status === "failed" ? "failed: " + run.error?.message : run.output_text;
    } catch (error) {
      if (error instanceof OpenAI.RateLimitError) text = "busy";
      else throw error;
    }
  }
</script>

<button on:click={load}>{text}</button>
`,
    },
    "Svelte: no script at all": {
      filename: "Docs.svelte",
      code: `<p>await client.responses.retrieve(id) and instanceof RateLimitError</p>
`,
    },
  },
});
