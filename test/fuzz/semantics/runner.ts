import { isFailedResponseError } from "openai-background-errors";
import { startResponsesServer } from "../../support/responses-server.js";
import type { ResponsesServer, ScriptedResponse } from "../../support/responses-server.js";
import { Clock } from "./clock.js";
import { loadProgram } from "./modules.js";
import type { LoadedProgram } from "./modules.js";
import { textOf } from "./observation.js";
import type { Happening, Observation } from "./observation.js";
import { nextScript, scriptOf } from "./scenarios.js";
import type { Scenario } from "./scenarios.js";
import type { Program } from "./write/writer.js";

/** After so many requests a program is one that goes on for ever. */
const MAX_REQUESTS = 24;

/** A server keeps every request that it was sent, so another one takes over after so many. */
const REQUESTS_PER_SERVER = 4_000;

const { fetch: realFetch, setTimeout: realSetTimeout } = globalThis;

/** The SDK's timers for requests that a stopped program still waits for must not hold the process. */
const unheldSetTimeout = (...args: Parameters<typeof setTimeout>): NodeJS.Timeout =>
  realSetTimeout(...args).unref();

/** Runs programs, one after another, with the real SDK against a server on the loopback address. */
export class Runner implements AsyncDisposable {
  #server: ResponsesServer | undefined;
  #script: ScriptedResponse[] = [];
  #created = 0;

  /** How many runs and requests there were. */
  readonly counts = { runs: 0, requests: 0 };

  /** Gives a function that runs the program once in each scenario that it is called with. */
  async load(program: Program): Promise<(scenario: Scenario) => Promise<Observation>> {
    const loaded = await loadProgram(program);
    return (scenario) => this.#run(program, loaded, scenario);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server?.close();
  }

  async #run(program: Program, loaded: LoadedProgram, scenario: Scenario): Promise<Observation> {
    const server = await this.#serverFor(scenario);
    const id = program.takesId ? await this.#createResponse(server) : undefined;
    const happenings: Happening[] = [];
    const readsBegun: string[] = [];
    let lastRead: string | undefined;
    let requests = 0;
    const inFlight = new Set<symbol>();
    let goesOn = false;
    let result: { ended: "returned" | "threw"; value: unknown } | undefined;
    const endedSoFar = (): Observation["ended"] => (goesOn ? "goesOn" : (result?.ended ?? "stuck"));
    const clock = new Clock();

    /** The real one, which stops for ever when the program does not stop asking. */
    async function countedFetch(...[url, init]: Parameters<typeof fetch>): Promise<Response> {
      if (requests >= MAX_REQUESTS || result !== undefined) {
        goesOn ||= result === undefined;
        return new Promise(() => undefined);
      }
      requests += 1;
      const token = Symbol();
      inFlight.add(token);
      lastRead = readsBegun.shift() ?? lastRead;
      const isCreate = init?.method?.toUpperCase() === "POST";
      happenings.push({
        kind: "request",
        request: isCreate ? "create" : "poll",
        id: /resp_\d+/u.exec(urlOf(url))?.[0],
        site: isCreate ? undefined : lastRead,
      });
      try {
        const reply = await realFetch(url, init);
        const { headers, status } = reply;
        return new Response(await reply.arrayBuffer(), { headers, status });
      } finally {
        inFlight.delete(token);
      }
    }

    const probes = {
      read: (site: string) => readsBegun.push(site),
      check: (site: string, isTrue: unknown, error: unknown) => {
        happenings.push({ kind: "check", site, isTrue: Boolean(isTrue), error });
        return isTrue;
      },
      thrown: (site: string, error: unknown) => {
        happenings.push({ kind: "thrown", site, error });
        return error;
      },
      caught: (site: string, error: unknown) => {
        happenings.push({ kind: "caught", site, isTyped: isFailedResponseError(error), error });
      },
      named: () => {
        happenings.push({ kind: "named" });
      },
      line: (site: string) => new LogLine(site),
    };
    const log = (...args: unknown[]): void => {
      const [line, ...rest] = args[0] instanceof LogLine ? args : [new LogLine("console"), ...args];
      happenings.push({ kind: "logged", site: (line as LogLine).site, text: textOf(rest) });
    };
    const sink = {
      save: (...args: unknown[]) => {
        happenings.push({ kind: "saved", text: textOf(args) });
      },
    };
    const globals = {
      $: probes,
      console: { log, warn: log, error: log, info: log, debug: log },
      Date: clock.dateClass(),
      setTimeout: clock.setTimeout,
      clearTimeout: clock.clear,
      setInterval: clock.setInterval,
      clearInterval: clock.clear,
    };

    // The SDK takes it from the global object when a client is made.
    globalThis.fetch = countedFetch;
    Object.assign(globalThis, { setTimeout: unheldSetTimeout });
    try {
      const main = loaded.start(globals, clock.promises);
      const running = Promise.resolve().then(() => main(...(id === undefined ? [] : [id]), sink));
      running.then(
        (value) => (result = { ended: "returned", value }),
        (value: unknown) => (result = { ended: "threw", value }),
      );
      await clock.runUntil(
        () => result !== undefined || goesOn,
        () => inFlight.size > 0,
      );
    } finally {
      clock.stop();
      globalThis.fetch = realFetch;
      globalThis.setTimeout = realSetTimeout;
    }
    this.counts.runs += 1;
    this.counts.requests += requests;
    // A request that nobody waits for any more may still create a response.
    await clock.runUntil(
      () => inFlight.size === 0,
      () => true,
    );
    this.#created = server.requestsOf("create").filter(({ responseId }) => responseId).length;
    return {
      scenario,
      ended: endedSoFar(),
      result: textOf(result?.value),
      resultInParts: textOf(result?.value, { wholeResponses: false }),
      error: result?.ended === "threw" ? result.value : undefined,
      happenings,
    };
  }

  async #serverFor(scenario: Scenario): Promise<ResponsesServer> {
    if (this.#server === undefined || this.#server.requests.length > REQUESTS_PER_SERVER) {
      await this.#server?.close();
      this.#script = [];
      this.#created = 0;
      this.#server = await startResponsesServer({ script: this.#script });
      process.env.OPENAI_BASE_URL = this.#server.url;
      process.env.OPENAI_API_KEY = "test";
    }
    this.#script.length = this.#created;
    this.#script.push(
      scriptOf(scenario, `resp_${this.#created + 1}`),
      ...Array.from({ length: MAX_REQUESTS }, () => nextScript),
    );
    return this.#server;
  }

  async #createResponse({ url }: ResponsesServer): Promise<string> {
    const reply = await realFetch(`${url}/responses`, {
      method: "POST",
      body: JSON.stringify({ model: "o3", input: "hello", background: true }),
    });
    const { id } = (await reply.json()) as { id: string };
    return id;
  }
}

/** Tells one call of the console from another. */
class LogLine {
  readonly site: string;

  constructor(site: string) {
    this.site = site;
  }
}

function urlOf(request: Parameters<typeof fetch>[0]): string {
  return request instanceof Request ? request.url : String(request);
}
