import { getPropertyName } from "@eslint-community/eslint-utils";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { CallNode, ClassNode, FunctionNode } from "../nodes.js";
import { exits, isClass, isFunction, parentOf, programOf, unwrap } from "../nodes.js";
import type { Read, ReadMethod } from "../read.js";
import { Cell, Solver } from "./cell.js";
import { loadFromToken } from "./load.js";
import type { ModuleSource } from "./module-source.js";
import type { Token } from "./token.js";
import { isErrorToken, TokenTable } from "./token.js";

/** Every property at once: what a load by an unknown key gives. */
export const ANY_KEY = "*";

/** The property under which a store by an unknown key, or a `push`, is kept. */
export const UNKNOWN_INDEX = "[]";

/** A load of the property `responses`, whose object may turn out to be a client nobody knows. */
export interface ResponsesLoad {
  /** The expression, or pattern, whose property it is. */
  readonly node: TSESTree.Node | undefined;
  readonly object: Cell;
  readonly result: Cell;
}

/** A call, as far as its constraints need to know. */
export interface CallSite {
  readonly node: CallNode;
  readonly callee: Cell;
  readonly args: readonly Cell[];
  readonly result: Cell;
  /** The callee is not called here but handed on, to be called back: `.then(throwIfFailed)`. */
  readonly callback?: boolean;
}

/** Which parameters a function returns as they are, and who wants to know. */
interface HandedBack {
  readonly indices: Set<number>;
  readonly listeners: ((index: number) => void)[];
}

/** What the flow asks of the world around the file. */
export interface FlowEnvironment {
  /** What the type of an expression says of its `responses`, where types are known. */
  readonly judgeClient?: ((node: TSESTree.Node) => "client" | "other" | undefined) | undefined;
  /** The modules that export the shim. */
  readonly shimModules: ReadonlySet<string>;
  /**
   * Puts an export of an imported file into a cell.
   *
   * @param from - the import, or the call of `require`
   * @returns whether the file was found
   */
  readonly importExport?: (
    flow: Flow,
    from: TSESTree.Node,
    specifier: string,
    name: string,
    cell: Cell,
  ) => boolean;
}

/**
 * The value flow of a program: a cell for every place that holds a value, and the constraints
 * between them. The files beside this one add the constraints, one concern each.
 */
export class Flow {
  readonly solver: Solver;
  readonly tokens: TokenTable = new TokenTable();
  readonly modules: ModuleSource[] = [];
  readonly reads: Map<TSESTree.Node, Read> = new Map();
  readonly responsesLoads: ResponsesLoad[] = [];
  /** Calls whose callee must be known before they can be given a meaning. */
  readonly callSites: Map<CallNode, CallSite> = new Map();
  /** The same-program functions a call may run. */
  readonly callees: Map<TSESTree.Node, Set<FunctionNode>> = new Map();
  /** The calls that may run a function. */
  readonly callers: Map<FunctionNode, Set<TSESTree.Node>> = new Map();
  /** The event, if it is known, that a function is called with by each call of a stream's `on`. */
  readonly listeners: Map<FunctionNode, Map<TSESTree.Node, string | undefined>> = new Map();
  /** Stores into something that may turn out to have no token of its own. */
  readonly stores: { object: Cell; node: TSESTree.Node }[] = [];

  readonly #moduleOf = new WeakMap<TSESTree.Program, ModuleSource>();
  readonly #nodeCells = new Map<TSESTree.Node, Cell>();
  readonly #variableCells = new Map<TSESLint.Scope.Variable, Cell>();
  readonly #globalCells = new Map<string, Cell>();
  readonly #assigned = new Map<Token, Set<string>>();
  readonly #stored = new Map<Token, Map<string, TSESTree.Node[]>>();
  readonly #fields = new Map<Token, Map<string, Cell>>();
  readonly #sinks = new Map<TSESTree.Node, Cell | undefined>();
  readonly #roleCells = new Map<string, Map<TSESTree.Node, Cell>>();
  readonly #handedBack = new Map<FunctionNode, HandedBack>();
  readonly #boundCallees = new Map<CallSite, Set<Cell>>();
  readonly #variableOf = new Map<TSESTree.Node, TSESLint.Scope.Variable>();

  /** Calls that were already given the meaning of an unknown function. */
  readonly unknownCalls: Set<CallNode> = new Set();
  readonly environment: FlowEnvironment;
  /** Called for every node of an imported module. */
  readonly visitImported: (node: TSESTree.Node) => void;

