import type { PollChoices } from "../choices.js";
import { probe, SETTLED, site } from "../marked-text.js";
import { givingUp, lookAndUse } from "./failure.js";
import { handle, predicate } from "./handler.js";
import type { Retries } from "./handler.js";
import { markRead, readNow, readPromise } from "./read.js";
import { statusTest } from "./status-test.js";
import type { StatusTest } from "./status-test.js";
import type { Program } from "./writer.js";
import { Writer } from "./writer.js";

const SHIM = "openai-background-errors";
const CREATE = '{ model: "o3", input: "hello", background: true }';
const TRIES = 8;
const GROUP = "h1";

/** A program has one loop; a handler that runs it again may be what makes it endless. */
const POLL = "p1";

/** Combinations that make no program are replaced by the nearest one that does. */
function settle(parts: PollChoices): PollChoices {
  let { act, client, ends, look, place, use, wait } = parts;
  const { normalise, react } = parts;
  // A look at the text is none at the failure; one at `error` behind it would be both.
  if (look === "textMissing" && act !== "returnNull" && act !== "logOnly") act = "throwPlain";
  if (ends === "inProgress" && wait !== "while") ends = "pending";
  // Its client is needed, not only its `responses`.
  if (normalise === "poll" || normalise === "createAndPoll") {
    if (client === "destructured" || client === "alias") client = "const";
    wait = "none";
  }
  if (place === "loop" && wait !== "returnLoop") wait = "returnLoop";
  if (place === "read" && wait !== "while") wait = "while";
  if ((place === "loop" || place === "read") && wait !== "none") {
    if (normalise === "poll" || normalise === "createAndPoll") place = "caller";
  }
  if (place === "wrapper" && react === "create") place = "caller";
  // A look would be at a response that has completed.
  const onlyCompleted =
    ends === "completed" &&
    (parts.bound === "none" || !["while", "doWhile", "breakLoop"].includes(wait));
  if (onlyCompleted && wait !== "none") look = "none";
  // What the shim gives is never a failed response.
  if ((normalise === "createAndPoll" || normalise === "poll") && act === "throwLastError")
    act = "throwPlain";
  // A pending response has no text either, so that it is not told from a failed one.
  if (look === "textMissing" && use === "saveStatus") use = "save";
  return { ...parts, act, client, ends, look, place, use, wait };
}

/** Writes a program that starts or is given a response, waits for it, and uses its output. */
export function writePoll(chosen: PollChoices): Program {
  const parts = settle(chosen);
  const w = new Writer({ ...parts, typedClient: parts.normalise === "client" });
  const startsItself = parts.start === "create" || parts.normalise === "createAndPoll";
  const parameters = startsItself ? ["sink"] : ["id", "sink"];

  writeWork(w, parts, startsItself);
  writeMain(w, parts, parameters, startsItself);
  return w.finish({ parameters, takesId: !startsItself });
}

/** What gets from an id to a result, with the handlers that stand in it. */
function writeWork(w: Writer, parts: PollChoices, startsItself: boolean): void {
  const body = workBody(w, parts, startsItself);
  const inTry =
    parts.place === "same"
      ? `try {\n${body}\n} ${site("retry", GROUP)}catch (error${w.type("any")}) {\n${handle(w, parts, "error", GROUP, retries(w, parts, startsItself))}\n}\n`
      : body;
  w.define("work", startsItself ? ["sink", "attempt = 0"] : ["id", "sink", "attempt = 0"], inTry);
}

function workArguments(startsItself: boolean): string[] {
  return startsItself ? ["sink"] : ["id", "sink"];
}

