import { syntaxError } from "../source/language.js";
import type { Source } from "../source/language.js";
import type { Random } from "../source/random.js";
import { piecesOf } from "./pieces.js";
import type { Pieces, Range } from "./pieces.js";
import { documentedSnippets, EXPRESSIONS, PREAMBLES, STATEMENTS } from "./snippets.js";

/** Changes a file in one place; gives nothing where the file has no such place. */
type Mutation = (random: Random, pieces: Pieces) => string | undefined;

/** How many changes are tried on one file. */
const MAX_CHANGES = 12;

const snippets = documentedSnippets();

/** Wraps an expression into a read, a check or the like. */
const wrapExpression: Mutation = (random, { text, expressions }) => {
  const range = choose(random, expressions);
  if (range === undefined) return undefined;
  const wrapped = fill(random.pick(EXPRESSIONS), textOf(text, range));
  return replace(text, range, random.below(2) === 0 ? wrapped : `(${wrapped})`);
};

/** Wraps a statement into a handler, a loop or the like. */
const wrapStatement: Mutation = (random, { text, statements }) => {
  const range = choose(random, statements);
  return range && replace(text, range, fill(random.pick(STATEMENTS), textOf(text, range)));
};

/** Puts a statement with a read, or a documented sample, before or after another one. */
const addStatement: Mutation = (random, { text, statements }) => {
  const range = choose(random, statements);
  if (range === undefined) return undefined;
  const added = random.below(2) === 0 ? fill(random.pick(STATEMENTS), ";") : random.pick(snippets);
  const at = range[random.below(2)] ?? 0;
  return replace(text, [at, at], `\n${added}\n`);
};

const dropStatement: Mutation = (random, { text, statements }) => {
  const range = choose(random, statements);
  return range && replace(text, range, "");
};

const repeatStatement: Mutation = (random, { text, statements }) => {
  const range = choose(random, statements);
  return range && replace(text, range, `${textOf(text, range)}\n${textOf(text, range)}`);
};

/** Puts one expression in the place of another. */
const moveExpression: Mutation = (random, { text, expressions }) => {
  const [from, to] = [choose(random, expressions), choose(random, expressions)];
  return from && to && replace(text, to, textOf(text, from));
};

const dropToken: Mutation = (random, { text, tokens }) => {
  const range = choose(random, tokens);
  return range && replace(text, range, "");
};

const repeatToken: Mutation = (random, { text, tokens }) => {
  const range = choose(random, tokens);
  return range && replace(text, range, `${textOf(text, range)} ${textOf(text, range)}`);
};

const swapTokens: Mutation = (random, { text, tokens }) => {
  if (tokens.length < 2) return undefined;
  const index = random.below(tokens.length - 1);
  const [left, right] = [tokens[index], tokens[index + 1]];
  if (left === undefined || right === undefined) return undefined;
  const between = text.slice(left[1], right[0]);
  return replace(text, [left[0], right[1]], textOf(text, right) + between + textOf(text, left));
};

/** Puts a comment or a line break between two tokens. */
const addTrivia: Mutation = (random, { text, tokens }) => {
  const range = choose(random, tokens);
  const trivia = random.pick(["/* c */", "// c\n", "\n", "\r\n", "/* a\nb */", "\u2028", " \t"]);
  return range && replace(text, [range[0], range[0]], trivia);
};

const MUTATIONS: readonly (readonly [weight: number, mutation: Mutation])[] = [
  [6, wrapExpression],
  [4, wrapStatement],
  [3, addStatement],
  [1, dropStatement],
  [1, repeatStatement],
  [2, moveExpression],
  [1, dropToken],
  [1, repeatToken],
  [1, swapTokens],
  [2, addTrivia],
];

const LOTS = MUTATIONS.flatMap(([weight, mutation]) =>
  Array.from({ length: weight }, () => mutation),
);

/**
 * Puts background reads and more into a file, and breaks it in other ways.
 *
 * @param source - It must parse.
 * @returns what still parses
 */
export function mutate(source: Source, random: Random): Source {
  let mutated = attempt(source, addPreamble(random, piecesOf(source), source));
  for (let left = 2 + random.below(MAX_CHANGES); left > 0; left--) {
    mutated = attempt(mutated, random.pick(LOTS)(random, piecesOf(mutated)));
  }
  return mutated;
}

/** The changed source where it parses, else the one before. */
function attempt(source: Source, text: string | undefined): Source {
  if (text === undefined) return source;
  const mark = source.code.startsWith("\uFEFF") ? "\uFEFF" : "";
  const changed = { ...source, code: mark + text };
  return syntaxError(changed) === undefined ? changed : source;
}

/** One file in eight keeps its own names, all undefined. */
function addPreamble(
  random: Random,
  { text, start }: Pieces,
  { path }: Source,
): string | undefined {
  if (random.below(8) === 0) return undefined;
  const preamble = random.pick(PREAMBLES);
  if (start !== undefined) return replace(text, [start, start], preamble);
  return /\.(?:vue|svelte)$/u.test(path)
    ? `<script>\n${preamble};\n</script>\n${text}`
    : `${text}\n${preamble}`;
}

function choose(random: Random, ranges: readonly Range[]): Range | undefined {
  return ranges.length === 0 ? undefined : random.pick(ranges);
}

function textOf(text: string, [start, end]: Range): string {
  return text.slice(start, end);
}

function replace(text: string, [start, end]: Range, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

function fill(form: string, text: string): string {
  return form.replaceAll("$", () => text);
}
