import type { StreamChoices } from "../choices.js";
import { site, watch } from "../marked-text.js";
import { FAILURE_NAMED, logging, throwing } from "./failure.js";
import { handle } from "./handler.js";
import { markRead } from "./read.js";
import type { Program } from "./writer.js";
import { Writer } from "./writer.js";

const SHIM = "openai-background-errors";
const CREATE = '{ model: "o3", input: "hello", background: true, stream: true }';
const GROUP = "h1";

/** Events that a run has until it ends, whatever becomes of it, and that a program may leave alone. */
const QUIET = [
  "response.created",
  "response.queued",
  "response.in_progress",
  "response.output_item.added",
  "response.content_part.added",
];

/** Combinations that make no program are replaced by the nearest one that does. */
function settle(parts: StreamChoices): StreamChoices {
  let { after, consume, open, dispatch, normalise, failedBranch } = parts;
  const listens = consume === "listeners" || consume === "listenersSeparate";
  if (listens) {
    open = "stream";
    if (normalise === "wrap") normalise = "none";
    if (after === "status") after = "none";
  }
  if (after === "final" || after === "finalThrow") {
    open = "stream";
    if (!listens) consume = "variable";
    // The wrapped stream is what is iterated, the final response is the SDK's.
    if (normalise === "wrap") normalise = "none";
  }
  // The failure is thrown before it could be read again.
  const isTyped = normalise !== "none";
  if (after === "readAgain" && (open === "create" || isTyped)) after = "none";
  if (failedBranch === "set" && (listens || dispatch === "switch" || dispatch === "map"))
    failedBranch = "throwMessage";
  if (
    listens &&
    (failedBranch === "throwMessage" || failedBranch === "throwPlain" || failedBranch === "return")
  )
    failedBranch = "flag";
  if (
    (dispatch === "map" || dispatch === "helper" || consume === "helper") &&
    failedBranch === "return"
  )
    failedBranch = "flag";
  // A flag that nobody asks for shows nothing.
  if ((after === "final" || after === "finalThrow") && failedBranch === "flag")
    failedBranch = "log";
  if (consume === "helper" && dispatch === "helper") dispatch = "if";
  return { ...parts, after, consume, dispatch, failedBranch, normalise, open };
}

/** Writes a program that follows the events of a background response. */
export function writeStream(chosen: StreamChoices): Program {
  const parts = settle(chosen);
  const w = new Writer({ ...parts, typedClient: parts.normalise === "client" });
  const takesId = parts.open !== "create";
  const parameters = takesId ? ["id", "sink"] : ["sink"];
  const body = `${declarations(w)}${consumption(w, parts)}${ending(w, parts)}`;
  w.define(
    "follow",
    parameters,
    parts.place === "same"
      ? `try {\n${body}} ${site("retry", GROUP)}catch (error${w.type("any")}) {\n${handler(w, parts)}\n}\n`
      : body,
  );
  w.define("main", parameters, mainBody(w, parts, parameters), { isMain: true });
  return w.finish({ parameters, takesId });
}

function handler(w: Writer, parts: StreamChoices): string {
  return handle(w, parts, "error", GROUP, { again: "return null;", create: "return null;" });
}

function mainBody(w: Writer, parts: StreamChoices, parameters: readonly string[]): string {
  const follow = w.call("follow", parameters);
  const start = site("retry", GROUP);
  const type = w.type("any");
  switch (parts.place) {
    case "none":
    case "same":
      return `return ${follow};\n`;
    case "caller":
      return `try {\nreturn await ${follow};\n} ${start}catch (error${type}) {\n${handler(w, parts)}\n}\n`;
    case "catch":
      return `return ${follow}.catch(${start}async (error${type}) => {\n${handler(w, parts)}\n});\n`;
    case "settled":
      return `const [result]${type} = await Promise.allSettled([${follow}]);\nif (result.status === "rejected") {\nconst error = result.reason;\n${handler(w, parts)}\n}\nreturn result.value;\n`;
  }
}

