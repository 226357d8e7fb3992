import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What files begin with that use the SDK. */
export const PREAMBLES: readonly string[] = [
  'import OpenAI from "openai";\nconst client = new OpenAI();\n',
  'import OpenAI, { APIError as Oops, RateLimitError } from "openai";\nconst client = new OpenAI();\n',
  'import * as openai from "openai"\nconst OpenAI = openai.OpenAI, client = new openai.OpenAI()\n',
  'import OpenAI from "openai";\nimport { throwIfFailed, poll } from "openai-background-errors";\nconst client = new OpenAI();\n',
  'import OpenAI from "openai"; import {} from "openai-background-errors"; import { client } from "./client.js";\n',
  'const OpenAI = require("openai"), { RateLimitError } = OpenAI;\nvar client = new OpenAI();\n',
  'const { OpenAI } = require("openai"), client = new OpenAI(), { poll } = require("openai-background-errors")\n',
  "function OpenAI() {} var client, throwIfFailed, errorFromResponse;\n",
];

/** Forms with background reads, checks and what stands around them; `$` is an expression of the file. */
export const EXPRESSIONS: readonly string[] = [
  "await client.responses.retrieve($)",
  "client.responses.retrieve($)",
  "(await client.responses.retrieve($)).output_text",
  "(await client.responses.retrieve('r')).output_text + ($)",
  "(await client.responses.retrieve($, { stream: true }))",
  "client.responses.retrieve('r', $)",
  "client?.responses?.['retrieve']?.($)",
  "(client.responses as any).retrieve($)",
  "client!.responses.retrieve($)!",
  "client.responses.retrieve('r').then((run) => run.output_text, $)",
  "client.responses.retrieve('r').then(({ output_text }) => $).catch((e) => e instanceof OpenAI.RateLimitError)",
  "client.responses.retrieve('r').catch((error) => { if (error.status === 429) return $; throw error; })",
  "client.responses.retrieve('r').withResponse()",
  "($).catch((error) => error instanceof OpenAI.RateLimitError)",
  "Promise.all([client.responses.retrieve('r'), $]).then(([run]) => run.output)",
  "client.responses.stream({ response_id: $ })",
  "client.responses.stream({ response_id: 'r' }).on('response.completed', $)",
  "await client.responses.create({ background: true, stream: true, input: $ })",
  "new OpenAI().responses.retrieve($)",
  "new (client.responses.retrieve($))",
  "($).responses.retrieve('r')",
  "`${(await client.responses.retrieve($)).output_text}`",
  "{ ...(await client.responses.retrieve('r')), output: $ }",
  "async () => { try { return (await client.responses.retrieve($)).output_text } catch (e) { if (e.code === 'rate_limit_exceeded') return $; throw e } }",
  "throwIfFailed($)",
  "throwIfFailed(await client.responses.retrieve($))",
  "await poll(client, $)",
  "error instanceof OpenAI.RateLimitError",
  "error?.status === 429 && $",
  "run.status !== 'completed'",
  "run.status === 'failed' ? $ : run.output_text",
  "new Error('failed')",
  "new Error(`${run.error}`)",
  "run.last_error",
  "client.responses",
  "client",
  "run",
];

/** Statements with the same; `$` is a statement of the file. */
export const STATEMENTS: readonly string[] = [
  "try { $ } catch (error) { if (error instanceof OpenAI.RateLimitError) run = 1; throw error }",
  "try { $ } catch ({ status }) { if (status === 429) throw status }",
  "try { await client.responses.retrieve('r') } catch (error) { switch (error.status) { case 429: break; default: throw error } $ }",
  "try { $ } catch (error) { if (!(error instanceof OpenAI.APIError)) throw error; else if (error.status >= 500) $ }",
  "for (;;) { try { const run = await client.responses.retrieve('r'); $; break } catch (error) { if (error.status === 429) continue; throw error } }",
  "try { throwIfFailed(await client.responses.retrieve('r')); $ } catch (error) { await client.responses.retrieve('r'); }",
  "while (run.status !== 'completed') run = await client.responses.retrieve('r')",
  "while (true) { const run = await client.responses.retrieve('r'); if (run.status === 'completed') break; $ }",
  "do { $ } while ((await client.responses.retrieve('r')).status === 'in_progress')",
  "for await (const event of await client.responses.retrieve('r', { stream: true })) if (event.type === 'response.completed') $",
  "for await (const event of client.responses.stream({ response_id: 'r' })) { switch (event.type) { case 'response.output_text.delta': $; break } }",
  "setInterval(async () => { const run = await client.responses.retrieve('r'); if (run.status === 'completed') clearInterval(1); $ }, 5)",
  "const run = await client.responses.retrieve('r'); if (run.status === 'failed') throw new Error('failed'); $",
  "var { output_text, status } = await client.responses.retrieve('r'); console.log(output_text)\n;[$]",
  "async function again(id) { const run = await client.responses.retrieve(id); if (run.status === 'completed') return run.output_text; $; return again(id) }",
  "async function* events(id) { yield* await client.responses.retrieve(id, { stream: true }); $ }",
  "label: if (run) $; else throw run.error.message",
  "class Runs { #c = client; async read(id) { try { return (await this.#c.responses.retrieve(id)).output_text } catch (e) { if (e.status === 429) return this.read(id) } } static { $ } }",
];

/** The samples of code in the rules' documentation. */
export function documentedSnippets(): string[] {
  const folder = fileURLToPath(new URL("../../../rules/", import.meta.url));
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), "utf8").split("```"))
    .filter((_, index) => index % 2 === 1)
    .flatMap((block) => (/^[jt]sx?\n/u.test(block) ? [block.slice(block.indexOf("\n") + 1)] : []));
}
