import { readFileSync, statSync } from "node:fs";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { analyze } from "eslint-scope";
import type { ModuleSource } from "../flow/module-source.js";
import { ScopeIndex } from "../flow/scope-index.js";

/** How the linted file is parsed, and so its helpers. */
export interface ParseOptions {
  readonly parser: unknown;
  readonly parserOptions: Readonly<Record<string, unknown>>;
  readonly ecmaVersion: number | string | undefined;
  readonly sourceType: string | undefined;
  /** The children of each kind of node, for a parser that does not say. */
  readonly visitorKeys: ModuleSource["visitorKeys"];
}

interface ParseResult {
  readonly ast: TSESTree.Program;
  readonly scopeManager?: TSESLint.Scope.ScopeManager | null;
  readonly visitorKeys?: ModuleSource["visitorKeys"] | null;
}

interface CachedFile {
  readonly mtimeMs: number;
  readonly parser: unknown;
  readonly module: ModuleSource | undefined;
}

/** A helper is short: larger files are bundles, and not worth the time. */
const MAX_BYTES = 200_000;

/** A file without any of these words has nothing to say about failures. */
const RELEVANT =
  /instanceof|status|\.code\b|\.constructor|responses|throwIfFailed|errorFromResponse|withTypedFailures|OpenAI/u;

/** Options that make a parser look for type information, which a helper is not asked for. */
const TYPED_OPTIONS = [
  "EXPERIMENTAL_useProjectService",
  "program",
  "programs",
  "project",
  "projectService",
];

const cache = new Map<string, CachedFile>();

/**
 * Reads and parses a file of the project with the parser of the linted one. Cached by file and
 * modification time.
 *
 * @returns `undefined` where it is missing, too large, does not parse, or cannot concern any rule
 */
export function parseFile(file: string, options: ParseOptions): ModuleSource | undefined {
  try {
    const { mtimeMs, size } = statSync(file);
    const cached = cache.get(file);
    if (cached?.mtimeMs === mtimeMs && cached.parser === options.parser) return cached.module;
    const module = size > MAX_BYTES ? undefined : parseText(file, options);
    cache.set(file, { mtimeMs, parser: options.parser, module });
    return module;
  } catch {
    // A helper that cannot be parsed is as good as one from another package: nothing is known of it.
    return undefined;
  }
}

function parseText(file: string, options: ParseOptions): ModuleSource | undefined {
  const text = readFileSync(file, "utf8");
  if (!RELEVANT.test(text) && !/\bexport\s*(?:\*|\{)|require\(/u.test(text)) return undefined;
  const result = parse(text, file, options);
  if (result === undefined) return undefined;
  const visitorKeys = result.visitorKeys ?? options.visitorKeys;
  setParents(result.ast, visitorKeys);
  const scopeManager =
    result.scopeManager ??
    (analyze(result.ast as unknown as Parameters<typeof analyze>[0], {
      ecmaVersion: 2026,
      sourceType: options.sourceType === "commonjs" ? "commonjs" : "module",
      childVisitorKeys: visitorKeys as Record<string, string[]>,
      fallback: "iteration",
    }) as unknown as TSESLint.Scope.ScopeManager);
  return {
    ast: result.ast,
    filename: file,
    scopeManager,
    scopes: new ScopeIndex(scopeManager),
    visitorKeys,
  };
}

function parse(text: string, file: string, options: ParseOptions): ParseResult | undefined {
  const parserOptions: Record<string, unknown> = {
    ecmaVersion: options.ecmaVersion ?? "latest",
    sourceType: options.sourceType ?? "module",
    ...options.parserOptions,
    filePath: file,
    range: true,
    loc: true,
    comment: false,
    tokens: false,
  };
  for (const name of TYPED_OPTIONS) Reflect.deleteProperty(parserOptions, name);
  // A component's parser takes its script with another one; a helper is all script.
  const inner = parserOptions.parser;
  const parser = isParser(inner) ? inner : options.parser;
  if (!isParser(parser)) return undefined;
  if (parser.parseForESLint !== undefined) return parser.parseForESLint(text, parserOptions);
  return parser.parse === undefined ? undefined : { ast: parser.parse(text, parserOptions) };
}

interface Parser {
  readonly parse?: (text: string, options: object) => TSESTree.Program;
  readonly parseForESLint?: (text: string, options: object) => ParseResult;
}

function isParser(value: unknown): value is Parser {
  return (
    typeof value === "object" && value !== null && ("parse" in value || "parseForESLint" in value)
  );
}

/** ESLint sets `parent` only in the linted file. */
function setParents(ast: TSESTree.Program, visitorKeys: ModuleSource["visitorKeys"]): void {
  const stack: TSESTree.Node[] = [ast];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (const key of visitorKeys[node.type] ?? []) {
      for (const child of [(node as unknown as Record<string, unknown>)[key]].flat()) {
        if (typeof child !== "object" || child === null || !("type" in child)) continue;
        // Parsers may define it already, and some as read-only.
        Object.defineProperty(child, "parent", {
          value: node,
          configurable: true,
          enumerable: false,
          writable: true,
        });
        stack.push(child as TSESTree.Node);
      }
    }
  }
}