/** What the events are collected in. */
function declarations(w: Writer): string {
  return `const state${w.type("any")} = { text: "", hasFailed: false, isDone: false, final: undefined };\n`;
}

function opened(w: Writer, parts: StreamChoices): string {
  const responses = w.responses();
  switch (parts.open) {
    case "retrieve":
      return `await ${markRead(w, `${responses}.retrieve(id, { stream: true })`)}`;
    case "create":
      return `await ${markRead(w, `${responses}.create(${CREATE})`)}`;
    case "stream":
      return markRead(w, `${responses}.stream({ response_id: id })`);
  }
}

function wrapped(w: Writer, { normalise }: StreamChoices, stream: string): string {
  return normalise === "wrap" ? `${w.import(SHIM, "throwOnFailedEvent")}(${stream})` : stream;
}

function consumption(w: Writer, parts: StreamChoices): string {
  const mark = site("consumer", w.next("k"));
  const stream = opened(w, parts);
  const loop = (source: string, isAsync = true): string =>
    `${mark}for ${isAsync ? "await " : ""}(const event of ${source}) {\n${dispatch(w, parts)}}\n`;
  switch (parts.consume) {
    case "inline":
      return loop(wrapped(w, parts, stream));
    case "variable":
      return `const stream = ${stream};\n${loop(wrapped(w, parts, "stream"))}`;
    case "generator":
      w.top(
        `async function* eventsOf(stream${w.type("any")}) {\nfor await (const event of ${wrapped(w, parts, "stream")}) yield event;\n}`,
      );
      return loop(`eventsOf(${stream})`);
    case "helper":
      w.top(
        `async function collect(stream${w.type("any")}, state${w.type("any")}, sink${w.type("any")}) {\n${loop("stream")}}`,
      );
      return `await collect(${wrapped(w, parts, stream)}, state, sink);\n`;
    case "listeners":
    case "listenersSeparate": {
      const listeners = [
        `("response.output_text.delta", (event${w.type("any")}) => {\nstate.text += event.delta;\n})`,
        `("response.completed", (event${w.type("any")}) => {\nstate.isDone = true;\nstate.final = event.response;\n})`,
      ];
      const failed = onFailed(w, parts);
      if (failed !== "")
        listeners.push(`("response.failed", (event${w.type("any")}) => {\n${failed}\n})`);
      const chain =
        parts.consume === "listeners"
          ? `${mark}stream${listeners.map((each) => `.on${each}`).join("")};\n`
          : `${mark}${listeners.map((each) => `stream.on${each};\n`).join("")}`;
      const done =
        parts.after === "final" || parts.after === "finalThrow" ? "" : "await stream.done();\n";
      return `const stream = ${stream};\n${chain}${done}`;
    }
  }
}

/** What is done with the event of a failure; nothing, where there is no branch for it. */
function onFailed(w: Writer, parts: StreamChoices): string {
  const action = actionOnFailed(w, parts);
  return action === "" ? "" : `${FAILURE_NAMED}${action}`;
}

function actionOnFailed(w: Writer, { failedBranch }: StreamChoices): string {
  switch (failedBranch) {
    case "none":
      return "";
    case "set":
    case "throwMessage":
      return throwing(w, 'new Error(event.response.error?.message ?? "no reason given")');
    case "throwPlain":
      return throwing(w, 'new Error("the run did not succeed")');
    case "flag":
      return "state.hasFailed = true;";
    case "return":
      return "return null;";
    case "log":
      return logging(w, "warn", '"the run did not succeed"', "event.response.error");
  }
}

