import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  ApplyWorkspaceEditRequest,
  CodeActionKind,
  CodeActionRequest,
  ConfigurationRequest,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  ExecuteCommandRequest,
  ExitNotification,
  InitializeRequest,
  InitializedNotification,
  RegistrationRequest,
  ShutdownRequest,
  TextDocumentEdit,
  createProtocolConnection,
} from "vscode-languageserver-protocol/node";
import type {
  CodeAction,
  Diagnostic,
  ProtocolConnection,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver-protocol/node";

/** How a language server is started, and what it asks its editor. */
export interface ServerDefinition {
  readonly command: string;
  readonly args: readonly string[];
  /** The folder that the editor has open. */
  readonly workspace: string;
  readonly initializationOptions?: unknown;
  /** The answer to each `workspace/configuration`. */
  readonly settings: object;
}

/** What editors call the language of a file. */
const LANGUAGES: Readonly<Record<string, string>> = {
  ".cjs": "javascript",
  ".js": "javascript",
  ".jsx": "javascriptreact",
  ".svelte": "svelte",
  ".ts": "typescript",
  ".vue": "vue",
};

/** A language server, with as much of an editor as asks for diagnostics and applies code actions. */
export class LanguageServer implements AsyncDisposable {
  readonly #connection: ProtocolConnection;
  readonly #exited: Promise<unknown>;
  readonly #workspace: string;
  readonly #documents = new Map<string, TextDocument>();

  private constructor(connection: ProtocolConnection, exited: Promise<unknown>, workspace: string) {
    this.#workspace = workspace;
    this.#connection = connection;
    this.#exited = exited;
  }

  /** Starts a server and opens its workspace. */
  static async start(definition: ServerDefinition): Promise<LanguageServer> {
    const { args, command, initializationOptions, settings, workspace } = definition;
    const child = spawn(command, args, { cwd: workspace, stdio: ["pipe", "pipe", "ignore"] });
    const connection = createProtocolConnection(child.stdout, child.stdin);
    const server = new LanguageServer(connection, once(child, "exit"), workspace);
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => settings));
    connection.onRequest(RegistrationRequest.type, () => undefined);
    connection.onRequest(ApplyWorkspaceEditRequest.type, async ({ edit }) => {
      await server.#applyEdit(edit);
      return { applied: true };
    });
    connection.listen();
    const uri = pathToFileURL(workspace).href;
    await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      // Deprecated, and required all the same.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      rootUri: uri,
      workspaceFolders: [{ uri, name: "workspace" }],
      initializationOptions,
      capabilities: {
        workspace: {
          applyEdit: true,
          configuration: true,
          workspaceEdit: { documentChanges: true },
          workspaceFolders: true,
        },
        textDocument: {
          codeAction: {
            codeActionLiteralSupport: { codeActionKind: { valueSet: [CodeActionKind.QuickFix] } },
          },
          diagnostic: {},
        },
      },
    });
    await connection.sendNotification(InitializedNotification.type, {});
    return server;
  }

  /** Opens a file of the workspace: the server hears its text, and later the changes. */
  async open(name: string): Promise<OpenDocument> {
    const path = join(this.#workspace, name);
    const document = TextDocument.create(
      pathToFileURL(path).href,
      LANGUAGES[extname(path)] ?? "plaintext",
      1,
      await readFile(path, "utf8"),
    );
    const { languageId, uri, version } = document;
    this.#documents.set(uri, document);
    await this.#connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version, text: document.getText() },
    });
    return {
      text: () => document.getText(),
      diagnostics: () => this.#diagnostics(uri),
      actions: (diagnostic) => this.#actions(uri, diagnostic),
      apply: (action) => this.#apply(action),
    };
  }

  async #diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.#connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
    });
    if (report.kind !== DocumentDiagnosticReportKind.Full)
      throw new Error(`${uri}: ${report.kind}`);
    return report.items;
  }

  async #actions(uri: string, diagnostic: Diagnostic): Promise<readonly CodeAction[]> {
    const actions = await this.#connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic], only: [CodeActionKind.QuickFix] },
    });
    return (actions ?? []).filter((action): action is CodeAction => "kind" in action);
  }

  async #apply({ command, edit }: CodeAction): Promise<void> {
    if (edit !== undefined) await this.#applyEdit(edit);
    // The server answers with an edit of its own.
    if (command !== undefined) {
      await this.#connection.sendRequest(ExecuteCommandRequest.type, command);
    }
  }

  async #applyEdit({ changes, documentChanges }: WorkspaceEdit): Promise<void> {
    const edits = [
      ...Object.entries(changes ?? {}),
      ...(documentChanges ?? [])
        .filter((change) => TextDocumentEdit.is(change))
        .map((change) => [change.textDocument.uri, change.edits as TextEdit[]] as const),
    ];
    for (const [uri, textEdits] of edits) {
      const document = this.#documents.get(uri);
      if (document === undefined) throw new Error(`${uri} is not open`);
      const text = TextDocument.applyEdits(document, [...textEdits]);
      const version = document.version + 1;
      TextDocument.update(document, [{ text }], version);
      await this.#connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#connection.sendRequest(ShutdownRequest.type);
    await this.#connection.sendNotification(ExitNotification.type);
    await this.#exited;
    this.#connection.dispose();
  }
}

/** A file that is open in the editor. */
export interface OpenDocument {
  /** Its text, with the edits of the actions that were applied. */
  text(): string;
  diagnostics(): Promise<readonly Diagnostic[]>;
  /** The quick fixes that the editor offers where a diagnostic is. */
  actions(diagnostic: Diagnostic): Promise<readonly CodeAction[]>;
  apply(action: CodeAction): Promise<void>;
}
