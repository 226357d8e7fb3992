// Files that are parsed beforehand, so that what the rules cost is not counted among what the
// parser costs, many times as much. The trees are kept in a form that Node.js reads back natively.
import { readFileSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
import { analyze } from "@typescript-eslint/scope-manager";

/**
 * @param {readonly { path: string, text: string }[]} files - TypeScript, with or without JSX
 * @returns {Promise<Buffer>}
 */
export async function serializeParsed(files) {
  const { parser } = await import("typescript-eslint");
  let visitorKeys;
  const parsed = files.map(({ path, text }) => {
    const result = parser.parseForESLint(text, {
      ecmaFeatures: { jsx: /x$/u.test(path) },
      filePath: path,
      comment: true,
      loc: true,
      range: true,
      tokens: true,
    });
    visitorKeys = result.visitorKeys;
    return { path, text, ast: serialize(result.ast) };
  });
  return serialize({ visitorKeys, parsed });
}

/** The files that {@link serializeParsed} has parsed, and a parser that gives their trees. */
export function readParsed(file) {
  const { visitorKeys, parsed } = deserialize(readFileSync(file));
  const trees = new Map(parsed.map(({ path, ast }) => [path, ast]));
  const parser = {
    meta: { name: "parsed-files", version: "1.0.0" },
    parseForESLint(_text, { filePath }) {
      const ast = deserialize(trees.get(filePath));
      return { ast, visitorKeys, scopeManager: analyze(ast, { sourceType: "module" }) };
    },
  };
  return { files: parsed, parser };
}
