import type { TSESTree } from "@typescript-eslint/utils";
import { addModule } from "../flow/build-flow.js";
import { Cell } from "../flow/cell.js";
import type { Flow, FlowEnvironment } from "../flow/flow.js";
import { ANY_KEY } from "../flow/flow.js";
import type { ModuleSource } from "../flow/module-source.js";
import { unwrap } from "../nodes.js";
import type { ParseOptions } from "./parse-file.js";
import { parseFile } from "./parse-file.js";
import { resolveFile } from "./resolve-file.js";

/** What following imports needs to know of the linted file. */
export interface ImportSettings {
  /** The folder that helpers must be in: the working directory, symbolic links resolved. */
  readonly root: string;
  readonly parse: ParseOptions;
}

/** How many files one linted file may bring in. */
const MAX_FILES = 20;

/** How many imports deep a helper may be. */
const MAX_DEPTH = 3;

interface LoadedModule {
  readonly source: ModuleSource;
  readonly depth: number;
  /** By exported name; `*` is the module's namespace. */
  readonly exports: ReadonlyMap<string, Cell>;
  /** The modules of `export * from`. */
  readonly stars: readonly string[];
}

/**
 * Follows imports of the project's own files: their code joins the value flow as if it stood in the
 * linted file.
 */
export function createImporter(
  settings: ImportSettings,
): NonNullable<FlowEnvironment["importExport"]> {
  const loaded = new Map<string, LoadedModule | undefined>();

  const load = (flow: Flow, file: string, depth: number): LoadedModule | undefined => {
    if (loaded.has(file)) return loaded.get(file);
    if (loaded.size >= MAX_FILES || depth > MAX_DEPTH) return undefined;
    const source = parseFile(file, settings.parse);
    if (source === undefined || source.ast === flow.modules[0]?.ast) {
      loaded.set(file, undefined);
      return undefined;
    }
    const { exports, stars, bind } = collectExports(source);
    const module: LoadedModule = { source, depth, exports, stars };
    // Known before its own imports are followed: they may lead back here.
    loaded.set(file, module);
    addModule(flow, source, flow.visitImported);
    bind(flow);
    return module;
  };

  const give = (
    flow: Flow,
    importer: string,
    specifier: string,
    name: string,
    cell: Cell,
    depth: number,
  ): boolean => {
    const file = resolveFile(specifier, importer, settings.root);
    const module = file === undefined ? undefined : load(flow, file, depth);
    if (module === undefined || file === undefined) return false;
    const exported = module.exports.get(name);
    if (exported !== undefined) {
      flow.solver.flow(exported, cell);
      return true;
    }
    let found = false;
    for (const star of module.stars) {
      found = give(flow, file, star, name, cell, depth + 1) || found;
    }
    return found;
  };

  return (flow, from, specifier, name, cell) => {
    const importer = flow.moduleOf(from);
    if (importer?.filename === undefined) return false;
    const depth = loaded.get(importer.filename)?.depth ?? 0;
    return give(flow, importer.filename, specifier, name, cell, depth + 1);
  };
}

interface CollectedExports {
  readonly exports: Map<string, Cell>;
  readonly stars: string[];
  /** Ties the exports to the cells of the module, once its variables are known to the flow. */
  readonly bind: (flow: Flow) => void;
}

/** What a module exports, as ESM or CommonJS. */
function collectExports({ ast }: ModuleSource): CollectedExports {
  const exports = new Map<string, Cell>();
  const stars: string[] = [];
  const bindings: ((flow: Flow) => void)[] = [];
  const add = (name: string, bind: (flow: Flow, cell: Cell) => void): void => {
    let cell = exports.get(name);
    if (cell === undefined) exports.set(name, (cell = new Cell()));
    const target = cell;
    bindings.push((flow) => {
      bind(flow, target);
    });
  };
  const addNode = (name: string, node: TSESTree.Node): void => {
    add(name, (flow, cell) => {
      flow.solver.flow(flow.cell(node), cell);
    });
  };
  for (const statement of ast.body) {
    switch (statement.type) {
      case "ExportAllDeclaration":
        if (statement.exported === null) stars.push(statement.source.value);
        break;
      case "ExportDefaultDeclaration":
        addNode("default", declaredName(statement.declaration) ?? statement.declaration);
        break;
      case "ExportNamedDeclaration":
        addNamed(statement, addNode, add);
        break;
      case "ExpressionStatement":
        addCommonJs(statement.expression, addNode, add);
        break;
      case "TSExportAssignment":
        addNode("*", statement.expression);
        addNode("default", statement.expression);
        break;
      default:
    }
  }
  addNamespace(exports, ast, bindings);
  return {
    exports,
    stars,
    bind(flow) {
      for (const bind of bindings) bind(flow);
    },
  };
}

