// A loop without a branch for a failure that hands its events on: whether other code gets to see that of the failure.
import { type CorpusCases, describeCorpus } from "../../support/corpus.js";

/** A loop that looks at completed responses, and does something with every event. */
function loop(act: string, head: string, mark: string): string {
  return `import OpenAI from "openai";
import { finish, hand, hold, Packet, state } from "./tools.js";
const client = new OpenAI();
let last: any;
${head}
export class Job {
  last: any;
  async text(id: string, other: any) {
    const stream = await client.responses.retrieve(id, { stream: true });
    for await (const event of stream) {${mark}
      if (event.type === "response.completed") finish(event.response.output_text);
      ${act}
    }
  }
}
`;
}

type Case = string | readonly [act: string, head: string];

const named = (cases: readonly Case[], mark: string): CorpusCases =>
  Object.fromEntries(
    cases.map((one) => {
      const [act, head] = typeof one === "string" ? [one, ""] : one;
      return [`${act} ${head}`.trim(), loop(act, head, mark)];
    }),
  );

/** Forms of a value in which another function is given it. */
const forms = [
  "VALUE",
  "[VALUE]",
  "{ a: VALUE }",
  "{ ...VALUE }",
  "...[VALUE]",
  "`event: ${VALUE}`",
  "await VALUE",
  "VALUE as any",
  "VALUE!",
  "VALUE ?? other",
  "other || VALUE",
  "other ? VALUE : null",
  "other ? null : VALUE",
  "(hold(), VALUE)",
  "(last = VALUE)",
  'VALUE + "!"',
  '"!" + VALUE',
  "JSON.stringify(VALUE)",
  "Object.assign({}, VALUE)",
  "structuredClone(VALUE)",
  "[].concat(VALUE)",
  "Array.from([VALUE])",
  "new Packet(VALUE)",
  "new Map([[1, VALUE]])",
  "() => VALUE",
];

/** Forms in which it is not given. */
const others = ["VALUE ? 1 : 2", "(VALUE, 1)", "!VALUE", "typeof VALUE"];

const given = (all: readonly string[], value: string): string[] =>
  all.map((form) => `hand(${form.replaceAll("VALUE", value)});`);

const handedOn: readonly Case[] = [
  ...given(forms, "event"),
  ...given(forms, "event.type"),
  "hand(String(event));",
  "hand(String(event.type));",
  "hand([String(event.type)]);",
  "const { type } = event; hand(String(type));",
  "this.last = event;",
  "state.last = event;",
  "last = event; hand(last);",
  "const copy = event; hand(copy);",
  "const copy = [event]; hand(copy);",
  "const { type } = event; hand(type);",
  'const text = event.type + "!"; hand(text);',
  'let text; text = event.type + "!"; hand(text);',
  "throw event;",
  "if (other) throw new Packet(event);",
  "if (other) return event;",
  "if (other) return event.type;",
  "hand(state[event.type]);",
  "state[event.type]?.(event);",
  "state[`on_${event.type}`](1);",
  "hand[event.type](1);",
  "other.map(() => event);",
  "[event].forEach((one) => hand(one));",
  "hand([event].map((one) => one));",
  'if (event.type !== "response.created") hand(event);',
  "if (other) hand(event);",
  ["tell(event);", "function tell(one: any) { hand(one); }"],
  ["hand(wrap(event));", "const wrap = (one: any) => ({ one });"],
  ["const wrapped = wrap(event); hand(wrapped);", "const wrap = (one: any) => [one];"],
  [
    "const wrapped = new Wrap(event); hand(wrapped);",
    "class Wrap { constructor(readonly one: any) {} }",
  ],
];

const kept: readonly Case[] = [
  "hold();",
  ...given(others, "event"),
  ...given(others, "event.type"),
  "hand(event === other);",
  "hand(event.sequence_number);",
  "console.log(event);",
  "console.log(String(event.type));",
  "hand(String(event.sequence_number));",
  'hand(String(event.type) === "response.created");',
  "console.log(`event: ${event.type}`);",
  "last = event;",
  "const copy = event;",
  "const copy = [event];",
  'const text = event.type + "!"; hold();',
  "event.seen = true;",
  "event.handle(other);",
  "[event].forEach((one) => one);",
  "other.forEach(() => event);",
  'other.on("end", () => event);',
  'other.once("end", () => event);',
  'if (event.type === "response.completed") hand(event);',
  'if (event.type === "response.output_text.delta") this.last = event;',
  ["tell(event);", "function tell(one: any) { hold(); }"],
  ["tell(event);", "function tell(one: any) { console.log(one); }"],
  ["hold(wrap(event));", "const wrap = (one: any) => one.sequence_number;"],
  ["wrap(event);", "const wrap = (one: any) => ({ one });"],
  ["const wrapped = wrap(event);", "const wrap = (one: any) => [one];"],
  ["new Wrap(event);", "class Wrap { constructor(readonly one: any) {} }"],
];

describeCorpus("require-failed-event-check", {
  reported: {
    ...named(kept, " // ← report"),
    "a generator that another loop goes through": `import OpenAI from "openai";
import { finish } from "./tools.js";
const client = new OpenAI();
async function* events(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) yield event;
}
export async function text(id: string) {
  for await (const event of events(id)) { // ← report
    if (event.type === "response.completed") finish(event.response.output_text);
  }
}
`,
  },
  silent: {
    ...named(handedOn, ""),
    "a generator that others go through": `import OpenAI from "openai";
import { finish } from "./tools.js";
const client = new OpenAI();
export async function* events(id: string) {
  for await (const event of await client.responses.retrieve(id, { stream: true })) {
    if (event.type === "response.completed") finish(event.response.output_text);
    yield event;
  }
}
`,
  },
});