  constructor(
    environment: FlowEnvironment,
    budget: number,
    visitImported: (node: TSESTree.Node) => void,
  ) {
    this.environment = environment;
    this.visitImported = visitImported;
    this.solver = new Solver(budget);
  }

  /** Makes a module's variables known; its constraints are added by the caller. */
  addModule(module: ModuleSource): void {
    this.modules.push(module);
    this.#moduleOf.set(module.ast, module);
  }

  /** The variable an identifier of any module names. */
  variableOf(identifier: TSESTree.Node): TSESLint.Scope.Variable | undefined {
    let variable = this.#variableOf.get(identifier);
    if (variable !== undefined) return variable;
    for (const module of this.modules) {
      variable = module.scopes.variableOf(identifier);
      if (variable !== undefined) {
        this.#variableOf.set(identifier, variable);
        return variable;
      }
    }
    return undefined;
  }

  /** The module a node stands in. */
  moduleOf(node: TSESTree.Node): ModuleSource | undefined {
    const program = programOf(node);
    return program === undefined ? undefined : this.#moduleOf.get(program);
  }

  /** The cell of an expression, a pattern's identifier or a `this`. */
  cell(node: TSESTree.Node): Cell {
    const inner = unwrap(node);
    switch (inner.type) {
      case "AssignmentExpression":
        if (inner.operator === "=") return this.cell(inner.right);
        break;
      case "Identifier":
      case "JSXIdentifier": {
        const variable = this.variableOf(inner);
        if (variable !== undefined) return this.variableCell(variable);
        return inner.type === "Identifier" ? this.#globalCell(inner.name) : this.#own(inner);
      }
      case "SequenceExpression": {
        const last = inner.expressions.at(-1);
        if (last !== undefined) return this.cell(last);
        break;
      }
      case "Super":
      case "ThisExpression":
        return this.thisCell(inner);
      default:
    }
    return this.#own(inner);
  }

  /** Like {@link cell}, but never makes one: `undefined` where nothing can flow. */
  tokensOf(node: TSESTree.Node): ReadonlySet<Token> {
    return this.cell(node).tokens;
  }