/** Where `work` itself handles the error it goes again by a call of itself, else `main` calls it again. */
function retries(w: Writer, parts: PollChoices, startsItself: boolean): Retries {
  const attempts = (id: string, after = ""): string => {
    const args = startsItself ? ["sink"] : [id, "sink"];
    const mark = !startsItself && id === "id" ? site("poll", POLL) : "";
    return `if (attempt < 3) {\n${after}return ${mark}${w.call("work", [...args, "attempt + 1"])};\n}\nthrow error;`;
  };
  const once = (id: string, before = ""): string =>
    `${before}return ${w.call("work", startsItself ? ["sink"] : [id, "sink"])};`;
  const next = `const next = await ${w.responses()}.create(${CREATE});\n`;
  return parts.place === "same"
    ? {
        again: attempts("id"),
        create: startsItself ? attempts("id") : attempts("next.id", next),
      }
    : { again: once("id"), create: startsItself ? once("id") : once("next.id", next) };
}

function workBody(w: Writer, parts: PollChoices, startsItself: boolean): string {
  const { normalise, wait } = parts;
  const finish = (response: string): string => lookAndUse(w, parts, response);
  if (normalise === "createAndPoll") {
    const call = `${w.import(SHIM, "createAndPoll")}(${w.client()}, ${CREATE.replace(", background: true", "")}, { maxRetries: 0 })`;
    return `const response = await ${markRead(w, call)};\n${finish("response")}\n`;
  }
  const created = startsItself
    ? `const started${w.type("any")} = await ${w.responses()}.create(${CREATE});\nconst { id } = started;\n`
    : "";
  if (normalise === "poll") {
    const call = `${w.import(SHIM, "poll")}(${w.client()}, id)`;
    return `${created}const response = await ${markRead(w, call)};\n${finish("response")}\n`;
  }
  const test = statusTest(w, parts);
  const isSplit = parts.split && parts.place !== "loop" && parts.place !== "read";
  switch (wait) {
    case "none":
      return `${created}${
        parts.split
          ? `return ${readPromise(w, parts, "id")}.then((response${w.type("any")}) => {\n${finish(checkedLate(w, parts, "response"))}\n});\n`
          : `const response${w.type("any")} = ${readNow(w, parts, "id")};\n${finish("response")}\n`
      }`;
    case "while":
    case "doWhile":
    case "breakLoop": {
      const loop = loopToVariable(w, parts, test, startsItself, wait);
      if (!isSplit) return `${created}${loop}${finish("response")}\n`;
      w.define("wait", startsItself ? ["id", "started"] : ["id"], `${loop}return response;\n`);
      const call = w.call("wait", startsItself ? ["id", "started"] : ["id"]);
      return `${created}const response${w.type("any")} = await ${call};\n${finish("response")}\n`;
    }
    case "returnLoop":
      return `${created}${loopThatReturns(w, parts, test, finish)}`;
    default:
      defineWaiter(w, parts, test, wait);
      return `${created}const response${w.type("any")} = await ${w.call("wait", ["id"])};\n${finish("response")}\n`;
  }
}

/** In a `then`, a response that is checked by a function is checked in its callback. */
function checkedLate(w: Writer, parts: PollChoices, response: string): string {
  return parts.normalise === "wrap" ? `${w.import(SHIM, "throwIfFailed")}(${response})` : response;
}

function sleep(w: Writer): string {
  return `await ${w.import("node:timers/promises", "setTimeout as sleep")}(2_000);\n`;
}

/** The head of an endless loop with the bound that was chosen. */
function head({ bound }: PollChoices, mark: string): string {
  switch (bound) {
    case "none":
      return `${mark}for (;;) {`;
    case "tries":
      return `${mark}for (let tries = 0; tries < ${TRIES}; tries += 1) {`;
    case "deadline":
      return `const deadline = Date.now() + 16_000;\n${mark}while (Date.now() < deadline) {`;
  }
}

