// A handler that reads again: whether it is the response that has failed, by whatever name, or another one.
import { type CorpusCases, describeCorpus } from "../../support/corpus.js";

interface Reads {
  /** The id that is read in the `try`. */
  readonly id: string;
  /** What the handler reads. */
  readonly again: string;
  /** What the module declares. */
  readonly head?: string;
  /** What stands before the `try`. */
  readonly first?: string;
}

function job({ again, first = "", head = "", id }: Reads, mark: string): string {
  return `import OpenAI from "openai";
import { createAndPoll, poll, throwIfFailed } from "openai-background-errors";
import { hold, ids, keyOf, options } from "./tools.js";
const client = new OpenAI();
const read = (key: string) => client.responses.retrieve(key);
${head}
export class Job {
  id = "";
  other = "";
  async text(id: string, other: string, job: any) {
    ${first}
    try {
      return throwIfFailed(await client.responses.retrieve(${id})).output_text;
    } catch (error) {${mark}
      return throwIfFailed(await ${again}).output_text;
    }
  }
}
`;
}

const cases = (all: readonly Reads[], mark: string): CorpusCases =>
  Object.fromEntries(
    all.map((reads) => {
      const { again, first = "", head = "", id } = reads;
      return [`${id} and ${again} (${head}${first})`, job(reads, mark)];
    }),
  );

const START =
  'const run = await client.responses.create({ model: "o3", input: other, background: true });';

const same: readonly Reads[] = [
  { id: "id", again: "read(id)" },
  { id: "id as string", again: "read(id!)" },
  { id: "job.id", again: "read(job.id)" },
  { id: 'job["id"]', again: "read(job.id)" },
  { id: "this.id", again: "read(this.id)" },
  { id: '"resp_1"', again: 'read("resp_1")' },
  { id: "keyOf(job)", again: "read(keyOf(job))" },
  { id: "ids[0]", again: "read(ids[0])" },
  { id: "run.id", again: "read(run.id)", first: START },
  { id: "run.id", again: "poll(client, run)", first: START },
  { id: "key", again: "read(id)", first: "const key = id;" },
  { id: "key", again: "read(id)", first: "const inner = id; const key = inner;" },
  { id: "key", again: "read(job.id)", first: "const key = job.id;" },
  { id: "key", again: "read(key)", first: "const key = keyOf(job);" },
  { id: "ID", again: "read(ID)", head: 'const ID = "resp_1";' },
  { id: "globalThis.ID", again: "read(globalThis.ID)" },
  { id: "ID_OF_THE_PAGE", again: "read(ID_OF_THE_PAGE)" },
  {
    id: "id",
    again: "again(other, id)",
    head: "const again = (_: string, id: string) => read(id);",
  },
  { id: "id", again: "again(id)", head: 'const again = (id = "resp_1") => read(id);' },
  {
    id: "id",
    again: "again(id)",
    head: "const again = (one: string) => { const key = one; return read(key); };",
  },
  { id: "job.id", again: "again(job)", head: "const again = (one: any) => read(one.id);" },
  { id: "id", again: "poll(client, id)" },
  { id: "id", again: "client.responses.retrieve(id, { timeout: 1000 })" },
  { id: "id", again: "client.responses.stream({ response_id: id }).finalResponse()" },
  { id: "id", again: "client.responses.stream({ ...options, response_id: id }).finalResponse()" },
];

const others: readonly Reads[] = [
  { id: "id", again: "read(other)" },
  { id: "job.id", again: "read(job.other)" },
  { id: "job[other]", again: "read(job[id])" },
  { id: "this.id", again: "read(this.other)" },
  { id: "this.id", again: "read(id)" },
  { id: '"resp_1"', again: 'read("resp_2")' },
  { id: "keyOf(job)", again: "read(keyOf(other))" },
  { id: "keyOf(job)", again: "read(keyOf(job, 1))" },
  { id: "keyOf(job)", again: "read(hold(job))" },
  { id: "ids[0]", again: "read(ids[1])" },
  { id: "run.id", again: "read(id)", first: START },
  { id: "run.id", again: "read(run.previous_response_id)", first: START },
  { id: "key", again: "read(other)", first: "const key = id;" },
  { id: "ID_OF_THE_PAGE", again: "read(ID_OF_ANOTHER)" },
  {
    id: "id",
    again: "again(other, id)",
    head: "const again = (id: string, _: string) => read(id);",
  },
  { id: "job.id", again: "again(job)", head: "const again = (one: any) => read(one.other);" },
  {
    id: "id",
    again: "again(id)",
    head: "const again = async (id: string) => { const next = await hold(id); return read(next); };",
  },
  { id: "id", again: "poll(client, other)" },
  { id: "id", again: "createAndPoll(client, options)" },
  { id: "id", again: 'client.responses.create({ model: "o3", input: id, background: true })' },
  { id: "id", again: "client.responses.stream({ response_id: other }).finalResponse()" },
  { id: "id", again: "client.responses.cancel(id)" },
];

/** What may be another response, as far as can be told. */
const unknown: readonly Reads[] = [
  { id: "key", again: "read(id)", first: "let key = id;" },
  { id: "key", again: "read(keyOf(job))", first: "const key = keyOf(job);" },
  { id: "id", again: "again(...[id])", head: "const again = (id: string) => read(id);" },
  { id: "id", again: "client.responses.stream(options).finalResponse()" },
];

describeCorpus("no-retry-of-failed-response", {
  reported: cases(same, " // ← report"),
  silent: cases([...others, ...unknown], ""),
});