  /** The cell of a variable: all that is ever assigned to it. */
  variableCell(variable: TSESLint.Scope.Variable): Cell {
    return getOrCreate(this.#variableCells, variable, () => new Cell());
  }

  /** The cell of one of a function's parameters, before any destructuring. */
  parameterCell(fn: FunctionNode, index: number): Cell {
    return this.#role(`parameter ${index}`, fn);
  }

  /** What a function returns. */
  returnCell(fn: FunctionNode): Cell {
    return this.#role("return", fn);
  }

  /** What a function returns that is not {@link handBack | handed back}. */
  madeCell(fn: FunctionNode): Cell {
    const cell = this.#role("made", fn);
    this.solver.flow(cell, this.returnCell(fn));
    return cell;
  }

  /** A function returns one of its parameters as it was given. */
  handBack(fn: FunctionNode, index: number): void {
    const known = this.#handedBackBy(fn);
    if (known.indices.has(index)) return;
    known.indices.add(index);
    for (const listener of known.listeners) listener(index);
  }

  /** Calls `listener` with the index of every parameter that a function hands back, now or later. */
  onHandedBack(fn: FunctionNode, listener: (index: number) => void): void {
    const known = this.#handedBackBy(fn);
    known.listeners.push(listener);
    for (const index of known.indices) listener(index);
  }

  #handedBackBy(fn: FunctionNode): HandedBack {
    return getOrCreate(this.#handedBack, fn, () => ({ indices: new Set<number>(), listeners: [] }));
  }

  /** What a function throws. */
  throwCell(fn: FunctionNode): Cell {
    return this.#role("throw", fn);
  }

  /** What a handler catches. */
  caughtCell(handler: TSESTree.CatchClause): Cell {
    return this.#role("caught", handler);
  }

  /** An extra cell that belongs to a node, told apart by its role. */
  roleCell(role: string, node: TSESTree.Node): Cell {
    return this.#role(role, node);
  }

  /** What `this` is at a node. */
  thisCell(node: TSESTree.Node): Cell {
    let current = node;
    for (let parent = parentOf(current); parent !== undefined; parent = parentOf(current)) {
      if (isFunction(parent) && parent.type !== "ArrowFunctionExpression") {
        return this.thisOfFunction(parent);
      }
      if (
        (parent.type === "PropertyDefinition" || parent.type === "AccessorProperty") &&
        parent.value === current
      ) {
        return this.thisOfClass(parent.parent.parent, parent.static);
      }
      if (parent.type === "StaticBlock") return this.thisOfClass(parent.parent.parent, true);
      current = parent;
    }
    return this.#own(node);
  }

  /** What `this` is in a function that binds one. */
  thisOfFunction(fn: FunctionNode): Cell {
    const member = fn.parent;
    if (member.type === "MethodDefinition") {
      return this.thisOfClass(member.parent.parent, member.static);
    }
    if (member.type === "Property" && member.value === fn) return this.cell(member.parent);
    return this.#role("this", fn);
  }

  /** What `this` is in the members of a class. */
  thisOfClass(node: ClassNode, isStatic: boolean): Cell {
    return this.#role(isStatic ? "static this" : "instance this", node);
  }

  /** The token of an object, array or instance that the program makes at a node. */
  objectToken(node: TSESTree.Node): Token {
    return this.tokens.intern({ kind: "object", node });
  }

  /** Whether the program ever stores something in this property of what a token stands for. */
  isAssigned(token: Token, name: string): boolean {
    return this.#assigned.get(token)?.has(name) ?? false;
  }

  /** Where a property gets another value than the one that the object was made with. */
  storesIn(token: Token, name: string): readonly TSESTree.Node[] {
    const stores = this.#stored.get(token);
    return [...(stores?.get(name) ?? []), ...(stores?.get(UNKNOWN_INDEX) ?? [])];
  }

  /** `token[name]` gets what `value` may be. */
  assign(token: Token, name: string, value: Cell): void {
    getOrCreate(this.#assigned, token, () => new Set<string>()).add(name);
    this.solver.flow(value, this.field(token, name));
  }

  /** The cell of one property of what a token stands for. */
  field(token: Token, name: string): Cell {
    const fields = getOrCreate(this.#fields, token, () => new Map<string, Cell>());
    const known = fields.get(name);
    if (known !== undefined) return known;
    const cell = new Cell();
    fields.set(name, cell);
    if (name === ANY_KEY) {
      for (const other of fields.values()) this.solver.flow(other, cell);
    } else {
      const any = fields.get(ANY_KEY);
      if (any !== undefined) this.solver.flow(cell, any);
    }
    if (token.kind === "object" && isClass(token.node))
      this.#inherit(token.node, name, cell, false);
    if (token.kind === "class") this.#inherit(token.node, name, cell, true);
    return cell;
  }

  /** `result` gets what `object[name]` may be. */
  load(object: Cell, name: string, result: Cell, node?: TSESTree.Node): void {
    if (name === "responses") this.responsesLoads.push({ object, result, node });
    this.solver.listen(object, (token) => {
      loadFromToken(this, token, name, result);
    });
  }

  /** Any of the properties of `object` may get another value at a node. */
  changeAny(object: Cell, node: TSESTree.Node): void {
    this.solver.listen(object, (token) => {
      if (token.kind === "object") this.#noteStore(token, UNKNOWN_INDEX, node);
    });
  }

  #noteStore(token: Token, name: string, node: TSESTree.Node): void {
    const stores = getOrCreate(this.#stored, token, () => new Map<string, TSESTree.Node[]>());
    getOrCreate(stores, name, (): TSESTree.Node[] => []).push(node);
  }

  /** `object[name]` gets what `value` may be, where `target` is assigned to. */
  store(object: Cell, name: string, value: Cell, target: TSESTree.MemberExpression): void {
    this.stores.push({ object, node: target.object });
    this.solver.listen(object, (token) => {
      if (token.kind === "object" || token.kind === "class" || token.kind === "function") {
        this.#noteStore(token, name, target);
        this.assign(token, name, value);
      }
    });
  }

  /**
   * `result` gets the elements of what `iterable` may be.
   *
   * @param taker - the node that iterates it, which tells a stream's events from those that others
   *   take out of it
   */
  elements(iterable: Cell, result: Cell, taker?: TSESTree.Node): void {
    this.solver.listen(iterable, (token) => {
      if (token.kind === "object") this.solver.flow(this.field(token, ANY_KEY), result);
      if (token.kind === "stream") {
        const { read, typed } = token;
        const event = { kind: "event", read, taker: typed ? null : (taker ?? read.node) } as const;
        this.solver.add(result, this.tokens.intern(event));
      }
    });
  }

  /** Takes the rejection out of a promise: errors go to `errors`, everything else to `values`. */
  settle(promise: Cell, values: Cell, errors: Cell | undefined): void {
    this.solver.listen(promise, (token) => {
      if (token.kind !== "rejects") this.solver.add(values, token);
      else if (errors !== undefined) this.solver.add(errors, token.error);
    });
  }

  /** Makes `promise` reject with every error that `errors` holds. */
  reject(errors: Cell, promise: Cell): void {
    this.solver.listen(errors, (token) => {
      if (isErrorToken(token)) {
        this.solver.add(promise, this.tokens.intern({ kind: "rejects", error: token }));
      }
    });
  }

  /** Passes on the errors of a cell, and nothing else. */
  flowErrors(from: Cell, to: Cell): void {
    this.solver.listen(from, (token) => {
      if (isErrorToken(token)) this.solver.add(to, token);
    });
  }

  /**
   * Where an error goes that is thrown at a node: to the handler of the nearest `try` around it,
   * else out of the function.
   *
   * @returns `undefined` at the top level of a module
   */
  sink(node: TSESTree.Node): Cell | undefined {
    const path: TSESTree.Node[] = [];
    let result: Cell | undefined;
    let current: TSESTree.Node = node;
    for (;;) {
      if (this.#sinks.has(current)) {
        result = this.#sinks.get(current);
        break;
      }
      path.push(current);
      const parent = parentOf(current);
      if (parent === undefined) break;
      if (parent.type === "TryStatement" && parent.finalizer !== current) {
        if (parent.block === current && parent.handler !== null) {
          result = this.caughtCell(parent.handler);
          break;
        }
        // A `finally` that leaves takes every error with it.
        if (parent.finalizer !== null && exits(parent.finalizer)) {
          result = new Cell();
          break;
        }
      }
      if (isFunction(parent)) {
        result = this.throwCell(parent);
        break;
      }
      current = parent;
    }
    for (const seen of path) this.#sinks.set(seen, result);
    return result;
  }

  /** The read that a call is, made on first sight. */
  read(node: TSESTree.CallExpression, method: ReadMethod, typed: boolean): Read {
    const known = this.reads.get(node);
    if (known !== undefined) {
      known.normalised ||= typed;
      return known;
    }
    const read: Read = {
      node,
      method,
      ast: programOf(node),
      normalised: typed || method === "poll",
    };
    this.reads.set(node, read);
    return read;
  }

  /** Whether a call is to follow a bound function's callee: once, since it may be bound to itself. */
  followsBound(site: CallSite, callee: Cell): boolean {
    const followed = getOrCreate(this.#boundCallees, site, () => new Set<Cell>());
    if (followed.has(callee)) return false;
    followed.add(callee);
    return true;
  }

  /** Keeps which event of a stream a function listens to; `undefined` for one that is not known. */
  noteListener(fn: FunctionNode, call: TSESTree.Node, type: string | undefined): void {
    const calls = getOrCreate(
      this.listeners,
      fn,
      () => new Map<TSESTree.Node, string | undefined>(),
    );
    // The others ("event", "end", "error") are heard of however the run ends.
    calls.set(call, type?.startsWith("response.") === true ? type : undefined);
  }

  /** The name of a property, where it can be told; `*` where not. */
  keyOf(
    node:
      | TSESTree.MemberExpression
      | TSESTree.MethodDefinition
      | TSESTree.Property
      | TSESTree.PropertyDefinition,
  ): string {
    const key = node.type === "MemberExpression" ? node.property : node.key;
    if (key.type === "PrivateIdentifier") return `#${key.name}`;
    if (!node.computed && key.type === "Identifier") return key.name;
    return getPropertyName(node as Parameters<typeof getPropertyName>[0]) ?? ANY_KEY;
  }

  #inherit(node: ClassNode, name: string, cell: Cell, isStatic: boolean): void {
    if (node.superClass === null) return;
    this.solver.listen(this.cell(node.superClass), (token) => {
      if (token.kind !== "class" || token.node === node) return;
      const parent = isStatic ? token : this.objectToken(token.node);
      this.solver.flow(this.field(parent, name), cell);
    });
  }

  #globalCell(name: string): Cell {
    return getOrCreate(this.#globalCells, name, () => {
      const cell = new Cell();
      if (name !== "undefined") {
        this.solver.add(cell, this.tokens.intern({ kind: "external", module: null, path: name }));
      }
      return cell;
    });
  }

  #own(node: TSESTree.Node): Cell {
    return getOrCreate(this.#nodeCells, node, () => new Cell());
  }

  #role(role: string, node: TSESTree.Node): Cell {
    const cells = getOrCreate(this.#roleCells, role, () => new Map<TSESTree.Node, Cell>());
    return getOrCreate(cells, node, () => new Cell());
  }
}

function getOrCreate<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = create();
    map.set(key, value);
  }
  return value;
}
