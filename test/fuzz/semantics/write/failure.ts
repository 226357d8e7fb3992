import type { PollChoices } from "../choices.js";
import { probe, site, watch } from "../marked-text.js";
import type { Writer } from "./writer.js";

const SHIM = "openai-background-errors";

/** Tells that a branch is taken whose test names the failure, or asks for the error. */
export const FAILURE_NAMED = probe("$.named();");

/** `throw`, and a probe that tells what is thrown. */
export function throwing(w: Writer, error: string): string {
  const name = w.next("t");
  return `${site("throw", name)}throw ${watch("thrown", name, error)};`;
}

/** The same where the program has only had enough: no status is asked for. */
export function givingUp(w: Writer, error: string): string {
  const name = w.next("t");
  return `${site("giveUp", name)}throw ${watch("thrown", name, error)};`;
}

/** A call of the console. The probe tells one call from another. */
export function logging(w: Writer, method: string, ...args: string[]): string {
  return `console.${method}(${probe(`$.line("${w.next("l")}"), `)}${args.join(", ")});`;
}

/** Statements for a response that has failed; with `isLast` they leave the function. */
function actOnFailure(w: Writer, act: PollChoices["act"], response: string): string {
  const error = `${response}.error`;
  switch (act) {
    case "throwPlain":
      return throwing(w, 'new Error("the run did not succeed")');
    case "throwMessage":
      return throwing(w, `new Error(${error}?.message ?? "no reason given")`);
    case "throwTyped":
      return throwing(
        w,
        `${w.import(SHIM, "errorFromResponse")}(${response}) ?? new Error("not completed")`,
      );
    case "throwOwn":
      w.top("class RunFailed extends Error {}");
      return throwing(w, 'new RunFailed("the run did not succeed")');
    case "throwOwnReason":
      w.top(
        `class RunError extends Error {\n  constructor(response${w.type("any")}) {\n    super(response.status);\n    Object.assign(this, { reason: response.error });\n  }\n}`,
      );
      return throwing(w, `new RunError(${response})`);
    case "throwCause":
      return throwing(w, `new Error("the run did not succeed", { cause: ${error} })`);
    case "throwObject": {
      const name = w.next("t");
      const text = `\`the run ended: \${${site("objectText", name)}${error}}\``;
      return `throw ${watch("thrown", name, `new Error(${text})`)};`;
    }
    case "throwLastError": {
      const name = w.next("t");
      const as = w.isTyped ? `(${response} as any)` : response;
      const message = `${site("foreignField", name)}${as}.last_error?.message`;
      return `throw ${watch("thrown", name, `new Error(${message})`)};`;
    }
    case "throwUnguarded": {
      const name = w.next("t");
      const marks = `${site("unguarded", name)}${site("throw", name)}`;
      return `${marks}throw ${watch("thrown", name, `new Error(${error}.message)`)};`;
    }
    case "throwByCode":
      return `if (${error}?.code === "rate_limit_exceeded") {\n${throwing(
        w,
        'new Error("try again later")',
      )}\n}\n${throwing(w, 'new Error("the run did not succeed")')}`;
    case "logReasonThrow":
      return `${logging(w, "error", '"no result"', error)}\n${throwing(w, 'new Error("no result")')}`;
    case "logStatusThrow":
      return `${logging(w, "error", '"no result"', `${response}.status`)}\n${throwing(w, 'new Error("no result")')}`;
    case "returnNull":
      return "return null;";
    case "returnStatus":
      return `return { status: ${response}.status };`;
    case "returnReason":
      return `return { reason: ${error}?.message ?? "none" };`;
    case "saveReason":
      return `sink.save("reason", ${error});\nreturn null;`;
    case "logOnly":
      return logging(w, "warn", '"the run did not succeed"');
    case "reject": {
      const name = w.next("t");
      return `return ${site("throw", name)}Promise.reject(${watch("thrown", name, 'new Error("the run did not succeed")')});`;
    }
    case "throwBare":
      return throwing(w, error);
    case "throwAssigned":
      return `const failure = new Error("the run did not succeed");\n${throwing(
        w,
        `Object.assign(failure, { code: ${error}?.code })`,
      )}`;
  }
}

/** Statements that use a response, and leave the function. */
function useOutput(w: Writer, use: PollChoices["use"], response: string): string {
  switch (use) {
    case "text":
      return `return ${response}.output_text;`;
    case "output":
      return `return ${response}.output;`;
    case "json":
      return `return JSON.parse(${response}.output_text);`;
    case "destructured":
      return `const { output_text: text } = ${response};\nreturn text;`;
    case "object":
      return `return { text: ${response}.output_text };`;
    case "withStatus":
      return `return { status: ${response}.status, text: ${response}.output_text };`;
    case "whole":
      return `return ${response};`;
    case "save":
      return `sink.save(${response}.output_text);\nreturn "saved";`;
    case "saveStatus":
      return `sink.save(${response}.status, ${response}.output_text);\nreturn "saved";`;
    case "log":
      return `${logging(w, "log", `${response}.output_text`)}\nreturn undefined;`;
    case "usage":
      return `return ${response}.usage;`;
    case "template":
      return `return \`# \${${response}.output_text}\`;`;
    case "find":
      return `return ${response}.output.find((item${w.type("any")}) => item.type === "message")?.content;`;
  }
}

/** Looks at a response that has ended, or does not, and uses it. Leaves the function. */
export function lookAndUse(
  w: Writer,
  { act, look, use }: Pick<PollChoices, "act" | "look" | "use">,
  response: string,
): string {
  const acts = (): string => actOnFailure(w, act, response);
  const uses = useOutput(w, use, response);
  const status = `${response}.status`;
  const when = (test: string): string => `if (${test}) {\n${acts()}\n}\n${uses}`;
  const whenNamed = (test: string): string =>
    `if (${test}) {\n${FAILURE_NAMED}${acts()}\n}\n${uses}`;
  switch (look) {
    case "none":
      return uses;
    case "failed":
      return whenNamed(`${status} === "failed"`);
    case "notCompleted":
      return when(`${status} !== "completed"`);
    case "error":
      return whenNamed(`${response}.error`);
    case "errorGiven":
      return whenNamed(`${response}.error !== null && ${response}.error !== undefined`);
    case "includes":
      return whenNamed(`["failed", "cancelled"].includes(${status})`);
    case "set":
      w.top('const BAD = new Set(["failed", "cancelled", "incomplete"]);');
      return whenNamed(`BAD.has(${status})`);
    case "switch":
      return `switch (${status}) {\ncase "failed": {\n${FAILURE_NAMED}${acts()}\nbreak;\n}\ndefault:\nbreak;\n}\n${uses}`;
    case "helper":
      w.top(
        `function hasFailed(response${w.type("any")}) {\n  return response.status === "failed";\n}`,
      );
      return whenNamed(`hasFailed(${response})`);
    case "destructured":
      return `const { status } = ${response};\n${whenNamed('status === "failed"')}`;
    case "ifCompleted":
      return `if (${status} === "completed") {\n${uses}\n}\n${acts()}\n${act === "logOnly" ? "return null;" : ""}`;
    case "ternary":
      return `return ${status} === "completed" ? ${response}.output_text : ${act.startsWith("throw") ? "undefined" : "null"};`;
    case "textMissing":
      return when(`!${response}.output_text`);
  }
}
