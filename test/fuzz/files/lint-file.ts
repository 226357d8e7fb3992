import { readFileSync } from "node:fs";
import { resolveSettings } from "../../../src/settings.js";
import { getModel } from "../../../src/model/index.js";
import { withBackgroundWork } from "../source/background-work.js";
import { parseable, STRICT, syntaxError, verify } from "../source/language.js";
import type { Source } from "../source/language.js";

/** What came of linting one file, as it is and with background work in it. */
export interface FileOutcome {
  readonly path: string;
  readonly characters: number;
  /** What a rule threw. */
  readonly crash?: unknown;
  /** Whether no parser takes the file as it is. */
  readonly isUnparsable: boolean;
  /** How many reports the file has as it is. */
  readonly reports: number;
  /** Whether the file with background work in it still parses, and a read was found in it. */
  readonly hasRead: boolean;
  /** Whether the model gave up, as it does where everything flows everywhere. */
  readonly isExhausted: boolean;
  /** Milliseconds that linting the file with background work took. */
  readonly timeMs: number;
}

/**
 * Lints a file with all rules: as it is, and with background work at its end.
 *
 * @param cwd - the working directory of ESLint
 */
export function lintFile(path: string, cwd: string): FileOutcome {
  const code = readFileSync(path, "utf8");
  const nothing = {
    path,
    characters: code.length,
    isUnparsable: false,
    reports: 0,
    hasRead: false,
    isExhausted: false,
    timeMs: 0,
  };
  const source = parseable(code, path, cwd);
  if (source === undefined) return { ...nothing, isUnparsable: true };
  try {
    // Comments that turn on rules of others make ESLint report that it has none of these.
    const reports = verify(source, STRICT).messages.filter(({ ruleId }) =>
      ruleId?.startsWith("openai-background/"),
    ).length;
    return { ...nothing, reports, ...lintWithWork(source) };
  } catch (crash) {
    return { ...nothing, crash };
  }
}

function lintWithWork(source: Source): Pick<FileOutcome, "hasRead" | "isExhausted" | "timeMs"> {
  const spliced = { ...source, code: withBackgroundWork(source.code, source.path) };
  const none = { hasRead: false, isExhausted: false, timeMs: 0 };
  if (syntaxError(spliced) !== undefined) return none;
  const started = performance.now();
  const { linter } = verify(spliced, STRICT);
  const timeMs = performance.now() - started;
  // The rules have built it: this is how it is remembered.
  const { flow } = getModel(linter.getSourceCode() as never, resolveSettings({}));
  return { hasRead: flow.reads.size > 0, isExhausted: flow.solver.isExhausted, timeMs };
}