function dispatch(w: Writer, parts: StreamChoices): string {
  const onDelta = "state.text += event.delta;";
  const onDone = "state.isDone = true;\nstate.final = event.response;";
  const failed = onFailed(w, parts);
  switch (parts.dispatch) {
    case "if":
    case "type": {
      const type = parts.dispatch === "type" ? "type" : "event.type";
      const before = parts.dispatch === "type" ? "const { type } = event;\n" : "";
      return `${before}if (${type} === "response.output_text.delta") ${onDelta}\nif (${type} === "response.completed") {\n${onDone}\n}\n${failedTest(w, parts, type, failed)}`;
    }
    case "elseIf": {
      const last = failedTest(w, parts, "event.type", failed);
      return `if (event.type === "response.output_text.delta") {\n${onDelta}\n} else if (event.type === "response.completed") {\n${onDone}\n}${last === "" ? "\n" : ` else ${last}`}`;
    }
    case "switch":
    case "switchLog":
    case "switchThrow":
      return `switch (event.type) {\ncase "response.output_text.delta":\n${onDelta}\nbreak;\ncase "response.completed":\n${onDone}\nbreak;\n${failed === "" ? "" : `case "response.failed":\n${failed}\nbreak;\n`}${defaultCase(w, parts)}}\n`;
    case "map": {
      const type = w.type("any");
      const branch =
        failed === ""
          ? ""
          : `"response.failed": (event${type}, state${type}) => {\n${failed}\n},\n`;
      w.top(
        `const handlers${w.type("Record<string, any>")} = {\n"response.output_text.delta": (event${type}, state${type}) => {\n${onDelta}\n},\n"response.completed": (event${type}, state${type}) => {\n${onDone}\n},\n${branch}};`,
      );
      return "handlers[event.type]?.(event, state);\n";
    }
    case "helper":
      w.top(
        `function onEvent(event${w.type("any")}, state${w.type("any")}) {\nif (event.type === "response.output_text.delta") ${onDelta}\nif (event.type === "response.completed") {\n${onDone}\n}\n${failedTest(w, parts, "event.type", failed)}}`,
      );
      return "onEvent(event, state);\n";
  }
}

function failedTest(w: Writer, parts: StreamChoices, type: string, failed: string): string {
  if (failed === "") return "";
  if (parts.failedBranch !== "set") return `if (${type} === "response.failed") {\n${failed}\n}\n`;
  w.top('const BAD = new Set(["response.failed", "response.incomplete", "error"]);');
  return `if (BAD.has(${type})) {\n${failed}\n}\n`;
}

function defaultCase(w: Writer, parts: StreamChoices): string {
  switch (parts.dispatch) {
    case "switchLog":
      return `default:\n${logging(w, "debug", '"ignored"', "event.type")}\n`;
    case "switchThrow": {
      const quiet = QUIET.map((type) => `case "${type}":\n`).join("");
      return `${quiet}break;\ndefault:\n${throwing(w, "new Error(`unexpected ${event.type}`)")}\n`;
    }
    default:
      return "";
  }
}

/** What is done when there are no more events. */
function ending(w: Writer, { after, failedBranch }: StreamChoices): string {
  const result =
    failedBranch === "flag"
      ? "return { hasFailed: state.hasFailed, text: state.text };\n"
      : "return state.text;\n";
  switch (after) {
    case "none":
      return result;
    case "status":
      return `if (state.final?.status !== "completed") {\n${throwing(w, 'new Error("the run did not succeed")')}\n}\n${result}`;
    case "flag":
      return `if (!state.isDone) throw ${ended(w)};\n${result}`;
    case "final":
      return "const final = await stream.finalResponse();\nreturn final.output_text;\n";
    case "finalThrow":
      return `const final = await stream.finalResponse();\nif (final.status === "failed") throw ${ended(w, "final")};\nreturn final.output_text;\n`;
    case "readAgain":
      return `const response${w.type("any")} = await ${w.responses()}.retrieve(id);\nif (response.status === "failed") throw ${ended(w, "response")};\n${result}`;
  }
}

/** What is thrown after the events: with the reason where a response has one. */
function ended(w: Writer, response?: string): string {
  const message =
    response === undefined ? '"the run did not succeed"' : `${response}.error?.message ?? "none"`;
  return watch("thrown", w.next("t"), `new Error(${message})`);
}
