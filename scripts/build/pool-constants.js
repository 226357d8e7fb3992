// Gives every string that the sources write out again and again ("MemberExpression") one constant,
// which a minifier then names with a letter or two. Minifiers do not: what they make is meant to
// be compressed on its way, where a repetition costs nothing; an installed file is not.
import { readFileSync } from "node:fs";
import MagicString from "magic-string";
import ts from "typescript";

const MODULE = "pooled-constants";

/** What `undefined` is imported as. */
const UNDEFINED = "$undefined";

/** What a constant costs beside its text: a declaration, and a name at every use. */
const DECLARATION = "a1=,".length;
const NAME = "a1".length;

/**
 * @param {readonly string[]} files - the sources that are bundled, as absolute paths
 * @returns {import("esbuild").Plugin}
 */
export function poolConstants(files) {
  const sources = new Map(files.map((file) => [file, parse(file)]));
  const names = new Map(
    [...countTexts(sources.values())]
      .filter(([text, uses]) => isWorthwhile(text, uses))
      .map(([text], index) => [text, `$text${index}`]),
  );
  return {
    name: MODULE,
    setup(build) {
      build.onResolve({ filter: /^pooled-constants$/ }, () => ({
        path: MODULE,
        namespace: MODULE,
      }));
      build.onLoad({ filter: /.*/, namespace: MODULE }, () => ({ contents: declarations(names) }));
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const source = sources.get(path);
        return source && { contents: replaceTexts(source, names), loader: "ts" };
      });
    },
  };
}

function parse(file) {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
}

function countTexts(sources) {
  const counts = new Map();
  for (const source of sources) {
    for (const { text } of values(source).texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

function isWorthwhile(text, uses) {
  const length = JSON.stringify(text).length;
  return uses * length > uses * NAME + length + DECLARATION;
}

function declarations(names) {
  // Not `const`: esbuild would put the values of those back where they are used.
  const constants = [...names].map(
    ([text, name]) => `export let ${name} = ${JSON.stringify(text)};`,
  );
  return [...constants, `export let ${UNDEFINED};`].join("\n");
}

function replaceTexts(source, names) {
  const { texts, undefineds } = values(source);
  const replaced = new MagicString(source.text);
  const imported = new Set();
  const replace = (node, name) => {
    imported.add(name);
    // With spaces, as in `case"x":` there may be none.
    replaced.overwrite(node.getStart(source), node.end, ` ${name} `);
  };
  for (const node of texts) if (names.has(node.text)) replace(node, names.get(node.text));
  for (const node of undefineds) replace(node, UNDEFINED);
  // Behind all else, so that lines keep their numbers.
  if (imported.size > 0)
    replaced.append(`\nimport { ${[...imported].join(", ")} } from "${MODULE}";`);
  return replaced.toString();
}

/** The string literals and the `undefined`s of a file that are values, and not names or types. */
function values(source) {
  const texts = [];
  const undefineds = [];
  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isStringLiteral(node) && isValue(node)) texts.push(node);
    if (ts.isIdentifier(node) && node.text === "undefined" && isValue(node)) undefineds.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { texts, undefineds };
}

/** Where a literal stands for its value: not as a name, a module or a directive. */
function isValue(node) {
  const { parent } = node;
  const isNamed = "name" in parent && parent.name === node;
  return (
    !isNamed &&
    !ts.isImportDeclaration(parent) &&
    !ts.isExportDeclaration(parent) &&
    !ts.isImportOrExportSpecifier(parent) &&
    !ts.isImportAttribute(parent) &&
    !ts.isExternalModuleReference(parent) &&
    !ts.isExpressionStatement(parent) &&
    !ts.isComputedPropertyName(parent)
  );
}