/** `import * as errors`, `require("./errors")`: an object with every export. */
function addNamespace(
  exports: Map<string, Cell>,
  ast: TSESTree.Program,
  bindings: ((flow: Flow) => void)[],
): void {
  const named = [...exports].filter(([name]) => name !== "*");
  let namespace = exports.get("*");
  if (namespace === undefined) exports.set("*", (namespace = new Cell()));
  const cell = namespace;
  bindings.push((flow) => {
    const token = flow.objectToken(ast);
    flow.solver.add(cell, token);
    for (const [name, value] of named) if (name !== ANY_KEY) flow.assign(token, name, value);
  });
}

function declaredName(declaration: TSESTree.Node): TSESTree.Node | undefined {
  return (declaration.type === "FunctionDeclaration" || declaration.type === "ClassDeclaration") &&
    declaration.id !== null
    ? declaration.id
    : undefined;
}

type AddNode = (name: string, node: TSESTree.Node) => void;
type Add = (name: string, bind: (flow: Flow, cell: Cell) => void) => void;

function addNamed(statement: TSESTree.ExportNamedDeclaration, addNode: AddNode, add: Add): void {
  const { declaration, source } = statement;
  if (declaration !== null) {
    if (declaration.type === "VariableDeclaration") {
      for (const { id } of declaration.declarations) addPattern(id, addNode);
    } else if ("id" in declaration && declaration.id?.type === "Identifier") {
      addNode(declaration.id.name, declaration.id);
    }
  }
  for (const specifier of statement.specifiers) {
    const name = nameOf(specifier.exported);
    if (source === null) {
      addNode(name, specifier.local);
    } else {
      add(name, (flow, cell) => {
        const local = nameOf(specifier.local);
        flow.environment.importExport?.(flow, statement, source.value, local, cell);
      });
    }
  }
}

function addPattern(pattern: TSESTree.Node, addNode: AddNode): void {
  if (pattern.type === "Identifier") addNode(pattern.name, pattern);
  if (pattern.type === "ObjectPattern") {
    for (const property of pattern.properties) {
      addPattern(property.type === "Property" ? property.value : property.argument, addNode);
    }
  }
}

/** `module.exports = …`, `exports.name = …` */
function addCommonJs(expression: TSESTree.Expression, addNode: AddNode, add: Add): void {
  if (expression.type !== "AssignmentExpression") return;
  const left = unwrap(expression.left);
  if (left.type !== "MemberExpression" || left.property.type !== "Identifier") return;
  const name = left.property.name;
  if (isName(left.object, "module") && name === "exports") {
    addNode("default", expression.right);
    const right = unwrap(expression.right);
    if (right.type !== "ObjectExpression") {
      addNode("*", right);
      return;
    }
    for (const property of right.properties) {
      if (property.type !== "Property" || property.key.type !== "Identifier") continue;
      addNode(property.key.name, property.value);
    }
  } else if (
    isName(left.object, "exports") ||
    (left.object.type === "MemberExpression" &&
      isName(left.object.object, "module") &&
      isName(left.object.property, "exports"))
  ) {
    add(name, (flow, cell) => {
      flow.solver.flow(flow.cell(expression.right), cell);
    });
  }
}

function isName(node: TSESTree.Node, name: string): boolean {
  return node.type === "Identifier" && node.name === name;
}

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === "Identifier" ? node.name : node.value;
}
