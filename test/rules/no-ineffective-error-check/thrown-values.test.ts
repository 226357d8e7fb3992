// A failure that is noticed and thrown as something else: by which tests the handler still cannot know it.
import { type CorpusCases, describeCorpus } from "../../support/corpus.js";

/** What a handler tests a caught error by. */
const checks = {
  class: "error instanceof RateLimitError",
  status: "error.status === 429",
  code: 'error.code === "rate_limit_exceeded"',
  name: 'error.name === "RateLimitError"',
  constructor: "error.constructor === RateLimitError",
};

type Check = keyof typeof checks;

const ALL = Object.keys(checks) as Check[];

interface Throw {
  readonly code: string;
  readonly head?: string;
  /** The tests that are reported. */
  readonly reported: readonly Check[];
}

const throws: readonly Throw[] = [
  { code: 'throw new Error("failed");', reported: ALL },
  { code: 'throw Error("failed");', reported: ALL },
  { code: 'throw new Error("failed") as Failure;', reported: ALL },
  { code: 'const failure = new Error("failed"); throw failure;', reported: ALL },
  { code: 'let failure = new Error("failed"); throw failure;', reported: ALL },
  {
    code: 'const failure = new Error("failed"); console.error(failure.message); throw failure;',
    reported: ALL,
  },
  {
    code: 'const failure: any = new Error("failed"); failure.code = run.error!.code; throw failure;',
    reported: ["class"],
  },
  {
    code: 'throw Object.assign(new Error("failed"), { code: run.error!.code });',
    reported: ALL.filter((check) => check !== "code"),
  },
  {
    code: 'throw Object.assign(new Error("failed"), { id }, { status: 429 });',
    reported: ALL.filter((check) => check !== "status"),
  },
  { code: 'throw Object.assign(new Error("failed"), { id });', reported: ALL },
  { code: 'throw Object.assign(new Error("failed"), extra);', reported: ["class"] },
  { code: 'throw Object.assign(new Error("failed"), { id, ...extra });', reported: ["class"] },
  // What becomes of an error in other functions of `Object`, or in one of one's own, is not known.
  { code: 'throw Object.freeze(new Error("failed"));', reported: [] },
  {
    code: 'throw Object.assign(new Error("failed"), { id });',
    head: 'import { Object } from "./object.js";',
    reported: [],
  },
  { code: 'throw new Error("failed");', head: "class Error extends Failure {}", reported: [] },
  { code: 'throw new Failure("failed");', reported: [] },
  { code: 'throw new failures.Error("failed");', reported: [] },
  { code: "const { failure } = extra; throw failure;", reported: [] },
  { code: "let failure; failure = extra; throw failure;", reported: [] },
  // The reason itself has the code, and nothing else.
  { code: "throw run.error;", reported: ALL.filter((check) => check !== "code") },
  { code: "throw run.incomplete_details;", reported: [] },
  { code: "throw run.error!.message;", reported: [] },
];

function handler({ code, head = "" }: Throw, test: string): string {
  return `import OpenAI, { RateLimitError } from "openai";
import { extra, Failure, failures } from "./failure.js";
const client = new OpenAI();
${head}
export async function text(id: string) {
  try {
    const run = await client.responses.retrieve(id);
    if (run.status === "failed") {
      ${code}
    }
    return run.output_text;
  } catch (error: any) {
    if (${test}
    throw error;
  }
}
`;
}

function cases(isReported: boolean): CorpusCases {
  const mark = isReported ? " // ← report: untypedRethrow" : "";
  return Object.fromEntries(
    throws.flatMap((one) =>
      ALL.filter((check) => one.reported.includes(check) === isReported).map((check) => [
        `${[one.head, one.code].filter(Boolean).join(" ")} tested by its ${check}`,
        handler(one, `${checks[check]}) return null;${mark}`),
      ]),
    ),
  );
}

describeCorpus("no-ineffective-error-check", { reported: cases(true), silent: cases(false) });