/** A loop after which `response` is there. */
function loopToVariable(
  w: Writer,
  parts: PollChoices,
  test: StatusTest,
  startsItself: boolean,
  wait: "while" | "doWhile" | "breakLoop",
): string {
  const mark = site("poll", POLL);
  const type = w.type("any");
  if (wait === "breakLoop") {
    return `let response${type};\n${head(parts, mark)}\nresponse = ${readNow(w, parts, "id")};\nif (${test.stops("response")}) break;\n${sleep(w)}}\n`;
  }
  const bounds = {
    none: { before: "", and: "" },
    tries: { before: "let tries = 0;\n", and: ` && tries++ < ${TRIES}` },
    deadline: {
      before: "const deadline = Date.now() + 16_000;\n",
      and: " && Date.now() < deadline",
    },
  };
  const { before, and } = bounds[parts.bound];
  const condition = `${test.goesOn("response")}${and}`;
  if (wait === "doWhile") {
    return `${before}let response${type};\n${mark}do {\n${sleep(w)}response = ${readNow(w, parts, "id")};\n} while (${condition});\n`;
  }
  const first = startsItself ? "started" : readNow(w, parts, "id");
  const read = `response = ${readNow(w, parts, "id")};`;
  const inLoop =
    parts.place === "read"
      ? `try {\n${read}\n} ${site("retry", GROUP)}catch (error${type}) {\n${handleInLoop(w, parts)}\n}`
      : read;
  return `${before}let response${type} = ${first};\n${mark}while (${condition}) {\n${sleep(w)}${inLoop}\n}\n`;
}

/** A loop that is left with the result. */
function loopThatReturns(
  w: Writer,
  parts: PollChoices,
  test: StatusTest,
  finish: (response: string) => string,
): string {
  const mark = site("poll", POLL);
  const type = w.type("any");
  const body = `const response${type} = ${readNow(w, parts, "id")};\nif (${test.stops("response")}) {\n${finish("response")}\n}`;
  const inLoop =
    parts.place === "loop"
      ? `try {\n${body}\n} ${site("retry", GROUP)}catch (error${type}) {\n${handleInLoop(w, parts)}\n}`
      : body;
  const end = parts.bound === "none" ? "" : `${givingUp(w, 'new Error("timed out")')}\n`;
  return `${head(parts, mark)}\n${inLoop}\n${sleep(w)}}\n${end}`;
}

/** A handler in a loop: to go again is to go on with the loop. */
function handleInLoop(w: Writer, parts: PollChoices): string {
  const goOn = { again: `continue;`, create: "continue;" };
  return handle(w, parts, "error", GROUP, goOn);
}

/** A function `wait(id)` that gives the response when it has ended. */
function defineWaiter(
  w: Writer,
  parts: PollChoices,
  test: StatusTest,
  wait: "recursion" | "thenRecursion" | "interval" | "timeouts",
): void {
  const type = w.type("any");
  const mark = site("poll", POLL);
  const isBound = parts.bound !== "none";
  const timedOut = 'new Error("timed out")';
  switch (wait) {
    case "recursion": {
      const parameters = isBound ? ["id", "tries = 0"] : ["id"];
      const args = isBound ? ["id", "tries + 1"] : ["id"];
      const bound = isBound ? `if (tries > ${TRIES}) ${givingUp(w, timedOut)}\n` : "";
      w.define(
        "wait",
        parameters,
        `${bound}const response${type} = ${readNow(w, parts, "id")};\nif (${test.stops("response")}) return response;\n${sleep(w)}return ${mark}${w.call("wait", args)};\n`,
      );
      return;
    }
    case "thenRecursion": {
      const sleepName = w.import("node:timers/promises", "setTimeout as sleep");
      w.define(
        "wait",
        ["id"],
        `return ${readPromise(w, parts, "id")}.then((response${type}) => {\nif (${test.stops("response")}) return ${checkedLate(w, parts, "response")};\nreturn ${sleepName}(2_000).then(() => ${mark}${w.call("wait", ["id"])});\n});\n`,
        { isAsync: false },
      );
      return;
    }
    case "interval": {
      const bound = isBound
        ? `if ((tries += 1) > ${TRIES}) {\nclearInterval(timer);\nreject(${timedOut});\nreturn;\n}\n`
        : "";
      w.define(
        "wait",
        ["id"],
        `return new Promise((resolve, reject) => {\n${isBound ? "let tries = 0;\n" : ""}const timer = ${mark}setInterval(async () => {\ntry {\n${bound}const response${type} = ${readNow(w, parts, "id")};\nif (${test.stops("response")}) {\nclearInterval(timer);\nresolve(response);\n}\n} catch (error) {\nclearInterval(timer);\nreject(error);\n}\n}, 2_000);\n});\n`,
        { isAsync: false },
      );
      return;
    }
    case "timeouts": {
      const bound = isBound ? `if ((tries += 1) > ${TRIES}) throw ${timedOut};\n` : "";
      w.define(
        "wait",
        ["id"],
        `return new Promise((resolve, reject) => {\n${isBound ? "let tries = 0;\n" : ""}const tick = async () => {\ntry {\n${bound}const response${type} = ${readNow(w, parts, "id")};\nif (${test.stops("response")}) resolve(response);\nelse ${mark}setTimeout(tick, 2_000);\n} catch (error) {\nreject(error);\n}\n};\ntick();\n});\n`,
        { isAsync: false },
      );
    }
  }
}

