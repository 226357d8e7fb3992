import type { CodeAction, Diagnostic } from "vscode-languageserver-protocol/node";
import { DiagnosticSeverity } from "vscode-languageserver-protocol/node";
import type { OpenDocument } from "./language-server.js";
import type { EditorReport } from "./report.js";

/** How a server writes what others write otherwise. */
export interface Dialect {
  /** The rule of a diagnostic's `code`. */
  ruleOf(code: string): string;
  /** The title of a rule's suggestion for the diagnostic, `undefined` for any other action. */
  suggestionOf(action: CodeAction, diagnostic: Diagnostic): string | undefined;
}

/** What the editor shows of a document: its diagnostics, and what each has to offer. */
export async function reportsIn(
  document: OpenDocument,
  dialect: Dialect,
): Promise<readonly EditorReport[]> {
  const reports: EditorReport[] = [];
  for (const diagnostic of await document.diagnostics()) {
    const suggestions = await suggestionsFor(document, diagnostic, dialect);
    reports.push(
      toReport(
        diagnostic,
        dialect,
        suggestions.map(({ title }) => title),
      ),
    );
  }
  return reports;
}

/** Applies a suggestion at a time, until none is left that changes anything. */
export async function applyAll(document: OpenDocument, dialect: Dialect): Promise<void> {
  for (let turns = 0; turns < 50; turns += 1) {
    const suggestion = await firstSuggestion(document, dialect);
    if (suggestion === undefined) return;
    await document.apply(suggestion);
  }
  throw new Error(`There are suggestions without an end:\n${document.text()}`);
}

async function firstSuggestion(
  document: OpenDocument,
  dialect: Dialect,
): Promise<CodeAction | undefined> {
  for (const diagnostic of await document.diagnostics()) {
    const [suggestion] = await suggestionsFor(document, diagnostic, dialect);
    if (suggestion !== undefined) return suggestion.action;
  }
  return undefined;
}

async function suggestionsFor(
  document: OpenDocument,
  diagnostic: Diagnostic,
  dialect: Dialect,
): Promise<readonly { action: CodeAction; title: string }[]> {
  const actions = await document.actions(diagnostic);
  return actions.flatMap((action) => {
    const title = dialect.suggestionOf(action, diagnostic);
    return title === undefined ? [] : [{ action, title }];
  });
}

function toReport(
  { code, message, range, severity }: Diagnostic,
  dialect: Dialect,
  titles: readonly string[],
): EditorReport {
  return {
    line: range.start.line + 1,
    column: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
    severity: severity === DiagnosticSeverity.Error ? "error" : "warning",
    rule: dialect.ruleOf(String(code)),
    message: typeof message === "string" ? message : message.value,
    titles,
  };
}
