// What a new rule starts from: it reports every read of a background response, with its tests and
// its documentation, so that there is something to run while it is narrowed down.

const SAMPLE_READ = `import OpenAI from "openai";

const client = new OpenAI();

export async function summary(id: string): Promise<string> {
  const response = await client.responses.retrieve(id);
  return response.output_text;
}
`;

const SAMPLE_START = `import OpenAI from "openai";

const client = new OpenAI();

export async function start(input: string): Promise<string> {
  const response = await client.responses.create({ model: "gpt-5", input, background: true });
  return response.id;
}
`;

/** @param {string} name - the rule's name */
export const ruleTemplate = (name) => `import type { Rule } from "../src/create-rule.js";
import { createRule } from "../src/create-rule.js";
import { isBackgroundRead } from "../src/model/read.js";

type MessageIds = "found";

const rule: Rule<MessageIds, readonly []> = createRule<MessageIds, readonly []>({
  name: "${name}",
  type: "problem",
  docs: {
    description: "${name.startsWith("require-") ? "require" : "disallow"} reads of background responses",
    recommended: true,
  },
  messages: {
    found: "\`responses.{{method}}\` reads a background response.",
  },
  schema: [],
  defaultOptions: [],
  words: [["responses"], ["retrieve", "background", "response_id"]],
  check({ model, report }) {
    for (const read of model.flow.reads.values()) {
      if (!isBackgroundRead(read)) continue;
      report({ node: read.node, messageId: "found", data: { method: read.method } });
    }
  },
});

export default rule;
`;

/** @param {string} name - the rule's name */
export const documentTemplate = (name) => `# openai-background/${name}

<!-- end auto-generated rule header -->

What goes wrong, in two sentences.

## Why

## What is reported

## Incorrect

\`\`\`ts
${SAMPLE_READ}\`\`\`

## Correct

\`\`\`ts
${SAMPLE_START}\`\`\`
`;

/** @param {string} name - the rule's name */
export const testTemplate = (name) => `import { describeCorpus } from "../../support/corpus.js";

describeCorpus("${name}", {
  reported: {
    "a read": \`
${SAMPLE_READ.replace(/retrieve\(id\);/u, "$& // ← report")}\`,
  },
  silent: {
    "the start of a response": \`
${SAMPLE_START}\`,
  },
});
`;

/** @param {string} name - the rule's name */
export const changesetTemplate = (name) => `---
"eslint-plugin-openai-background": minor
---

New rule \`${name}\`.
`;