/** What calls `work`, and handles its errors. */
function writeMain(
  w: Writer,
  parts: PollChoices,
  parameters: readonly string[],
  startsItself: boolean,
): void {
  const work = w.call("work", workArguments(startsItself));
  const type = w.type("any");
  const handler = (group = GROUP): string =>
    handle(w, parts, "error", group, retries(w, parts, startsItself));
  const start = site("retry", GROUP);
  const body = ((): string => {
    switch (parts.place) {
      case "none":
      case "same":
      case "loop":
      case "read":
        return `return ${work};\n`;
      case "caller":
        return `try {\nreturn await ${work};\n} ${start}catch (error${type}) {\n${handler()}\n}\n`;
      case "catch":
        return `return ${work}.catch(${start}async (error${type}) => {\n${handler()}\n});\n`;
      case "then":
        return `return ${work}.then((value${type}) => value, ${start}async (error${type}) => {\n${handler()}\n});\n`;
      case "variable":
        return `const running = ${work};\ntry {\nreturn await running;\n} ${start}catch (error${type}) {\n${handler()}\n}\n`;
      case "all":
        return `try {\nconst [value] = await Promise.all([${work}]);\nreturn value;\n} ${start}catch (error${type}) {\n${handler()}\n}\n`;
      case "settled":
        return `const [result]${type} = await Promise.allSettled([${work}]);\nif (result.status === "rejected") {\nconst error = result.reason;\n${handler(SETTLED)}\n}\nreturn result.value;\n`;
      case "logged":
        return `return ${work}.catch(console.error);\n`;
      case "wrapper":
        w.top(
          `async function withRetry(operation${type}, shouldRetry${type}) {\nfor (let turn = 0; ; turn += 1) {\ntry {\nreturn await operation();\n} ${start}catch (error${type}) {\n${probe(`$.caught("${GROUP}", error);`)}if (turn >= 2 || !shouldRetry(error)) throw error;\n}\n${sleep(w)}}\n}`,
        );
        return `return ${start}withRetry(() => ${work}, ${predicate(w, parts, GROUP)});\n`;
      case "wrapperCheck":
        w.top(
          `async function withRetry(operation${type}) {\nfor (let turn = 0; turn < 3; turn += 1) {\ntry {\nreturn await operation();\n} ${start}catch (error${type}) {\n${handleInLoop(w, { ...parts, react: "again", checkIn: "handler" })}\n}\n}\nthrow new Error("too many tries");\n}`,
        );
        return `return ${start}withRetry(() => ${work});\n`;
    }
  })();
  w.define("main", parameters, body, { isMain: true });
}
