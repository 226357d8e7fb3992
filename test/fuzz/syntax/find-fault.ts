import { Linter } from "eslint";
import { AUTOFIX, configFor, STRICT, syntaxError, verify } from "../source/language.js";
import type { Source } from "../source/language.js";

/** What must never happen. */
export interface Fault {
  readonly kind: "crash" | "broken suggestion" | "broken fix" | "endless fix";
  /** The same for the same fault in another file. */
  readonly detail: string;
  /** The code that came out, where some did. */
  readonly output?: string;
}

/** What was tried on one file. */
export interface Trial {
  readonly reports: number;
  readonly suggestions: number;
  readonly isFixed: boolean;
  readonly fault: Fault | undefined;
}

/** Lints a file with all rules, applies each suggestion by itself, then all fixes until none is left. */
export function tryRules(source: Source): Trial {
  const trial = { reports: 0, suggestions: 0, isFixed: false, fault: undefined };
  try {
    const { messages } = verify(source, STRICT);
    const suggestions = messages.flatMap((message) => message.suggestions ?? []);
    const tried = { ...trial, reports: messages.length, suggestions: suggestions.length };
    for (const { desc, fix } of suggestions) {
      const output = applied(source, fix);
      const error = syntaxError({ ...source, code: output });
      if (error !== undefined) {
        const fault: Fault = { kind: "broken suggestion", detail: `${desc}: ${error}`, output };
        return { ...tried, fault };
      }
    }
    if (messages.length === 0) return tried;
    return { ...tried, ...tryFixes(source) };
  } catch (error) {
    return { ...trial, fault: { kind: "crash", detail: describe(error) } };
  }
}

function tryFixes(source: Source): Pick<Trial, "isFixed" | "fault"> {
  const { fixed, messages, output } = new Linter({ cwd: source.cwd }).verifyAndFix(
    source.code,
    [configFor(source, AUTOFIX)],
    { filename: source.path },
  );
  const error = messages.find(({ fatal }) => fatal === true)?.message;
  if (error !== undefined) {
    return { isFixed: fixed, fault: { kind: "broken fix", detail: error, output } };
  }
  const left = messages.find(({ fix }) => fix !== undefined);
  return {
    isFixed: fixed,
    fault: left && { kind: "endless fix", detail: String(left.ruleId), output },
  };
}

function applied(
  { code }: Source,
  { range, text }: { range: readonly number[]; text: string },
): string {
  const mark = code.startsWith("\uFEFF") ? "\uFEFF" : "";
  const [start = 0, end = 0] = range;
  const body = code.slice(mark.length);
  return mark + body.slice(0, start) + text + body.slice(end);
}

/** The message and the innermost call of an error that a rule threw. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [message = ""] = error.message.split("\n");
  const frame = error.stack?.split("\n").find((line) => line.trimStart().startsWith("at ")) ?? "";
  return `${message} in ${frame.slice(frame.lastIndexOf("/") + 1)}`;
}
